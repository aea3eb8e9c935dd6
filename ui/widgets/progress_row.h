// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

namespace reviver::ui {

class ProgressBar;
class TextLabel;

/// "This image  ======----  61 %  18.8 of 30.8 MB".
class ProgressRow : public QWidget {
    Q_OBJECT

public:
    ProgressRow(const QString &label, int thickness, QWidget *parent = nullptr);

    /// 0 to 1; see ProgressBar for what it does not do.
    void setFraction(double fraction);
    void setAmount(const QString &amount);
    void finish();
    void restart();
    /// Restarts for another work.
    void begin(const QString &label);
    /// Shows no percent: only while waiting for the modem to return.
    void setBusy(bool busy);
    ProgressBar *bar() const { return m_bar; }
    int percent() const;

    /// Gives the rows of a page one label width and one amount width, so that their bars line up.
    static void align(const QList<ProgressRow *> &rows);

private:
    void refresh();

    TextLabel *m_label;
    ProgressBar *m_bar;
    TextLabel *m_percent;
    TextLabel *m_amount;
    bool m_busy = false;
};

}  // namespace reviver::ui
