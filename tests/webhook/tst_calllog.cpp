// SPDX-License-Identifier: Apache-2.0
#include "core/webhook/CallLog.h"
#include "core/webhook/CallRows.h"
#include "support/StoreFixture.h"
#include "support/TestMain.h"
#include "webhook/WebhookCalls.h"

#include <QSemaphore>
#include <QSignalSpy>

#include <thread>

using namespace ChannelConsole;
using namespace Qt::StringLiterals;

namespace {

const QUuid kClaims = QUuid::fromString(u"0c1f7a53-0a34-47d5-9d41-2f6b5d3a7e10"_s);
const QUuid kApp = QUuid::fromString(u"9d3b7c1e-3b0f-4a7e-8f3c-6f1a2b3c4d5e"_s);
const QUuid kOtherApp = QUuid::fromString(u"1d3b7c1e-3b0f-4a7e-8f3c-6f1a2b3c4d5f"_s);
const QDateTime kNow(QDate(2026, 8, 24), QTime(9, 30), Qt::UTC);

UsedToken token(const QString &jti, const QUuid &app = kApp, const QDateTime &expires = kNow.addSecs(600))
{
    return {.appId = app, .jti = jti, .expires = expires};
}

QStringList targets(const CallPage &page)
{
    QStringList found;
    for (const WebhookCall &call : page.calls)
        found.append(call.target);
    return found;
}

} // namespace

class CallLogTest final : public QObject
{
    Q_OBJECT

    std::unique_ptr<StoreFixture> m_fixture;
    std::unique_ptr<CallLog> m_log;

    Store &store() { return *m_fixture->store; }

    std::optional<int> durationOf(qint64 id)
    {
        const auto detail = m_log->detail(id);
        return finishes(detail) && detail.result().ok() ? detail.result().value().durationMs : std::nullopt;
    }

    Result<qint64> append(const WebhookCall &call, const std::optional<UsedToken> &used = {})
    {
        const auto appended = m_log->append(call, used);
        if (!finishes(appended))
            return Problem{.text = u"never finished"_s};
        return appended.result();
    }

    Result<CallPage> page(const CallQuery &query)
    {
        const auto read = m_log->page(query);
        if (!finishes(read))
            return Problem{.text = u"never finished"_s};
        return read.result();
    }

    int rows(const QString &condition = u"1"_s)
    {
        const QStringList count
            = columnOf(store(), u"SELECT count(*) FROM webhook_call WHERE "_s + condition);
        return count.isEmpty() ? -1 : count.constFirst().toInt();
    }

    /// Keeps the store busy until it is released: what is appended meanwhile is gathered.
    std::shared_ptr<QSemaphore> holdStore()
    {
        auto held = std::make_shared<QSemaphore>();
        auto entered = std::make_shared<QSemaphore>();
        static_cast<void>(store().run<void>([held, entered](StoreConnection &) -> Result<void> {
            entered->release();
            held->acquire();
            return {};
        }));
        entered->acquire();
        return held;
    }

private slots:
    void init()
    {
        m_fixture = std::make_unique<StoreFixture>();
        QVERIFY(m_fixture->isOpen);
        QVERIFY(m_fixture->addAssistantRow(kFlightDesk));
        QVERIFY(m_fixture->addAssistantRow(kClaims));
        for (const QUuid &app : {kApp, kOtherApp}) {
            const auto added = store().run<void>([app](StoreConnection &connection) {
                return connection.execute(
                    u"INSERT INTO jwt_app (id, position, name, client_id, algorithm) VALUES (?, 0, '', '', 'HS256')"_s,
                    {app.toString(QUuid::WithoutBraces)});
            });
            QVERIFY(finishes(added));
            QVERIFY(added.result().ok());
        }
        m_log = std::make_unique<CallLog>(&store());
    }

    void cleanup()
    {
        m_log.reset();
        m_fixture.reset();
    }

