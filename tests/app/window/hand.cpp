// SPDX-License-Identifier: Apache-2.0
// A hand and an eye inside the window program, which Qt loads as a plug-in: the program itself is
// the one that owners get. Each line of standard input is something to do: "press TEXT" clicks
// the button of that text, "choose TEXT" the line of a menu, "tick" every box that is shown. What
// can't be done yet is done as soon as it can. Standard output gets each text that comes to be
// shown, a line each.
#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QGenericPlugin>
#include <QLabel>
#include <QPushButton>
#include <QSet>
#include <QSocketNotifier>
#include <QTimer>

#include <cstdio>
#include <unistd.h>

namespace reviver::test {
namespace {

constexpr int kLookEvery = 20;  ///< ms

template <typename T>
QList<T *> shown()
{
    QList<T *> all;
    for (QWidget *widget : QApplication::allWidgets())
        if (T *one = qobject_cast<T *>(widget); one && one->isVisible())
            all.append(one);
    return all;
}

/// Without the mark of its key.
QString plain(QString text)
{
    return text.remove(QLatin1Char('&'));
}

bool press(const QString &text)
{
    for (QPushButton *button : shown<QPushButton>()) {
        if (plain(button->text()) != text || !button->isEnabled())
            continue;
        button->click();
        return true;
    }
    return false;
}

bool choose(const QString &text)
{
    for (QWidget *window : QApplication::topLevelWidgets()) {
        for (QAction *action : window->actions()) {
            if (plain(action->text()) != text || !action->isEnabled())
                continue;
            action->trigger();
            return true;
        }
    }
    return false;
}

bool tick()
{
    const QList<QCheckBox *> boxes = shown<QCheckBox>();
    for (QCheckBox *box : boxes)
        box->setChecked(true);
    return !boxes.isEmpty();
}

class Hand : public QObject {
public:
    Hand() : m_input(STDIN_FILENO, QSocketNotifier::Read)
    {
        connect(&m_input, &QSocketNotifier::activated, this, &Hand::read);
        connect(&m_look, &QTimer::timeout, this, &Hand::look);
        m_look.start(kLookEvery);
    }

private:
    void read()
    {
        char octets[4096];
        const auto count = ::read(STDIN_FILENO, octets, sizeof octets);
        if (count <= 0)
            return m_input.setEnabled(false);
        m_unread.append(octets, count);
        for (qsizetype end = 0; (end = m_unread.indexOf('\n')) >= 0; m_unread.remove(0, end + 1))
            m_orders.append(QString::fromUtf8(m_unread.first(end)));
    }

    void look()
    {
        QSet<QString> texts;
        for (const QLabel *label : shown<QLabel>())
            texts.insert(label->text().simplified());
        for (const QString &text : texts - m_seen)
            std::printf("%s\n", qUtf8Printable(text));
        std::fflush(stdout);
        m_seen = texts;
        if (m_orders.isEmpty())
            return;
        // A dialog that it opens runs its own loop, in which the next order is followed.
        const QString order = m_orders.takeFirst();
        if (!follow(order))
            m_orders.prepend(order);
    }

    static bool follow(const QString &order)
    {
        if (order == QStringLiteral("tick"))
            return tick();
        const QString text = order.section(QLatin1Char(' '), 1);
        return order.startsWith(QStringLiteral("press ")) ? press(text) : choose(text);
    }

    QSocketNotifier m_input;
    QTimer m_look;
    QByteArray m_unread;
    QStringList m_orders;
    QSet<QString> m_seen;  ///< texts that were shown at the last look
};

}  // namespace

class HandPlugin : public QGenericPlugin {
    Q_OBJECT
    Q_PLUGIN_METADATA(IID QGenericPluginFactoryInterface_iid FILE "hand.json")

public:
    QObject *create(const QString &, const QString &) override { return new Hand; }
};

}  // namespace reviver::test

#include "hand.moc"
