// SPDX-License-Identifier: Apache-2.0
#include "core/platform/file_locks.h"

#include <QFile>
#include <QLockFile>
#include <QSaveFile>
#include <QStandardPaths>
#include <QUrl>

#include <fmt/format.h>

namespace fs = std::filesystem;

namespace reviver {

namespace {

/// The lock itself, and beside it a file with the owner's name, which QLockFile does not keep.
class PlaceLock final : public Hold {
public:
    explicit PlaceLock(const QString &path) : m_lock(path), m_nameFile(path + QStringLiteral(".owner"))
    {
        m_lock.setStaleLockTime(0);  // a repair takes long: only a dead program's lock is stale
    }
    ~PlaceLock() override
    {
        if (m_lock.isLocked())
            QFile::remove(m_nameFile);
    }

    bool take() { return m_lock.tryLock(); }
    bool heldBySomebody() const { return m_lock.error() == QLockFile::LockFailedError; }

    /// Written whole or not at all; without it the program's own name serves.
    void leaveName(const std::string &owner) const
    {
        QSaveFile file(m_nameFile);
        if (!file.open(QIODevice::WriteOnly))
            return;
        file.write(owner.data(), static_cast<qint64>(owner.size()));
        file.commit();
    }

    std::string holder() const
    {
        qint64 process = 0;
        QString host;
        QString program;
        m_lock.getLockInfo(&process, &host, &program);
        QFile file(m_nameFile);
        const std::string owner
            = file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : program.toStdString();
        return fmt::format("{} (process {})", owner, process);
    }

private:
    QLockFile m_lock;
    QString m_nameFile;
};

}  // namespace

FileLocks::FileLocks()
    : m_folder(fs::path(QStandardPaths::writableLocation(QStandardPaths::RuntimeLocation).toStdU16String())
               / "reviver")
{
}

Result<std::unique_ptr<Hold>> FileLocks::take(const std::string &location, const std::string &owner)
{
    std::error_code error;
    fs::create_directories(m_folder, error);
    // A place may be a path: "/dev/ttyUSB0".
    const QByteArray name = QUrl::toPercentEncoding(QString::fromStdString(location));
    const fs::path path = m_folder / (name.toStdString() + ".lock");
    auto lock = std::make_unique<PlaceLock>(QString::fromStdU16String(path.u16string()));
    if (lock->take()) {
        lock->leaveName(owner);
        return lock;
    }
    if (!lock->heldBySomebody())
        return failure(ErrorCode::FileWriteFailed, "making the lock " + path.string());
    return failure(ErrorCode::PortBusy, lock->holder());
}

}  // namespace reviver
