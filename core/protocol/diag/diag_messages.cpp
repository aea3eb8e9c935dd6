// SPDX-License-Identifier: Apache-2.0
#include "core/protocol/diag/diag_messages.h"

#include "core/base/hex.h"

#include <algorithm>
#include <fmt/format.h>

namespace reviver::diag {
namespace {

/// A text field of fixed length: up to its first NUL, without blanks behind it.
std::string fixedText(ByteReader &reader, std::size_t size)
{
    std::string_view text = asText(reader.take(size));
    text = text.substr(0, text.find('\0'));
    const std::size_t end = text.find_last_not_of(' ');
    return std::string(text.substr(0, end == std::string_view::npos ? 0 : end + 1));
}

/// A text that ends with NUL or with the message.
std::string terminatedText(ByteView &rest)
{
    const auto end = std::ranges::find(rest, std::uint8_t{0});
    const auto size = static_cast<std::size_t>(end - rest.begin());
    std::string text(asText(rest.first(size)));
    rest = rest.subspan(std::min(size + 1, rest.size()));
    return text;
}

}  // namespace

bool isErrorCode(std::uint8_t code)
{
    return !errorText(code).empty();
}

std::string_view errorText(std::uint8_t code)
{
    switch (code) {
    case kBadCommand:
        return "unknown command";
    case kBadParameter:
        return "bad parameter";
    case kBadLength:
        return "bad length";
    case kBadDevice:
        return "not accepted by this device";
    case kBadMode:
        return "not in this operating mode";
    case kBadSpcMode:
        return "locked by the service code";
    case kBadSecurityMode:
        return "locked by the security password";
    default:
        return {};
    }
}

Result<ByteReader> openReply(ByteView payload, std::uint8_t awaited, std::string_view name)
{
    if (payload.empty())
        return failure(ErrorCode::MalformedMessage, fmt::format("{}: empty", name));
    ByteReader reader(payload);
    const auto command = reader.le<std::uint8_t>();
    if (command == awaited)
        return reader;
    if (isErrorCode(command))
        return failure(ErrorCode::DeviceRefused,
                       fmt::format("{}: {} {}", name, hexNumber(command), errorText(command)));
    return failure(ErrorCode::UnexpectedMessage, fmt::format("awaited {}, got {}", name, hexNumber(command)));
}

bool answers(ByteView payload, std::uint8_t command)
{
    if (payload.empty())
        return false;
    if (payload[0] == command)
        return true;
    return isErrorCode(payload[0]) && (payload.size() < 2 || payload[1] == command);
}

Result<VersionInfo> VersionInfo::decode(ByteView payload)
{
    auto reader = openReply(payload, kVersionInfo, "version info");
    if (!reader)
        return failure(std::move(reader).error());
    VersionInfo info;
    info.compileDate = fixedText(*reader, 11);
    info.compileTime = fixedText(*reader, 8);
    info.releaseDate = fixedText(*reader, 11);
    info.releaseTime = fixedText(*reader, 8);
    info.directory = fixedText(*reader, 8);
    info.stationClassMark = reader->le<std::uint8_t>();
    info.caiRevision = reader->le<std::uint8_t>();
    info.mobileModel = reader->le<std::uint8_t>();
    info.firmwareRevision = reader->le<std::uint16_t>();
    info.slotCycleIndex = reader->le<std::uint8_t>();
    info.hardwareMajor = reader->le<std::uint8_t>();
    info.hardwareMinor = reader->le<std::uint8_t>();
    REVIVER_TRY(reader->finishLoosely("version info"));
    return info;
}

Result<ExtendedBuildId> ExtendedBuildId::decode(ByteView payload)
{
    auto reader = openReply(payload, kExtendedBuildId, "extended build id");
    if (!reader)
        return failure(std::move(reader).error());
    ExtendedBuildId id;
    id.format = reader->le<std::uint8_t>();
    reader->skip(2);
    id.hardwareVersion = reader->le<std::uint32_t>();
    id.modelId = reader->le<std::uint32_t>();
    ByteView texts = reader->rest();
    REVIVER_TRY(reader->finish("extended build id"));
    id.buildId = terminatedText(texts);
    id.model = terminatedText(texts);
    return id;
}

Result<StatusInfo> StatusInfo::decode(ByteView payload)
{
    auto reader = openReply(payload, kStatus, "status");
    if (!reader)
        return failure(std::move(reader).error());
    StatusInfo info;
    reader->skip(3);
    info.esn = reader->le<std::uint32_t>();
    info.radioMode = reader->le<std::uint16_t>();
    reader->skip(13);
    info.receiverState = reader->le<std::uint16_t>();
    reader->skip(7);
    info.entryReason = reader->le<std::uint16_t>();
    info.channel = reader->le<std::uint16_t>();
    reader->skip(3);
    info.systemId = reader->le<std::uint16_t>();
    info.networkId = reader->le<std::uint16_t>();
    reader->skip(5);
    REVIVER_TRY(reader->finishLoosely("status"));
    return info;
}

std::string nvStatusText(NvStatus status)
{
    switch (status) {
    case NvStatus::Done:
        return "done";
    case NvStatus::Busy:
        return "busy";
    case NvStatus::BadCommand:
        return "bad command";
    case NvStatus::Full:
        return "memory full";
    case NvStatus::Failed:
        return "failed";
    case NvStatus::NotActive:
        return "never written";
    case NvStatus::BadParameter:
        return "bad parameter";
    case NvStatus::ReadOnly:
        return "read only";
    case NvStatus::BadTarget:
        return "not defined for this technology";
    case NvStatus::NoMemory:
        return "no memory";
    case NvStatus::NotAllocated:
        return "not allocated";
    }
    return fmt::format("status {}", static_cast<unsigned>(status));
}

Bytes NvItem::encodeRequest(std::uint16_t item)
{
    Bytes out{kNvRead};
    appendLe(out, item);
    out.resize(kNvMessageSize);
    return out;
}

Result<NvItem> NvItem::decode(ByteView payload)
{
    auto reader = openReply(payload, kNvRead, "NV item");
    if (!reader)
        return failure(std::move(reader).error());
    NvItem item;
    item.item = reader->le<std::uint16_t>();
    const ByteView data = reader->take(kNvItemSize);
    item.status = static_cast<NvStatus>(reader->le<std::uint16_t>());
    REVIVER_TRY(reader->finish("NV item"));
    std::ranges::copy(data, item.data.begin());
    return item;
}

Bytes ModeControl::encode() const
{
    Bytes out{kControl};
    appendLe(out, static_cast<std::uint16_t>(mode));
    return out;
}

Result<ModeControl> ModeControl::decode(ByteView payload)
{
    auto reader = openReply(payload, kControl, "mode control");
    if (!reader)
        return failure(std::move(reader).error());
    ModeControl control;
    control.mode = static_cast<Mode>(reader->le<std::uint16_t>());
    REVIVER_TRY(reader->finish("mode control"));
    return control;
}

}  // namespace reviver::diag
