// SPDX-License-Identifier: Apache-2.0
// Taking images out of a file: into a folder, and by dragging them.
#include "tests/ui/inspector/gated_source.h"
#include "tests/ui/inspector/inspector_rig.h"
#include "tests/ui/inspector/made_inputs.h"
#include "ui/widgets/progress_row.h"
#include "ui/widgets/table_view.h"
#include "ui/window/file_tasks.h"

#include <QDrag>
#include <QDragEnterEvent>
#include <QFileInfo>
#include <QPointer>
#include <QPushButton>
#include <QTest>
#include <QTimer>
#include <QUrl>
#include <QWindow>

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
    gate->rememberSha256("known, so that only an extraction reads it");
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

/// Notes what a drag of `source` carries: offscreen there is nobody to drop on.
class DragWatch : public QObject {
public:
    explicit DragWatch(QObject &source) { source.installEventFilter(this); }
    QList<QUrl> urls;

    bool eventFilter(QObject *, QEvent *event) override
    {
        if (event->type() != QEvent::ChildAdded)
            return false;
        // It is a drag, and loaded, only when it has been made; it lives until the queue was worked off.
        QMetaObject::invokeMethod(
            this,
            [this, child = QPointer<QObject>(static_cast<QChildEvent *>(event)->child())] {
                if (const auto *drag = qobject_cast<QDrag *>(child))
                    urls = drag->mimeData()->urls();
            },
            Qt::QueuedConnection);
        return false;
    }
};

/// Another program's window: takes what is dropped on it.
class Receiver : public QWidget {
public:
    Receiver()
    {
        setAcceptDrops(true);
        setGeometry(1200, 0, 200, 200);
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

/// Presses on the row and pulls.
void pull(InspectorRig &rig, int row)
{
    QWindow *window = rig.window().windowHandle();
    const QRect cell = rig.table()->visualRect(rig.table()->model()->index(row, 1));
    const QPoint place = rig.table()->viewport()->mapTo(&rig.window(), cell.center());
    QTest::mousePress(window, Qt::LeftButton, {}, place);
    QTest::mouseMove(window, place + QPoint(40, 5));
    QTest::mouseMove(window, place + QPoint(80, 9));
}

void letGo(InspectorRig &rig)
{
    QTest::mouseRelease(rig.window().windowHandle(), Qt::LeftButton, {}, QPoint(600, 500));
}

TEST_F(Extraction, ChosenImagesAreDraggedAsFilesThatAreMadeThen)
{
    ASSERT_TRUE(rig.look(makeContainer(folder)));
    DragWatch watch(rig.page());
    rig.select({1, 2});
    pull(rig, 1);
    ASSERT_TRUE(rig.waitUntil([&] { return !watch.urls.isEmpty(); })) << rig.status().toStdString();
    letGo(rig);
    ASSERT_EQ(watch.urls.size(), 2);
    EXPECT_EQ(watch.urls[0].fileName(), QStringLiteral("02_dbl.bin"));
    EXPECT_EQ(readFile(watch.urls[0].toLocalFile().toStdString()), eightImages()[1].data);
    EXPECT_EQ(readFile(watch.urls[1].toLocalFile().toStdString()), eightImages()[2].data);
}

TEST_F(Extraction, ALargeImageIsReadyForTheNextDragIfTheMouseWasLetGo)
{
    const auto gate = std::make_shared<GatedSource>(8u << 20);
    rig.show(gatedBundle(gate));
    gate->close(4u << 20);
    DragWatch watch(rig.page());
    rig.select({1});
    pull(rig, 1);
    ASSERT_TRUE(rig.waitUntil([&] { return gate->waiting(); })) << "the window lives meanwhile";
    letGo(rig);
    gate->open();
    ASSERT_TRUE(waitForEnd());
    EXPECT_TRUE(rig.status().contains(QStringLiteral("Drag them once more"))) << rig.status().toStdString();
    EXPECT_TRUE(watch.urls.isEmpty());
    pull(rig, 1);
    ASSERT_TRUE(rig.waitUntil([&] { return !watch.urls.isEmpty(); }));
    letGo(rig);
    EXPECT_EQ(gate->read(), 8u << 20) << "read once";
}

TEST(DraggedFiles, GoAwayWithTheProgram)
{
    const TestFolder folder;
    QString made;
    {
        InspectorRig rig;
        ASSERT_TRUE(rig.look(makeContainer(folder)));
        DragWatch watch(rig.page());
        rig.select({1});
        pull(rig, 1);
        ASSERT_TRUE(rig.waitUntil([&] { return !watch.urls.isEmpty(); }));
        letGo(rig);
        made = watch.urls[0].toLocalFile();
        EXPECT_TRUE(QFileInfo::exists(made));
    }
    EXPECT_FALSE(QFileInfo::exists(made));
    EXPECT_FALSE(QFileInfo::exists(QFileInfo(made).path()));
}

/// Run under Xvfb by CTest: only a real display has somebody to drop on.
TEST(DraggedOnADisplay, ImagesArriveInAnotherProgram)
{
    if (QGuiApplication::platformName() == QStringLiteral("offscreen"))
        GTEST_SKIP() << "needs a display";
    const TestFolder folder;
    InspectorRig rig;
    ASSERT_TRUE(rig.look(makeContainer(folder)));
    Receiver receiver;
    receiver.show();
    ASSERT_TRUE(QTest::qWaitForWindowExposed(&receiver));
    rig.select({1, 2});
    // The drag runs its own loop: what the mouse does then comes from a timer. A hand rests a
    // moment before it lets go, and on a slow machine the other program needs that.
    QTimer later;
    int ticks = 0;
    QObject::connect(&later, &QTimer::timeout, [&] {
        QTest::mouseMove(receiver.windowHandle(), QPoint(100 + ticks % 2, 100));
        if (++ticks % 3 == 0)
            QTest::mouseRelease(receiver.windowHandle(), Qt::LeftButton, {}, QPoint(100, 100));
    });
    later.start(200);
    // On a slow machine the release may come before the other program took notice: then once more.
    ASSERT_TRUE(rig.waitUntil([&] {
        if (receiver.urls.isEmpty())
            pull(rig, 1);
        return !receiver.urls.isEmpty();
    })) << rig.status().toStdString();
    EXPECT_EQ(receiver.urls.size(), 2);
    EXPECT_EQ(receiver.first, eightImages()[1].data);
}

}  // namespace
}  // namespace reviver::test
