// SPDX-License-Identifier: Apache-2.0
#include "core/Json.h"
#include "core/log/MessageStatus.h"
#include "core/partner/Partner.h"
#include "core/partner/Secrets.h"
#include "support/TestMain.h"

#include <nlohmann/json.hpp>

#include <QFile>
#include <QTest>

using namespace ChannelConsole;
using namespace Qt::StringLiterals;

namespace {

const QDateTime kSince(QDate(2026, 2, 28), QTime(12, 0, 0, 250), Qt::UTC);
const QDateTime kUntil(QDate(2026, 3, 1), QTime(12, 0), Qt::UTC);

const Partner &partner(const char *id)
{
    return *findPartner(QString::fromLatin1(id));
}

HttpReply jsonReply(int status, const QByteArray &body)
{
    return {.status = status, .headers = {{"Content-Type", "application/json"}}, .body = body};
}

PartnerLogQuery query(const QString &cursor = {})
{
    return {.since = kSince, .until = kUntil, .userNumber = u"+919812345678"_s, .cursor = cursor};
}

PartnerSettings infobip()
{
    return {.values = {{u"baseUrl"_s, u"https://x.api.infobip.com"_s}, {u"username"_s, u"someone"_s}}};
}

PartnerSettings gupShup(bool twoWay = false)
{
    PartnerSettings settings{.values = {{u"wabaId"_s, u"2000000001"_s}}};
    if (twoWay) {
        settings.values.insert(u"twoWayUserId"_s, u"2000000002"_s);
        settings.secrets.insert(u"twoWayPassword"_s, {.name = u"name"_s});
    }
    return settings;
}

Secrets passwords()
{
    Secrets secrets;
    secrets.insert(u"password"_s, "p%ss");
    secrets.insert(u"twoWayPassword"_s, "other");
    return secrets;
}

QByteArray addressOf(const Result<HttpRequest> &request)
{
    return request.ok() ? request.value().method + ' ' + request.value().url.toEncoded()
                        : request.error().text.toUtf8();
}

QByteArray authorizationOf(const Result<HttpRequest> &request)
{
    return request.ok() ? findHeader(request.value().headers, "Authorization") : QByteArray();
}

Result<PartnerLogPage> readInfobip(int status, const QByteArray &body, const QString &cursor = {})
{
    return partner("infobip").readLog(query(cursor), infobip(), jsonReply(status, body));
}

/// A published sample; null where it is not at hand.
nlohmann::json sample(const char *file, const std::string &id)
{
    QFile samples(QStringLiteral(PROJECT_DIR "/../shared/specs/") + QLatin1StringView(file));
    if (!samples.open(QIODevice::ReadOnly))
        return {};
    const Result<Json> parsed = Json::parse(samples.readAll(), {.bytes = 64 * 1024 * 1024});
    if (!parsed)
        return {};
    const nlohmann::json &all = parsed.value().raw();
    for (const nlohmann::json &each : all.contains("samples") ? all["samples"] : all["responses"]) {
        if (each.value("id", std::string()) == id)
            return each.contains("json") ? each["json"] : each["body"];
    }
    return {};
}

} // namespace

/// What is asked of the partners' own logs, and what is understood of the answers.
class PartnerLogsTest final : public QObject
{
    Q_OBJECT
private slots:
    // Infobip

    void infobipIsAskedForATimeWithTheCredentialsInAHeader()
    {
        const QUrl base(u"https://x.api.infobip.com/"_s);
        const auto request = partner("infobip").logRequest(query(), infobip(), passwords(), base);
        QCOMPARE(addressOf(request),
            QByteArray(
                "GET https://x.api.infobip.com/whatsapp/2/logs?sentSince=2026-02-28T12%3A00%3A00.250%2B0000"
                "&sentUntil=2026-03-01T12%3A00%3A00.000%2B0000&limit=1000"));
        QCOMPARE(authorizationOf(request), "Basic " + QByteArray("someone:p%ss").toBase64());
        const auto next = partner("infobip").logRequest(query(u"a b+c"_s), infobip(), passwords(), base);
        QVERIFY2(addressOf(next).endsWith("&useCursor=true&cursor=a%20b%2Bc"), addressOf(next).constData());
        const auto masked = partner("infobip").logRequest(query(), infobip(), Secrets::masked(), base);
        QCOMPARE(authorizationOf(masked), "Basic " + Secrets::masked().value({}));
    }

