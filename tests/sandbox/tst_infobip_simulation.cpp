// SPDX-License-Identifier: Apache-2.0
#include "core/sandbox/InfobipSimulation.h"

#include "Wire.h"

#include <QTest>

using namespace ChannelConsole;
using namespace Qt::StringLiterals;

namespace {

const HttpHeader kBasic{"Authorization", "Basic " + QByteArray("sandbox-user:sandbox-password").toBase64()};
const HttpHeader kKey{"Authorization", "App sandbox-api-key"};

nlohmann::json message()
{
    return {{"from", "441134960000"}, {"to", "447700900001"},
        {"messageId", "0123456789abcdef0123456789abcdef"}, {"content", {{"text", "Hello"}}}};
}

ListenerRequest textRequest(const nlohmann::json &body, const HttpHeader &credential = kBasic)
{
    return jsonPost("/whatsapp/1/message/text", credential, body);
}

ListenerRequest operationRequest(const QString &operation, const QByteArray &content)
{
    nlohmann::json body = {{"from", "441134960000"}, {"to", "447700900001"}};
    if (const Result<Json> parsed = Json::parse(content); parsed)
        body["content"] = parsed.value().raw();
    if (operation == "template"_L1)
        body = {{"messages", nlohmann::json::array({body})}};
    return jsonPost("/whatsapp/1/message/" + operation.toUtf8(), kBasic, body);
}

nlohmann::json with(const char *pointer, const nlohmann::json &value)
{
    nlohmann::json body = message();
    body[nlohmann::json::json_pointer(pointer)] = value;
    return body;
}

nlohmann::json without(const char *field)
{
    nlohmann::json body = message();
    body.erase(field);
    return body;
}

} // namespace

class InfobipSimulationTest final : public QObject
{
    Q_OBJECT
private slots:
    void aSoundTextIsEnroute_data()
    {
        QTest::addColumn<QByteArray>("authorization");
        QTest::newRow("basic") << kBasic.value;
        QTest::newRow("api key") << kKey.value;
    }
    void aSoundTextIsEnroute()
    {
        QFETCH(QByteArray, authorization);
        InfobipSimulation infobip;
        const ListenerReply reply = infobip.answer(textRequest(message(), {"Authorization", authorization}));
        QCOMPARE(reply.status, 200);
        QCOMPARE(contentType(reply), "application/json");
        const nlohmann::json wanted{{"to", "447700900001"}, {"messageCount", 1},
            {"messageId", "0123456789abcdef0123456789abcdef"},
            {"status",
                {{"groupId", 1}, {"groupName", "PENDING"}, {"id", 7}, {"name", "PENDING_ENROUTE"},
                    {"description", "Message sent to next instance"}}}};
        QCOMPARE(reply.body, toJsonText(wanted));
    }

    void aMessageIdOfItsOwnIsMadeWhereThereIsNone()
    {
        InfobipSimulation infobip;
        QVERIFY(!textAt(infobip.answer(textRequest(without("messageId"))), {"messageId"}).startsWith(u'('));
    }

