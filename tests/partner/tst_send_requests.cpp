// SPDX-License-Identifier: Apache-2.0
#include "partner/PartnerCases.h"

#include "core/Json.h"
#include "core/partner/GupShupPartner.h"
#include "core/partner/InfobipPartner.h"
#include "core/partner/PartnerRequest.h"

#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QUrlQuery>

#include <nlohmann/json.hpp>

using namespace ChannelConsole;
using namespace Qt::StringLiterals;

namespace {

const QString kSpecifications = QStringLiteral(PROJECT_DIR "/../shared/specs/");
constexpr int kMissingModule = 77; // validate_infobip.py: python3-jsonschema is not installed

QByteArray headerOf(const HttpRequest &request, const QByteArray &name)
{
    for (const HttpHeader &header : request.headers) {
        if (header.name == name)
            return header.value;
    }
    return {};
}

struct Validation
{
    QByteArray obstacle; ///< why nothing could be said
    int faults = 0; ///< 1 if there were any
    QByteArray output;
};

Validation validate(const nlohmann::json &requests)
{
    const QString specification = kSpecifications + u"infobip-whatsapp-openapi.json"_s;
    if (!QFile::exists(specification))
        return {.obstacle
            = "Infobip's OpenAPI document is not here (../shared/specs/infobip-whatsapp-openapi.json)"};
    QTemporaryDir directory;
    QFile list(directory.filePath(u"requests.json"_s));
    if (!list.open(QIODevice::WriteOnly) || list.write(toJsonText(requests)) < 0)
        return {.faults = 1, .output = "the list of requests cannot be written"};
    list.close();
    QProcess python;
    python.setProcessChannelMode(QProcess::MergedChannels);
    python.start(u"python3"_s,
        {QStringLiteral(TEST_SOURCE_DIR "/validate_infobip.py"), specification, list.fileName()});
    if (!python.waitForStarted())
        return {.obstacle = "python3 is not installed"};
    if (!python.waitForFinished(120'000))
        return {.faults = 1, .output = "the validation did not end"};
    if (python.exitCode() == kMissingModule)
        return {.obstacle = "python3-jsonschema is not installed"};
    return {.faults = python.exitCode() == 0 ? 0 : 1, .output = python.readAll()};
}

} // namespace

/// Snapshots are made anew with CHANNEL_CONSOLE_UPDATE_SNAPSHOTS=1; look at the difference before committing
/// it.
class SendRequestsTest final : public QObject
{
    Q_OBJECT

    static void addCases()
    {
        QTest::addColumn<QString>("name");
        for (const PartnerCase &entry : partnerCases())
            QTest::newRow(qPrintable(entry.name)) << entry.name;
    }

private slots:
    void everyRequestIsByteForByteWhatItWas_data() { addCases(); }
    void everyRequestIsByteForByteWhatItWas()
    {
        QFETCH(QString, name);
        const PartnerCase entry = partnerCase(name);
        const Result<HttpRequest> request = entry.request(entry.secrets());
        QVERIFY2(request.ok(), request ? "" : qPrintable(request.error().text));
        const QByteArray now = serialised(request.value());

        QFile snapshot(QStringLiteral(TEST_SOURCE_DIR "/snapshots/%1.txt").arg(name));
        if (qEnvironmentVariableIsSet("CHANNEL_CONSOLE_UPDATE_SNAPSHOTS")) {
            QVERIFY(snapshot.open(QIODevice::WriteOnly));
            QCOMPARE(snapshot.write(now), now.size());
        } else {
            QVERIFY2(snapshot.open(QIODevice::ReadOnly), qPrintable(snapshot.fileName()));
            QCOMPARE(now, snapshot.readAll());
        }
    }

    void aMaskedRequestIsTheSameButHoldsNoSecret_data() { addCases(); }
    void aMaskedRequestIsTheSameButHoldsNoSecret()
    {
        QFETCH(QString, name);
        const PartnerCase entry = partnerCase(name);
        const Result<HttpRequest> real = entry.request(entry.secrets());
        const Result<HttpRequest> masked = entry.request(Secrets::masked());
        QVERIFY(masked.ok());
        QCOMPARE(masked.value().url, real.value().url);
        QCOMPARE(masked.value().headers.size(), real.value().headers.size());
        const QByteArray shown = serialised(masked.value());
        QVERIFY(shown.contains(Secrets::masked().value({})));
        const QByteArray secret = entry.secrets().value(
            entry.partner->secretsForSend(entry.settings, typeOf(entry.message.content)).constFirst());
        for (const QByteArray &form : {secret, secret.toPercentEncoding(), secret.toBase64(),
                 QByteArray("flight desk:" + secret).toBase64()})
            QVERIFY(!shown.contains(form));
    }

    void scrubbingFindsTheSecretInARealRequest_data() { addCases(); }
    void scrubbingFindsTheSecretInARealRequest()
    {
        QFETCH(QString, name);
        const PartnerCase entry = partnerCase(name);
        const QByteArray wire = serialised(entry.request(entry.secrets()).value());
        const QByteArray shown = serialised(entry.request(Secrets::masked()).value());
        QCOMPARE(entry.secrets().scrub(wire, {u"flight desk"_s}), shown);
    }

    void everyPartnerSendsTheTextUnchanged_data() { addCases(); }
    void everyPartnerSendsTheTextUnchanged()
    {
        QFETCH(QString, name);
        const PartnerCase entry = partnerCase(name);
        if (typeOf(entry.message.content) != MessageType::Text)
            return; // tst_request_samples compares them with what the partners document
        const HttpRequest request = entry.request(entry.secrets()).value();
        QCOMPARE(request.method, QByteArray("POST"));
        QVERIFY(headerOf(request, "User-Agent").startsWith("channel-console/"));
        QCOMPARE(headerOf(request, "Accept"), QByteArray("application/json"));
        if (entry.partner->id() == "gupshup"_L1) {
            QHash<QString, QString> form;
            const QList<QByteArray> pairs = request.body.split('&');
            for (const QByteArray &pair : pairs) {
                QVERIFY2(!pair.contains('+') && !pair.contains(' '), pair.constData());
                form.insert(QString::fromLatin1(pair.left(pair.indexOf('='))),
                    QUrl::fromPercentEncoding(pair.mid(pair.indexOf('=') + 1)));
            }
            QCOMPARE(form.value(u"msg"_s), contentText(entry.message.content));
            QCOMPARE(form.value(u"send_to"_s), u"919892123456"_s);
            QCOMPARE(form.value(u"msg_id"_s), entry.message.id);
            QCOMPARE(form.value(u"password"_s),
                QString::fromUtf8(entry.secrets().value(
                    entry.partner->secretsForSend(entry.settings, MessageType::Text).constFirst())));
            const QString text = contentText(entry.message.content);
            QCOMPARE(form.contains(u"data_encoding"_s),
                text != QString::fromLatin1(text.toLatin1()) || text.contains(u'ü'));
            return;
        }
        const Result<Json> body = Json::parse(request.body);
        QVERIFY(body.ok());
        const bool infobip = entry.partner->id() == "infobip"_L1;
        const Json &json = body.value();
        QCOMPARE(infobip ? json.string({"content", "text"}) : json.string({"message", "content", "text"}),
            contentText(entry.message.content));
        QCOMPARE(
            infobip ? json.string({"to"}) : json.string({"message", "recipient", "to"}), u"919892123456"_s);
        QCOMPARE(
            infobip ? json.string({"from"}) : json.string({"message", "sender", "from"}), u"441134960000"_s);
        QCOMPARE(infobip ? json.string({"messageId"})
                         : json.string({"message", "recipient", "reference", "cust_ref"}),
            entry.message.id);
    }

    void infobipSignsInAsTheSettingsSay()
    {
        const PartnerCase basic = partnerCase(u"infobip-plain"_s);
        QCOMPARE(headerOf(basic.request(basic.secrets()).value(), "Authorization"),
            QByteArray("Basic " + QByteArray("flight desk:" + awkwardSecret()).toBase64()));
        const PartnerCase key = partnerCase(u"infobip-apiKey-plain"_s);
        QCOMPARE(headerOf(key.request(key.secrets()).value(), "Authorization"),
            QByteArray("App k3y+/with==signs"));
    }

    void karixGetsItsKeyInItsOwnHeaderAndNotInAuthorization()
    {
        const PartnerCase karix = partnerCase(u"karix-plain"_s);
        const HttpRequest request = karix.request(karix.secrets()).value();
        QCOMPARE(headerOf(request, "Authentication"), QByteArray("Bearer k3y+/with==signs"));
        QVERIFY(headerOf(request, "Authorization").isEmpty());
    }

    void thePathOfAGatewayIsKept()
    {
        for (const Partner *partner : allPartners()) {
            const PartnerCase entry = partnerCase(partner->id() + u"-plain"_s);
            const QUrl base(u"http://127.0.0.1:4711/prefix/"_s);
            const Result<HttpRequest> request
                = partner->sendRequest(entry.message, entry.settings, entry.secrets(), base);
            QVERIFY(request.value().url.toString().startsWith(u"http://127.0.0.1:4711/prefix/"_s));
            QVERIFY(!request.value().url.path().contains(u"//"_s));
        }
    }

    void whatCannotBeSentIsRefusedBeforeItGoesOut_data()
    {
        QTest::addColumn<QString>("part");
        for (const char *part : {"text", "longText", "userNumber", "businessNumber", "secret", "base"})
            QTest::newRow(part) << QString::fromLatin1(part);
    }
    void whatCannotBeSentIsRefusedBeforeItGoesOut()
    {
        QFETCH(QString, part);
        for (const Partner *partner : allPartners()) {
            PartnerCase entry = partnerCase(partner->id() + u"-plain"_s);
            Secrets secrets = entry.secrets();
            QUrl base = partner->serviceUrl(entry.settings);
            if (part == "text"_L1)
                entry.message.content = TextContent{.text = u" \n"_s};
            else if (part == "longText"_L1)
                entry.message.content = TextContent{.text = QString(partner->maximumTextLength() + 1, u'x')};
            else if (part == "userNumber"_L1)
                entry.message.userNumber = u"12"_s;
            else if (part == "businessNumber"_L1)
                entry.message.businessNumber.clear();
            else if (part == "secret"_L1)
                secrets = Secrets();
            else
                base = QUrl();
            const Result<HttpRequest> request
                = partner->sendRequest(entry.message, entry.settings, secrets, base);
            QVERIFY(!request.ok());
            QCOMPARE(request.error().kind,
                part == "secret"_L1 ? ProblemKind::MissingSecret : ProblemKind::InvalidInput);
            QVERIFY(!request.error().text.isEmpty());
            QVERIFY(!request.error().remedy.isEmpty());
        }
    }

    void gupShupTakesFewerCharactersThatAreNotPlainEnglish()
    {
        PartnerCase entry = partnerCase(u"gupshup-plain"_s);
        entry.message.content
            = TextContent{.text = QString(GupShupPartner::kMaximumUnicodeTextLength + 1, u'ü')};
        const Result<HttpRequest> request = entry.request(entry.secrets());
        QVERIFY(!request.ok());
        QCOMPARE(request.error().field, u"text"_s);
        QVERIFY(request.error().text.contains(u"plain English"_s));
    }

    void everyInfobipRequestIsValidByInfobipsOwnDocument()
    {
        nlohmann::json requests = nlohmann::json::array();
        for (const PartnerCase &entry : partnerCases()) {
            if (entry.partner->id() != "infobip"_L1)
                continue;
            const HttpRequest request = entry.request(entry.secrets()).value();
            requests.push_back({{"name", toStd(entry.name)}, {"path", toStd(request.url.path())},
                {"body", request.body.toStdString()}});
        }
        QVERIFY(requests.size() > 40);
        const Validation validation = validate(requests);
        if (!validation.obstacle.isEmpty())
            QSKIP(validation.obstacle.constData());
        QVERIFY2(validation.faults == 0, validation.output.constData());
    }

    void thatValidationSeesFaultsDeepInside_data()
    {
        QTest::addColumn<QByteArray>("found");
        QTest::addColumn<QByteArray>("replaced");
        // With ' for ".
        QTest::newRow("misspelt name") << QByteArray("'title':'No'") << QByteArray("'titel':'No'");
        QTest::newRow("too long") << QByteArray("'title':'No'")
                                  << QByteArray("'title':'" + QByteArray(21, 'x') + "'");
        QTest::newRow("header without its text") << QByteArray("'text':'Seats',") << QByteArray();
        QTest::newRow("unknown kind of button")
            << QByteArray("'type':'REPLY'") << QByteArray("'type':'PLAY'");
    }
    void thatValidationSeesFaultsDeepInside()
    {
        QFETCH(QByteArray, found);
        QFETCH(QByteArray, replaced);
        found.replace('\'', '"');
        replaced.replace('\'', '"');
        const PartnerCase entry = partnerCase(u"infobip-buttons-text-header"_s);
        HttpRequest request = entry.request(entry.secrets()).value();
        QVERIFY(request.body.contains(found));
        const Validation validation
            = validate(nlohmann::json::array({{{"name", "faulty"}, {"path", toStd(request.url.path())},
                {"body", request.body.replace(found, replaced).toStdString()}}}));
        if (!validation.obstacle.isEmpty())
            QSKIP(validation.obstacle.constData());
        QVERIFY2(validation.faults == 1, validation.output.constData());
    }

    void whoTakesNoReportUrlSendsNone()
    {
        for (const PartnerCase &entry : partnerCases()) {
            PartnerCase reporting = entry;
            reporting.message.reportUrl = QUrl(u"https://tunnel.example.com/hook"_s);
            const HttpRequest request = reporting.request(reporting.secrets()).value();
            QCOMPARE(request.body.contains("tunnel.example.com"), entry.partner->takesReportUrl());
        }
        PartnerCase tooLong = partnerCase(u"infobip-report-url"_s);
        tooLong.message.reportUrl
            = QUrl(u"https://tunnel.example.com/"_s + QString(InfobipPartner::kMaximumReportUrlLength, u'x'));
        QCOMPARE(tooLong.request(tooLong.secrets()).error().kind, ProblemKind::InvalidInput);
    }

    void theLimitsUsedForInfobipAreThoseOfItsDocument()
    {
        QFile file(kSpecifications + u"infobip-whatsapp-openapi.json"_s);
        if (!file.open(QIODevice::ReadOnly))
            QSKIP("Infobip's OpenAPI document is not here (../shared/specs/infobip-whatsapp-openapi.json)");
        const Result<Json> document = Json::parse(file.readAll(), {.bytes = 8 * 1024 * 1024, .depth = 200});
        QVERIFY2(document.ok(), document ? "" : qPrintable(document.error().details));
        const auto schema = document.value().at({"paths", "/whatsapp/1/message/text", "post", "requestBody",
            "content", "application/json", "schema", "$ref"});
        QVERIFY(schema);
        const QByteArray name = schema->string({})->section(u'/', -1).toUtf8();
        const auto text = document.value().at({"components", "schemas", name.constData(), "properties"});
        QVERIFY(text);
        QVERIFY(InfobipPartner::kSafeMessageIdLength <= text->integer({"messageId", "maxLength"}).value());
        QCOMPARE(text->integer({"notifyUrl", "maxLength"}).value(), InfobipPartner::kMaximumReportUrlLength);
        const auto contentName = text->string({"content", "$ref"});
        QVERIFY(contentName);
        QCOMPARE(document.value().integer({"components", "schemas",
                     contentName->section(u'/', -1).toUtf8().constData(), "properties", "text", "maxLength"}),
            InfobipPartner::kMaximumTextLength);
    }
};

QTEST_GUILESS_MAIN(SendRequestsTest)
#include "tst_send_requests.moc"
