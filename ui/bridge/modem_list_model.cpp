// SPDX-License-Identifier: Apache-2.0
#include "ui/bridge/modem_list_model.h"

#include "ui/bridge/texts.h"
#include "ui/widgets/modem_list.h"

namespace reviver::ui {

namespace {

/// The model name alone: the maker's name takes the room of the port.
QString shortTitle(const ModemSession &session)
{
    QString title = session.title();
    const QString maker = QStringLiteral("HUAWEI ");
    return title.startsWith(maker, Qt::CaseInsensitive) ? title.mid(maker.size()) : title;
}

double progressOf(const ModemSession &session)
{
    return session.stage() == ModemSession::Stage::Repairing ? session.progress().wholeFraction() : -1.0;
}

QString modeTextOf(const ModemSession &session)
{
    if (session.stage() == ModemSession::Stage::Asking)
        return ModemListModel::tr("Asking the modem");
    if (session.stage() == ModemSession::Stage::Changing)
        return ModemListModel::tr("Being changed");
    if (!session.present())
        return ModemListModel::tr("Not back yet");
    return modeWords(session.mode());
}

}  // namespace

QString portText(const ModemSession &session)
{
    const Modem &modem = session.modem();
    if (session.practice())
        return ModemListModel::tr("practice");
    if (!modem.device.location.empty())
        return ModemListModel::tr("port %1").arg(QString::fromStdString(modem.device.location));
    return modem.ports.empty() ? QString() : QString::fromStdString(modem.ports.front().path);
}

ModemListModel::ModemListModel(ModemRoster &roster, QObject *parent)
    : QAbstractListModel(parent)
    , m_roster(roster)
{
    connect(&roster, &ModemRoster::aboutToAdd, this, [this](int row) { beginInsertRows({}, row, row); });
    connect(&roster, &ModemRoster::added, this, [this] { endInsertRows(); });
    connect(&roster, &ModemRoster::aboutToRemove, this,
            [this](ModemSession *, int row) { beginRemoveRows({}, row, row); });
    connect(&roster, &ModemRoster::removed, this, [this] { endRemoveRows(); });
    connect(&roster, &ModemRoster::sessionChanged, this, [this](ModemSession *session) {
        const QModelIndex row = index(m_roster.rowOf(session));
        emit dataChanged(row, row);
    });
}

int ModemListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_roster.count();
}

QVariant ModemListModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_roster.count())
        return {};
    const ModemSession &session = *m_roster.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
    case ModemTitleRole:
        return shortTitle(session);
    case ModemPortRole:
        return portText(session);
    case ModemModeTextRole:
        return modeTextOf(session);
    case ModemModeShapeRole:
        return static_cast<int>(session.stage() == ModemSession::Stage::Changing ? ModeShape::Restarting
                                                                                 : modeShape(session.mode()));
    case ModemProgressRole:
        return progressOf(session);
    case ModemPracticeRole:
        return session.practice();
    case Qt::ToolTipRole:
        return session.title();
    default:
        return {};
    }
}

}  // namespace reviver::ui
