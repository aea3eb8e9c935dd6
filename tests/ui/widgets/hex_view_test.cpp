// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/support/pictures.h"
#include "ui/style/metrics.h"
#include "ui/widgets/hex_text.h"
#include "ui/widgets/hex_view.h"

#include <QApplication>
#include <QClipboard>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

#include <gtest/gtest.h>
#include <limits>

namespace reviver::ui {

namespace {

/// Octet n is n modulo 251. It notes what was asked for.
class CountingSource final : public HexSource {
public:
    explicit CountingSource(quint64 size) : m_size(size) {}

    quint64 size() const override { return m_size; }
    QByteArray octets(quint64 offset, int count) override
    {
        first = std::min(first, offset);
        end = std::max(end, offset + static_cast<quint64>(count));
        QByteArray found;
        for (quint64 at = offset; atHand && at < std::min(m_size, offset + quint64(count)); ++at)
            found.append(static_cast<char>(at % 251));
        return found;
    }

    quint64 first = std::numeric_limits<quint64>::max();  ///< of what was asked for
    quint64 end = 0;
    bool atHand = true;

private:
    quint64 m_size;
};

/// A view of 16 octets a row and 20 rows.
struct Shown {
    explicit Shown(quint64 size) : source(size)
    {
        view.setSource(&source);
        view.resize(view.sizeHint().width() + 20,
                    21 * (QFontMetrics(font(TextRole::MonoCaption)).height() + px(4)));
        test::showSettled(view);
        view.activateWindow();
        view.setFocus();
    }

    void press(Qt::Key key, Qt::KeyboardModifiers with = {}) { QTest::keyClick(&view, key, with); }
    QString copied()
    {
        QTest::keyClick(&view, Qt::Key_C, Qt::ControlModifier);
        return QApplication::clipboard()->text();
    }

