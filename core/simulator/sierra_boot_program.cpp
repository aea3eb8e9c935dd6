// SPDX-License-Identifier: Apache-2.0
#include "core/simulator/sierra_boot_program.h"

#include "core/simulator/cwe_firehose_program.h"

namespace reviver::practice {
namespace {

constexpr std::uint32_t kHelloReply = 0x02;
constexpr std::uint32_t kReset = 0x07;
constexpr std::uint32_t kResetReply = 0x08;
constexpr std::uint32_t kCommandReady = 0x0B;
constexpr std::uint32_t kExecute = 0x0D;
constexpr std::uint32_t kExecuteReply = 0x0E;
constexpr std::uint32_t kExecuteData = 0x0F;

constexpr std::uint32_t kTransferMode = 0;
constexpr std::uint32_t kCommandMode = 3;
constexpr std::uint32_t kSwitchToFirehose = 0xFF00;

constexpr std::uint32_t kInvalidCommand = 0x01;
constexpr std::uint32_t kProtocolMismatch = 0x02;
constexpr std::uint32_t kInvalidHostMode = 0x18;
constexpr std::uint32_t kUnsupportedCommand = 0x1F;

constexpr std::string_view kConfirmation = "confirmed";

}  // namespace

AttachedDevice sierraBootDevice()
{
    AttachedDevice device;
    device.id = UsbId{0x1199, 0x9090};
    device.manufacturer = "Sierra Wireless, Incorporated";
    device.product = "EM7565";
    device.interfaces = {{0, 0xFF, 0xFF, 0xFF, 2, "", "qcserial", std::string(kEmergencyPort)}};
    return device;
}

SierraBootProgram::SierraBootProgram(ModemBoard &board)
    : m_board(board)
    , m_line(board, {}, [this](std::uint32_t command, ByteView fields) { onPacket(command, fields); })
{
}

AttachedDevice SierraBootProgram::identity() const
{
    return sierraBootDevice();
}

void SierraBootProgram::start()
{
    m_line.awaitClient(kTransferMode);
}

void SierraBootProgram::opened(std::string_view)
{
    m_commandMode = m_switching = false;
    m_line.sayHello(kTransferMode);
}

void SierraBootProgram::receive(std::string_view port, ByteView octets)
{
    if (port == kEmergencyPort)
        m_line.feed(octets);
}

void SierraBootProgram::onPacket(std::uint32_t command, ByteView fields)
{
    const std::uint32_t first = fields.size() >= 4 ? loadLe<std::uint32_t>(fields) : 0xFFFFFFFF;
    switch (command) {
    case kReset:
        m_line.send(kResetReply);
        return m_board.restart(ModemBoard::Boot::FromFlash);
    case kHelloReply:
        return onHelloReply(fields);
    case kExecute:
        return execute(first);
    case kExecuteData:
        return sendData(first);
    default:
        return m_line.refuse(0, kInvalidCommand);
    }
}

/// version, lowest version, status, mode, six words.
void SierraBootProgram::onHelloReply(ByteView fields)
{
    constexpr std::size_t kSize = 40;
    if (fields.size() != kSize)
        return m_line.refuse(0, kInvalidCommand);
    if (loadLe<std::uint32_t>(fields, 4) > m_line.style().version || loadLe<std::uint32_t>(fields) == 0)
        return m_line.refuse(0, kProtocolMismatch);
    m_commandMode = loadLe<std::uint32_t>(fields, 12) == kCommandMode;
    if (!m_commandMode)
        return m_line.refuse(0, kInvalidHostMode);
    m_line.send(kCommandReady);
}

void SierraBootProgram::execute(std::uint32_t command)
{
    if (!m_commandMode)
        return m_line.refuse(0, kInvalidCommand);
    m_switching = command == kSwitchToFirehose && !m_line.disturbed();
    if (!m_switching)
        return m_line.refuse(0, kUnsupportedCommand);
    m_line.send(kExecuteReply, {command, static_cast<std::uint32_t>(kConfirmation.size())});
}

void SierraBootProgram::sendData(std::uint32_t command)
{
    if (!m_switching || command != kSwitchToFirehose)
        return m_line.refuse(0, kInvalidCommand);
    m_line.sendRaw(Bytes(kConfirmation.begin(), kConfirmation.end()));
    m_board.handOver([](ModemBoard &board) { return std::make_unique<CweFirehoseProgram>(board); });
}

BootVerdict checkEm7565Boot(const FlashStore &flash)
{
    return checkCweBoot(flash, "SWI9X50C_");
}

}  // namespace reviver::practice
