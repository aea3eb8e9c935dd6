// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/value_grid.h"

#include "ui/style/metrics.h"
#include "ui/widgets/card.h"
#include "ui/widgets/text_label.h"

#include <QGridLayout>

#include <algorithm>

namespace reviver::ui {

namespace {

/// The labels of a row stand on one line, whatever their fonts.
void alignBaseline(QLabel *label)
{
    const int body = QFontMetrics(ui::font(TextRole::Body)).ascent();
    const int mono = QFontMetrics(ui::font(TextRole::Mono)).ascent();
    label->setAlignment(Qt::AlignTop | Qt::AlignLeading);
    label->setContentsMargins(0, std::max(0, std::max(body, mono) - label->fontMetrics().ascent()), 0, 0);
}

QWidget *makeValue(const ValueGrid::Value &value)
{
    if (value.widget)
        return value.widget;
    const bool unseen = value.text.isEmpty();
    const TextRole role = value.strong ? TextRole::Strong
        : value.mono && !unseen        ? TextRole::Mono
                                       : TextRole::Body;
    auto *label = new TextLabel(unseen ? ValueGrid::tr("Not seen yet") : value.text, role,
                                ink(unseen ? Tone::Quiet : value.tone));
    label->setWordWrap(!value.mono && !value.elide);
    if (value.elide)
        label->setElideMode(Qt::ElideMiddle);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    alignBaseline(label);
    return label;
}

}  // namespace

ValueGrid::ValueGrid(int nameWidth, QWidget *parent)
    : QWidget(parent)
    , m_grid(new QGridLayout(this))
    , m_nameWidth(nameWidth)
{
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(px(16));
    setRowGap(8);
    m_grid->setColumnMinimumWidth(0, px(m_nameWidth) - px(16));
}

void ValueGrid::setRowGap(int gap)
{
    m_grid->setVerticalSpacing(px(gap));
}

void ValueGrid::clear()
{
    while (QLayoutItem *item = m_grid->takeAt(0)) {
        delete item->widget();
        delete item;
    }
}

void ValueGrid::setHeads(const QStringList &heads, bool hairline)
{
    for (int i = 0; i < heads.size(); ++i)
        m_grid->addWidget(new TextLabel(heads[i], TextRole::CaptionStrong, &Tokens::text2), 0, i + 1);
    if (hairline)
        m_grid->addWidget(new Separator, 1, 0, 1, int(heads.size()) + 1);
}

void ValueGrid::addRow(const QString &name, const QList<Value> &values)
{
    const int row = m_grid->rowCount();
    auto *label = new TextLabel(name, TextRole::Body, &Tokens::text2);
    if (m_wrapsNames) {
        label->setWordWrap(true);
        label->setMaximumWidth(std::max(label->minimumSizeHint().width(), m_grid->columnMinimumWidth(0)));
    }
    const bool onLine
        = std::none_of(values.begin(), values.end(), [](const Value &value) { return value.widget; });
    if (onLine)
        alignBaseline(label);
    m_grid->addWidget(label, row, 0);
    for (int i = 0; i < values.size(); ++i) {
        m_grid->addWidget(makeValue(values[i]), row, i + 1,
                          values[i].widget ? Qt::AlignLeading : Qt::Alignment());
        m_grid->setColumnStretch(i + 1, 1);
    }
}

}  // namespace reviver::ui