    CountingSource source;
    HexView view;
};

}  // namespace

TEST(HexText, ShowsOctetsAsPairsAndLetters)
{
    const QByteArray octets("MZ\x00\x7F\xFF ~", 7);
    EXPECT_EQ(hexPairs(octets), QStringLiteral("4D 5A 00 7F FF 20 7E"));
    EXPECT_EQ(hexLetters(octets), QStringLiteral("MZ··· ~"));
    EXPECT_EQ(hexOffsetText(0x4C3A10), QStringLiteral("004C3A10"));
}

TEST(HexText, DumpsLinesOfSixteen)
{
    const QByteArray octets("ABCDEFGHIJKLMNOPQ");
    EXPECT_EQ(hexDump(octets, 0x20),
              QStringLiteral("00000020  41 42 43 44 45 46 47 48 49 4A 4B 4C 4D 4E 4F 50  ABCDEFGHIJKLMNOP\n"
                             "00000030  51                                               Q"));
}

TEST(HexView, AsksOnlyForWhatIsVisibleOfAnImageOfAnySize)
{
    Shown shown(4'294'967'296);
    shown.press(Qt::Key_End, Qt::ControlModifier);
    EXPECT_EQ(shown.view.position(), 0xFFFFFFFFu);
    shown.source.first = std::numeric_limits<quint64>::max();
    test::showSettled(shown.view);
    shown.view.viewport()->repaint();
    EXPECT_GE(shown.source.first, 0xFFFFFFFFu - 16 * 24);
    shown.view.goTo(0x80000000);
    EXPECT_EQ(shown.view.verticalScrollBar()->value(), 0x08000000);
}

TEST(HexView, IsReadByKeys)
{
    Shown shown(1000);
    ASSERT_EQ(shown.view.octetsPerRow(), 16);
    shown.press(Qt::Key_Down);
    shown.press(Qt::Key_Right);
    EXPECT_EQ(shown.view.position(), 17u);
    shown.press(Qt::Key_End);
    EXPECT_EQ(shown.view.position(), 31u);
    shown.press(Qt::Key_Home);
    EXPECT_EQ(shown.view.position(), 16u);
    shown.press(Qt::Key_PageDown);
    EXPECT_EQ(shown.view.position(), 16u + 20 * 16);
    shown.press(Qt::Key_PageUp);
    EXPECT_EQ(shown.view.position(), 16u);
    shown.press(Qt::Key_Up);
    shown.press(Qt::Key_Up);
    shown.press(Qt::Key_Left);
    EXPECT_EQ(shown.view.position(), 0u) << "stays at the begin";
    shown.press(Qt::Key_End, Qt::ControlModifier);
    EXPECT_EQ(shown.view.position(), 999u);
    shown.press(Qt::Key_Down);
    EXPECT_EQ(shown.view.position(), 999u) << "stays at the end";
}

TEST(HexView, CopiesWhatIsSelected)
{
    Shown shown(1000);
    QSignalSpy copied(&shown.view, &HexView::copied);
    shown.view.goTo(65);
    EXPECT_EQ(shown.copied(), QStringLiteral("41"));
    for (int i = 0; i < 3; ++i)
        shown.press(Qt::Key_Right, Qt::ShiftModifier);
    EXPECT_EQ(shown.copied(), QStringLiteral("41 42 43 44"));
    shown.view.copy(HexView::CopyForm::Lines);
    EXPECT_TRUE(QApplication::clipboard()->text().startsWith(QStringLiteral("00000041  41 42 43 44")));
    EXPECT_EQ(copied.last().at(0).toULongLong(), 4u);
    shown.press(Qt::Key_A, Qt::ControlModifier);
    EXPECT_EQ(shown.copied().count(QLatin1Char('\n')), 62) << "1000 octets, 16 a line";
}

TEST(HexView, SaysWhenTheClipboardTakesOnlyAPart)
{
    Shown shown(200'000);
    QSignalSpy copied(&shown.view, &HexView::copied);
    shown.press(Qt::Key_A, Qt::ControlModifier);
    shown.view.copy();
    ASSERT_EQ(copied.size(), 1);
    EXPECT_EQ(copied[0][0].toULongLong(), quint64(HexView::kMostCopied));
    EXPECT_EQ(copied[0][1].toULongLong(), 200'000u);
}

TEST(HexView, CopiesOctetsThatComeLater)
{
    Shown shown(1000);
    QSignalSpy copied(&shown.view, &HexView::copied);
    shown.view.goTo(7);
    shown.source.atHand = false;
    shown.view.copy();
    EXPECT_TRUE(copied.isEmpty());
    shown.source.atHand = true;
    emit shown.source.arrived();
    EXPECT_EQ(copied.size(), 1);
    EXPECT_EQ(QApplication::clipboard()->text(), QStringLiteral("07"));
}

TEST(HexView, IsReadByTheMouse)
{
    Shown shown(1000);
    const qreal character = QFontMetricsF(font(TextRole::MonoCaption)).horizontalAdvance(QLatin1Char('0'));
    const int row = QFontMetrics(font(TextRole::MonoCaption)).height() + px(4);
    // Octet 5 of the third row: behind offset and gap, three characters each.
    const QPoint pair(qRound(character * (8 + 2 + 3 * 5 + 1)), 3 * row + row / 2);
    QTest::mouseClick(shown.view.viewport(), Qt::LeftButton, {}, pair);
    EXPECT_EQ(shown.view.position(), 2u * 16 + 5);
    const QPoint letter(qRound(character * (8 + 2 + 3 * 16 + 2 + 9 + 0.5)), 1 * row + row / 2);
    QTest::mouseClick(shown.view.viewport(), Qt::LeftButton, {}, letter);
    EXPECT_EQ(shown.view.position(), 9u);
    QSignalSpy moved(&shown.view, &HexView::moved);
    QTest::mouseClick(shown.view.viewport(), Qt::LeftButton, Qt::ShiftModifier, pair);
    EXPECT_EQ(moved.last().at(0).toULongLong(), 9u);
    EXPECT_EQ(moved.last().at(1).toULongLong(), 2u * 16 + 5);
}

TEST(HexView, TellsScreenReadersWhatIsAtTheCursor)
{
    Shown shown(40);
    shown.view.goTo(36);
    EXPECT_EQ(shown.view.accessibleDescription(), QStringLiteral("Offset 00000024 of 00000028: 24 25 26 27"));
}

TEST(HexView, TakesHalfARowWhereThereIsLessRoom)
{
    Shown shown(1000);
    shown.view.resize(shown.view.minimumSizeHint());
    test::showSettled(shown.view);
    EXPECT_EQ(shown.view.octetsPerRow(), 8);
    shown.press(Qt::Key_Down);
    EXPECT_EQ(shown.view.position(), 8u);
}

TEST(HexView, BeginsAgainWithOtherOctets)
{
    Shown shown(1000);
    shown.view.goTo(900);
    CountingSource empty(0);
    shown.view.setSource(&empty);
    EXPECT_EQ(shown.view.position(), 0u);
    shown.press(Qt::Key_Down);
    QTest::mouseClick(shown.view.viewport(), Qt::LeftButton, {}, QPoint(100, 100));
    EXPECT_EQ(shown.view.position(), 0u) << "there is nothing to go to";
}

}  // namespace reviver::ui
