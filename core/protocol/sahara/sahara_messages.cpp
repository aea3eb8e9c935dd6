// SPDX-License-Identifier: Apache-2.0
#include "core/protocol/sahara/sahara_messages.h"

#include "core/base/hex.h"

#include <fmt/format.h>

namespace reviver::sahara {
namespace {

Result<void> expectCommand(const Packet &packet, Command awaited)
{
    if (packet.command == awaited)
        return {};
    return failure(ErrorCode::UnexpectedMessage,
                   fmt::format("awaited {}, got {}", commandName(awaited), commandName(packet.command)));
}

/// A word of a 32-bit packet or a double word of a 64-bit one.
std::uint64_t word(ByteReader &reader, bool is64Bit)
{
    return is64Bit ? reader.le<std::uint64_t>() : reader.le<std::uint32_t>();
}

std::string fixedText(ByteReader &reader, std::size_t size)
{
    const std::string_view text = asText(reader.take(size));
    return std::string(text.substr(0, text.find('\0')));
}

}  // namespace

std::string commandName(Command command)
{
    switch (command) {
    case Command::Hello:
        return "HELLO";
    case Command::HelloReply:
        return "HELLO_RSP";
    case Command::ReadData:
        return "READ_DATA";
    case Command::EndImage:
        return "END_IMAGE";
    case Command::Done:
        return "DONE";
    case Command::DoneReply:
        return "DONE_RSP";
    case Command::Reset:
        return "RESET";
    case Command::ResetReply:
        return "RESET_RSP";
    case Command::MemoryDebug:
        return "MEM_DEBUG";
    case Command::MemoryRead:
        return "MEM_READ";
    case Command::CommandReady:
        return "CMD_READY";
    case Command::SwitchMode:
        return "SWITCH_MODE";
    case Command::Execute:
        return "EXECUTE";
    case Command::ExecuteReply:
        return "EXECUTE_RSP";
    case Command::ExecuteData:
        return "EXECUTE_DATA";
    case Command::MemoryDebug64:
        return "MEM_DEBUG64";
    case Command::MemoryRead64:
        return "MEM_READ64";
    case Command::ReadData64:
        return "READ_DATA64";
    case Command::ResetState:
        return "RESET_STATE";
    }
    return "command " + hexNumber(static_cast<std::uint32_t>(command));
}

Bytes encodePacket(Command command, std::initializer_list<std::uint32_t> fields)
{
    Bytes out;
    appendLe(out, static_cast<std::uint32_t>(command));
    appendLe(out, static_cast<std::uint32_t>(kHeaderSize + 4 * fields.size()));
    for (const std::uint32_t field : fields)
        appendLe(out, field);
    return out;
}

Result<std::optional<Packet>> takePacket(Bytes &received)
{
    if (received.size() < kHeaderSize)
        return std::optional<Packet>();
    const auto length = loadLe<std::uint32_t>(received, 4);
    if (length < kHeaderSize || length > kMaxPacketSize)
        return failure(ErrorCode::MalformedMessage, fmt::format("no packet: {}", hexText(received, 16)));
    if (received.size() < length)
        return std::optional<Packet>();
    const auto end = received.begin() + static_cast<std::ptrdiff_t>(length);
    Packet packet{static_cast<Command>(loadLe<std::uint32_t>(received)),
                  Bytes(received.begin() + kHeaderSize, end)};
    received.erase(received.begin(), end);
    return packet;
}

Result<Hello> Hello::decode(const Packet &packet)
{
    REVIVER_TRY(expectCommand(packet, Command::Hello));
    ByteReader reader(packet.fields);
    Hello hello;
    hello.version = reader.le<std::uint32_t>();
    hello.minVersion = reader.le<std::uint32_t>();
    hello.maxPacketSize = reader.le<std::uint32_t>();
    hello.mode = static_cast<Mode>(reader.le<std::uint32_t>());
    reader.skip(6 * sizeof(std::uint32_t));
    REVIVER_TRY(reader.finishLoosely("HELLO"));
    return hello;
}

Bytes encodeHelloReply(Mode mode)
{
    return encodePacket(Command::HelloReply,
                        {kVersion, kMinVersion, 0, static_cast<std::uint32_t>(mode), 0, 0, 0, 0, 0, 0});
}

Result<ReadRequest> ReadRequest::decode(const Packet &packet)
{
    const bool is64Bit = packet.command == Command::ReadData64;
    if (!is64Bit)
        REVIVER_TRY(expectCommand(packet, Command::ReadData));
    ByteReader reader(packet.fields);
    ReadRequest request;
    request.imageId = word(reader, is64Bit);
    request.offset = word(reader, is64Bit);
    request.length = word(reader, is64Bit);
    REVIVER_TRY(reader.finish("READ_DATA"));
    return request;
}

Result<EndImage> EndImage::decode(const Packet &packet)
{
    REVIVER_TRY(expectCommand(packet, Command::EndImage));
    ByteReader reader(packet.fields);
    EndImage end;
    end.imageId = reader.le<std::uint32_t>();
    end.status = reader.le<std::uint32_t>();
    REVIVER_TRY(reader.finish("END_IMAGE"));
    return end;
}

Result<MemoryTable> MemoryTable::decode(const Packet &packet)
{
    MemoryTable table;
    table.is64Bit = packet.command == Command::MemoryDebug64;
    if (!table.is64Bit)
        REVIVER_TRY(expectCommand(packet, Command::MemoryDebug));
    ByteReader reader(packet.fields);
    table.address = word(reader, table.is64Bit);
    table.length = word(reader, table.is64Bit);
    REVIVER_TRY(reader.finish("MEM_DEBUG"));
    return table;
}

Result<std::vector<MemoryRegion>> decodeMemoryRegions(ByteView table, bool is64Bit)
{
    constexpr std::size_t kTextSize = 20;
    ByteReader reader(table);
    std::vector<MemoryRegion> regions;
    while (reader.remaining() > 0 && !reader.failed()) {
        MemoryRegion region;
        region.preference = word(reader, is64Bit);
        region.base = word(reader, is64Bit);
        region.length = word(reader, is64Bit);
        region.description = fixedText(reader, kTextSize);
        region.fileName = fixedText(reader, kTextSize);
        regions.push_back(std::move(region));
    }
    REVIVER_TRY(reader.finish("table of memory regions"));
    return regions;
}

Bytes encodeMemoryRead(bool is64Bit, std::uint64_t address, std::uint64_t length)
{
    const auto low = [](std::uint64_t value) { return static_cast<std::uint32_t>(value); };
    const auto high = [](std::uint64_t value) { return static_cast<std::uint32_t>(value >> 32); };
    if (is64Bit)
        return encodePacket(Command::MemoryRead64, {low(address), high(address), low(length), high(length)});
    return encodePacket(Command::MemoryRead, {low(address), low(length)});
}

}  // namespace reviver::sahara
