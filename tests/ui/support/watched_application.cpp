// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/support/watched_application.h"

#include "tests/ui/support/thread_times.h"

#include <QEvent>
#include <QMetaEnum>
#include <QThread>

#include <algorithm>

namespace reviver::test {

namespace {

constexpr std::size_t kKept = 10;

/// Types of the program's own have a number only.
QString nameOf(int type)
{
    const char *name = QMetaEnum::fromType<QEvent::Type>().valueToKey(type);
    return name ? QString::fromLatin1(name) : QStringLiteral("Event %1").arg(type);
}

}  // namespace

void WatchedApplication::watchEvents()
{
    m_watching = true;
    m_handled = 0;
    m_longest.clear();
}

bool WatchedApplication::notify(QObject *receiver, QEvent *event)
{
    // Other threads handle their events here, too.
    if (QThread::currentThread() != thread() || !m_watching || m_depth > 0)
        return QApplication::notify(receiver, event);
    // Neither may be there afterwards.
    const int type = event->type();
    const char *receiverName = receiver->metaObject()->className();
    ++m_depth;
    const ThreadTimes before = threadTimes();
    const bool handled = QApplication::notify(receiver, event);
    const ThreadTimes spent = threadTimes() - before;
    --m_depth;
    ++m_handled;
    if (m_longest.size() < kKept || spent.own() > m_longest.back().own)
        keep({nameOf(type) + QStringLiteral(" for ") + QString::fromLatin1(receiverName), spent.own(),
              spent.worked, spent.whole});
    return handled;
}

void WatchedApplication::keep(EventTime time)
{
    const auto longer = [](const EventTime &a, const EventTime &b) { return a.own > b.own; };
    m_longest.insert(std::ranges::upper_bound(m_longest, time, longer), std::move(time));
    m_longest.resize(std::min(m_longest.size(), kKept));
}

}  // namespace reviver::test