    void aCallIsThereAsItCameAfterAnotherStart()
    {
        WebhookCall call = callOfGupShup("caf\xc3\xa9");
        call.body += QByteArray("\0\xff", 2);
        call.bodyBytes = call.body.size();
        call.durationMs = 3;
        call.sandbox = true;
        const Result<qint64> id = append(call);
        QVERIFY(id.ok());
        m_log.reset();
        m_fixture->reopen();
        m_log = std::make_unique<CallLog>(&store());
        const auto detail = m_log->detail(id.value());
        QVERIFY(finishes(detail));
        QVERIFY(detail.result().ok());
        const WebhookCall kept = detail.result().value();
        QCOMPARE(kept.id, id.value());
        QCOMPARE(kept.assistantId, call.assistantId);
        QCOMPARE(kept.partnerId, call.partnerId);
        QCOMPARE(kept.sandbox, true);
        QCOMPARE(kept.time, call.time);
        QCOMPARE(kept.source, call.source);
        QCOMPARE(kept.method, call.method);
        QCOMPARE(kept.target, call.target);
        QCOMPARE(kept.headers, call.headers);
        QCOMPARE(kept.body, call.body);
        QCOMPARE(kept.bodyBytes, call.bodyBytes);
        QCOMPARE(kept.verdict, call.verdict);
        QCOMPARE(kept.note, call.note);
        QCOMPARE(kept.status, 200);
        QCOMPARE(kept.answer, call.answer);
        QCOMPARE(kept.durationMs, std::optional(3));
        QCOMPARE(kept.state, CallState::Waiting);
    }

    void aCallAnsweredAtItsCommitTookUntilThen()
    {
        QSignalSpy appended(m_log.get(), &CallLog::appended);
        const Result<qint64> first = append(callOfGupShup("one"));
        const Result<qint64> second = append(callOfGupShup("two"));
        QVERIFY(first.ok() && second.ok());
        QTRY_COMPARE(appended.count(), 2);
        for (qsizetype i = 0; i < 2; ++i) {
            const auto told = appended.at(i).constFirst().value<QList<WebhookCall>>().constFirst();
            QVERIFY(told.durationMs);
            // The second one's is not written with a group that follows, but a moment later by itself.
            QTRY_COMPARE(durationOf(told.id), told.durationMs);
        }

        // What a crash kept from being written is not known, and is not another group's either.
        const QFuture<Result<void>> lost
            = store().run<void>([id = first.value()](StoreConnection &connection) {
                  return connection.execute(u"DELETE FROM webhook_commit WHERE last_id = ?"_s, {id});
              });
        QVERIFY(finishes(lost) && lost.result().ok());
        QVERIFY(!durationOf(first.value()));
        QVERIFY(durationOf(second.value()));
    }

    void callsThatArriveDuringACommitShareTheNextOne()
    {
        constexpr int kCalls = 200;
        const auto frames = [this] {
            int written = -1;
            const auto read = store().run<void>([&written](StoreConnection &connection) {
                return connection.select(u"PRAGMA wal_checkpoint(PASSIVE)"_s, {},
                    [&written](const QSqlQuery &row) { written = row.value(1).toInt(); });
            });
            return finishes(read) ? written : -1;
        };
        const int before = frames();
        const auto held = holdStore();
        QList<QFuture<Result<qint64>>> appended;
        for (int i = 0; i < kCalls; ++i)
            appended.append(m_log->append(callOfGupShup(QByteArray::number(i))));
        held->release();
        for (const auto &call : std::as_const(appended)) {
            QVERIFY(finishes(call));
            QVERIFY(call.result().ok());
        }
        // A commit of its own for each would have written at least one page of the table and one of an index
        // each time.
        QVERIFY2(frames() - before < kCalls, qPrintable(QString::number(frames() - before)));
        QCOMPARE(rows(), kCalls);
    }

    void callsOfManyThreadsAreAllKeptOnce()
    {
        constexpr int kThreads = 8;
        constexpr int kEach = 150;
        std::vector<std::vector<QFuture<Result<qint64>>>> futures(kThreads);
        std::vector<std::thread> threads;
        for (int i = 0; i < kThreads; ++i) {
            threads.emplace_back([this, i, &futures] {
                for (int j = 0; j < kEach; ++j)
                    futures[i].push_back(
                        m_log->append(callOfGupShup(QByteArray::number(i) + '/' + QByteArray::number(j))));
            });
        }
        for (std::thread &thread : threads)
            thread.join();
        QSet<qint64> ids;
        for (const auto &ofThread : futures) {
            for (const auto &future : ofThread) {
                QVERIFY(finishes(future));
                QVERIFY(future.result().ok());
                ids.insert(future.result().value());
            }
        }
        QCOMPARE(ids.size(), kThreads * kEach);
        QCOMPARE(columnOf(store(), u"SELECT DISTINCT body FROM webhook_call"_s).size(), kThreads * kEach);
    }

