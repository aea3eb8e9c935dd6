// SPDX-License-Identifier: Apache-2.0
// Taking images out of a file: into a folder, and by dragging them.
#include "tests/ui/inspector/gated_source.h"
#include "tests/ui/inspector/inspector_rig.h"
#include "tests/ui/inspector/made_inputs.h"
#include "ui/widgets/progress_row.h"
#include "ui/widgets/table_view.h"
#include "ui/window/file_tasks.h"

#include <QDragEnterEvent>
#include <QFileInfo>
#include <QPushButton>
#include <QTest>
#include <QTimer>
#include <QUrl>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <set>

namespace reviver::test {
namespace {

using namespace ui;
using testing::UnorderedElementsAre;

std::set<std::string> namesIn(const std::filesystem::path &folder)
{
    std::set<std::string> names;
    std::error_code ignored;
    for (const auto &entry : std::filesystem::directory_iterator(folder, ignored))
        names.insert(entry.path().filename().string());
    return names;
}

/// Two small images, and one between them that is read through `gate`.
FirmwareBundle gatedBundle(const std::shared_ptr<GatedSource> &gate)
{
    FirmwareBundle bundle;
    bundle.path = "gated.bin";
    bundle.format = "made by the test";
    for (const ByteSourcePtr &data :
         {memorySource(Bytes(1000, 1)), ByteSourcePtr(gate), memorySource(Bytes(1000, 3))}) {
        FirmwareImage image;
        image.name = "image.bin";
        image.check = CheckState::Good;
        image.data = data;
        image.size = image.storedSize = data->size();
        bundle.images.push_back(image);
    }
    return bundle;
}

class Extraction : public testing::Test {
protected:
    std::filesystem::path target() const { return folder.path() / "out"; }
    void extract(const std::vector<std::size_t> &which)
    {
        rig.window().files().images().extractTo(QString::fromStdString(target().string()), which);
    }
    bool waitForEnd()
    {
        return rig.waitUntil([&] { return !rig.window().files().images().running(); });
    }

