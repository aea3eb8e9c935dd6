// SPDX-License-Identifier: Apache-2.0
// Without Qt, so that it can be compiled alone (docs/platform.md).
#include "core/platform/system_services.h"

#include "core/platform/basic_services.h"
#include "core/platform/windows/port_holders.h"
#include "core/platform/windows/text.h"
#include "core/platform/windows/windows_api.h"

namespace reviver {

namespace {

/// Windows forgets the request when its handle is closed, at the latest when the program
/// ends; SetThreadExecutionState() would end with the thread that asked.
class AwakeRequest final : public Hold {
public:
    explicit AwakeRequest(HANDLE request) : m_request(request) {}
    ~AwakeRequest() override
    {
        PowerClearRequest(m_request, PowerRequestSystemRequired);
        CloseHandle(m_request);
    }

private:
    HANDLE m_request;
};

class WindowsServices final : public BasicServices {
public:
    std::vector<PortHolder> holdersOf(const std::string &port) override { return windows::portHolders(port); }

    Result<std::unique_ptr<Hold>> keepAwake(const std::string &reason) override
    {
        std::wstring text = windows::utf16(reason);
        REASON_CONTEXT context{};
        context.Version = POWER_REQUEST_CONTEXT_VERSION;
        context.Flags = POWER_REQUEST_CONTEXT_SIMPLE_STRING;
        context.Reason.SimpleReasonString = text.data();
        const HANDLE request = PowerCreateRequest(&context);
        if (request == INVALID_HANDLE_VALUE)
            return failure(ErrorCode::Unsupported, "PowerCreateRequest was refused");
        auto hold = std::make_unique<AwakeRequest>(request);
        if (!PowerSetRequest(request, PowerRequestSystemRequired))
            return failure(ErrorCode::Unsupported, "PowerSetRequest was refused");
        return hold;
    }

    std::optional<PowerState> power() override
    {
        constexpr BYTE kUnknown = 255;
        SYSTEM_POWER_STATUS status{};
        if (!GetSystemPowerStatus(&status))
            return std::nullopt;
        PowerState power;
        power.onBattery = status.ACLineStatus == 0;
        if (status.BatteryLifePercent != kUnknown)
            power.percent = status.BatteryLifePercent;
        return power;
    }
};

}  // namespace

std::unique_ptr<HostServices> systemServices()
{
    return std::make_unique<WindowsServices>();
}

}  // namespace reviver
