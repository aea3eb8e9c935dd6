// SPDX-License-Identifier: Apache-2.0
#include "app/composition.h"

#include "app/services_by_device.h"
#include "core/platform/append_only_files.h"
#include "core/platform/file_locks.h"
#include "core/platform/system_enumerator.h"
#include "core/platform/system_port_opener.h"
#include "core/platform/system_services.h"
#include "core/transport/recorder.h"
#include "core/transport/replay_host.h"

#include <algorithm>
#include <filesystem>
#include <fmt/format.h>
#include <iterator>
#include <mutex>

namespace reviver {

namespace {

// What may change while other threads look: ports named by the user, and the
// practice modem.
struct Practice {
    Practice(const Scenario &scenario, Clock &clock, PracticeModemOptions options)
        : host(scenario, clock, std::move(options))
    {
    }

    PracticeHost host;
    PracticeServices services{host};
};

class Extras {
public:
    void addPort(const std::string &path)
    {
        const std::lock_guard lock(m_mutex);
        if (std::ranges::find(m_ports, path) == m_ports.end())
            m_ports.push_back(path);
    }
    std::vector<std::string> ports() const
    {
        const std::lock_guard lock(m_mutex);
        return m_ports;
    }
    void setPractice(std::shared_ptr<Practice> practice)
    {
        const std::lock_guard lock(m_mutex);
        m_practice.swap(practice);
    }
    std::shared_ptr<Practice> practice() const
    {
        const std::lock_guard lock(m_mutex);
        return m_practice;
    }

private:
    mutable std::mutex m_mutex;
    std::vector<std::string> m_ports;
    std::shared_ptr<Practice> m_practice;
};

bool samePort(const std::string &left, const std::string &right)
{
    std::error_code ignored;
    return left == right || std::filesystem::equivalent(left, right, ignored);
}

bool hasPort(const std::vector<AttachedDevice> &devices, const std::string &path)
{
    return std::ranges::any_of(devices, [&](const AttachedDevice &device) {
        return std::ranges::any_of(device.interfaces, [&](const AttachedInterface &interface) {
            return !interface.port.empty() && samePort(interface.port, path);
        });
    });
}

// The names of ports on Windows and of those over libusb are no files, so nobody can look
// whether they are there.
bool portExists(const std::string &path)
{
    std::error_code ignored;
    return path.starts_with("COM") || path.starts_with("usb:") || std::filesystem::exists(path, ignored)
        || std::filesystem::exists("/dev/" + path, ignored);
}

AttachedDevice loneDevice(const std::string &path)
{
    AttachedDevice device;
    // The place is the same from whatever folder it is named; ports on Windows are no files.
    std::error_code ignored;
    device.location = path.starts_with("COM") ? path : std::filesystem::absolute(path, ignored).string();
    device.interfaces.emplace_back();
    device.interfaces.back().port = path;
    return device;
}

std::string knownScenarios()
{
    std::string names;
    for (const Scenario &scenario : scenarios())
        names += (names.empty() ? "" : ", ") + scenario.name;
    return names;
}

class CompositeEnumerator final : public DeviceEnumerator {
public:
    CompositeEnumerator(World world, const Extras &extras, Clock &clock)
        : m_world(world)
        , m_extras(extras)
        , m_system(clock)
    {
    }

    std::vector<AttachedDevice> devices() override
    {
        std::vector<AttachedDevice> all;
        if (m_world == World::Everything)
            all = m_system.devices();
        if (const auto practice = m_extras.practice())
            std::ranges::move(practice->host.devices(), std::back_inserter(all));
        for (const std::string &path : m_extras.ports())
            if (portExists(path) && !hasPort(all, path))
                all.push_back(loneDevice(path));
        return all;
    }

    std::vector<AttachedDevice> remembered() override { return m_system.remembered(); }

private:
    World m_world;
    const Extras &m_extras;
    SystemEnumerator m_system;
};

class CompositeOpener final : public PortOpener {
public:
    explicit CompositeOpener(const Extras &extras) : m_extras(extras) {}

