// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/firmware/byte_source.h"
#include "ui/bridge/worker_thread.h"
#include "ui/widgets/hex_source.h"

#include <QCache>
#include <QSet>

#include <deque>

namespace reviver::ui {

/// Reads an image page by page in a thread of its own, so that one can look into it while another image is
/// being extracted. Only the pages looked at last are kept in memory.
class ImageOctets : public HexSource {
    Q_OBJECT

public:
    static constexpr int kPage = 16 << 10;  ///< octets read in one go
    static constexpr int kMostPages = 64;   ///< kept in memory

    explicit ImageOctets(QObject *parent = nullptr);

    /// Null for nothing.
    void setImage(ByteSourcePtr image);

    quint64 size() const override { return m_image ? m_image->size() : 0; }
    QByteArray octets(quint64 offset, int count) override;

private:
    void want(quint64 page);
    void readNext();
    void take(const ByteSourcePtr &image, quint64 page, const Result<Bytes> &octets);

    ByteSourcePtr m_image;
    QCache<quint64, QByteArray> m_pages{kMostPages};
    QSet<quint64> m_unreadable;
    std::deque<quint64> m_wanted;  ///< newest first: what is on the screen now
    bool m_reading = false;
    WorkerThread m_thread;
};

}  // namespace reviver::ui
