// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/bridge/problem_writer.h"
#include "ui/bridge/recording_setup.h"
#include "ui/bridge/repair_records.h"

#include <QObject>

class QWidget;

namespace reviver::ui {

class FlowController;

/// "Report a problem": shows what would be in the zip, asks where to save it, and says where it is.
class ProblemReport : public QObject {
    Q_OBJECT

public:
    struct Sources {
        RepairRecords records;
        std::vector<std::string> names;  ///< of this computer and its user
        QString documentsFolder;
        QString version;
        QString system;
    };

    ProblemReport(Sources sources, FlowController &flow, QWidget *window);

    /// Collects and shows; `recording` may be empty.
    void offer(const std::filesystem::path &recording);
    void save(const QString &path);

private:
    void show(const ProblemFiles &files);
    void tellSaved(const QString &path);

    Sources m_sources;
    FlowController &m_flow;
    QWidget *m_window;
    ProblemWriter m_writer;
    ProblemFiles m_files;
};

}  // namespace reviver::ui
