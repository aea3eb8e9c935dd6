// SPDX-License-Identifier: Apache-2.0
#include "core/simulator/normal_program.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace reviver::practice {
namespace {

constexpr std::chrono::milliseconds kSignalPeriod{5000};
constexpr std::string_view kManufacturer = "Huawei Technologies Co., Ltd.";
constexpr std::string_view kModel = "E392";
constexpr std::string_view kHardware = "CH1E392DM";
constexpr std::uint16_t kItemFailed = 4;

struct FixedAnswer {
    std::string_view command;
    std::string_view line;  ///< empty: only OK
};

// Answers that never change. Forms: ModemManager's tests and public captures.
constexpr std::array kFixedAnswers{
    FixedAnswer{"", ""},
    FixedAnswer{"&F", ""},
    FixedAnswer{"V1", ""},
    FixedAnswer{"X4", ""},
    FixedAnswer{"Z", ""},
    FixedAnswer{"&C1", ""},
    FixedAnswer{"+CMEE=0", ""},
    FixedAnswer{"+CMEE=1", ""},
    FixedAnswer{"+GCAP", "+GCAP: +CGSM,+DS,+ES"},
    FixedAnswer{"+CGMI", kManufacturer},
    FixedAnswer{"+GMI", kManufacturer},
    FixedAnswer{"+CGMM", kModel},
    FixedAnswer{"+GMM", kModel},
    FixedAnswer{"+CPIN?", "+CPIN: READY"},
    FixedAnswer{"+CIMI", kTestImsi},
    FixedAnswer{"+CREG?", "+CREG: 0,1"},
    FixedAnswer{"+CGREG?", "+CGREG: 0,1"},
    FixedAnswer{"+CSQ", "+CSQ: 21,99"},
    FixedAnswer{"^CARDLOCK?", "^CARDLOCK: 2,10,0"},
    FixedAnswer{"^SYSINFO", "^SYSINFO:2,3,0,5,1,,4"},
    FixedAnswer{"^SYSINFOEX", "^SYSINFOEX:2,3,0,1,,3,\"WCDMA\",41,\"HSPA+\""},
    FixedAnswer{"^U2DIAG?", "^U2DIAG: 276"},
};

// The code of ^SETPORT is the USB protocol octet of the interface as well.
struct PortKind {
    char code;
    std::string_view port;
    std::string_view shortName;
    std::string_view description;
    int endpoints;
};
constexpr std::array kPortKinds{
    PortKind{'1', "modem", "MDM", "HUAWEI Mobile Connect - Modem", 3},
    PortKind{'2', "pcui", "PCUI", "HUAWEI Mobile Connect - PC UI", 2},
    PortKind{'3', "diag", "DIAG", "HUAWEI Mobile Connect - Diag", 2},
};

/// The ports of a set such as "1,2,3"; codes of other things are passed over.
std::vector<const PortKind *> portKinds(std::string_view set)
{
    std::vector<const PortKind *> kinds;
    while (!set.empty()) {
        const std::string_view code = set.substr(0, set.find(','));
        set.remove_prefix(std::min(set.size(), code.size() + 1));
        for (const PortKind &kind : kPortKinds) {
            if (code.size() == 1 && code[0] == kind.code)
                kinds.push_back(&kind);
        }
    }
    return kinds;
}

std::string portModeText(std::string_view set)
{
    std::string text = "^GETPORTMODE:TYPE:WCDMA:Qualcomm";
    int number = 0;
    for (const PortKind *kind : portKinds(set))
        text += fmt::format(",{}:{}", kind->shortName, number++);
    return text;
}

}  // namespace

NormalProgram::NormalProgram(ModemBoard &board)
    : m_board(board)
    , m_modem([this](std::string_view command) { return execute(command); },
              [&board](Bytes octets) { board.send("modem", std::move(octets)); })
    , m_pcui([this](std::string_view command) { return execute(command); },
             [&board](Bytes octets) { board.send("pcui", std::move(octets)); })
    , m_diag(board)
{
}

AttachedDevice NormalProgram::identity() const
{
    const ModemSettings &settings = m_board.settings();
    const bool lost = settings.lostDescription;
    AttachedDevice device;
    device.id = lost ? UsbId{0x05C6, 0x6000} : UsbId{0x12D1, 0x1506};
    device.manufacturer = lost ? "Qualcomm, Incorporated" : "HUAWEI Technology";
    device.product = lost ? "Qualcomm CDMA Technologies MSM" : "HUAWEI Mobile";
    int number = 0;
    for (const PortKind *kind : portKinds(settings.portSet)) {
        AttachedInterface interface {
            number++, 0xFF, 0x02,
                static_cast<std::uint8_t>(kind->code - '0'), kind->endpoints, std::string(kind->description),
                "option", std::string(kind->port)
        };
        if (lost) {
            interface.subclass = interface.protocol = 0xFF;
            interface.name.clear();
        }
        device.interfaces.push_back(std::move(interface));
    }
    return device;
}

