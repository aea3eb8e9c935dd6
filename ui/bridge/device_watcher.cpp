// SPDX-License-Identifier: Apache-2.0
#include "ui/bridge/device_watcher.h"

#include <QTimer>

#include <algorithm>

namespace reviver::ui {

namespace {

constexpr int kLookEveryMs = 1000;

const Modem *byId(const std::vector<Modem> &modems, const std::string &id)
{
    const auto found
        = std::find_if(modems.begin(), modems.end(), [&id](const Modem &m) { return m.id == id; });
    return found == modems.end() ? nullptr : &*found;
}

}  // namespace

DeviceWatcher::DeviceWatcher(DeviceEnumerator &enumerator, QObject *parent)
    : QObject(parent)
    , m_enumerator(enumerator)
    , m_thread(QStringLiteral("watcher"))
{
    connect(this, &DeviceWatcher::listed, this, &DeviceWatcher::compare, Qt::QueuedConnection);
}

void DeviceWatcher::start()
{
    lookNow();
    m_thread.run([this] {
        auto *timer = new QTimer(m_thread.worker());
        connect(timer, &QTimer::timeout, m_thread.worker(),
                [this] { emit listed(groupModems(m_enumerator.devices())); });
        timer->start(kLookEveryMs);
    });
}

void DeviceWatcher::lookNow()
{
    m_thread.run([this] { emit listed(groupModems(m_enumerator.devices())); });
}

void DeviceWatcher::compare(const std::vector<Modem> &modems)
{
    const std::vector<Modem> before = std::exchange(m_modems, modems);
    for (const Modem &modem : before)
        if (!byId(modems, modem.id))
            emit vanished(QString::fromStdString(modem.id));
    for (const Modem &modem : modems) {
        const Modem *known = byId(before, modem.id);
        if (!known)
            emit appeared(modem);
        else if (!(*known == modem))
            emit changed(modem);
    }
    emit looked();
}

}  // namespace reviver::ui
