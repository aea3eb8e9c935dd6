// SPDX-License-Identifier: Apache-2.0
#include "ui/style/icons.h"

#include <QFile>
#include <QGuiApplication>
#include <QHash>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

#include <algorithm>

namespace reviver::ui {

namespace {

QByteArray drawing(const QString &name)
{
    static QHash<QString, QByteArray> known;
    auto found = known.find(name);
    if (found == known.end()) {
        QFile file(QStringLiteral(":/reviver/resources/icons/%1.svg").arg(name));
        found = known.insert(name, file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray());
    }
    return *found;
}

QPixmap render(const QByteArray &svg, const QSize &pixels, qreal pixelRatio)
{
    QPixmap pixmap(pixels);
    pixmap.fill(Qt::transparent);
    QSvgRenderer renderer(svg);
    QPainter painter(&pixmap);
    renderer.render(&painter);
    painter.end();
    pixmap.setDevicePixelRatio(pixelRatio);
    return pixmap;
}

/// Draws in the colours of the moment, so that a change of theme needs no new icons.
class ThemedIconEngine : public QIconEngine {
public:
    ThemedIconEngine(const QString &name, ColorRole role) : m_name(name), m_role(role) {}

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override
    {
        const int side = std::min(rect.width(), rect.height());
        QRectF square(rect.left(), rect.top() + (rect.height() - side) / 2, side, side);
        if (QGuiApplication::isRightToLeft())
            square.moveRight(rect.right() + 1);
        paintIcon(*painter, m_name, square, inkOf(mode, state));
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        QPixmap pixmap(size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        paint(&painter, QRect(QPoint(0, 0), size), mode, state);
        return pixmap;
    }

    QIconEngine *clone() const override { return new ThemedIconEngine(*this); }
    QString key() const override { return QStringLiteral("reviver"); }
    bool isNull() override { return drawing(m_name).isEmpty(); }

private:
    QColor inkOf(QIcon::Mode mode, QIcon::State state) const
    {
        if (mode == QIcon::Disabled)
            return tokens().text3;
        return state == QIcon::On ? tokens().accent : color(m_role);
    }

    QString m_name;
    ColorRole m_role;
};

}  // namespace

QIcon icon(const QString &name, ColorRole role)
{
    return name.isEmpty() ? QIcon() : QIcon(new ThemedIconEngine(name, role));
}

QPixmap iconPixmap(const QString &name, int size, const QColor &color, qreal pixelRatio)
{
    const QByteArray svg = drawing(name);
    if (svg.isEmpty() || size <= 0)
        return {};
    const int pixels = qRound(size * pixelRatio);
    const QString key = QStringLiteral("reviver/%1/%2/%3").arg(name, color.name(QColor::HexArgb)).arg(pixels);
    QPixmap pixmap;
    if (!QPixmapCache::find(key, &pixmap)) {
        QByteArray colored = svg;
        colored.replace("currentColor", color.name().toLatin1());
        pixmap = render(colored, QSize(pixels, pixels), 1.0);
        QPixmapCache::insert(key, pixmap);
    }
    pixmap.setDevicePixelRatio(pixelRatio);
    return pixmap;
}

void paintIcon(QPainter &painter, const QString &name, const QRectF &rect, const QColor &color)
{
    const qreal ratio = painter.device()->devicePixelRatioF();
    const QPixmap pixmap = iconPixmap(name, qRound(rect.width()), color, ratio);
    if (!pixmap.isNull())
        painter.drawPixmap(rect.topLeft(), pixmap);
}

QIcon applicationIcon()
{
    QIcon result;
    result.addPixmap(render(drawing(QStringLiteral("reviver-16")), QSize(16, 16), 1.0));
    for (int size : {24, 32, 48, 64, 128, 256})
        result.addPixmap(render(drawing(QStringLiteral("reviver")), QSize(size, size), 1.0));
    return result;
}

QPixmap illustration(const QString &name, const QSize &size, qreal pixelRatio)
{
    QString svg = QString::fromUtf8(drawing(name));
    if (svg.isEmpty() || size.isEmpty())
        return {};
    // First to marks, then to colours: a dark colour may equal another light one.
    for (const NamedRole &named : namedRoles())
        svg.replace((lightTokens().*named.role).name(),
                    QLatin1Char('@') + QLatin1String(named.name) + QLatin1Char('@'), Qt::CaseInsensitive);
    for (const NamedRole &named : namedRoles())
        svg.replace(QLatin1Char('@') + QLatin1String(named.name) + QLatin1Char('@'),
                    color(named.role).name());
    return render(svg.toUtf8(), size * pixelRatio, pixelRatio);
}

}  // namespace reviver::ui
