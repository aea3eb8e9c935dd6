// SPDX-License-Identifier: Apache-2.0
// "Record the conversation" and "Report a problem", and their pictures.
#include "core/transport/recording.h"
#include "tests/ui/flow/page_pictures.h"
#include "tests/ui/support/dialogs.h"
#include "ui/dialogs/problem_dialog.h"
#include "ui/widgets/status_line.h"
#include "ui/window/problem_report.h"
#include "ui/window/window_actions.h"

#include <QDesktopServices>
#include <QDir>
#include <QFile>
#include <QLabel>
#include <QPushButton>
#include <QTextBrowser>

#include <algorithm>
#include <gtest/gtest.h>

namespace reviver::test {
namespace {

using namespace ui;

QFileInfoList recordingsOf(const FlowRig &rig)
{
    return QDir(rig.folder.filePath(QStringLiteral("recordings"))).entryInfoList(QDir::Files);
}

bool says(const QWidget &widget, const QString &text)
{
    for (const QLabel *label : widget.findChildren<QLabel *>())
        if (label->isVisible() && label->text().contains(text))
            return true;
    return false;
}

QString sentence(FlowRig &rig)
{
    return rig.window().findChild<StatusLine *>()->sentence();
}

TEST(RecordingFlow, KeepsWhatIsSaidUntilItIsEnded)
{
    FlowRig rig;
    ASSERT_TRUE(rig.plugInReal(QStringLiteral("e392-healthy")));
    QAction *record = rig.window().actions().record;
    const StatusLine &status = *rig.window().findChild<StatusLine *>();
    EXPECT_FALSE(says(status, QStringLiteral("Recording")));
    record->trigger();
    EXPECT_TRUE(record->isChecked());
    EXPECT_TRUE(says(status, QStringLiteral("Recording")));
    EXPECT_TRUE(sentence(rig).contains(QStringLiteral("masked"))) << sentence(rig).toStdString();
    ASSERT_EQ(recordingsOf(rig).size(), 1);
    const QString path = QDir::toNativeSeparators(recordingsOf(rig)[0].filePath());
    EXPECT_TRUE(sentence(rig).contains(path)) << sentence(rig).toStdString();
    EXPECT_TRUE(std::ranges::any_of(status.findChildren<QLabel *>(), [&](const QLabel *label) {
        return label->isVisible() && label->toolTip() == QStringLiteral("Into ") + path;
    }));
    ASSERT_TRUE(rig.diagnose());
    takePictures(rig, QStringLiteral("02i-recording"));
    record->trigger();
    EXPECT_FALSE(record->isChecked());
    EXPECT_FALSE(says(status, QStringLiteral("Recording")));
    const QFileInfoList files = recordingsOf(rig);
    ASSERT_EQ(files.size(), 1);
    EXPECT_TRUE(sentence(rig).contains(path)) << sentence(rig).toStdString();

    const auto recording = readRecording(files[0].filePath().toStdString());
    ASSERT_TRUE(recording) << recording.error().detail();
    EXPECT_TRUE(recording->complete);
    EXPECT_TRUE(recording->identityMasked);
    std::string received;
    for (const RecordedEvent &event : recording->events)
        received += event.kind == RecordedEvent::Kind::Received ? asText(event.octets) : "";
    EXPECT_NE(received.find("IMEI: 001111111111008"), std::string::npos) << received;
}

TEST(RecordingFlow, OpensTheFolderOfRecordings)
{
    FlowRig rig;
    QTextBrowser opened;  // has a slot that takes an address
    QDesktopServices::setUrlHandler(QStringLiteral("file"), &opened, "setSource");
    rig.window().actions().recordings->trigger();
    QDesktopServices::unsetUrlHandler(QStringLiteral("file"));
    const QString folder = rig.folder.filePath(QStringLiteral("recordings"));
    EXPECT_EQ(opened.source(), QUrl::fromLocalFile(folder));
    EXPECT_TRUE(QDir(folder).exists());
}

TEST(RecordingFlow, SaysWhyNothingIsRecorded)
{
    FlowRig rig;
    // A file where the folder should be.
    ASSERT_TRUE(QFile(rig.folder.filePath(QStringLiteral("recordings"))).open(QIODevice::WriteOnly));
    rig.window().actions().record->trigger();
    EXPECT_FALSE(rig.window().actions().record->isChecked());
    EXPECT_TRUE(sentence(rig).startsWith(QStringLiteral("Nothing is recorded: ")))
        << sentence(rig).toStdString();
}

TEST(RecordingFlow, EndsWithTheWindow)
{
    FlowRig rig;
    rig.window().actions().record->trigger();
    rig.closeWindow();
    EXPECT_FALSE(rig.tape->running());
    ASSERT_EQ(recordingsOf(rig).size(), 1);
    EXPECT_TRUE(readRecording(recordingsOf(rig)[0].filePath().toStdString())->complete);
}

TEST(ProblemFlow, ShowsWhatIsInTheZipThenTellsWhereItIs)
{
    FlowRig rig;
    ASSERT_TRUE(rig.plugInReal(QStringLiteral("e392-unfinished")));
    rig.window().actions().record->trigger();
    ASSERT_TRUE(rig.diagnose());
    ASSERT_TRUE(rig.plan());
    ASSERT_TRUE(rig.begin());
    ASSERT_TRUE(rig.waitForResult());

    bool shown = false;
    withNextDialog([&](QWidget &dialog) {
        for (const char *text : {"contents.txt", "report.txt", "report.html", "log-1.log", ".journal",
                                 "conversation.recording", "Masked: IMEI, serial and card numbers"})
            EXPECT_TRUE(says(dialog, QLatin1String(text))) << text;
        takeDialogPictures(dialog, QStringLiteral("dialog-problem"));
        buttonOf(dialog, QStringLiteral("Close"))->click();
        shown = true;
    });
    rig.window().actions().reportProblem->trigger();
    ASSERT_TRUE(rig.waitUntil([&] { return shown; }));

    const QString path = rig.folder.filePath(QStringLiteral("problem.zip"));
    shown = false;
    withNextDialog([&](QWidget &dialog) {
        EXPECT_TRUE(says(dialog, QDir::toNativeSeparators(path)));
        takeDialogPictures(dialog, QStringLiteral("dialog-problem-saved"));
        buttonOf(dialog, QStringLiteral("Close"))->click();
        shown = true;
    });
    rig.window().problem().save(path);
    ASSERT_TRUE(rig.waitUntil([&] { return shown; }));
    QFile zip(path);
    ASSERT_TRUE(zip.open(QIODevice::ReadOnly));
    EXPECT_TRUE(zip.readAll().startsWith("PK"));
    EXPECT_EQ(sentence(rig), QStringLiteral("Problem report saved as problem.zip."));
}

TEST(ProblemFlow, WithoutAModemSaysWhatIsMissing)
{
    FlowRig rig;
    bool shown = false;
    withNextDialog([&](QWidget &dialog) {
        EXPECT_TRUE(says(dialog, QStringLiteral("A report: no modem was asked.")));
        EXPECT_TRUE(says(dialog, QStringLiteral("A recording: none was made.")));
        takeDialogPictures(dialog, QStringLiteral("dialog-problem-empty"));
        buttonOf(dialog, QStringLiteral("Close"))->click();
        shown = true;
    });
    rig.window().actions().reportProblem->trigger();
    ASSERT_TRUE(rig.waitUntil([&] { return shown; }));
}

}  // namespace
}  // namespace reviver::test
