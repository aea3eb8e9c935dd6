// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace reviver::firehose {

// Each function gives one request as an XML document. Peek and poke are left out on
// purpose. Source of elements and attributes: qdl firehose.c; edl firehose.py; fwupd
// qc-firehose (confirmed); NAND attributes: qdl program.c, edl (confirmed).

/// Sectors of the modem's memory, as a rawprogram file names them.
struct SectorRange {
    unsigned physicalPartition = 0;
    std::string startSector;  ///< A number, or an expression like "NUM_DISK_SECTORS-33."
    std::uint64_t sectors = 0;
    std::uint32_t sectorSize = 0;                ///< NAND: a page, 2048 or 4096 octets.
    std::optional<std::uint32_t> pagesPerBlock;  ///< NAND only.
    std::optional<std::uint64_t> lastSector;     ///< NAND only.
    std::string label;
    std::string fileName;
};

/// A change of a few octets, written by the programmer.
struct Patch {
    unsigned physicalPartition = 0;
    std::string startSector;
    std::uint32_t sectorSize = 0;
    std::uint32_t byteOffset = 0;
    std::uint32_t size = 0;
    std::string value;     ///< A number or an expression like "CRC32(1,92)".
    std::string fileName;  ///< "DISK" is for the modem; other names are for the host.
};

/// How a modem goes on after the work.
enum class Power { Reset, Off, ResetToEmergencyMode };

std::string configureRequest(const std::string &memoryName, std::uint64_t maxPayload);
std::string nopRequest();
std::string storageInfoRequest(unsigned physicalPartition);
std::string programRequest(const SectorRange &range);
std::string eraseRequest(const SectorRange &range);
std::string readRequest(const SectorRange &range);
std::string sha256Request(const SectorRange &range);
std::string patchRequest(const Patch &patch);
std::string bootableDriveRequest(unsigned value);
std::string powerRequest(Power power, unsigned delaySeconds);

}  // namespace reviver::firehose
