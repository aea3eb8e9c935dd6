// SPDX-License-Identifier: Apache-2.0
#include "core/simulator/modem_program.h"

namespace reviver {

std::string_view practiceModeName(PracticeMode mode)
{
    switch (mode) {
    case PracticeMode::Off:
        return "off";
    case PracticeMode::Normal:
        return "normal";
    case PracticeMode::HuaweiDownload:
        return "huawei-download";
    case PracticeMode::DmssDownload:
        return "dmss-download";
    case PracticeMode::Streaming:
        return "streaming-loader";
    case PracticeMode::BalongDownload:
        return "balong-download";
    case PracticeMode::BalongBootRom:
        return "balong-boot-rom";
    case PracticeMode::CdRom:
        return "cd-rom";
    case PracticeMode::HiLink:
        return "hilink";
    case PracticeMode::Silent:
        return "silent";
    case PracticeMode::Sahara:
        return "sahara";
    case PracticeMode::Firehose:
        return "firehose";
    case PracticeMode::MemoryDump:
        return "memory-dump";
    }
    return "off";
}

}  // namespace reviver
