// SPDX-License-Identifier: Apache-2.0
// How long webhook calls wait while a log with a million rows is purged, and while a person is erased.
// `bench-keeping <folder> [rows]` makes the file there if there is none, and leaves it smaller. Prints JSON,
// times in milliseconds.
#include "bench/LogFill.h"
#include "core/Clock.h"
#include "core/Continuation.h"
#include "core/log/keeping/LogKeeping.h"
#include "core/store/Store.h"
#include "core/webhook/CallLog.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFileInfo>
#include <QTimer>

#include <algorithm>
#include <cstdio>
#include <vector>

using namespace ChannelConsole;
using namespace Qt::StringLiterals;

namespace {

constexpr int kRows = 1'000'000;
constexpr int kCallEveryMs = 10;
const QString kPerson = u"+447700900123"_s;

template <typename T>
T orEnd(QFuture<Result<T>> future)
{
    future.waitForFinished();
    if (!future.result()) {
        std::fprintf(stderr, "%s\n", qPrintable(future.result().error().details));
        std::abort();
    }
    return future.result().value();
}

/// A raw call for every other message, a kilobyte each.
void addCalls(Store *store)
{
    orEnd(store->run<bool>([](StoreConnection &connection) -> Result<bool> {
        const Result<void> done = connection.execute(
            u"INSERT INTO webhook_call (assistant_id, partner_id, sandbox, time_ms, source, method, target, "
            "headers, body_bytes, verdict, note, status, duration_ms, state, answer, body) SELECT "
            "assistant_id, partner_id, 0, time_ms, '203.0.113.7', 'POST', '/webhook', '', 1000, 'accepted', "
            "'', 200, 3, 'parsed', x'', CAST('{\"from\":\"' || substr(user_number, 2) || '\",\"text\":\"' || "
            "text || '\",\"rest\":\"' || hex(zeroblob(400)) || '\"}' AS BLOB) FROM message WHERE id % 2"_s);
        return done ? Result<bool>(true) : Result<bool>(done.error());
    }));
}

/// One call after the other while something else goes on.
class Caller final : public QObject
{
public:
    explicit Caller(CallLog *calls)
        : m_calls(calls)
    {
        m_timer.setInterval(kCallEveryMs);
        connect(&m_timer, &QTimer::timeout, this, &Caller::call);
    }

    void start()
    {
        m_waited.clear();
        m_timer.start();
    }
    void stop() { m_timer.stop(); }

    [[nodiscard]] double share(double part) const
    {
        std::vector<double> sorted = m_waited;
        std::sort(sorted.begin(), sorted.end());
        return sorted.empty() ? 0 : sorted.at(std::size_t(part * double(sorted.size() - 1)));
    }
    [[nodiscard]] std::size_t calls() const { return m_waited.size(); }

private:
    void call()
    {
        WebhookCall call;
        call.assistantId = LogFill::assistant(0);
        call.time = m_clock.now();
        call.body = QByteArray(1000, 'x');
        call.bodyBytes = call.body.size();
        call.status = 200;
        call.state = CallState::Unreadable;
        QElapsedTimer since;
        since.start();
        continued(m_calls->append(call), this, [this, since](const Result<qint64> &) {
            m_waited.push_back(double(since.nsecsElapsed()) / 1e6);
        });
    }

    CallLog *m_calls;
    SystemClock m_clock;
    QTimer m_timer;
    std::vector<double> m_waited;
};

void print(const char *what, const Caller &caller, qint64 took, const QString &more, bool isLast)
{
    std::printf("  {\"what\": \"%s\", \"took\": %lld, \"calls\": %zu, \"median\": %.1f, \"99%%\": %.1f, "
                "\"longest\": %.1f%s}%s\n",
        what, took, caller.calls(), caller.share(0.5), caller.share(0.99), caller.share(1), qPrintable(more),
        isLast ? "" : ",");
}

/// Spins the loop until the future has ended.
template <typename T>
Result<T> during(Caller *caller, const QFuture<Result<T>> &future)
{
    caller->start();
    QEventLoop loop;
    continued(future, &loop, [&loop](const Result<T> &) { loop.quit(); });
    loop.exec();
    caller->stop();
    return future.result();
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    if (argc < 2)
        return 2;
    const QString directory = QString::fromLocal8Bit(argv[1]);
    const int rows = argc > 2 ? QByteArray(argv[2]).toInt() : kRows;
    const QString path = directory + u"/channel-console.db"_s;
    const bool isThere = QFileInfo::exists(path);
    Store store;
    QFuture<Result<void>> opened = store.open(directory);
    opened.waitForFinished();
    if (!opened.result())
        return 1;
    if (!isThere) {
        LogFill(&store).write(rows);
        addCalls(&store);
    }
    SystemClock clock;
    MessageLog log(&store, &clock);
    CallLog calls(&store);
    LogKeeping keeping(&store, &log, &calls, &clock);
    Caller caller(&calls);
    QElapsedTimer since;
    std::printf("[\n");

    since.start();
    const auto look = during(&caller, keeping.previewErasure({.userNumber = kPerson}));
    print("looking for a person", caller, since.elapsed(),
        u", \"messages\": %1, \"found\": %2"_s.arg(look.value().messages).arg(look.value().calls), false);

    qint64 rewriting = 0;
    QElapsedTimer rewrite;
    const auto timed = QObject::connect(
        &keeping, &LogKeeping::progressChanged, &application, [&](const KeepingProgress &progress) {
            if (progress.step == KeepingProgress::Step::Rewriting)
                rewrite.start();
        });
    since.restart();
    const auto erased = during(&caller, keeping.erase({.userNumber = kPerson}));
    rewriting = rewrite.elapsed();
    QObject::disconnect(timed);
    print("erasing a person", caller, since.elapsed(),
        u", \"rewrite\": %1, \"bytes\": %2"_s.arg(rewriting).arg(erased.value().bytesAfter), false);

    since.restart();
    const auto purged
        = during(&caller, keeping.purge(LogFill::assistant(2), {.rows = rows / LogFill::kAssistants / 2}));
    print("purging", caller, since.elapsed(),
        u", \"messages\": %1, \"before\": %2, \"after\": %3"_s.arg(purged.value().messages)
            .arg(purged.value().bytesBefore)
            .arg(purged.value().bytesAfter),
        true);
    std::printf("]\n");
    return 0;
}
