// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/note.h"

#include "ui/style/metrics.h"
#include "ui/style/paint.h"
#include "ui/style/theme.h"
#include "ui/widgets/icon_label.h"
#include "ui/widgets/text_label.h"

#include <QHBoxLayout>
#include <QPainter>

namespace reviver::ui {

Note::Note(QWidget *parent)
    : QFrame(parent)
    , m_icon(new IconLabel({}, 20))
    , m_strong(new TextLabel({}, TextRole::Strong))
    , m_text(new TextLabel)
{
    m_strong->setWordWrap(true);
    m_text->setWordWrap(true);
    auto *words = new QVBoxLayout;
    words->setSpacing(px(2));
    words->addWidget(m_strong);
    words->addWidget(m_text);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(px(16), px(12), px(16), px(12));
    row->setSpacing(px(12));
    row->addWidget(m_icon, 0, Qt::AlignTop);
    row->addLayout(words, 1);
    // Not Maximum: that would cap a text that needs more lines in a narrow place.
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    followTheme(this);
}

Note::Note(Tone tone, const QString &strong, const QString &text, const QString &iconName, QWidget *parent)
    : Note(parent)
{
    setContent(tone, strong, text, iconName);
}

void Note::setContent(Tone tone, const QString &strong, const QString &text, const QString &iconName)
{
    m_tone = tone;
    m_icon->setIcon(iconName.isEmpty() ? shapeName(tone) : iconName, ink(tone));
    m_strong->setText(strong);
    m_strong->setVisible(!strong.isEmpty());
    m_text->setText(text);
    m_text->setVisible(!text.isEmpty());
    m_text->setInk(tone == Tone::Quiet ? &Tokens::text2 : &Tokens::text);
    setAccessibleName(strong.isEmpty() ? text : strong);
    setAccessibleDescription(strong.isEmpty() ? QString() : text);
    update();
}

void Note::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintGround(painter, rect(), px(radius::kNote), color(ground(m_tone)));
}

}  // namespace reviver::ui
