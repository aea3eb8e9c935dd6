// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

/// Marks a text for users inside core, where there is no Qt: lupdate collects it
/// into the context "core" (alias of QT_TRANSLATE_NOOP), the window translates it.
#define REVIVER_TR(text) text

namespace reviver {

/// A sentence for users: an English source text with places %1 to %9 and what
/// goes into them. The terminal shows english(), the window its translation.
struct Message {
    std::string text;
    std::vector<std::string> args;

    Message() = default;
    Message(const char *source) : text(source) {}
    Message(const char *source, std::vector<std::string> values) : text(source), args(std::move(values)) {}

    bool empty() const { return text.empty(); }
    /// The English sentence with its places filled in.
    std::string english() const { return fill(text, args); }
    bool operator==(const Message &) const = default;

    /// Puts `args` into the places of any text; used for translations as well.
    static std::string fill(const std::string &text, const std::vector<std::string> &args);
};

}  // namespace reviver
