// SPDX-License-Identifier: Apache-2.0
#include "tests/app/practice_on_ports.h"

#include <QElapsedTimer>
#include <QThread>

#include <csignal>
#include <functional>

namespace reviver::test {

namespace {

std::multiset<std::string> contentsOf(const std::filesystem::path &folder)
{
    std::multiset<std::string> contents;
    for (const auto &entry : std::filesystem::recursive_directory_iterator(folder))
        if (entry.is_regular_file())
            contents.insert(readFile(entry.path()));
    return contents;
}

bool waitUntil(const std::function<bool()> &condition)
{
    QElapsedTimer timer;
    timer.start();
    while (!condition() && timer.elapsed() < 20'000)
        QThread::msleep(20);
    return condition();
}

}  // namespace

PracticeOnPorts::PracticeOnPorts(const QString &scenario, const QStringList &more)
    : m_program(
        QStringList{"practice", scenario, "--ports", m_folder / "ports", "--state", m_folder / "state"}
            + more,
        m_folder.path())
{
}

bool PracticeOnPorts::waitForPorts() const
{
    return waitUntil([this] { return std::filesystem::exists(port("pcui").toStdString()); });
}

bool PracticeOnPorts::waitForMode(const std::string &mode) const
{
    return waitUntil([&] {
        const nlohmann::json now = device();
        return now.is_object() && now["mode"] == mode && now["present"] == true;
    });
}

nlohmann::json PracticeOnPorts::device() const
{
    return nlohmann::json::parse(readFile(ports() / "device.json"), nullptr, false);
}

Finished PracticeOnPorts::end(int signal)
{
    ::kill(static_cast<pid_t>(m_program.pid()), signal);
    return m_program.finish();
}

std::multiset<std::string> PracticeOnPorts::flash() const
{
    std::multiset<std::string> contents;
    for (const auto &entry : std::filesystem::directory_iterator(state()))
        if (entry.path().extension() == ".bin")
            contents.insert(readFile(entry.path()));
    return contents;
}

std::multiset<std::string> imagesBut(const std::set<std::string> &leftOut, const QString &firmware)
{
    const TestFolder folder;
    const nlohmann::json bundle = runCli({"inspect", firmware, "--json"}).json();
    QStringList extract{"extract", firmware, "--to", folder / "images"};
    int number = 0;
    for (const nlohmann::json &image : bundle["images"]) {
        ++number;
        if (!leftOut.contains(image["role"].get<std::string>()))
            extract << "--image" << QString::number(number);
    }
    runCli(extract);
    return contentsOf(folder.path() / "images");
}

}  // namespace reviver::test
