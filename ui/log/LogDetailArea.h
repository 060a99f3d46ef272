// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/log/MessageLog.h"
#include "ui/Services.h"
#include "ui/testsend/ComposeDraft.h"

#include <QHash>
#include <QWidget>

namespace ChannelConsole {

class LogDetailModel;
class LogDetailView;
class SendAgainBar;

/// The pane of the log page with everything known of one message. Hidden while none is looked at.
class LogDetailArea final : public QWidget
{
    Q_OBJECT
public:
    explicit LogDetailArea(const Services &services, QWidget *parent = nullptr);

    void setAssistant(const QUuid &assistantId); ///< the one the window shows
    void setAssistantNames(const QHash<QUuid, QString> &names) { m_assistantNames = names; }

    /// Asks for the message and shows it once it is there, with the focus if that is wanted.
    void showMessage(qint64 id, bool focus);
    void closeMessage();
    [[nodiscard]] qint64 messageId() const; ///< 0 if none is looked at
    [[nodiscard]] std::optional<LogEntry> message() const; ///< nothing as long as it is not there

signals:
    void shown(); ///< a message, or another one
    void closed(bool hadFocus);
    void closeRequested();
    void composeRequested(const ChannelConsole::ComposeDraft &draft);
    void callRequested(qint64 callId); ///< WebhookCall::id: to be shown on the Webhook page
    void messageRequested(qint64 logId); ///< LogEntry::id: the message it answers, or an answer to it
    void sent(qint64 logId); ///< the row of a message sent again

private:
    void refresh();

    LogDetailModel *m_model;
    SendAgainBar *m_again;
    LogDetailView *m_view;
    QHash<QUuid, QString> m_assistantNames;
    bool m_focus = false; ///< once it is there, because it was asked for by the keyboard
};

} // namespace ChannelConsole
