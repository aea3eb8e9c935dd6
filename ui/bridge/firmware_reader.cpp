// SPDX-License-Identifier: Apache-2.0
#include "ui/bridge/firmware_reader.h"

#include "ui/bridge/signal_gap.h"
#include "ui/bridge/texts.h"

#include <QSaveFile>
#include <QTimer>

#include <utility>

namespace reviver::ui {

namespace {

std::filesystem::path asPath(const QString &path)
{
    return std::filesystem::path(path.toStdU16String());
}

QString detailOf(const Error &error)
{
    return QString::fromStdString(error.detail());
}

}  // namespace

FirmwareReader::FirmwareReader(QObject *parent)
    : QObject(parent)
    , m_thread(QStringLiteral("firmware reader"))
{
}

FirmwareReader::~FirmwareReader()
{
    stop();
}

void FirmwareReader::start(Job job)
{
    stop();
    m_stop = StopSource();
    m_thread.run([this, job = std::move(job), id = ++m_job, stop = m_stop.token()] {
        const Ending ending = job(progressOf(id), stop);
        QMetaObject::invokeMethod(this, [this, id, ending] {
            if (id != m_job)
                return;
            ++m_job;  // nothing more is heard of it
            ending();
        });
    });
}

ReadProgress FirmwareReader::progressOf(quint64 job)
{
    return [this, job](std::uint64_t done, std::uint64_t total) {
        if (total == 0)
            return;
        const std::lock_guard lock(m_heldMutex);
        const bool announced = m_held.has_value();
        m_held = Progress{job, done, total};
        if (!announced)
            QMetaObject::invokeMethod(
                this, [this] { QTimer::singleShot(kSignalGapMs, this, &FirmwareReader::tellProgress); });
    };
}

void FirmwareReader::tellProgress()
{
    std::optional<Progress> newest;
    {
        const std::lock_guard lock(m_heldMutex);
        newest = std::exchange(m_held, std::nullopt);
    }
    if (newest && newest->job == m_job)
        emit progressed(newest->done, newest->total);
}

void FirmwareReader::open(const QString &path)
{
    start([this, path](const ReadProgress &progress, const StopToken &stop) -> Ending {
        auto bundle = openBundle(asPath(path), progress, stop);
        if (bundle) {
            const auto shared = std::make_shared<const FirmwareBundle>(std::move(*bundle));
            return [this, shared] { emit opened(shared); };
        }
        if (bundle.error().code() == ErrorCode::Cancelled)
            return [this] { emit openStopped(); };
        return [this, path, error = bundle.error()] {
            emit openFailed(path, fileErrorText(error), detailOf(error));
        };
    });
}

void FirmwareReader::openLoader(const QString &path)
{
    start([this, path](const ReadProgress &, const StopToken &) -> Ending {
        auto loader = reviver::openLoader(asPath(path));
        if (loader) {
            const auto shared = std::make_shared<const LoaderImage>(std::move(*loader));
            return [this, shared] { emit loaderOpened(shared); };
        }
        return [this, path, error = loader.error()] {
            emit loaderFailed(path, fileErrorText(error), detailOf(error));
        };
    });
}

void FirmwareReader::extract(const BundlePtr &bundle, const std::vector<std::size_t> &which,
                             const QString &folder, ExistingFiles existing)
{
    start([this, bundle, which, path = asPath(folder), existing](const ReadProgress &progress,
                                                                 const StopToken &stop) {
        return extractNow(*bundle, which, path, existing, progress, stop);
    });
}

/// One image after the other, so that it can be told which were complete before the end.
FirmwareReader::Ending FirmwareReader::extractNow(const FirmwareBundle &bundle,
                                                  const std::vector<std::size_t> &which,
                                                  const std::filesystem::path &folder, ExistingFiles existing,
                                                  const ReadProgress &progress, const StopToken &stop)
{
    if (existing == ExistingFiles::Keep) {
        QStringList there;
        for (const auto &file : existingFiles(bundle, which, folder))
            there.append(pathText(file));
        if (!there.isEmpty())
            return [this, there] { emit filesExist(there); };
    }
    std::uint64_t total = 0;
    for (const std::size_t index : which)
        total += bundle.images[index].data ? bundle.images[index].data->size() : 0;
    std::uint64_t before = 0;
    QStringList files;
    for (const std::size_t index : which) {
        std::uint64_t last = 0;
        const auto sum = [&](std::uint64_t done, std::uint64_t) {
            last = done;
            progress(before + done, total);
        };
        const auto written = extractImages(bundle, {index}, folder, sum, stop, existing);
        if (!written && written.error().code() == ErrorCode::Cancelled)
            return [this, files] { emit extractStopped(files); };
        if (!written)
            return
                [this, files, error = written.error()] { emit extractFailed(fileErrorText(error), files); };
        before += last;
        files.append(pathText(written->front()));
    }
    return [this, files] { emit extracted(files); };
}

void FirmwareReader::save(const QString &path, const QByteArray &contents)
{
    m_thread.run([this, path, contents] {
        QSaveFile file(path);
        if (file.open(QIODevice::WriteOnly) && file.write(contents) == contents.size() && file.commit())
            emit saved(path);
        else
            emit saveFailed(path, file.errorString());
    });
}

}  // namespace reviver::ui
