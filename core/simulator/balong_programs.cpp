// SPDX-License-Identifier: Apache-2.0
#include "core/simulator/balong_programs.h"

#include "core/simulator/diag_port.h"
#include "core/simulator/practice_balong.h"

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
// An ISO of more than 88 MB is refused (one source: Huawei's dload.c).
constexpr std::uint32_t kIsoCode = 0x000B0000;
constexpr std::uint32_t kLargestIso = 88u << 20;
constexpr int kDataModeRefusals = 5;
// The kernel waits about 2.5 s after ^GODLOAD (confirmed: Huawei's at.c); the last second
// of it is every restart's.
constexpr std::chrono::milliseconds kBeforeDownload{1500};

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

constexpr std::string_view kSignatureCommand = "^SIGNVER=";
constexpr std::string_view kDigits = "0123456789";
constexpr std::string_view kHexDigits = "0123456789ABCDEF";

bool consistsOf(std::string_view text, std::string_view characters)
{
    return !text.empty() && text.find_first_not_of(characters) == std::string_view::npos;
}

BootVerdict withReason(BootVerdict verdict, std::string reason)
{
    verdict.boots = false;
    verdict.reason = std::move(reason);
    return verdict;
}

AtPort::Writer writerTo(ModemBoard &board, std::string port)
{
    return [&board, port = std::move(port)](Bytes octets) { board.send(port, std::move(octets)); };
}

DownloadStyle monitorStyle()
{
    return {PracticeMode::BalongDownload, balongUpdateIdentity(), std::string(kVersionText), "HUAWEI E3372",
            std::pair{kIsoCode, kLargestIso}};
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
    if (command == "^GODLOAD") {
        m_board.later(kBeforeDownload, [this] { m_board.restart(ModemBoard::Boot::IntoDownload); });
        return {};
    }
    if (command == "^RESET") {
        m_board.restart(ModemBoard::Boot::FromFlash);
        return {};
    }
    return {"", atLine("ERROR")};
}

BalongMonitorProgram::BalongMonitorProgram(ModemBoard &board, bool wantsSignature)
    : m_board(board)
    , m_download(board, monitorStyle())
    , m_at([this](std::string_view command) { return execute(command); }, writerTo(board, std::string(kPcui)),
           false)
    , m_wantsSignature(wantsSignature)
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
    if (command.starts_with(kSignatureCommand))
        return takeSignature(command.substr(kSignatureCommand.size()));
    if (command == "^DATAMODE")
        return enterDataMode();
    if (command == "^RESET") {
        m_board.restart(ModemBoard::Boot::FromFlash);
        return {};
    }
    return {"", atLine("ERROR")};
}

/// `<type>,0,<64 hex digits>,<length>`: 0 says that the key is known.
AtReply BalongMonitorProgram::takeSignature(std::string_view parameters)
{
    const auto next = [&parameters] {
        const std::string_view one = parameters.substr(0, parameters.find(','));
        parameters.remove_prefix(std::min(parameters.size(), one.size() + 1));
        return one;
    };
    const std::string_view type = next();
    const std::string_view zero = next();
    const std::string_view hash = next();
    const std::string_view length = next();
    const bool sound = consistsOf(type, kDigits) && zero == "0" && hash.size() == kBalongKeyHash.size()
        && consistsOf(hash, kHexDigits) && consistsOf(length, kDigits) && parameters.empty();
    if (!sound)
        return {"", atLine("ERROR")};
    m_signatureTaken = hash == kBalongKeyHash;
    return {atLine(m_signatureTaken ? "0" : "1")};
}

AtReply BalongMonitorProgram::enterDataMode()
{
    const bool trusted = m_signatureTaken || !m_wantsSignature;
    if (!trusted && m_refusals++ < kDataModeRefusals)
        return {"", atLine("ERROR")};
    if (!trusted)
        m_download.refuseImages(Nak::InvalidDestination);
    m_dataMode = true;
    return {};
}

BootVerdict checkBalongBoot(const FlashStore &flash)
{
    // M3Boot, VxWorks and kernel as V7R11 numbers them (balongflash ptable.c).
    constexpr std::array<std::string_view, 4> kNeeded{"record_00200000", "record_00220000", "record_00090000",
                                                      kBalongSettings};
    BootVerdict verdict;
    verdict.bootLoader = std::ranges::any_of(flash.images(), [&](const StoredImage &image) {
        return image.name == kNeeded[0] && flash.intact(image);
    });
    std::set<std::string> present;
    for (const StoredImage &image : flash.images()) {
        if (!image.finished)
            return withReason(verdict, fmt::format("writing of {} was not ended", image.name));
        if (!flash.intact(image))
            return withReason(verdict, fmt::format("{} reads back differently", image.name));
        present.insert(image.name);
        if (image.name == kNeeded[1])
            verdict.version = findVersionText(flash.read(image)).value_or("");
    }
    for (const std::string_view name : kNeeded) {
        if (!present.contains(std::string(name)))
            return withReason(verdict, fmt::format("{} is missing", name));
    }
    verdict.boots = true;
    return verdict;
}

}  // namespace reviver::practice
