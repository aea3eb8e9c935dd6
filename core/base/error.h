// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <utility>

namespace reviver {

/// What went wrong, as far as the program can tell. The code decides advice and
/// translation; the detail is for the log and for bug reports.
enum class ErrorCode {
    Cancelled,             ///< The user asked to stop.
    InvalidArgument,       ///< The caller's input is unusable.
    FileNotFound,          ///< A file or folder is not there.
    FileUnreadable,        ///< A file or folder exists but can't be read.
    FileWriteFailed,       ///< A file can't be written; nothing was overwritten.
    PortNotFound,          ///< No such port.
    PortAccessDenied,      ///< The system does not let us open the port.
    PortBusy,              ///< Another program holds the port.
    PortDisconnected,      ///< The modem was unplugged or dropped off the bus.
    Timeout,               ///< No answer within the time named in the detail.
    BadFrame,              ///< Framing or CRC: the octets are not a frame.
    MalformedMessage,      ///< A good frame whose content breaks the layout.
    UnexpectedMessage,     ///< A good message, but not the one awaited.
    DeviceRefused,         ///< The modem answered with an error of its own.
    BundleNotRecognised,   ///< No firmware was found in the file.
    BundleCorrupt,         ///< Firmware was found, but it is damaged.
    BundleForOtherDevice,  ///< The firmware does not fit this modem.
    LimitExceeded,         ///< A bound against hostile input was reached.
    LoaderMissing,         ///< The route needs a loader file that the user has not given.
    NoRoute,               ///< No way to write is known for what the modem speaks.
    PlanRefused,           ///< A check before the start failed; nothing was written.
    VerifyMismatch,        ///< What was read back differs from what was written.
    ModemNotReturned,      ///< The modem did not come back after the restart.
    SignatureWanted,       ///< The modem wants firmware with a signature that it knows.
    Unsupported,           ///< Not possible on this system or in this version.
    JournalUnusable,       ///< A journal is damaged, or of another version.
    OtherModem,            ///< Another modem answers than the one that is meant.
    BundleChanged,         ///< The firmware is not the one that the repair was begun with.
};

/// The stable name of a code, for logs and reports: "PortBusy".
std::string_view errorCodeName(ErrorCode code);

/// One failure: a code to decide on, a detail to read. Detail texts are lower
/// case, without a full stop, with octets in hex.
class [[nodiscard]] Error {
public:
    Error(ErrorCode code, std::string detail) : m_code(code), m_detail(std::move(detail)) {}

    ErrorCode code() const { return m_code; }
    const std::string &detail() const { return m_detail; }

    /// Prefixes what the caller was doing: "writing block 12: no answer in 3000 ms".
    Error during(std::string_view activity) const &;

private:
    ErrorCode m_code;
    std::string m_detail;
};

}  // namespace reviver
