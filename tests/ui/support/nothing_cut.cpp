// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/support/nothing_cut.h"

#include "ui/widgets/chip.h"
#include "ui/widgets/led_widget.h"
#include "ui/widgets/table_view.h"
#include "ui/widgets/text_label.h"

#include <QAbstractButton>
#include <QHeaderView>
#include <QLabel>

namespace reviver::test {

namespace {

QString report(const QWidget *widget, const QString &text, QSize needed, QSize has)
{
    return QStringLiteral("%1 \"%2\" needs %3x%4, has %5x%6")
        .arg(QLatin1String(widget->metaObject()->className()), text)
        .arg(needed.width())
        .arg(needed.height())
        .arg(has.width())
        .arg(has.height());
}

bool fits(QSize needed, QSize has)
{
    return needed.width() <= has.width() && needed.height() <= has.height();
}

void checkLabel(const QLabel *label, QStringList &cut)
{
    if (label->text().isEmpty())
        return;
    const auto *own = qobject_cast<const ui::TextLabel *>(label);
    if (own && own->isElided()) {
        if (label->toolTip() != label->text())
            cut << report(label, label->text(), label->sizeHint(), label->size());
        return;
    }
    QSize needed = label->sizeHint();
    if (label->wordWrap())
        needed = QSize(label->minimumSizeHint().width(), label->heightForWidth(label->width()));
    if (!fits(needed, label->size()))
        cut << report(label, label->text(), needed, label->size());
}

void checkButton(const QAbstractButton *button, QStringList &cut)
{
    if (!button->text().isEmpty() && !fits(button->sizeHint(), button->size()))
        cut << report(button, button->text(), button->sizeHint(), button->size());
}

void checkPainted(const QWidget *widget, QStringList &cut)
{
    if (!fits(widget->sizeHint(), widget->size()) && widget->toolTip().isEmpty())
        cut << report(widget, widget->accessibleName(), widget->sizeHint(), widget->size());
}

void checkTable(const ui::TableView *table, QStringList &cut)
{
    const QAbstractItemModel *model = table->model();
    if (!model)
        return;
    const QFontMetrics heads(table->header()->font());
    for (int column = 0; column < model->columnCount(); ++column) {
        const QString text = model->headerData(column, Qt::Horizontal).toString();
        const QSize needed(heads.horizontalAdvance(text), heads.height());
        const QSize has(table->columnWidth(column), table->header()->height());
        if (!table->isColumnHidden(column) && !fits(needed, has))
            cut << report(table, text, needed, has);
    }
    for (int row = 0; row < model->rowCount(); ++row) {
        for (int column = 0; column < model->columnCount(); ++column) {
            const QModelIndex index = model->index(row, column);
            const QSize has = table->visualRect(index).size();
            const QSize needed(0, table->itemDelegate()->sizeHint({}, index).height());
            // A cell that is too narrow elides, and the table then shows a tool tip.
            if (!table->isColumnHidden(column) && !fits(needed, has))
                cut << report(table, index.data().toString(), needed, has);
        }
    }
}

}  // namespace

QStringList cutTexts(QWidget *root)
{
    QStringList cut;
    QList<QWidget *> widgets = root->findChildren<QWidget *>();
    widgets << root;
    for (const QWidget *widget : widgets) {
        if (!widget->isVisible())
            continue;
        if (const auto *label = qobject_cast<const QLabel *>(widget))
            checkLabel(label, cut);
        else if (const auto *button = qobject_cast<const QAbstractButton *>(widget))
            checkButton(button, cut);
        else if (const auto *table = qobject_cast<const ui::TableView *>(widget))
            checkTable(table, cut);
        else if (qobject_cast<const ui::Chip *>(widget) || qobject_cast<const ui::LedWidget *>(widget))
            checkPainted(widget, cut);
    }
    return cut;
}

}  // namespace reviver::test
