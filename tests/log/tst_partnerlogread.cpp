// SPDX-License-Identifier: Apache-2.0
#include "core/Json.h"
#include "core/log/PartnerLogRead.h"
#include "message/SendFixture.h"
#include "support/ScriptedServer.h"
#include "support/TestMain.h"

#include <nlohmann/json.hpp>

using namespace ChannelConsole;
using namespace Qt::StringLiterals;

namespace {

ListenerReply json(int status, const QByteArray &body)
{
    return {.status = status, .headers = {{"Content-Type", "application/json"}}, .body = body};
}

/// Answers one reply after the other, the last one for ever, and keeps what it was asked.
class AnsweringHost final
{
public:
    AnsweringHost()
    {
        const Result<quint16> port = m_listener.start({}, [this](const ListenerRequest &request) {
            const std::scoped_lock lock(m_mutex);
            m_requests.append(request);
            const ListenerReply reply = m_replies.size() > 1 ? m_replies.takeFirst() : m_replies.value(0);
            return readyFuture(reply);
        });
        if (port.ok())
            m_port = port.value();
    }
    ~AnsweringHost() { m_listener.stop(); }

    [[nodiscard]] QString origin() const { return u"http://127.0.0.1:%1"_s.arg(m_port); }
    void answer(const QList<ListenerReply> &replies)
    {
        const std::scoped_lock lock(m_mutex);
        m_replies = replies;
    }
    [[nodiscard]] QList<ListenerRequest> requests() const
    {
        const std::scoped_lock lock(m_mutex);
        return m_requests;
    }

private:
    mutable std::mutex m_mutex;
    QList<ListenerReply> m_replies;
    QList<ListenerRequest> m_requests;
    quint16 m_port = 0;
    HttpListener m_listener;
};

QByteArray rowJson(const QByteArray &id, const QByteArray &sentAt)
{
    return R"({"messageId":")" + id + R"(","sender":"441134960000","destination":"447700900001","sentAt":")"
        + sentAt + R"(","doneAt":")" + sentAt
        + R"(","status":{"groupName":"DELIVERED","name":"DELIVERED_TO_HANDSET"},"content":{"text":"Hi"}})";
}

} // namespace

/// From the question to the rows, over real HTTP.
class PartnerLogReadTest final : public QObject
{
    Q_OBJECT

    std::unique_ptr<SendFixture> m_fixture;

    using Outcome = Result<PartnerLogRead::Outcome>;

    PartnerLogRead::Services services()
    {
        return {.client = &m_fixture->client,
            .vault = &m_fixture->vault,
            .sandbox = &m_fixture->sandbox,
            .log = &m_fixture->log};
    }

    PartnerLogQuery lastHours(int hours, const QString &userNumber = {})
    {
        const QDateTime now = m_fixture->clock.now();
        return {.since = now.addSecs(-hours * 3600), .until = now.addSecs(60), .userNumber = userNumber};
    }