    void onlyTheNewestRefusedCallsOfAnAssistantAreKept()
    {
        QVERIFY(append(refusedCall("of another", kClaims)).ok());
        QVERIFY(append(callOfGupShup("accepted")).ok());
        QList<QFuture<Result<qint64>>> flood;
        for (int i = 0; i < CallLog::kRefusedKept + 300; ++i)
            flood.append(m_log->append(refusedCall(QByteArray::number(i))));
        for (const auto &call : std::as_const(flood)) {
            QVERIFY(finishes(call));
            QVERIFY(call.result().ok());
        }
        QCOMPARE(rows(u"state = 'refused' AND assistant_id = '%1'"_s.arg(
                     kFlightDesk.toString(QUuid::WithoutBraces))),
            CallLog::kRefusedKept);
        QCOMPARE(rows(u"id = %1"_s.arg(flood.constLast().result().value())), 1);
        QCOMPARE(rows(u"id = %1"_s.arg(flood.at(299).result().value())), 0);
        QCOMPARE(rows(u"state = 'waiting'"_s), 1);
        QCOMPARE(rows(u"assistant_id = '%1'"_s.arg(kClaims.toString(QUuid::WithoutBraces))), 1);
    }

    void aRefusedCallIsNoWayToFillTheDisk()
    {
        WebhookCall call = refusedCall("");
        call.body = QByteArray(1024 * 1024, 'x');
        call.bodyBytes = call.body.size();
        const Result<qint64> id = append(call);
        QVERIFY(id.ok());
        QCOMPARE(columnOf(store(), u"SELECT length(body) FROM webhook_call"_s),
            QStringList(QString::number(kRefusedBodyKept)));
        QCOMPARE(columnOf(store(), u"SELECT body_bytes FROM webhook_call"_s), QStringList(u"1048576"_s));
    }

    void aTokenIsAcceptedOnceEvenInOneGroup()
    {
        const auto held = holdStore();
        const auto first = m_log->append(callOfGupShup("first"), token(u"jti-1"_s));
        const auto second = m_log->append(callOfGupShup("second"), token(u"jti-1"_s));
        const auto ofOtherApp = m_log->append(callOfGupShup("other app"), token(u"jti-1"_s, kOtherApp));
        held->release();
        for (const auto &call : {first, second, ofOtherApp})
            QVERIFY(finishes(call));
        QVERIFY(first.result().ok());
        QVERIFY(!second.result().ok());
        QCOMPARE(second.result().error().kind, ProblemKind::Refused);
        QVERIFY(ofOtherApp.result().ok());
        const Result<qint64> later = append(callOfGupShup("later"), token(u"jti-1"_s));
        QVERIFY(!later.ok());
        QCOMPARE(rows(), 2);
        QCOMPARE(rows(u"CAST(body AS TEXT) LIKE '%second%' OR CAST(body AS TEXT) LIKE '%later%'"_s), 0);
    }

    void usedTokensAreKnownAfterARestartUntilTheyWouldHaveExpired()
    {
        QVERIFY(append(callOfGupShup("1"), token(u"soon"_s, kApp, kNow.addSecs(60))).ok());
        QVERIFY(append(callOfGupShup("2"), token(u"late"_s, kApp, kNow.addSecs(3600))).ok());
        m_log.reset();
        m_fixture->reopen();
        m_log = std::make_unique<CallLog>(&store());
        const auto known = [this](const QDateTime &now) {
            QStringList names;
            const auto read = m_log->usedTokens(now);
            if (finishes(read) && read.result().ok()) {
                const QList<UsedToken> tokens = read.result().value();
                for (const UsedToken &used : tokens)
                    names.append(used.jti);
            }
            names.sort();
            return names.join(u' ');
        };
        QCOMPARE(known(kNow), u"late soon"_s);
        // Not expired for a check with a minute's skew, on a clock that is set back by a minute.
        QCOMPARE(known(kNow.addSecs(60 + 119)), u"late soon"_s);
        QCOMPARE(known(kNow.addSecs(60 + 121)), u"late"_s);
        QCOMPARE(columnOf(store(), u"SELECT jti FROM used_token"_s), QStringList(u"late"_s));
    }

