// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/message/TestSend.h"

#include <QDateTime>
#include <QWidget>

class QPushButton;

namespace ChannelConsole {

class Banner;
class CopyButton;
class PlainLabel;
class ProblemView;

/// What came of a send, in words that cannot be misread: accepted is not delivered, rejected says why and
/// what to do, and unknown is neither, and is not repeated.
class SendResultView final : public QWidget
{
    Q_OBJECT
public:
    explicit SendResultView(QWidget *parent = nullptr);

    void showReport(const SendReport &report, const SendOrder &order);
    void clear(); ///< hides
    /// What the log has learnt since; the status the report came with says nothing new.
    void showStatus(const QString &status, const QDateTime &since);
    void setOld(bool isOld); ///< whether another message than this one is being written now
    [[nodiscard]] Banner *headline() const { return m_banner; }

signals:
    void logRequested();
    void templateRequested(); ///< because the 24-hour window is closed

private:
    void showOutcome(const SendReport &report, const QString &partnerName);

    PlainLabel *m_old; ///< that it is about the message before
    Banner *m_banner;
    PlainLabel *m_now; ///< hidden until the log learns more
    ProblemView *m_problem; ///< behind a rejection or an unknown outcome
    Banner *m_window; ///< that it was closed, with the way out
    Banner *m_logProblem;
    PlainLabel *m_facts;
    bool m_wasAccepted = false;
    QString m_partnerMessageId;
    CopyButton *m_copyId;
    QPushButton *m_showInLog;
};

} // namespace ChannelConsole
