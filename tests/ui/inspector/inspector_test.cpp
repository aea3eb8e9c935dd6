// SPDX-License-Identifier: Apache-2.0
// What a user sees and does in the firmware inspector of the window.
#include "tests/ui/inspector/gated_source.h"
#include "tests/ui/inspector/inspector_rig.h"
#include "tests/ui/inspector/made_inputs.h"
#include "ui/pages/firmware_words.h"
#include "ui/widgets/hex_view.h"
#include "ui/widgets/table_view.h"
#include "ui/window/file_tasks.h"
#include "ui/window/flow_controller.h"

#include <QAccessible>
#include <QApplication>
#include <QClipboard>
#include <QDropEvent>
#include <QLineEdit>
#include <QMimeData>
#include <QPushButton>
#include <QTest>

#include <fmt/format.h>
#include <gtest/gtest.h>

namespace reviver::test {
namespace {

using namespace ui;

TEST(Inspector, ShowsTheSameImagesWhateverTheyAreWrappedIn)
{
    const TestFolder folder;
    InspectorRig rig;
    ASSERT_TRUE(rig.look(makeContainer(folder)));
    const QStringList roles = rig.column(1);
    EXPECT_EQ(roles.size(), 8);
    EXPECT_EQ(roles[1], QStringLiteral("Device boot loader (DBL)"));
    EXPECT_EQ(rig.column(3), QStringList(8, QStringLiteral("Whole")));
    EXPECT_EQ(rig.column(4)[1], QStringLiteral("Confirmed"));
    ASSERT_TRUE(rig.look(makeNestedUpdater(folder)));
    EXPECT_EQ(rig.column(1), roles);
    ASSERT_TRUE(rig.look(makeFolder(folder)));
    EXPECT_EQ(rig.column(1), roles);
    EXPECT_EQ(rig.column(3)[0], QStringLiteral("No checksum")) << "the container has them, not its images";
}

TEST(Inspector, ShowsTheFieldsOfAnImagesHeaders)
{
    const TestFolder folder;
    InspectorRig rig;
    ASSERT_TRUE(rig.look(makeFirehoseSet(folder)));
    const QString details = rig.detailsText();
    EXPECT_TRUE(details.contains(QStringLiteral("HW_ID"))) << details.toStdString();
    EXPECT_TRUE(details.contains(QStringLiteral("000480E100000000")));
    EXPECT_TRUE(rig.visibleText().contains(QStringLiteral("modem.ubi is missing")));
    EXPECT_TRUE(rig.visibleText().contains(QStringLiteral("3 images, incomplete")));
}

TEST(Inspector, ShowsADigestOnceItIsFoundAndIsOfUseBefore)
{
    const auto gate = std::make_shared<GatedSource>(1000);
    gate->close();
    FirmwareImage image;
    image.name = "06_dsp2.bin";
    image.data = gate;
    FirmwareBundle bundle;
    bundle.path = "gated.bin";
    bundle.images = {image};
    InspectorRig rig;
    rig.show(bundle);
    ASSERT_TRUE(rig.waitUntil([&] { return gate->waiting(); }));
    EXPECT_TRUE(rig.detailsText().contains(QStringLiteral("06_dsp2.bin")));
    EXPECT_FALSE(rig.detailsText().contains(QStringLiteral("SHA-256")));
    gate->open();
    EXPECT_TRUE(rig.waitForDigests());
    EXPECT_TRUE(rig.detailsText().contains(QStringLiteral("SHA-256")));
}

TEST(Inspector, TellsDamageImageByImage)
{
    const TestFolder folder;
    InspectorRig rig;
    ASSERT_TRUE(rig.look(makeDamaged(folder)));
    QStringList expected(8, QStringLiteral("Whole"));
    expected[3] = QStringLiteral("Damaged");
    EXPECT_EQ(rig.column(3), expected);
    rig.select({3});
    EXPECT_TRUE(rig.detailsText().contains(QStringLiteral("never written to a modem")))
        << rig.detailsText().toStdString();
    ASSERT_TRUE(rig.look(makeCutOff(folder)));
    EXPECT_TRUE(rig.column(3).contains(QStringLiteral("Cut off")));
}

TEST(Inspector, SaysWhatAFileWithoutFirmwareIs)
{
    const TestFolder folder;
    InspectorRig rig;
    rig.open(makeUnknown(folder));
    ASSERT_TRUE(rig.waitUntil(
        [&] { return rig.visibleText().contains(QStringLiteral("This file cannot be used")); }));
    EXPECT_TRUE(rig.visibleText().contains(QStringLiteral("it is a text file")))
        << rig.visibleText().toStdString();
}

TEST(Inspector, StopsReadingWhenAsked)
{
    const TestFolder folder;
    InspectorRig rig;
    const auto large = folder.write("large.bin", std::string_view());
    std::filesystem::resize_file(large, std::uintmax_t{1} << 30);
    rig.open(large);
    ASSERT_NE(rig.button(QStringLiteral("Stop")), nullptr);
    rig.button(QStringLiteral("Stop"))->click();
    ASSERT_TRUE(
        rig.waitUntil([&] { return rig.visibleText().contains(QStringLiteral("Reading was stopped")); }));
    EXPECT_EQ(rig.page().bundle(), nullptr);
}

TEST(Inspector, ShowsTheOctetsOfAnImageAndGoesBack)
{
    const TestFolder folder;
    InspectorRig rig;
    ASSERT_TRUE(rig.look(makeContainer(folder)));
    rig.select({2});
    rig.button(QStringLiteral("Show contents"))->click();
    auto *view = rig.window().findChild<HexView *>();
    ASSERT_TRUE(view->isVisible());
    EXPECT_TRUE(view->hasFocus()) << "ready for the keys";
    const Bytes octets = eightImages()[2].data;
    ASSERT_TRUE(rig.waitUntil([&] {
        view->copy();
        return QApplication::clipboard()->text()
            == QString::fromStdString(fmt::format("{:02X}", octets.front()));
    }));
    auto *field = rig.window().findChild<QLineEdit *>(QStringLiteral("offset"));
    field->setText(QStringLiteral("0x1F0"));
    QTest::keyClick(field, Qt::Key_Return);
    EXPECT_EQ(view->position(), 0x1F0u);
    field->setText(QStringLiteral("FFFFFFFF"));
    QTest::keyClick(field, Qt::Key_Return);
    EXPECT_EQ(view->position(), 0x1F0u);
    EXPECT_TRUE(rig.visibleText().contains(QStringLiteral("The image ends at offset")));
    QTest::keyClick(&rig.window(), Qt::Key_Escape);
    EXPECT_FALSE(view->isVisible());
    EXPECT_EQ(rig.window().flow().page(), PageId::Firmware) << "Esc leaves the contents, not the file";
}

TEST(Inspector, CopiesTheDetailsOfWhatIsChosen)
{
    const TestFolder folder;
    InspectorRig rig;
    ASSERT_TRUE(rig.look(makeContainer(folder)));
    rig.select({0, 2});
    rig.table()->setFocus();
    QTest::keyClick(rig.table(), Qt::Key_C, Qt::ControlModifier);
    const QString text = QApplication::clipboard()->text();
    EXPECT_TRUE(text.contains(QStringLiteral("01  Partition table"))) << text.toStdString();
    EXPECT_TRUE(text.contains(QStringLiteral("03  Second boot loader (OSBL)")));
    EXPECT_FALSE(text.contains(QStringLiteral("02  ")));
    EXPECT_TRUE(text.contains(QString::fromStdString(rig.page().bundle()->images[2].sha256())));
}

TEST(Inspector, OpensWhatIsDroppedOnTheWindow)
{
    const TestFolder folder;
    InspectorRig rig;
    EXPECT_TRUE(rig.drop(makeFolder(folder)));
    ASSERT_TRUE(rig.waitUntil([&] { return rig.page().bundle() != nullptr; }));
    EXPECT_EQ(rig.window().flow().page(), PageId::Firmware);
    EXPECT_EQ(rig.column(1).size(), 8);
    QMimeData text;
    text.setText(QStringLiteral("no file"));
    EXPECT_FALSE(rig.drop(text)) << "only files can be dropped";
}

TEST(Inspector, ADroppedFileGoesIntoThePlanOfAModemThatWaitsForOne)
{
    InspectorRig rig;
    ASSERT_TRUE(rig.plugInReal(QStringLiteral("e392-unfinished")));
    ASSERT_TRUE(rig.diagnose());
    EXPECT_TRUE(rig.drop(rig.firmware().toStdString()));
    ASSERT_TRUE(rig.waitForPage(PageId::Plan));
    ASSERT_TRUE(rig.waitUntil([&] { return rig.session()->plan().has_value(); }));
    rig.button(QStringLiteral("Look into it"))->click();
    EXPECT_EQ(rig.window().flow().page(), PageId::Firmware);
    EXPECT_EQ(rig.page().bundle(), rig.session()->firmware());
}

TEST(Inspector, IsUsedByKeysAlone)
{
    const TestFolder folder;
    InspectorRig rig;
    ASSERT_TRUE(rig.look(makeContainer(folder)));
    rig.table()->setFocus();
    QTest::keyClick(rig.table(), Qt::Key_Down);
    QTest::keyClick(rig.table(), Qt::Key_Down, Qt::ShiftModifier);
    EXPECT_NE(rig.button(QStringLiteral("Extract 2 images…")), nullptr);
    QTest::keyClick(rig.table(), Qt::Key_Return);
    EXPECT_TRUE(rig.window().findChild<HexView *>()->isVisible());
    QTest::keyClick(&rig.window(), Qt::Key_Escape);
    EXPECT_TRUE(rig.table()->hasFocus());
    EXPECT_EQ(rig.table()->currentIndex().row(), 2) << "nothing jumps";
}

}  // namespace
}  // namespace reviver::test
