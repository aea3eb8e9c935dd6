// SPDX-License-Identifier: Apache-2.0
// Without Qt, so that it can be compiled alone (docs/platform.md).
#include "core/platform/windows/device_list.h"

#include "core/platform/windows/text.h"
#include "core/platform/windows/windows_api.h"

#include <cfgmgr32.h>
#include <initguid.h>
#include <memory>
#include <set>
#include <setupapi.h>

namespace reviver::windows {

namespace {

/// DEVPKEY_Device_BusReportedDeviceDesc: the product string of the device itself.
DEFINE_GUID(kDeviceProperties, 0x540b947e, 0x8b40, 0x45bc, 0xa8, 0xa2, 0x6a, 0x0b, 0x89, 0x4c, 0xbd, 0xa2);
constexpr DEVPROPID kReportedName = 4;

/// Texts of devices are short; a longer one is left out.
constexpr DWORD kMaxText = 4096;

struct ListRelease {
    void operator()(void *list) const { SetupDiDestroyDeviceInfoList(list); }
};
using List = std::unique_ptr<void, ListRelease>;

/// A registry key that closes itself.
class Key {
public:
    explicit Key(HKEY key) : m_key(key) {}
    ~Key()
    {
        if (m_key != INVALID_HANDLE_VALUE && m_key)
            RegCloseKey(m_key);
    }
    Key(const Key &) = delete;
    Key &operator=(const Key &) = delete;

    std::string text(const wchar_t *value) const
    {
        std::wstring buffer(kMaxText, L'\0');
        DWORD size = kMaxText * sizeof(wchar_t);
        if (m_key == INVALID_HANDLE_VALUE || !m_key
            || RegGetValueW(m_key, nullptr, value, RRF_RT_REG_SZ, nullptr, buffer.data(), &size)
                != ERROR_SUCCESS)
            return {};
        return utf8(buffer.c_str());
    }

private:
    HKEY m_key;
};

/// The texts of a property, one after the other; one for a plain text.
std::vector<std::string> texts(HDEVINFO list, SP_DEVINFO_DATA &device, DWORD property)
{
    std::wstring buffer(kMaxText, L'\0');
    std::vector<std::string> all;
    if (!SetupDiGetDeviceRegistryPropertyW(list, &device, property, nullptr,
                                           reinterpret_cast<BYTE *>(buffer.data()),
                                           (kMaxText - 2) * sizeof(wchar_t), nullptr))
        return all;
    for (const wchar_t *text = buffer.c_str(); *text != L'\0'; text += std::wcslen(text) + 1)
        all.push_back(utf8(text));
    return all;
}

std::string text(HDEVINFO list, SP_DEVINFO_DATA &device, DWORD property)
{
    const auto all = texts(list, device, property);
    return all.empty() ? std::string() : all.front();
}

std::string reportedName(HDEVINFO list, SP_DEVINFO_DATA &device)
{
    const DEVPROPKEY key{kDeviceProperties, kReportedName};
    std::wstring buffer(kMaxText, L'\0');
    DEVPROPTYPE type = 0;
    if (!SetupDiGetDevicePropertyW(list, &device, &key, &type, reinterpret_cast<BYTE *>(buffer.data()),
                                   (kMaxText - 1) * sizeof(wchar_t), nullptr, 0))
        return {};
    return utf8(buffer.c_str());
}

std::string instanceOf(HDEVINFO list, SP_DEVINFO_DATA &device)
{
    std::wstring buffer(kMaxText, L'\0');
    if (!SetupDiGetDeviceInstanceIdW(list, &device, buffer.data(), kMaxText, nullptr))
        return {};
    return utf8(buffer.c_str());
}

/// Serial ports keep their name with the device, modems with their driver.
std::string portOf(HDEVINFO list, SP_DEVINFO_DATA &device)
{
    const Key own(SetupDiOpenDevRegKey(list, &device, DICS_FLAG_GLOBAL, 0, DIREG_DEV, KEY_READ));
    if (std::string name = own.text(L"PortName"); !name.empty())
        return name;
    const Key driver(SetupDiOpenDevRegKey(list, &device, DICS_FLAG_GLOBAL, 0, DIREG_DRV, KEY_READ));
    return driver.text(L"AttachedTo");
}

std::string driverVersion(HDEVINFO list, SP_DEVINFO_DATA &device)
{
    const Key driver(SetupDiOpenDevRegKey(list, &device, DICS_FLAG_GLOBAL, 0, DIREG_DRV, KEY_READ));
    return driver.text(L"DriverVersion");
}

bool isHidden(const SP_DEVINFO_DATA &device)
{
    ULONG status = 0;
    ULONG problem = 0;
    return CM_Get_DevNode_Status(&status, &problem, device.DevInst, 0) == CR_SUCCESS
        && (status & DN_NO_SHOW_IN_DM) != 0;
}

DeviceNode read(HDEVINFO list, SP_DEVINFO_DATA &device)
{
    DeviceNode node;
    node.instance = instanceOf(list, device);
    node.hardwareIds = texts(list, device, SPDRP_HARDWAREID);
    node.compatibleIds = texts(list, device, SPDRP_COMPATIBLEIDS);
    node.locationPath = text(list, device, SPDRP_LOCATION_PATHS);
    node.name = text(list, device, SPDRP_FRIENDLYNAME);
    if (node.name.empty())
        node.name = text(list, device, SPDRP_DEVICEDESC);
    node.reportedName = reportedName(list, device);
    node.manufacturer = text(list, device, SPDRP_MFG);
    node.service = text(list, device, SPDRP_SERVICE);
    node.driverVersion = driverVersion(list, device);
    node.port = portOf(list, device);
    node.hidden = isHidden(device);
    return node;
}

std::vector<DeviceNode> nodes(DWORD flags)
{
    std::vector<DeviceNode> all;
    const HDEVINFO handle = SetupDiGetClassDevsW(nullptr, L"USB", nullptr, DIGCF_ALLCLASSES | flags);
    if (handle == INVALID_HANDLE_VALUE)
        return all;
    const List list(handle);
    SP_DEVINFO_DATA device{};
    device.cbSize = sizeof device;
    for (DWORD i = 0; SetupDiEnumDeviceInfo(handle, i, &device); ++i)
        all.push_back(read(handle, device));
    return all;
}

}  // namespace

std::vector<DeviceNode> usbDeviceNodes()
{
    std::vector<DeviceNode> all = nodes(DIGCF_PRESENT);
    std::set<std::string> present;
    for (const DeviceNode &node : all)
        present.insert(node.instance);
    for (DeviceNode &node : nodes(0)) {
        if (present.contains(node.instance))
            continue;
        node.present = false;
        all.push_back(std::move(node));
    }
    return all;
}

}  // namespace reviver::windows
