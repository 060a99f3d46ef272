// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/log/MessageLog.h"
#include "ui/Services.h"

#include <QWidget>

#include <optional>

class QComboBox;
class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;

namespace ChannelConsole {

class Banner;
class PartnerLogViewModel;
class PlainLabel;
class UnverifiedMark;

/// What the messaging partner itself knows of a channel's messages, read on request and merged into the log:
/// its own log of a time, and the delivery report of one message, after a warning where each report is given
/// only once. Says why where a partner offers neither. Goes below or beside the table and may be left open;
/// what it reads reaches the table by MessageLog::ingested().
class PartnerLogPane final : public QWidget
{
    Q_OBJECT
public:
    explicit PartnerLogPane(const Services &services, QWidget *parent = nullptr);

    /// Whose channel. What is being read for another one goes on.
    void setAssistant(const QUuid &assistantId);
    /// The chosen message; nothing if none is.
    void setMessage(const std::optional<LogEntry> &message);

protected:
    bool event(QEvent *event) override;

private:
    [[nodiscard]] QWidget *buildHead();
    [[nodiscard]] QWidget *buildLogPart();
    [[nodiscard]] QWidget *buildReportPart();
    void refresh();
    void refreshLogPart();
    void refreshReportPart();
    void refreshOutcome();

    PartnerLogViewModel *m_model;
    PlainLabel *m_title;
    UnverifiedMark *m_unverified;
    PlainLabel *m_note; ///< how sure it is, or why there is nothing to read
    QWidget *m_logPart;
    QLabel *m_numberLabel;
    QLineEdit *m_number;
    QComboBox *m_range;
    QPushButton *m_read;
    QProgressBar *m_busy;
    QPushButton *m_cancel;
    QWidget *m_reportPart;
    PlainLabel *m_reportNote;
    QPushButton *m_ask;
    QWidget *m_confirm; ///< the warning, and whether it is wanted nevertheless
    PlainLabel *m_warning;
    QPushButton *m_confirmed;
    QPushButton *m_declined;
    PlainLabel *m_progress;
    Banner *m_outcome;
    PlainLabel *m_sandbox; ///< how errors are provoked there
};

} // namespace ChannelConsole
