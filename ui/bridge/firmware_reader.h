// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/firmware/extract.h"
#include "ui/bridge/modem_session.h"
#include "ui/bridge/worker_thread.h"

#include <QObject>
#include <QStringList>

#include <functional>
#include <mutex>
#include <optional>

namespace reviver::ui {

/// Reads firmware files, loaders and writes extracted images in a thread of its own.
/// One job at a time: a new one stops the one before, of which nothing is heard any more.
class FirmwareReader : public QObject {
    Q_OBJECT

public:
    explicit FirmwareReader(QObject *parent = nullptr);
    ~FirmwareReader() override;

    void open(const QString &path);
    void openLoader(const QString &path);
    /// Writes images into a folder; with ExistingFiles::Keep it asks by filesExist() before it writes any.
    void extract(const BundlePtr &bundle, const std::vector<std::size_t> &which, const QString &folder,
                 ExistingFiles existing);
    /// Writes a small text: a report.
    void save(const QString &path, const QByteArray &contents);
    /// Ends the job; openStopped() or extractStopped() follows.
    void stop() { m_stop.requestStop(); }

signals:
    /// Octets of the present job.
    void progressed(quint64 done, quint64 total);
    void opened(const reviver::ui::BundlePtr &bundle);
    void openFailed(const QString &path, const QString &what, const QString &detail);
    void openStopped();
    void loaderOpened(const std::shared_ptr<const reviver::LoaderImage> &loader);
    void loaderFailed(const QString &path, const QString &what, const QString &detail);
    /// Nothing was written because of these files.
    void filesExist(const QStringList &files);
    void extracted(const QStringList &files);
    /// These were complete before the end.
    void extractFailed(const QString &what, const QStringList &files);
    void extractStopped(const QStringList &files);
    void saved(const QString &path);
    void saveFailed(const QString &path, const QString &what);

private:
    /// What the window's thread does with the result of a job.
    using Ending = std::function<void()>;
    using Job = std::function<Ending(const ReadProgress &progress, const StopToken &stop)>;

    void start(Job job);
    ReadProgress progressOf(quint64 job);
    /// The newest octets, also when the job has been waiting since.
    void tellProgress();
    Ending extractNow(const FirmwareBundle &bundle, const std::vector<std::size_t> &which,
                      const std::filesystem::path &folder, ExistingFiles existing,
                      const ReadProgress &progress, const StopToken &stop);

    StopSource m_stop;
    quint64 m_job = 0;  ///< the present one; others have nothing to say

    struct Progress {
        quint64 job;
        quint64 done;
        quint64 total;
    };
    std::mutex m_heldMutex;
    std::optional<Progress> m_held;  ///< not told yet; a timer will
    WorkerThread m_thread;
};

}  // namespace reviver::ui
