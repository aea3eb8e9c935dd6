// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/bytes.h"

#include <functional>
#include <map>
#include <string>

namespace reviver::practice {

/// What one AT command gets: the lines between command and final, and the final.
struct AtReply {
    std::string lines;
    std::string final = "\r\nOK\r\n";
};

/// One line of an AT reply as modems send it: CR LF in front and behind.
std::string atLine(std::string_view text);

/// An AT command interpreter on one port: collects a line up to CR, echoes, and
/// answers. Source: 3GPP TS 27.007 and the forms that ModemManager accepts.
class AtPort {
public:
    using Executor = std::function<AtReply(std::string_view command)>;
    using Writer = std::function<void(Bytes)>;

    AtPort(Executor executor, Writer writer, bool echo = true)
        : m_execute(std::move(executor))
        , m_write(std::move(writer))
        , m_echo(echo)
    {
    }

    void feed(ByteView octets);

private:
    void onLine(std::string_view line);

    Executor m_execute;
    Writer m_write;
    std::string m_line;
    bool m_echo;
};

}  // namespace reviver::practice
