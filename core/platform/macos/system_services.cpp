// SPDX-License-Identifier: Apache-2.0
#include "core/platform/system_services.h"

#include "core/platform/basic_services.h"
#include "core/platform/macos/registry.h"

#include <array>
#include <IOKit/ps/IOPowerSources.h>
#include <IOKit/ps/IOPSKeys.h>
#include <IOKit/pwr_mgt/IOPMLib.h>
#include <libproc.h>
#include <unistd.h>

namespace reviver {

namespace {

using namespace macos;

/// macOS forgets the assertion when it is released, at the latest when the program ends.
class AwakeAssertion final : public Hold {
public:
    explicit AwakeAssertion(IOPMAssertionID assertion) : m_assertion(assertion) {}
    ~AwakeAssertion() override { IOPMAssertionRelease(m_assertion); }

private:
    IOPMAssertionID m_assertion;
};

class MacServices final : public BasicServices {
public:
    std::vector<PortHolder> holdersOf(const std::string &port) override
    {
        constexpr int kMostHolders = 64;
        std::array<pid_t, kMostHolders> processes{};
        const int octets = proc_listpidspath(PROC_ALL_PIDS, 0, port.c_str(), 0, processes.data(),
                                             static_cast<int>(sizeof processes));
        std::vector<PortHolder> holders;
        for (int i = 0; i < octets / static_cast<int>(sizeof(pid_t)); ++i) {
            const pid_t process = processes[static_cast<std::size_t>(i)];
            std::array<char, 2 * MAXCOMLEN> name{};
            if (process != ::getpid() && proc_name(process, name.data(), name.size()) > 0)
                holders.push_back({name.data(), process});
        }
        return holders;
    }

    Result<std::unique_ptr<Hold>> keepAwake(const std::string &reason) override
    {
        const Owned<CFStringRef, CFRelease> text(
            CFStringCreateWithCString(kCFAllocatorDefault, reason.c_str(), kCFStringEncodingUTF8));
        IOPMAssertionID assertion = 0;
        if (!text
            || IOPMAssertionCreateWithName(kIOPMAssertionTypePreventSystemSleep, kIOPMAssertionLevelOn,
                                           text.get(), &assertion)
                != kIOReturnSuccess)
            return failure(ErrorCode::Unsupported, "IOPMAssertionCreateWithName was refused");
        return std::make_unique<AwakeAssertion>(assertion);
    }

    std::optional<PowerState> power() override
    {
        const Value sources(IOPSCopyPowerSourcesInfo());
        if (!sources)
            return std::nullopt;
        PowerState power;
        const CFTypeRef providing = IOPSGetProvidingPowerSourceType(sources.get());
        power.onBattery = utf8(providing) == kIOPMBatteryPowerKey;
        const Owned<CFArrayRef, CFRelease> list(IOPSCopyPowerSourcesList(sources.get()));
        for (CFIndex i = 0; list && i < CFArrayGetCount(list.get()); ++i) {
            const auto source
                = IOPSGetPowerSourceDescription(sources.get(), CFArrayGetValueAtIndex(list.get(), i));
            const void *capacity
                = source ? CFDictionaryGetValue(source, CFSTR(kIOPSCurrentCapacityKey)) : nullptr;
            int percent = 0;
            if (capacity && CFNumberGetValue(static_cast<CFNumberRef>(capacity), kCFNumberIntType, &percent))
                power.percent = percent;
        }
        return power;
    }
};

}  // namespace

std::unique_ptr<HostServices> systemServices()
{
    return std::make_unique<MacServices>();
}

}  // namespace reviver