    void expiredTokensGoWhileCallsComeIn()
    {
        QVERIFY(append(callOfGupShup("1"), token(u"old"_s, kApp, kNow)).ok());
        WebhookCall later = callOfGupShup("2");
        later.time = kNow.addSecs(3600);
        QVERIFY(append(later, token(u"new"_s, kApp, kNow.addSecs(4000))).ok());
        QCOMPARE(columnOf(store(), u"SELECT jti FROM used_token"_s), QStringList(u"new"_s));
    }

    void aRowThatCannotBeStoredFailsAlone()
    {
        const auto held = holdStore();
        const QUuid removed = QUuid::createUuid();
        const auto good = m_log->append(callOfGupShup("good"));
        const auto orphan = m_log->append(callOfGupShup("orphan", removed), token(u"jti-9"_s));
        const auto alsoGood = m_log->append(callOfGupShup("also good"));
        held->release();
        for (const auto &call : {good, orphan, alsoGood})
            QVERIFY(finishes(call));
        QVERIFY(good.result().ok());
        QVERIFY(alsoGood.result().ok());
        QVERIFY(!orphan.result().ok());
        QCOMPARE(orphan.result().error().kind, ProblemKind::Refused);
        QCOMPARE(rows(), 2);
        QVERIFY(append(callOfGupShup("its token is free again"), token(u"jti-9"_s)).ok());
    }

    void anErrorOfOneRowDoesNotTakeTheOthersDown()
    {
        const auto trap = store().run<void>([](StoreConnection &connection) {
            return connection.execute(
                u"CREATE TRIGGER trap BEFORE INSERT ON webhook_call WHEN NEW.method = 'TRAP' "
                "BEGIN SELECT RAISE(ROLLBACK, 'a row that ends its transaction'); END"_s);
        });
        QVERIFY(finishes(trap));
        QVERIFY(trap.result().ok());
        const auto held = holdStore();
        const auto good = m_log->append(callOfGupShup("good"));
        WebhookCall bad = callOfGupShup("bad");
        bad.method = u"TRAP"_s;
        const auto trapped = m_log->append(bad);
        const auto alsoGood = m_log->append(callOfGupShup("also good"));
        held->release();
        for (const auto &call : {good, trapped, alsoGood})
            QVERIFY(finishes(call));
        QVERIFY(good.result().ok());
        QVERIFY(alsoGood.result().ok());
        QCOMPARE(trapped.result().error().kind, ProblemKind::StoreFailed);
        QCOMPARE(rows(), 2);
        QCOMPARE(rows(u"id IN (%1, %2)"_s.arg(good.result().value()).arg(alsoGood.result().value())), 2);
    }

    void theAnswerOfARelayedCallIsRecorded()
    {
        WebhookCall call = callOfGupShup("relayed");
        call.status = 0;
        call.answer.clear();
        call.note = u"kept"_s;
        const Result<qint64> id = append(call);
        QVERIFY(id.ok());
        QSignalSpy updated(m_log.get(), &CallLog::updated);
        const auto recorded = m_log->recordAnswer(id.value(),
            {.status = 502, .body = "no", .note = {}, .durationMs = 41, .verdict = u"platform-failed"_s});
        QVERIFY(finishes(recorded));
        QVERIFY(recorded.result().ok());
        QTRY_COMPARE(updated.count(), 1);
        const auto seen = updated.constFirst().constFirst().value<QList<WebhookCall>>().constFirst();
        QCOMPARE(seen.id, id.value());
        QCOMPARE(seen.status, 502);
        QCOMPARE(seen.durationMs, std::optional(41));
        QCOMPARE(seen.verdict, u"platform-failed"_s);
        QCOMPARE(seen.note, u"kept"_s);
        QVERIFY(seen.body.isEmpty());
        const auto detail = m_log->detail(id.value());
        QVERIFY(finishes(detail));
        QCOMPARE(detail.result().value().answer, QByteArray("no"));
        QCOMPARE(detail.result().value().body, call.body);

        const auto unknown = m_log->recordAnswer(999, {.status = 200});
        QVERIFY(finishes(unknown));
        QCOMPARE(unknown.result().error().kind, ProblemKind::Refused);
        const auto none = m_log->detail(999);
        QVERIFY(finishes(none));
        QCOMPARE(none.result().error().kind, ProblemKind::Refused);
    }

