// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/log/MessageLog.h"

#include <QWidget>

class QScrollArea;
class QToolButton;

namespace ChannelConsole {

class Clock;
class MediaFetch;
class MediaView;
class PaymentView;
class PlainLabel;
class ProblemView;
class SendAgainBar;
class TimelineView;
class WirePane;

/// One message in full: what was said, what happened and when, what went wrong and what to do, and what went
/// over the wire.
class LogDetailView final : public QWidget
{
    Q_OBJECT
public:
    /// `clock` and `media` must outlive it. `again` is about the same message and becomes the view's child.
    LogDetailView(const Clock *clock, MediaFetch *media, SendAgainBar *again, QWidget *parent = nullptr);

    void showDetail(const LogDetail &detail, const QString &assistantName);
    /// Instead of the detail: why it could not be read.
    void showProblem(const Problem &problem);

signals:
    void closeRequested();
    void callRequested(qint64 callId); ///< WebhookCall::id: to be shown on the Webhook page
    void messageRequested(qint64 logId); ///< LogEntry::id: the message it answers, or an answer to it

private:
    [[nodiscard]] QWidget *buildSummary(const Clock *clock, MediaFetch *media);
    void showInbound(const LogDetail &detail);

    qint64 m_shown = 0; ///< LogEntry::id
    QScrollArea *m_summary;
    PlainLabel *m_title;
    SendAgainBar *m_again;
    QToolButton *m_close;
    ProblemView *m_problem;
    PlainLabel *m_text;
    PlainLabel *m_facts;
    TimelineView *m_timeline;
    PlainLabel *m_timings;
    WirePane *m_request;
    WirePane *m_reply;
    WirePane *m_content; ///< of what a user sent, instead of request and reply
    PaymentView *m_payment;
    MediaView *m_media;
};

} // namespace ChannelConsole
