// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/log/MessageLog.h"

#include <QWidget>

class QGridLayout;
class QToolButton;

namespace ChannelConsole {

class PlainLabel;
class ProblemView;
class WirePane;

/// One message in full: what was said, what happened and when, what went wrong and what to do, and what went
/// over the wire.
class LogDetailView final : public QWidget
{
    Q_OBJECT
public:
    explicit LogDetailView(QWidget *parent = nullptr);

    void showDetail(const LogDetail &detail, const QString &assistantName);
    /// Instead of the detail: why it could not be read.
    void showProblem(const Problem &problem);

signals:
    void closeRequested();

private:
    [[nodiscard]] QWidget *buildSummary();
    void showTimeline(const QList<LogEvent> &events);

    PlainLabel *m_title;
    QToolButton *m_close;
    ProblemView *m_problem;
    PlainLabel *m_text;
    PlainLabel *m_facts;
    QWidget *m_timeline;
    QGridLayout *m_timelineLayout;
    PlainLabel *m_timings;
    WirePane *m_request;
    WirePane *m_reply;
};

} // namespace ChannelConsole
