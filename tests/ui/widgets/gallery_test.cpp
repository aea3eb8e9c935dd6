// SPDX-License-Identifier: Apache-2.0
// Pictures of every widget in both themes, in <build>/pictures, to be laid beside the drawings of the look.
#include "tests/ui/support/nothing_cut.h"
#include "tests/ui/support/other_text.h"
#include "tests/ui/support/pictures.h"
#include "tests/ui/widgets/gallery.h"
#include "ui/style/theme.h"

#include <QApplication>
#include <QFont>
#include <QPushButton>

#include <gtest/gtest.h>

namespace reviver::test {

namespace {

struct Look {
    const char *name;
    ui::Theme theme;
};

std::string sentences(const QStringList &cut)
{
    return cut.join(QLatin1Char('\n')).toStdString();
}

class Gallery : public testing::TestWithParam<Look> {
protected:
    void SetUp() override { ui::applyTheme(GetParam().theme); }
    void TearDown() override { ui::applyTheme(ui::Theme::Light); }

    QString named(const char *picture) const
    {
        return QLatin1String(picture) + QLatin1Char('-') + QLatin1String(GetParam().name);
    }

    void expectPicture(SamplePage page, const char *name, QSize size, bool log = false,
                       bool practice = false) const
    {
        const auto window = makeSampleWindow(page, log, practice);
        window->resize(size);
        EXPECT_TRUE(takePicture(*window, named(name)));
        EXPECT_EQ(sentences(cutTexts(window.get())), "");
    }
};

}  // namespace

TEST_P(Gallery, ShowsEveryStateOfTheSmallWidgets)
{
    const auto gallery = makeStatesGallery();
    gallery->resize(1120, 760);
    gallery->show();
    gallery->activateWindow();
    gallery->findChild<QPushButton *>(QStringLiteral("focusSample"))->setFocus();
    EXPECT_TRUE(takePicture(*gallery, named("widgets")));
    EXPECT_EQ(sentences(cutTexts(gallery.get())), "");
}

TEST_P(Gallery, ShowsTheFormOfEveryPage)
{
    const QSize wide(1120, 760);
    expectPicture(SamplePage::Connect, "form-connect", wide);
    expectPicture(SamplePage::Diagnosis, "form-diagnosis", wide);
    expectPicture(SamplePage::Plan, "form-plan", wide);
    expectPicture(SamplePage::Run, "form-run", wide, true);
    expectPicture(SamplePage::Result, "form-result", wide);
    expectPicture(SamplePage::Failed, "form-failed", wide);
    expectPicture(SamplePage::Bench, "form-bench", wide, false, true);
    expectPicture(SamplePage::Firmware, "form-firmware", wide);
}

TEST_P(Gallery, ShowsTheNarrowWindow)
{
    expectPicture(SamplePage::Diagnosis, "narrow-diagnosis", QSize(880, 600));
    expectPicture(SamplePage::Run, "narrow-run", QSize(880, 600), true);
}

namespace {

constexpr SamplePage kAllPages[]
    = {SamplePage::Connect, SamplePage::Diagnosis, SamplePage::Plan,  SamplePage::Run,
       SamplePage::Result,  SamplePage::Failed,    SamplePage::Bench, SamplePage::Firmware};

void expectNothingCut(const QString &picture)
{
    for (const SamplePage page : kAllPages) {
        const auto window = makeSampleWindow(page, page == SamplePage::Run, page == SamplePage::Plan);
        window->resize(1120, 760);
        const QString name = picture + QString::number(int(page));
        EXPECT_TRUE(takePicture(*window, name));
        EXPECT_EQ(sentences(cutTexts(window.get())), "") << name.toStdString();
    }
    const auto gallery = makeStatesGallery();
    EXPECT_TRUE(takePicture(*gallery, picture + QStringLiteral("widgets")));
    EXPECT_EQ(sentences(cutTexts(gallery.get())), "");
}

}  // namespace

TEST(NothingIsCut, InOtherFonts)
{
    for (const char *family : {"DejaVu Sans", "Noto Sans"}) {
        OtherText text(QLatin1String(family), 1.0);
        expectNothingCut(QLatin1String(family).left(4) + QLatin1Char('-'));
    }
}

TEST(NothingIsCut, AtOneAndAHalfAndTwiceTheFontSize)
{
    for (const double factor : {1.5, 2.0}) {
        OtherText text({}, factor);
        expectNothingCut(QStringLiteral("scaled-%1-").arg(int(factor * 100)));
    }
}

TEST(NothingIsCut, FromRightToLeft)
{
    OtherText text({}, 1.0, Qt::RightToLeft);
    expectNothingCut(QStringLiteral("mirrored-"));
}

TEST(NothingIsCut, InHighContrast)
{
    ui::setHighContrast(true);
    expectNothingCut(QStringLiteral("high-contrast-"));
    ui::setHighContrast(false);
}

INSTANTIATE_TEST_SUITE_P(Themes, Gallery,
                         testing::Values(Look{"light", ui::Theme::Light}, Look{"dark", ui::Theme::Dark}),
                         [](const auto &chosen) { return std::string(chosen.param.name); });

}  // namespace reviver::test
