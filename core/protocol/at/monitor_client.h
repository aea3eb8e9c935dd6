// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/protocol/at/at_client.h"

#include <map>
#include <optional>

namespace reviver::at {

/// How long the monitor may take for a command.
/// Source: balongflash hdlcio_linux.c reads up to 10 s around AT commands (one source).
inline constexpr std::chrono::milliseconds kMonitorTimeout{10'000};

/// What AT^DLOADINFO? says, "key:text" per line; keys in lower case.
struct MonitorInfo {
    std::map<std::string, std::string, std::less<>> texts;

    /// "swver", "isover" or "iso", "product name", "webuiver", "dload type"; empty if
    /// the modem does not say.
    std::string text(std::string_view key) const;
    std::string softwareVersion() const { return text("swver"); }
    std::string productName() const { return text("product name"); }
    /// True if the modem names another "dload type" than 0: it was forced into download
    /// mode (inferred).
    bool forced() const;
};

/// Reads the lines of AT^DLOADINFO?. Source: Huawei at.c; lteupdate.c (confirmed).
MonitorInfo parseMonitorInfo(const std::vector<std::string> &lines);

/// The signature of a signed bundle, as AT^SIGNVER wants it. Source: balongflash
/// signver.c; Huawei at.c (confirmed; the meaning of the fields one source).
struct Signature {
    unsigned type = 0;    ///< Download id & 7: which parts the bundle holds, 1 to 7.
    std::string hash;     ///< 64 hex digits of the key's hash.
    unsigned length = 0;  ///< Octets of the signature in the file.
};

/// Talks to Huawei's download monitor while it still speaks AT: what it is, whether it
/// accepts a signed bundle, and over to HDLC. A refusal is DeviceRefused with the
/// modem's words. Source: balongflash util.c; Huawei at.c; lteupdate.c (confirmed).
class MonitorClient {
public:
    MonitorClient(Transport &transport, Clock &clock, StopToken stop = {})
        : m_at(transport, clock, stop)
        , m_clock(clock)
        , m_stop(std::move(stop))
    {
    }

    /// Asks a modem in normal mode to go to download mode (AT^GODLOAD). It answers OK
    /// and returns on the bus after some seconds.
    Result<void> enterDownloadMode();

    /// "2.0". Timeout: the port speaks HDLC already, or nothing.
    Result<std::string> protocolVersion(std::chrono::milliseconds timeout = kMonitorTimeout);
    Result<MonitorInfo> info();
    /// "1000" on the modems that know the command.
    Result<std::string> authorityVersion();

    /// Announces a signed bundle; InvalidArgument if the fields can't be right.
    Result<void> announceSignature(const Signature &signature);
    /// Leaves AT for HDLC (AT^DATAMODE). Modems refuse a few times before they accept:
    /// tried ten times, half a second apart. Source: balongflash issue 3 (one source).
    Result<void> enterDataMode();
    /// Restarts the modem (AT^RESET). Success when it answers OK or vanishes at once.
    Result<void> reset(std::chrono::milliseconds timeout = kMonitorTimeout);

private:
    Result<Reply> accepted(std::string_view command, std::chrono::milliseconds timeout = kMonitorTimeout);

    Client m_at;
    Clock &m_clock;
    StopToken m_stop;
};

}  // namespace reviver::at
