// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/app/program.h"

#include <set>

namespace reviver::test {

/// A practice modem on pseudo-terminals, run by the program under test.
class PracticeOnPorts {
public:
    /// `more` are further options of `practice`; by default it answers without delay.
    explicit PracticeOnPorts(const QString &scenario, const QStringList &more = {"--fast"});

    bool waitForPorts() const;
    /// Waits until it is on the bus in this mode.
    bool waitForMode(const std::string &mode) const;
    QString port(const char *name) const { return m_folder / "ports" + "/" + name; }
    std::filesystem::path ports() const { return m_folder.path() / "ports"; }
    std::filesystem::path state() const { return m_folder.path() / "state"; }
    /// What device.json says.
    nlohmann::json device() const;
    Finished end(int signal);

    /// The files of what the host wrote; kept/ and contents.txt beside them are the modem's own.
    std::multiset<std::string> flash() const;

private:
    TestFolder m_folder;
    RunningCli m_program;
};

// What a repair leaves out: settings areas by default. The other way of writing
// needs a role to write; its loader keeps the partition table that it was shown.
inline const std::set<std::string> kLeftOutOnRouteA{"efs2", "nv-image"};
inline const std::set<std::string> kLeftOutOnRouteB{"efs2", "nv-image", "unknown"};

/// The octets of each image of a file but those of these roles.
std::multiset<std::string> imagesBut(const std::set<std::string> &leftOut, const QString &firmware);

}  // namespace reviver::test
