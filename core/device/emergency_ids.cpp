// SPDX-License-Identifier: Apache-2.0
#include "core/device/emergency_ids.h"

#include "core/base/hex.h"
#include "core/base/sha256.h"
#include "core/protocol/sahara/sahara_client.h"

namespace reviver {
namespace {

constexpr int kHexDigitsOfId = 16;
constexpr int kHexDigitsOfNumber = 8;

}  // namespace

Result<EmergencyIds> readEmergencyIds(const std::string &port, const Hardware &hardware, StopToken stop)
{
    auto line = hardware.opener.open(port);
    if (!line)
        return failure(line.error());
    sahara::Client client(**line, hardware.clock, std::move(stop));
    REVIVER_TRY(client.greet());
    const auto identity = client.identify();
    if (!identity)
        return failure(identity.error());
    EmergencyIds ids;
    if (identity->serialNumber)
        ids.serialNumber = hexNumber(*identity->serialNumber, kHexDigitsOfNumber);
    if (identity->hardwareId)
        ids.hardwareId = hexNumber(*identity->hardwareId, kHexDigitsOfId);
    if (!identity->keyHash.empty())
        ids.keyHash = digestText(identity->keyHash);
    if (identity->sblVersion)
        ids.loaderVersion = hexNumber(*identity->sblVersion, kHexDigitsOfNumber);
    return ids;
}

}  // namespace reviver
