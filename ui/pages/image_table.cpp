// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/image_table.h"

#include "ui/bridge/texts.h"
#include "ui/pages/firmware_words.h"
#include "ui/style/metrics.h"
#include "ui/style/tone.h"
#include "ui/widgets/note.h"

#include <QItemSelectionModel>
#include <QMenu>
#include <QShortcut>
#include <QStandardItemModel>
#include <QVBoxLayout>

#include <algorithm>
#include <functional>

namespace reviver::ui {

namespace {

constexpr int kRowHeight = 37;

enum Column { NumberColumn, ImageColumn, SizeColumn, CheckColumn, ProofColumn, ColumnCount };

/// A table whose rows are dragged as files: those are made only when a drag begins.
class DraggableTable : public TableView {
public:
    explicit DraggableTable(std::function<void()> dragged)
        : TableView(kRowHeight)
        , m_dragged(std::move(dragged))
    {
        setDragEnabled(true);
        setDragDropMode(QAbstractItemView::DragOnly);
    }

    /// Beside the details it takes the height there is, and scrolls.
    QSize sizeHint() const override
    {
        return sizePolicy().verticalPolicy() == QSizePolicy::Fixed ? TableView::sizeHint()
                                                                   : minimumSizeHint();
    }

protected:
    void startDrag(Qt::DropActions) override { m_dragged(); }

private:
    std::function<void()> m_dragged;
};

QList<QStandardItem *> rowOf(const FirmwareImage &image, std::size_t index)
{
    const Verdict verdict = verdictOf(image);
    auto *number = new QStandardItem(imageNumber(index));
    number->setData(static_cast<int>(Tone::Quiet), TextToneRole);
    auto *title = new QStandardItem(translate(roleTitle(image)));
    auto *size = new QStandardItem(sizeText(image.size));
    size->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
    auto *check = new QStandardItem(verdict.words);
    check->setData(verdict.icon, IconNameRole);
    check->setData(static_cast<int>(verdict.tone), IconToneRole);
    auto *proof = new QStandardItem(proofText(image.certainty));
    proof->setData(static_cast<int>(Tone::Quiet), TextToneRole);
    return {number, title, size, check, proof};
}

}  // namespace

ImageTable::ImageTable(QWidget *parent)
    : TableCard(new DraggableTable([this] { emit dragRequested(); }), parent)
    , m_model(new QStandardItemModel(0, ColumnCount, this))
    , m_note(new Note)
{
    m_model->setHorizontalHeaderLabels({tr("#"), tr("Image"), tr("Size"), tr("Checks"), tr("Proof")});
    m_model->horizontalHeaderItem(SizeColumn)->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
    TableView *view = table();
    view->setModel(m_model);
    view->setColumnWidths({36, 0, 80, 118, 92});
    view->setSelectable(true);
    view->setSelectionMode(QAbstractItemView::ExtendedSelection);
    view->setContextMenuPolicy(Qt::CustomContextMenu);
    view->setAccessibleName(tr("Images of the file"));
    body()->addWidget(m_note);
    connect(view->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex &row) { emit currentChanged(row.row()); });
    connect(view->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &ImageTable::selectionChanged);
    connect(view, &QAbstractItemView::activated, this, &ImageTable::contentsRequested);
    connect(view, &QWidget::customContextMenuRequested, this, &ImageTable::showMenu);
    auto *copy = new QShortcut(QKeySequence::Copy, view, nullptr, nullptr, Qt::WidgetShortcut);
    connect(copy, &QShortcut::activated, this, &ImageTable::copyRequested);
}

void ImageTable::showBundle(const FirmwareBundle &bundle)
{
    m_model->removeRows(0, m_model->rowCount());
    for (std::size_t i = 0; i < bundle.images.size(); ++i)
        m_model->appendRow(rowOf(bundle.images[i], i));
    fillNote(bundle);
    if (m_model->rowCount() > 0)
        table()->setCurrentIndex(m_model->index(0, 0));
    table()->updateGeometry();
}

std::vector<std::size_t> ImageTable::selected() const
{
    std::vector<std::size_t> rows;
    for (const QModelIndex &index : table()->selectionModel()->selectedRows())
        rows.push_back(static_cast<std::size_t>(index.row()));
    std::ranges::sort(rows);
    return rows;
}

int ImageTable::current() const
{
    return table()->currentIndex().row();
}

void ImageTable::fillNote(const FirmwareBundle &bundle)
{
    m_note->hide();
    if (!bundle.problems.empty()) {
        QStringList all;
        for (const BundleProblem &problem : bundle.problems)
            all.append(problemText(problem));
        m_note->setContent(Tone::Error, tr("Damaged or incomplete: it will not be written"),
                           all.size() == 1
                               ? all.front()
                               : tr("%1 And %2 more: see the details.").arg(all.front()).arg(all.size() - 1));
        m_note->setToolTip(all.join(QLatin1Char('\n')));
        return m_note->show();
    }
    const auto keeper = std::ranges::find_if(
        bundle.images, [](const FirmwareImage &image) { return holdsIdentity(image.role); });
    if (keeper == bundle.images.end())
        return;
    m_note->setContent(
        Tone::Warn,
        tr("Image %1 would replace calibration data")
            .arg(imageNumber(static_cast<std::size_t>(std::distance(bundle.images.begin(), keeper)))),
        tr("A repair leaves it out unless you choose the complete set."), QStringLiteral("keep"));
    m_note->setToolTip({});
    m_note->show();
}

void ImageTable::showMenu(const QPoint &place)
{
    if (current() < 0)
        return;
    QMenu menu(this);
    menu.addAction(tr("Show &contents"), this, &ImageTable::contentsRequested);
    menu.addAction(tr("&Extract…"), this, &ImageTable::extractRequested);
    QAction *copy = menu.addAction(tr("C&opy details"), this, &ImageTable::copyRequested);
    copy->setShortcut(QKeySequence::Copy);
    menu.exec(table()->viewport()->mapToGlobal(place));
}

}  // namespace reviver::ui
