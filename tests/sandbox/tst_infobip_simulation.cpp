// SPDX-License-Identifier: Apache-2.0
#include "core/sandbox/InfobipSimulation.h"

#include "Wire.h"
#include "support/TestMain.h"

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

CHANNEL_CONSOLE_TEST(InfobipSimulationTest)
#include "tst_infobip_simulation.moc"
