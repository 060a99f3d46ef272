// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/Problem.h"
#include "core/message/ScriptContext.h"
#include "core/message/ScriptWire.h"

#include <QObject>
#include <QProcess>
#include <QStringList>
#include <QTimer>

#include <chrono>
#include <optional>

namespace ChannelConsole {

/// How a script ended.
struct ScriptOutcome
{
    enum class End {
        Finished,
        Threw, ///< or was not understood: `fault` says where
        TimedOut,
        OutOfMemory,
        TooDeep, ///< calls within calls until the stack was used up
        OutputTooLong,
        Crashed, ///< the helper did, for a reason that is not known
        NotStarted, ///< there is no helper, it could not be confined, or the request is too long
        Cancelled,
    };
    End end = End::Finished;
    QStringList printed; ///< one for each print, also of a script that was ended
    std::optional<ScriptFault> fault; ///< for Threw
    std::optional<Problem> problem; ///< for every end but Finished and Threw
};

struct ScriptTimes
{
    std::chrono::milliseconds run{2000}; ///< from the script's first line
    std::chrono::milliseconds start{10'000}; ///< for the helper to come so far
};

/// One script in one process of the helper. Ends exactly once, whatever becomes of the helper. Deleting it
/// while it runs ends the helper and tells nobody.
class ScriptRun final : public QObject
{
    Q_OBJECT
public:
    ScriptRun(const QString &helper, const ScriptTimes &times, QObject *parent = nullptr);
    ~ScriptRun() override;

    /// Once.
    void start(const ScriptRequest &request);
    void cancel(); ///< it ends as soon as the helper is gone

signals:
    void ended(const ChannelConsole::ScriptOutcome &outcome);

private:
    void read();
    void take(const ScriptEvent &event);
    void kill(ScriptOutcome::End why);
    void onError(QProcess::ProcessError error);
    void onFinished(int exitCode, QProcess::ExitStatus status);
    [[nodiscard]] ScriptOutcome::End endOf(int exitCode, QProcess::ExitStatus status) const;
    void end(ScriptOutcome::End end, const QString &details = {});

    QString m_helper;
    ScriptTimes m_times;
    QProcess m_process;
    QTimer m_timer;
    QByteArray m_unread;
    qsizetype m_received = 0;
    bool m_complete = false; ///< the helper said that the script has ended
    bool m_done = false;
    std::optional<ScriptOutcome::End> m_killed; ///< why we did
    ScriptOutcome m_outcome;
};

} // namespace ChannelConsole
