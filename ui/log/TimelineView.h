// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/log/Timeline.h"

#include <QWidget>

class QGridLayout;
class QTimer;

namespace ChannelConsole {

class Clock;
class PlainLabel;

/// The life of one message from top to bottom: when, what, whose side, and what is odd or missing. What is
/// missing grows while it is looked at: it is told anew every minute.
class TimelineView final : public QWidget
{
    Q_OBJECT
public:
    /// `clock` must outlive it.
    explicit TimelineView(const Clock *clock, QWidget *parent = nullptr);

    /// Nothing: no message is shown.
    void setDetail(const std::optional<LogDetail> &detail);

signals:
    void callRequested(qint64 callId); ///< WebhookCall::id
    void messageRequested(qint64 logId); ///< LogEntry::id

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    /// The labels of an entry whose words may change without anything else.
    struct Row
    {
        PlainLabel *what = nullptr;
        PlainLabel *remarks = nullptr;
    };

    void refresh();
    void rebuild();
    void addRow(const TimelineEntry &entry);
    [[nodiscard]] QWidget *linkOf(const TimelineEntry &entry);

    const Clock *m_clock;
    QGridLayout *m_layout;
    std::optional<LogDetail> m_detail;
    QList<TimelineEntry> m_entries; ///< as they are shown
    QList<Row> m_rows; ///< of these
    QTimer *m_minute;
};

/// What an entry says: "Delivered: read by the user", "Sent to Infobip". Plain text from outside is in it.
[[nodiscard]] QString timelineText(const TimelineEntry &entry);
/// What stands below it: whose side, the partner's clock, and what is odd, a line each.
[[nodiscard]] QString timelineRemarks(const TimelineEntry &entry);

} // namespace ChannelConsole
