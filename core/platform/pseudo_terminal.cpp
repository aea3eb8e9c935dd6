// SPDX-License-Identifier: Apache-2.0
#include "core/platform/pseudo_terminal.h"

#include <array>
#include <cerrno>
#include <cstring>
#include <fmt/format.h>
#include <utility>

#ifndef _WIN32
#include <cstdlib>
#include <fcntl.h>
#include <termios.h>
#include <unistd.h>
#endif
#ifdef __linux__
#include <climits>
#include <sys/inotify.h>
#endif

namespace reviver {

PseudoTerminal::PseudoTerminal(PseudoTerminal &&other) noexcept
    : m_master(std::exchange(other.m_master, -1))
    , m_watch(std::exchange(other.m_watch, -1))
    , m_slave(std::exchange(other.m_slave, -1))
    , m_path(std::move(other.m_path))
{
}

PseudoTerminal &PseudoTerminal::operator=(PseudoTerminal &&other) noexcept
{
    if (this != &other) {
        close();
        m_master = std::exchange(other.m_master, -1);
        m_watch = std::exchange(other.m_watch, -1);
        m_slave = std::exchange(other.m_slave, -1);
        m_path = std::move(other.m_path);
    }
    return *this;
}

PseudoTerminal::~PseudoTerminal()
{
    close();
}

#ifdef _WIN32

Result<PseudoTerminal> PseudoTerminal::open()
{
    return failure(ErrorCode::Unsupported, "this system has no pseudo-terminals");
}

void PseudoTerminal::close()
{
}

bool PseudoTerminal::takeOpening()
{
    return false;
}

Result<std::size_t> PseudoTerminal::read(MutableByteView)
{
    return failure(ErrorCode::Unsupported, "this system has no pseudo-terminals");
}

Result<std::size_t> PseudoTerminal::write(ByteView)
{
    return failure(ErrorCode::Unsupported, "this system has no pseudo-terminals");
}

#else

namespace {

tl::unexpected<Error> systemFailure(const char *activity)
{
    return failure(ErrorCode::Unsupported, fmt::format("{}: {}", activity, std::strerror(errno)));
}

bool nothingNow()
{
    // EIO: no client has the other side open; that is no error of ours.
    return errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR || errno == EIO;
}

/// No echo, no line editing, no translation, octets as they are.
bool makeRaw(int terminal)
{
    termios settings{};
    if (tcgetattr(terminal, &settings) != 0)
        return false;
    settings.c_iflag = 0;
    settings.c_oflag = 0;
    settings.c_lflag = 0;
    settings.c_cflag = CS8 | CREAD | CLOCAL;
    settings.c_cc[VMIN] = 1;
    settings.c_cc[VTIME] = 0;
    cfsetispeed(&settings, B115200);
    cfsetospeed(&settings, B115200);
    return tcsetattr(terminal, TCSANOW, &settings) == 0;
}

/// A descriptor that tells of openings of a file; -1 if there is none.
int watchOpenings([[maybe_unused]] const char *path)
{
#ifdef __linux__
    const int watch = inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
    if (watch >= 0 && inotify_add_watch(watch, path, IN_OPEN) >= 0)
        return watch;
    ::close(watch);
#endif
    return -1;
}

}  // namespace

Result<PseudoTerminal> PseudoTerminal::open()
{
    PseudoTerminal terminal;
    terminal.m_master = posix_openpt(O_RDWR | O_NOCTTY);
    if (terminal.m_master < 0 || grantpt(terminal.m_master) != 0 || unlockpt(terminal.m_master) != 0)
        return systemFailure("making a pseudo-terminal");
    const char *name = ptsname(terminal.m_master);
    if (!name)
        return systemFailure("naming a pseudo-terminal");
    terminal.m_path = name;
    terminal.m_slave = ::open(name, O_RDWR | O_NOCTTY);
    if (terminal.m_slave < 0 || !makeRaw(terminal.m_slave))
        return systemFailure("opening a pseudo-terminal");
    if (fcntl(terminal.m_master, F_SETFL, O_RDWR | O_NONBLOCK) != 0
        || fcntl(terminal.m_master, F_SETFD, FD_CLOEXEC) != 0
        || fcntl(terminal.m_slave, F_SETFD, FD_CLOEXEC) != 0)
        return systemFailure("setting up a pseudo-terminal");
    terminal.m_watch = watchOpenings(name);
    return terminal;
}

void PseudoTerminal::close()
{
    for (int *descriptor : {&m_watch, &m_slave, &m_master}) {
        if (*descriptor >= 0)
            ::close(std::exchange(*descriptor, -1));
    }
}

bool PseudoTerminal::takeOpening()
{
    bool opened = false;
#ifdef __linux__
    std::array<char, sizeof(inotify_event) + NAME_MAX + 1> event;
    while (m_watch >= 0 && ::read(m_watch, event.data(), event.size()) > 0)
        opened = true;
    if (opened)
        ::tcflush(m_slave, TCIFLUSH);
#endif
    return opened;
}

Result<std::size_t> PseudoTerminal::read(MutableByteView buffer)
{
    const ssize_t count = ::read(m_master, buffer.data(), buffer.size());
    if (count >= 0)
        return static_cast<std::size_t>(count);
    if (nothingNow())
        return 0;
    return failure(ErrorCode::PortDisconnected, std::strerror(errno));
}

Result<std::size_t> PseudoTerminal::write(ByteView data)
{
    const ssize_t count = ::write(m_master, data.data(), data.size());
    if (count >= 0)
        return static_cast<std::size_t>(count);
    if (nothingNow())
        return 0;
    return failure(ErrorCode::PortDisconnected, std::strerror(errno));
}

#endif

}  // namespace reviver
