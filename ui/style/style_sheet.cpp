// SPDX-License-Identifier: Apache-2.0
#include "ui/style/style_sheet.h"

#include "ui/style/metrics.h"
#include "ui/style/tokens.h"

#include <QFile>
#include <QGuiApplication>
#include <QRegularExpression>

namespace reviver::ui {

namespace {

QString colorOf(const QString &name)
{
    for (const NamedRole &named : namedRoles()) {
        if (name == QLatin1String(named.name))
            return color(named.role).name();
    }
    return {};
}

QString valueOf(const QRegularExpressionMatch &mark)
{
    if (!mark.captured(1).isEmpty())
        return colorOf(mark.captured(1));
    const int number = mark.captured(2).toInt();
    const bool length = mark.captured(3) == QLatin1String("u");
    const int value = length ? px(number) : controlHeight(number) - mark.captured(4).mid(1).toInt();
    return QString::number(value) + QLatin1String("px");
}

QString read(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

}  // namespace

QString styleSheet()
{
    QString source = read(QStringLiteral(":/reviver/ui/style/reviver.qss"));
    // Style sheets know left and right only.
    if (QGuiApplication::isRightToLeft())
        source += read(QStringLiteral(":/reviver/ui/style/reviver-mirrored.qss"));
    static const QRegularExpression marks(QStringLiteral("@(\\w+)|\\b(\\d+)([uh])(-\\d+)?\\b"));
    QString result;
    qsizetype done = 0;
    for (auto found = marks.globalMatch(source); found.hasNext();) {
        const QRegularExpressionMatch mark = found.next();
        result += QStringView(source).mid(done, mark.capturedStart() - done);
        result += valueOf(mark);
        done = mark.capturedEnd();
    }
    return result += QStringView(source).mid(done);
}

QPalette stylePalette()
{
    const Tokens &t = tokens();
    QPalette palette;
    const auto set = [&palette](QPalette::ColorRole role, const QColor &normal, const QColor &disabled) {
        palette.setColor(role, normal);
        palette.setColor(QPalette::Disabled, role, disabled);
    };
    set(QPalette::Window, t.window, t.window);
    set(QPalette::WindowText, t.text, t.text3);
    set(QPalette::Base, t.surface, t.window);
    set(QPalette::AlternateBase, t.sunken, t.sunken);
    set(QPalette::Text, t.text, t.text3);
    set(QPalette::PlaceholderText, t.text3, t.text3);
    set(QPalette::Button, t.surface, t.window);
    set(QPalette::ButtonText, t.text, t.text3);
    set(QPalette::BrightText, t.onAccent, t.onAccent);
    set(QPalette::Highlight, t.accentFill, t.unkSoft);
    set(QPalette::HighlightedText, t.onAccent, t.text3);
    set(QPalette::Link, t.accent, t.text3);
    set(QPalette::LinkVisited, t.accent, t.text3);
    set(QPalette::ToolTipBase, t.surface, t.surface);
    set(QPalette::ToolTipText, t.text, t.text);
    set(QPalette::Light, t.surface, t.surface);
    set(QPalette::Midlight, t.border, t.border);
    set(QPalette::Mid, t.border, t.border);
    set(QPalette::Dark, t.control, t.border);
    set(QPalette::Shadow, t.control, t.border);
    return palette;
}

}  // namespace reviver::ui
