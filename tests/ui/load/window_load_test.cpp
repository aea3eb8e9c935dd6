// SPDX-License-Identifier: Apache-2.0
// The window while eight modems are repaired at once: what it shows, and that it stays quick.
#include "core/platform/append_only_files.h"
#include "core/repair/job_list.h"
#include "tests/ui/flow/flow_rig.h"
#include "tests/ui/support/thread_times.h"
#include "tests/ui/support/watched_application.h"
#include "ui/bridge/texts.h"
#include "ui/widgets/log_dock.h"
#include "ui/widgets/modem_list.h"
#include "ui/window/file_tasks.h"
#include "ui/window/flow_controller.h"
#include "ui/window/window_actions.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDeadlineTimer>
#include <QDir>
#include <QFile>
#include <QLabel>
#include <QPushButton>
#include <QTest>

#include <algorithm>
#include <array>
#include <gtest/gtest.h>
#include <set>
#include <thread>

namespace reviver::test {
namespace {

using namespace ui;

constexpr std::size_t kModems = 8;
constexpr std::size_t kBroken = 4;  // refuses a block of one image
constexpr const char *kBrokenFault = "nak@40";
constexpr const char *kBrokenImage = "DSP2";
/// As slow as a modem is: so the window has the events of eight repairs, but not their computing.
constexpr PracticePace kPace{.perKib = std::chrono::milliseconds(25)};
constexpr std::chrono::milliseconds kLongestEvent{50};
constexpr std::chrono::minutes kPatience{4};

/// A practice modem with a system of its own around it. Its clock is its own, too: what one
/// modem waits for takes the others no time.
struct Bay {
    explicit Bay(std::vector<Fault> faults)
        : host(*findScenario("e392-unfinished"), clock,
               PracticeModemOptions{.pace = kPace, .unsolicited = false, .faults = std::move(faults)})
        , services(host)
    {
    }

    GatedClock clock;
    PracticeHost host;
    PracticeServices services;
};

WatchedApplication &application()
{
    return *static_cast<WatchedApplication *>(qApp);
}

/// What is not clicked is handled as one event, too.
void asEvent(const std::function<void()> &action)
{
    QMetaObject::invokeMethod(qApp, action, Qt::QueuedConnection);
    QCoreApplication::processEvents();
}

class WindowLoad : public testing::Test {
protected:
    void SetUp() override
    {
        for (std::size_t i = 0; i < kModems; ++i) {
            bays[i] = std::make_unique<Bay>(i == kBroken ? std::vector{parseFault(kBrokenFault).value()}
                                                         : std::vector<Fault>());
            Bay &bay = *bays[i];
            rig->window().roster().watch({bay.host, bay.host, bay.clock, &bay.services});
            // Each watcher has a thread of its own; a row is that of the bay with its number.
            ASSERT_TRUE(rig->waitUntil([&] { return rig->window().roster().count() == int(i) + 1; }));
        }
    }
    void TearDown() override
    {
        openGates();
        rig.reset();
    }

    ModemSession &session(std::size_t modem) { return *rig->window().roster().at(int(modem)); }
    LogDock &log() { return *rig->window().findChild<LogDock *>(); }

    void openGates()
    {
        for (const auto &bay : bays) {
            bay->clock.takeTime();
            bay->clock.open();
        }
    }

    /// Clicks into the list of modems.
    void choose(std::size_t modem)
    {
        ModemList &list = *rig->window().findChild<ModemList *>();
        const QModelIndex row = list.model()->index(int(modem), 0);
        list.scrollTo(row);
        QTest::mouseClick(list.viewport(), Qt::LeftButton, {}, list.visualRect(row).center());
        EXPECT_EQ(rig->session(), &session(modem));
    }
    void press(QPushButton *button)
    {
        ASSERT_TRUE(button && button->isEnabled());
        QTest::mouseClick(button, Qt::LeftButton);
    }

    /// Until it writes and waits at its gate.
    void begin(std::size_t modem)
    {
        choose(modem);
        press(rig->primary());
        ASSERT_TRUE(rig->waitUntil([&] { return session(modem).stage() == ModemSession::Stage::Diagnosed; }));
        asEvent([this] { rig->window().files().openFirmware(rig->firmware(), FileTasks::Purpose::Plan); });
        ASSERT_TRUE(rig->waitUntil([&] { return session(modem).plan().has_value(); }));
        for (QCheckBox *box : rig->window().findChildren<QCheckBox *>())
            if (box->isVisible() && !box->isChecked())
                QTest::mouseClick(box, Qt::LeftButton, {}, QPoint(8, box->height() / 2));
        bays[modem]->clock.closeIn(std::chrono::seconds(1));
        press(rig->primary());
        ASSERT_TRUE(rig->waitUntil([&] { return bays[modem]->clock.waiting(); }));
        EXPECT_EQ(session(modem).stage(), ModemSession::Stage::Repairing);
    }

