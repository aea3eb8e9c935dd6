// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QAbstractEventDispatcher>
#include <QEventLoop>

namespace reviver {

/// QSerialPort and QProcess want their thread to have an event dispatcher, though nothing
/// here needs it to run; a QEventLoop makes one for threads that Qt did not start.
inline void ensureEventDispatcher()
{
    if (!QAbstractEventDispatcher::instance())
        QEventLoop loop;
}

}  // namespace reviver
