// SPDX-License-Identifier: Apache-2.0
#include "core/Json.h"
#include "core/partner/GupShupPartner.h"
#include "core/partner/InfobipPartner.h"
#include "core/partner/KarixPartner.h"
#include "support/TestMain.h"

#include <QFile>
#include <QRegularExpression>
#include <QTest>

#include <nlohmann/json.hpp>

using namespace ChannelConsole;
using namespace Qt::StringLiterals;
using Kind = SendOutcome::Kind;

Q_DECLARE_METATYPE(ChannelConsole::SendOutcome::Kind)

namespace {

const QString kSpecifications = QStringLiteral(PROJECT_DIR "/../shared/specs/");

HttpReply replyOf(int status, const QByteArray &body, const QList<HttpHeader> &headers = {})
{
    return {.status = status, .reason = "Reason", .headers = headers, .body = body};
}

std::optional<Json> samples(const QString &file)
{
    QFile input(kSpecifications + file);
    if (!input.open(QIODevice::ReadOnly))
        return std::nullopt;
    const Result<Json> document = Json::parse(input.readAll(), {.bytes = 8 * 1024 * 1024});
    return document ? std::optional(document.value()) : std::nullopt;
}

} // namespace

class SendOutcomesTest final : public QObject
{
    Q_OBJECT

