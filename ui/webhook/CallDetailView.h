// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/webhook/CallEvents.h"
#include "core/webhook/WebhookCall.h"

#include <QWidget>

#include <functional>

class QPushButton;
class QToolButton;

namespace ChannelConsole {

class CopyButton;
class PlainLabel;
class ProblemView;
class WirePane;

/// One call in full: what was said to it and why, what it brought into the message log, and what went over
/// the wire.
class CallDetailView final : public QWidget
{
    Q_OBJECT
public:
    explicit CallDetailView(QWidget *parent = nullptr);

    void showCall(const WebhookCall &call, const QList<CallEvent> &events);
    void showProblem(const std::optional<Problem> &problem);
    /// Where a copied command calls: scheme, host and port of the endpoint.
    void setOrigin(const QString &origin) { m_origin = origin; }

signals:
    void replayRequested();
    void editRequested();
    void closeRequested();

private:
    [[nodiscard]] QWidget *buildHead();
    [[nodiscard]] QWidget *buildSummary();

    WebhookCall m_call;
    QString m_origin;
    PlainLabel *m_title;
    QPushButton *m_replay;
    QPushButton *m_edit;
    ProblemView *m_problem;
    PlainLabel *m_verdict;
    PlainLabel *m_facts;
    PlainLabel *m_events;
    PlainLabel *m_standInHeading;
    PlainLabel *m_standIn;
    WirePane *m_headers;
    WirePane *m_body;
    WirePane *m_answer;
};

} // namespace ChannelConsole
