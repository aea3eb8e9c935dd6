// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/bridge/image_octets.h"

#include <QWidget>

class QLineEdit;
class QPushButton;

namespace reviver::ui {

class HexView;
class TextLabel;

/// The octets of one image, and where one is in them.
class ImageContents : public QWidget {
    Q_OBJECT

public:
    explicit ImageContents(QWidget *parent = nullptr);

    /// Null for nothing.
    void showImage(const QString &title, const ByteSourcePtr &image);
    HexView *view() const { return m_view; }

signals:
    void backRequested();

private:
    QWidget *makeHead();
    void goToTyped();
    void say(const QString &text, bool trouble = false);

    ImageOctets m_octets;
    HexView *m_view;
    TextLabel *m_title;
    QLineEdit *m_offset;
    TextLabel *m_place;
};

}  // namespace reviver::ui
