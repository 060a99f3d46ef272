// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

class QProgressBar;
class QPushButton;

namespace ChannelConsole {

class PlainLabel;
class TestSendViewModel;

/// The foot of the message's side, in sight however long the form is: Send, Cancel, and how far it is.
class SendBar final : public QWidget
{
    Q_OBJECT
public:
    SendBar(TestSendViewModel *model, QWidget *parent);

    /// How the last send ended, in one sentence; empty while there is none to tell.
    void setOutcome(const QString &sentence);
    void setTabAfter(QWidget *input); ///< Send comes next to it

signals:
    void sendRequested();

private:
    void build();
    void showState();
    void showWords();
    [[nodiscard]] bool isUnderWay() const;
    [[nodiscard]] QString progressText() const;

    TestSendViewModel *m_model;
    QPushButton *m_send;
    QPushButton *m_cancel;
    QProgressBar *m_busy;
    PlainLabel *m_words;
    QString m_outcome;
};

} // namespace ChannelConsole
