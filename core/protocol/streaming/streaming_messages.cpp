// SPDX-License-Identifier: Apache-2.0
#include "core/protocol/streaming/streaming_messages.h"

#include "core/base/hex.h"

#include <algorithm>
#include <fmt/format.h>

namespace reviver::streaming {
namespace {

/// A loader's text in one line: no line end, nothing that a terminal would obey, not endless.
std::string oneLine(std::string_view text)
{
    constexpr std::size_t kMost = 200;
    text = text.substr(0, std::min(text.find('\0'), kMost));
    const std::size_t end = text.find_last_not_of("\r\n ");
    std::string line(text.substr(0, end == std::string_view::npos ? 0 : end + 1));
    std::ranges::replace_if(
        line, [](char c) { return c < 0x20 || c > 0x7E; }, ' ');
    return line;
}

Error deviceError(ByteReader reader, std::string_view name)
{
    const auto code = reader.le<std::uint32_t>();
    const std::string text = oneLine(asText(reader.rest()));
    if (reader.failed())
        return {ErrorCode::MalformedMessage, fmt::format("{}: error message cut short", name)};
    return {ErrorCode::DeviceRefused,
            fmt::format("{}: {}{}{}", name, errorText(code), text.empty() ? "" : ": ", text)};
}

Result<std::uint32_t> offsetIn(ByteView payload, std::uint8_t awaited)
{
    auto reader = openReply(payload, awaited, "block written");
    if (!reader)
        return failure(std::move(reader).error());
    const auto offset = reader->le<std::uint32_t>();
    REVIVER_TRY(reader->finish("block written"));
    return offset;
}

}  // namespace

Result<ByteReader> openReply(ByteView payload, std::uint8_t awaited, std::string_view name)
{
    if (payload.empty())
        return failure(ErrorCode::MalformedMessage, fmt::format("{}: empty", name));
    ByteReader reader(payload);
    const auto command = reader.le<std::uint8_t>();
    if (command == awaited)
        return reader;
    if (command == kError)
        return failure(deviceError(reader, name));
    return failure(ErrorCode::UnexpectedMessage, fmt::format("awaited {}, got {}", name, hexNumber(command)));
}

std::optional<std::string> logText(ByteView payload)
{
    if (payload.empty() || payload[0] != kLog)
        return std::nullopt;
    return oneLine(asText(payload.subspan(1)));
}

bool isError(ByteView payload)
{
    return payload.size() >= 5 && payload[0] == kError;
}

Bytes encodeHello()
{
    Bytes out{kHello};
    append(out, asBytes(kHostMagic));
    out.push_back(kHelloVersion);
    out.push_back(kHelloVersion);
    out.push_back(kHelloFeatures);
    return out;
}

Result<HelloReply> HelloReply::decode(ByteView payload)
{
    auto reader = openReply(payload, kHelloReply, "hello reply");
    if (!reader)
        return failure(std::move(reader).error());
    const ByteView magic = reader->take(kTargetMagic.size());
    HelloReply hello;
    hello.version = reader->le<std::uint8_t>();
    hello.compatibleVersion = reader->le<std::uint8_t>();
    hello.preferredBlockSize = reader->le<std::uint32_t>();
    hello.flashBase = reader->le<std::uint32_t>();
    hello.flashName = asText(reader->take(reader->le<std::uint8_t>()));
    hello.windowSize = reader->le<std::uint16_t>();
    const auto sectors = reader->le<std::uint16_t>();
    for (unsigned i = 0; i < sectors && !reader->failed(); ++i)
        hello.sectorSizes.push_back(reader->le<std::uint32_t>());
    hello.features = reader->le<std::uint8_t>();
    REVIVER_TRY(reader->finishLoosely("hello reply"));
    if (asText(magic) != kTargetMagic)
        return failure(ErrorCode::MalformedMessage, "hello reply: not the magic of a loader");
    return hello;
}

Bytes encodeRead(std::uint32_t address, std::uint16_t length)
{
    Bytes out{kRead};
    appendLe(out, address);
    appendLe(out, length);
    return out;
}

Result<ReadReply> ReadReply::decode(ByteView payload)
{
    auto reader = openReply(payload, kReadReply, "read");
    if (!reader)
        return failure(std::move(reader).error());
    ReadReply reply;
    reply.address = reader->le<std::uint32_t>();
    const ByteView data = reader->rest();
    REVIVER_TRY(reader->finish("read"));
    reply.data.assign(data.begin(), data.end());
    return reply;
}

Bytes encodeSecurityMode(bool trusted)
{
    return {kSecurityMode, static_cast<std::uint8_t>(trusted ? 1 : 0)};
}

Bytes encodePartitionTable(ByteView table)
{
    Bytes out{kPartitionTable, 0};
    append(out, table);
    return out;
}

Bytes encodeOpenMulti(OpenType type, ByteView payload)
{
    Bytes out{kOpenMulti, static_cast<std::uint8_t>(type)};
    append(out, payload);
    return out;
}

Bytes customPayload(std::string_view name)
{
    Bytes out;
    append(out, asBytes(name));
    out.push_back(0);
    return out;
}

void encodeWrite(std::uint32_t offset, ByteView data, Bytes &out)
{
    out.clear();
    out.push_back(kWrite);
    appendLe(out, offset);
    append(out, data);
}

Result<std::uint32_t> decodeWritten(ByteView payload)
{
    return offsetIn(payload, kWritten);
}

void encodeUnframedWrite(std::uint32_t offset, ByteView data, Bytes &out)
{
    out.assign({kUnframedWrite, 0, 0, 0});
    appendLe(out, offset);
    appendLe(out, static_cast<std::uint32_t>(data.size()));
    append(out, data);
}

Result<std::uint32_t> decodeUnframedWritten(ByteView payload)
{
    return offsetIn(payload, kUnframedWritten);
}

}  // namespace reviver::streaming
