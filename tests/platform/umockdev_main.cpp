// SPDX-License-Identifier: Apache-2.0
#include <QCoreApplication>

#include <cstdlib>
#include <gtest/gtest.h>
#include <unistd.h>

/// umockdev replaces /sys and /dev by a library that must be there when a process
/// starts: so the program starts itself once more with it.
int main(int argc, char **argv)
{
    if (!std::getenv("LD_PRELOAD")) {
        ::setenv("LD_PRELOAD", "libumockdev-preload.so.0", 1);
        ::setenv("ASAN_OPTIONS", "verify_asan_link_order=0:detect_leaks=0", 1);
        ::execv("/proc/self/exe", argv);
    }
    QCoreApplication application(argc, argv);
    testing::InitGoogleTest(&argc, argv);
    return RUN_ALL_TESTS();
}
