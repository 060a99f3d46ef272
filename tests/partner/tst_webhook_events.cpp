// SPDX-License-Identifier: Apache-2.0
#include "partner/WebhookBodies.h"
#include "partner/WebhookSamples.h"

#include "core/Json.h"
#include "core/log/MessageStatus.h"
#include "core/partner/GupShupPartner.h"
#include "core/partner/InfobipPartner.h"
#include "core/partner/KarixPartner.h"
#include "core/partner/WebhookReading.h"
#include "support/TestMain.h"

#include <QFile>
#include <QTest>

#include <nlohmann/json.hpp>

using namespace ChannelConsole;
using namespace Qt::StringLiterals;

class WebhookEventsTest final : public QObject
{
    Q_OBJECT
private slots:
    void everyPublishedSampleIsReadAsItWas_data()
    {
        QTest::addColumn<QString>("partner");
        for (const Partner *partner : allPartners())
            QTest::newRow(qPrintable(partner->id())) << partner->id();
    }
    /// Look at the difference after CHANNEL_CONSOLE_UPDATE_SNAPSHOTS=1: each sample's type, numbers, text and
    /// status stand there.
    void everyPublishedSampleIsReadAsItWas()
    {
        QFETCH(QString, partner);
        QByteArray now;
        int samples = 0;
        for (const WebhookSample &sample : webhookSamples()) {
            if (sample.partner->id() != partner)
                continue;
            ++samples;
            const Result<WebhookEvents> events = sample.partner->parseWebhook(sample.post);
            QVERIFY2(events.ok(), qPrintable(sample.name));
            now += "## " + sample.name.toUtf8() + '\n' + described(events.value());
            for (const InboundMessage &message : events.value().messages)
                QVERIFY2(
                    !message.key.isEmpty() && Json::parse(message.content).ok(), qPrintable(sample.name));
        }
        if (samples == 0)
            QSKIP("../shared/specs is not there");
        QFile snapshot(QStringLiteral(TEST_SOURCE_DIR "/snapshots/webhook-%1.txt").arg(partner));
        if (qEnvironmentVariableIsSet("CHANNEL_CONSOLE_UPDATE_SNAPSHOTS")) {
            QVERIFY(snapshot.open(QIODevice::WriteOnly));
            QCOMPARE(snapshot.write(now), now.size());
        } else {
            QVERIFY2(snapshot.open(QIODevice::ReadOnly), qPrintable(snapshot.fileName()));
            QCOMPARE(now, snapshot.readAll());
        }
    }

    void aPartThatIsNotKnownDoesNotHideTheOthers()
    {
        const WebhookEvents infobip = eventsOf("infobip",
            R"({"results":[7,{"strange":true},{"messageId":"m","status":{"groupName":"DELIVERED"}}]})");
        QCOMPARE(infobip.deliveries.size(), 1);
        QCOMPARE(infobip.notUnderstood.size(), 2);
        QVERIFY(infobip.notUnderstood.at(1).contains(u"strange"_s));
        const WebhookEvents gupShup
            = eventsOf("gupshup", R"({"response":[{"externalId":"1-2","eventType":"READ"},"x"]})");
        QCOMPARE(gupShup.deliveries.size(), 1);
        QCOMPARE(gupShup.notUnderstood.size(), 1);
    }

    void whatIsNothingOfAPartnersIsRefusedAndNeverCrashes_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("not JSON") << QByteArray("<xml/>");
        QTest::newRow("null") << QByteArray("null");
        QTest::newRow("a number") << QByteArray("7");
        QTest::newRow("a text") << QByteArray("\"text\"");
        QTest::newRow("another's") << QByteArray(R"({"hello":{"world":[1,2,{}]}})");
        QTest::newRow("wrong types") << QByteArray(
            R"({"results":[{"messageId":[],"message":7,"status":"x"}],"events":3,"mobile":{},"type":[],)"
            R"("eventContent":{"message":[]},"notificationAttributes":"x","response":{"a":1}})");
        QTest::newRow("deep") << QByteArray(QByteArray(100000, '['));
        QTest::newRow("deep inside a text")
            << QByteArray("{\"type\":7,\"x\":\"" + QByteArray(100000, '[') + "\"}");
        QTest::newRow("bytes") << QByteArray("\xff\xfe\x00%zz=&&=%", 10);
    }
    void whatIsNothingOfAPartnersIsRefusedAndNeverCrashes()
    {
        QFETCH(QByteArray, body);
        for (const Partner *partner : allPartners()) {
            const Result<WebhookEvents> events = partner->parseWebhook({{}, body});
            QVERIFY2(!events.ok(), qPrintable(partner->id()));
            QCOMPARE(events.error().kind, ProblemKind::ReplyNotUnderstood);
            QVERIFY(!events.error().remedy.isEmpty());
        }
    }

    void timesAreReadInEveryDocumentedForm()
    {
        const QDateTime expected = QDateTime::fromMSecsSinceEpoch(1573315200000, Qt::UTC);
        for (const QString &text :
            {u"2019-11-09T16:00:00.000+0000"_s, u"2019-11-09T13:00:00.000-0300"_s,
                u"2019-11-09T16:00:00.000+00:00"_s, u"2019-11-09T16:00:00.000Z"_s, u"2019-11-09T16:00:00Z"_s})
            QCOMPARE(isoTime(text).value_or(QDateTime()), expected);
        QVERIFY(!isoTime(u"2019-11-09T16:00:00"_s)); // whose noon?
        QVERIFY(!isoTime(u"yesterday"_s));
        QCOMPARE(epochTime(u"1573315200000"_s).value_or(QDateTime()), expected);
        QCOMPARE(epochTime(u"1573315200"_s).value_or(QDateTime()), expected);
        for (const QString &text :
            {u""_s, u"0"_s, u"-1"_s, u"9223372036854775807"_s, u"99999999999999999999"_s})
            QVERIFY2(!epochTime(text), qPrintable(text));
    }
};

CHANNEL_CONSOLE_TEST(WebhookEventsTest)
#include "tst_webhook_events.moc"