    Result<std::unique_ptr<Transport>> open(const std::string &path) override
    {
        const auto practice = m_extras.practice();
        if (!practice || !hasPort(practice->host.devices(), path))
            return m_system.open(path);
        return practice->host.open(path);
    }

private:
    const Extras &m_extras;
    SystemPortOpener m_system;
};

/// No other program can reach a practice modem inside this one.
class CompositeLocks final : public DeviceLocks {
public:
    explicit CompositeLocks(const Extras &extras) : m_extras(extras) {}

    Result<std::unique_ptr<Hold>> take(const std::string &location, const std::string &owner) override
    {
        const auto practice = m_extras.practice();
        const auto isThere = [&](const AttachedDevice &device) { return device.location == location; };
        if (practice && std::ranges::any_of(practice->host.devices(), isThere))
            return std::make_unique<Hold>();
        return m_system.take(location, owner);
    }

private:
    const Extras &m_extras;
    FileLocks m_system;
};

}  // namespace

struct Composition::Parts {
    Parts(World world, std::shared_ptr<RecordingTape> sharedTape)
        : enumerator(world, extras, clock)
        , opener(extras)
        , services(systemServices(), [this] { return practiceServices(); })
        , locks(extras)
        , tape(sharedTape ? std::move(sharedTape) : std::make_shared<RecordingTape>(clock))
        , recorder({enumerator, opener, clock, &services, &locks}, tape)
    {
    }

    std::shared_ptr<PracticeServices> practiceServices() const
    {
        const auto practice = extras.practice();
        return practice ? std::shared_ptr<PracticeServices>(practice, &practice->services) : nullptr;
    }

    SystemClock clock;
    Extras extras;
    CompositeEnumerator enumerator;
    CompositeOpener opener;
    ServicesByDevice services;
    CompositeLocks locks;
    SystemAppendOnlyFiles files;
    std::shared_ptr<RecordingTape> tape;
    Recorder recorder;
    std::optional<ReplayHost> played;
};

Composition::Composition(World world, std::shared_ptr<RecordingTape> tape)
    : m_parts(std::make_unique<Parts>(world, std::move(tape)))
{
}

Composition::~Composition() = default;

Hardware Composition::hardware()
{
    if (m_parts->played)
        return {*m_parts->played, *m_parts->played, m_parts->clock};
    return m_parts->recorder.hardware();
}

const std::shared_ptr<RecordingTape> &Composition::tape() const
{
    return m_parts->tape;
}

void Composition::play(Recording recording)
{
    m_parts->played.emplace(std::move(recording), m_parts->clock);
}

bool Composition::playing() const
{
    return m_parts->played.has_value();
}

AppendOnlyFiles &Composition::files()
{
    return m_parts->files;
}

void Composition::addPort(const std::string &path)
{
    m_parts->extras.addPort(path);
}

bool Composition::hasPort(const std::string &path) const
{
    return reviver::hasPort(m_parts->enumerator.devices(), path);
}

Result<void> Composition::startPractice(const PracticeSetup &setup)
{
    const Scenario *scenario = findScenario(setup.scenario);
    if (!scenario)
        return failure(
            ErrorCode::InvalidArgument,
            fmt::format("there is no practice modem \"{}\"; there are {}", setup.scenario, knownScenarios()));
    PracticeModemOptions options;
    options.fast = setup.fast;
    options.pace = setup.pace;
    for (const std::string &spec : setup.faults) {
        const auto fault = parseFault(spec);
        if (!fault)
            return failure(fault.error());
        options.faults.push_back(*fault);
    }
    m_parts->extras.setPractice(std::make_shared<Practice>(*scenario, m_parts->clock, std::move(options)));
    return {};
}

void Composition::stopPractice()
{
    m_parts->extras.setPractice(nullptr);
    // A recording shows that it is gone, although nobody looks any more.
    static_cast<void>(m_parts->recorder.devices());
}

bool Composition::practising() const
{
    return m_parts->extras.practice() != nullptr;
}

}  // namespace reviver
