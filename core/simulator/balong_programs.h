// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/simulator/at_port.h"
#include "core/simulator/boot_check.h"
#include "core/simulator/huawei_download_program.h"

namespace reviver::practice {

/// The update mode of a Balong stick: two ports of the vendor's form of a CDC modem.
/// Source: blog.le-vert.net; Linux option.c (confirmed).
AttachedDevice balongUpdateIdentity();

/// The program of a working E3372 stick: AT only, on PC UI and modem port, no
/// DIAG; `^GODLOAD` leads to its download monitor.
class BalongNormalProgram final : public ModemProgram {
public:
    explicit BalongNormalProgram(ModemBoard &board);

    PracticeMode mode() const override { return PracticeMode::Normal; }
    LightPattern light() const override { return LightPattern::Registered; }
    AttachedDevice identity() const override;
    void receive(std::string_view port, ByteView octets) override;

private:
    AtReply execute(std::string_view command);

    ModemBoard &m_board;
    AtPort m_modem;
    AtPort m_pcui;
};

/// Balong's download monitor, 12D1:1442: a fixed list of AT commands; behind
/// `^DATAMODE` the same port speaks Huawei's download protocol until a restart. A monitor
/// that wants signatures, and was told of none by `^SIGNVER`, refuses `^DATAMODE` five
/// times, then gives in and refuses every image with NAK 2.
/// Sources: balongflash util.c and signver.c, Huawei's Balong at.c (confirmed);
/// refusals without a signature: balongflash issue 3 (one source; their number is ours).
class BalongMonitorProgram final : public ModemProgram {
public:
    BalongMonitorProgram(ModemBoard &board, bool wantsSignature);

    PracticeMode mode() const override { return PracticeMode::BalongDownload; }
    LightPattern light() const override { return LightPattern::SlowBlink; }
    AttachedDevice identity() const override { return m_download.identity(); }
    void receive(std::string_view port, ByteView octets) override;

private:
    AtReply execute(std::string_view command);
    AtReply takeSignature(std::string_view parameters);
    AtReply enterDataMode();

    ModemBoard &m_board;
    HuaweiDownloadProgram m_download;
    AtPort m_at;
    bool m_wantsSignature;
    bool m_signatureTaken = false;
    int m_refusals = 0;
    bool m_dataMode = false;
};

/// A Balong modem starts when each record that was written is whole and reads back
/// as received, when M3Boot, VxWorks and the kernel are there, by record id, and when
/// it has its settings. Without M3Boot the chip's boot ROM answers.
BootVerdict checkBalongBoot(const FlashStore &flash);

}  // namespace reviver::practice
