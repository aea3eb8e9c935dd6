// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>

namespace reviver {

// The lines of a journal (docs/journal.md): CRC-32 as eight hex digits, a blank, a JSON
// object, a line feed. The object holds its number from 0 as "n", and its kind as "what".

inline constexpr int kJournalVersion = 1;
inline constexpr const char *kJournalEnding = ".journal";
/// Bounds against files that are no journals.
inline constexpr std::size_t kLongestJournal = 16u << 20;
inline constexpr std::size_t kLongestJournalLine = 1u << 20;

/// One line, its line feed included. Octets that are no UTF-8 are replaced.
std::string journalLine(const nlohmann::ordered_json &record);
/// The object of a line without its line feed; JournalUnusable when it is not whole.
Result<nlohmann::ordered_json> readJournalLine(std::string_view line);

}  // namespace reviver
