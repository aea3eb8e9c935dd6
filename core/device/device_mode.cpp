// SPDX-License-Identifier: Apache-2.0
#include "core/device/device_mode.h"

namespace reviver {

std::string_view modeName(DeviceMode mode)
{
    switch (mode) {
    case DeviceMode::Unknown:
        return "unknown";
    case DeviceMode::Normal:
        return "normal";
    case DeviceMode::HuaweiDownload:
        return "huawei-download";
    case DeviceMode::DmssDownload:
        return "dmss-download";
    case DeviceMode::HdlcDownload:
        return "hdlc-download";
    case DeviceMode::StreamingLoader:
        return "streaming-loader";
    case DeviceMode::BalongDownload:
        return "balong-download";
    case DeviceMode::BalongBootRom:
        return "balong-boot-rom";
    case DeviceMode::CdRom:
        return "cd-rom";
    case DeviceMode::HiLink:
        return "hilink";
    case DeviceMode::Sahara:
        return "sahara";
    case DeviceMode::Firehose:
        return "firehose";
    case DeviceMode::MemoryDump:
        return "memory-dump";
    case DeviceMode::Silent:
        return "silent";
    case DeviceMode::NoAccess:
        return "no-access";
    case DeviceMode::Busy:
        return "busy";
    }
    return "unknown";
}

bool isDownloadMode(DeviceMode mode)
{
    switch (mode) {
    case DeviceMode::HuaweiDownload:
    case DeviceMode::DmssDownload:
    case DeviceMode::HdlcDownload:
    case DeviceMode::StreamingLoader:
    case DeviceMode::BalongDownload:
    case DeviceMode::Sahara:
    case DeviceMode::Firehose:
        return true;
    default:
        return false;
    }
}

bool isEmergencyMode(DeviceMode mode)
{
    switch (mode) {
    case DeviceMode::BalongBootRom:
    case DeviceMode::Sahara:
    case DeviceMode::Firehose:
    case DeviceMode::MemoryDump:
        return true;
    default:
        return false;
    }
}

std::string_view functionName(PortFunction function)
{
    switch (function) {
    case PortFunction::Unknown:
        return "unknown";
    case PortFunction::Modem:
        return "modem";
    case PortFunction::Pcui:
        return "pcui";
    case PortFunction::Diag:
        return "diag";
    case PortFunction::Gps:
        return "gps";
    case PortFunction::Other:
        return "other";
    }
    return "unknown";
}

std::string_view speechName(Speech speech)
{
    switch (speech) {
    case Speech::NotAsked:
        return "not-asked";
    case Speech::Nothing:
        return "nothing";
    case Speech::At:
        return "at";
    case Speech::Diag:
        return "diag";
    case Speech::HuaweiDownload:
        return "huawei-download";
    case Speech::Dmss:
        return "dmss";
    case Speech::HdlcDownload:
        return "hdlc-download";
    case Speech::Streaming:
        return "streaming";
    case Speech::Qdl:
        return "qdl";
    case Speech::BalongMonitor:
        return "balong-monitor";
    case Speech::Sahara:
        return "sahara";
    case Speech::Firehose:
        return "firehose";
    case Speech::Unreadable:
        return "unreadable";
    case Speech::BalongBootRom:
        return "balong-boot-rom";
    case Speech::MemoryDump:
        return "memory-dump";
    }
    return "not-asked";
}

}  // namespace reviver
