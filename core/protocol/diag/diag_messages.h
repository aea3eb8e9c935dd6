// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/byte_reader.h"
#include "core/protocol/diag/diag_constants.h"

#include <array>
#include <optional>
#include <string>

namespace reviver::diag {

/// True for the codes 13 14 15 16 18 42 47: a refusal, followed by the whole request.
/// Source: ModemManager libqcdm com.c, commands.c (confirmed; 16 one source).
bool isErrorCode(std::uint8_t code);
/// "unknown command", "locked by the service code", ...
std::string_view errorText(std::uint8_t code);

/// Every reply comes through here: a refusal is DeviceRefused, another command
/// UnexpectedMessage; otherwise a reader behind the command octet.
Result<ByteReader> openReply(ByteView payload, std::uint8_t awaited, std::string_view name);

/// True if `payload` answers the request with this command octet: the same octet
/// again, or a refusal that repeats it. Everything else is unsolicited (logs, events).
bool answers(ByteView payload, std::uint8_t command);

/// Version info (0x00).
///
///     offset  size  field
///     0       1     command = 0x00
///     1       11    compile date "Mmm dd yyyy"
///     12      8     compile time "hh:mm:ss"
///     20      11    release date
///     31      8     release time
///     39      8     version directory
///     47      1     station class mark
///     48      1     mobile CAI revision
///     49      1     mobile model
///     50      2     firmware revision
///     52      1     slot cycle index
///     53      1     MSM hardware version, major
///     54      1     MSM hardware version, minor
///
/// Source: ModemManager libqcdm dm-commands.h; QCSuper info.py (confirmed).
struct VersionInfo {
    std::string compileDate;
    std::string compileTime;
    std::string releaseDate;
    std::string releaseTime;
    std::string directory;
    std::uint8_t stationClassMark = 0;
    std::uint8_t caiRevision = 0;
    std::uint8_t mobileModel = 0;
    std::uint16_t firmwareRevision = 0;
    std::uint8_t slotCycleIndex = 0;
    std::uint8_t hardwareMajor = 0;
    std::uint8_t hardwareMinor = 0;

    static Bytes encodeRequest() { return {kVersionInfo}; }
    static Result<VersionInfo> decode(ByteView payload);
};

/// Extended build id (0x7C).
///
///     offset  size  field
///     0       1     command = 0x7C
///     1       1     format version
///     2       2     padding
///     4       4     MSM hardware version
///     8       4     mobile model id
///     12      n     build id, NUL, model name, NUL
///
/// Source: QCSuper info.py (one source; the code itself confirmed).
struct ExtendedBuildId {
    std::uint8_t format = 0;
    std::uint32_t hardwareVersion = 0;
    std::uint32_t modelId = 0;
    std::string buildId;
    std::string model;

    static Bytes encodeRequest() { return {kExtendedBuildId}; }
    static Result<ExtendedBuildId> decode(ByteView payload);
};

/// Status (0x0C): the state of an old CDMA phone. UMTS and LTE modems refuse it.
///
///     offset  size  field
///     0       1     command = 0x0C
///     1       3     unknown
///     4       4     ESN
///     8       2     radio mode
///     10      13    numbers of the subscriber, unknown octet
///     23      2     receiver state
///     25      7     frame counters
///     32      2     entry reason
///     34      2     channel
///     36      3     code channel, pilot base
///     39      2     system id
///     41      2     network id
///     43      2     location area
///     45      2     signal strength
///     47      1     power
///
/// Source: ModemManager libqcdm dm-commands.h (one source).
struct StatusInfo {
    std::uint32_t esn = 0;  ///< Personal: mask it in reports.
    std::uint16_t radioMode = 0;
    std::uint16_t receiverState = 0;
    std::uint16_t entryReason = 0;
    std::uint16_t channel = 0;
    std::uint16_t systemId = 0;
    std::uint16_t networkId = 0;

    static Bytes encodeRequest() { return {kStatus}; }
    static Result<StatusInfo> decode(ByteView payload);
};

/// How an NV request went. Source: ModemManager libqcdm nv-items.h; edl qc_diag.py
/// (0 to 7 confirmed, 8 to 10 one source).
enum class NvStatus : std::uint16_t {
    Done = 0,
    Busy = 1,
    BadCommand = 2,
    Full = 3,
    Failed = 4,
    NotActive = 5,  ///< The item was never written.
    BadParameter = 6,
    ReadOnly = 7,
    BadTarget = 8,
    NoMemory = 9,
    NotAllocated = 10,
};

/// "done", "never written", ...; a number that is not in the list as such.
std::string nvStatusText(NvStatus status);

/// NV read (0x26), request and reply alike.
///
///     offset  size  field
///     0       1     command = 0x26
///     1       2     item
///     3       128   data, zeros in a request
///     131     2     status, 0 in a request
///
/// Source: ModemManager libqcdm dm-commands.h; qtools qnvram.c (confirmed). Some
/// modems take a request of 3 octets; the full one is taken by all (inferred).
struct NvItem {
    std::uint16_t item = 0;
    std::array<std::uint8_t, kNvItemSize> data{};
    NvStatus status = NvStatus::Done;

    static Bytes encodeRequest(std::uint16_t item);
    static Result<NvItem> decode(ByteView payload);
};

/// Operating modes of mode control (0x29). Source: ModemManager libqcdm; Quectel
/// updater (1 and 2 confirmed); libopenpst dm.h (the others, one source).
enum class Mode : std::uint16_t {
    OfflineAnalog = 0,
    OfflineDigital = 1,
    Reset = 2,  ///< Many builds want OfflineDigital first.
    FactoryTest = 3,
    Online = 4,
    LowPower = 5,
    PowerOff = 6,
};

/// Mode control (0x29): command, mode as two octets; the reply repeats them.
/// Source: ModemManager libqcdm commands.c; libopenpst dm.h (confirmed).
struct ModeControl {
    Mode mode = Mode::OfflineDigital;

    Bytes encode() const;
    static Result<ModeControl> decode(ByteView payload);
};

}  // namespace reviver::diag
