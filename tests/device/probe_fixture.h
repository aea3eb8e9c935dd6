// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/device/probe.h"
#include "tests/device/scripted_modems.h"

#include <gtest/gtest.h>

namespace reviver::test {

/// One scripted modem, asked in no time.
class ProbeTest : public testing::Test {
protected:
    Evidence probe()
    {
        const auto modems = groupModems(host.devices());
        EXPECT_EQ(modems.size(), 1u);
        return probeModem(modems.front(), host.hardware());
    }
    std::chrono::milliseconds elapsed() const
    {
        return std::chrono::duration_cast<std::chrono::milliseconds>(host.clock.now() - Clock::Instant{});
    }

    ScriptedHost host;
};

}  // namespace reviver::test
