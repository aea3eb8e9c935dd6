// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace reviver {

/// What a modem is doing, as seen by what its ports say. Names are stable: they
/// stand in JSON and in the practice modem's device.json.
enum class DeviceMode {
    Unknown,          ///< Not probed yet.
    Normal,           ///< Its normal program runs.
    HuaweiDownload,   ///< Huawei's download protocol answers.
    DmssDownload,     ///< Qualcomm's boot download protocol answers.
    HdlcDownload,     ///< A download protocol answers, but which one is not certain.
    StreamingLoader,  ///< A loader runs from RAM.
    BalongDownload,   ///< Balong download monitor.
    BalongBootRom,
    CdRom,   ///< Shows only its installer disc.
    HiLink,  ///< Behaves as a network card.
    Sahara,
    Firehose,
    MemoryDump,
    Silent,    ///< Ports are there, none answers.
    NoAccess,  ///< The system does not let us open any port.
    Busy,      ///< Another program holds the ports.
};

/// "normal", "huawei-download", ...: stable, lower case.
std::string_view modeName(DeviceMode mode);
/// True for the modes in which a modem waits for firmware, or for a loader that takes it.
/// Balong's boot ROM is not among them: it comes back in another mode first.
bool isDownloadMode(DeviceMode mode);
/// True for the modes in which only the chip itself answers, or a loader that it was given.
bool isEmergencyMode(DeviceMode mode);

/// What a serial interface is for, before it was asked.
enum class PortFunction { Unknown, Modem, Pcui, Diag, Gps, Other };
/// "modem", "pcui", "diag", "gps", "other", "unknown".
std::string_view functionName(PortFunction function);

/// What a port was heard to speak.
enum class Speech {
    NotAsked,
    Nothing,  ///< Asked, and silent.
    At,
    Diag,
    HuaweiDownload,  ///< 0D version reply and a HUAWEI product reply
    Dmss,            ///< 0D version reply or ACK, and parameters
    HdlcDownload,    ///< 0D version reply, nothing that tells the two apart
    Streaming,
    Qdl,  ///< The streaming dialect of Gobi and Sierra boot loaders.
    BalongMonitor,
    Sahara,
    Firehose,
    Unreadable,     ///< It could not be opened, or it vanished while asked.
    BalongBootRom,  ///< Answered the knock of Balong's boot ROM.
    MemoryDump,     ///< Sahara, and it offers a memory dump.
};
/// "at", "diag", "huawei-download", ..., "nothing".
std::string_view speechName(Speech speech);

}  // namespace reviver
