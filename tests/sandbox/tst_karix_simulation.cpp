// SPDX-License-Identifier: Apache-2.0
#include "core/sandbox/KarixSimulation.h"

#include "Wire.h"

#include <QRegularExpression>
#include <QTest>

using namespace ChannelConsole;
using namespace Qt::StringLiterals;

namespace {

const HttpHeader kKey{"Authentication", "Bearer sandbox-account-key"};

nlohmann::json message()
{
    return {
        {"message",
            {{"channel", "WABA"}, {"content", {{"preview_url", false}, {"type", "TEXT"}, {"text", "Hello"}}},
                {"recipient",
                    {{"to", "910000000001"}, {"recipient_type", "individual"},
                        {"reference", {{"cust_ref", "1"}}}}},
                {"sender", {{"from", "910000001000"}}}}},
        {"metaData", {{"version", "v1.0.9"}}}};
}

nlohmann::json with(const char *pointer, const nlohmann::json &value)
{
    nlohmann::json body = message();
    body[nlohmann::json::json_pointer(pointer)] = value;
    return body;
}

ListenerRequest post(const nlohmann::json &body, const HttpHeader &credential = kKey)
{
    return jsonPost("/services/rcm/sendMessage", credential, body);
}

} // namespace

class KarixSimulationTest final : public QObject
{
    Q_OBJECT
private slots:
    void aSoundTextIsAccepted()
    {
        KarixSimulation karix;
        const ListenerReply reply = karix.answer(post(message()));
        QCOMPARE(reply.status, 200);
        const nlohmann::json body = jsonIn(reply);
        QVERIFY(body["statusCode"].is_string());
        QCOMPARE(textAt(reply, {"statusCode"}), u"200"_s);
        QCOMPARE(textAt(reply, {"statusDesc"}), u"Successfully Accepted"_s);
        static const QRegularExpression mid(u"^[0-9]{24}$"_s);
        QVERIFY(mid.match(textAt(reply, {"mid"})).hasMatch());
    }

    void theSmallestBodySeenIsTaken()
    {
        KarixSimulation karix;
        nlohmann::json body = message();
        body["message"]["content"].erase("preview_url");
        body["message"]["recipient"].erase("reference");
        QCOMPARE(textAt(karix.answer(post(body)), {"statusCode"}), u"200"_s);
    }

