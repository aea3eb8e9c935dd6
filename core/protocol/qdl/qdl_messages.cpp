// SPDX-License-Identifier: Apache-2.0
#include "core/protocol/qdl/qdl_messages.h"

#include "core/base/crc.h"
#include "core/base/hex.h"
#include "core/protocol/streaming/streaming_messages.h"

#include <span>

namespace reviver::qdl {
namespace {

std::string statusText(std::uint16_t status, std::span<const std::string_view> names)
{
    const std::string_view name = status < names.size()
        ? names[status]
        : std::string_view("a status that is not in the public lists");
    return hexNumber(status, 4) + ' ' + std::string(name);
}

}  // namespace

Bytes encodeHello(std::uint8_t version)
{
    Bytes out{kHello};
    append(out, asBytes(kHostMagic));
    out.resize(1 + kHostMagicSize);
    out.push_back(version);
    out.push_back(version);
    out.push_back(kFeatures);
    return out;
}

Result<HelloReply> HelloReply::decode(ByteView payload)
{
    auto reader = streaming::openReply(payload, kHelloReply, "hello reply");
    if (!reader)
        return failure(std::move(reader).error());
    const ByteView magic = reader->take(kTargetMagic.size());
    HelloReply hello;
    reader->skip(4);
    hello.bootMajor = reader->le<std::uint16_t>();
    hello.bootMinor = reader->le<std::uint16_t>();
    hello.version = reader->le<std::uint8_t>();
    hello.compatibleVersion = reader->le<std::uint8_t>();
    hello.maxBlockSize = reader->le<std::uint32_t>();
    reader->skip(4);
    hello.flashName = asText(reader->take(reader->le<std::uint8_t>()));
    reader->skip(2);
    const auto sectors = reader->le<std::uint16_t>();
    reader->skip(4 * std::size_t{sectors});
    hello.features = reader->le<std::uint8_t>();
    REVIVER_TRY(reader->finishLoosely("hello reply"));
    if (asText(magic) != kTargetMagic)
        return failure(ErrorCode::MalformedMessage, "hello reply: not the magic of a QDL modem");
    return hello;
}

Bytes encodeOpen(std::uint8_t type, ByteView imageHeader, std::uint32_t dataSize)
{
    Bytes out{kOpen, type};
    appendLe(out, static_cast<std::uint32_t>(imageHeader.size() + dataSize));
    out.push_back(1);
    appendLe(out, dataSize);
    appendLe(out, std::uint16_t{0});
    append(out, imageHeader);
    return out;
}

Result<OpenReply> OpenReply::decode(ByteView payload)
{
    auto reader = streaming::openReply(payload, kOpenReply, "open");
    if (!reader)
        return failure(std::move(reader).error());
    OpenReply reply;
    reply.status = reader->le<std::uint16_t>();
    reply.windowSize = reader->le<std::uint8_t>();
    reply.chunkSize = reader->le<std::uint32_t>();
    REVIVER_TRY(reader->finishLoosely("open"));
    return reply;
}

void encodeWrite(std::uint16_t sequence, ByteView chunk, Bytes &out)
{
    out.clear();
    out.push_back(kWrite);
    appendLe(out, sequence);
    appendLe(out, std::uint32_t{0});
    appendLe(out, static_cast<std::uint32_t>(chunk.size()));
    appendLe(out, crc16X25(out));
    append(out, chunk);
}

Result<WriteReply> WriteReply::decode(ByteView payload)
{
    auto reader = streaming::openReply(payload, kWriteReply, "write");
    if (!reader)
        return failure(std::move(reader).error());
    WriteReply reply;
    reply.sequence = reader->le<std::uint16_t>();
    reader->skip(4);
    reply.status = reader->le<std::uint16_t>();
    REVIVER_TRY(reader->finishLoosely("write"));
    return reply;
}

Result<DoneReply> DoneReply::decode(ByteView payload)
{
    auto reader = streaming::openReply(payload, kDoneReply, "done");
    if (!reader)
        return failure(std::move(reader).error());
    DoneReply reply;
    reply.status = reader->le<std::uint16_t>();
    reply.type = reader->le<std::uint8_t>();
    const std::string_view text = asText(reader->rest());
    REVIVER_TRY(reader->finishLoosely("done"));
    reply.text = text.substr(0, text.find('\0'));
    return reply;
}

Result<std::vector<ImagePreference>> decodeImagePreferences(ByteView payload)
{
    auto reader = streaming::openReply(payload, kImagePreferenceReply, "image preference");
    if (!reader)
        return failure(std::move(reader).error());
    std::vector<ImagePreference> preferences;
    const auto count = reader->le<std::uint8_t>();
    for (unsigned i = 0; i < count; ++i) {
        const auto type = reader->le<std::uint8_t>();
        const ByteView id = reader->take(16);
        preferences.push_back({type, Bytes(id.begin(), id.end())});
    }
    REVIVER_TRY(reader->finish("image preference"));
    return preferences;
}

std::string openStatusText(std::uint16_t status)
{
    static constexpr std::string_view kNames[]
        = {"opened",         "wrong size",     "wrong type",      "wrong header size",
           "header present", "header missing", "write-protected", "image not needed"};
    return statusText(status, kNames);
}

std::string writeStatusText(std::uint16_t status)
{
    static constexpr std::string_view kNames[] = {"written", "wrong CRC", "wrong content"};
    return statusText(status, kNames);
}

std::string doneStatusText(std::uint16_t status)
{
    static constexpr std::string_view kNames[] = {"done", "authentication failed", "writing failed"};
    return statusText(status, kNames);
}

}  // namespace reviver::qdl
