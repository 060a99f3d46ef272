// SPDX-License-Identifier: Apache-2.0
#include "core/Json.h"
#include "core/partner/Partner.h"
#include "core/partner/Secrets.h"
#include "support/TestMain.h"

#include <nlohmann/json.hpp>

#include <QFile>
#include <QTest>

using namespace ChannelConsole;
using namespace Qt::StringLiterals;

namespace {

const Partner &partner(const char *id)
{
    return *findPartner(QString::fromLatin1(id));
}

HttpReply jsonReply(int status, const QByteArray &body)
{
    return {.status = status, .headers = {{"Content-Type", "application/json"}}, .body = body};
}

Result<TemplatePage> read(const char *partnerId, int status, const QByteArray &body, int offset = 0)
{
    return partner(partnerId).readTemplates(
        {.sender = u"+447796344125"_s, .offset = offset}, jsonReply(status, body));
}

PartnerSettings gupShup()
{
    return {.values = {{u"wabaId"_s, u"2000000001"_s}}, .numbers = {u"+910000001000"_s}};
}

Secrets secret(const QString &field, const QByteArray &value)
{
    Secrets secrets;
    secrets.insert(field, value);
    return secrets;
}

/// A published document; null where it is not at hand.
nlohmann::json load(const char *name)
{
    QFile file(QStringLiteral(PROJECT_DIR "/../shared/specs/") + QLatin1StringView(name));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const Result<Json> parsed = Json::parse(file.readAll(), {.bytes = 64 * 1024 * 1024});
    return parsed.ok() ? parsed.value().raw() : nlohmann::json();
}

} // namespace

class TemplateListsTest final : public QObject
{
    Q_OBJECT
private slots:
    void everyPublishedListOfInfobipsIsRead();
    void theKnownListOfGupShupsIsRead();
    void infobipIsAskedForOneSenderWithTheCredentialsInAHeader();
    void gupShupsPasswordIsInNoAddress();
    void whatPeopleSeeIsMasked();
    void unknownWordsAreKeptAsTheyCame();
    void gupShupsOtherEnvelopesAreRead_data();
    void gupShupsOtherEnvelopesAreRead();
    void gupShupsNextPageIsKnownToExist();
    void buttonsOfGupShupAreRead();
    void aRefusalSaysWhatToDo_data();
    void aRefusalSaysWhatToDo();
    void anythingElseIsNotTakenForAList_data();
    void anythingElseIsNotTakenForAList();
    void karixListsNoneAndSaysWhy();
};

void TemplateListsTest::everyPublishedListOfInfobipsIsRead()
{
    const nlohmann::json document = load("infobip-samples.json");
    if (document.is_null())
        QSKIP("the published samples are not at hand (../shared/specs)");
    int lists = 0;
    for (const nlohmann::json &sample : document["samples"]) {
        const std::string id = sample.value("id", std::string());
        const nlohmann::json &body = sample["json"];
        if (!body.is_object() || !(body.contains("templates") || id == "get-account-templates-paged"))
            continue;
        const nlohmann::json &entries = body.contains("templates") ? body["templates"] : body["results"];
        const auto page = read("infobip", 200, toJsonText(body));
        QVERIFY2(page.ok(), id.c_str());
        QCOMPARE(page.value().records.size(), static_cast<qsizetype>(entries.size()));
        QVERIFY(!page.value().more);
        for (std::size_t i = 0; i < entries.size(); ++i) {
            const TemplateRecord &record = page.value().records.at(static_cast<qsizetype>(i));
            QCOMPARE(toStd(record.name), entries[i]["name"].get<std::string>());
            QCOMPARE(toStd(record.body), entries[i]["structure"]["body"]["text"].get<std::string>());
            QCOMPARE(record.original, toJsonText(entries[i]));
            QCOMPARE(record.status, u"APPROVED"_s);
            QVERIFY(record.otherParts.isEmpty());
            const nlohmann::json &structure = entries[i]["structure"];
            QCOMPARE(record.buttons.size(),
                structure.contains("buttons") ? static_cast<qsizetype>(structure["buttons"].size()) : 0);
            if (structure.contains("header"))
                QCOMPARE(toStd(record.headerKind), structure["header"]["format"].get<std::string>());
        }
        ++lists;
    }
    QVERIFY(lists >= 3);

    const nlohmann::json api = load("infobip-whatsapp-openapi.json");
    const nlohmann::json &examples = api["paths"]["/whatsapp/2/senders/{sender}/templates"]["get"]
                                        ["responses"]["200"]["content"]["application/json"]["examples"];
    QVERIFY(!examples.empty());
    for (const nlohmann::json &example : examples) {
        const auto page = read("infobip", 200, toJsonText(example["value"]));
        QVERIFY(page.ok());
        QCOMPARE(page.value().records.size(), 1);
    }
}