    void pagesGoBackThroughTheCallsOfOneAssistant()
    {
        QVERIFY(append(callOfGupShup("of another", kClaims)).ok());
        for (int i = 0; i < 7; ++i) {
            WebhookCall call = i % 3 == 0 ? refusedCall("x") : callOfGupShup("x");
            call.target = QString::number(i);
            QVERIFY(append(call).ok());
        }
        const auto first = page({.assistantId = kFlightDesk, .limit = 3});
        QVERIFY(first.ok());
        QCOMPARE(targets(first.value()), QStringList({u"6"_s, u"5"_s, u"4"_s}));
        QVERIFY(first.value().more);
        QVERIFY(first.value().calls.constFirst().body.isEmpty());
        const auto second
            = page({.assistantId = kFlightDesk, .olderThan = first.value().calls.constLast().id, .limit = 4});
        QCOMPARE(targets(second.value()), QStringList({u"3"_s, u"2"_s, u"1"_s, u"0"_s}));
        QVERIFY(!second.value().more);
        const auto refused = page({.assistantId = kFlightDesk, .onlyRefused = true});
        QCOMPARE(targets(refused.value()), QStringList({u"6"_s, u"3"_s, u"0"_s}));
    }

    void aTextIsFoundInTargetBodyAndNoteAndHasNoWildcards()
    {
        WebhookCall inTarget = callOfGupShup("x");
        inTarget.target = u"/hook/100%/a_b"_s;
        WebhookCall inBody = callOfGupShup("needle");
        inBody.target = u"body"_s;
        WebhookCall inNote = refusedCall("x");
        inNote.note = u"The Needle is missing."_s;
        inNote.target = u"note"_s;
        for (const WebhookCall &call : {inTarget, inBody, inNote})
            QVERIFY(append(call).ok());
        const auto found = [this](const QString &text) {
            const Result<CallPage> read = page({.assistantId = kFlightDesk, .text = text});
            return read ? targets(read.value()).join(u' ') : u"failed"_s;
        };
        QCOMPARE(found(u" needle "_s), u"note body"_s);
        QCOMPARE(found(u"0%/a_"_s), u"/hook/100%/a_b"_s);
        QCOMPARE(found(u"a%b"_s), QString());
        QCOMPARE(found(u"100__"_s), QString());
    }

    void newsComeOnTheLogsThreadInOrderAndWithoutBodies()
    {
        QStringList order;
        QList<WebhookCall> seen;
        connect(m_log.get(), &CallLog::appended, this, [&](const QList<WebhookCall> &calls) {
            QCOMPARE(QThread::currentThread(), thread());
            seen += calls;
            order.append(u"appended"_s);
        });
        connect(m_log.get(), &CallLog::waiting, this, [&order] { order.append(u"waiting"_s); });
        const auto refused = m_log->append(refusedCall("x"));
        QVERIFY(finishes(refused));
        QTRY_COMPARE(order, QStringList(u"appended"_s));

        const auto held = holdStore();
        for (int i = 0; i < 50; ++i)
            static_cast<void>(m_log->append(callOfGupShup("x")));
        held->release();
        QTRY_COMPARE(seen.size(), 51);
        QTRY_COMPARE(order.constLast(), u"waiting"_s);
        for (int i = 0; i < seen.size(); ++i) {
            QVERIFY(seen.at(i).body.isEmpty() && seen.at(i).answer.isEmpty());
            QVERIFY(i == 0 || seen.at(i - 1).id < seen.at(i).id);
        }
    }

    void nothingIsAcknowledgedWhileTheStoreIsNotOpen()
    {
        Store closed;
        CallLog log(&closed);
        QSignalSpy appended(&log, &CallLog::appended);
        QList<QFuture<Result<qint64>>> calls;
        for (int i = 0; i < 20; ++i)
            calls.append(log.append(callOfGupShup("x")));
        for (const auto &call : std::as_const(calls)) {
            QVERIFY(finishes(call));
            QCOMPARE(call.result().error().kind, ProblemKind::StoreFailed);
        }
        QVERIFY(appended.isEmpty());
    }

    void aLogThatGoesLosesNoCallOnItsWay()
    {
        const auto held = holdStore();
        QList<QFuture<Result<qint64>>> calls;
        for (int i = 0; i < 20; ++i)
            calls.append(m_log->append(callOfGupShup("x")));
        m_log.reset();
        held->release();
        for (const auto &call : std::as_const(calls)) {
            QVERIFY(finishes(call));
            QVERIFY(call.result().ok());
        }
        QCOMPARE(rows(), 20);
    }
};

CHANNEL_CONSOLE_TEST(CallLogTest)
#include "tst_calllog.moc"