    Outcome read(const SendOrder &order, const PartnerQuestion &question)
    {
        PartnerLogRead reading(
            {.assistant = order.assistant, .configuration = order.configuration, .question = question},
            services());
        const auto done = reading.start();
        return finishes(done, 60'000) ? done.result() : Outcome(Problem{.text = u"never ended"_s});
    }

    /// An Infobip account at the host.
    SendOrder infobipAt(const AnsweringHost &host)
    {
        SendOrder order = m_fixture->sandboxOrder(u"infobip"_s, u"+447700900001"_s);
        order.assistant.sandbox = false;
        PartnerSettings &settings = order.configuration.settings[u"infobip"_s];
        settings.values = {{u"baseUrl"_s, host.origin()}, {u"username"_s, u"someone"_s}};
        const SecretEntry entry{
            .name = newSecretName(order.configuration.id, u"password"_s), .origin = host.origin()};
        m_fixture->keychain.entries.insert(entry.name, SendFixture::kRealSecret);
        settings.secrets = {{u"password"_s, entry}};
        return order;
    }

    QList<LogEntry> entries()
    {
        const auto page = m_fixture->log.page({});
        return finishes(page) && page.result().ok() ? page.result().value().entries : QList<LogEntry>();
    }

    static QString words(const Outcome &outcome)
    {
        return outcome.ok() ? QString() : outcome.error().text + u' ' + outcome.error().remedy;
    }

private slots:
    void init()
    {
        m_fixture = std::make_unique<SendFixture>();
        QVERIFY(m_fixture->stored.isOpen);
    }
    void cleanup() { m_fixture.reset(); }

    void pagesAreReadToTheEndAndMergedOnce()
    {
        AnsweringHost host;
        const SendOrder order = infobipAt(host);
        host.answer({json(200,
                         R"({"results":[)" + rowJson("a", "2026-03-01T11:00:00.000Z") + ','
                             + rowJson("b", "2026-03-01T10:00:00.000Z") + "]}"),
            json(200,
                R"({"results":[)" + rowJson("b", "2026-03-01T10:00:00.000Z") + ','
                    + rowJson("c", "2026-03-01T09:00:00.000Z") + "]}"),
            json(200, R"({"results":[]})")});
        const Outcome first = read(order, lastHours(24));
        QVERIFY2(first.ok(), qPrintable(words(first)));
        QCOMPARE(first.value().counts, (PartnerLogCounts{.added = 3}));
        QVERIFY(first.value().complete);
        QCOMPARE(entries().size(), 3);
        const QList<ListenerRequest> asked = host.requests();
        QCOMPARE(asked.size(), 3);
        QCOMPARE(asked.at(0).method, QByteArray("GET"));
        QVERIFY(asked.at(0).target.startsWith("/whatsapp/2/logs?sentSince=2026-02-28T12%3A00"));
        QVERIFY(asked.at(1).target.contains("sentUntil=2026-03-01T10%3A00%3A00.001%2B0000"));
        QCOMPARE(asked.at(0).header("Authorization"),
            "Basic " + QByteArray("someone:" + SendFixture::kRealSecret).toBase64());

        host.answer({json(200, R"({"results":[)" + rowJson("a", "2026-03-01T11:00:00.000Z") + "]}")});
        const Outcome again = read(order, lastHours(24));
        QVERIFY(again.ok());
        QCOMPARE(again.value().counts, (PartnerLogCounts{.known = 1}));
        QCOMPARE(entries().size(), 3);
    }

    void aPartnerThatNeverEndsIsNotReadForEver()
    {
        AnsweringHost host;
        const SendOrder order = infobipAt(host);
        host.answer({json(200, R"({"results":[],"cursor":{"nextCursor":"again"}})")});
        const Outcome outcome = read(order, lastHours(24));
        QVERIFY(outcome.ok());
        QVERIFY(!outcome.value().complete);
        QCOMPARE(host.requests().size(), PartnerLogRead::kMostPages);
    }

    void aRefusalOnALaterPageLeavesWhatWasRead()
    {
        AnsweringHost host;
        const SendOrder order = infobipAt(host);
        host.answer({json(200, R"({"results":[)" + rowJson("a", "2026-03-01T11:00:00.000Z") + "]}"),
            json(403,
                R"({"requestError":{"serviceException":{"messageId":"FORBIDDEN","text":"No scope"}}})")});
        PartnerLogRead reading(
            {.assistant = order.assistant, .configuration = order.configuration, .question = lastHours(24)},
            services());
        const auto done = reading.start();
        QVERIFY(finishes(done) && !done.result().ok());
        QCOMPARE(done.result().error().partnerCode, u"FORBIDDEN"_s);
        QCOMPARE(done.result().error().partnerText, u"No scope"_s);
        QVERIFY(done.result().error().remedy.contains(u"whatsapp:logs:read"_s));
        QCOMPARE(reading.soFar(), (PartnerLogCounts{.added = 1}));
        QCOMPARE(entries().size(), 1);
    }

    void cancellingEndsItAtOnce()
    {
        CountingHost host;
        AnsweringHost unused;
        host.hold();
        SendOrder order = infobipAt(unused);
        PartnerSettings &settings = order.configuration.settings[u"infobip"_s];
        settings.values[u"baseUrl"_s] = host.origin();
        settings.secrets[u"password"_s].origin = host.origin();
        PartnerLogRead reading(
            {.assistant = order.assistant, .configuration = order.configuration, .question = lastHours(1)},
            services());
        const auto done = reading.start();
        QTRY_COMPARE(host.requests(), 1);
        reading.cancel();
        QVERIFY(done.isFinished());
        QCOMPARE(done.result().error().kind, ProblemKind::Cancelled);
        host.release();
        QVERIFY(entries().isEmpty());
    }

    void aReportThatIsCutOffIsNotAskedForBehindTheUsersBack()
    {
        ScriptedServer host([](QTcpSocket *connection, const QByteArray &) {
            ScriptedServer::writeAndClose(connection, {});
        });
        AnsweringHost unused;
        SendOrder order = infobipAt(unused);
        PartnerSettings &settings = order.configuration.settings[u"infobip"_s];
        settings.values[u"baseUrl"_s] = originOf(host.url());
        settings.secrets[u"password"_s].origin = originOf(host.url());
        const Outcome outcome = read(order, PartnerReportQuery{.partnerMessageId = u"a"_s});
        QVERIFY(!outcome.ok());
        QVERIFY2(words(outcome).contains(u"only once"_s), qPrintable(words(outcome)));
        QCOMPARE(host.requests.size(), 1);
    }

    void theCredentialsGoOnlyWhereTheyWereEnteredFor()
    {
        AnsweringHost host;
        SendOrder order = infobipAt(host);
        order.configuration.settings[u"infobip"_s].secrets[u"password"_s].origin
            = u"https://x.api.infobip.com"_s;
        const Outcome outcome = read(order, lastHours(1));
        QVERIFY(!outcome.ok());
        QCOMPARE(outcome.error().kind, ProblemKind::SecretForOtherOrigin);
        QVERIFY(host.requests().isEmpty());
        QCOMPARE(m_fixture->keychain.reads, 0);
    }

    void aPasswordThatTheLogEchoesIsNotKept()
    {
        AnsweringHost host;
        const SendOrder order = infobipAt(host);
        const nlohmann::json row{{"messageId", "a"}, {"sentAt", "2026-03-01T11:00:00.000Z"},
            {"text", "Basic " + QByteArray("someone:" + SendFixture::kRealSecret).toBase64().toStdString()}};
        host.answer({json(200, toJsonText({{"results", nlohmann::json::array({row})}}))});
        const Outcome outcome = read(order, lastHours(24));
        QVERIFY(outcome.ok());
        QVERIFY2(
            entries().constFirst().text.startsWith(u"Basic •"_s), qPrintable(entries().constFirst().text));
    }

    void karixIsNotAsked()
    {
        CountingHost host;
        const Outcome outcome = read(m_fixture->realOrder(host), lastHours(1));
        QVERIFY(!outcome.ok());
        QVERIFY(outcome.error().text.contains(u"Karix publishes no interface"_s));
        QCOMPARE(host.requests(), 0);
    }

    // The sandbox, as a newcomer meets it. Its clock is the computer's.

    void infobipsSandboxTellsOfThisSession()
    {
        m_fixture->clock.time = QDateTime::currentDateTimeUtc();
        SendOrder order = m_fixture->sandboxOrder(u"infobip"_s, u"+447700900001"_s);
        const Outcome empty = read(order, lastHours(1));
        QVERIFY2(empty.ok(), qPrintable(words(empty)));
        QCOMPARE(empty.value().counts.read(), 0);

        QList<qint64> sent;
        for (const QString &number : {u"+447700900001"_s, u"+447700900444"_s, u"+442079460010"_s}) {
            order.message.userNumber = number;
            sent.append(m_fixture->send(order).logId);
        }
        QCOMPARE(m_fixture->logged(sent.at(1)).entry.status, MessageStatus::kUnknown); // it was cut off
        const Outcome outcome = read(order, lastHours(1));
        QVERIFY2(outcome.ok(), qPrintable(words(outcome)));
        // Five rows in two pages: ours, another program's, and one of another number.
        QCOMPARE(outcome.value().counts, (PartnerLogCounts{.added = 1, .events = 3, .leftOut = 1}));
        QCOMPARE(m_fixture->logged(sent.at(0)).entry.status, MessageStatus::kDelivered);
        QCOMPARE(m_fixture->logged(sent.at(1)).entry.status, MessageStatus::kDelivered);
        QCOMPARE(m_fixture->logged(sent.at(2)).entry.status, MessageStatus::kFailed);
        QCOMPARE(m_fixture->logged(sent.at(2)).problem->partnerCode, u"7010"_s);
        QCOMPARE(read(order, lastHours(1)).value().counts, (PartnerLogCounts{.known = 4, .leftOut = 1}));
    }

    void infobipsSandboxRefusesAfterTheNumbersForIt_data()
    {
        QTest::addColumn<QString>("number");
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("reportCode");
        QTest::newRow("403") << u"+447700900743"_s << u"FORBIDDEN"_s << u"E403"_s;
        QTest::newRow("404") << u"+447700900744"_s << u"NOT_FOUND"_s << u"E404"_s;
    }
    void infobipsSandboxRefusesAfterTheNumbersForIt()
    {
        QFETCH(QString, number);
        QFETCH(QString, code);
        QFETCH(QString, reportCode);
        QVERIFY(Sandbox::logNote(u"infobip"_s).contains(number.right(6)));
        m_fixture->clock.time = QDateTime::currentDateTimeUtc();
        SendOrder order = m_fixture->sandboxOrder(u"infobip"_s, number);
        QVERIFY(m_fixture->send(order).logId != 0);
        QCOMPARE(read(order, lastHours(1)).error().partnerCode, code);
        QCOMPARE(read(order, PartnerReportQuery{.messageId = u"x"_s}).error().partnerCode, reportCode);
        order.message.userNumber = u"+447700900001"_s;
        QVERIFY(m_fixture->send(order).logId != 0);
        QVERIFY(read(order, lastHours(1)).ok());
    }

    void infobipsSandboxGivesAReportOnce()
    {
        m_fixture->clock.time = QDateTime::currentDateTimeUtc();
        const SendOrder order = m_fixture->sandboxOrder(u"infobip"_s, u"+447700900001"_s);
        const qint64 id = m_fixture->send(order).logId;
        const LogEntry entry = m_fixture->logged(id).entry;
        const PartnerReportQuery query{.messageId = entry.messageId,
            .partnerMessageId = entry.partnerMessageId,
            .userNumber = entry.userNumber,
            .type = entry.type};
        const Outcome first = read(order, query);
        QVERIFY2(first.ok(), qPrintable(words(first)));
        QCOMPARE(first.value().counts, (PartnerLogCounts{.events = 1}));
        QCOMPARE(m_fixture->logged(id).entry.status, MessageStatus::kDelivered);
        const Outcome second = read(order, query);
        QVERIFY(second.ok());
        QCOMPARE(second.value().counts.read(), 0);
        // The log is there as before, and says the same.
        QCOMPARE(read(order, lastHours(1)).value().counts,
            (PartnerLogCounts{.added = 1, .known = 1, .leftOut = 1}));
    }

    void gupShupsSandboxTellsOfThisSession_data()
    {
        QTest::addColumn<QString>("number");
        QTest::addColumn<QString>("status");
        QTest::newRow("delivered") << u"+910000000001"_s << MessageStatus::kDelivered;
        QTest::newRow("not delivered") << u"+910000001022"_s << MessageStatus::kFailed;
        QTest::newRow("as a job") << u"+910000000005"_s << MessageStatus::kDelivered;
    }
    void gupShupsSandboxTellsOfThisSession()
    {
        QFETCH(QString, number);
        QFETCH(QString, status);
        m_fixture->clock.time = QDateTime::currentDateTimeUtc();
        const SendOrder order = m_fixture->sandboxOrder(u"gupshup"_s, number);
        const qint64 id = m_fixture->send(order).logId;
        QCOMPARE(m_fixture->logged(id).entry.status, MessageStatus::kAccepted);
        const Outcome outcome = read(order, lastHours(1, number));
        QVERIFY2(outcome.ok(), qPrintable(words(outcome)));
        QCOMPARE(outcome.value().counts, (PartnerLogCounts{.events = 1}));
        QCOMPARE(m_fixture->logged(id).entry.status, status);
        const LogEntry entry = m_fixture->logged(id).entry;
        const Outcome report = read(order,
            PartnerReportQuery{.messageId = entry.messageId,
                .partnerMessageId = entry.partnerMessageId,
                .userNumber = entry.userNumber,
                .type = entry.type});
        QVERIFY2(report.ok(), qPrintable(words(report)));
        QCOMPARE(report.value().counts, (PartnerLogCounts{.known = 1}));
    }

    void gupShupsSandboxRefusesForTheNumbersForIt()
    {
        m_fixture->clock.time = QDateTime::currentDateTimeUtc();
        const SendOrder order = m_fixture->sandboxOrder(u"gupshup"_s, u"+910000000001"_s);
        QVERIFY(
            words(read(order, lastHours(1, u"+910000000400"_s))).contains(u"does not let it read reports"_s));
        QVERIFY(words(read(order, lastHours(1, u"+910000000500"_s))).contains(u"HTTP 500"_s));
        QVERIFY(read(order, lastHours(1, u"+910000000002"_s)).ok()); // nothing was sent to it
    }
};

CHANNEL_CONSOLE_TEST(PartnerLogReadTest)
#include "tst_partnerlogread.moc"