    void theKeyIsLookedForInAuthenticationOnly_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QByteArray>("value");
        QTest::newRow("none") << QByteArray("Accept") << QByteArray("*/*");
        QTest::newRow("usual header") << QByteArray("Authorization") << kKey.value;
        QTest::newRow("wrong key") << kKey.name << QByteArray("Bearer wrong");
        QTest::newRow("no scheme") << kKey.name << QByteArray("sandbox-account-key");
        QTest::newRow("other scheme") << kKey.name << QByteArray("App sandbox-account-key");
    }
    void theKeyIsLookedForInAuthenticationOnly()
    {
        QFETCH(QByteArray, name);
        QFETCH(QByteArray, value);
        KarixSimulation karix;
        QCOMPARE(karix.answer(post(message(), {name, value})).status, 401);
    }

    /// HTTP 200 does not mean accepted (karix.md §3).
    void refusalsComeWithHttp200_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("code");
        QTest::newRow("channel") << toJsonText(with("/message/channel", "SMS")) << u"218"_s;
        QTest::newRow("no message") << toJsonText({{"metaData", {{"version", "v1.0.9"}}}}) << u"218"_s;
        QTest::newRow("sender") << toJsonText(with("/message/sender/from", "910000001001")) << u"220"_s;
        QTest::newRow("sender with plus")
            << toJsonText(with("/message/sender/from", "+910000001000")) << u"220"_s;
        QTest::newRow("many recipients")
            << toJsonText(with("/message/recipients", {{{"to", "1"}}, {{"to", "2"}}})) << u"249"_s;
        QTest::newRow("template") << toJsonText(with("/message/content/type", "TEMPLATE")) << u"210"_s;
        const auto content = [](QByteArray json) {
            const Result<Json> parsed = Json::parse(json.replace('\'', '"'));
            return toJsonText(with("/message/content", parsed ? parsed.value().raw() : nlohmann::json()));
        };
        QTest::newRow("unknown template")
            << content("{'type':'TEMPLATE','template':{'templateId':'nothing'}}") << u"210"_s;
        QTest::newRow("paused template") << content(
            "{'type':'TEMPLATE','template':{'templateId':'winter_offer','parameterValues':{'0':'a'}}}")
                                         << u"210"_s;
        QTest::newRow("text to find a template by")
            << content("{'type':'AUTO_TEMPLATE','text':'nothing'}") << u"210"_s;
        QTest::newRow("no credits") << toJsonText(with("/message/recipient/to", "910000000400")) << u"105"_s;
    }
    void refusalsComeWithHttp200()
    {
        QFETCH(QByteArray, body);
        QFETCH(QString, code);
        KarixSimulation karix;
        ListenerRequest request = post({});
        request.body = body;
        const ListenerReply reply = karix.answer(request);
        QCOMPARE(reply.status, 200);
        QCOMPARE(textAt(reply, {"statusCode"}), code);
        QVERIFY(!jsonIn(reply).contains("mid"));
    }

    void aBodyWithoutWhatEveryExampleHasIsABadRequest_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("text") << toJsonText(with("/message/content/text", ""));
        QTest::newRow("type") << toJsonText(with("/message/content/type", "text"));
        QTest::newRow("recipient type") << toJsonText(with("/message/recipient/recipient_type", ""));
        QTest::newRow("version") << toJsonText(with("/metaData", nlohmann::json::object()));
        QTest::newRow("number with plus") << toJsonText(with("/message/recipient/to", "+910000000001"));
        QTest::newRow("short number") << toJsonText(with("/message/recipient/to", "0000000001"));
        const auto content = [](QByteArray json) {
            const Result<Json> parsed = Json::parse(json.replace('\'', '"'));
            return toJsonText(with("/message/content", parsed ? parsed.value().raw() : nlohmann::json()));
        };
        QTest::newRow("values in a list") << content(
            "{'type':'TEMPLATE','template':{'templateId':'order_update','parameterValues':['a','b']}}");
        QTest::newRow("values from 1") << content("{'type':'TEMPLATE','template':{'templateId':'order_update'"
                                                  ",'parameterValues':{'1':'a','2':'b'}}}");
        QTest::newRow("template without its media")
            << content("{'type':'TEMPLATE','template':{'templateId':'invoice','parameterValues':{'0':'a'}}}");
        QTest::newRow("audio") << content(
            "{'type':'ATTACHMENT','attachment':{'type':'AUDIO','url':'https://a.example/a'}}");
        QTest::newRow("place in numbers")
            << content("{'type':'LOCATION','location':{'latitude':1,'longitude':2}}");
        QTest::newRow("no buttons") << content("{'type':'INTERACTIVE','interactive':{'type':'button','body':{"
                                               "'text':'x'},'action':{'buttons':[]}}}");
        QTest::newRow("list without rows")
            << content("{'type':'INTERACTIVE','interactive':{'type':'list','body':{'text':'x'},'action':{'"
                       "button':'x','sections':[]}}}");
        QTest::newRow("not JSON") << QByteArray("message=Hello");
    }
    void aBodyWithoutWhatEveryExampleHasIsABadRequest()
    {
        QFETCH(QByteArray, body);
        KarixSimulation karix;
        ListenerRequest request = post({});
        request.body = body;
        QCOMPARE(karix.answer(request).status, 400);
    }

    void otherPathsAreNotFound()
    {
        KarixSimulation karix;
        ListenerRequest request = post(message());
        request.target = "/services/rcm/sendMessages";
        QCOMPARE(karix.answer(request).status, 404);
    }
};

QTEST_GUILESS_MAIN(KarixSimulationTest)
#include "tst_karix_simulation.moc"
