// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/simulator/practice_services.h"

#include <atomic>
#include <memory>
#include <mutex>

namespace reviver::test {

/// A system around the modem of the test: it counts what it is asked to change, and can
/// say no. Around a practice modem it takes the obstacles of its scenario away.
class FakeServices final : public HostServices {
public:
    void serve(PracticeHost &host)
    {
        const std::lock_guard lock(m_mutex);
        m_practice = std::make_unique<PracticeServices>(host);
    }

    std::vector<PortHolder> holdersOf(const std::string &port) override
    {
        const std::lock_guard lock(m_mutex);
        return m_practice ? m_practice->holdersOf(port) : std::vector<PortHolder>();
    }
    Result<std::unique_ptr<Hold>> keepModemManagerAway(const AttachedDevice &device) override
    {
        if (refuses)
            return failure(ErrorCode::Unsupported, "ModemManager does not run");
        const std::lock_guard lock(m_mutex);
        auto inner = m_practice ? m_practice->keepModemManagerAway(device)
                                : Result<std::unique_ptr<Hold>>(std::make_unique<Hold>());
        return std::make_unique<CountedHold>(managersAway, inner ? *std::move(inner) : nullptr);
    }
    std::optional<HostChange> accessRule() override
    {
        return HostChange{"/etc/udev/rules.d/70-modem.rules", "TAG+=\"uaccess\"\n", true};
    }
    Result<void> installAccessRule() override
    {
        ++rulesInstalled;
        if (refuses)
            return failure(ErrorCode::DeviceRefused, "the owner declined");
        const std::lock_guard lock(m_mutex);
        return m_practice ? m_practice->installAccessRule() : Result<void>();
    }
    std::optional<HostChange> driverBinding(const AttachedDevice &device) override
    {
        const std::lock_guard lock(m_mutex);
        return m_practice ? m_practice->driverBinding(device) : std::nullopt;
    }
    Result<void> bindSerialDriver(const AttachedDevice &device) override
    {
        ++driversBound;
        const std::lock_guard lock(m_mutex);
        return m_practice ? m_practice->bindSerialDriver(device) : Result<void>();
    }
    Result<void> sendUsbMessages(const AttachedDevice &device, const std::vector<UsbMessage> &messages,
                                 std::chrono::milliseconds timeout) override
    {
        const std::lock_guard lock(m_mutex);
        return m_practice ? m_practice->sendUsbMessages(device, messages, timeout) : Result<void>();
    }
    Result<std::unique_ptr<Hold>> keepAwake(const std::string &) override { return std::make_unique<Hold>(); }
    std::optional<PowerState> power() override
    {
        const std::lock_guard lock(m_mutex);
        return m_power;
    }
    void setPower(PowerState power)
    {
        const std::lock_guard lock(m_mutex);
        m_power = power;
    }

    std::atomic<bool> refuses{false};
    std::atomic<int> managersAway{0};  ///< holds that exist now
    std::atomic<int> rulesInstalled{0};
    std::atomic<int> driversBound{0};

private:
    class CountedHold final : public Hold {
    public:
        CountedHold(std::atomic<int> &count, std::unique_ptr<Hold> inner)
            : m_count(count)
            , m_inner(std::move(inner))
        {
            ++m_count;
        }
        ~CountedHold() override { --m_count; }

    private:
        std::atomic<int> &m_count;
        std::unique_ptr<Hold> m_inner;
    };

    std::mutex m_mutex;
    std::unique_ptr<PracticeServices> m_practice;
    std::optional<PowerState> m_power;
};

}  // namespace reviver::test
