// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/hex_text.h"

#include <QStringList>

#include <functional>

namespace reviver::ui {

namespace {

constexpr qsizetype kLine = 16;

QString lines(const QByteArray &octets, const std::function<QString(const QByteArray &, qsizetype)> &line)
{
    QStringList all;
    for (qsizetype at = 0; at < octets.size(); at += kLine)
        all << line(octets.mid(at, kLine), at);
    return all.join(QLatin1Char('\n'));
}

}  // namespace

QString hexOffsetText(quint64 offset)
{
    return QStringLiteral("%1").arg(offset, 8, 16, QLatin1Char('0')).toUpper();
}

QString hexPairs(const QByteArray &octets)
{
    return QString::fromLatin1(octets.toHex(' ')).toUpper();
}

QString hexLetters(const QByteArray &octets)
{
    QString text;
    for (const char octet : octets)
        text += isHexLetter(octet) ? QChar(QLatin1Char(octet)) : QChar(u'·');
    return text;
}

bool isHexLetter(char octet)
{
    return octet >= 0x20 && octet < 0x7F;
}

QString hexLines(const QByteArray &octets)
{
    return lines(octets, [](const QByteArray &part, qsizetype) { return hexPairs(part); });
}

QString hexDump(const QByteArray &octets, quint64 firstOffset)
{
    return lines(octets, [firstOffset](const QByteArray &part, qsizetype at) {
        return QStringLiteral("%1  %2  %3")
            .arg(hexOffsetText(firstOffset + static_cast<quint64>(at)),
                 hexPairs(part).leftJustified(3 * kLine - 1), hexLetters(part));
    });
}

}  // namespace reviver::ui
