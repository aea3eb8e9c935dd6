// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/image_contents.h"

#include "ui/bridge/texts.h"
#include "ui/style/metrics.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/card.h"
#include "ui/widgets/hex_text.h"
#include "ui/widgets/hex_view.h"
#include "ui/widgets/text_label.h"

#include <QHBoxLayout>
#include <QLineEdit>

namespace reviver::ui {

namespace {

constexpr int kOffsetWidth = 128;

}  // namespace

ImageContents::ImageContents(QWidget *parent)
    : QWidget(parent)
    , m_view(new HexView)
    , m_place(new TextLabel({}, TextRole::Caption, &Tokens::text2))
{
    m_place->setElideMode(Qt::ElideRight);
    auto *card = new Card;
    card->setPadding(20, 12);
    card->body()->setSpacing(px(8));
    card->body()->addWidget(m_view, 1);
    card->addSeparator();
    card->body()->addWidget(m_place);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(px(12));
    column->addWidget(makeHead());
    column->addWidget(card, 1);
    m_view->setSource(&m_octets);
    connect(m_view, &HexView::moved, this, [this](quint64 first, quint64 last) {
        const QString end = hexOffsetText(m_octets.size() - 1);
        if (first == last)
            say(tr("Offset %1. The last is %2.").arg(hexOffsetText(first), end));
        else
            say(tr("Offset %1 to %2 selected: %3 bytes. The last is %4.")
                    .arg(hexOffsetText(first), hexOffsetText(last), countText(last - first + 1), end));
    });
    connect(m_view, &HexView::copied, this, [this](quint64 octets, quint64 selected) {
        if (octets == selected)
            say(tr("%1 bytes copied.").arg(countText(octets)));
        else
            say(tr("Only the first %1 of %2 bytes copied. Extract the image to have them all.")
                    .arg(countText(octets), countText(selected)),
                true);
    });
    connect(&m_octets, &HexSource::unreadable, this,
            [this] { say(tr("This part can't be read. Is the file still where it was opened?"), true); });
}

QWidget *ImageContents::makeHead()
{
    auto *head = new QWidget;
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(px(12));
    m_title = new TextLabel({}, TextRole::Title);
    m_title->setElideMode(Qt::ElideRight);
    QPushButton *back = makeButton(ButtonKind::Secondary, tr("Back to the images"));
    connect(back, &QPushButton::clicked, this, &ImageContents::backRequested);
    m_offset = new QLineEdit;
    m_offset->setFixedWidth(px(kOffsetWidth));
    m_offset->setObjectName(QStringLiteral("offset"));
    m_offset->setPlaceholderText(QStringLiteral("0x00000000"));
    auto *label = new TextLabel(tr("&Go to offset"), TextRole::Body, &Tokens::text2);
    label->setBuddy(m_offset);
    m_offset->setAccessibleName(tr("Go to offset"));
    connect(m_offset, &QLineEdit::returnPressed, this, &ImageContents::goToTyped);
    row->addWidget(back);
    row->addWidget(m_title, 1);
    row->addWidget(label);
    row->addWidget(m_offset);
    return head;
}

void ImageContents::showImage(const QString &title, const ByteSourcePtr &image)
{
    m_title->setText(title);
    m_view->setAccessibleName(tr("Contents of image %1").arg(title));
    m_octets.setImage(image);
    m_offset->clear();
    m_view->setFocus();
}

void ImageContents::goToTyped()
{
    bool isNumber = false;
    const quint64 offset = m_offset->text().trimmed().toULongLong(&isNumber, 16);
    if (!isNumber)
        return say(tr("Type an offset in hex, for example 4C3A10."), true);
    if (offset >= m_octets.size())
        return say(tr("The image ends at offset %1.").arg(hexOffsetText(m_octets.size() - 1)), true);
    m_view->goTo(offset);
    m_view->setFocus();
}

void ImageContents::say(const QString &text, bool trouble)
{
    m_place->setInk(trouble ? &Tokens::warn : &Tokens::text2);
    m_place->setText(text);
}

}  // namespace reviver::ui
