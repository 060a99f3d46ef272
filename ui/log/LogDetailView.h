// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/log/MessageLog.h"

#include <QWidget>

class QGridLayout;
class QToolButton;

namespace ChannelConsole {

class MediaFetch;
class MediaView;
class PaymentView;
class PlainLabel;
class ProblemView;
class SendAgainBar;
class WirePane;

/// One message in full: what was said, what happened and when, what went wrong and what to do, and what went
/// over the wire.
class LogDetailView final : public QWidget
{
    Q_OBJECT
public:
    /// `media` must outlive it. `again` is about the same message and becomes the view's child.
    LogDetailView(MediaFetch *media, SendAgainBar *again, QWidget *parent = nullptr);

    void showDetail(const LogDetail &detail, const QString &assistantName);
    /// Instead of the detail: why it could not be read.
    void showProblem(const Problem &problem);

signals:
    void closeRequested();

private:
    [[nodiscard]] QWidget *buildSummary(MediaFetch *media);
    void showInbound(const LogDetail &detail);
    void showTimeline(const QList<LogEvent> &events);

    PlainLabel *m_title;
    SendAgainBar *m_again;
    QToolButton *m_close;
    ProblemView *m_problem;
    PlainLabel *m_text;
    PlainLabel *m_facts;
    QWidget *m_timeline;
    QGridLayout *m_timelineLayout;
    PlainLabel *m_timings;
    WirePane *m_request;
    WirePane *m_reply;
    WirePane *m_content; ///< of what a user sent, instead of request and reply
    PaymentView *m_payment;
    MediaView *m_media;
};

} // namespace ChannelConsole
