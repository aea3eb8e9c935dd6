// SPDX-License-Identifier: Apache-2.0
#include "core/protocol/at/at_client.h"

#include "core/protocol/at/at_text.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <optional>

namespace reviver::at {
namespace {

using std::chrono::milliseconds;

/// How long the line must be quiet until a late answer counts as lost.
constexpr milliseconds kSettleTime{250};
constexpr milliseconds kSettleLimit{1500};
/// Bounds against a port that sends something else than text.
constexpr std::size_t kMaxLineLength = 8192;
constexpr std::size_t kMaxLines = 4096;
constexpr std::size_t kMaxUnsolicited = 1000;

// Source: ModemManager mm-broadband-modem-huawei.c (one source).
constexpr std::array<std::string_view, 32> kUnsolicitedPrefixes{
    "^BOOT:",       "^RSSI:",     "^RSSILVL:",  "^HRSSILVL:", "^HCSQ:",    "^MODE:",    "^DSFLOWRPT:",
    "^NDISSTAT:",   "^NDISEND:",  "^SIMST:",    "^SRVST:",    "^STIN:",    "^CSNR:",    "^DSDORMANT:",
    "^PDPDEACT:",   "^RFSWITCH:", "^POSITION:", "^POSEND:",   "^ECCLIST:", "^LTERSRP:", "^CSCHANNELINFO:",
    "^CCALLSTATE:", "^ORIG:",     "^CONF:",     "^CONN:",     "^CEND:",    "^DDTMF:",   "^CONNECT ",
    "+CUSATP:",     "+CUSATEND",  "+CREG",      "+CGREG",
};

/// "^HCSQ" of "AT^HCSQ?" and of "^HCSQ: ...".
std::string_view nameOf(std::string_view text)
{
    return text.substr(0, text.find_first_of("=?: ,"));
}

std::optional<Reply::Final> finalOf(std::string_view line)
{
    if (equalNoCase(line, "OK"))
        return Reply::Final::Ok;
    if (equalNoCase(line, "ERROR"))
        return Reply::Final::Error;
    if (startsWithNoCase(line, "+CME ERROR"))
        return Reply::Final::CmeError;
    if (startsWithNoCase(line, "+CMS ERROR"))
        return Reply::Final::CmsError;
    if (equalNoCase(line, "COMMAND NOT SUPPORT"))
        return Reply::Final::NotSupported;
    if (equalNoCase(line, "NO CARRIER"))
        return Reply::Final::NoCarrier;
    if (equalNoCase(line, "TOO MANY PARAMETERS"))
        return Reply::Final::TooManyParameters;
    if (equalNoCase(line, "NO PERMISSION"))
        return Reply::Final::NoPermission;
    return std::nullopt;
}

}  // namespace

bool isUnsolicited(std::string_view line, std::string_view command)
{
    const auto begins = [line](std::string_view prefix) { return startsWithNoCase(line, prefix); };
    if (std::ranges::none_of(kUnsolicitedPrefixes, begins))
        return false;
    return !startsWithNoCase(command, "AT") || !equalNoCase(nameOf(line), nameOf(command.substr(2)));
}

Result<Reply> Client::command(std::string_view text, milliseconds timeout)
{
    REVIVER_TRY(settle());
    m_transport.discardInput();
    m_input.clear();
    const std::string line = std::string(text) + '\r';
    REVIVER_TRY(m_transport.write(asBytes(line), timeout, m_stop));
    m_unanswered = true;

    const Clock::Instant deadline = m_clock.now() + timeout;
    Reply reply;
    bool echoDropped = false;
    for (;;) {
        auto received = readLine(deadline);
        if (!received && received.error().code() == ErrorCode::Timeout)
            return failure(ErrorCode::Timeout,
                           fmt::format("no final answer to {} within {} ms, {} other line{}", text,
                                       timeout.count(), reply.lines.size(),
                                       reply.lines.size() == 1 ? "" : "s"));
        if (!received)
            return failure(std::move(received).error());
        if (!echoDropped && *received == text) {
            echoDropped = true;
        } else if (isUnsolicited(*received, text)) {
            if (m_unsolicited.size() < kMaxUnsolicited)
                m_unsolicited.push_back(*std::move(received));
        } else if (const auto final = finalOf(*received)) {
            m_unanswered = false;
            reply.final = *final;
            reply.finalText = *std::move(received);
            return reply;
        } else if (reply.lines.size() >= kMaxLines) {
            return failure(ErrorCode::LimitExceeded, fmt::format("more than {} lines", kMaxLines));
        } else {
            reply.lines.push_back(*std::move(received));
        }
    }
}

Result<void> Client::settle()
{
    // A late final line must not be taken for the next command's.
    const Clock::Instant limit = m_clock.now() + kSettleLimit;
    std::array<std::uint8_t, 1024> buffer;
    while (m_unanswered && m_clock.now() < limit) {
        const auto received = m_transport.readSome(buffer, kSettleTime, m_stop);
        if (received)
            continue;
        if (received.error().code() != ErrorCode::Timeout)
            return failure(received.error());
        break;
    }
    m_unanswered = false;
    return {};
}

Result<std::string> Client::readLine(Clock::Instant deadline)
{
    std::array<std::uint8_t, 1024> buffer;
    for (;;) {
        if (std::string line = takeLine(); !line.empty())
            return line;
        if (m_input.size() > kMaxLineLength)
            return failure(ErrorCode::LimitExceeded,
                           fmt::format("a line of more than {} octets", kMaxLineLength));
        const auto left = std::chrono::ceil<milliseconds>(deadline - m_clock.now());
        if (left <= milliseconds::zero())
            return failure(ErrorCode::Timeout, "no whole line in time");
        const auto received = m_transport.readSome(buffer, left, m_stop);
        if (!received)
            return failure(received.error());
        m_input.append(asText(ByteView(buffer).first(std::min(*received, buffer.size()))));
    }
}

std::string Client::takeLine()
{
    for (;;) {
        const std::size_t end = m_input.find_first_of("\r\n");
        if (end == std::string::npos)
            return {};
        std::string line = m_input.substr(0, end);
        m_input.erase(0, end + 1);
        if (!line.empty())
            return line;
    }
}

}  // namespace reviver::at
