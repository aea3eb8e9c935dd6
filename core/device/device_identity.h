// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace reviver {

/// What one modem says of itself. An empty text means "not seen", never "none".
struct DeviceIdentity {
    std::string manufacturer;
    std::string model;     ///< "E392"
    std::string firmware;  ///< "11.433.57.00.260"
    std::string hardware;  ///< "CH1E392DM"
    std::string imei;      ///< personal: show through maskIdentity()
    std::string serial;    ///< personal: show through maskIdentity()
    std::string buildId;   ///< Qualcomm build id, "9x00B-SCAQDBZM-30350"

    bool operator==(const DeviceIdentity &) const = default;
};

/// "E392" and "HUAWEI E392u-12" name the same model; "E392" and "E3372h" don't.
bool sameModel(const std::string &one, const std::string &other);

/// The model behind the name that Huawei's updaters give a product: "E3372h" for
/// "CL2E3372HM", "E392" for "CH1E392DM"; any other text as it is.
/// Source: AT^FHVER of an E3372h and an E3276s, which say both (confirmed for h and s).
std::string modelOfProductName(const std::string &name);

/// Digits that no modem has: nothing but zeros, or what erased memory reads as.
bool isBlankIdentity(const std::string &value);

/// "35**********012": the first two and the last three characters stay, so that two
/// reports of one modem can be compared. Texts under eight characters become "***", an
/// empty one stays empty.
std::string maskIdentity(const std::string &value);
/// Masks every run of 14 digits or more inside a text (IMEI, IMEISV, IMSI, ICCID in answers).
std::string maskNumbers(const std::string &text);

}  // namespace reviver
