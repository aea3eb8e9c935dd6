// SPDX-License-Identifier: Apache-2.0
#include "core/device/safe_transport.h"

#include "core/base/hex.h"
#include "core/protocol/hdlc.h"
#include "core/protocol/never_list.h"

#include <algorithm>

namespace reviver {
namespace {

/// Not among them, though they only read: AT+CCID (hangs an E3372) and
/// AT^AUTHORITYID? (answers with an identity). Source: router forums (one source).
constexpr std::string_view kReadOnly[] = {
    "AT",           "ATI",           "AT+CGMI",          "AT+CGMM",
    "AT+CGMR",      "AT+CGSN",       "AT^VERSION?",      "AT^HWVER",
    "AT^FHVER",     "AT^SETPORT?",   "AT^SETPORT=?",     "AT^GETPORTMODE",
    "AT^U2DIAG?",   "AT^CARDLOCK?",  "AT^SYSINFOEX",     "AT+CPIN?",
    "AT^DLOADVER?", "AT^DLOADINFO?", "AT^AUTHORITYVER?",
};

/// The payload of `data` if it is exactly one whole frame.
std::optional<Bytes> framePayload(ByteView data)
{
    if (data.empty() || data.front() != hdlc::kFlag || data.back() != hdlc::kFlag)
        return std::nullopt;
    hdlc::FrameDecoder decoder;
    decoder.feed(data);
    auto frame = decoder.next();
    if (!frame || !*frame || decoder.next())
        return std::nullopt;
    return **std::move(frame);
}

}  // namespace

bool isReadOnlyCommand(std::string_view command)
{
    return std::ranges::find(kReadOnly, command) != std::end(kReadOnly);
}

Result<void> SafeTransport::write(ByteView data, std::chrono::milliseconds timeout, StopToken stop)
{
    if (!isHarmless(data))
        return failure(ErrorCode::InvalidArgument,
                       "not sent, as it may change a modem: " + hexText(data, 32));
    return m_port.write(data, timeout, stop);
}

Result<std::size_t> SafeTransport::readSome(MutableByteView buffer, std::chrono::milliseconds timeout,
                                            StopToken stop)
{
    if (m_received.size() >= kMostOctets)
        return failure(ErrorCode::Timeout, "the port does not stop talking");
    auto count = m_port.readSome(buffer, timeout, stop);
    if (count)
        append(m_received, ByteView(buffer).first(std::min(*count, buffer.size())));
    return count;
}

Bytes SafeTransport::takeReceived()
{
    return std::exchange(m_received, {});
}

bool SafeTransport::isHarmless(ByteView data) const
{
    if (data.size() == 1)
        return data[0] == hdlc::kFlag || data[0] == '\r' || std::ranges::count(m_allowed, data[0]) > 0;
    if (const auto payload = framePayload(data))
        return mayProbe(*payload) || std::ranges::count(m_allowedFrames, *payload) > 0;
    const std::string_view text = asText(data);
    return text.ends_with('\r') && isReadOnlyCommand(text.substr(0, text.size() - 1));
}

}  // namespace reviver
