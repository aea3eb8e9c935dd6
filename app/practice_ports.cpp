// SPDX-License-Identifier: Apache-2.0
#include "app/practice_ports.h"

#include <array>
#include <fmt/format.h>

#ifdef _WIN32
#include <thread>
#else
#include <poll.h>
#endif

namespace reviver {
namespace {

constexpr std::array kLinkNames{"modem", "pcui", "diag", "gps", "edl"};
constexpr std::size_t kReadSize = 64 * 1024;

}  // namespace

PracticePorts::~PracticePorts()
{
    unplug();
}

Result<void> PracticePorts::prepare()
{
    std::error_code error;
    std::filesystem::create_directories(m_folder, error);
    if (error)
        return failure(ErrorCode::FileWriteFailed,
                       fmt::format("can't make the folder {}: {}", m_folder.string(), error.message()));
    for (const char *name : kLinkNames) {
        if (std::filesystem::is_symlink(m_folder / name, error))
            std::filesystem::remove(m_folder / name, error);
    }
    return {};
}

Result<void> PracticePorts::plug(const AttachedDevice &device)
{
    for (const AttachedInterface &interface : device.interfaces) {
        if (interface.port.empty())
            continue;
        Result<PseudoTerminal> terminal = PseudoTerminal::open();
        if (!terminal)
            return failure(terminal.error());
        REVIVER_TRY(link(interface.port, terminal->path()));
        m_ports.emplace(interface.port, Port{std::move(*terminal), {}});
    }
    return {};
}

/// The link appears whole: made under another name, then renamed.
Result<void> PracticePorts::link(const std::string &name, const std::string &target) const
{
    const std::filesystem::path path = m_folder / name;
    const std::filesystem::path temporary = path.string() + ".part";
    std::error_code error;
    std::filesystem::remove(temporary, error);
    std::filesystem::create_symlink(target, temporary, error);
    if (!error)
        std::filesystem::rename(temporary, path, error);
    if (error)
        return failure(ErrorCode::FileWriteFailed,
                       fmt::format("can't make the link {}: {}", path.string(), error.message()));
    return {};
}

void PracticePorts::unplug()
{
    std::error_code error;
    for (const auto &[name, port] : m_ports)
        std::filesystem::remove(m_folder / name, error);
    m_ports.clear();
}

void PracticePorts::tellOpenings(PracticeModem &modem)
{
    for (auto &[name, port] : m_ports)
        tellOpening(name, port, modem);
}

void PracticePorts::tellOpening(const std::string &name, Port &port, PracticeModem &modem)
{
    if (!port.terminal.takeOpening())
        return;
    port.pending.clear();
    modem.take(name);
    modem.opened(name);
}

bool PracticePorts::readInto(PracticeModem &modem)
{
    bool any = false;
    Bytes buffer(kReadSize);
    for (auto &[name, port] : m_ports) {
        const Result<std::size_t> count = port.terminal.read(buffer);
        if (!count || *count == 0)
            continue;
        any = true;
        // Opened since the last look: seen after the answer, it would throw the answer away.
        tellOpening(name, port, modem);
        modem.receive(name, ByteView(buffer).first(*count));
    }
    return any;
}

void PracticePorts::writeFrom(PracticeModem &modem)
{
    for (auto &[name, port] : m_ports) {
        // No more is taken than goes out: the modem waits with the rest.
        do {
            if (port.pending.empty())
                port.pending = modem.take(name);
            if (port.pending.empty())
                break;
            if (const Result<std::size_t> count = port.terminal.write(port.pending))
                port.pending.erase(port.pending.begin(),
                                   port.pending.begin() + static_cast<std::ptrdiff_t>(*count));
        } while (port.pending.empty());
    }
}

void PracticePorts::wait(std::chrono::milliseconds timeout) const
{
#ifdef _WIN32
    std::this_thread::sleep_for(timeout);
#else
    std::vector<pollfd> waiting;
    for (const auto &[name, port] : m_ports) {
        const short writable = port.pending.empty() ? 0 : POLLOUT;
        waiting.push_back({port.terminal.descriptor(), static_cast<short>(POLLIN | writable), 0});
        waiting.push_back({port.terminal.openingDescriptor(), POLLIN, 0});
    }
    ::poll(waiting.data(), waiting.size(), static_cast<int>(timeout.count()));
#endif
}

}  // namespace reviver
