// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

class QHBoxLayout;

namespace reviver::ui {

class TextLabel;

/// A number of the run page: name, value, what stands behind it.
class Metric : public QWidget {
    Q_OBJECT

public:
    explicit Metric(const QString &name, QWidget *parent = nullptr);

    void setValue(const QString &value);
    void setDetail(const QString &detail);
    /// Room for the value, so that nothing moves when it changes.
    void reserve(const QString &sample);
    /// Before the value (link bars) or after it (spark); the widget gets the metric as parent.
    void addBeforeValue(QWidget *widget);
    void addAfterValue(QWidget *widget);

private:
    TextLabel *m_name;
    TextLabel *m_value;
    TextLabel *m_detail;
    QHBoxLayout *m_line;
};

}  // namespace reviver::ui
