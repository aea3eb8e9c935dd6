// SPDX-License-Identifier: Apache-2.0
#include "core/platform/display.h"

#include <QByteArray>
#include <QtGlobal>

#include <gtest/gtest.h>

namespace reviver {
namespace {

#ifdef Q_OS_LINUX
TEST(Display, IsWhatTheEnvironmentNames)
{
    for (const char *name : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"})
        qunsetenv(name);
    EXPECT_FALSE(hasDisplay());
    for (const char *name : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}) {
        qputenv(name, QByteArray("x"));
        EXPECT_TRUE(hasDisplay()) << name;
        qunsetenv(name);
    }
}
#endif

}  // namespace
}  // namespace reviver
