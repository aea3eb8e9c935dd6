// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/support/other_text.h"

#include "ui/style/theme.h"

#include <QApplication>
#include <QTranslator>

namespace reviver::test {

namespace {

/// "Detect again" becomes "Detect again onger": words of usual length at the end.
class LongTexts : public QTranslator {
public:
    bool isEmpty() const override { return false; }
    QString translate(const char *context, const char *source, const char *, int) const override
    {
        if (qstrncmp(context, "reviver", 7) != 0 && qstrcmp(context, "core") != 0)
            return {};
        const QString text = QString::fromUtf8(source);
        const auto more = (text.size() * 4 + 9) / 10;
        QString tail;
        while (tail.size() < more)
            tail += QStringLiteral(" onger");
        // Dots, an ellipsis or a colon stay at the end.
        const bool ended = !text.isEmpty() && !text.back().isLetterOrNumber();
        return ended ? text.chopped(1) + tail.left(more) + text.back() : text + tail.left(more);
    }
};

}  // namespace

OtherText::OtherText(const QString &family, double factor, Qt::LayoutDirection direction)
    : m_before(QApplication::font())
{
    QFont font(family.isEmpty() ? m_before.family() : family);
    font.setPointSizeF(m_before.pointSizeF() * factor);
    QApplication::setFont(font);
    QApplication::setLayoutDirection(direction);
    ui::applyTheme(ui::Theme::Light);
}

OtherText::~OtherText()
{
    QApplication::setFont(m_before);
    QApplication::setLayoutDirection(Qt::LeftToRight);
    ui::applyTheme(ui::Theme::Light);
}

LongLanguage::LongLanguage() : m_translator(std::make_unique<LongTexts>())
{
    QCoreApplication::installTranslator(m_translator.get());
}

LongLanguage::~LongLanguage()
{
    QCoreApplication::removeTranslator(m_translator.get());
}

}  // namespace reviver::test
