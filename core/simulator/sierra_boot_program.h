// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/simulator/cwe_store.h"
#include "core/simulator/sahara_line.h"

namespace reviver::practice {

/// The boot loader of a Sierra EM7565, 1199:9090: says hello by Sahara, and in command mode
/// hands over to the Firehose that is built into it (command FF00). It takes no programmer.
/// Whoever sent anything before it answered the hello is refused FF00 until a restart.
/// Sources: libqmi qfu-sahara-device.c; Sierra's SDK fh.c (confirmed); what disturbs it: libqmi
/// (one source, the SDK says otherwise); how it refuses everything else is inferred.
class SierraBootProgram final : public ModemProgram {
public:
    explicit SierraBootProgram(ModemBoard &board);

    PracticeMode mode() const override { return PracticeMode::Sahara; }
    LightPattern light() const override { return LightPattern::Dark; }
    AttachedDevice identity() const override;
    void start() override;
    void opened(std::string_view port) override;
    void receive(std::string_view port, ByteView octets) override;

private:
    void onPacket(std::uint32_t command, ByteView fields);
    void onHelloReply(ByteView fields);
    void execute(std::uint32_t command);
    void sendData(std::uint32_t command);

    ModemBoard &m_board;
    SaharaLine m_line;
    bool m_commandMode = false;
    bool m_switching = false;  ///< FF00 was accepted, its word was not fetched
};

/// Identity of an EM7565 in its boot loader.
AttachedDevice sierraBootDevice();
/// Starts when BOOT, MODM and APPL are whole in flash; the version stands in MODM.
BootVerdict checkEm7565Boot(const FlashStore &flash);

}  // namespace reviver::practice
