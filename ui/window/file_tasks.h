// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/bridge/firmware_reader.h"
#include "ui/window/image_export.h"

#include <QObject>

class QWidget;

namespace reviver::ui {

class FlowController;
class PageStack;

/// Everything about files: choosing, reading, extracting, saving. Remembers the folders.
class FileTasks : public QObject {
    Q_OBJECT

public:
    /// What a firmware file is opened for.
    enum class Purpose { Look, Plan };

    FileTasks(FlowController &flow, PageStack &pages, QWidget *window);

    void chooseFirmware(Purpose purpose);
    void chooseFirmwareFolder();
    void openFirmware(const QString &path, Purpose purpose);
    /// A file dropped on the window: for the plan if a modem waits for one, else to look into.
    void takeDropped(const QString &path);
    /// The plan for the chosen modem; asks for a file if there is none yet.
    void planRepair();
    void chooseLoader();
    void openLoader(const QString &path) { m_reader.openLoader(path); }
    /// Where a memory dump goes: a new folder in one that the user chose; empty if none was.
    QString chooseDumpFolder();
    /// Ends the reading of a file that the user no longer wants.
    void stop() { m_reader.stop(); }
    /// Asks for a folder and writes images of the opened file into it.
    void extract(const std::vector<std::size_t> &which);
    ImageExport &images() { return *m_images; }
    void copyText(const QString &text, const QString &sentence);
    void saveReport();
    void copyReport();
    /// Where to look first for firmware while the practice modem is used; empty for the usual place.
    void setPracticeFolder(const QString &folder) { m_practiceFolder = folder; }
    /// Where reports go until the user chose another folder.
    void setDocumentsFolder(const QString &folder) { m_documentsFolder = folder; }

private:
    void takeBundle(const BundlePtr &bundle);
    void takeFailure(const QString &what, const QString &detail);
    void takeProgress(quint64 done, quint64 total);
    QString firmwareFolder() const;

    FlowController &m_flow;
    PageStack &m_pages;
    QWidget *m_window;
    FirmwareReader m_reader;
    ImageExport *m_images;
    Purpose m_purpose = Purpose::Look;
    QString m_fileName;
    QString m_practiceFolder;
    QString m_documentsFolder;
};

}  // namespace reviver::ui
