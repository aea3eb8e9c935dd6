// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/device/terminal.h"
#include "ui/bridge/worker_log.h"

namespace reviver::ui {

/// Puts the owner's questions to a port, in a session's thread.
class TerminalWorker : public QObject {
    Q_OBJECT

public:
    /// A child of its log, whose thread it lives in.
    TerminalWorker(Hardware hardware, WorkerLog &log);

    void ask(const TerminalPort &port, const std::string &typed, const Evidence &evidence, StopToken stop);

signals:
    void answered(const reviver::TerminalReply &reply);
    void failed(const reviver::Error &error);

private:
    Hardware m_hardware;
    WorkerLog &m_log;
};

}  // namespace reviver::ui
