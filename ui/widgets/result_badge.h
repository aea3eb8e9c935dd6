// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/style/tone.h"

#include <QWidget>

namespace reviver::ui {

/// The circle of 52 with an icon of 30 that opens a result page.
class ResultBadge : public QWidget {
    Q_OBJECT

public:
    explicit ResultBadge(QWidget *parent = nullptr);

    /// No icon name: the ready shape of the tone.
    void setResult(Tone tone, const QString &iconName = {});

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Tone m_tone = Tone::Unknown;
    QString m_icon;
};

}  // namespace reviver::ui