void NormalProgram::start()
{
    if (m_board.chatty())
        m_board.later(kSignalPeriod, [this] { reportSignal(); });
}

void NormalProgram::receive(std::string_view port, ByteView octets)
{
    if (port == "modem")
        m_modem.feed(octets);
    else if (port == "pcui")
        m_pcui.feed(octets);
    else if (port == "diag")
        m_diag.feed(octets);
}

AtReply NormalProgram::execute(std::string_view command)
{
    const auto fixed = std::find_if(kFixedAnswers.begin(), kFixedAnswers.end(),
                                    [&](const FixedAnswer &entry) { return entry.command == command; });
    if (fixed != kFixedAnswers.end())
        return {fixed->line.empty() ? "" : atLine(fixed->line)};
    const std::string version = m_board.programVersion();
    if (command == "I")
        return {identityLines()};
    if (command == "+CGSN" || command == "+GSN")
        return imeiReply();
    if (command == "+CGMR" || command == "+GMR")
        return {atLine(version)};
    if (command == "^ICCID?")
        return {atLine(fmt::format("^ICCID: {}", kTestIccid))};
    if (command == "^HWVER")
        return {atLine(fmt::format("^HWVER:\"{}\"", kHardware))};
    if (command == "^FHVER")
        return {atLine(fmt::format("^FHVER:\"E392u-12 {},{} Ver.A\"", version, kHardware))};
    if (command == "^VERSION?")
        return {atLine("^VERSION:BDT:Sep 08 2013, 12:34:56")
                + atLine(fmt::format("^VERSION:EXTS:{}", version))
                + atLine(fmt::format("^VERSION:EXTH:{} Ver.A", kHardware)) + atLine("^VERSION:EXTU:E392")};
    if (command == "^CURC=0" || command == "^CURC=1") {
        m_unasked = command == "^CURC=1";
        return {};
    }
    if (command == "^CURC?")
        return {atLine(m_unasked ? "^CURC: 1" : "^CURC: 0")};
    if (command == "^SFM=0" || command == "^SFM=1") {
        m_board.settings().factoryMode = command == "^SFM=1";
        return {};
    }
    if (command == "^SFM?")
        return {atLine(m_board.settings().factoryMode ? "^SFM: 1" : "^SFM: 0")};
    if (command == "^GETPORTMODE")
        return {atLine(portModeText(m_board.settings().portSet))};
    if (command == "^SETPORT?")
        return {atLine("^SETPORT:A1,A2;" + m_board.settings().portSet)};
    if (command == "^SETPORT=?")
        return {atLine("^SETPORT:1: MODEM") + atLine("^SETPORT:2: PCUI") + atLine("^SETPORT:3: DIAG")};
    if (command.starts_with("^SETPORT="))
        return setPorts(command.substr(command.find('=') + 1));
    if (command == "^RESET") {
        m_board.restart(ModemBoard::Boot::FromFlash);
        return {};
    }
    return {"", atLine("ERROR")};
}

/// `"A1,A2;1,2,3"`: takes effect after a restart. It does not stop anybody from
/// dropping the PCUI port, as real ones don't.
AtReply NormalProgram::setPorts(std::string_view value)
{
    const std::size_t semicolon = value.find(';');
    if (value.size() < 2 || value.front() != '"' || value.back() != '"'
        || semicolon == std::string_view::npos)
        return {"", atLine("ERROR")};
    const std::string_view set = value.substr(semicolon + 1, value.size() - semicolon - 2);
    if (portKinds(set).empty())
        return {"", atLine("ERROR")};
    m_board.settings().portSet = set;
    return {};
}

/// A modem that cannot read its stored item says so (27.007: 23 is "memory failure").
AtReply NormalProgram::imeiReply() const
{
    const ModemSettings &settings = m_board.settings();
    if (settings.imeiStatus == kItemFailed)
        return {"", atLine("+CME ERROR: 23")};
    return {atLine(settings.imei)};
}

std::string NormalProgram::identityLines() const
{
    const ModemSettings &settings = m_board.settings();
    const std::string imei
        = settings.imeiStatus == kItemFailed ? std::string() : fmt::format("IMEI: {}\r\n", settings.imei);
    return "\r\n" + fmt::format("Manufacturer: {}\r\nModel: {}\r\n", kManufacturer, kModel)
        + fmt::format("Revision: {}\r\n{}", m_board.programVersion(), imei) + "+GCAP: +CGSM,+DS,+ES\r\n";
}

void NormalProgram::reportSignal()
{
    if (m_unasked) {
        const Bytes line = [] {
            const std::string text = atLine("^RSSI:21");
            return Bytes(text.begin(), text.end());
        }();
        m_board.send("modem", line);
        m_board.send("pcui", line);
    }
    m_board.later(kSignalPeriod, [this] { reportSignal(); });
}

}  // namespace reviver::practice
