// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/bytes.h"
#include "core/base/result.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace reviver::firehose {

/// `<response value="ACK|NAK" .../>`
struct Response {
    bool ack = false;
    std::optional<bool> rawMode;  ///< Raw sectors follow, or have ended; nothing: not said.
    std::map<std::string, std::string, std::less<>> attributes;

    /// The number in an attribute; nothing if it is missing or no number.
    std::optional<std::uint64_t> number(std::string_view attribute) const;
};

/// One `<data>` document of the programmer: log lines, and perhaps a response.
struct Document {
    std::vector<std::string> logs;
    std::optional<Response> response;
};

/// Cuts the programmer's octets into documents and raw sectors. Documents arrive in
/// pieces or several at once; raw sectors start right behind the document that
/// announces them.
/// Source: qdl firehose.c; edl firehose.py (confirmed).
class XmlStream {
public:
    /// The longest document that is taken.
    static constexpr std::size_t kMaxDocument = 64 * 1024;

    void feed(ByteView received);
    /// The next whole document; nothing as long as its end is missing. Text that is no
    /// XML becomes a log line, unless it holds a response: then MalformedMessage.
    Result<std::optional<Document>> next();
    /// Moves up to buffer.size() raw octets into `buffer`; how many there were.
    std::size_t takeRaw(MutableByteView buffer);

private:
    std::string m_text;
};

}  // namespace reviver::firehose
