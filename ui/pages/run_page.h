// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/bridge/modem_session.h"
#include "ui/widgets/page_frame.h"

#include <QElapsedTimer>

namespace reviver::ui {

class ImageStrip;
class LinkBars;
class Metric;
class Note;
class ProgressRow;
class SpeedSpark;

/// Waiting without worry: what is written now, how far, how fast, how long.
class RunPage : public PageFrame {
    Q_OBJECT

public:
    explicit RunPage(QWidget *parent = nullptr);

    /// A new repair: the bars begin at nothing.
    void begin(const ModemSession &session);
    /// The step or the state changed.
    void showStep(const ModemSession &session);
    /// Octets moved: bars at once, numbers at most twice a second.
    void showProgress(const ModemSession &session);
    /// It is silent, or it left the bus.
    void showSilence(const ModemSession &session);

signals:
    void stopAfterImageRequested();
    void stopNowRequested();

private:
    QWidget *makeMetrics();
    void showNumbers(const ModemSession &session);
    void showStops(const ModemSession &session);

    TextLabel *m_image;
    ImageStrip *m_strip;
    ProgressRow *m_thisImage;
    ProgressRow *m_whole;
    QWidget *m_metrics;
    Metric *m_speed;
    SpeedSpark *m_spark;
    Metric *m_left;
    Metric *m_link;
    LinkBars *m_bars;
    Note *m_stalled;
    TextLabel *m_advice;
    QPushButton *m_stopAfter;
    QPushButton *m_stopNow;
    QElapsedTimer m_sinceNumbers;
    std::size_t m_shownStep = static_cast<std::size_t>(-1);
};

}  // namespace reviver::ui