void TemplateListsTest::theKnownListOfGupShupsIsRead()
{
    const nlohmann::json document = load("gupshup-samples.json");
    if (document.is_null())
        QSKIP("the published samples are not at hand (../shared/specs)");
    for (const nlohmann::json &sample : document["responses"]) {
        if (sample["id"] == "template_list_success") {
            const auto page = read("gupshup", 200, toJsonText(sample["body"]));
            QVERIFY(page.ok());
            QCOMPARE(page.value().records.size(), 1);
            const TemplateRecord record = page.value().records.constFirst();
            QCOMPARE(record.partnerTemplateId, u"7091229"_s);
            QCOMPARE(record.name, u"order_update"_s);
            QCOMPARE(record.status, u"ENABLED"_s);
            QCOMPARE(record.body, u"Hi {{1}}, your order {{2}} shipped"_s);
            QCOMPARE(record.headerKind, u"TEXT"_s);
            QCOMPARE(record.headerText, u"Order update"_s);
            QCOMPARE(record.footer, u"Thank you"_s);
            QVERIFY(!page.value().more);
            return;
        }
    }
    QFAIL("there is no such sample");
}

void TemplateListsTest::infobipIsAskedForOneSenderWithTheCredentialsInAHeader()
{
    const PartnerSettings settings{.values = {{u"authentication"_s, u"apikey"_s}}};
    const auto request = partner("infobip").templatesRequest({.sender = u"+447796344125"_s}, settings,
        secret(u"apiKey"_s, "key-1"), QUrl(u"https://x.api.infobip.com"_s));
    QVERIFY(request.ok());
    QCOMPARE(request.value().method, "GET");
    QCOMPARE(
        request.value().url, QUrl(u"https://x.api.infobip.com/whatsapp/2/senders/447796344125/templates"_s));
    QVERIFY(request.value().headers.contains(HttpHeader{"Authorization", "App key-1"}));
    QVERIFY(request.value().body.isEmpty());

    const auto nobody = partner("infobip").templatesRequest(
        {}, settings, secret(u"apiKey"_s, "key-1"), QUrl(u"https://x.api.infobip.com"_s));
    QVERIFY(!nobody.ok());
    QCOMPARE(nobody.error().kind, ProblemKind::InvalidInput);
}

void TemplateListsTest::gupShupsPasswordIsInNoAddress()
{
    const auto request = partner("gupshup").templatesRequest({.sender = {}, .offset = 50}, gupShup(),
        secret(u"password"_s, "p&ss w+rd"), QUrl(u"https://wamedia.smsgupshup.com"_s));
    QVERIFY(request.ok());
    QCOMPARE(request.value().method, "POST");
    QCOMPARE(request.value().url, QUrl(u"https://wamedia.smsgupshup.com/GatewayAPI/rest"_s));
    const QList<QByteArray> form = request.value().body.split('&');
    QVERIFY(form.contains("method=get_whatsapp_hsm"));
    QVERIFY(form.contains("userid=2000000001"));
    QVERIFY(form.contains("password=p%26ss%20w%2Brd"));
    QVERIFY(form.contains("offset=50"));
}

void TemplateListsTest::whatPeopleSeeIsMasked()
{
    const QUrl base(u"https://example.com"_s);
    const auto gateway = partner("gupshup").templatesRequest({}, gupShup(), Secrets::masked(), base);
    const auto infobip = partner("infobip").templatesRequest(
        {.sender = u"+447796344125"_s}, {.values = {{u"username"_s, u"me"_s}}}, Secrets::masked(), base);
    QVERIFY(gateway.ok() && infobip.ok());
    QVERIFY(gateway.value().body.contains(QByteArray("password=" + Secrets::masked().value({}))));
    QVERIFY(infobip.value().headers.constFirst().value.contains(Secrets::masked().value({})));
}

