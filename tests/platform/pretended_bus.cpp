// SPDX-License-Identifier: Apache-2.0
#include "tests/platform/pretended_bus.h"

#include "tests/platform/pretended_device.h"

#include <algorithm>
#include <cstdlib>
#include <fcntl.h>
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <sys/ioctl.h>
#include <unistd.h>

namespace reviver::pretended {

namespace {

/// umockdev refuses TIOCEXCL and the modem lines to terminals: the first is done on the
/// terminal behind, the lines go nowhere.
gboolean passToTerminal(UMockdevIoctlBase *, UMockdevIoctlClient *client, gpointer)
{
    switch (umockdev_ioctl_client_get_request(client)) {
    case TIOCMBIS:
    case TIOCMBIC:
    case TIOCMSET:
        umockdev_ioctl_client_complete(client, 0, 0);
        return TRUE;
    default:
        break;
    }
    gint error = 0;
    const glong result = umockdev_ioctl_client_execute(client, &error, nullptr);
    umockdev_ioctl_client_complete(client, result, error);
    return TRUE;
}

std::vector<std::string> paragraphs(std::string_view text)
{
    std::vector<std::string> all;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find("\n\nP: "), text.size() - 2) + 2;
        all.emplace_back(text.substr(0, end));
        text.remove_prefix(end);
    }
    return all;
}

}  // namespace

Bus::Bus() : m_testbed(umockdev_testbed_new()), m_loop(g_main_loop_new(nullptr, FALSE))
{
    m_thread = std::thread([this] { g_main_loop_run(m_loop); });
}

Bus::~Bus()
{
    g_main_loop_quit(m_loop);
    m_thread.join();
    g_main_loop_unref(m_loop);
    g_object_unref(m_testbed);
    for (UMockdevIoctlBase *lines : m_lines)
        g_object_unref(lines);
}

std::vector<std::string> Bus::environment() const
{
    gchar *root = umockdev_testbed_get_root_dir(m_testbed);
    std::vector<std::string> variables{fmt::format("UMOCKDEV_DIR={}", root),
                                       "LD_PRELOAD=libumockdev-preload.so.0"};
    g_free(root);
    return variables;
}

std::string Bus::plug(const AttachedDevice &device)
{
    for (const std::string &folder : paragraphs(umockdevText(device, ++m_lastDevnum))) {
        const bool isHub = folder.find("A: bDeviceClass=09") != std::string::npos;
        if (isHub && !m_hubs.insert(folder).second)
            continue;
        GError *error = nullptr;
        if (!umockdev_testbed_add_from_string(m_testbed, folder.c_str(), &error)) {
            ADD_FAILURE() << error->message << "\n" << folder;
            g_error_free(error);
        }
        if (afterEvent)
            afterEvent();
    }
    for (const AttachedInterface &interface : device.interfaces) {
        if (!interface.port.starts_with("/dev/tty"))
            continue;
        m_lines.push_back(umockdev_ioctl_base_new());
        g_signal_connect(m_lines.back(), "handle-ioctl", G_CALLBACK(passToTerminal), nullptr);
        umockdev_testbed_attach_ioctl(m_testbed, interface.port.c_str(), m_lines.back(), nullptr);
    }
    return fmt::format("/dev/bus/usb/001/{:03}", m_lastDevnum);
}

void Bus::unplug(const AttachedDevice &device)
{
    // A program that has a port open sees it hang up: the far side is closed, under umockdev's
    // number for it, which umockdev closes again in the end.
    const int nothing = ::open("/dev/null", O_RDWR | O_CLOEXEC);
    for (const AttachedInterface &interface : device.interfaces) {
        if (!interface.port.starts_with("/dev/tty"))
            continue;
        forgetTerminal(modemSide(interface.port));
        ::dup2(nothing, modemSide(interface.port));
    }
    ::close(nothing);
    for (const std::string &folder : sysfsFolders(device)) {
        umockdev_testbed_uevent(m_testbed, folder.c_str(), "remove");
        umockdev_testbed_remove_device(m_testbed, folder.c_str());
        if (afterEvent)
            afterEvent();
    }
}

/// umockdev keeps a link for each terminal in use, and fails when the system gives its number
/// out again.
void Bus::forgetTerminal(int modemSide) const
{
    gchar *root = umockdev_testbed_get_root_dir(m_testbed);
    std::string name = ::ptsname(modemSide);
    std::ranges::replace(name, '/', '_');
    ::unlink(fmt::format("{}/dev/.ptymap/{}", root, name).c_str());
    g_free(root);
}

int Bus::modemSide(const std::string &port) const
{
    return umockdev_testbed_get_dev_fd(m_testbed, port.c_str());
}

}  // namespace reviver::pretended
