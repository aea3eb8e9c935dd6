// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QProcess>
#include <QStringList>
#include <QTemporaryDir>

#include <filesystem>
#include <functional>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

namespace reviver::test {

/// How a run of the terminal program ended.
struct Finished {
    int code = -1;  ///< -1: it did not end by itself
    std::string out;
    std::string err;

    /// Standard output as one JSON value.
    nlohmann::json json() const { return nlohmann::json::parse(out, nullptr, false); }
    /// Standard output as one JSON value a line; a line that is none makes a discarded value.
    std::vector<nlohmann::json> jsonLines() const;
    /// The last line with "event":"result".
    nlohmann::json result() const;
};

/// A program while it runs, with a home of its own: what it would leave in the user's
/// folders ends up in `home`.
class RunningProgram {
public:
    /// `variables` are set in its environment: name and value.
    RunningProgram(const QString &program, const QStringList &arguments, const std::filesystem::path &home,
                   const std::map<QString, QString> &variables = {});
    ~RunningProgram();

    void type(const std::string &text) { m_process.write(text.c_str()); }
    void closeInput() { m_process.closeWriteChannel(); }
    qint64 pid() const { return m_process.processId(); }
    /// Its standard output so far.
    const std::string &output() const { return m_out; }
    /// Waits until its standard output holds `text`.
    bool waitForOutput(const std::string &text);
    /// Waits until `reached` says so of its standard output so far.
    bool waitForOutput(const std::function<bool(const std::string &)> &reached);
    /// Waits until its standard error holds `text`.
    bool waitForError(const std::string &text);
    /// Waits for its end.
    Finished finish();

private:
    bool waitFor(const std::function<bool()> &reached);
    void collect();

    QProcess m_process;
    std::string m_out;
    std::string m_err;
};

/// The terminal program.
class RunningCli : public RunningProgram {
public:
    RunningCli(const QStringList &arguments, const std::filesystem::path &home)
        : RunningProgram(QStringLiteral(REVIVER_CLI), arguments, home)
    {
    }
};

/// Runs the program to its end. Nobody sits at its standard input, where `typed` stands.
Finished runCli(const QStringList &arguments, const std::string &typed = {});
/// The same with a home that outlives it.
Finished runCli(const QStringList &arguments, const std::filesystem::path &home);

/// The words of a repair of a practice modem inside the program, without delays.
QStringList resurrect(const QString &scenario, const QString &firmware, const QStringList &more);

/// A folder that goes away with the test.
class TestFolder {
public:
    std::filesystem::path path() const { return m_folder.path().toStdString(); }
    QString operator/(const char *name) const { return m_folder.filePath(name); }

private:
    QTemporaryDir m_folder;
};

/// Firmware and loaders for the practice modems, made by `practice-files`.
struct PracticeFiles {
    explicit PracticeFiles(bool forumSize = false);

    TestFolder folder;
    QString firmware;
    QString loader;
    QString balongFirmware;
    QString signedBalongFirmware;
    QString balongLoader;  ///< for the boot ROM
};

/// A file of shared/samples/firmware-synthetic beside the sources, if it is there.
std::optional<QString> sample(const char *name);

std::string readFile(const std::filesystem::path &path);
void writeFile(const std::filesystem::path &path, const std::string &content);

}  // namespace reviver::test
