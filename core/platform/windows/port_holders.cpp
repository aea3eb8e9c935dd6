// SPDX-License-Identifier: Apache-2.0
// Without Qt, so that it can be compiled alone (docs/platform.md).
#include "core/platform/windows/port_holders.h"

#include "core/platform/windows/text.h"
#include "core/platform/windows/windows_api.h"

#include <restartmanager.h>

namespace reviver::windows {

namespace {

/// A session of the restart manager that ends itself.
class Session {
public:
    Session()
    {
        wchar_t key[CCH_RM_SESSION_KEY + 1] = {};
        m_open = RmStartSession(&m_session, 0, key) == ERROR_SUCCESS;
    }
    ~Session()
    {
        if (m_open)
            RmEndSession(m_session);
    }
    Session(const Session &) = delete;
    Session &operator=(const Session &) = delete;

    bool add(const std::wstring &file) const
    {
        const wchar_t *name = file.c_str();
        return m_open && RmRegisterResources(m_session, 1, &name, 0, nullptr, 0, nullptr) == ERROR_SUCCESS;
    }
    std::vector<RM_PROCESS_INFO> users() const
    {
        UINT needed = 0;
        UINT count = 0;
        DWORD reasons = 0;
        std::vector<RM_PROCESS_INFO> all;
        DWORD result = RmGetList(m_session, &needed, &count, nullptr, &reasons);
        // Programs come and go between the calls: then once more with more room.
        while (result == ERROR_MORE_DATA) {
            all.resize(needed);
            count = needed;
            result = RmGetList(m_session, &needed, &count, all.data(), &reasons);
        }
        all.resize(result == ERROR_SUCCESS ? count : 0);
        return all;
    }

private:
    DWORD m_session = 0;
    bool m_open = false;
};

}  // namespace

std::vector<PortHolder> portHolders(const std::string &port)
{
    const Session session;
    std::vector<PortHolder> holders;
    if (!session.add(L"\\\\.\\" + utf16(port)))
        return holders;
    for (const RM_PROCESS_INFO &user : session.users()) {
        const DWORD process = user.Process.dwProcessId;
        if (process != GetCurrentProcessId())
            holders.push_back({utf8(user.strAppName), process});
    }
    return holders;
}

}  // namespace reviver::windows
