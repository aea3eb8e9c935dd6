// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/support/dialogs.h"

#include <QApplication>
#include <QPushButton>
#include <QTimer>

namespace reviver::test {

void withNextDialog(const std::function<void(QWidget &dialog)> &look)
{
    auto *timer = new QTimer(qApp);
    QObject::connect(timer, &QTimer::timeout, [timer, look] {
        QWidget *dialog = QApplication::activeModalWidget();
        if (!dialog || !dialog->isVisible())
            return;
        timer->stop();
        timer->deleteLater();
        look(*dialog);
    });
    timer->start(10);
}

void answerNextDialog(const QString &text)
{
    withNextDialog([text](QWidget &dialog) {
        if (QPushButton *button = buttonOf(dialog, text))
            button->click();
        else
            qFatal("no button %s in the dialog", qPrintable(text));
    });
}

QPushButton *buttonOf(QWidget &dialog, const QString &text)
{
    for (QPushButton *button : dialog.findChildren<QPushButton *>())
        if (button->isVisible() && button->text() == text)
            return button;
    return nullptr;
}

}  // namespace reviver::test
