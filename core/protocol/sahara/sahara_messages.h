// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/byte_reader.h"
#include "core/protocol/sahara/sahara_constants.h"

#include <optional>
#include <string>
#include <vector>

namespace reviver::sahara {

/// One packet: the fields behind command and length.
struct Packet {
    Command command = Command::Hello;
    Bytes fields;
};

/// "READ_DATA"; a number for a command that is not known.
std::string commandName(Command command);

/// The octets of a packet with 32-bit fields.
Bytes encodePacket(Command command, std::initializer_list<std::uint32_t> fields = {});

/// Takes the next whole packet from the front of `received`: nothing as long as octets
/// are missing, MalformedMessage for a length below 8 or above kMaxPacketSize.
Result<std::optional<Packet>> takePacket(Bytes &received);

/// HELLO (0x01): version, lowest version, largest packet, mode, six reserved words.
struct Hello {
    std::uint32_t version = 0;
    std::uint32_t minVersion = 0;
    std::uint32_t maxPacketSize = 0;
    Mode mode = Mode::ImageTransfer;

    static Result<Hello> decode(const Packet &packet);
};

/// HELLO_RSP (0x02): version, lowest version, status 0, mode, six reserved words.
Bytes encodeHelloReply(Mode mode);

/// READ_DATA (0x03, three words) and READ_DATA64 (0x12, three double words): the modem
/// asks for raw octets of an image.
struct ReadRequest {
    std::uint64_t imageId = 0;
    std::uint64_t offset = 0;
    std::uint64_t length = 0;

    static Result<ReadRequest> decode(const Packet &packet);
};

/// END_IMAGE (0x04): image id, status; any packet may be answered with one.
struct EndImage {
    std::uint32_t imageId = 0;
    std::uint32_t status = 0;

    static Result<EndImage> decode(const Packet &packet);
};

/// MEM_DEBUG (0x09) and MEM_DEBUG64 (0x10): where the table of memory regions lies.
struct MemoryTable {
    bool is64Bit = false;
    std::uint64_t address = 0;
    std::uint64_t length = 0;

    static Result<MemoryTable> decode(const Packet &packet);
};

/// One entry of that table: three words or double words (preference, base, length), then
/// description and file name in 20 octets each.
/// Source: libopenpst sahara.h; qdl ramdump.c (confirmed).
struct MemoryRegion {
    std::uint64_t preference = 0;
    std::uint64_t base = 0;
    std::uint64_t length = 0;
    std::string description;
    std::string fileName;
};
Result<std::vector<MemoryRegion>> decodeMemoryRegions(ByteView table, bool is64Bit);

/// MEM_READ (0x0A) or MEM_READ64 (0x11): address, length; raw octets follow.
Bytes encodeMemoryRead(bool is64Bit, std::uint64_t address, std::uint64_t length);

}  // namespace reviver::sahara
