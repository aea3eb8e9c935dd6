// SPDX-License-Identifier: Apache-2.0
#include "core/platform/file_locks.h"

#include <QCoreApplication>

#include <cstdio>
#include <gtest/gtest.h>
#include <string_view>

/// With "--hold-place FOLDER PLACE" the program is the one that a test kills: it holds the
/// place until then, and says so.
int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    if (argc == 4 && std::string_view(argv[1]) == "--hold-place") {
        const auto hold = reviver::FileLocks(argv[2]).take(argv[3], "another program");
        if (!hold)
            return 1;
        std::puts("held");
        std::fflush(stdout);
        return std::getchar();
    }
    testing::InitGoogleTest(&argc, argv);
    return RUN_ALL_TESTS();
}
