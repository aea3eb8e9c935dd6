// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/firmware/firmware_bundle.h"
#include "ui/widgets/card.h"

class QPushButton;

namespace reviver::ui {

class CheckList;
class GrowingScroll;
class TextLabel;
class ValueGrid;

/// What is known of one image: where it lies, its header fields, its checks, and what can be done with it.
class ImageDetails : public Card {
    Q_OBJECT

public:
    explicit ImageDetails(QWidget *parent = nullptr);

    /// The image `index` of a file, and below it what is known of the whole file.
    void showImage(const FirmwareBundle &bundle, std::size_t index);
    /// How many images the extract button is about.
    void setSelected(std::size_t images);
    void setExtractEnabled(bool enabled);
    /// As high as its content: the page scrolls, not the card.
    void setGrowsToContent(bool grows);

signals:
    void contentsRequested();
    void extractRequested();

private:
    GrowingScroll *m_scroll;
    TextLabel *m_title;
    TextLabel *m_reason;
    ValueGrid *m_facts;
    CheckList *m_checks;
    QWidget *m_fieldsPart;
    ValueGrid *m_fields;
    ValueGrid *m_fileFacts;
    CheckList *m_fileChecks;
    QPushButton *m_contents;
    QPushButton *m_extract;
};

}  // namespace reviver::ui
