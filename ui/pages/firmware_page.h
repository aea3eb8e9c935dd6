// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/bridge/bundle_digests.h"
#include "ui/bridge/modem_session.h"
#include "ui/pages/firmware_words.h"
#include "ui/widgets/page_frame.h"

class QBoxLayout;

namespace reviver::ui {

class FitLine;
class ImageContents;
class ImageDetails;
class ImageTable;
class Note;
class ProgressRow;

/// Looking into a firmware file: its images, the details and octets of one, and whether it fits.
class FirmwarePage : public PageFrame {
    Q_OBJECT

public:
    explicit FirmwarePage(QWidget *parent = nullptr);

    // What the page is about.
    void showReading(const QString &fileName, quint64 done, quint64 total);
    void showBundle(const BundlePtr &bundle);
    void showError(const QString &what, const QString &detail);
    /// The user stopped the reading.
    void showStopped();
    const BundlePtr &bundle() const { return m_bundle; }

    /// Whether the file fits this modem; null for none.
    void showFit(const ModemSession *session);
    /// For whom the file may be used; empty for nobody.
    void setTarget(const QString &modemTitle);

    /// Images are being taken out of the file.
    void showExtraction(quint64 done, quint64 total);
    void endExtraction();
    bool isExtracting() const { return m_extracting; }

    /// Back from the octets to the images; false if those are shown already.
    bool leaveContents();

    // What the window's header says of the file.
    QString title() const;
    QStringList caption() const;
    Verdict summary() const;

signals:
    void openRequested();
    void stopRequested();
    void extractRequested(const std::vector<std::size_t> &which);
    void dragRequested(const std::vector<std::size_t> &which);
    void useRequested();
    void copyRequested(const QString &text);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    enum class Content { Nothing, Reading, Trouble, Images, Octets };

    QWidget *makeProgress();
    QWidget *makeImages();
    void makeFooter();
    void connectTable();
    void show(Content content);
    void showImage(int row);
    void showContents();
    void layOut();
    void refreshButtons();

    BundlePtr m_bundle;
    BundleDigests m_digests;
    QString m_fileName;
    Content m_content = Content::Nothing;
    bool m_extracting = false;
    QString m_target;
    QWidget *m_progressPart;
    ProgressRow *m_progress;
    QPushButton *m_stop;
    FitLine *m_fit;
    QWidget *m_images;
    QBoxLayout *m_columns;
    ImageTable *m_table;
    ImageDetails *m_details;
    ImageContents *m_contents;
    Note *m_note;
    QPushButton *m_open;
    QPushButton *m_extractAll;
    QPushButton *m_use;
};

}  // namespace reviver::ui
