// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/buttons.h"

#include "ui/style/icons.h"
#include "ui/style/metrics.h"
#include "ui/style/theme.h"

#include <QMenu>
#include <QPainter>
#include <QStyle>
#include <QStyleOptionButton>
#include <QVariant>

#include <algorithm>

namespace reviver::ui {

namespace {

constexpr int kIcon = 18;
constexpr char kKind[] = "kind";
constexpr char kKindNumber[] = "reviverButtonKind";
constexpr char kIconName[] = "reviverIcon";

const char *kindName(ButtonKind kind)
{
    switch (kind) {
    case ButtonKind::Primary:
        return "primary";
    case ButtonKind::Danger:
        return "danger";
    case ButtonKind::Quiet:
        return "quiet";
    case ButtonKind::Link:
        return "link";
    case ButtonKind::Practice:
        return "practice";
    case ButtonKind::Status:
        return "status";
    case ButtonKind::Secondary:
        break;
    }
    return "";
}

ColorRole iconInk(ButtonKind kind)
{
    // Without a style sheet every button has the system's ground.
    if (highContrast())
        return &Tokens::text;
    switch (kind) {
    case ButtonKind::Primary:
        return &Tokens::onAccent;
    case ButtonKind::Danger:
        return &Tokens::err;
    case ButtonKind::Quiet:
    case ButtonKind::Link:
        return &Tokens::accent;
    case ButtonKind::Practice:
        return &Tokens::practice;
    case ButtonKind::Status:
        return &Tokens::text2;
    case ButtonKind::Secondary:
        break;
    }
    return &Tokens::text;
}

/// A button with a chevron behind its text.
class MenuButton : public QPushButton {
public:
    using QPushButton::QPushButton;

    QSize sizeHint() const override
    {
        const int needed = fontMetrics().size(Qt::TextShowMnemonic, text()).width() + px(18 + 18 + 16);
        const QSize hint = QPushButton::sizeHint();
        return QSize(std::max(hint.width() + px(20), needed), hint.height());
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QStyleOptionButton option;
        initStyleOption(&option);
        option.text.clear();
        option.features &= ~QStyleOptionButton::HasMenu;
        QPainter painter(this);
        style()->drawControl(QStyle::CE_PushButton, &option, &painter, this);
        const QRect inner = rect().adjusted(px(18), 0, -px(16), 0);
        const QColor ink = isEnabled() ? tokens().text : tokens().text3;
        painter.setPen(ink);
        painter.drawText(QStyle::visualRect(layoutDirection(), rect(), inner.adjusted(0, 0, -px(18), 0)),
                         Qt::AlignCenter | Qt::TextShowMnemonic, text());
        const QRect square(inner.right() + 1 - px(16), (height() - px(16)) / 2, px(16), px(16));
        paintIcon(painter, QStringLiteral("chevron-down"),
                  QStyle::visualRect(layoutDirection(), rect(), square), ink);
    }
};

/// A style sheet fixes the icon's gap at 4 px: the icon is asked for 4 px wider than high.
void fitIcon(QPushButton *button)
{
    button->setIconSize(QSize(px(kIcon) + px(4), px(kIcon)));
}

}  // namespace

QPushButton *makeButton(ButtonKind kind, const QString &text, const QString &iconName, QWidget *parent)
{
    auto *button = new QPushButton(text, parent);
    if (*kindName(kind))
        button->setProperty(kKind, QLatin1String(kindName(kind)));
    button->setProperty(kKindNumber, int(kind));
    button->setAutoDefault(false);
    setButtonIcon(button, iconName);
    fitIcon(button);
    QObject::connect(&ThemeNotifier::instance(), &ThemeNotifier::themeChanged, button, [button] {
        setButtonIcon(button, button->property(kIconName).toString());
        fitIcon(button);
    });
    return button;
}

QPushButton *makeMenuButton(const QString &text, QMenu *menu, QWidget *parent)
{
    auto *button = new MenuButton(text, parent);
    button->setProperty(kKind, QLatin1String("menu"));
    button->setAutoDefault(false);
    button->setMenu(menu);
    return button;
}

void setButtonIcon(QPushButton *button, const QString &iconName)
{
    button->setProperty(kIconName, iconName);
    button->setIcon(icon(iconName, iconInk(buttonKind(button))));
}

ButtonKind buttonKind(const QPushButton *button)
{
    return ButtonKind(button->property(kKindNumber).toInt());
}

}  // namespace reviver::ui
