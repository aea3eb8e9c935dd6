// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/flow/page_pictures.h"

#include "tests/ui/support/nothing_cut.h"
#include "tests/ui/support/pictures.h"
#include "ui/style/theme.h"
#include "ui/widgets/page_frame.h"

#include <QScrollArea>
#include <QScrollBar>

#include <gtest/gtest.h>

namespace reviver::test {

using namespace ui;

namespace {

constexpr QSize kWide{1120, 760};
constexpr QSize kNarrow{880, 600};

void expectNothingCut(QWidget &widget, const QString &name)
{
    EXPECT_EQ(cutTexts(&widget).join(QStringLiteral("\n  ")).toStdString(), "") << name.toStdString();
}

template <typename Take>
void inBothThemes(Take take)
{
    for (const Theme theme : {Theme::Light, Theme::Dark}) {
        applyTheme(theme);
        take(theme == Theme::Light ? QStringLiteral("-light") : QStringLiteral("-dark"));
    }
    applyTheme(Theme::Light);
}

}  // namespace

void takePictures(FlowRig &rig, const QString &name, bool mayScroll)
{
    inBothThemes([&](const QString &suffix) {
        rig.window().resize(kNarrow);
        EXPECT_TRUE(takePicture(rig.window(), QStringLiteral("narrow-") + name + suffix));
        expectNothingCut(rig.window(), QStringLiteral("narrow ") + name);
        rig.window().resize(kWide);
        EXPECT_TRUE(takePicture(rig.window(), name + suffix));
        expectNothingCut(rig.window(), name);
        const auto *page = qobject_cast<PageFrame *>(rig.window().pages().currentWidget());
        if (!mayScroll) {
            EXPECT_EQ(page->scrollArea()->verticalScrollBar()->maximum(), 0)
                << name.toStdString() << " scrolls";
        }
    });
}

void takeDialogPictures(QWidget &dialog, const QString &name)
{
    inBothThemes([&](const QString &suffix) {
        EXPECT_TRUE(takePicture(dialog, name + suffix));
        expectNothingCut(dialog, name);
    });
}

}  // namespace reviver::test
