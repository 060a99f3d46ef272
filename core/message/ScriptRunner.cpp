// SPDX-License-Identifier: Apache-2.0
#include "core/message/ScriptRunner.h"

#include <QCoreApplication>
#include <QDir>
#include <QPromise>

#include <memory>

namespace ChannelConsole {

using namespace Qt::StringLiterals;

ScriptRunner::ScriptRunner(const QString &helper, const ScriptTimes &times, QObject *parent)
    : QObject(parent)
    , m_helper(helper)
    , m_times(times)
{
}

QFuture<ScriptOutcome> ScriptRunner::run(const ScriptRequest &request)
{
    cancel();
    if (m_helper.isEmpty())
        m_helper = QDir(QCoreApplication::applicationDirPath()).filePath(u"channel-console-script"_s);
    auto promise = std::make_shared<QPromise<ScriptOutcome>>();
    promise->start();
    const QFuture<ScriptOutcome> future = promise->future();
    auto *run = new ScriptRun(m_helper, m_times, this);
    m_run = run;
    // The promise lives in the connection: should the run go without an end, the future is cancelled.
    connect(run, &ScriptRun::ended, this, [run, promise = std::move(promise)](const ScriptOutcome &outcome) {
        run->deleteLater();
        promise->addResult(outcome);
        promise->finish();
    });
    run->start(request);
    return future;
}

void ScriptRunner::cancel()
{
    if (m_run)
        m_run->cancel();
}

} // namespace ChannelConsole
