// SPDX-License-Identifier: Apache-2.0
#include "core/platform/linux/modem_manager.h"

#include <QCoreApplication>

#include <cstdio>
#include <gtest/gtest.h>
#include <string_view>
#include <unistd.h>

/// With "--hold DEVICE" the program is the one that a test kills: it keeps ModemManager away
/// from the device until then, and says so.
int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    if (argc == 3 && std::string_view(argv[1]) == "--hold") {
        reviver::AttachedDevice device;
        device.systemPath = argv[2];
        const auto hold = reviver::inhibitModemManager(device);
        if (!hold)
            return 1;
        std::puts("held");
        std::fflush(stdout);
        return ::pause();
    }
    testing::InitGoogleTest(&argc, argv);
    return RUN_ALL_TESTS();
}
