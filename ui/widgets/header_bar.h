// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/style/tone.h"
#include "ui/widgets/mode_shape.h"

#include <QFrame>

class QBoxLayout;

namespace reviver::ui {

class Chip;
class IconTile;
class LedWidget;
class ModeChip;
class TextLabel;

/// Which modem this page is about: name and mode, where it hangs, what its light does.
/// The firmware page uses it for the file: tile at the left, verdict at the right.
class HeaderBar : public QFrame {
    Q_OBJECT

public:
    explicit HeaderBar(QWidget *parent = nullptr);

    void setTitle(const QString &title);
    void setMode(ModeShape shape, const QString &text = {});
    void setModeVisible(bool visible);
    /// The parts are joined by middle dots: port, USB ids, speed.
    void setCaption(const QStringList &parts);
    LedWidget *led() const { return m_led; }
    ModeChip *modeChip() const { return m_mode; }
    /// A tile with an icon before the title; an empty name hides it.
    void setTile(const QString &iconName);
    /// A chip at the right end in place of the light; empty text brings the light back.
    void setVerdict(const QString &iconName, const QString &text, Tone tone);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    QBoxLayout *makeTitleColumn();

    IconTile *m_tile;
    TextLabel *m_title;
    ModeChip *m_mode;
    TextLabel *m_caption;
    LedWidget *m_led;
    Chip *m_verdict;
};

}  // namespace reviver::ui
