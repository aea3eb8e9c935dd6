// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/ui/flow/flow_rig.h"
#include "ui/pages/firmware_page.h"

#include <QMimeData>

namespace reviver::ui {
class TableView;
}

namespace reviver::test {

/// The window with the hands of a user of its firmware inspector.
class InspectorRig : public FlowRig {
public:
    ui::FirmwarePage &page();
    ui::TableView *table();

    void open(const std::filesystem::path &path);
    /// Opens a file or folder to look into, and waits for its images.
    bool look(const std::filesystem::path &path);
    /// Waits until the digests of the open file are known and the first image shows its own.
    bool waitForDigests();
    /// Shows a bundle that the test made.
    void show(FirmwareBundle bundle);

    void select(const QList<int> &rows);
    /// The cells of a column.
    QStringList column(int column);
    /// All visible labels of the window, one a line; of the details of the image.
    QString visibleText();
    QString detailsText();
    /// The sentence at the bottom of the window.
    QString status();

    /// Drags something over the window and drops it; false if it is refused.
    bool drop(const QMimeData &contents);
    bool drop(const std::filesystem::path &path);
    /// Answers the question that comes up next with the button of this text.
    void answerNext(const QString &button);
};

}  // namespace reviver::test
