// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/message/ScriptReading.h"
#include "core/message/ScriptRun.h"
#include "ui/Services.h"
#include "ui/testsend/ComposeDraft.h"
#include "ui/testsend/script/RequestPreview.h"

#include <QHash>
#include <QObject>
#include <QUuid>

#include <optional>

namespace ChannelConsole {

/// The state of the Advanced Message pane: each assistant's script and context as typed in this session, and
/// what became of the last run.
class ScriptViewModel final : public QObject
{
    Q_OBJECT
public:
    explicit ScriptViewModel(const Services &services, QObject *parent = nullptr);

    /// A run of another assistant's script is cancelled.
    void showAssistant(const QUuid &assistantId);

    [[nodiscard]] QString script() const;
    [[nodiscard]] QString context() const;
    void setScript(const QString &script);
    void setContext(const QString &context);
    /// The guide's sample script.
    [[nodiscard]] static QString guideSample();

    [[nodiscard]] bool mayRun() const; ///< there is a script, and none is running
    [[nodiscard]] bool isRunning() const { return m_running; }
    void run();
    void cancel();

    /// Of the script as it is now: gone with the next change to it.
    [[nodiscard]] std::optional<ScriptFault> scriptFault() const;
    [[nodiscard]] QString scriptFaultText()
        const; ///< with its line, and what this engine may be missing; empty if nothing is wrong
    /// Of the context as it is now; told once a run was tried, and from then on as it is typed.
    [[nodiscard]] std::optional<ScriptFault> contextFaultNow() const;

    [[nodiscard]] std::optional<ScriptOutcome> outcome() const;
    /// Empty unless the script came to its end: what a failed one printed before is not sent by anybody.
    [[nodiscard]] std::optional<ScriptReading> reading() const;
    [[nodiscard]] QStringList warnings() const; ///< where this engine silently differs
    [[nodiscard]] bool isStale() const; ///< script or context were changed since, or run again
    [[nodiscard]] QList<RequestPreview> requests() const;
    [[nodiscard]] std::optional<ComposeDraft> draft() const; ///< for the composer

signals:
    void textsChanged(); ///< script or context are others now, not by typing
    void changed(); ///< anything else

private:
    struct Session
    {
        QString script;
        QString context;
        bool contextTried = false;
        bool scriptStale = false;
        bool contextStale = false;
        std::optional<ScriptOutcome> outcome;
        std::optional<ScriptReading> reading;
        QStringList warnings;
        QList<RequestPreview> requests;
    };
    [[nodiscard]] Session &session();
    [[nodiscard]] const Session &session() const;
    void take(const QUuid &assistantId, const ScriptOutcome &outcome);

    Services m_services;
    QUuid m_assistantId;
    QHash<QUuid, Session> m_sessions;
    int m_newest = 0; ///< token of the run whose outcome counts
    bool m_running = false;
};

} // namespace ChannelConsole
