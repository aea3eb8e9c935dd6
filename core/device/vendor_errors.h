// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/message.h"
#include "core/device/modem_family.h"

#include <span>
#include <string_view>

namespace reviver {

/// A code or text that makers' programs show, in plain words.
struct VendorError {
    std::string_view code;   ///< as it is looked up: "13", "ERROR_IMEI", "+CME ERROR: 10"
    std::string_view where;  ///< which program shows it
    Message meaning;         ///< what happened
    Message state;           ///< what it says of the modem, and what it does not
    Message next;            ///< what to do
    RowMark mark = RowMark::OneSource;
    std::string_view source;
};

/// All that are publicly known; there is no official list.
std::span<const VendorError> vendorErrors();

/// The explanation of what somebody typed in: "13", "Error -16", "error code: 19",
/// "error_imei", "+CME ERROR 50". Null if nobody has written down what it means.
const VendorError *explainVendorError(std::string_view typed);

}  // namespace reviver
