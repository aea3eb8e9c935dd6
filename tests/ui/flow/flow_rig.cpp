// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/flow/flow_rig.h"

#include "core/simulator/scenario.h"
#include "tests/ui/support/pictures.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/page_frame.h"
#include "ui/widgets/text_label.h"
#include "ui/window/file_tasks.h"
#include "ui/window/flow_controller.h"
#include "ui/window/window_actions.h"

#include <QAbstractButton>
#include <QApplication>
#include <QCheckBox>
#include <QDeadlineTimer>
#include <QFile>
#include <QEventLoop>
#include <QLocale>
#include <QPushButton>
#include <QSettings>
#include <QTimer>

#include <fstream>

namespace reviver::test {

using namespace ui;

std::vector<PracticeScenario> TestPractice::scenarios() const
{
    std::vector<PracticeScenario> list;
    for (const Scenario &scenario : reviver::scenarios())
        list.push_back({scenario.name, scenario.title, scenario.description});
    return list;
}

Result<Hardware> TestPractice::start(const std::string &name)
{
    const Scenario *scenario = findScenario(name);
    if (!scenario)
        return failure(ErrorCode::InvalidArgument, "no such scenario");
    m_host = std::make_unique<PracticeHost>(*scenario, m_clock, options);
    m_services = std::make_unique<PracticeServices>(*m_host);
    return Hardware{*m_host, *m_host, m_clock, m_services.get()};
}

FlowRig::FlowRig(PracticeSizes sizes, QSize size, AppendOnlyFiles *disk)
    : practice(clock, folder.path().toStdString())
    , m_size(size)
    , m_disk(disk ? *disk : files)
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    QSettings::setDefaultFormat(QSettings::IniFormat);
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope,
                       folder.filePath(QStringLiteral("settings")));
    QCoreApplication::setOrganizationName(QStringLiteral("Reviver"));
    QCoreApplication::setApplicationName(QStringLiteral("flow-test"));
    if (!writePracticeFiles(folder.path().toStdString(), sizes))
        qFatal("practice firmware could not be written");
    // The window believes these modems to be real, which practice firmware is refused for.
    const Bytes updater = practiceUpdater(practiceImages(sizes), "HWE392");
    std::ofstream(folder.filePath(QStringLiteral("E392_practice_11.433.57.00.260.exe")).toStdString(),
                  std::ios::binary)
        .write(reinterpret_cast<const char *>(updater.data()), static_cast<std::streamsize>(updater.size()));
    practice.options.fast = sizes == PracticeSizes::Small;
    openWindow();
}

void FlowRig::openWindow()
{
    m_window = std::make_unique<MainWindow>(
        WindowSetup{recorder.hardware(),
                    &practice,
                    {folder.filePath(QStringLiteral("logs")).toStdString(), &m_disk,
                     folder.filePath(QStringLiteral("jobs")).toStdString(), "a test of the window"},
                    folder.path(),
                    QStringLiteral("0.1.0"),
                    QStringLiteral("Test system, Qt 6"),
                    {tape, folder.filePath(QStringLiteral("recordings")).toStdString(), {"heartofgold"}}});
    m_window->resize(m_size);
    showSettled(*m_window);
    m_window->activateWindow();
}

FlowRig::~FlowRig()
{
    clock.open();
}

void FlowRig::restartProgram(const std::function<void()> &between)
{
    m_window.reset();
    clock.open();
    between();
    openWindow();
}

PracticeHost &FlowRig::realModem()
{
    return *m_real;
}

ModemSession *FlowRig::session()
{
    return m_window->flow().session();
}

QString FlowRig::firmware() const
{
    return folder.filePath(QStringLiteral("E392_practice_11.433.57.00.260.exe"));
}

bool FlowRig::damageFirmware()
{
    const QByteArray other(64, '\x5a');
    QFile file(firmware());
    return file.open(QIODevice::ReadWrite) && file.seek(file.size() / 2) && file.write(other) == other.size();
}

QString FlowRig::loader() const
{
    return folder.filePath(QStringLiteral("NPRG9x00_practice.bin"));
}

bool FlowRig::waitUntil(const std::function<bool()> &condition)
{
    const QDeadlineTimer end(60000);
    QEventLoop loop;
    QTimer poll;
    QObject::connect(&poll, &QTimer::timeout, &loop, [&] {
        if (condition() || end.hasExpired())
            loop.quit();
    });
    poll.start(5);
    if (!condition())
        loop.exec();
    if (!condition())
        return false;
    showSettled(*m_window);
    return true;
}

bool FlowRig::waitForPage(PageId page)
{
    return waitUntil([this, page] { return m_window->flow().page() == page; });
}

bool FlowRig::waitForResult()
{
    return waitUntil([this] { return session() && session()->result().has_value(); });
}

QPushButton *FlowRig::primary()
{
    QPushButton *found = nullptr;
    for (QPushButton *button : m_window->findChildren<QPushButton *>()) {
        if (!button->isVisible() || buttonKind(button) != ButtonKind::Primary)
            continue;
        if (found)
            qFatal("two primary buttons");
        found = button;
    }
    return found;
}

QPushButton *FlowRig::button(const QString &text)
{
    for (QPushButton *button : m_window->findChildren<QPushButton *>())
        if (button->isVisible() && button->text() == text)
            return button;
    return nullptr;
}

QString FlowRig::text(PageId page)
{
    const auto *frame = qobject_cast<PageFrame *>(m_window->pages().widget(static_cast<int>(page)));
    return frame->headline()->text();
}

bool FlowRig::plugIn(const QString &scenario)
{
    m_window->startPractice(scenario);
    return waitUntil([this] { return session() != nullptr; });
}

bool FlowRig::plugInReal(const QString &scenario)
{
    m_real = std::make_unique<PracticeHost>(*findScenario(scenario.toStdString()), clock, practice.options);
    hardware.attach(*m_real);
    services.serve(*m_real);
    if (!waitUntil([this] { return session() != nullptr; }))
        return false;
    session()->setLight(m_real->light());
    return true;
}

bool FlowRig::diagnose()
{
    m_window->actions().detect->trigger();
    return waitUntil([this] { return session()->stage() == ModemSession::Stage::Diagnosed; });
}

bool FlowRig::plan(const QString &file)
{
    m_window->files().openFirmware(file.isEmpty() ? firmware() : file, FileTasks::Purpose::Plan);
    return waitUntil([this] { return session()->plan().has_value(); });
}

bool FlowRig::begin()
{
    for (QCheckBox *box : m_window->findChildren<QCheckBox *>())
        if (box->isVisible())
            box->setChecked(true);
    QPushButton *start = primary();
    if (!start || !start->isEnabled())
        return false;
    start->click();
    return session()->stage() == ModemSession::Stage::Repairing;
}

}  // namespace reviver::test
