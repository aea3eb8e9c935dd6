// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace reviver::practice {

/// One request to a programmer: the first element inside `<data>`, read by hand.
struct FirehoseRequest {
    std::string name;
    std::map<std::string, std::string, std::less<>> attributes;

    std::string text(std::string_view attribute) const;
    /// Decimal, or hex with 0x; nothing if it is missing or no number.
    std::optional<std::uint64_t> number(std::string_view attribute) const;
};

/// The request in a whole document; nothing if it is not formed as XML.
std::optional<FirehoseRequest> readFirehoseRequest(std::string_view document);
/// Decimal, or hex with 0x.
std::optional<std::uint64_t> firehoseNumber(std::string_view text);

}  // namespace reviver::practice