    TestFolder folder;
    InspectorRig rig;
};

TEST_F(Extraction, WritesTheChosenImages)
{
    ASSERT_TRUE(rig.look(makeContainer(folder)));
    extract({1, 3});
    ASSERT_TRUE(waitForEnd());
    EXPECT_THAT(namesIn(target()), UnorderedElementsAre("02_dbl.bin", "04_amss.bin"));
    EXPECT_EQ(readFile(target() / "04_amss.bin"), eightImages()[3].data);
    EXPECT_TRUE(rig.status().contains(QStringLiteral("2 images were written to")))
        << rig.status().toStdString();
}

TEST_F(Extraction, AsksBeforeItReplacesAFileAndKeepsItWhenToldSo)
{
    ASSERT_TRUE(rig.look(makeContainer(folder)));
    folder.write("out/02_dbl.bin", std::string_view("mine"));
    rig.answerNext(QStringLiteral("Keep the files"));
    extract({0, 1});
    ASSERT_TRUE(waitForEnd());
    EXPECT_THAT(namesIn(target()), UnorderedElementsAre("02_dbl.bin")) << "nothing was written before asking";
    EXPECT_EQ(readFile(target() / "02_dbl.bin"), Bytes({'m', 'i', 'n', 'e'}));
    rig.answerNext(QStringLiteral("Replace the files"));
    extract({0, 1});
    ASSERT_TRUE(waitForEnd());
    EXPECT_THAT(namesIn(target()), UnorderedElementsAre("01_partition-table.bin", "02_dbl.bin"));
    EXPECT_EQ(readFile(target() / "02_dbl.bin"), eightImages()[1].data);
}

TEST_F(Extraction, WritesADamagedImageUnderANameThatSaysSo)
{
    ASSERT_TRUE(rig.look(makeDamaged(folder)));
    extract({3});
    ASSERT_TRUE(waitForEnd());
    EXPECT_THAT(namesIn(target()), UnorderedElementsAre("04_amss_damaged.bin"));
    EXPECT_TRUE(rig.status().contains(QStringLiteral("damaged"))) << rig.status().toStdString();
    ASSERT_TRUE(rig.look(target() / "04_amss_damaged.bin"));
    EXPECT_FALSE(rig.page().bundle()->whole()) << "alone it has no checksum that would tell";
}

TEST_F(Extraction, ShowsBytesWhileTheWindowLivesAndStopsWhenAsked)
{
    const auto gate = std::make_shared<GatedSource>(8u << 20);
    rig.show(gatedBundle(gate));
    gate->close(4u << 20);
    extract({0, 1, 2});
    ASSERT_TRUE(rig.waitUntil([&] { return gate->waiting(); }));
    ASSERT_TRUE(rig.waitUntil([&] { return rig.visibleText().contains(QStringLiteral("4.20 of 8.39 MB")); }))
        << rig.visibleText().toStdString();
    EXPECT_FALSE(rig.button(QStringLiteral("Extract all…"))->isEnabled());
    rig.button(QStringLiteral("Stop"))->click();
    gate->open();
    ASSERT_TRUE(waitForEnd());
    EXPECT_THAT(namesIn(target()), UnorderedElementsAre("01_unknown.bin")) << "no half file stays";
    EXPECT_TRUE(rig.status().contains(QStringLiteral("1 of 3 images"))) << rig.status().toStdString();
    EXPECT_EQ(rig.button(QStringLiteral("Stop")), nullptr);
    EXPECT_TRUE(rig.button(QStringLiteral("Extract all…"))->isEnabled());
}

TEST_F(Extraction, GoesOnWhileAnotherFileIsAskedFor)
{
    const auto gate = std::make_shared<GatedSource>(1000);
    rig.show(gatedBundle(gate));
    gate->close();
    extract({1});
    ASSERT_TRUE(rig.waitUntil([&] { return gate->waiting(); }));
    rig.open(makeContainer(folder));
    EXPECT_TRUE(rig.status().contains(QStringLiteral("Wait for the end, or stop it")))
        << rig.status().toStdString();
    gate->open();
    ASSERT_TRUE(waitForEnd());
    EXPECT_THAT(namesIn(target()), UnorderedElementsAre("02_unknown.bin"));
}

TEST_F(Extraction, SaysWhatWasWrittenBeforeAnImageCouldNotBeRead)
{
    const auto gate = std::make_shared<GatedSource>(1000);
    rig.show(gatedBundle(gate));
    gate->failFrom(0);
    extract({0, 1, 2});
    ASSERT_TRUE(waitForEnd());
    EXPECT_THAT(namesIn(target()), UnorderedElementsAre("01_unknown.bin"));
    EXPECT_TRUE(rig.status().contains(QStringLiteral("01_unknown.bin"))) << rig.status().toStdString();
}

/// Another program's window: takes what is dropped on it.
class Receiver : public QWidget {
public:
    Receiver()
    {
        setAcceptDrops(true);
        resize(200, 200);
    }
    QList<QUrl> urls;
    Bytes first;

protected:
    void dragEnterEvent(QDragEnterEvent *event) override { event->acceptProposedAction(); }
    void dropEvent(QDropEvent *event) override
    {
        urls = event->mimeData()->urls();
        first = readFile(urls.value(0).toLocalFile().toStdString());
        event->acceptProposedAction();
    }
};

TEST_F(Extraction, ImagesAreDraggedToAnotherProgramAsFiles)
{
    ASSERT_TRUE(rig.look(makeContainer(folder)));
    Receiver receiver;
    receiver.move(1200, 0);
    receiver.show();
    ASSERT_TRUE(QTest::qWaitForWindowExposed(&receiver));
    rig.select({1, 2});
    // The drag runs its own loop: what the mouse does next comes from a timer.
    QTimer::singleShot(0, &receiver, [] {});
    QWidget *rows = rig.table()->viewport();
    const QPoint place = rig.table()->visualRect(rig.table()->model()->index(1, 1)).center();
    QTest::mousePress(rows, Qt::LeftButton, {}, place);
    QTimer poll;
    QObject::connect(&poll, &QTimer::timeout, [&] {
        QTest::mouseMove(receiver.windowHandle(), QPoint(100, 100));
        QTest::mouseRelease(receiver.windowHandle(), Qt::LeftButton, {}, QPoint(100, 100));
    });
    poll.start(50);
    QTest::mouseMove(rows, place + QPoint(40, 5));
    QTest::mouseMove(rows, place + QPoint(80, 9));
    ASSERT_TRUE(rig.waitUntil([&] { return !receiver.urls.isEmpty(); })) << rig.status().toStdString();
    ASSERT_EQ(receiver.urls.size(), 2);
    EXPECT_EQ(QFileInfo(receiver.urls[0].toLocalFile()).fileName(), QStringLiteral("02_dbl.bin"));
    EXPECT_EQ(receiver.first, eightImages()[1].data);
}

}  // namespace
}  // namespace reviver::test
