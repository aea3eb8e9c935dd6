// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

#include <vector>

namespace reviver::ui {

/// The last 60 seconds of speed as a line.
class SpeedSpark : public QWidget {
    Q_OBJECT

public:
    static constexpr double kSeconds = 60;

    explicit SpeedSpark(QWidget *parent = nullptr);

    /// `atSeconds` grows: seconds since the start of the job.
    void addSample(double atSeconds, double bytesPerSecond);
    void clear();

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    struct Sample {
        double at = 0;
        double speed = 0;
    };
    std::vector<Sample> m_samples;
};

}  // namespace reviver::ui
