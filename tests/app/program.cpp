// SPDX-License-Identifier: Apache-2.0
#include "tests/app/program.h"

#include <QElapsedTimer>
#include <QProcessEnvironment>

#include <fstream>
#include <sstream>

namespace reviver::test {

namespace {

constexpr int kLimit = 100'000;  ///< ms; a run that takes longer hangs

}  // namespace

std::vector<nlohmann::json> Finished::jsonLines() const
{
    std::vector<nlohmann::json> lines;
    std::istringstream stream(out);
    for (std::string line; std::getline(stream, line);)
        lines.push_back(nlohmann::json::parse(line, nullptr, false));
    return lines;
}

nlohmann::json Finished::result() const
{
    nlohmann::json found;
    for (const nlohmann::json &line : jsonLines())
        if (line.is_object() && line.value("event", "") == "result")
            found = line;
    return found;
}

RunningProgram::RunningProgram(const QString &program, const QStringList &arguments,
                               const std::filesystem::path &home,
                               const std::map<QString, QString> &variables)
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const char *name : {"HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "LOCALAPPDATA"})
        environment.insert(name, QString::fromStdString(home.string()));
    for (const auto &[name, value] : variables)
        environment.insert(name, value);
    m_process.setProcessEnvironment(environment);
    m_process.start(program, arguments);
    m_process.waitForStarted(kLimit);
}

RunningProgram::~RunningProgram()
{
    m_process.kill();
    m_process.waitForFinished(kLimit);
}

bool RunningProgram::waitForOutput(const std::string &text)
{
    return waitFor([&] { return m_out.find(text) != std::string::npos; });
}

bool RunningProgram::waitForOutput(const std::function<bool(const std::string &)> &reached)
{
    return waitFor([&] { return reached(m_out); });
}

bool RunningProgram::waitForError(const std::string &text)
{
    return waitFor([&] { return m_err.find(text) != std::string::npos; });
}

// Both streams wake it, so the one that is not waited for can't block the program.
bool RunningProgram::waitFor(const std::function<bool()> &reached)
{
    QElapsedTimer timer;
    timer.start();
    while (!reached() && timer.elapsed() < kLimit) {
        if (m_process.state() == QProcess::NotRunning)
            return false;
        m_process.waitForReadyRead(100);
        collect();
    }
    return reached();
}

void RunningProgram::collect()
{
    m_out += m_process.readAllStandardOutput().toStdString();
    m_err += m_process.readAllStandardError().toStdString();
}

Finished RunningProgram::finish()
{
    const bool ended = m_process.state() == QProcess::NotRunning || m_process.waitForFinished(kLimit);
    collect();
    const bool normal = ended && m_process.exitStatus() == QProcess::NormalExit;
    return {normal ? m_process.exitCode() : -1, m_out, m_err};
}

Finished runCli(const QStringList &arguments, const std::string &typed)
{
    const TestFolder home;
    RunningCli program(arguments, home.path());
    program.type(typed);
    program.closeInput();
    return program.finish();
}

Finished runCli(const QStringList &arguments, const std::filesystem::path &home)
{
    RunningCli program(arguments, home);
    program.closeInput();
    return program.finish();
}

QStringList resurrect(const QString &scenario, const QString &firmware, const QStringList &more)
{
    return QStringList{"--practice", scenario, "--fast", "resurrect", "practice:" + scenario + "/pcui",
                       firmware}
    + more;
}

PracticeFiles::PracticeFiles(bool forumSize)
    : firmware(folder / "E392_practice_11.433.57.00.260.exe")
    , loader(folder / "NPRG9x00_practice.bin")
    , balongFirmware(folder / "E3372_practice_22.180.05.00.00.bin")
    , signedBalongFirmware(folder / "E3372_signed_practice_22.180.05.00.00.bin")
    , balongLoader(folder / "usblsafe_practice.bin")
{
    QStringList arguments{"practice-files", QString::fromStdString(folder.path().string())};
    if (forumSize)
        arguments << "--forum-size";
    runCli(arguments);
}

std::optional<QString> sample(const char *name)
{
    const auto path = std::filesystem::path(REVIVER_SOURCE_DIR).parent_path()
        / "shared/samples/firmware-synthetic" / name;
    if (!std::filesystem::exists(path))
        return std::nullopt;
    return QString::fromStdString(path.string());
}

std::string readFile(const std::filesystem::path &path)
{
    std::ifstream stream(path, std::ios::binary);
    std::ostringstream content;
    content << stream.rdbuf();
    return content.str();
}

void writeFile(const std::filesystem::path &path, const std::string &content)
{
    std::ofstream(path, std::ios::binary) << content;
}

}  // namespace reviver::test
