// SPDX-License-Identifier: Apache-2.0
#include "core/device/info_reader.h"

#include "core/protocol/at/at_identity.h"
#include "core/protocol/at/at_ports.h"
#include "core/protocol/diag/diag_messages.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace reviver {
namespace {

constexpr std::chrono::milliseconds kWait{3000};
constexpr int kMostSilences = 2;
constexpr std::uint16_t kImeiItem = 550;

void setIfEmpty(std::string &field, const std::string &value)
{
    if (field.empty())
        field = value;
}

/// Asks one command after the other and gives up after two silences in a row.
class AtQuestions {
public:
    explicit AtQuestions(ProbeSession &session) : m_session(session) {}

    /// The lines of an OK; nothing for a refusal or silence. The port's own failures end everything.
    Result<at::Lines> ask(const std::string &command)
    {
        if (m_silences >= kMostSilences)
            return at::Lines{};
        auto reply = m_session.askAt(command, kWait);
        if (!reply && reply.error().code() != ErrorCode::Timeout)
            return failure(reply.error());
        m_silences = reply ? 0 : m_silences + 1;
        m_answered = m_answered || reply.has_value();
        if (!reply || !reply->ok()) {
            m_refusal = reply ? reply->finalText : std::string();
            return at::Lines{};
        }
        m_refusal.clear();
        return reply->lines;
    }

    bool answered() const { return m_answered; }
    /// The final line of the last command, if it was no OK.
    const std::string &refusal() const { return m_refusal; }

private:
    ProbeSession &m_session;
    int m_silences = 0;
    bool m_answered = false;
    std::string m_refusal;
};

/// Source: 3GPP TS 27.007: 23 is "memory failure" (confirmed).
bool saysMemoryFails(std::string_view refusal)
{
    return refusal == "+CME ERROR: 23" || refusal == "+CME ERROR: memory failure";
}

Result<void> readIdentification(AtQuestions &questions, DeviceIdentity &identity, ModemSettings &settings)
{
    const auto ati = questions.ask("ATI");
    if (!ati)
        return failure(ati.error());
    const at::Identification said = at::parseAti(*ati);
    setIfEmpty(identity.manufacturer, said.manufacturer);
    setIfEmpty(identity.model, said.model);
    setIfEmpty(identity.firmware, said.revision);
    setIfEmpty(identity.imei, said.imei);
    for (const std::string &number : {said.factoryNumber, said.meid, said.esn})
        setIfEmpty(identity.serial, number);

    const std::pair<const char *, std::string *> missing[] = {{"AT+CGMI", &identity.manufacturer},
                                                              {"AT+CGMM", &identity.model},
                                                              {"AT+CGMR", &identity.firmware},
                                                              {"AT+CGSN", &identity.imei}};
    for (const auto &[command, field] : missing) {
        if (!field->empty())
            continue;
        const auto lines = questions.ask(command);
        if (!lines)
            return failure(lines.error());
        if (field == &identity.imei && saysMemoryFails(questions.refusal())) {
            settings.imeiItem = StoredItem::Unreadable;
            settings.imeiAnswer = questions.refusal();
        }
        const auto behind = at::textBehind(*lines, std::string(command).substr(2) + ":");
        *field = behind ? *behind : lines->empty() ? std::string() : lines->front();
    }
    return {};
}

Result<void> readVersions(AtQuestions &questions, DeviceIdentity &identity)
{
    const auto hardware = questions.ask("AT^HWVER");
    if (!hardware)
        return failure(hardware.error());
    if (const auto name = at::parseHardwareVersion(*hardware))
        setIfEmpty(identity.hardware, *name);
    const auto block = questions.ask("AT^VERSION?");
    if (!block)
        return failure(block.error());
    const at::VersionBlock versions = at::parseVersionBlock(*block);
    setIfEmpty(identity.firmware, versions.text("EXTS"));
    setIfEmpty(identity.hardware, versions.text("EXTH"));
    setIfEmpty(identity.model, versions.text("EXTU"));
    if (!identity.hardware.empty() && !identity.firmware.empty())
        return {};
    const auto product = questions.ask("AT^FHVER");
    if (!product)
        return failure(product.error());
    if (const auto said = at::parseProductVersions(*product)) {
        setIfEmpty(identity.firmware, said->firmware);
        setIfEmpty(identity.hardware, said->hardware);
    }
    return {};
}

std::string lockText(at::CardLock::State state)
{
    switch (state) {
    case at::CardLock::State::Locked:
        return "locked";
    case at::CardLock::State::Unlocked:
        return "unlocked";
    case at::CardLock::State::Customised:
        return "customised";
    }
    return {};
}

Result<void> readPorts(AtQuestions &questions, bool mayAskModes, ModemSettings &settings)
{
    const auto set = questions.ask("AT^SETPORT?");
    if (!set)
        return failure(set.error());
    if (const auto composition = at::parsePortComposition(*set)) {
        settings.portCodes = composition->after;
        settings.portSet
            = fmt::format("{};{}", fmt::join(composition->before, ","), fmt::join(composition->after, ","));
    }
    const auto possible = questions.ask("AT^SETPORT=?");
    if (!possible)
        return failure(possible.error());
    settings.possibleCodes = at::parsePortCodes(*possible);
    if (mayAskModes) {
        const auto modes = questions.ask("AT^GETPORTMODE");
        if (!modes)
            return failure(modes.error());
        if (const auto ports = at::parsePortModes(*modes))
            settings.chipHint = ports->vendor;
    }
    const auto usbMode = questions.ask("AT^U2DIAG?");
    if (!usbMode)
        return failure(usbMode.error());
    settings.usbMode = at::textBehind(*usbMode, "^U2DIAG:").value_or("");
    const auto factory = questions.ask("AT^SFM?");
    if (!factory)
        return failure(factory.error());
    settings.factoryMode = at::textBehind(*factory, "^SFM:").value_or("");
    return {};
}

Result<void> readLocks(AtQuestions &questions, ModemSettings &settings)
{
    const auto lock = questions.ask("AT^CARDLOCK?");
    if (!lock)
        return failure(lock.error());
    if (const auto state = at::parseCardLock(*lock))
        settings.operatorLock = lockText(state->state);
    const auto pin = questions.ask("AT+CPIN?");
    if (!pin)
        return failure(pin.error());
    settings.sim = at::textBehind(*pin, "+CPIN:").value_or(questions.refusal());
    // For the report: whether it is the network that keeps the owner from the internet.
    return questions.ask("AT^SYSINFOEX").map([](const at::Lines &) {});
}

/// What a status says of the item; a modem that does not know the item tells nothing.
StoredItem storedItem(diag::NvStatus status, const std::string &value)
{
    switch (status) {
    case diag::NvStatus::Done:
        return value.empty() ? StoredItem::NeverWritten : StoredItem::Present;
    case diag::NvStatus::NotActive:
        return StoredItem::NeverWritten;
    case diag::NvStatus::Full:
    case diag::NvStatus::Failed:
    case diag::NvStatus::NoMemory:
    case diag::NvStatus::NotAllocated:
        return StoredItem::Unreadable;
    case diag::NvStatus::Busy:
    case diag::NvStatus::BadCommand:
    case diag::NvStatus::BadParameter:
    case diag::NvStatus::ReadOnly:
    case diag::NvStatus::BadTarget:
        break;
    }
    return StoredItem::NotAsked;
}

}  // namespace

