// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace reviver::firehose {

/// As programmers write it: with a declaration, line ends and blanks before "/>".
inline std::string reply(std::string_view element)
{
    return "<?xml version=\"1.0\" encoding=\"UTF-8\" ?>\r\n<data>\r\n" + std::string(element) + "\r\n</data>";
}

inline std::string log(std::string_view text)
{
    return reply("<log value=\"" + std::string(text) + "\" />");
}

inline const std::string kAck = reply("<response value=\"ACK\" />");

}  // namespace reviver::firehose