    void wrongCredentialsAreUnauthorized_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QByteArray>("value");
        QTest::newRow("none") << QByteArray("Accept") << QByteArray("*/*");
        QTest::newRow("wrong header") << QByteArray("Authentication") << kBasic.value;
        QTest::newRow("wrong password")
            << QByteArray("Authorization") << "Basic " + QByteArray("sandbox-user:wrong").toBase64();
        QTest::newRow("not encoded") << QByteArray("Authorization")
                                     << QByteArray("Basic sandbox-user:sandbox-password");
        QTest::newRow("key without scheme") << QByteArray("Authorization") << QByteArray("sandbox-api-key");
        QTest::newRow("key as bearer") << QByteArray("Authorization") << QByteArray("Bearer sandbox-api-key");
    }
    void wrongCredentialsAreUnauthorized()
    {
        QFETCH(QByteArray, name);
        QFETCH(QByteArray, value);
        InfobipSimulation infobip;
        const ListenerReply reply = infobip.answer(textRequest(message(), {name, value}));
        QCOMPARE(reply.status, 401);
        QCOMPARE(reply.body,
            R"({"requestError":{"serviceException":{"messageId":"UNAUTHORIZED","text":"Unauthorized"}}})");
    }

    void unknownPathsAreNotFound_data()
    {
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<QByteArray>("target");
        QTest::newRow("misspelt") << QByteArray("POST") << QByteArray("/whatsapp/1/messages/text");
        QTest::newRow("deeper") << QByteArray("POST") << QByteArray("/whatsapp/1/message/text/");
        QTest::newRow("other version") << QByteArray("POST") << QByteArray("/whatsapp/2/message/text");
        QTest::newRow("method") << QByteArray("GET") << QByteArray("/whatsapp/1/message/text");
    }
    void unknownPathsAreNotFound()
    {
        QFETCH(QByteArray, method);
        QFETCH(QByteArray, target);
        InfobipSimulation infobip;
        ListenerRequest request = textRequest(message());
        request.method = method;
        request.target = target;
        const ListenerReply reply = infobip.answer(request);
        QCOMPARE(reply.status, 404);
        QCOMPARE(textAt(reply, {"requestError", "serviceException", "messageId"}), u"NOT_FOUND"_s);
    }

    void faultyFieldsAreNamed_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QByteArray>("errors");
        const QByteArray blankText
            = R"({"content.text":["size must be between 1 and 4096","must not be blank"]})";
        const auto row = [](const char *name, const nlohmann::json &body, const QByteArray &errors) {
            QTest::newRow(name) << toJsonText(body) << errors;
        };
        row("empty text", with("/content/text", ""), blankText);
        row("no content", without("content"), blankText);
        row("text that is a number", with("/content/text", 7), blankText);
        row("blank text", with("/content/text", "  "), R"({"content.text":["must not be blank"]})");
        row("long text", with("/content/text", std::string(4097, 'x')),
            R"({"content.text":["size must be between 1 and 4096"]})");
        row("no sender", without("from"),
            R"({"from":["size must be between 1 and 24","must not be blank"]})");
        row("no recipient", without("to"),
            R"({"to":["size must be between 1 and 150","must not be blank"]})");
        row("long id", with("/messageId", std::string(201, 'a')),
            R"({"messageId":["size must be between 0 and 200"]})");
        row("long callback data", with("/callbackData", std::string(4001, 'a')),
            R"({"callbackData":["size must be between 0 and 4000"]})");
    }
    void faultyFieldsAreNamed()
    {
        QFETCH(QByteArray, body);
        QFETCH(QByteArray, errors);
        InfobipSimulation infobip;
        ListenerRequest request = textRequest({});
        request.body = body;
        const ListenerReply reply = infobip.answer(request);
        QCOMPARE(reply.status, 400);
        QCOMPARE(textAt(reply, {"requestError", "serviceException", "messageId"}), u"BAD_REQUEST"_s);
        QCOMPARE(toJsonText(jsonIn(reply)["requestError"]["serviceException"]["validationErrors"]), errors);
    }

    void eachTypesFaultsAreNamed_data()
    {
        QTest::addColumn<QString>("operation");
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QString>("field");
        const auto row = [](const char *operation, QByteArray content, const char *field) {
            QTest::addRow("%s %s", operation, field)
                << QString::fromLatin1(operation)
                << content.replace('\'', '"').replace("LONG", QByteArray(61, 'x'))
                << QString::fromLatin1(field);
        };
        row("image", "{'mediaUrl':'file:///a.png'}", "content.mediaUrl");
        row("document", "{'mediaUrl':'https://a.example/a','filename':7}", "content.filename");
        row("location", "{'latitude':91,'longitude':0}", "content.latitude");
        row("location", "{'latitude':1,'longitude':'0'}", "content.longitude");
        row("contact", "{'contacts':[]}", "content.contacts");
        row("contact", "{'contacts':[{'name':{'firstName':'A'}}]}", "content.contacts[0].name.formattedName");
        row("contact",
            "{'contacts':[{'name':{'firstName':'A','formattedName':'A'},'phones':[{'phone':'1','type':'BOAT'}"
            "]}]}",
            "content.contacts[0].phones[0].type");
        row("interactive/buttons",
            "{'body':{'text':'x'},'action':{'buttons':[{'type':'REPLY','id':'1 ','title':'a'}]}}",
            "content.action.buttons[0].id");
        row("interactive/buttons", "{'body':{'text':'x'},'action':{'buttons':[]}}", "content.action.buttons");
        row("interactive/buttons",
            "{'body':{'text':'x'},'footer':{'text':'LONG'},'action':{'buttons':[{'type':'REPLY','id':'1','"
            "title':'a'}]}}",
            "content.footer.text");
        row("interactive/list",
            "{'body':{'text':'x'},'action':{'title':'x','sections':[{'rows':[{'id':'1','title':'a'},{'id':'1'"
            ",'title':'b'}]}]}}",
            "content.action.sections[0].rows[1].id");
        row("interactive/list",
            "{'body':{'text':'x'},'action':{'title':'x','sections':[{'rows':[{'id':'1','title':'a'}]},{'"
            "title':'B','rows':[{'id':'2','title':'b'}]}]}}",
            "content.action.sections[0].title");
        row("interactive/url-button", "{'body':{'text':'x'},'action':{'displayText':'x','url':'x'}}",
            "content.action.url");
        row("interactive/order-status", "{'action':{'payment':{'type':'UPI_LINK','id':'1'},'status':'LOST'}}",
            "content.action.status");
        row("interactive/order-details",
            "{'body':{'text':'x'},'action':{'payment':{'type':'UPI_LINK','id':'1'},'orderCurrency':'INR','"
            "orderType':'DIGITAL_GOODS','totalAmount':{'value':3},'order':{'items':[{'retailerId':'1','name':"
            "'x','amount':{'value':1},'quantity':1}],'subtotal':{'value':1},'tax':{'value':1}}}}",
            "content.action.totalAmount.value");
        row("template",
            "{'templateName':'order_update','language':'en_GB','templateData':{'body':{'placeholders':['a','"
            "b\\nc']}}}",
            "content.templateData.body.placeholders[1]");
        row("template",
            "{'templateName':'invoice','language':'en_GB','templateData':{'body':{'placeholders':['a']},"
            "'header':{'type':'DOCUMENT','mediaUrl':'https://a.example/a.pdf'}}}",
            "content.templateData.header.filename");
        row("template", "{'language':'en_GB','templateData':{'body':{'placeholders':[]}}}",
            "content.templateName");
    }
    void eachTypesFaultsAreNamed()
    {
        QFETCH(QString, operation);
        QFETCH(QByteArray, content);
        QFETCH(QString, field);
        InfobipSimulation infobip;
        const ListenerReply reply = infobip.answer(operationRequest(operation, content));
        QCOMPARE(reply.status, 400);
        const nlohmann::json errors = jsonIn(reply)["requestError"]["serviceException"]["validationErrors"];
        QVERIFY2(errors.size() == 1 && errors.contains(field.toStdString()), reply.body.constData());
    }

    void aTemplateThatWhatsAppDoesNotSendIsUndeliverable_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QString>("why");
        const auto row = [](const char *name, const char *language, const char *data, const char *why) {
            QTest::newRow(name) << QByteArray("{'templateName':'" + QByteArray(name).split(' ').constFirst()
                + "','language':'" + language + "','templateData':" + data + "}")
                                       .replace('\'', '"')
                                << QString::fromLatin1(why);
        };
        row("nothing", "en_GB", "{'body':{'placeholders':[]}}", "EC_INVALID_TEMPLATE:");
        row("order_update of another language", "fr", "{'body':{'placeholders':['a','b']}}",
            "EC_INVALID_TEMPLATE:");
        row("winter_offer is paused", "en_GB", "{'body':{'placeholders':['a']}}", "EC_INVALID_TEMPLATE:");
        row("prize_draw was rejected", "en_GB", "{'body':{'placeholders':['a']}}", "EC_INVALID_TEMPLATE:");
        row("order_update with one value", "en_GB", "{'body':{'placeholders':['a']}}",
            "EC_INVALID_TEMPLATE_ARGS:");
        row("login_code without its button", "en_GB", "{'body':{'placeholders':['1']}}",
            "EC_INVALID_TEMPLATE_ARGS:");
        row("invoice without its header", "en_GB", "{'body':{'placeholders':['a']}}",
            "EC_INVALID_TEMPLATE_ARGS:");
    }
    void aTemplateThatWhatsAppDoesNotSendIsUndeliverable()
    {
        QFETCH(QByteArray, content);
        QFETCH(QString, why);
        InfobipSimulation infobip;
        const ListenerReply reply = infobip.answer(operationRequest(u"template"_s, content));
        QCOMPARE(reply.status, 200);
        const nlohmann::json status = jsonIn(reply)["messages"][0]["status"];
        QCOMPARE(QString::fromStdString(status.value("groupName", "")), u"UNDELIVERABLE"_s);
        QVERIFY2(
            QString::fromStdString(status.value("description", "")).startsWith(why), reply.body.constData());
    }

    void theLongestTextIsTaken()
    {
        InfobipSimulation infobip;
        QCOMPARE(infobip.answer(textRequest(with("/content/text", std::string(4096, 'x')))).status, 200);
    }

    void whatIsNotJsonIsABadRequest_data()
    {
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("broken") << QByteArray("application/json") << QByteArray("{\"from\":");
        QTest::newRow("array") << QByteArray("application/json") << QByteArray("[]");
        QTest::newRow("declared as a form")
            << QByteArray("application/x-www-form-urlencoded") << toJsonText(message());
    }
    void whatIsNotJsonIsABadRequest()
    {
        QFETCH(QByteArray, type);
        QFETCH(QByteArray, body);
        InfobipSimulation infobip;
        const ListenerReply reply = infobip.answer({.method = "POST",
            .target = "/whatsapp/1/message/text",
            .headers = {{"Content-Type", type}, kBasic},
            .body = body});
        QCOMPARE(reply.status, 400);
    }

    /// Refusals of the message, not of the request, come with HTTP 200 (infobip.md §3).
    void refusalsComeInsideAStatus_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("id");
        QTest::addColumn<QString>("name");
        const auto row = [](const char *name, const nlohmann::json &body, int id, const QString &status) {
            QTest::newRow(name) << toJsonText(body) << id << status;
        };
        row("not registered", with("/to", "447700900400"), 18, u"REJECTED_DESTINATION_NOT_REGISTERED"_s);
        row("other sender", with("/from", "441134960999"), 11, u"REJECTED_SOURCE"_s);
        row("national number", with("/to", "07700900001"), 8, u"REJECTED_PREFIX_MISSING"_s);
        row("plus", with("/to", "+447700900001"), 52, u"REJECTED_DESTINATION"_s);
        row("not a number", with("/to", "nobody"), 52, u"REJECTED_DESTINATION"_s);
    }
    void refusalsComeInsideAStatus()
    {
        QFETCH(QByteArray, body);
        QFETCH(int, id);
        QFETCH(QString, name);
        InfobipSimulation infobip;
        ListenerRequest request = textRequest({});
        request.body = body;
        const ListenerReply reply = infobip.answer(request);
        QCOMPARE(reply.status, 200);
        QCOMPARE(textAt(reply, {"status", "groupName"}), u"REJECTED"_s);
        QCOMPARE(textAt(reply, {"status", "name"}), name);
        QCOMPARE(textAt(reply, {"status", "id"}), QString::number(id));
    }

    void aRepeatedMessageIdIsRejected()
    {
        InfobipSimulation infobip;
        QCOMPARE(textAt(infobip.answer(textRequest(message())), {"status", "id"}), u"7"_s);
        QCOMPARE(textAt(infobip.answer(textRequest(message())), {"status", "id"}), u"23"_s);
    }

    void aWhatsAppUserIdIsARecipient()
    {
        InfobipSimulation infobip;
        QCOMPARE(textAt(infobip.answer(textRequest(with("/to", "HR.123123123"))), {"status", "id"}), u"7"_s);
    }
};

QTEST_GUILESS_MAIN(InfobipSimulationTest)
#include "tst_infobip_simulation.moc"
