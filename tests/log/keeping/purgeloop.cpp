// SPDX-License-Identifier: Apache-2.0
// Deletes from a log and says a line for each batch on its output. Made to be killed: purgeloop DATA
// ASSISTANT ROWS keeps so many rows; purgeloop DATA NUMBER erases that person.
#include "core/Clock.h"
#include "core/Continuation.h"
#include "core/log/MessageLog.h"
#include "core/log/keeping/LogKeeping.h"
#include "core/store/Store.h"
#include "core/webhook/CallLog.h"

#include <QCoreApplication>

#include <cstdio>

using namespace ChannelConsole;

namespace {

class PurgeLoop final : public QObject
{
public:
    explicit PurgeLoop(const QStringList &arguments)
        : m_log(&m_store, &m_clock)
        , m_calls(&m_store)
        , m_keeping(&m_store, &m_log, &m_calls, &m_clock)
    {
        connect(&m_keeping, &LogKeeping::progressChanged, this, [](const KeepingProgress &progress) {
            std::printf("%d %lld\n", int(progress.step), progress.done);
            std::fflush(stdout);
        });
        continued(m_store.open(arguments.at(1)), this, [this, arguments](const Result<void> &opened) {
            if (!opened)
                QCoreApplication::exit(1);
            else if (arguments.size() > 3)
                end(m_keeping.purge(QUuid::fromString(arguments.at(2)), {.rows = arguments.at(3).toInt()}));
            else
                end(m_keeping.erase({.userNumber = arguments.at(2)}));
        });
    }

private:
    template <typename Outcome>
    void end(const QFuture<Result<Outcome>> &future)
    {
        continued(future, this,
            [](const Result<Outcome> &outcome) { QCoreApplication::exit(outcome.ok() ? 0 : 1); });
    }

    SystemClock m_clock;
    Store m_store;
    MessageLog m_log;
    CallLog m_calls;
    LogKeeping m_keeping;
};

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() < 3)
        return 2;
    const PurgeLoop loop(arguments);
    return QCoreApplication::exec();
}
