// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/message/ScriptRun.h"

#include <QFuture>
#include <QObject>
#include <QPointer>

namespace ChannelConsole {

/// Runs Advanced Message scripts, each in a process of its own that is confined and killed when it takes too
/// long (ScriptWire.h has the limits). On the GUI thread; nothing blocks it.
class ScriptRunner final : public QObject
{
    Q_OBJECT
public:
    /// `helper`: the program to start; empty: `channel-console-script` beside this one.
    explicit ScriptRunner(
        const QString &helper = {}, const ScriptTimes &times = {}, QObject *parent = nullptr);

    /// Exactly one outcome. A run that is still going is cancelled: the newest request wins.
    [[nodiscard]] QFuture<ScriptOutcome> run(const ScriptRequest &request);
    void cancel(); ///< the run that is going, if there is one

private:
    QString m_helper;
    ScriptTimes m_times;
    QPointer<ScriptRun> m_run;
};

} // namespace ChannelConsole
