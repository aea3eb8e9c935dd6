// SPDX-License-Identifier: Apache-2.0
#include "core/protocol/dmss/dmss_messages.h"

#include "core/base/byte_reader.h"

#include <algorithm>

namespace reviver::dmss {

Result<Parameters> Parameters::decode(ByteView payload)
{
    if (payload.empty() || payload[0] != kParameters)
        return failure(refusalOrUnexpected(payload, "parameters"));
    ByteReader reader(payload.subspan(1));
    Parameters parameters;
    parameters.version = reader.be<std::uint8_t>();
    parameters.minVersion = reader.be<std::uint8_t>();
    parameters.maxWrite = reader.be<std::uint16_t>();
    parameters.model = reader.be<std::uint8_t>();
    parameters.deviceSize = reader.be<std::uint8_t>();
    parameters.deviceType = reader.be<std::uint8_t>();
    REVIVER_TRY(reader.finishLoosely("parameters"));
    return parameters;
}

Result<std::string> decodeSoftwareVersion(ByteView payload)
{
    if (payload.empty() || payload[0] != kVersion)
        return failure(refusalOrUnexpected(payload, "software version"));
    ByteReader reader(payload.subspan(1));
    const auto length = reader.be<std::uint8_t>();
    const ByteView text = reader.take(length);
    REVIVER_TRY(reader.finish("software version"));
    return std::string(asText(text));
}

bool isSoftwareVersion(ByteView payload)
{
    const auto printable = [](std::uint8_t octet) { return octet >= 0x20 && octet < 0x7F; };
    return payload.size() >= 2 && payload[0] == kVersion && payload[1] == payload.size() - 2
        && std::ranges::all_of(payload.subspan(2), printable);
}

Bytes encodeWrite(std::uint32_t address, ByteView data)
{
    Bytes out;
    out.reserve(kWriteHeaderSize + data.size());
    out.push_back(kWrite32);
    appendBe(out, address);
    appendBe(out, static_cast<std::uint16_t>(data.size()));
    append(out, data);
    return out;
}

Bytes encodeGo(std::uint32_t address)
{
    Bytes out{kGo};
    appendBe(out, address);
    return out;
}

}  // namespace reviver::dmss
