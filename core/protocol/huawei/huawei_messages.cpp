// SPDX-License-Identifier: Apache-2.0
#include "core/protocol/huawei/huawei_messages.h"

#include "core/protocol/dmss/nak.h"

namespace reviver::huawei {

Bytes encodeBegin(std::uint32_t code, std::uint32_t size)
{
    Bytes out{kBegin};
    appendBe(out, code);
    appendBe(out, size);
    out.resize(kBeginSize);
    return out;
}

void encodeData(std::uint32_t blockNumber, ByteView data, Bytes &out)
{
    out.clear();
    out.push_back(kData);
    appendBe(out, blockNumber);
    appendBe(out, static_cast<std::uint16_t>(data.size()));
    append(out, data);
}

Bytes encodeEnd(std::uint32_t code, std::uint32_t size)
{
    Bytes out{kEnd};
    appendBe(out, size);
    out.resize(8);
    appendBe(out, code);
    out.resize(kEndSize);
    return out;
}

Result<std::string> decodeProductId(ByteView payload)
{
    if (payload.empty() || payload[0] != kProductId)
        return failure(dmss::refusalOrUnexpected(payload, "product id"));
    std::string_view text = asText(payload.subspan(1));
    text = text.substr(0, text.find('\0'));
    const std::size_t end = text.find_last_not_of(' ');
    if (end == std::string_view::npos)
        return failure(ErrorCode::MalformedMessage, "product id: no text");
    return std::string(text.substr(0, end + 1));
}

}  // namespace reviver::huawei
