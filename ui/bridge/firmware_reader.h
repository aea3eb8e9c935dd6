// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/bridge/modem_session.h"

#include <QObject>
#include <QStringList>
#include <QThread>

namespace reviver::ui {

/// Reads firmware files, loaders and writes extracted images in a thread of its own.
/// One job at a time: a new one stops the one before.
class FirmwareReader : public QObject {
    Q_OBJECT

public:
    explicit FirmwareReader(QObject *parent = nullptr);
    ~FirmwareReader() override;

    void open(const QString &path);
    void openLoader(const QString &path);
    void extract(const BundlePtr &bundle, const std::vector<std::size_t> &which, const QString &folder);
    /// Writes a small text: a report.
    void save(const QString &path, const QByteArray &contents);
    void cancel();

signals:
    void progressed(double fraction);
    void opened(const reviver::ui::BundlePtr &bundle);
    void openFailed(const QString &path, const QString &what, const QString &detail);
    void loaderOpened(const std::shared_ptr<const reviver::LoaderImage> &loader);
    void loaderFailed(const QString &path, const QString &what, const QString &detail);
    void extracted(const QString &folder, int files);
    void extractFailed(const QString &what, const QString &detail);
    void saved(const QString &path);
    void saveFailed(const QString &path, const QString &what);

private:
    StopToken restart();
    ReadProgress progressSignal();

    QThread m_thread;
    QObject *m_worker;
    StopSource m_stop;
};

}  // namespace reviver::ui
