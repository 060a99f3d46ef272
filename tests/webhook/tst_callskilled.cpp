// SPDX-License-Identifier: Apache-2.0
// Promise 2: a call that was answered 200 survives kill -9 under load, and its event is in the log exactly
// once, wherever the program was.
#include "core/log/MessageLog.h"
#include "core/webhook/CallIngest.h"
#include "core/webhook/CallLog.h"
#include "support/FixedClock.h"
#include "support/RawClient.h"
#include "support/StoreFixture.h"
#include "support/TestMain.h"
#include "webhook/WebhookCalls.h"

#include <QProcess>
#include <QRandomGenerator>

#include <atomic>
#include <mutex>
#include <semaphore>
#include <thread>

using namespace ChannelConsole;
using namespace Qt::StringLiterals;

namespace {

constexpr int kKills = 100;
constexpr int kCallers = 6;
constexpr int kMostCalls = 60; ///< answered before a kill
constexpr int kLookEvery = 5; ///< kills; in between the next start itself has to cope with what it finds

/// Calls over one kept connection until the other side is gone; the numbers of the calls answered 200.
QList<int> callUntilItDies(quint16 port, std::atomic<int> &next, std::counting_semaphore<> &answers)
{
    QList<int> answered;
    RawClient client(port);
    while (client.connected()) {
        const int number = next++;
        const QByteArray text = "call " + QByteArray::number(number);
        const QByteArray body = callOfGupShup(text).body;
        client.send("POST /chatbot/v2/webhook/st-1?n=" + QByteArray::number(number)
            + " HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: "
            + QByteArray::number(body.size()) + "\r\n\r\n" + body);
        if (RawClient::status(client.readReply()) != 200)
            break;
        answered.append(number);
        answers.release();
    }
    return answered;
}

/// Starts the program, loads it, and kills it while it goes on taking calls.
class Victim final
{
public:
    /// False if it did not come up.
    bool loadAndKill(const QString &data, int afterCalls, std::atomic<int> &next, QSet<int> &answered)
    {
        QProcess process;
        process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        process.start(QStringLiteral(CALL_LOOP), {data});
        if (!process.waitForStarted() || !process.waitForReadyRead(20'000))
            return false;
        const auto port = static_cast<quint16>(process.readLine().trimmed().toInt());
        std::mutex mutex;
        std::counting_semaphore<> answers(0);
        std::vector<std::thread> callers;
        for (int i = 0; i < kCallers; ++i) {
            callers.emplace_back([&] {
                const QList<int> mine = callUntilItDies(port, next, answers);
                const std::scoped_lock lock(mutex);
                answered += QSet<int>(mine.begin(), mine.end());
            });
        }
        // Other callers are in the middle of theirs: the kill meets calls before, in and after their commit.
        // If the answers stop coming, the program is at fault, and the test fails instead of hanging.
        bool loaded = true;
        for (int call = 0; loaded && call < afterCalls; ++call)
            loaded = answers.try_acquire_for(std::chrono::seconds(20));
        process.kill();
        const bool ended = process.waitForFinished();
        for (std::thread &caller : callers)
            caller.join();
        return loaded && ended && process.exitStatus() == QProcess::CrashExit;
    }
};

/// What another start finds; empty if everything is as promised.
QString fault(const QString &data, const QSet<int> &answered)
{
    const FixedClock clock;
    Store store;
    MessageLog log(&store, &clock);
    CallLog calls(&store);
    CallIngest ingest(&store, &calls, &log);
    const auto opened = store.open(data);
    if (!finishes(opened) || !opened.result().ok())
        return u"not opened"_s;
    if (columnOf(store, u"PRAGMA integrity_check"_s) != QStringList{u"ok"_s})
        return u"damaged: "_s + columnOf(store, u"PRAGMA integrity_check"_s).join(u'\n');
    const auto caughtUp = ingest.catchUp();
    if (!finishes(caughtUp, 60'000) || !caughtUp.result().ok())
        return u"not caught up"_s;

    QSet<int> kept;
    const QStringList targets = columnOf(store, u"SELECT target FROM webhook_call"_s);
    for (const QString &target : targets)
        kept.insert(target.section(u'=', 1).toInt());
    if (const QSet<int> lost = answered - kept; !lost.isEmpty())
        return u"%1 calls answered 200 are lost"_s.arg(lost.size());
    if (kept.size() != targets.size())
        return u"calls were stored twice"_s;
    const QStringList states = columnOf(store, u"SELECT DISTINCT state FROM webhook_call"_s);
    if (!kept.isEmpty() && states != QStringList{u"parsed"_s})
        return u"states: "_s + states.join(u' ');
    QSet<int> logged;
    const QStringList texts = columnOf(store, u"SELECT text FROM message"_s);
    for (const QString &text : texts)
        logged.insert(text.section(u' ', 1).toInt());
    if (logged.size() != texts.size())
        return u"%1 events are in the log twice"_s.arg(texts.size() - logged.size());
    if (logged != kept)
        return u"%1 events are missing in the log"_s.arg((kept - logged).size());
    return {};
}

} // namespace

class CallsKilledTest final : public QObject
{
    Q_OBJECT
private slots:
    void noAcknowledgedCallIsLostAndNoEventDoubledByAKillUnderLoad()
    {
        QTemporaryDir folder;
        const QString data = folder.filePath(u"data"_s);
        const quint32 seed = QRandomGenerator::global()->generate();
        qInfo("seed %u", seed);
        QRandomGenerator moments(seed);
        std::atomic<int> next = 1;
        QSet<int> answered;
        for (int kill = 1; kill <= kKills; ++kill) {
            QVERIFY(Victim().loadAndKill(data, moments.bounded(kMostCalls), next, answered));
            if (kill % kLookEvery == 0) {
                const QString found = fault(data, answered);
                QVERIFY2(found.isEmpty(), qPrintable(u"after kill %1: "_s.arg(kill) + found));
            }
        }
        qInfo("%lld calls were answered 200, of %d made", static_cast<long long>(answered.size()), next - 1);
        QVERIFY2(answered.size() > kKills, "there was no load");
    }
};

CHANNEL_CONSOLE_TEST(CallsKilledTest)
#include "tst_callskilled.moc"
