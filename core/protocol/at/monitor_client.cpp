// SPDX-License-Identifier: Apache-2.0
#include "core/protocol/at/monitor_client.h"

#include "core/protocol/at/at_text.h"

#include <algorithm>
#include <fmt/format.h>

namespace reviver::at {
namespace {

using std::chrono::milliseconds;

constexpr int kDataModeTries = 10;
constexpr milliseconds kDataModePause{500};

bool isHashText(std::string_view text)
{
    return text.size() == 64 && text.find_first_not_of("0123456789abcdefABCDEF") == std::string_view::npos;
}

}  // namespace

std::string MonitorInfo::text(std::string_view key) const
{
    const auto found = texts.find(key);
    return found == texts.end() ? std::string() : found->second;
}

bool MonitorInfo::forced() const
{
    const std::string type = text("dload type");
    return !type.empty() && type != "0";
}

MonitorInfo parseMonitorInfo(const std::vector<std::string> &lines)
{
    MonitorInfo info;
    for (const std::string &line : lines) {
        const std::size_t colon = line.find(':');
        if (colon == std::string::npos)
            continue;
        const std::string_view view = line;
        std::string key(trimmed(view.substr(0, colon)));
        std::ranges::transform(key, key.begin(), [](char c) {
            return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        });
        info.texts.insert_or_assign(std::move(key), std::string(trimmed(view.substr(colon + 1))));
    }
    return info;
}

Result<void> MonitorClient::enterDownloadMode()
{
    return accepted("AT^GODLOAD").map([](const Reply &) {});
}

Result<std::string> MonitorClient::protocolVersion(milliseconds timeout)
{
    const auto reply = accepted("AT^DLOADVER?", timeout);
    if (!reply)
        return failure(reply.error());
    if (reply->lines.empty())
        return failure(ErrorCode::MalformedMessage, "AT^DLOADVER?: no version");
    return reply->lines.front();
}

Result<MonitorInfo> MonitorClient::info()
{
    return accepted("AT^DLOADINFO?").map([](const Reply &reply) { return parseMonitorInfo(reply.lines); });
}

Result<std::string> MonitorClient::authorityVersion()
{
    const auto reply = accepted("AT^AUTHORITYVER?");
    if (!reply)
        return failure(reply.error());
    return reply->lines.empty() ? std::string() : reply->lines.front();
}

Result<void> MonitorClient::announceSignature(const Signature &signature)
{
    if (signature.type < 1 || signature.type > 7 || !isHashText(signature.hash) || signature.length == 0)
        return failure(ErrorCode::InvalidArgument, "a signature of another shape");
    const auto reply
        = accepted(fmt::format("AT^SIGNVER={},0,{},{}", signature.type, signature.hash, signature.length));
    if (!reply)
        return failure(reply.error());
    if (reply->lines.empty() || reply->lines.front() != "0")
        return failure(ErrorCode::DeviceRefused,
                       "AT^SIGNVER: "
                           + (reply->lines.empty() ? std::string("no verdict") : reply->lines.front()));
    return {};
}

Result<void> MonitorClient::enterDataMode()
{
    for (int tried = 1;; ++tried) {
        const auto reply = accepted("AT^DATAMODE");
        if (reply)
            return {};
        // Silence may mean that it changed over: only HDLC can tell. So no repeat then.
        if (reply.error().code() != ErrorCode::DeviceRefused || tried == kDataModeTries)
            return failure(reply.error());
        m_clock.sleep(kDataModePause, m_stop);
    }
}

Result<void> MonitorClient::reset(milliseconds timeout)
{
    const auto reply = accepted("AT^RESET", timeout);
    if (!reply && reply.error().code() != ErrorCode::PortDisconnected)
        return failure(reply.error());
    return {};
}

Result<Reply> MonitorClient::accepted(std::string_view command, milliseconds timeout)
{
    auto reply = m_at.command(command, timeout);
    if (reply && !reply->ok())
        return failure(ErrorCode::DeviceRefused, fmt::format("{}: {}", command, reply->finalText));
    return reply;
}

}  // namespace reviver::at
