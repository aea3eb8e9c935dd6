// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace reviver::test {

// Two hosts that know nothing of this program. They do on a port what balong_flash 3.0 and
// balong-usbdload 2.20 were seen to do: their order, their settings of the terminal, their
// single reads, and their way to take frames apart, which trusts no checksum.

/// One image of a file and what the host would send of it.
struct PeerRecord {
    std::uint32_t code = 0;
    std::string data;
};
/// The records of Huawei's container, by its layout alone.
std::vector<PeerRecord> peerRecords(const std::string &container);

/// As balong_flash FILE, with -g for a signature, and -r: AT, DATAMODE, frames, both resets.
/// Empty when it ended well, else what it would complain of.
std::string flashLikeBalongFlash(const std::filesystem::path &port, const std::vector<PeerRecord> &records,
                                 const std::string &signatureCommand = {});

/// As balong-usbdload FILE: knock, then start, data and end of each block.
std::string loadLikeUsbdload(const std::filesystem::path &port, const std::string &loaderFile);

}  // namespace reviver::test