    /// What holds for every outcome, whatever the partner said.
    static void checkForm(const SendOutcome &outcome)
    {
        QCOMPARE(outcome.problem.has_value(), outcome.kind != Kind::Accepted);
        if (!outcome.problem)
            return;
        QVERIFY(!outcome.problem->text.isEmpty());
        QVERIFY(!outcome.problem->remedy.isEmpty());
        QVERIFY(!outcome.problem->text.contains(u"%1"_s));
        QVERIFY(!outcome.problem->remedy.contains(u"%1"_s));
        QCOMPARE(outcome.problem->kind == ProblemKind::OutcomeUnknown, outcome.kind == Kind::Unknown);
    }

private slots:
    void eachReplyHasItsOutcome_data()
    {
        QTest::addColumn<QString>("partner");
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<Kind>("kind");
        QTest::addColumn<QString>(
            "idOrCode"); // the message id of an accepted one, the partner's code otherwise
        QTest::addColumn<QString>("partnerText");

        const auto infobip = [](const char *name, int status, const QByteArray &body, Kind kind,
                                 const QString &id, const QString &text = {}) {
            QTest::newRow(qPrintable(u"Infobip, %1"_s.arg(QLatin1StringView(name))))
                << u"infobip"_s << status << body << kind << id << text;
        };
        infobip("accepted", 200,
            R"({"to":"4","messageCount":1,"messageId":"a28d","status":{"groupId":1,"groupName":"PENDING","id":7,"name":"PENDING_ENROUTE","description":"d"}})",
            Kind::Accepted, u"a28d"_s);
        infobip("bulk form", 200,
            R"({"messages":[{"messageId":"b1","status":{"groupName":"PENDING"}}],"bulkId":"x"})",
            Kind::Accepted, u"b1"_s);
        infobip("group of the future", 200,
            R"({"messageId":"c","status":{"groupId":9,"groupName":"PONDERING","name":"PONDERING_IT"}})",
            Kind::Accepted, u"c"_s);
        infobip("no status", 200, R"({"messageId":"d"})", Kind::Accepted, u"d"_s);
        infobip("rejected with HTTP 200", 200,
            R"({"messageId":"e","status":{"groupId":5,"groupName":"REJECTED","id":18,"name":"REJECTED_DESTINATION_NOT_REGISTERED","description":"Only verified."}})",
            Kind::Rejected, u"REJECTED_DESTINATION_NOT_REGISTERED"_s, u"Only verified."_s);
        infobip("rejected by group number alone", 200, R"({"messageId":"e","status":{"groupId":5,"id":12}})",
            Kind::Rejected, u"12"_s);
        infobip("undeliverable with HTTP 200", 200,
            R"({"messageId":"e","status":{"groupName":"UNDELIVERABLE","name":"UNDELIVERABLE_NOT_SENT"}})",
            Kind::Rejected, u"UNDELIVERABLE_NOT_SENT"_s);
        infobip("rejection of the future", 200,
            R"({"status":{"groupName":"REJECTED","name":"REJECTED_BY_MOON","description":"full"}})",
            Kind::Rejected, u"REJECTED_BY_MOON"_s, u"full"_s);
        infobip("error body with HTTP 200", 200,
            R"({"requestError":{"serviceException":{"messageId":"BAD_REQUEST","text":"Bad"}}})",
            Kind::Rejected, u"BAD_REQUEST"_s, u"Bad"_s);
        infobip("old error with complaints", 400,
            R"({"requestError":{"serviceException":{"messageId":"BAD_REQUEST","text":"Bad request","validationErrors":{"content.text":["size must be between 1 and 4096","must not be blank"],"to":["odd"]}}}})",
            Kind::Rejected, u"BAD_REQUEST"_s,
            u"Bad request\ncontent.text: size must be between 1 and 4096; must not be blank\nto: odd"_s);
        infobip("old error, complaint not in a list", 400,
            R"({"requestError":{"serviceException":{"messageId":"BAD_REQUEST","text":"Bad request","validationErrors":{"to":"odd"}}}})",
            Kind::Rejected, u"BAD_REQUEST"_s, u"Bad request\nto: odd"_s);
        infobip("new error with violations", 400,
            R"({"errorCode":"E400","description":"No.","action":"Mend it.","violations":[{"property":"from","violation":"empty"}],"resources":[]})",
            Kind::Rejected, u"E400"_s, u"No.\nfrom: empty"_s);
        infobip("401", 401,
            R"({"requestError":{"serviceException":{"messageId":"UNAUTHORIZED","text":"Invalid login details"}}})",
            Kind::Rejected, u"UNAUTHORIZED"_s, u"Invalid login details"_s);
        infobip("error of the future", 418, R"({"errorCode":"E418","description":"Teapot"})", Kind::Rejected,
            u"E418"_s, u"Teapot"_s);
        infobip("500 with an error body", 500,
            R"({"requestError":{"serviceException":{"messageId":"GENERAL_ERROR","text":"Something went wrong."}}})",
            Kind::Unknown, u"GENERAL_ERROR"_s, u"Something went wrong."_s);
        infobip("XML error", 401, "<ApiException><requestError/></ApiException>", Kind::Rejected, {});

        const auto gupShup = [](const char *name, int status, const QByteArray &body, Kind kind,
                                 const QString &id, const QString &text = {}) {
            QTest::newRow(qPrintable(u"GupShup, %1"_s.arg(QLatin1StringView(name))))
                << u"gupshup"_s << status << body << kind << id << text;
        };
        gupShup("accepted", 200,
            R"({"response":{"id":"39144-0123-4567","phone":"91","details":"","status":"success"}})",
            Kind::Accepted, u"39144-0123-4567"_s);
        gupShup("accepted in capitals", 200, R"({"response":{"id":"1-2","status":"SUCCESS"}})",
            Kind::Accepted, u"1-2"_s);
        gupShup(
            "submitted", 202, R"({"response":{"id":"1-2","status":"submitted"}})", Kind::Accepted, u"1-2"_s);
        gupShup(
            "accepted as text", 200, "success | 919999999999 | 3914-350\n", Kind::Accepted, u"3914-350"_s);
        gupShup("rejected with HTTP 200", 200,
            R"({"response":{"id":"318","phone":"","details":" Message does not match WhatsApp HSM template.","status":"error"}})",
            Kind::Rejected, u"318"_s, u" Message does not match WhatsApp HSM template."_s);
        gupShup("rejected with HTTP 401", 401,
            R"({"response":{"id":"102","details":"Authentication failed","status":"error"}})", Kind::Rejected,
            u"102"_s, u"Authentication failed"_s);
        gupShup("code as a number", 200, R"({"response":{"id":105,"details":"666","status":"error"}})",
            Kind::Rejected, u"105"_s, u"666"_s);
        gupShup("rejected as text", 200, "error | 318 | Message does | not match", Kind::Rejected, u"318"_s,
            u"Message does | not match"_s);
        gupShup("rejected as text with HTTP 400", 400, "error | 105 | not valid", Kind::Rejected, u"105"_s,
            u"not valid"_s);
        gupShup("without the envelope", 200, R"({"id":"401","status":"error","details":"no"})",
            Kind::Rejected, u"401"_s, u"no"_s);
        gupShup("code of the future", 200, R"({"response":{"id":"999","details":"new","status":"error"}})",
            Kind::Rejected, u"999"_s, u"new"_s);
        gupShup("status of the future", 200, R"({"response":{"id":"1-2","status":"pondering"}})",
            Kind::Unknown, {});
        gupShup("success without an id", 200, R"({"response":{"status":"success"}})", Kind::Unknown, {});
        gupShup("500 with an error body", 500,
            R"({"response":{"id":"100","details":"unknown exception","status":"error"}})", Kind::Unknown,
            u"100"_s, u"unknown exception"_s);

        const auto karix = [](const char *name, int status, const QByteArray &body, Kind kind,
                               const QString &id, const QString &text = {}) {
            QTest::newRow(qPrintable(u"Karix, %1"_s.arg(QLatin1StringView(name))))
                << u"karix"_s << status << body << kind << id << text;
        };
        karix("accepted", 200, R"({"statusCode":"200","statusDesc":"Successfully Accepted","mid":"4101"})",
            Kind::Accepted, u"4101"_s);
        karix("accepted, code as a number", 200, R"({"statusCode":200,"mid":"4101"})", Kind::Accepted,
            u"4101"_s);
        karix("rejected with HTTP 200", 200, R"({"statusCode":"220","statusDesc":"Sender"})", Kind::Rejected,
            u"220"_s, u"Sender"_s);
        karix("code of the future", 200, R"({"statusCode":"777","statusDesc":"Odd"})", Kind::Rejected,
            u"777"_s, u"Odd"_s);
        karix("no code", 200, R"({"mid":"4101"})", Kind::Unknown, {});
        karix("401 with a body", 401, R"({"statusCode":"102","statusDesc":"inactive"})", Kind::Rejected,
            u"102"_s, u"inactive"_s);
        karix("503 with a body", 503, R"({"statusCode":"102","statusDesc":"inactive"})", Kind::Unknown,
            u"102"_s, u"inactive"_s);
    }
    void eachReplyHasItsOutcome()
    {
        QFETCH(QString, partner);
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        QFETCH(Kind, kind);
        QFETCH(QString, idOrCode);
        QFETCH(QString, partnerText);
        const SendOutcome outcome = findPartner(partner)->sendOutcome(replyOf(status, body));
        checkForm(outcome);
        QCOMPARE(outcome.kind, kind);
        if (kind == Kind::Accepted) {
            QCOMPARE(outcome.partnerMessageId, idOrCode);
            return;
        }
        QCOMPARE(outcome.problem->partnerCode, idOrCode);
        QCOMPARE(outcome.problem->partnerText, partnerText);
        if (kind == Kind::Rejected)
            QCOMPARE(outcome.problem->kind,
                idOrCode.isEmpty() ? ProblemKind::HttpStatus : ProblemKind::RejectedByPartner);
    }

