// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/firmware/firmware_bundle.h"
#include "ui/widgets/table_view.h"

#include <vector>

class QStandardItemModel;

namespace reviver::ui {

class Note;

/// The images of a file: number, role, size, checks, and how sure the role is. Several can be chosen, and
/// what is chosen can be dragged to another program.
class ImageTable : public TableCard {
    Q_OBJECT

public:
    explicit ImageTable(QWidget *parent = nullptr);

    void showBundle(const FirmwareBundle &bundle);
    /// The rows that are chosen, in their order.
    std::vector<std::size_t> selected() const;
    /// The row whose details are shown; -1 for none.
    int current() const;

signals:
    void currentChanged(int row);
    void selectionChanged();
    /// The user wants to look into the image, by Enter or a double click.
    void contentsRequested();
    void extractRequested();
    void copyRequested();
    /// The user began to drag what is chosen.
    void dragRequested();

private:
    void fillNote(const FirmwareBundle &bundle);
    void showMenu(const QPoint &place);

    QStandardItemModel *m_model;
    Note *m_note;
};

}  // namespace reviver::ui
