// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/style/tone.h"

#include <QFrame>

namespace reviver::ui {

class IconLabel;
class TextLabel;

/// Icon, strong line and text on the soft ground of the tone (Next, Ok, Warn, Error, Quiet). At most one a
/// page.
class Note : public QFrame {
    Q_OBJECT

public:
    explicit Note(QWidget *parent = nullptr);
    Note(Tone tone, const QString &strong, const QString &text, const QString &iconName = {},
         QWidget *parent = nullptr);

    /// No icon name: the ready shape of the tone. An empty part takes no room.
    void setContent(Tone tone, const QString &strong, const QString &text, const QString &iconName = {});
    Tone tone() const { return m_tone; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Tone m_tone = Tone::Quiet;
    IconLabel *m_icon;
    TextLabel *m_strong;
    TextLabel *m_text;
};

}  // namespace reviver::ui
