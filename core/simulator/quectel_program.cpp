// SPDX-License-Identifier: Apache-2.0
#include "core/simulator/quectel_program.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace reviver::practice {
namespace {

constexpr std::string_view kManufacturer = "Quectel";

struct Answer {
    std::string_view command;
    std::string_view line;  ///< empty: only OK
};

constexpr std::array kAnswers{
    Answer{"", ""},
    Answer{"+CMEE=0", ""},
    Answer{"+CMEE=1", ""},
    Answer{"+CGMI", kManufacturer},
    Answer{"+GMI", kManufacturer},
    Answer{"+CGSN", kTestImei},
    Answer{"+GSN", kTestImei},
    Answer{"+CPIN?", "+CPIN: READY"},
    Answer{"+CSQ", "+CSQ: 21,99"},
};

}  // namespace

QuectelProgram::QuectelProgram(ModemBoard &board, QuectelModel model)
    : m_board(board)
    , m_model(model)
    , m_modem([this](std::string_view command) { return execute(command); },
              [&board](Bytes octets) { board.send("modem", std::move(octets)); })
    , m_pcui([this](std::string_view command) { return execute(command); },
             [&board](Bytes octets) { board.send("pcui", std::move(octets)); })
    , m_diag(board, {"PRACTICE", model.chip, model.name})
{
}

AttachedDevice QuectelProgram::identity() const
{
    AttachedDevice device;
    device.id = m_model.id;
    device.manufacturer = "Quectel";
    device.product = m_model.name;
    device.interfaces = {
        {0, 0xFF, 0xFF, 0xFF, 2, "", "option", "diag"}, {1, 0xFF, 0x00, 0x00, 3, "", "option", "gps"},
        {2, 0xFF, 0x00, 0x00, 3, "", "option", "pcui"}, {3, 0xFF, 0x00, 0x00, 3, "", "option", "modem"},
        {4, 0xFF, 0xFF, 0xFF, 3, "", "qmi_wwan", ""},
    };
    return device;
}

void QuectelProgram::receive(std::string_view port, ByteView octets)
{
    if (port == "modem")
        m_modem.feed(octets);
    else if (port == "pcui")
        m_pcui.feed(octets);
    else if (port == "diag")
        m_diag.feed(octets);
}

AtReply QuectelProgram::execute(std::string_view command)
{
    const auto known = std::ranges::find(kAnswers, command, &Answer::command);
    if (known != kAnswers.end())
        return {known->line.empty() ? "" : atLine(known->line)};
    const std::string version = m_board.programVersion();
    if (command == "I")
        return {fmt::format("\r\n{}\r\n{}\r\nRevision: {}\r\n", kManufacturer, m_model.name, version)};
    if (command == "+CGMM" || command == "+GMM")
        return {atLine(m_model.name)};
    if (command == "+CGMR" || command == "+GMR")
        return {atLine(version)};
    if (command == "+CFUN=1,1") {
        m_board.restart(ModemBoard::Boot::FromFlash);
        return {};
    }
    return {"", atLine("ERROR")};
}

}  // namespace reviver::practice
