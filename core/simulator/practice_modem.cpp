// SPDX-License-Identifier: Apache-2.0
#include "core/simulator/practice_modem.h"

#include "core/simulator/modem_model.h"
#include "core/simulator/portless_programs.h"

#include <algorithm>
#include <set>
#include <utility>

namespace reviver {
namespace {

using namespace std::chrono_literals;

// A restart waits so that the last reply gets through (Huawei dload.c: about 1 s).
constexpr std::chrono::milliseconds kRestartDelay = 1000ms;
constexpr std::chrono::milliseconds kFastRestartDelay = 100ms;
constexpr std::chrono::milliseconds kAwayTime = 2000ms;
constexpr std::chrono::milliseconds kLoaderStart = 200ms;
constexpr std::chrono::milliseconds kFastLoaderStart = 20ms;
constexpr std::size_t kPortBuffer = 64 * 1024;

Bytes takeOctet(std::deque<Bytes> &messages)
{
    Bytes &message = messages.front();
    const Bytes first{message.front()};
    message.erase(message.begin());
    if (message.empty())
        messages.pop_front();
    return first;
}

}  // namespace

PracticeModem::PracticeModem(const Scenario &scenario, Clock::Instant now, PracticeModemOptions options)
    : PracticeModem(*practice::findModel(scenario.name), now, std::move(options))
{
}

PracticeModem::PracticeModem(const practice::ModemModel &model, Clock::Instant now,
                             PracticeModemOptions options)
    : m_model(model)
    , m_options(std::move(options))
    , m_flash(practice::SimulatedFlash(m_model.flashBlocks, m_model.badBlocks))
    , m_faults(m_options.faults)
    , m_line(m_options.faults)
    , m_settings(m_model.settings)
    , m_now(now)
    , m_busyUntil(now)
{
    m_model.fillFlash(m_flash);
    boot(Boot::FromFlash);
}

PracticeModem::~PracticeModem() = default;

void PracticeModem::advance(Clock::Instant now)
{
    while (!m_events.empty() && m_events.front().when <= now) {
        const Event event = std::move(m_events.front());
        m_events.erase(m_events.begin());
        m_now = std::max(m_now, event.when);
        event.action();
        unplugIfLost();
    }
    m_now = std::max(m_now, now);
    if (m_returnAt && *m_returnAt <= m_now && m_absenceSeen)
        comeBack();
}

std::optional<Clock::Instant> PracticeModem::nextEvent() const
{
    std::optional<Clock::Instant> next;
    if (!m_events.empty())
        next = m_events.front().when;
    if (m_returnAt && (!next || *m_returnAt < *next))
        next = m_returnAt;
    return next;
}

void PracticeModem::opened(std::string_view port)
{
    if (m_program && hasPort(port))
        m_program->opened(port);
}

void PracticeModem::receive(std::string_view port, ByteView octets)
{
    if (m_program && hasPort(port))
        arrive(port, m_line.toModem(octets));
}

void PracticeModem::arrive(std::string_view port, Bytes octets)
{
    if (!m_program || !hasPort(port))
        return;
    if (m_handingOver)
        m_heldInput.emplace_back(port, std::move(octets));
    else
        m_program->receive(port, octets);
    unplugIfLost();
}

void PracticeModem::receiveStorage(ByteView octets)
{
    if (m_program && !m_handingOver)
        m_program->receiveStorage(octets);
}

Bytes PracticeModem::take(std::string_view port)
{
    const auto found = m_output.find(port);
    if (found == m_output.end() || found->second.empty())
        return {};
    if (m_line.splits() && (found->second.size() > 1 || found->second.front().size() > 1))
        return takeOctet(found->second);
    const std::deque<Bytes> messages = std::exchange(found->second, {});
    Bytes octets;
    for (const Bytes &message : messages)
        append(octets, message);
    if (m_program)
        m_program->taken(port);
    return octets;
}

Bytes PracticeModem::takeTransfer(std::string_view port)
{
    const auto found = m_output.find(port);
    if (found == m_output.end() || found->second.empty())
        return {};
    Bytes message = std::move(found->second.front());
    found->second.pop_front();
    if (found->second.empty() && m_program)
        m_program->taken(port);
    return message;
}

void PracticeModem::discard(std::string_view port)
{
    const auto found = m_output.find(port);
    if (found == m_output.end() || found->second.empty())
        return;
    found->second.clear();
    if (m_program)
        m_program->taken(port);
}

std::optional<AttachedDevice> PracticeModem::enumerate()
{
    if (!m_program) {
        m_absenceSeen = true;
        return std::nullopt;
    }
    AttachedDevice device = m_identity;
    device.location = "1-4";
    device.speed = UsbSpeed::High;
    device.practice = true;
    device.light = light();
    return device;
}

void PracticeModem::unplug()
{
    if (!m_program)
        return;
    losePlug();
    unplugIfLost();
}

void PracticeModem::replug()
{
    if (!m_program && !m_returnAt)
        m_returnAt = m_now;
}

PracticeTraffic PracticeModem::traffic() const
{
    return {m_faults.images(), m_faults.blocks(), m_faults.octets(), m_line.sent(), m_line.answered()};
}

PracticeMode PracticeModem::mode() const
{
    return m_program ? m_program->mode() : PracticeMode::Off;
}

LightPattern PracticeModem::light() const
{
    return m_program ? m_program->light() : LightPattern::Dark;
}

const std::string &PracticeModem::product() const
{
    return m_model.product;
}

/// Each image under the name of its content, or under the writer's name for it
/// when the content is not known or was met before.
std::vector<std::pair<std::string, const practice::StoredImage *>> PracticeModem::namedImages() const
{
    std::vector<std::pair<std::string, const practice::StoredImage *>> named;
    std::set<std::string> used;
    for (const practice::StoredImage &image : m_flash.images()) {
        const practice::ImageContent content = m_flash.content(image).content;
        std::string name(practice::contentName(content));
        if (content == practice::ImageContent::Other || !used.insert(name).second)
            name = image.name;
        named.emplace_back(std::move(name), &image);
    }
    return named;
}

std::vector<PracticeFlashContent> PracticeModem::flashContents() const
{
    std::vector<PracticeFlashContent> contents;
    for (const auto &[name, image] : namedImages())
        contents.push_back({name, image->factory, image->revision, image->size});
    return contents;
}

Bytes PracticeModem::readFlash(std::string_view name) const
{
    for (const auto &[known, image] : namedImages()) {
        if (known == name)
            return m_flash.read(*image);
    }
    return {};
}

std::map<std::string, Bytes> PracticeModem::flash() const
{
    std::map<std::string, Bytes> all;
    for (const auto &[name, image] : namedImages()) {
        if (!image->factory)
            all.emplace(name, m_flash.read(*image));
    }
    return all;
}

void PracticeModem::work(std::size_t octets)
{
    if (!m_options.fast)
        m_busyUntil = std::max(m_busyUntil, m_now)
            + std::chrono::duration_cast<Clock::Instant::duration>(m_options.pace.perKib * octets / 1024);
}

void PracticeModem::pause(std::chrono::milliseconds duration)
{
    m_busyUntil = std::max(m_busyUntil, m_now) + duration;
}

void PracticeModem::send(std::string_view port, Bytes octets)
{
    m_busyUntil = std::max(m_busyUntil, m_now);
    if (!m_options.fast)
        m_busyUntil += m_options.pace.perReply;
    if (m_busyUntil <= m_now)
        return putOut(std::string(port), octets);
    schedule(m_busyUntil, [this, name = std::string(port), data = std::move(octets)] { putOut(name, data); });
}

/// A port that nobody reads fills up and then loses what comes.
void PracticeModem::putOut(const std::string &port, ByteView octets)
{
    std::deque<Bytes> &output = m_output[port];
    Bytes arriving = m_line.fromModem(octets);
    std::size_t waiting = arriving.size();
    for (const Bytes &message : output)
        waiting += message.size();
    if (!arriving.empty() && waiting <= kPortBuffer)
        output.push_back(std::move(arriving));
}

void PracticeModem::later(std::chrono::milliseconds delay, std::function<void()> action)
{
    schedule(m_now + delay, std::move(action));
}

void PracticeModem::restart(Boot boot)
{
    const Clock::Instant when
        = std::max(m_busyUntil, m_now) + (m_options.fast ? kFastRestartDelay : kRestartDelay);
    schedule(when, [this, boot] {
        m_nextBoot = boot;
        leaveBus();
        m_returnAt = m_now + (m_options.fast ? 0ms : kAwayTime);
    });
}

void PracticeModem::handOver(practice::ProgramMaker next)
{
    const Clock::Instant when
        = std::max(m_busyUntil, m_now) + (m_options.fast ? kFastLoaderStart : kLoaderStart);
    m_handingOver = true;
    schedule(when, [this, next = std::move(next)] {
        run(next(*this));
        for (auto &[port, octets] : std::exchange(m_heldInput, {}))
            arrive(port, std::move(octets));
    });
}

void PracticeModem::schedule(Clock::Instant when, std::function<void()> action)
{
    const auto place
        = std::upper_bound(m_events.begin(), m_events.end(), when,
                           [](Clock::Instant time, const Event &event) { return time < event.when; });
    m_events.insert(place, {when, std::move(action)});
}

/// Whatever the program before had planned is forgotten with it.
void PracticeModem::run(std::unique_ptr<practice::ModemProgram> program)
{
    m_events.clear();
    m_handingOver = false;
    m_program = std::move(program);
    m_identity = m_program->identity();
    if (m_program->mode() == PracticeMode::Normal)
        m_identity.serial = practice::kTestSerial;
    m_program->start();
}

void PracticeModem::leaveBus()
{
    m_events.clear();
    m_output.clear();
    m_program.reset();
    m_heldInput.clear();
    m_busyUntil = m_now;
    m_absenceSeen = false;
}

void PracticeModem::comeBack()
{
    m_returnAt.reset();
    boot(std::exchange(m_nextBoot, Boot::FromFlash));
}

void PracticeModem::boot(Boot boot)
{
    const practice::BootVerdict verdict = m_model.checkBoot(m_flash);
    m_bootProblem = verdict.reason;
    m_version = verdict.version.empty() ? m_model.factoryVersion : verdict.version;
    ++m_generation;
    practice::ModemBoard &board = *this;
    if (m_settings.crashed)
        run(m_model.crashProgram(board));
    else if (!verdict.bootLoader && m_model.bootRomProgram && boot != Boot::IntoDownload)
        run(m_model.bootRomProgram(board));
    else if (!verdict.boots || boot == Boot::IntoDownload)
        run(m_model.downloadProgram(board));
    else if (m_settings.startsAsDisc && boot != Boot::PastDisc)
        run(std::make_unique<practice::DiscProgram>(board));
    else
        run(m_model.normalProgram(board));
}

bool PracticeModem::hasPort(std::string_view port) const
{
    return std::any_of(m_identity.interfaces.begin(), m_identity.interfaces.end(),
                       [&](const AttachedInterface &interface) { return interface.port == port; });
}

void PracticeModem::unplugIfLost()
{
    if (!std::exchange(m_plugLost, false))
        return;
    leaveBus();
    m_settings.crashed = false;  // its memory went with the power
    if (m_options.replugAfter)
        m_returnAt = m_now + *m_options.replugAfter;
}

}  // namespace reviver
