// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QApplication>

#include <chrono>
#include <vector>

namespace reviver::test {

/// What the thread of the window spent on one event.
struct EventTime {
    QString what;  ///< "UpdateRequest for reviver::ui::MainWindow"
    std::chrono::microseconds own{};     ///< working or waiting, see ThreadTimes
    std::chrono::microseconds worked{};  ///< of the processor's time
    std::chrono::microseconds whole{};   ///< from begin to end
};

/// An application that can tell how long each event took that its thread handled. What an
/// event leads to directly belongs to it; events of a dialog inside it do, too.
class WatchedApplication final : public QApplication {
public:
    using QApplication::QApplication;

    /// From now on, until the next call, events are timed.
    void watchEvents();
    std::size_t eventsHandled() const { return m_handled; }
    /// The longest by their own time, the longest first; ten at most.
    const std::vector<EventTime> &longestEvents() const { return m_longest; }

    bool notify(QObject *receiver, QEvent *event) override;

private:
    void keep(EventTime time);

    bool m_watching = false;
    int m_depth = 0;
    std::size_t m_handled = 0;
    std::vector<EventTime> m_longest;
};

}  // namespace reviver::test
