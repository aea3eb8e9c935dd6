// SPDX-License-Identifier: Apache-2.0
#include "core/simulator/balong_programs.h"

#include "core/simulator/diag_port.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace reviver::practice {
namespace {

constexpr std::string_view kManufacturer = "huawei";
constexpr std::string_view kModel = "E3372";
constexpr std::string_view kHardware = "CL1E3372SM Ver.A";
// Not what it is: every Balong says so (confirmed: Huawei's dload.c and a log of balong_flash).
constexpr std::string_view kVersionText = "7200B--SKCBADZM";

struct FixedAnswer {
    std::string_view command;
    std::string_view line;  ///< empty: only OK
};

constexpr std::array kNormalAnswers{
    FixedAnswer{"", ""},
    FixedAnswer{"+CMEE=0", ""},
    FixedAnswer{"+CMEE=1", ""},
    FixedAnswer{"+CGMI", kManufacturer},
    FixedAnswer{"+CGMM", kModel},
    FixedAnswer{"+CGSN", kTestImei},
    FixedAnswer{"+CPIN?", "+CPIN: READY"},
    FixedAnswer{"^CURC=0", ""},
    FixedAnswer{"^CURC=1", ""},
    FixedAnswer{"^HWVER", "^HWVER: \"BALONGSPC2H\""},
    FixedAnswer{"^CARDLOCK?", "^CARDLOCK: 2,10,0"},
    FixedAnswer{"^SYSINFOEX", "^SYSINFOEX:2,3,0,1,,6,\"LTE\",101,\"LTE\""},
    FixedAnswer{"^SETPORT?", "^SETPORT:A1,A2;12,10,16,A1,A2"},
    FixedAnswer{"^GETPORTMODE", "^GETPORTMODE: TYPE: WCDMA: huawei,PCUI:0,MDM:1,NCM:2"},
};

constexpr std::array kMonitorAnswers{
    FixedAnswer{"", ""},
    FixedAnswer{"+CMEE=0", ""},
    FixedAnswer{"^DLOADVER?", "2.0"},
    FixedAnswer{"^AUTHORITYVER?", "1000"},
    FixedAnswer{"^AUTHORITYID?", kTestImei},
    FixedAnswer{"^HWNATQRY?", "0"},
    FixedAnswer{"^FLASHINFO?", "NAND"},
    FixedAnswer{"^NVBACKUP", "0"},
    FixedAnswer{"^GODLOAD", ""},
};

template <std::size_t Size>
const FixedAnswer *findAnswer(const std::array<FixedAnswer, Size> &answers, std::string_view command)
{
    const auto found = std::find_if(answers.begin(), answers.end(),
                                    [&](const FixedAnswer &entry) { return entry.command == command; });
    return found == answers.end() ? nullptr : &*found;
}

AtReply replyOf(const FixedAnswer &answer)
{
    return {answer.line.empty() ? "" : atLine(answer.line)};
}

AtPort::Writer writerTo(ModemBoard &board, std::string port)
{
    return [&board, port = std::move(port)](Bytes octets) { board.send(port, std::move(octets)); };
}

DownloadStyle monitorStyle()
{
    return {PracticeMode::BalongDownload, balongUpdateIdentity(), std::string(kVersionText), "HUAWEI E3372"};
}

}  // namespace

AttachedDevice balongUpdateIdentity()
{
    AttachedDevice device;
    device.id = UsbId{0x12D1, 0x1442};
    device.manufacturer = "HUAWEI Technology";
    device.product = "HUAWEI Mobile";
    device.interfaces = {
        {0, 0x02, 0x02, 0xFF, 3, "FC - Application Interface", "option", "modem"},
        {1, 0x02, 0x02, 0xFF, 3, "FC - PC UI Interface", "option", "pcui"},
    };
    return device;
}

BalongNormalProgram::BalongNormalProgram(ModemBoard &board)
    : m_board(board)
    , m_modem([this](std::string_view command) { return execute(command); }, writerTo(board, "modem"))
    , m_pcui([this](std::string_view command) { return execute(command); }, writerTo(board, "pcui"))
{
}

