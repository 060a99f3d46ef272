// SPDX-License-Identifier: Apache-2.0
#include "PartnerLogCases.h"
#include "support/TestMain.h"

#include <QTest>

using namespace ChannelConsole;
using namespace ChannelConsole::PartnerLogCases;

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
        QVERIFY(request.value().consumes); // so it is never repeated silently
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
