// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/bytes.h"

#include <string>

namespace reviver {

/// What the certificates of a signed Qualcomm image say about the modem it is for: hex
/// digits in front of a name, "02 000480E100000000 HW_ID". Empty: not told.
/// Source: forth32/qtools qblinfo.c; bkerler/edl; one real certificate (confirmed).
struct CertificateText {
    std::string hardwareId;  ///< HW_ID: chip, maker, model
    std::string softwareId;  ///< SW_ID
    std::string makerId;     ///< OEM_ID
    std::string modelId;     ///< MODEL_ID

    static CertificateText decode(ByteView certificates);
};

}  // namespace reviver
