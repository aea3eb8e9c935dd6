// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/transport/hardware.h"

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace reviver {

/// One region of the memory that a crashed modem offers.
struct DumpRegion {
    std::string name;         ///< of its file: letters, digits, dots; unique
    std::string description;  ///< as the modem calls it
    std::uint64_t address = 0;
    std::uint64_t size = 0;
    std::string sha256;  ///< once it is saved; else empty
};

/// How far a dump is.
struct DumpProgress {
    const std::vector<DumpRegion> &regions;  ///< with the digests of those that are saved
    std::size_t region = 0;                  ///< that is being read
    std::uint64_t done = 0;                  ///< octets of it
    std::uint64_t doneOfAll = 0;
    std::uint64_t total = 0;
};
using DumpListener = std::function<void(const DumpProgress &)>;

/// Reads the memory of a modem that was seen to offer it (Sahara, memory debug) and saves
/// each region to a file of its own in `folder` (made if missing), with a list of them in
/// regions.txt. A file appears when it is complete; nothing is overwritten. What was saved
/// before a failure stays. The modem is left as it is: stopped, until it is restarted.
///
/// UnexpectedMessage if it offers no memory; FileWriteFailed also when the disk has not
/// enough room; Cancelled between two pieces of memory.
/// A dump holds what the modem had in mind: messages, numbers, keys.
/// Source: qdl ramdump.c; libopenpst sahara.h (confirmed).
Result<std::vector<DumpRegion>> saveMemoryDump(const std::string &port, const Hardware &hardware,
                                               const std::filesystem::path &folder,
                                               const DumpListener &listener = {}, StopToken stop = {});

}  // namespace reviver
