// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/app/program.h"

#include <QElapsedTimer>
#include <QThread>

#include <csignal>
#include <functional>
#include <set>

namespace reviver::test {

/// A practice modem on pseudo-terminals, run by the program under test.
class PracticeOnPorts {
public:
    explicit PracticeOnPorts(const QString &scenario, const QStringList &more = {})
        : m_program(QStringList{"practice", scenario, "--ports", m_folder / "ports", "--state",
                                m_folder / "state", "--fast"}
                        + more,
                    m_folder.path())
    {
    }

    bool waitForPorts() const
    {
        return waitUntil([this] { return std::filesystem::exists(port("pcui").toStdString()); });
    }
    /// Waits until it is on the bus in this mode.
    bool waitForMode(const std::string &mode) const
    {
        return waitUntil([&] {
            const nlohmann::json now = device();
            return now.is_object() && now["mode"] == mode && now["present"] == true;
        });
    }
    QString port(const char *name) const { return m_folder / "ports" + "/" + name; }
    std::filesystem::path ports() const { return m_folder.path() / "ports"; }
    std::filesystem::path state() const { return m_folder.path() / "state"; }
    nlohmann::json device() const
    {
        return nlohmann::json::parse(readFile(ports() / "device.json"), nullptr, false);
    }
    /// What the host wrote, image by image; kept/ and contents.txt beside them are the modem's own.
    std::multiset<std::string> flash() const
    {
        std::multiset<std::string> contents;
        for (const auto &entry : std::filesystem::directory_iterator(state()))
            if (entry.path().extension() == ".bin")
                contents.insert(readFile(entry.path()));
        return contents;
    }
    Finished end(int signal)
    {
        ::kill(static_cast<pid_t>(m_program.pid()), signal);
        return m_program.finish();
    }

private:
    static bool waitUntil(const std::function<bool()> &condition)
    {
        QElapsedTimer timer;
        timer.start();
        while (!condition() && timer.elapsed() < 20'000)
            QThread::msleep(20);
        return condition();
    }

    TestFolder m_folder;
    RunningCli m_program;
};

}  // namespace reviver::test