    bool says(const QString &sentence)
    {
        return std::ranges::any_of(rig->window().findChildren<QLabel *>(), [&](const QLabel *label) {
            return label->isVisible() && label->text().contains(sentence);
        });
    }

    /// Looks at one modem after the other, as somebody would who waits for them all.
    bool lookAroundUntilAllEnd()
    {
        const QDeadlineTimer end(kPatience);
        const auto ended = [&](std::size_t modem) { return session(modem).result().has_value(); };
        for (std::size_t turn = 0; !end.hasExpired(); ++turn) {
            std::size_t results = 0;
            for (std::size_t modem = 0; modem < kModems; ++modem)
                results += ended(modem);
            if (results == kModems)
                return true;
            choose(turn % kModems);
            QTest::qWait(200);
        }
        return false;
    }

    void reportTimes()
    {
        std::printf("%zu events; the longest, in ms: own, of the processor, in all\n",
                    application().eventsHandled());
        const auto ms = [](std::chrono::microseconds time) { return static_cast<double>(time.count()) / 1e3; };
        for (const EventTime &one : application().longestEvents())
            std::printf("%6.1f %6.1f %6.1f  %s\n", ms(one.own), ms(one.worked), ms(one.whole),
                        qPrintable(one.what));
    }

    SystemAppendOnlyFiles disk;
    std::array<std::unique_ptr<Bay>, kModems> bays;
    std::unique_ptr<FlowRig> rig = std::make_unique<FlowRig>(PracticeSizes::Small, QSize(1120, 760), &disk);
};

// What the measure is worth: it finds work, and a wait in which nothing is worked.
TEST(EventTimes, CountWorkAndWaits)
{
    application().watchEvents();
    asEvent([] { std::this_thread::sleep_for(2 * kLongestEvent); });
    ASSERT_FALSE(application().longestEvents().empty());
    EXPECT_GE(application().longestEvents().front().own, 2 * kLongestEvent);
    EXPECT_LT(application().longestEvents().front().worked, kLongestEvent);
#ifdef __linux__  // which tells what a thread worked
    application().watchEvents();
    asEvent([] {
        const auto begin = threadTimes();
        while ((threadTimes() - begin).worked < 2 * kLongestEvent) {
        }
    });
    EXPECT_GE(application().longestEvents().front().worked, 2 * kLongestEvent);
    EXPECT_GE(application().longestEvents().front().own, 2 * kLongestEvent);
#endif
}

TEST_F(WindowLoad, EightRepairsAtOnceLeaveItQuickAndEndEachForItself)
{
    application().watchEvents();
    for (std::size_t modem = 0; modem < kModems; ++modem)
        ASSERT_NO_FATAL_FAILURE(begin(modem));
    for (std::size_t modem = 0; modem < kModems; ++modem)
        EXPECT_EQ(session(modem).stage(), ModemSession::Stage::Repairing) << modem;
    asEvent([this] { rig->window().actions().log->trigger(); });
    asEvent([this] { log().filter()->setCurrentIndex(int(ui::LogLevel::Wire)); });
    openGates();
    ASSERT_TRUE(lookAroundUntilAllEnd());

    std::set<QString> logFiles;
    for (std::size_t modem = 0; modem < kModems; ++modem) {
        choose(modem);
        const RepairResult &result = *session(modem).result();
        const bool broken = modem == kBroken;
        EXPECT_EQ(result.outcome, broken ? Outcome::Failed : Outcome::Verified) << modem;
        EXPECT_EQ(rig->window().flow().page(), PageId::Result);
        EXPECT_EQ(rig->text(PageId::Result), translate(result.headline)) << modem;
        EXPECT_TRUE(log().view()->shownText().contains(translate(result.headline))) << modem;
        logFiles.insert(session(modem).logFile());
        QFile file(session(modem).logFile());
        ASSERT_TRUE(file.open(QIODevice::ReadOnly));
        const QByteArray written = file.readAll();
        EXPECT_EQ(written.count(result.headline.english().c_str()), 1) << modem;
    }
    EXPECT_EQ(logFiles.size(), kModems) << "one for each";
    choose(kBroken);
    const RepairResult &broken = *session(kBroken).result();
    ASSERT_TRUE(broken.failedImage);
    EXPECT_NE(broken.happened.english().find(kBrokenImage), std::string::npos) << broken.happened.english();
    EXPECT_TRUE(says(translate(broken.happened))) << broken.happened.english();

    const auto jobs = listJobs(rig->folder.filePath(QStringLiteral("jobs")).toStdString(), disk);
    EXPECT_EQ(jobs.size(), kModems);
    EXPECT_EQ(std::ranges::count_if(jobs, [](const ListedJob &job) { return job.contents->unfinished(); }),
              1);

    reportTimes();
    ASSERT_GT(application().eventsHandled(), 1000u);
#if !defined(REVIVER_SANITIZED)  // which make all of it slower
    EXPECT_LE(application().longestEvents().front().own, kLongestEvent)
        << application().longestEvents().front().what.toStdString();
#endif
}

}  // namespace
}  // namespace reviver::test
