// SPDX-License-Identifier: Apache-2.0
#include "tests/repair/adding_a_modem/practice_acme.h"

#include "core/simulator/at_port.h"
#include "core/simulator/huawei_download_program.h"
#include "core/simulator/practice_firmware.h"

namespace reviver::test {
namespace {

using namespace practice;

AttachedDevice identityOf(std::uint16_t product)
{
    AttachedDevice device;
    device.id = UsbId{0x1209, product};
    device.manufacturer = "Acme";
    device.product = "X1";
    device.interfaces = {{0, 0xFF, 0xFF, 0xFF, 2, "", "option", std::string(kPcui)}};
    return device;
}

/// What the X1 says once it has started.
class AcmeNormalProgram final : public ModemProgram {
public:
    explicit AcmeNormalProgram(ModemBoard &board)
        : m_board(board)
        , m_at([this](std::string_view command) { return execute(command); },
               [&board](Bytes octets) { board.send(kPcui, std::move(octets)); })
    {
    }

    PracticeMode mode() const override { return PracticeMode::Normal; }
    LightPattern light() const override { return LightPattern::SlowBlink; }
    AttachedDevice identity() const override { return identityOf(0x0001); }
    void receive(std::string_view, ByteView octets) override { m_at.feed(octets); }

private:
    AtReply execute(std::string_view command)
    {
        if (command.empty() || command.starts_with("+CMEE="))
            return {};
        if (command == "I")
            return {"\r\nManufacturer: Acme\r\nModel: X1\r\nRevision: " + m_board.programVersion() + "\r\n"};
        if (command == "+CGMM")
            return {atLine("X1")};
        if (command == "+CGMR")
            return {atLine(m_board.programVersion())};
        return {"", atLine("ERROR")};
    }

    ModemBoard &m_board;
    AtPort m_at;
};

}  // namespace

practice::ModemModel practiceAcme()
{
    const DownloadStyle style{PracticeMode::HuaweiDownload, identityOf(0x0002), "9x00X1-PRACTICE", "ACME X1"};
    return {
        .scenario = {"acme-x1", "Acme X1", "An update broke off."},
        .product = "X1",
        .factoryVersion = "1.0",
        .normalProgram = [](ModemBoard &board) { return std::make_unique<AcmeNormalProgram>(board); },
        .downloadProgram
        = [style](ModemBoard &board) { return std::make_unique<HuaweiDownloadProgram>(board, style); },
        .fillFlash = [](FlashStore &flash) { flash.preload("efs2", factorySettingsArea()); },
        .checkBoot = checkBoot,
    };
}

}  // namespace reviver::test
