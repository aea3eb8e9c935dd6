// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/inspector/inspector_rig.h"

#include "tests/ui/support/pictures.h"
#include "ui/dialogs/choice_dialog.h"
#include "ui/pages/image_details.h"
#include "ui/pages/image_table.h"
#include "ui/widgets/status_line.h"
#include "ui/window/file_tasks.h"
#include "ui/window/flow_controller.h"

#include <QApplication>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QItemSelectionModel>
#include <QLabel>
#include <QPushButton>
#include <QTimer>
#include <QUrl>

#include <algorithm>

namespace reviver::test {

using namespace ui;

namespace {

QString textBelow(const QWidget &root)
{
    QStringList lines;
    for (const QLabel *label : root.findChildren<QLabel *>())
        if (label->isVisible())
            lines.append(label->text());
    for (const QWidget *widget : root.findChildren<QWidget *>())
        if (widget->isVisible() && !widget->accessibleName().isEmpty())
            lines.append(widget->accessibleName());
    return lines.join(QLatin1Char('\n'));
}

}  // namespace

FirmwarePage &InspectorRig::page()
{
    return *window().pages().firmware;
}

TableView *InspectorRig::table()
{
    return page().findChild<ImageTable *>()->table();
}

void InspectorRig::open(const std::filesystem::path &path)
{
    window().files().openFirmware(QString::fromStdString(path.string()), FileTasks::Purpose::Look);
}

bool InspectorRig::look(const std::filesystem::path &path)
{
    open(path);
    return waitUntil([&] { return page().bundle() != nullptr; }) && waitForDigests();
}

bool InspectorRig::waitForDigests()
{
    const auto hasDigest
        = [](const FirmwareImage &image) { return !image.data || !image.sha256().empty(); };
    return waitUntil([&] {
        const auto &images = page().bundle()->images;
        return std::ranges::all_of(images, hasDigest)
            && (images.empty() || detailsText().contains(QString::fromStdString(images[0].sha256())));
    });
}

void InspectorRig::show(FirmwareBundle bundle)
{
    page().showBundle(std::make_shared<const FirmwareBundle>(std::move(bundle)));
    window().flow().go(PageId::Firmware);
    showSettled(window());
}

void InspectorRig::select(const QList<int> &rows)
{
    table()->selectionModel()->clear();
    for (const int row : rows)
        table()->selectionModel()->setCurrentIndex(table()->model()->index(row, 0),
                                                   QItemSelectionModel::Select | QItemSelectionModel::Rows);
    showSettled(window());
}

QStringList InspectorRig::column(int column)
{
    QStringList cells;
    for (int row = 0; row < table()->model()->rowCount(); ++row)
        cells.append(table()->model()->index(row, column).data().toString());
    return cells;
}

QString InspectorRig::visibleText()
{
    return textBelow(window());
}

QString InspectorRig::detailsText()
{
    return textBelow(*page().findChild<ImageDetails *>());
}

QString InspectorRig::status()
{
    return window().findChild<StatusLine *>()->sentence();
}

bool InspectorRig::drop(const QMimeData &contents)
{
    const QPoint place(window().rect().center());
    QDragEnterEvent enter(place, Qt::CopyAction, &contents, Qt::LeftButton, {});
    enter.ignore();
    QApplication::sendEvent(&window(), &enter);
    if (!enter.isAccepted())
        return false;
    QDropEvent dropped(place, Qt::CopyAction, &contents, Qt::LeftButton, {});
    QApplication::sendEvent(&window(), &dropped);
    return dropped.isAccepted();
}

bool InspectorRig::drop(const std::filesystem::path &path)
{
    QMimeData contents;
    contents.setUrls({QUrl::fromLocalFile(QString::fromStdString(path.string()))});
    return drop(contents);
}

void InspectorRig::answerNext(const QString &text)
{
    auto *poll = new QTimer(&window());
    QObject::connect(poll, &QTimer::timeout, poll, [poll, text] {
        auto *dialog = qobject_cast<ChoiceDialog *>(QApplication::activeModalWidget());
        if (!dialog)
            return;
        poll->deleteLater();
        for (QPushButton *button : dialog->findChildren<QPushButton *>())
            if (button->text() == text)
                return button->click();
        dialog->reject();
    });
    poll->start(5);
}

}  // namespace reviver::test
