// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/support/watched_application.h"
#include "ui/style/theme.h"

#include <QFontDatabase>

#include <gtest/gtest.h>

namespace {

/// The same font everywhere, so that pictures and sizes can be compared.
QFont testFont()
{
    const QString inter = QStringLiteral("Inter");
    QFont font(QFontDatabase::families().contains(inter) ? inter : QStringLiteral("DejaVu Sans"));
    font.setPointSizeF(10);
    return font;
}

}  // namespace

int main(int argc, char **argv)
{
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    reviver::test::WatchedApplication application(argc, argv);
    QApplication::setFont(testFont());
    reviver::ui::applyTheme(reviver::ui::Theme::Light);
    testing::InitGoogleTest(&argc, argv);
    return RUN_ALL_TESTS();
}
