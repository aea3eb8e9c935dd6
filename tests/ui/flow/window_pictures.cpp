// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/flow/window_pictures.h"

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

std::string listed(const QStringList &lines)
{
    return lines.join(QStringLiteral("\n  ")).toStdString();
}

}  // namespace

void takePictures(FlowRig &rig, const QString &name, bool mayScroll)
{
    for (const Theme theme : {Theme::Light, Theme::Dark}) {
        applyTheme(theme);
        const QString suffix = theme == Theme::Light ? QStringLiteral("-light") : QStringLiteral("-dark");
        rig.window().resize(kNarrow);
        EXPECT_TRUE(takePicture(rig.window(), QStringLiteral("narrow-") + name + suffix));
        EXPECT_TRUE(cutTexts(&rig.window()).isEmpty())
            << name.toStdString() << " narrow:\n  " << listed(cutTexts(&rig.window()));
        rig.window().resize(kWide);
        EXPECT_TRUE(takePicture(rig.window(), name + suffix));
        EXPECT_TRUE(cutTexts(&rig.window()).isEmpty())
            << name.toStdString() << ":\n  " << listed(cutTexts(&rig.window()));
    }
    const auto *page = qobject_cast<PageFrame *>(rig.window().pages().currentWidget());
    if (!mayScroll) {
        EXPECT_EQ(page->scrollArea()->verticalScrollBar()->maximum(), 0) << name.toStdString() << " scrolls";
    }
    applyTheme(Theme::Light);
}

}  // namespace reviver::test
