// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/firmware/firmware_bundle.h"
#include "core/firmware/images/balong.h"

namespace reviver {

/// The signature area at the end of an image; nothing if it has none.
Result<std::optional<BalongSignature>> readSignatureArea(const ByteSource &image);

/// The signature of a Huawei container, whose area ends its first or second record.
/// `contentCode` is the first octet in front of the records: bits 0 to 2 say what the
/// file holds, and a value above 0x0F says nothing; then the roles of the images do.
/// Source: forth32/balongflash signver.c; forth32/qhuaweiflash (confirmed); by roles:
/// inferred.
Result<std::optional<BundleSignature>> findSignature(const FirmwareBundle &bundle,
                                                     std::optional<std::uint8_t> contentCode);

}  // namespace reviver
