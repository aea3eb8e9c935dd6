// SPDX-License-Identifier: Apache-2.0
// Colours, sizes, icons and themes: the numbers of the look, computed from what the program uses.
#include "ui/style/icons.h"
#include "ui/style/metrics.h"
#include "ui/style/style_sheet.h"
#include "ui/style/theme.h"
#include "ui/style/tokens.h"
#include "ui/style/tone.h"
#include "ui/widgets/mode_shape.h"

#include <QApplication>
#include <QDir>
#include <QFontMetrics>
#include <QImage>
#include <QPalette>
#include <QRegularExpression>
#include <QSignalSpy>

#include <gtest/gtest.h>

namespace reviver::ui {

namespace {

constexpr double kText = 4.5;
constexpr double kShape = 3.0;

struct Pair {
    const char *front;
    const char *back;
    double least;
};

ColorRole roleOf(const std::string &name)
{
    for (const NamedRole &named : namedRoles()) {
        if (name == named.name)
            return named.role;
    }
    ADD_FAILURE() << "no token " << name;
    return &Tokens::text;
}

std::vector<Pair> requiredContrasts()
{
    std::vector<Pair> pairs;
    for (const char *ground : {"window", "sidebar", "surface", "sunken"}) {
        for (const char *text : {"text", "text2", "text3", "accent", "ok", "warn", "err", "unk", "practice"})
            pairs.push_back({text, ground, kText});
        pairs.push_back({"control", ground, kShape});
    }
    for (const char *soft : {"accentSoft", "okSoft", "warnSoft", "errSoft", "unkSoft", "practiceSoft"}) {
        pairs.push_back({"text", soft, kText});
        pairs.push_back({"text2", soft, kText});
    }
    for (const auto &[ink, soft] :
         {std::pair{"accent", "accentSoft"}, std::pair{"ok", "okSoft"}, std::pair{"warn", "warnSoft"},
          std::pair{"err", "errSoft"}, std::pair{"unk", "unkSoft"}, std::pair{"practice", "practiceSoft"}})
        pairs.push_back({ink, soft, kText});
    for (const char *fill : {"accentFill", "accentHover", "accentPress"})
        pairs.push_back({"onAccent", fill, kText});
    pairs.push_back({"bar", "border", kShape});
    pairs.push_back({"lampStrip", "sunken", kShape});
    return pairs;
}

QImage shapeImage(ModeShape shape)
{
    return iconPixmap(modeIconName(shape), 14, Qt::black).toImage();
}

/// How much ink differs, in whole pixels.
double differingInk(const QImage &a, const QImage &b)
{
    double count = 0;
    for (int y = 0; y < a.height(); ++y) {
        for (int x = 0; x < a.width(); ++x)
            count += std::abs(qAlpha(a.pixel(x, y)) - qAlpha(b.pixel(x, y))) / 255.0;
    }
    return count;
}

/// Leftmost and rightmost painted column.
std::pair<int, int> inkedColumns(const QImage &image)
{
    int first = image.width();
    int last = -1;
    for (int x = 0; x < image.width(); ++x) {
        for (int y = 0; y < image.height(); ++y) {
            if (qAlpha(image.pixel(x, y)) > 32) {
                first = std::min(first, x);
                last = x;
            }
        }
    }
    return {first, last};
}

}  // namespace

TEST(Tokens, KeepTheContrastThatTextAndShapesNeed)
{
    for (const Tokens *theme : {&lightTokens(), &darkTokens()}) {
        for (const Pair &pair : requiredContrasts()) {
            const double ratio = contrastRatio(theme->*roleOf(pair.front), theme->*roleOf(pair.back));
            EXPECT_GE(ratio, pair.least)
                << pair.front << " on " << pair.back << (theme == &darkTokens() ? " (dark)" : " (light)");
        }
    }
}

TEST(Tokens, ContrastOfKnownPairsIsTheOneOfTheStandard)
{
    EXPECT_NEAR(contrastRatio(Qt::white, Qt::black), 21.0, 0.01);
    EXPECT_NEAR(contrastRatio(Qt::white, Qt::white), 1.0, 0.01);
    // The look's own table: text on window, white on the primary button.
    EXPECT_NEAR(contrastRatio(lightTokens().text, lightTokens().window), 15.3, 0.05);
    EXPECT_NEAR(contrastRatio(darkTokens().onAccent, darkTokens().accentFill), 5.3, 0.05);
}

TEST(Tokens, TheLampCanBeSeenInEveryColourTheUserMayName)
{
    for (const Theme theme : {Theme::Light, Theme::Dark}) {
        applyTheme(theme);
        for (int color = int(LampColor::Blue); color <= int(LampColor::White); ++color)
            EXPECT_GE(contrastRatio(lampColor(LampColor(color)), tokens().surface), kShape) << color;
    }
    applyTheme(Theme::Light);
}

TEST(Tokens, EveryToneHasItsOwnInkOnAGroundThatCarriesIt)
{
    for (int tone = 0; tone <= int(Tone::Practice); ++tone) {
        EXPECT_GE(contrastRatio(lightTokens().*ink(Tone(tone)), lightTokens().*ground(Tone(tone))), kText)
            << tone;
        EXPECT_GE(contrastRatio(darkTokens().*ink(Tone(tone)), darkTokens().*ground(Tone(tone))), kText)
            << tone;
    }
}

TEST(Theme, ADarkSystemIsToldByItsWindowAndText)
{
    EXPECT_FALSE(
        looksDark(QPalette(Qt::black, Qt::white, Qt::white, Qt::gray, Qt::gray, Qt::black, Qt::white)));
    EXPECT_TRUE(
        looksDark(QPalette(Qt::white, Qt::black, Qt::gray, Qt::gray, Qt::gray, Qt::white, Qt::black)));
}

TEST(Theme, AChangeReachesTokensPaletteAndPaintedWidgets)
{
    applyTheme(Theme::Light);
    QSignalSpy changed(&ThemeNotifier::instance(), &ThemeNotifier::themeChanged);
    applyTheme(Theme::Dark);
    EXPECT_TRUE(isDark());
    EXPECT_EQ(tokens().window, darkTokens().window);
    EXPECT_EQ(QApplication::palette().color(QPalette::Window), darkTokens().window);
    applyTheme(Theme::System);
    EXPECT_FALSE(isDark()) << "offscreen is a light system";
    EXPECT_EQ(QApplication::palette().color(QPalette::Window), lightTokens().window);
    EXPECT_EQ(changed.count(), 2);
    applyTheme(Theme::Light);
}

TEST(Theme, HighContrastTakesTheSystemsPaletteAndNoStyleSheet)
{
    applyTheme(Theme::Dark);
    setHighContrast(true);
    EXPECT_TRUE(qApp->styleSheet().isEmpty());
    EXPECT_EQ(tokens().warn, QApplication::palette().color(QPalette::WindowText));
    EXPECT_EQ(tokens().warnSoft, QApplication::palette().color(QPalette::Window));
    setHighContrast(false);
    EXPECT_FALSE(qApp->styleSheet().isEmpty());
    EXPECT_EQ(tokens().warn, darkTokens().warn);
    applyTheme(Theme::Light);
}

TEST(StyleSheet, HasNoMarkLeft)
{
    const QString sheet = styleSheet();
    ASSERT_GT(sheet.size(), 1000);
    EXPECT_FALSE(sheet.contains(QLatin1Char('@')));
    EXPECT_FALSE(sheet.contains(QRegularExpression(QStringLiteral("\\b\\d+[uh]\\b"))));
    EXPECT_FALSE(sheet.contains(QRegularExpression(QStringLiteral(":\\s*;"))));
}

TEST(Metrics, LengthsAndControlsFollowTheFont)
{
    const QFont before = QApplication::font();
    const int button = controlHeight(36);
    EXPECT_EQ(button, px(36));
    QFont twice = before;
    twice.setPointSizeF(before.pointSizeF() * 2);
    QApplication::setFont(twice);
    EXPECT_NEAR(px(100), 200, 8);
    EXPECT_GE(controlHeight(20), QFontMetrics(font(TextRole::Body)).height() + px(10));
    EXPECT_GT(font(TextRole::Headline).pointSizeF(), font(TextRole::Title).pointSizeF());
    QApplication::setFont(before);
    EXPECT_EQ(controlHeight(36), button);
}

TEST(Icons, EveryDrawingOfTheSetCanBeDrawn)
{
    const QStringList files
        = QDir(QStringLiteral(":/reviver/resources/icons")).entryList({QStringLiteral("*.svg")});
    ASSERT_GE(files.size(), 40);
    for (const QString &file : files) {
        const QImage image = iconPixmap(file.chopped(4), 24, Qt::black).toImage();
        ASSERT_FALSE(image.isNull()) << file.toStdString();
        EXPECT_LE(inkedColumns(image).first, inkedColumns(image).second) << file.toStdString();
    }
    EXPECT_TRUE(iconPixmap(QStringLiteral("no-such-icon"), 24, Qt::black).isNull());
    EXPECT_TRUE(icon({}).isNull());
}

TEST(Icons, TheNineModesDifferWithoutColour)
{
    for (int a = 0; a <= int(ModeShape::Restarting); ++a) {
        for (int b = a + 1; b <= int(ModeShape::Restarting); ++b)
            EXPECT_GT(differingInk(shapeImage(ModeShape(a)), shapeImage(ModeShape(b))), 5)
                << a << " and " << b;
    }
}

TEST(Icons, ChangeTheirColourWithTheThemeAndTheState)
{
    const QIcon accent = icon(QStringLiteral("mode-normal"), &Tokens::accent);
    const auto middle = [&](QIcon::Mode mode) {
        return QColor(accent.pixmap(QSize(20, 20), mode).toImage().pixel(10, 10));
    };
    applyTheme(Theme::Light);
    EXPECT_EQ(middle(QIcon::Normal), lightTokens().accent);
    EXPECT_EQ(middle(QIcon::Disabled), lightTokens().text3);
    applyTheme(Theme::Dark);
    EXPECT_EQ(middle(QIcon::Normal), darkTokens().accent);
    applyTheme(Theme::Light);
}

TEST(Icons, StandAtTheLeadingEdgeOfAWideRectangle)
{
    const QIcon square = icon(QStringLiteral("stop"));
    const auto leftToRight = inkedColumns(square.pixmap(QSize(24, 20)).toImage());
    QApplication::setLayoutDirection(Qt::RightToLeft);
    const auto rightToLeft = inkedColumns(square.pixmap(QSize(24, 20)).toImage());
    QApplication::setLayoutDirection(Qt::LeftToRight);
    EXPECT_LT(leftToRight.second, 20);
    EXPECT_EQ(rightToLeft.first, leftToRight.first + 4);
}

TEST(Icons, TheIllustrationTakesTheColoursOfTheTheme)
{
    applyTheme(Theme::Dark);
    const QImage dark = illustration(QStringLiteral("illustration-connect"), QSize(400, 152)).toImage();
    // Inside the laptop's screen: the token "sunken".
    EXPECT_EQ(QColor(dark.pixel(70, 90)), darkTokens().sunken);
    applyTheme(Theme::Light);
    const QImage light = illustration(QStringLiteral("illustration-connect"), QSize(400, 152)).toImage();
    EXPECT_EQ(QColor(light.pixel(70, 90)), lightTokens().sunken);
    for (const char *name : {"illustration-access", "illustration-disc"})
        EXPECT_FALSE(illustration(QLatin1String(name), QSize(400, 152)).isNull()) << name;
}

}  // namespace reviver::ui