    void whateverComesEveryPartnerKnowsWhetherItMayHaveBeenTaken_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<Kind>("kind");
        for (const int status : {200, 202, 204})
            QTest::addRow("%d", status) << status << Kind::Unknown;
        for (const int status : {301, 302, 307, 400, 401, 403, 404, 408, 413, 422, 429, 451})
            QTest::addRow("%d", status) << status << Kind::Rejected;
        for (const int status : {0, 100, 500, 502, 503, 504, 599})
            QTest::addRow("%d", status) << status << Kind::Unknown;
    }
    void whateverComesEveryPartnerKnowsWhetherItMayHaveBeenTaken()
    {
        QFETCH(int, status);
        QFETCH(Kind, kind);
        const QList<QByteArray> bodies{{}, "<html><body>Bad</body></html>", "{", "[]", "null", "\"text\"",
            "{}", "{\"response\":7}", "{\"requestError\":[]}", "{\"status\":{},\"messages\":{}}",
            "{\"messages\":[]}", "|", "error", "success |", "\xff\xfe\x00\x01", QByteArray(3000, '['),
            QByteArray("\xEF\xBB\xBF{}"), "{\"messageId\":{},\"status\":[]}", "{\"statusCode\":{}}"};
        for (const Partner *partner : allPartners()) {
            for (const QByteArray &body : bodies) {
                const SendOutcome outcome = partner->sendOutcome(replyOf(status, body));
                checkForm(outcome);
                QVERIFY2(outcome.kind == kind, body.constData());
                QVERIFY(outcome.problem->details.contains(QString::number(status)));
            }
        }
    }

    void eachStatusSaysWhoHasToAct()
    {
        for (const Partner *partner : allPartners()) {
            QCOMPARE(partner->sendOutcome(replyOf(401, {})).problem->side, Side::ThisComputer);
            QCOMPARE(partner->sendOutcome(replyOf(403, {})).problem->side, Side::Partner);
            QCOMPARE(partner->sendOutcome(replyOf(404, {})).problem->side, Side::ThisComputer);
            QCOMPARE(partner->sendOutcome(replyOf(429, {})).problem->side, Side::Partner);
            QCOMPARE(partner->sendOutcome(replyOf(502, {})).problem->side, Side::Partner);
        }
    }

    /// The status alone would send somebody with a rejected template after the 24 hours.
    void anErrorThatAStatusNamesDecidesWhatItMeans_data()
    {
        QTest::addColumn<QByteArray>("more");
        QTest::addColumn<QByteArray>("description");
        QTest::addColumn<QString>("says");
        QTest::newRow("template in the description")
            << QByteArray() << QByteArray("EC_INVALID_TEMPLATE: not approved") << u"not approved"_s;
        QTest::newRow("values in the description")
            << QByteArray() << QByteArray("EC_INVALID_TEMPLATE_ARGS: Failed to match") << u"placeholders"_s;
        QTest::newRow("error by its id")
            << QByteArray("\"error\":{\"id\":7009},") << QByteArray("d") << u"not approved"_s;
        QTest::newRow("error by its name")
            << QByteArray("\"error\":{\"id\":1,\"name\":\"EC_INVALID_TEMPLATE\"},") << QByteArray("d")
            << u"not approved"_s;
        QTest::newRow("error of the future")
            << QByteArray() << QByteArray("EC_OF_THE_MOON: full") << u"could not be delivered"_s;
        QTest::newRow("no error") << QByteArray() << QByteArray("d") << u"could not be delivered"_s;
    }
    void anErrorThatAStatusNamesDecidesWhatItMeans()
    {
        QFETCH(QByteArray, more);
        QFETCH(QByteArray, description);
        QFETCH(QString, says);
        const QByteArray body = "{\"messages\":[{\"messageId\":\"e\"," + more
            + "\"status\":{\"groupId\":2,\"groupName\":\"UNDELIVERABLE\",\"id\":9,"
              "\"name\":\"UNDELIVERABLE_NOT_DELIVERED\",\"description\":\""
            + description + "\"}}]}";
        const SendOutcome outcome = findPartner(u"infobip"_s)->sendOutcome(replyOf(200, body));
        checkForm(outcome);
        QCOMPARE(outcome.kind, Kind::Rejected);
        QVERIFY2(outcome.problem->text.contains(says), qPrintable(outcome.problem->text));
        QCOMPARE(outcome.problem->partnerCode, u"UNDELIVERABLE_NOT_DELIVERED"_s);
        QCOMPARE(outcome.problem->partnerText, QString::fromUtf8(description));
        QVERIFY(outcome.problem->details.contains("UNDELIVERABLE"_L1));
    }

    void anUnknownOutcomeWarnsOfSendingTwice()
    {
        for (const Partner *partner : allPartners()) {
            for (const int status : {200, 500})
                QVERIFY(partner->sendOutcome(replyOf(status, {})).problem->remedy.contains(u"twice"_s));
        }
    }

    void retryAfterIsSaidInWords_data()
    {
        QTest::addColumn<QByteArray>("header");
        QTest::addColumn<QString>("says");
        QTest::newRow("seconds") << QByteArray("17") << u"17 s,"_s;
        QTest::newRow("minutes") << QByteArray("601") << u"11 min,"_s;
        QTest::newRow("date") << QByteArray("Sun, 22 Nov 2026 18:00:00 GMT") << u"until"_s;
        QTest::newRow("none") << QByteArray() << u"a minute"_s;
        QTest::newRow("garbage") << QByteArray("soon") << u"a minute"_s;
        QTest::newRow("negative") << QByteArray("-5") << u"a minute"_s;
    }
    void retryAfterIsSaidInWords()
    {
        QFETCH(QByteArray, header);
        QFETCH(QString, says);
        const QList<HttpHeader> headers
            = header.isEmpty() ? QList<HttpHeader>{} : QList<HttpHeader>{{"retry-after", header}};
        const QByteArray infobip
            = R"({"requestError":{"serviceException":{"messageId":"TOO_MANY_REQUESTS","text":"Too many requests"}}})";
        for (const Partner *partner : allPartners()) {
            for (const QByteArray &body : {QByteArray(), infobip}) {
                const QString remedy = partner->sendOutcome(replyOf(429, body, headers)).problem->remedy;
                QVERIFY2(remedy.contains(says), qPrintable(remedy));
            }
        }
    }

    void aRedirectNamesItsTargetButNotItsQuery()
    {
        const HttpReply reply = replyOf(302, {}, {{"Location", "https://login.example/?token=s3cret"}});
        const Problem problem = *findPartner(u"infobip"_s)->sendOutcome(reply).problem;
        QVERIFY(problem.text.contains(u"https://login.example"_s));
        QVERIFY(!problem.text.contains(u"s3cret"_s) && !problem.details.contains(u"s3cret"_s));
    }

    void everyKnownCodeHasWordsAndARemedy()
    {
        for (const CodeTable &table : {infobipCodes(), gupShupCodes(), karixCodes()}) {
            QSet<QString> seen;
            for (const CodeMeaning &meaning : table.meanings) {
                QVERIFY2(!seen.contains(meaning.code), meaning.code.data());
                seen.insert(meaning.code);
                QVERIFY(qstrlen(meaning.text) > 0);
                QVERIFY(qstrlen(meaning.remedy) > 0);
                QCOMPARE(table.find(QString(meaning.code).toLower()), &meaning);
            }
            QVERIFY(!table.find(u"no such code"_s));
            QVERIFY(!table.find({}));
        }
    }

    void theCodeTablesMissNothingThatIsDocumented()
    {
        const auto infobip = samples(u"infobip-status-and-error-codes.json"_s);
        const auto gupShup = samples(u"gupshup-samples.json"_s);
        const auto karix = samples(u"karix-samples.json"_s);
        if (!infobip || !gupShup || !karix)
            QSKIP("the partners' samples are not here (../shared/specs)");
        const QStringList ofVoiceCalls{u"NO_ANSWER"_s, u"BUSY"_s, u"CANCELLED"_s, u"REJECTED"_s};
        const Json statuses = *infobip->at({"families", "General status codes"});
        for (qsizetype i = 0; i < statuses.size(); ++i) {
            const Json status = *statuses.at(i);
            const QString name = *status.string({"name"});
            const qint64 group = *status.integer({"groupId"});
            if ((group == 2 || group == 4 || group == 5) && !ofVoiceCalls.contains(name))
                QVERIFY2(infobipCodes().find(name), qPrintable(name));
        }
        const Json codes = *gupShup->at({"error_codes"});
        for (qsizetype i = 0; i < codes.size(); ++i)
            QVERIFY2(
                gupShupCodes().find(*codes.at(i)->text({"code"})), qPrintable(*codes.at(i)->text({"code"})));
        const Json statusCodes = *karix->at({"rcm", "status_codes"});
        for (qsizetype i = 0; i < statusCodes.size(); ++i) {
            const QString code = *statusCodes.at(i)->text({"statusCode"});
            QVERIFY2(code == "200"_L1 || karixCodes().find(code), qPrintable(code));
        }
    }

    void everyDocumentedReplyToASendIsUnderstood()
    {
        const auto infobip = samples(u"infobip-samples.json"_s);
        const auto gupShup = samples(u"gupshup-samples.json"_s);
        const auto karix = samples(u"karix-samples.json"_s);
        if (!infobip || !gupShup || !karix)
            QSKIP("the partners' samples are not here (../shared/specs)");
        const auto check
            = [](const char *partner, int status, const QByteArray &body, Kind kind, const QString &name) {
                  const SendOutcome outcome
                      = findPartner(QString::fromLatin1(partner))->sendOutcome(replyOf(status, body));
                  checkForm(outcome);
                  QVERIFY2(outcome.kind == kind, qPrintable(name));
                  if (outcome.problem)
                      QVERIFY2(!outcome.problem->partnerCode.isEmpty(), qPrintable(name));
                  else
                      QVERIFY2(!outcome.partnerMessageId.isEmpty(), qPrintable(name));
              };
        // A sample that is new, or not read, fails here. Lists of templates have a test of their own.
        const QStringList answersToOtherQuestions{u"get-templates-media-template-with-text-header"_s,
            u"get-templates-media-template-with-buttons"_s, u"get-account-templates-paged"_s,
            u"get-senders-quality"_s, u"get-messages-api-reports"_s, u"get-messages-api-inbound"_s,
            u"get-omni-logs"_s, u"upload_success"_s, u"opt_in_success"_s, u"opt_out_success"_s,
            u"template_list_success"_s, u"template_create_success"_s, u"pull_sync"_s, u"pull_async_rows"_s,
            u"pull_job_created"_s, u"pull_bad_job"_s, u"template_create"_s, u"template_media_upload"_s};

        const Json infobipSamples = *infobip->at({"samples"});
        static const QRegularExpression kStatus(u"\\b[45][0-9][0-9]\\b"_s);
        for (qsizetype i = 0; i < infobipSamples.size(); ++i) {
            const Json sample = *infobipSamples.at(i);
            const QString name = *sample.string({"id"});
            const QString kind = *sample.string({"kind"});
            if ((kind != "response"_L1 && kind != "error"_L1) || answersToOtherQuestions.contains(name))
                continue;
            const QString digits = kStatus.match(name).captured();
            const int status = digits.isEmpty() ? 200 : digits.toInt();
            check("infobip", status, toJsonText(sample.at({"json"})->raw()),
                status == 200           ? Kind::Accepted
                    : status / 100 == 5 ? Kind::Unknown
                                        : Kind::Rejected,
                name);
        }
        const Json gupShupSamples = *gupShup->at({"responses"});
        for (qsizetype i = 0; i < gupShupSamples.size(); ++i) {
            const Json sample = *gupShupSamples.at(i);
            const QString name = *sample.string({"id"});
            if (answersToOtherQuestions.contains(name))
                continue;
            const auto text = sample.string({"body_text"});
            const QByteArray body = text ? text->toUtf8() : toJsonText(sample.at({"body"})->raw());
            check("gupshup", 200, body, name.contains("success"_L1) ? Kind::Accepted : Kind::Rejected, name);
        }
        const Json karixSamples = *karix->at({"rcm", "responses"});
        for (qsizetype i = 0; i < karixSamples.size(); ++i) {
            const Json sample = *karixSamples.at(i);
            const QString name = *sample.string({"id"});
            if (!answersToOtherQuestions.contains(name))
                check("karix", 200, toJsonText(sample.at({"body"})->raw()),
                    name == "accepted"_L1 ? Kind::Accepted : Kind::Rejected, name);
        }
    }
};

CHANNEL_CONSOLE_TEST(SendOutcomesTest)
#include "tst_send_outcomes.moc"