void TemplateListsTest::unknownWordsAreKeptAsTheyCame()
{
    const auto page = read("infobip", 200, R"({"templates":[{"id":7,"name":"odd","language":"xx_Klingon",
        "status":"BEAMED_UP","category":"HOLODECK","structure":{"header":{"format":"HOLOGRAM"},"body":"as a string",
        "carousel":{"cards":[]},"buttons":[{"type":"WARP","text":"Engage"},"nonsense",17]}},
        "nonsense", {"name":"bare"}]})");
    QVERIFY(page.ok());
    QCOMPARE(page.value().records.size(), 2);
    const TemplateRecord odd = page.value().records.constFirst();
    QCOMPARE(odd.partnerTemplateId, u"7"_s);
    QCOMPARE(odd.status, u"BEAMED_UP"_s);
    QCOMPARE(odd.category, u"HOLODECK"_s);
    QCOMPARE(odd.language, u"xx_Klingon"_s);
    QCOMPARE(odd.headerKind, u"HOLOGRAM"_s);
    QCOMPARE(odd.body, u"as a string"_s);
    QCOMPARE(odd.otherParts, QStringList{u"carousel"_s});
    QCOMPARE(odd.buttons.constFirst().type, u"WARP"_s);
    QVERIFY(odd.original.contains("HOLODECK"));
    QCOMPARE(page.value().records.at(1).name, u"bare"_s);

    const auto gupShup = read("gupshup", 200,
        R"({"data":[{"id":"x","name":"odd","status":"BEAMED_UP","type":"hologram","button_type":"WARP"}]})");
    QVERIFY(gupShup.ok());
    QCOMPARE(gupShup.value().records.constFirst().headerKind, u"HOLOGRAM"_s);
    QCOMPARE(gupShup.value().records.constFirst().otherParts, QStringList{u"button_type WARP"_s});
}

void TemplateListsTest::gupShupsOtherEnvelopesAreRead_data()
{
    QTest::addColumn<QByteArray>("body");
    const QByteArray entry = R"({"id":1,"name":"one","body":"Hi"})";
    QTest::newRow("data") << QByteArray("{\"data\":[" + entry + "]}");
    QTest::newRow("bare array") << QByteArray("[" + entry + "]");
    QTest::newRow("templates") << QByteArray("{\"templates\":[" + entry + "]}");
    QTest::newRow("in the gateway's envelope")
        << QByteArray("{\"response\":{\"status\":\"success\",\"data\":[" + entry + "]}}");
    QTest::newRow("data.templates") << QByteArray("{\"data\":{\"templates\":[" + entry + "]}}");
}

void TemplateListsTest::gupShupsOtherEnvelopesAreRead()
{
    QFETCH(QByteArray, body);
    const auto page = read("gupshup", 200, body);
    QVERIFY(page.ok());
    QCOMPARE(page.value().records.size(), 1);
    QCOMPARE(page.value().records.constFirst().name, u"one"_s);
}

void TemplateListsTest::gupShupsNextPageIsKnownToExist()
{
    const QByteArray two = R"([{"name":"a"},{"name":"b"}])";
    QVERIFY(read("gupshup", 200, "{\"data\":" + two + ",\"meta\":{\"total\":3}}").value().more);
    QVERIFY(!read("gupshup", 200, "{\"data\":" + two + ",\"meta\":{\"total\":3}}", 1).value().more);
    QVERIFY(!read("gupshup", 200, "{\"data\":" + two + "}").value().more);
    QVERIFY(!read("gupshup", 200, R"({"data":[],"meta":{"total":3}})").value().more);
}

void TemplateListsTest::buttonsOfGupShupAreRead()
{
    const QByteArray body = R"({"data":[{"name":"a","buttons":[{"type":"url","text":"Go",
        "url":"https://x.example/{{1}}","example":["https://x.example/1"]},
        {"type":"phone_number","text":"Call","phone_number":"+441134960999"}]},
        {"name":"b","buttons":"[\"Yes\",\"No\"]"}]})";
    const auto page = read("gupshup", 200, body);
    QVERIFY(page.ok());
    const TemplateRecord record = page.value().records.constFirst();
    QCOMPARE(record.buttons.size(), 2);
    QCOMPARE(record.buttons.at(0),
        (TemplateButton{.type = u"URL"_s,
            .text = u"Go"_s,
            .url = u"https://x.example/{{1}}"_s,
            .example = u"https://x.example/1"_s}));
    QCOMPARE(record.buttons.at(1).phoneNumber, u"+441134960999"_s);
    QCOMPARE(page.value().records.at(1).buttons.size(), 2);
    QCOMPARE(page.value().records.at(1).buttons.at(1).text, u"No"_s);
}

