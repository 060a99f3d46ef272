// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/log/SendAgain.h"

#include <QWidget>

#include <optional>

class QPushButton;

namespace ChannelConsole {

class Banner;
class PlainLabel;

/// "Send again", "Edit and send again" and "Choose a template" for the message that is looked at, and why
/// they cannot be used.
class SendAgainBar final : public QWidget
{
    Q_OBJECT
public:
    explicit SendAgainBar(const Services &services, QWidget *parent = nullptr);

    /// Nothing: no message is shown.
    void setDetail(const std::optional<LogDetail> &detail);
    /// The assistant the window shows: its Test Send page takes the message over.
    void setAssistant(const QUuid &assistantId);

signals:
    void composeRequested(const ChannelConsole::ComposeDraft &draft);
    void sent(qint64 logId); ///< the row of the new message, whatever came of it

private:
    void refresh();
    void ask(const SendOrder &order, bool mayHaveArrived);
    void showReport(const SendReport &report);

    SendAgain *m_model;
    std::optional<LogDetail> m_detail;
    QUuid m_assistantId;
    QPushButton *m_again;
    QPushButton *m_edit;
    QPushButton *m_template; ///< where only that gets through
    PlainLabel *m_reason;
    Banner *m_problem; ///< of a send that did not come to a row of its own
};

} // namespace ChannelConsole
