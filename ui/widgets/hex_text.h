// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QString>

namespace reviver::ui {

/// "000012F0": an offset as a HexView shows it.
QString hexOffsetText(quint64 offset);
/// "7E 0C FF"
QString hexPairs(const QByteArray &octets);
/// "MZ··": what is no printable ASCII becomes a dot.
QString hexLetters(const QByteArray &octets);
bool isHexLetter(char octet);

/// Lines of 16 octets: "7E 0C FF ...".
QString hexLines(const QByteArray &octets);
/// Lines of 16 octets with their offset before them and their text behind them.
QString hexDump(const QByteArray &octets, quint64 firstOffset);

}  // namespace reviver::ui
