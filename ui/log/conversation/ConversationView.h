// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QUuid>
#include <QWidget>

class QPushButton;
class QStackedWidget;

namespace ChannelConsole {

class Banner;
class Clock;
class ConversationList;
class ConversationModel;
class MessageLog;
class PlainLabel;
class ReplyWindowModel;

/// What two numbers said to each other, as a chat: the user at the left, the channel at the right, each
/// message with its time and its state, and the 24-hour window drawn between them and told at the bottom.
/// Reads the log a piece at a time however long the conversation is, and follows it live.
class ConversationView final : public QWidget
{
    Q_OBJECT
public:
    /// Both must outlive the view.
    ConversationView(MessageLog *log, const Clock *clock, QWidget *parent = nullptr);
    ~ConversationView() override;

    /// Numbers exactly as stored (LogEntry). Selects that message (LogEntry::id) and brings it into view; for
    /// 0, or if it is not there any more, the newest. The same pair again only moves the selection. Asks the
    /// log nothing before the first call.
    void showPair(const QUuid &assistantId, const QString &businessNumber, const QString &userNumber,
        qint64 selectMessageLogId);

    /// LogEntry::id of the message that has the selection; 0 if none has.
    [[nodiscard]] qint64 currentMessage() const;

signals:
    /// Enter, a double click, or "Show in the table": the message is to be shown in the table.
    void messageActivated(qint64 logId);
    /// The selection moved, also by showPair(); never 0.
    void currentMessageChanged(qint64 logId);

private:
    void refreshState();
    void refreshUnseen();

    ConversationModel *m_model;
    ReplyWindowModel *m_window;
    PlainLabel *m_title;
    QPushButton *m_newest;
    Banner *m_problem;
    QStackedWidget *m_stack;
    ConversationList *m_list;
    PlainLabel *m_empty;
};

} // namespace ChannelConsole
