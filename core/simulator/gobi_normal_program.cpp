// SPDX-License-Identifier: Apache-2.0
#include "core/simulator/gobi_normal_program.h"

#include "core/simulator/download_frames.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace reviver::practice {
namespace {

struct Answer {
    std::string_view command;
    std::string_view line;  ///< empty: only OK
};

constexpr std::array kAnswers{
    Answer{"", ""},
    Answer{"+CMEE=0", ""},
    Answer{"+CMEE=1", ""},
    Answer{"+CGMI", "Sierra Wireless, Incorporated"},
    Answer{"+CGSN", kTestImei},
    Answer{"+CPIN?", "+CPIN: READY"},
    Answer{"+CIMI", kTestImsi},
};

}  // namespace

GobiNormalProgram::GobiNormalProgram(ModemBoard &board, const SierraModel &model)
    : m_board(board)
    , m_model(model)
    , m_at([this](std::string_view command) { return execute(command); },
           [&board](Bytes octets) { board.send(kPcui, std::move(octets)); })
{
}

AttachedDevice GobiNormalProgram::identity() const
{
    AttachedDevice device;
    device.id = UsbId{0x1199, m_model.product};
    device.manufacturer = "Sierra Wireless, Incorporated";
    device.product = m_model.name;
    device.interfaces = {
        {0, 0xFF, 0xFF, 0xFF, 2, "", "qcserial", "diag"},
        {2, 0xFF, 0xFF, 0xFF, 2, "", "qcserial", "gps"},
        {3, 0xFF, 0xFF, 0xFF, 3, "", "qcserial", std::string(kPcui)},
        {8, 0xFF, 0xFF, 0xFF, 3, "", "qmi_wwan", ""},
    };
    return device;
}

void GobiNormalProgram::receive(std::string_view port, ByteView octets)
{
    if (port == kPcui)
        m_at.feed(octets);
}

AtReply GobiNormalProgram::execute(std::string_view command)
{
    const auto known = std::ranges::find(kAnswers, command, &Answer::command);
    if (known != kAnswers.end())
        return {known->line.empty() ? "" : atLine(known->line)};
    const std::string version = m_board.programVersion();
    if (command == "+CGMM")
        return {atLine(m_model.name)};
    if (command == "+CGMR")
        return {atLine(version)};
    if (command == "I")
        return {fmt::format("\r\nManufacturer: Sierra Wireless, Incorporated\r\nModel: {}\r\n"
                            "Revision: {}\r\nIMEI: {}\r\nFSN: {}\r\n",
                            m_model.name, version, kTestImei, kTestFactoryNumber)};
    return {"", atLine("ERROR")};
}

}  // namespace reviver::practice
