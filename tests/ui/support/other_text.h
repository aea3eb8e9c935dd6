// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QFont>
#include <QString>

#include <memory>

class QTranslator;

namespace reviver::test {

/// Another font, size or direction for one test.
class OtherText {
public:
    OtherText(const QString &family, double factor, Qt::LayoutDirection direction = Qt::LeftToRight);
    ~OtherText();
    OtherText(const OtherText &) = delete;
    OtherText &operator=(const OtherText &) = delete;

private:
    QFont m_before;
};

/// A language whose texts are 40 % longer than the English ones, for one test.
class LongLanguage {
public:
    LongLanguage();
    ~LongLanguage();
    LongLanguage(const LongLanguage &) = delete;
    LongLanguage &operator=(const LongLanguage &) = delete;

private:
    std::unique_ptr<QTranslator> m_translator;
};

}  // namespace reviver::test
