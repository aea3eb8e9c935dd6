// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/bridge/modem_session.h"
#include "ui/widgets/page_frame.h"

class QBoxLayout;
class QStandardItemModel;

namespace reviver::ui {

class CheckList;
class Note;
class ProgressBar;
class TableCard;
class ValueGrid;

/// Looking into a firmware file: its images, and the details of one.
class FirmwarePage : public PageFrame {
    Q_OBJECT

public:
    explicit FirmwarePage(QWidget *parent = nullptr);

    void showReading(const QString &fileName, double fraction);
    void showBundle(const BundlePtr &bundle);
    void showError(const QString &what, const QString &detail);
    /// While images are written to a folder; negative: none are.
    void showExtraction(double fraction);
    /// For whom the file may be used; empty for nobody.
    void setTarget(const QString &modemTitle);
    const BundlePtr &bundle() const { return m_bundle; }
    /// What the window's header says of the file.
    struct Summary {
        Tone tone = Tone::Quiet;
        QString icon;
        QString words;
    };
    QString title() const;
    QStringList caption() const;
    Summary summary() const;

signals:
    void openRequested();
    void extractRequested(const std::vector<std::size_t> &which);
    void useRequested();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    QWidget *makeTable();
    QWidget *makeDetails();
    void makeFooter();
    void fillNote();
    void showImage(int row);
    void showParts(bool contents, bool note, bool wait);

    BundlePtr m_bundle;
    QString m_fileName;
    QWidget *m_contents;
    QBoxLayout *m_columns;
    TableCard *m_table;
    QStandardItemModel *m_model;
    Note *m_note;
    ProgressBar *m_wait;
    TextLabel *m_title;
    TextLabel *m_role;
    ValueGrid *m_values;
    CheckList *m_checks;
    QPushButton *m_extractOne;
    QPushButton *m_extractAll;
    QPushButton *m_use;
    QPushButton *m_open;
};

}  // namespace reviver::ui
