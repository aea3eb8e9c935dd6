// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/question_button.h"

#include "ui/style/metrics.h"
#include "ui/style/paint.h"
#include "ui/style/theme.h"
#include "ui/style/tokens.h"

#include <QPainter>
#include <QStyle>

namespace reviver::ui {

namespace {

constexpr int kHeight = 38;
constexpr int kTightHeight = 28;
constexpr int kPadding = 10;
constexpr int kGap = 8;

}  // namespace

QuestionButton::QuestionButton(const QString &words, const QString &question, QWidget *parent)
    : QAbstractButton(parent)
    , m_question(question)
{
    setText(words);
    setAccessibleName(tr("%1, sends %2").arg(words, question));
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    followTheme(this);
}

void QuestionButton::setTight(bool tight)
{
    m_tight = tight;
    updateGeometry();
}

QSize QuestionButton::sizeHint() const
{
    const int words = QFontMetrics(ui::font(TextRole::Body)).horizontalAdvance(text());
    const int sent = QFontMetrics(ui::font(TextRole::MonoCaption)).horizontalAdvance(m_question);
    return QSize(2 * px(kPadding) + words + px(kGap) + sent, controlHeight(m_tight ? kTightHeight : kHeight));
}

void QuestionButton::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    if (isEnabled() && (isDown() || underMouse()))
        paintGround(painter, rect(), px(radius::kControl), isDown() ? tokens().accentSoft : tokens().unkSoft);
    const QRect inner = rect().adjusted(px(kPadding), 0, -px(kPadding), 0);
    const auto aligned = [this](Qt::Alignment side) {
        return int(QStyle::visualAlignment(layoutDirection(), side | Qt::AlignVCenter));
    };
    painter.setFont(ui::font(TextRole::Body));
    painter.setPen(isEnabled() ? tokens().text : tokens().text3);
    painter.drawText(inner, aligned(Qt::AlignLeading), text());
    painter.setFont(ui::font(TextRole::MonoCaption));
    painter.setPen(isEnabled() ? tokens().text2 : tokens().text3);
    painter.drawText(inner, aligned(Qt::AlignTrailing), m_question);
    if (hasFocus())
        paintFocusRing(painter, rect(), px(radius::kControl));
}

}  // namespace reviver::ui