void TemplateListsTest::aRefusalSaysWhatToDo_data()
{
    QTest::addColumn<QByteArray>("partnerId");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("remedy");
    QTest::addColumn<QString>("code");
    const auto old = [](const char *id, const char *text) -> QByteArray {
        return QByteArray(R"({"requestError":{"serviceException":{"messageId":")") + id + R"(","text":")"
            + text + R"("}}})";
    };
    QTest::newRow("Infobip 401") << QByteArray("infobip") << 401
                                 << old("UNAUTHORIZED", "Invalid login details")
                                 << u"did not accept the credentials"_s << u"Configurations"_s
                                 << u"UNAUTHORIZED"_s;
    QTest::newRow("Infobip 403") << QByteArray("infobip") << 403 << old("FORBIDDEN", "Forbidden")
                                 << u"does not let them read templates"_s << u"whatsapp:manage"_s
                                 << u"FORBIDDEN"_s;
    QTest::newRow("Infobip 404") << QByteArray("infobip") << 404 << old("NOT_FOUND", "Not found")
                                 << u"no sender +447796344125"_s << u"Base URL"_s << u"NOT_FOUND"_s;
    QTest::newRow("Infobip 500") << QByteArray("infobip") << 500
                                 << old("GENERAL_ERROR", "Something went wrong") << u"failure of its own"_s
                                 << u"again"_s << u"GENERAL_ERROR"_s;
    QTest::newRow("Infobip 403 without words")
        << QByteArray("infobip") << 403 << QByteArray("<html>") << u"does not let them read templates"_s
        << u"whatsapp:manage"_s << QString();
    QTest::newRow("GupShup 102") << QByteArray(
        "gupshup") << 200 << QByteArray(R"({"response":{"id":"102","status":"error","details":"Auth"}})")
                                 << QString() << QString() << u"102"_s;
    QTest::newRow("GupShup without envelope")
        << QByteArray("gupshup") << 200
        << QByteArray(R"({"id":"401","status":"error","details":"Authentication failed"})")
        << u"did not accept the credentials"_s << u"Configurations"_s << u"401"_s;
    QTest::newRow("GupShup as text") << QByteArray("gupshup") << 200
                                     << QByteArray("error | 106 | No such method") << QString() << QString()
                                     << u"106"_s;
    QTest::newRow("GupShup, a code nobody knows")
        << QByteArray("gupshup") << 200 << QByteArray(R"({"status":"error","id":"777","details":"Odd"})")
        << u"did not list the templates"_s << u"own words"_s << u"777"_s;
    QTest::newRow("GupShup 404") << QByteArray("gupshup") << 404 << QByteArray("Not Found")
                                 << u"no template interface"_s << u"Template API URL"_s << QString();
}

void TemplateListsTest::aRefusalSaysWhatToDo()
{
    QFETCH(QByteArray, partnerId);
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QFETCH(QString, text);
    QFETCH(QString, remedy);
    QFETCH(QString, code);
    const auto page = read(partnerId.constData(), status, body);
    QVERIFY(!page.ok());
    const Problem &problem = page.error();
    QVERIFY2(problem.text.contains(text), qPrintable(problem.text));
    QVERIFY2(problem.remedy.contains(remedy), qPrintable(problem.remedy));
    QVERIFY(!problem.text.isEmpty() && !problem.remedy.isEmpty());
    QCOMPARE(problem.partnerCode, code);
    QVERIFY(problem.kind != ProblemKind::OutcomeUnknown); // a question has no unknown outcome
    QVERIFY2(!problem.text.contains(u"message"_s), qPrintable(problem.text));
}

void TemplateListsTest::anythingElseIsNotTakenForAList_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("page") << QByteArray("<html>Welcome</html>");
    QTest::newRow("other object") << QByteArray(R"({"ok":true})");
    QTest::newRow("no array") << QByteArray(R"({"templates":7,"data":"x"})");
    QTest::newRow("null") << QByteArray("null");
}

void TemplateListsTest::anythingElseIsNotTakenForAList()
{
    QFETCH(QByteArray, body);
    for (const char *id : {"infobip", "gupshup"}) {
        const auto page = read(id, 200, body);
        QVERIFY(!page.ok());
        QCOMPARE(page.error().kind, ProblemKind::ReplyNotUnderstood);
        QVERIFY(!page.error().remedy.isEmpty());
    }
}

void TemplateListsTest::karixListsNoneAndSaysWhy()
{
    QCOMPARE(partner("karix").listsTemplates().kind, MessageSupport::Kind::NotOffered);
    QVERIFY(!partner("karix").listsTemplates().reason.isEmpty());
    QVERIFY(!partner("karix").templatesRequest({}, {}, Secrets::masked(), QUrl(u"https://x.example"_s)).ok());
    QVERIFY(partner("infobip").templatesArePerSender());
    QVERIFY(!partner("gupshup").templatesArePerSender());
}

CHANNEL_CONSOLE_TEST(TemplateListsTest)
#include "tst_templatelists.moc"
