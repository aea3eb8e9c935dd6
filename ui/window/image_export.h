// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/bridge/modem_session.h"

#include <QObject>
#include <QStringList>
#include <QTemporaryDir>

#include <memory>
#include <vector>

class QMimeData;

namespace reviver::ui {

class FirmwarePage;
class FirmwareReader;
class FlowController;

/// Takes images out of the opened file: into a folder that the user chose, or into another program that
/// they are dragged to. The files of a drag are made when it begins, and go away with the program.
class ImageExport : public QObject {
    Q_OBJECT

public:
    ImageExport(FirmwareReader &reader, FirmwarePage &page, FlowController &flow, QWidget *window);

    bool running() const { return m_purpose != Purpose::None; }
    /// Writes images of the page's file; asks before it replaces a file.
    void extractTo(const QString &folder, const std::vector<std::size_t> &which);
    /// Begins a drag once its files are there. If the button was released before, one can drag again.
    void drag(const std::vector<std::size_t> &which);

private:
    enum class Purpose { None, Folder, Drag };

    void begin(Purpose purpose, const QString &folder, const std::vector<std::size_t> &which);
    void takeFiles(const QStringList &files);
    void takeFailure(const QString &what, const QStringList &files);
    void takeStop(const QStringList &files);
    void askToReplace(const QStringList &files);
    void startDrag(const QStringList &files);
    void tellDone(const QStringList &files);
    QString dragFolder();

    FirmwareReader &m_reader;
    FirmwarePage &m_page;
    FlowController &m_flow;
    QWidget *m_window;
    Purpose m_purpose = Purpose::None;
    BundlePtr m_bundle;
    std::vector<std::size_t> m_which;
    QString m_folder;
    std::unique_ptr<QTemporaryDir> m_dragFolder;
    BundlePtr m_draggedFrom;  ///< whose images are in m_dragFolder
};

}  // namespace reviver::ui
