// SPDX-License-Identifier: Apache-2.0
#include "core/sandbox/GupShupSimulation.h"
#include "core/sandbox/InfobipSimulation.h"
#include "core/sandbox/KarixSimulation.h"

#include "Wire.h"
#include "support/TestMain.h"

#include <QFile>
#include <QTest>

using namespace ChannelConsole;
using namespace Qt::StringLiterals;

/// The simulations against recorded requests and answers of the real partners, where those are at hand (they
/// are not part of the project).
class DocumentedSamplesTest final : public QObject
{
    Q_OBJECT

    static nlohmann::json load(const char *name)
    {
        QFile file(QStringLiteral(PROJECT_DIR "/../shared/specs/") + QLatin1StringView(name));
        if (!file.open(QIODevice::ReadOnly))
            return {};
        const Result<Json> parsed = Json::parse(file.readAll());
        return parsed.ok() ? parsed.value().raw() : nlohmann::json();
    }

    static nlohmann::json byId(const nlohmann::json &samples, const char *id)
    {
        for (const nlohmann::json &sample : samples) {
            if (sample.value("id", std::string()) == id)
                return sample;
        }
        return {};
    }

private slots:
    void infobipAnswersTheSampleWithTheSample()
    {
        const nlohmann::json samples = load("infobip-samples.json");
        if (samples.is_null())
            QSKIP("the recorded samples are not at hand (../shared/specs)");
        InfobipSimulation infobip;
        const HttpHeader key{"Authorization", "App sandbox-api-key"};
        const ListenerReply reply = infobip.answer(
            jsonPost("/whatsapp/1/message/text", key, byId(samples["samples"], "send-text-request")["json"]));
        QCOMPARE(reply.status, 200);
        QCOMPARE(reply.body, toJsonText(byId(samples["samples"], "send-text-response-200")["json"]));

        const ListenerReply refused = infobip.answer(jsonPost("/whatsapp/1/message/text", key,
            {{"from", "441134960000"}, {"to", "441134960001"}, {"content", {{"text", ""}}}}));
        QCOMPARE(
            refused.body, toJsonText(byId(samples["samples"], "send-text-error-400-validation")["json"]));
    }

    void infobipFailsAsTheSamplesDo_data()
    {
        QTest::addColumn<int>("status");
        for (const int status : {401, 429, 500})
            QTest::addRow("%d", status) << status;
    }
    void infobipFailsAsTheSamplesDo()
    {
        QFETCH(int, status);
        const nlohmann::json samples = load("infobip-samples.json");
        if (samples.is_null())
            QSKIP("the recorded samples are not at hand (../shared/specs)");
        InfobipSimulation infobip;
        const std::string to = "447700900" + std::to_string(status);
        const ListenerReply reply
            = infobip.answer(jsonPost("/whatsapp/1/message/text", {"Authorization", "App sandbox-api-key"},
                {{"from", "441134960000"}, {"to", to}, {"content", {{"text", "Hello"}}}}));
        QCOMPARE(reply.status, status);
        const std::string id = "error-old-style-" + std::to_string(status);
        QCOMPARE(reply.body, toJsonText(byId(samples["samples"], id.c_str())["json"]));
    }

    void gupShupAnswersInTheFormOfTheSamples_data()
    {
        QTest::addColumn<QByteArray>("sendTo");
        QTest::addColumn<QByteArray>("sample");
        QTest::newRow("rejected") << QByteArray("910000000400") << QByteArray("send_error_318");
        QTest::newRow("bad number") << QByteArray("666") << QByteArray("send_error_105");
    }
    void gupShupAnswersInTheFormOfTheSamples()
    {
        QFETCH(QByteArray, sendTo);
        QFETCH(QByteArray, sample);
        const nlohmann::json samples = load("gupshup-samples.json");
        if (samples.is_null())
            QSKIP("the recorded samples are not at hand (../shared/specs)");
        GupShupSimulation gupShup;
        // The documented query, with the account and number of the sandbox in it.
        QByteArray query = QByteArray::fromStdString(
            byId(samples["requests"], "session_text")["raw_query"].get<std::string>());
        query.replace("2000XXXXXX", "2000000000")
            .replace("XXXXXXXX", "sandbox-password")
            .replace("919777777778", sendTo);
        const ListenerReply reply = gupShup.answer({.method = "GET", .target = "/GatewayAPI/rest?" + query});
        QCOMPARE(reply.body, toJsonText(byId(samples["responses"], sample.constData())["body"]));
    }

    void karixTakesTheSamples_data()
    {
        QTest::addColumn<QByteArray>("sample");
        QTest::newRow("full") << QByteArray("text");
        QTest::newRow("smallest") << QByteArray("text_minimal");
    }
    void karixTakesTheSamples()
    {
        QFETCH(QByteArray, sample);
        const nlohmann::json samples = load("karix-samples.json");
        if (samples.is_null())
            QSKIP("the recorded samples are not at hand (../shared/specs)");
        nlohmann::json body = byId(samples["rcm"]["requests"], sample.constData())["body"];
        body["message"]["recipient"]["to"] = "910000000001";
        body["message"]["sender"]["from"] = "910000001000";
        KarixSimulation karix;
        const ListenerReply reply = karix.answer(
            jsonPost("/services/rcm/sendMessage", {"Authentication", "Bearer sandbox-account-key"}, body));
        QCOMPARE(reply.status, 200);
        const nlohmann::json accepted = byId(samples["rcm"]["responses"], "accepted")["body"];
        QCOMPARE(
            textAt(reply, {"statusCode"}), QString::fromStdString(accepted["statusCode"].get<std::string>()));
        QCOMPARE(
            textAt(reply, {"statusDesc"}), QString::fromStdString(accepted["statusDesc"].get<std::string>()));
        QCOMPARE(jsonIn(reply).size(), accepted.size());
    }
};

CHANNEL_CONSOLE_TEST(DocumentedSamplesTest)
#include "tst_documented_samples.moc"
