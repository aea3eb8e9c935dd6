// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/simulator/practice_firmware.h"
#include "core/simulator/practice_services.h"
#include "core/transport/recorder.h"
#include "tests/support/test_files.h"
#include "tests/ui/flow/fake_hardware.h"
#include "tests/ui/flow/fake_services.h"
#include "tests/ui/flow/gated_clock.h"
#include "ui/window/main_window.h"

#include <QTemporaryDir>

#include <functional>
#include <memory>

class QPushButton;

namespace reviver::test {

/// Practice modems for the window, on a clock of the test.
class TestPractice final : public ui::PracticeProvider {
public:
    TestPractice(GatedClock &clock, std::filesystem::path folder)
        : m_clock(clock)
        , m_folder(std::move(folder))
    {
    }

    std::vector<ui::PracticeScenario> scenarios() const override;
    Result<Hardware> start(const std::string &name) override;
    void end() override
    {
        m_services.reset();
        m_host.reset();
    }
    std::filesystem::path firmwareFolder() const override { return m_folder; }

    PracticeModemOptions options;
    PracticeHost *host() const { return m_host.get(); }

private:
    GatedClock &m_clock;
    std::filesystem::path m_folder;
    std::unique_ptr<PracticeHost> m_host;
    std::unique_ptr<PracticeServices> m_services;
};

/// The whole window on fake hardware and a practice modem, with firmware in a folder of the test.
class FlowRig {
public:
    /// Journals go to `disk`, which outlives the rig, or by default to `files`.
    explicit FlowRig(PracticeSizes sizes = PracticeSizes::Small, QSize size = {1120, 760},
                     AppendOnlyFiles *disk = nullptr);
    ~FlowRig();

    ui::MainWindow &window() { return *m_window; }
    void closeWindow() { m_window.reset(); }
    ui::ModemSession *session();
    QString firmware() const;
    QString loader() const;
    /// Overwrites octets in the middle of firmware().
    bool damageFirmware();

    /// Ends the window and opens it again, as if the program had been started anew.
    void restartProgram(const std::function<void()> &between);
    /// That of plugInReal().
    PracticeHost &realModem();

    /// Lets events happen until `condition`, at most 60 s.
    bool waitUntil(const std::function<bool()> &condition);
    bool waitForPage(ui::PageId page);
    bool waitForResult();
    /// The visible primary button of the window; null if there is none. Two are an error.
    QPushButton *primary();
    QPushButton *button(const QString &text);
    QString text(ui::PageId page);

    // The way, step by step; each ends on the page that follows.
    bool plugIn(const QString &scenario);
    /// The same modem, but as if it were a real one.
    bool plugInReal(const QString &scenario);
    bool diagnose();
    bool plan(const QString &file = {});
    bool begin();

    GatedClock clock;
    FakeHardware hardware;
    TestFiles files;
    FakeServices services;
    std::shared_ptr<RecordingTape> tape = std::make_shared<RecordingTape>(clock);
    Recorder recorder{{hardware, hardware, clock, &services}, tape};
    QTemporaryDir folder;
    TestPractice practice;

private:
    void openWindow();

    QSize m_size;
    AppendOnlyFiles &m_disk;
    std::unique_ptr<PracticeHost> m_real;
    std::unique_ptr<ui::MainWindow> m_window;
};

}  // namespace reviver::test
