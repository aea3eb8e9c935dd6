// SPDX-License-Identifier: Apache-2.0
#include "ui/bridge/image_octets.h"

#include <algorithm>

namespace reviver::ui {

namespace {

/// Wishes beyond that were scrolled past long ago.
constexpr std::size_t kMostWanted = 16;

}  // namespace

ImageOctets::ImageOctets(QObject *parent) : HexSource(parent), m_thread(QStringLiteral("image reader")) { }

void ImageOctets::setImage(ByteSourcePtr image)
{
    if (image == m_image)
        return;
    m_image = std::move(image);
    m_pages.clear();
    m_unreadable.clear();
    m_wanted.clear();
    emit replaced();
}

QByteArray ImageOctets::octets(quint64 offset, int count)
{
    QByteArray found;
    if (offset >= size())
        return found;
    const quint64 end = offset + std::min<quint64>(static_cast<quint64>(std::max(count, 0)), size() - offset);
    bool complete = true;
    for (quint64 page = offset / kPage; page * kPage < end; ++page) {
        const QByteArray *octets = m_pages.object(page);
        if (!octets) {
            want(page);
            complete = false;
        } else if (complete) {
            const quint64 first = std::max<quint64>(offset, page * kPage) - page * kPage;
            const quint64 last = std::min<quint64>(end - page * kPage, static_cast<quint64>(octets->size()));
            found.append(octets->constData() + first, static_cast<qsizetype>(last - first));
        }
    }
    return found;
}

void ImageOctets::want(quint64 page)
{
    if (m_unreadable.contains(page) || std::ranges::find(m_wanted, page) != m_wanted.end())
        return;
    m_wanted.push_front(page);
    if (m_wanted.size() > kMostWanted)
        m_wanted.pop_back();
    if (!m_reading)
        readNext();
}

void ImageOctets::readNext()
{
    if (m_wanted.empty())
        return;
    m_reading = true;
    m_thread.run([this, image = m_image, page = m_wanted.front()] {
        const quint64 offset = page * kPage;
        const auto octets = readAll(*image, offset, std::min<quint64>(kPage, image->size() - offset));
        QMetaObject::invokeMethod(this, [this, image, page, octets] { take(image, page, octets); });
    });
}

void ImageOctets::take(const ByteSourcePtr &image, quint64 page, const Result<Bytes> &octets)
{
    m_reading = false;
    if (image == m_image) {
        std::erase(m_wanted, page);
        if (octets) {
            m_pages.insert(page,
                           new QByteArray(reinterpret_cast<const char *>(octets->data()),
                                          static_cast<qsizetype>(octets->size())));
            emit arrived();
        } else {
            m_unreadable.insert(page);
            emit unreadable(QString::fromStdString(octets.error().detail()));
        }
    }
    if (!m_reading)
        readNext();
}

}  // namespace reviver::ui