bool portModesCrash(const AttachedDevice &device, const DeviceIdentity &identity)
{
    return device.id == UsbId{0x12D1, 0x1573} || identity.model.find("MU609") != std::string::npos;
}

Result<void> readAtInfo(ProbeSession &session, const AttachedDevice &device, PortEvidence &evidence)
{
    AtQuestions questions(session);
    REVIVER_TRY(readIdentification(questions, evidence.identity, evidence.settings));
    if (!questions.answered())
        return failure(ErrorCode::Timeout, "the port does not answer AT commands");
    REVIVER_TRY(readVersions(questions, evidence.identity));
    REVIVER_TRY(readPorts(questions, !portModesCrash(device, evidence.identity), evidence.settings));
    return readLocks(questions, evidence.settings);
}

Bytes imeiRequest()
{
    return diag::NvItem::encodeRequest(kImeiItem);
}

std::string imeiOfItem(ByteView data)
{
    constexpr std::size_t kSize = 9;
    constexpr int kMark = 0x0A;  // stands where a digit would: "an IMEI follows"
    if (data.size() < kSize || data[0] != kSize - 1 || (data[1] & 0x0F) != kMark)
        return {};
    std::string digits;
    for (std::size_t i = 1; i < kSize; ++i) {
        for (const int digit : {data[i] & 0x0F, data[i] >> 4}) {
            if (i == 1 && digit == kMark && digits.empty())
                continue;
            if (digit > 9)
                return {};
            digits += static_cast<char>('0' + digit);
        }
    }
    return digits;
}

Result<void> readDiagImei(ProbeSession &session, PortEvidence &evidence)
{
    constexpr FrameMeaning kAwaited[] = {FrameMeaning::DiagReply, FrameMeaning::DiagError};
    const Bytes request = imeiRequest();
    const auto heard = session.askFrame("DIAG item 550", request, kWait, kAwaited);
    if (!heard)
        return failure(heard.error());
    const Bytes *reply = heard->frame(FrameMeaning::DiagReply, request);
    const auto item = reply ? diag::NvItem::decode(*reply) : failure(ErrorCode::Timeout, "no item");
    if (!item)
        return {};
    if (item->status == diag::NvStatus::Done)
        evidence.identity.imei = imeiOfItem(item->data);
    evidence.settings.imeiItem = storedItem(item->status, evidence.identity.imei);
    evidence.settings.imeiAnswer = diag::nvStatusText(item->status);
    return {};
}

Result<void> readMonitorInfo(ProbeSession &session, PortEvidence &evidence)
{
    AtQuestions questions(session);
    const auto info = questions.ask("AT^DLOADINFO?");
    if (!info)
        return failure(info.error());
    setIfEmpty(evidence.identity.firmware, at::textBehind(*info, "swver:").value_or(""));
    setIfEmpty(evidence.identity.model,
               modelOfProductName(at::textBehind(*info, "product name:").value_or("")));
    // Says which maker's codes it knows: for the report.
    const auto authority = questions.ask("AT^AUTHORITYVER?");
    return authority ? Result<void>() : failure(authority.error());
}

}  // namespace reviver