    void infobipsReportsAreAskedForByTheMessagesIdOnly()
    {
        const QUrl base(u"https://x.api.infobip.com"_s);
        const auto request = partner("infobip").reportRequest(
            {.messageId = u"ours"_s, .partnerMessageId = u"a&b"_s}, infobip(), passwords(), base);
        QCOMPARE(addressOf(request),
            QByteArray("GET https://x.api.infobip.com/messages-api/1/reports?messageId=a%26b&channel=WHATSAPP"
                       "&limit=10"));
        const auto ours
            = partner("infobip").reportRequest({.messageId = u"ours"_s}, infobip(), passwords(), base);
        QVERIFY(addressOf(ours).contains("?messageId=ours&"));
        // Without an id it would take everybody's reports away.
        const auto none = partner("infobip").reportRequest({}, infobip(), passwords(), base);
        QVERIFY(!none.ok());
        QCOMPARE(none.error().kind, ProblemKind::InvalidInput);
        QVERIFY(!partner("infobip").reportOffer().consumes.isEmpty());
    }

    void infobipsRowsTellWhatTheyCan()
    {
        const auto page = readInfobip(200, R"({"results":[
          {"messageId":"m-1","sender":"441134960000","destination":"447700900001",
           "sentAt":"2026-03-01T11:00:00.000+0000","doneAt":"2026-03-01T11:00:02.500+0000",
           "status":{"groupName":"DELIVERED","name":"DELIVERED_TO_HANDSET"},"error":{"id":0,"name":"NO_ERROR"},
           "content":{"templateName":"order_update","language":"en","mediaTemplateBody":{}}},
          {"messageId":"m-2","from":"441134960000","to":"447700900002","sentAt":"2026-03-01T10:00:00.000Z",
           "status":{"groupName":"UNDELIVERABLE","name":"UNDELIVERABLE_NOT_DELIVERED"},
           "error":{"id":7010,"name":"EC_NO_SESSION"},"content":{"type":"TEXT","text":"Hi"}},
          {"messageId":"m-3"},
          {"messageId":"m-4","status":{"groupName":"ON_THE_MOON","name":"LANDED"},"content":{"type":"NEW_KIND"}},
          17]})");
        QVERIFY2(page.ok(), page.ok() ? "" : qPrintable(page.error().text));
        const QList<PartnerLogRow> rows = page.value().rows;
        QCOMPARE(rows.size(), 4);
        QCOMPARE(rows.at(0).event.partnerMessageId, u"m-1"_s);
        QCOMPARE(rows.at(0).event.businessNumber, u"+441134960000"_s);
        QCOMPARE(rows.at(0).event.userNumber, u"+447700900001"_s);
        QCOMPARE(rows.at(0).event.status, MessageStatus::kDelivered);
        QCOMPARE(rows.at(0).event.time, QDateTime(QDate(2026, 3, 1), QTime(11, 0, 2, 500), Qt::UTC));
        QCOMPARE(rows.at(0).sentAt, QDateTime(QDate(2026, 3, 1), QTime(11, 0), Qt::UTC));
        QCOMPARE(rows.at(0).type, u"template"_s);
        QCOMPARE(rows.at(0).text, u"order_update (en)"_s);
        QCOMPARE(rows.at(1).event.status, MessageStatus::kFailed);
        QCOMPARE(rows.at(1).event.problem->partnerCode, u"7010"_s);
        QCOMPARE(rows.at(1).type, u"text"_s);
        QCOMPARE(rows.at(1).text, u"Hi"_s);
        QCOMPARE(rows.at(2).event.partnerStatus, QString()); // it is there, and that is all
        QCOMPARE(rows.at(3).event.status, QString());
        QCOMPARE(rows.at(3).event.partnerStatus, u"LANDED"_s);
        QCOMPARE(rows.at(3).type, u"NEW_KIND"_s);
        QCOMPARE(page.value().notUnderstood.size(), 1);
    }

    void aReportInInfobipsLogHasTheKeyOfThePostedOne()
    {
        const QByteArray row = R"({"results":[{"messageId":"m-1","to":"447700900001",
          "sentAt":"2026-03-01T11:00:00.000+0000","doneAt":"2026-03-01T11:00:02.500+0000",
          "status":{"id":5,"groupId":3,"groupName":"DELIVERED","name":"DELIVERED_TO_HANDSET"},
          "error":{"id":0,"name":"NO_ERROR"}}]})";
        const auto page = readInfobip(200, row);
        const auto posted = partner("infobip").parseWebhook({.contentType = "application/json", .body = row});
        QVERIFY(page.ok() && posted.ok());
        const DeliveryEvent a = page.value().rows.constFirst().event;
        const DeliveryEvent b = posted.value().deliveries.constFirst();
        QCOMPARE(a.partnerMessageId, b.partnerMessageId);
        QCOMPARE(a.partnerStatus, b.partnerStatus);
        QCOMPARE(a.time, b.time);
    }

    void infobipIsAskedForOlderRowsUntilNothingMoves()
    {
        const QByteArray rows = R"({"results":[{"messageId":"m-1","sentAt":"2026-03-01T11:00:00.000Z"},
                                               {"messageId":"m-2","sentAt":"2026-03-01T10:00:00.000Z"}]})";
        const auto first = readInfobip(200, rows);
        QVERIFY(first.ok() && first.value().next);
        const auto older = std::get<PartnerLogQuery>(*first.value().next);
        QCOMPARE(older.since, kSince);
        QCOMPARE(older.until, QDateTime(QDate(2026, 3, 1), QTime(10, 0, 0, 1), Qt::UTC));
        // Filters that are passed over bring the same rows: it ends.
        const auto again = partner("infobip").readLog(older, infobip(), jsonReply(200, rows));
        QVERIFY(again.ok() && !again.value().next);
        const auto empty = readInfobip(200, R"({"results":[]})");
        QVERIFY(empty.ok() && empty.value().rows.isEmpty() && !empty.value().next);
        const auto cursor = readInfobip(200, R"({"results":[],"cursor":{"limit":50,"nextCursor":"c-2"}})");
        QVERIFY(cursor.ok() && cursor.value().next);
        QCOMPARE(std::get<PartnerLogQuery>(*cursor.value().next).cursor, u"c-2"_s);
    }

    void whatUsersWroteIsReadWhereItIsTold()
    {
        const auto page = readInfobip(200, R"({"results":[{"messageId":"wamid.1","sender":"447700900001",
          "destination":"441134960000","receivedAt":"2026-03-01T11:00:00.000Z",
          "content":[{"type":"TEXT","text":"Hello"}]}]})");
        QVERIFY(page.ok());
        QCOMPARE(page.value().rows.size(), 0);
        QCOMPARE(page.value().messages.size(), 1);
        QCOMPARE(page.value().messages.constFirst().userNumber, u"+447700900001"_s);
        QCOMPARE(page.value().messages.constFirst().text, u"Hello"_s);
    }

    void thePublishedReportAndLogsOfInfobipAreRead()
    {
        const nlohmann::json reports = sample("infobip-samples.json", "get-messages-api-reports");
        const nlohmann::json logs = sample("infobip-samples.json", "get-omni-logs");
        if (reports.is_null() || logs.is_null())
            QSKIP("the published samples are not at hand (../shared/specs)");
        const auto report
            = partner("infobip").readReport({.messageId = u"ours"_s}, jsonReply(200, toJsonText(reports)));
        QVERIFY(report.ok());
        QCOMPARE(report.value().rows.size(), static_cast<qsizetype>(reports["results"].size()));
        QVERIFY(report.value().notUnderstood.isEmpty());
        for (const PartnerLogRow &row : report.value().rows) {
            QVERIFY(!row.event.partnerMessageId.isEmpty() && !row.event.status.isEmpty());
            QVERIFY(row.event.time.has_value() && row.sentAt.has_value());
        }
        const auto log = readInfobip(200, toJsonText(logs)); // of a neighbour: the nearest there is
        QVERIFY(log.ok());
        QCOMPARE(log.value().rows.size(), static_cast<qsizetype>(logs["results"].size()));
        for (const PartnerLogRow &row : log.value().rows)
            QVERIFY(!row.text.isEmpty() && row.type == "text"_L1 && row.sentAt);
    }

    void aRefusalOfInfobipsSaysWhatToDo_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("remedy");
        QTest::addColumn<QString>("code");
        const QByteArray old
            = R"({"requestError":{"serviceException":{"messageId":"%1","text":"As it came"}}})";
        const auto exception = [&old](const char *code) { return QByteArray(old).replace("%1", code); };
        QTest::newRow("401") << 401 << exception("UNAUTHORIZED") << u"credentials"_s << u"Enter them again"_s
                             << u"UNAUTHORIZED"_s;
        QTest::newRow("403") << 403 << exception("FORBIDDEN") << u"does not let them read its message log"_s
                             << u"whatsapp:logs:read"_s << u"FORBIDDEN"_s;
        QTest::newRow("403, newer style")
            << 403 << QByteArray(R"({"errorCode":"E403","description":"As it came","action":"Ask"})")
            << u"message log"_s << u"whatsapp:logs:read"_s << u"E403"_s;
        QTest::newRow("404") << 404 << exception("NOT_FOUND") << u"no message log"_s << u"not documented"_s
                             << u"NOT_FOUND"_s;
        QTest::newRow("404 of a web server")
            << 404 << QByteArray("<html>") << u"no message log"_s << u"Analyze > Logs"_s << QString();
        QTest::newRow("500") << 500 << exception("GENERAL_ERROR") << u"HTTP 500"_s << u"Try again"_s
                             << u"GENERAL_ERROR"_s;
        QTest::newRow("unreadable") << 200 << QByteArray("<html>") << u"not a log"_s << u"not documented"_s
                                    << QString();
        QTest::newRow("another form")
            << 200 << QByteArray(R"({"messages":[]})") << u"not a log"_s << u"not documented"_s << QString();
    }
    void aRefusalOfInfobipsSaysWhatToDo()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        QFETCH(QString, text);
        QFETCH(QString, remedy);
        QFETCH(QString, code);
        const auto page = readInfobip(status, body);
        QVERIFY(!page.ok());
        QVERIFY2(page.error().text.contains(text), qPrintable(page.error().text));
        QVERIFY2(page.error().remedy.contains(remedy), qPrintable(page.error().remedy));
        QCOMPARE(page.error().partnerCode, code);
        if (!code.isEmpty())
            QVERIFY(page.error().partnerText.contains(u"As it came"_s));
        const auto report = partner("infobip").readReport({}, jsonReply(status, body));
        QVERIFY(!report.ok() && !report.error().text.isEmpty() && !report.error().remedy.isEmpty());
    }

    // GupShup

    void gupShupIsAskedForOneNumberLessThanADayAtATime()
    {
        const QUrl base(u"https://dlrapi.smsgupshup.com"_s);
        const auto request = partner("gupshup").logRequest(query(), gupShup(), passwords(), base);
        QCOMPARE(addressOf(request),
            QByteArray(
                "GET https://dlrapi.smsgupshup.com/dlr/api/v1/deliveryReports?phoneNumbers=919812345678"
                "&fromDate=280226%3A120000&toDate=010326%3A115959"));
        QCOMPARE(authorizationOf(request), "Basic " + QByteArray("2000000001:p%ss").toBase64());
        // The end may be read as India's time, which is ahead: one more span.
        const auto first = partner("gupshup").readLog(query(), gupShup(), jsonReply(200, "[]"));
        QVERIFY(first.ok() && first.value().next);
        const auto rest = std::get<PartnerLogQuery>(*first.value().next);
        QVERIFY2(addressOf(partner("gupshup").logRequest(rest, gupShup(), passwords(), base))
                     .endsWith("&fromDate=010326%3A115959&toDate=010326%3A173000"),
            addressOf(partner("gupshup").logRequest(rest, gupShup(), passwords(), base)).constData());
        const auto last = partner("gupshup").readLog(rest, gupShup(), jsonReply(200, "[]"));
        QVERIFY(last.ok() && !last.value().next);
        PartnerLogQuery nobody = query();
        nobody.userNumber.clear();
        QCOMPARE(partner("gupshup").logRequest(nobody, gupShup(), passwords(), base).error().field,
            u"userNumber"_s);
    }

    void bothAccountsOfGupShupAreAsked()
    {
        const QUrl base(u"https://dlrapi.smsgupshup.com"_s);
        QCOMPARE(partner("gupshup").secretsForLog(gupShup(true)),
            (QStringList{u"password"_s, u"twoWayPassword"_s}));
        const auto first = partner("gupshup").readLog(query(), gupShup(true), jsonReply(200, "[]"));
        QVERIFY(first.ok() && first.value().next);
        const auto second = std::get<PartnerLogQuery>(*first.value().next);
        QCOMPARE(second.since, kSince); // the same time
        QCOMPARE(authorizationOf(partner("gupshup").logRequest(second, gupShup(true), passwords(), base)),
            "Basic " + QByteArray("2000000002:other").toBase64());
        const auto report = [&base](const QString &type) {
            return partner("gupshup").reportRequest({.partnerMessageId = u"4475247522228012342-ours"_s,
                                                        .userNumber = u"+919812345678"_s,
                                                        .type = type},
                gupShup(true), passwords(), base);
        };
        QCOMPARE(addressOf(report(u"text"_s)),
            QByteArray(
                "GET https://dlrapi.smsgupshup.com/dlr/api/v1/deliveryReports?phoneNumbers=919812345678"
                "&causeId=4475247522228012342"));
        QVERIFY(authorizationOf(report(u"text"_s)) != authorizationOf(report(u"template"_s)));
    }

    void gupShupsRowsAreRead()
    {
        const auto page = partner("gupshup").readLog(query(), gupShup(), jsonReply(200, R"([
          {"number":"919812345678","status":"SUCCESS","cause":"SUCCESS","causeId":"3642482241587094893",
           "messageId":"0123-ours","deliveredTS":"1772362800000"},
          {"number":919812345678,"status":"FAILED","cause":"BLOCKED_FOR_USER","causeId":4479051857873278262,
           "messageId":"475716637234654373","extra":"","deliveredTS":1772362800000},
          {"number":"919812345678","status":"SUBMITTED","causeId":"1","messageId":"2"},
          {"odd":true}])"));
        QVERIFY(page.ok());
        const QList<PartnerLogRow> rows = page.value().rows;
        QCOMPARE(rows.size(), 3);
        QCOMPARE(rows.at(0).event.partnerMessageId, u"3642482241587094893-0123-ours"_s);
        QCOMPARE(rows.at(0).event.ourMessageId, u"0123-ours"_s);
        QCOMPARE(rows.at(0).event.userNumber, u"+919812345678"_s);
        QCOMPARE(rows.at(0).event.status, MessageStatus::kDelivered);
        QCOMPARE(rows.at(0).event.partnerStatus, u"SUCCESS"_s);
        QCOMPARE(rows.at(0).event.time, QDateTime(QDate(2026, 3, 1), QTime(11, 0), Qt::UTC));
        QCOMPARE(rows.at(1).event.partnerMessageId, u"4479051857873278262-475716637234654373"_s); // > 2^53
        QCOMPARE(rows.at(1).event.status, MessageStatus::kFailed);
        QCOMPARE(rows.at(1).event.problem->partnerCode, u"BLOCKED_FOR_USER"_s);
        QCOMPARE(rows.at(2).event.status, MessageStatus::kAccepted);
        QVERIFY(!rows.at(2).event.time);
        QCOMPARE(page.value().notUnderstood.size(), 1);
    }

    void gupShupsJobIsAskedForUntilItIsDone()
    {
        const QUrl base(u"https://dlrapi.smsgupshup.com"_s);
        const QByteArray processing
            = R"([{"requestId":"4480366105542701415","submitTime":1633612888445,"status":"Processing"}])";
        const auto page = partner("gupshup").readLog(query(), gupShup(), jsonReply(200, processing));
        QVERIFY(page.ok() && page.value().next && page.value().rows.isEmpty());
        QVERIFY(page.value().wait.count() > 0);
        const auto next = std::get<PartnerLogQuery>(*page.value().next);
        QCOMPARE(addressOf(partner("gupshup").logRequest(next, gupShup(), passwords(), base)),
            QByteArray(
                "GET https://dlrapi.smsgupshup.com/dlr/api/v1/deliveryReports?jobId=4480366105542701415"));
        // Then it goes on with the rest of the time, without the job.
        const auto done = partner("gupshup").readLog(next, gupShup(), jsonReply(200, "[]"));
        QVERIFY(done.ok() && done.value().next);
        QVERIFY(!addressOf(partner("gupshup").logRequest(
                               std::get<PartnerLogQuery>(*done.value().next), gupShup(), passwords(), base))
                     .contains("jobId"));
        const auto report
            = partner("gupshup").readReport({.partnerMessageId = u"1-2"_s}, jsonReply(200, processing));
        QVERIFY(report.ok() && report.value().next);
    }

    void theKnownAnswersOfGupShupAreRead()
    {
        int read = 0;
        for (const char *id : {"pull_sync", "pull_async_rows", "pull_job_created"}) {
            const nlohmann::json body = sample("gupshup-samples.json", id);
            if (body.is_null())
                continue;
            const auto page
                = partner("gupshup").readLog(query(), gupShup(), jsonReply(200, toJsonText(body)));
            QVERIFY2(page.ok(), id);
            QVERIFY2(page.value().notUnderstood.isEmpty(), id);
            QCOMPARE(page.value().rows.size(), std::string(id) == "pull_job_created" ? 0 : 1);
            ++read;
        }
        if (read == 0)
            QSKIP("the known answers are not at hand (../shared/specs)");
    }

    void aRefusalOfGupShupsSaysWhatToDo_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("remedy");
        QTest::newRow("403") << 403 << QByteArray("{}") << u"does not let it read reports"_s
                             << u"Ask GupShup"_s;
        QTest::newRow("404") << 404 << QByteArray("<html>") << u"no report interface"_s
                             << u"Report API URL"_s;
        QTest::newRow("no such job") << 200 << QByteArray(R"({"errors":[{"message":"Job-ID not found"}]})")
                                     << u"did not give the reports"_s << u"own words"_s;
        QTest::newRow("archive") << 200 << QByteArray("PK\x03\x04rest") << u"archive"_s << u"shorter time"_s;
        QTest::newRow("unreadable") << 200 << QByteArray("{}") << u"not a list of reports"_s
                                    << u"Report API URL"_s;
    }
    void aRefusalOfGupShupsSaysWhatToDo()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        QFETCH(QString, text);
        QFETCH(QString, remedy);
        const auto page = partner("gupshup").readLog(query(), gupShup(), jsonReply(status, body));
        QVERIFY(!page.ok());
        QVERIFY2(page.error().text.contains(text), qPrintable(page.error().text));
        QVERIFY2(page.error().remedy.contains(remedy), qPrintable(page.error().remedy));
        if (body.contains("Job-ID"))
            QCOMPARE(page.error().partnerText, u"Job-ID not found"_s);
    }

    // Karix

    void karixOffersNeitherAndSaysWhy()
    {
        QCOMPARE(partner("karix").logOffer().support.kind, MessageSupport::Kind::NotOffered);
        QVERIFY(partner("karix").logOffer().support.reason.contains(u"webhook"_s));
        QCOMPARE(partner("karix").reportOffer().support.kind, MessageSupport::Kind::NotOffered);
        const auto request
            = partner("karix").logRequest(query(), {}, passwords(), QUrl(u"https://a.example"_s));
        QCOMPARE(request.error().text, partner("karix").logOffer().support.reason);
        QVERIFY(!partner("karix").readLog(query(), {}, jsonReply(200, "[]")).ok());
        QVERIFY(!partner("karix").reportRequest({}, {}, passwords(), QUrl(u"https://a.example"_s)).ok());
        QVERIFY(!partner("karix").readReport({}, jsonReply(200, "[]")).ok());
    }

    void whatNoDocumentConfirmsSaysSo()
    {
        for (const char *id : {"infobip", "gupshup"}) {
            const PartnerLogOffer offer = partner(id).logOffer();
            QCOMPARE(offer.support.kind, MessageSupport::Kind::Unverified);
            QVERIFY(!offer.support.reason.isEmpty());
        }
    }
};

CHANNEL_CONSOLE_TEST(PartnerLogsTest)
#include "tst_partnerlogs.moc"
