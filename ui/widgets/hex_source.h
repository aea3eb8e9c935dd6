// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QObject>

namespace reviver::ui {

/// Octets for a HexView, of any number. What is not at hand yet is fetched and comes later.
class HexSource : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    virtual quint64 size() const = 0;
    /// The octets from `offset` that are at hand, at most `count`; what is missing of them is asked for.
    virtual QByteArray octets(quint64 offset, int count) = 0;

signals:
    /// Other octets from the first to the last.
    void replaced();
    /// Some of what was asked for is there.
    void arrived();
    /// Some of what was asked for can't be read; `detail` is for the log.
    void unreadable(const QString &detail);
};

}  // namespace reviver::ui