AttachedDevice BalongNormalProgram::identity() const
{
    AttachedDevice device;
    device.id = UsbId{0x12D1, 0x1506};
    device.manufacturer = "HUAWEI_MOBILE";
    device.product = "HUAWEI_MOBILE";
    device.interfaces = {
        {0, 0xFF, 0x02, 0x12, 2, "", "option", "pcui"},
        {1, 0xFF, 0x02, 0x10, 3, "", "option", "modem"},
        {2, 0xFF, 0x02, 0x16, 3, "", "huawei_cdc_ncm", ""},
    };
    return device;
}

void BalongNormalProgram::receive(std::string_view port, ByteView octets)
{
    if (port == "modem")
        m_modem.feed(octets);
    else if (port == "pcui")
        m_pcui.feed(octets);
}

AtReply BalongNormalProgram::execute(std::string_view command)
{
    if (const FixedAnswer *answer = findAnswer(kNormalAnswers, command))
        return replyOf(*answer);
    const std::string version = m_board.programVersion();
    if (command == "I")
        return {fmt::format(
            "\r\nManufacturer: {}\r\nModel: {}\r\nRevision: {}\r\nIMEI: {}\r\n+GCAP: +CGSM,+DS,+ES\r\n",
            kManufacturer, kModel, version, kTestImei)};
    if (command == "+CGMR")
        return {atLine(version)};
    if (command == "^FHVER")
        return {atLine(fmt::format("^FHVER:\"E3372s-153 {},{}\"", version, kHardware))};
    if (command == "^VERSION?")
        return {atLine("^VERSION:EXTS:" + version) + atLine(fmt::format("^VERSION:EXTH:{}", kHardware))
                + atLine("^VERSION:EXTU:E3372")};
    if (command == "^GODLOAD" || command == "^RESET") {
        m_board.restart(command == "^RESET" ? ModemBoard::Boot::FromFlash : ModemBoard::Boot::IntoDownload);
        return {};
    }
    return {"", atLine("ERROR")};
}

BalongMonitorProgram::BalongMonitorProgram(ModemBoard &board, bool wantsSignature)
    : m_board(board)
    , m_download(board, monitorStyle())
    , m_at([this](std::string_view command) { return execute(command); }, writerTo(board, std::string(kPcui)),
           false)
    , m_signed(!wantsSignature)
{
}

void BalongMonitorProgram::receive(std::string_view port, ByteView octets)
{
    if (m_dataMode)
        m_download.receive(port, octets);
    else if (port == kPcui)
        m_at.feed(octets);
}

AtReply BalongMonitorProgram::execute(std::string_view command)
{
    if (const FixedAnswer *answer = findAnswer(kMonitorAnswers, command))
        return replyOf(*answer);
    if (command == "^DLOADINFO?")
        return {atLine("swver:" + m_board.programVersion()) + atLine("isover:") + atLine("product name:E3372")
                + atLine("dload type:0")};
    if (command.starts_with("^SIGNVER=")) {
        m_signed = true;
        return {atLine("0")};
    }
    if (command == "^DATAMODE" && m_signed) {
        m_dataMode = true;
        return {};
    }
    if (command == "^RESET") {
        m_board.restart(ModemBoard::Boot::FromFlash);
        return {};
    }
    return {"", atLine("ERROR")};
}

BootVerdict checkBalongBoot(const FlashStore &flash)
{
    // M3Boot, VxWorks and kernel as V7R11 numbers them (balongflash ptable.c).
    constexpr std::array<std::string_view, 3> kNeeded{"record_00200000", "record_00220000",
                                                      "record_00090000"};
    BootVerdict verdict;
    std::set<std::string> present;
    for (const StoredImage &image : flash.images()) {
        if (!image.finished)
            return {false, fmt::format("writing of {} was not ended", image.name), {}};
        if (!flash.intact(image))
            return {false, fmt::format("{} reads back differently", image.name), {}};
        present.insert(image.name);
        if (image.name == kNeeded[1])
            verdict.version = findVersionText(flash.read(image)).value_or("");
    }
    for (const std::string_view name : kNeeded) {
        if (!present.contains(std::string(name)))
            return {false, fmt::format("{} is missing", name), {}};
    }
    verdict.boots = true;
    return verdict;
}

}  // namespace reviver::practice
