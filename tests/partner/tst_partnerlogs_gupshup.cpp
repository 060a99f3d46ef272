// SPDX-License-Identifier: Apache-2.0
#include "PartnerLogCases.h"
#include "support/TestMain.h"

#include <QTest>

using namespace ChannelConsole;
using namespace ChannelConsole::PartnerLogCases;

/// What GupShup is asked for, and what is read from its answers.
class GupShupLogTest final : public QObject
{
    Q_OBJECT

private slots:
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
};

CHANNEL_CONSOLE_TEST(GupShupLogTest)
#include "tst_partnerlogs_gupshup.moc"
