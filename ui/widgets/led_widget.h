// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/style/tokens.h"
#include "ui/widgets/light_pattern.h"

#include <QElapsedTimer>
#include <QTimer>
#include <QWidget>

#include <optional>

namespace reviver::ui {

/// The modem's light: lamp, words, and a strip of six seconds that is read without waiting.
class LedWidget : public QWidget {
    Q_OBJECT

public:
    explicit LedWidget(QWidget *parent = nullptr);

    /// `words` say what the light does, e.g. "Light: 1 s on, 1 s off". No colour named: the theme's green.
    void setLight(const QString &words, const LightPattern &pattern, std::optional<LampColor> lamp = {});
    /// Lets the lamp blink; for the practice modem only. Never faster than 2 Hz, never with reduced motion.
    void setLive(bool live);
    bool isBlinking() const { return m_timer.isActive(); }
    bool lit() const { return m_lit; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void refresh();
    void tick();
    void paintLamp(QPainter &painter, const QRectF &rect) const;
    void paintStrip(QPainter &painter, const QRectF &rect) const;

    QString m_words;
    LightPattern m_pattern;
    std::optional<LampColor> m_lamp;
    QTimer m_timer;
    QElapsedTimer m_since;
    bool m_live = false;
    bool m_lit = true;
};

}  // namespace reviver::ui
