// SPDX-License-Identifier: Apache-2.0
#include "ui/bridge/firmware_reader.h"

#include "ui/bridge/texts.h"

#include <QElapsedTimer>
#include <QSaveFile>

namespace reviver::ui {

namespace {

constexpr qint64 kSignalGapMs = 50;

std::filesystem::path asPath(const QString &path)
{
    return std::filesystem::path(path.toStdU16String());
}

QString detailOf(const Error &error)
{
    return QString::fromStdString(error.detail());
}

}  // namespace

FirmwareReader::FirmwareReader(QObject *parent) : QObject(parent), m_worker(new QObject)
{
    m_thread.setObjectName(QStringLiteral("firmware reader"));
    m_worker->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_worker, &QObject::deleteLater);
    m_thread.start();
}

FirmwareReader::~FirmwareReader()
{
    cancel();
    m_thread.quit();
    m_thread.wait();
}

void FirmwareReader::cancel()
{
    m_stop.requestStop();
}

StopToken FirmwareReader::restart()
{
    cancel();
    m_stop = StopSource();
    return m_stop.token();
}

ReadProgress FirmwareReader::progressSignal()
{
    QElapsedTimer since;
    return [this, since](std::uint64_t done, std::uint64_t total) mutable {
        if (total == 0 || (since.isValid() && since.elapsed() < kSignalGapMs))
            return;
        since.start();
        emit progressed(static_cast<double>(done) / static_cast<double>(total));
    };
}

void FirmwareReader::open(const QString &path)
{
    QMetaObject::invokeMethod(m_worker, [this, path, stop = restart()] {
        auto bundle = openBundle(asPath(path), progressSignal(), stop);
        if (stop.stopRequested())
            return;
        if (bundle)
            emit opened(std::make_shared<const FirmwareBundle>(std::move(*bundle)));
        else
            emit openFailed(path, fileErrorText(bundle.error()), detailOf(bundle.error()));
    });
}

void FirmwareReader::openLoader(const QString &path)
{
    QMetaObject::invokeMethod(m_worker, [this, path, stop = restart()] {
        auto loader = reviver::openLoader(asPath(path));
        if (loader)
            emit loaderOpened(std::make_shared<const LoaderImage>(std::move(*loader)));
        else
            emit loaderFailed(path, fileErrorText(loader.error()), detailOf(loader.error()));
    });
}

void FirmwareReader::extract(const BundlePtr &bundle, const std::vector<std::size_t> &which,
                             const QString &folder)
{
    QMetaObject::invokeMethod(m_worker, [this, bundle, which, folder, stop = restart()] {
        const auto files = extractImages(*bundle, which, asPath(folder), progressSignal(), stop);
        if (files)
            emit extracted(folder, static_cast<int>(files->size()));
        else
            emit extractFailed(fileErrorText(files.error()), detailOf(files.error()));
    });
}

void FirmwareReader::save(const QString &path, const QByteArray &contents)
{
    QMetaObject::invokeMethod(m_worker, [this, path, contents] {
        QSaveFile file(path);
        if (file.open(QIODevice::WriteOnly) && file.write(contents) == contents.size() && file.commit())
            emit saved(path);
        else
            emit saveFailed(path, file.errorString());
    });
}

}  // namespace reviver::ui
