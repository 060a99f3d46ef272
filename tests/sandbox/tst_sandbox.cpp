// SPDX-License-Identifier: Apache-2.0
#include "core/sandbox/Sandbox.h"

#include "core/channel/PhoneNumber.h"
#include "core/channel/Validation.h"
#include "core/channel/WebhookUrl.h"
#include "core/partner/Partner.h"
#include "support/RawClient.h"

#include <QRegularExpression>
#include <QTest>

using namespace ChannelConsole;
using namespace Qt::StringLiterals;

class SandboxTest final : public QObject
{
    Q_OBJECT
private slots:
    void theStarterIsCompleteForEveryPartner_data() { partners(); }
    void theStarterIsCompleteForEveryPartner()
    {
        QFETCH(QString, partnerId);
        Sandbox::Starter starter = Sandbox::starter();
        QVERIFY(starter.assistant.sandbox);
        QCOMPARE(starter.configuration.assistantId, starter.assistant.id);
        QVERIFY(starter.configuration.enabled);
        starter.configuration.partnerId = partnerId;
        const QStringList secrets = starter.secrets.value(partnerId).keys();
        const QList<FieldFault> faults
            = validate(starter.configuration, QSet<QString>(secrets.cbegin(), secrets.cend()));
        QVERIFY2(faults.isEmpty(),
            faults.isEmpty() ? ""
                             : qPrintable(faults.constFirst().fieldId + u": " + faults.constFirst().text));
        const Partner *partner = findPartner(partnerId);
        QVERIFY(partner);
        const PartnerSettings settings = starter.configuration.settings.value(partnerId);
        for (const QStringList needed = partner->secretsForSend(settings, MessageType::Text); const QString &id : needed)
            QVERIFY2(secrets.contains(id), qPrintable(id));
    }

    void theStarterNamesNobodysAddress_data() { partners(); }
    void theStarterNamesNobodysAddress()
    {
        QFETCH(QString, partnerId);
        const Sandbox::Starter starter = Sandbox::starter();
        const QUrl url = findPartner(partnerId)->serviceUrl(starter.configuration.settings.value(partnerId));
        QVERIFY2(url.host().endsWith(u".invalid"), qPrintable(url.toString()));
        QVERIFY(starter.assistant.platformHost.endsWith(u".invalid"));
        QCOMPARE(checkPlatformHost(starter.assistant.platformHost), QString());
    }

    void theStarterHasAStreamIdOfThePlatformsForm()
    {
        const Assistant assistant = Sandbox::starter().assistant;
        QCOMPARE(checkStreamId(assistant.streamId), QString());
        const QUuid uuid = QUuid::fromString(assistant.streamId.sliced(3));
        QCOMPARE(uuid.version(), QUuid::Sha1);
        QVERIFY(Sandbox::starter().assistant.id != assistant.id);
    }

    void theListedNumbersAreValidAndTheFirstOneBehaves_data() { partners(); }
    void theListedNumbersAreValidAndTheFirstOneBehaves()
    {
        QFETCH(QString, partnerId);
        const QList<SandboxNumber> numbers = Sandbox::numbers(partnerId);
        const QList<SandboxNumber> others = Sandbox::numbers(u"infobip"_s);
        QCOMPARE(numbers.size(), others.size());
        QCOMPARE(numbers.constFirst().effect, u"accepted"_s);
        for (qsizetype i = 0; i < numbers.size(); ++i) {
            const Result<QString> normalised = normalisedNumber(numbers.at(i).number);
            QVERIFY(normalised.ok());
            QCOMPARE(normalised.value(), numbers.at(i).number);
            QVERIFY(!numbers.at(i).effect.contains(u'%') && !numbers.at(i).effect.isEmpty());
            QCOMPARE(numbers.at(i).number.last(3), others.at(i).number.last(3));
        }
    }

    void onlyTheSandboxsOwnAddressIsOwned()
    {
        Sandbox sandbox;
        QVERIFY(!sandbox.owns(QUrl(u"http://127.0.0.1:80/"_s)));
        const Result<QUrl> url = sandbox.serviceUrl(u"infobip"_s);
        QVERIFY(url.ok());
        const int port = url.value().port();
        for (const QString &host :
            {u"127.0.0.1"_s, u"127.1.2.3"_s, u"localhost"_s, u"LOCALHOST"_s, u"[::1]"_s})
            QVERIFY2(sandbox.owns(QUrl(u"http://%1:%2/x"_s.arg(host).arg(port))), qPrintable(host));
        QVERIFY(!sandbox.owns(QUrl(u"http://127.0.0.1:%1/x"_s.arg(port + 1))));
        QVERIFY(!sandbox.owns(QUrl(u"https://partner.example:%1/x"_s.arg(port))));
        QCOMPARE(sandbox.serviceUrl(u"karix"_s).value().port(), port);
    }

    void anUnknownPartnerHasNoSimulation()
    {
        Sandbox sandbox;
        const Result<QUrl> url = sandbox.serviceUrl(u"netcore"_s);
        QVERIFY(!url.ok());
        QCOMPARE(url.error().kind, ProblemKind::Refused);
    }

    void withoutTheKeyOfThisRunNothingIsAnswered_data()
    {
        QTest::addColumn<QByteArray>("key");
        QTest::newRow("none") << QByteArray();
        QTest::newRow("another run's") << Sandbox().keyHeader().value;
    }
    void withoutTheKeyOfThisRunNothingIsAnswered()
    {
        QFETCH(QByteArray, key);
        Sandbox sandbox;
        const QByteArray reply = post(sandbox, u"infobip"_s, "/whatsapp/1/message/text", key);
        QCOMPARE(reply.first(13), "HTTP/1.1 403 ");
    }

    void eachPartnersHostIsApart_data()
    {
        QTest::addColumn<QString>("partnerId");
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<QByteArray>("status");
        QTest::newRow("infobip") << u"infobip"_s << QByteArray("/whatsapp/1/message/text")
                                 << QByteArray("401");
        QTest::newRow("karix") << u"karix"_s << QByteArray("/services/rcm/sendMessage") << QByteArray("401");
        QTest::newRow("gupshup") << u"gupshup"_s << QByteArray("/GatewayAPI/rest") << QByteArray("200");
        QTest::newRow("another's path")
            << u"karix"_s << QByteArray("/whatsapp/1/message/text") << QByteArray("404");
    }
    void eachPartnersHostIsApart()
    {
        QFETCH(QString, partnerId);
        QFETCH(QByteArray, path);
        QFETCH(QByteArray, status);
        Sandbox sandbox;
        const QByteArray reply = post(sandbox, partnerId, path, sandbox.keyHeader().value);
        QCOMPARE(reply.first(12), QByteArray("HTTP/1.1 " + status));
    }

private:
    static void partners()
    {
        QTest::addColumn<QString>("partnerId");
        for (const char *partnerId : {"infobip", "gupshup", "karix"})
            QTest::newRow(partnerId) << QString::fromLatin1(partnerId);
    }

    static QByteArray post(
        Sandbox &sandbox, const QString &partnerId, const QByteArray &path, const QByteArray &key)
    {
        const Result<QUrl> url = sandbox.serviceUrl(partnerId);
        if (!url.ok())
            return {};
        const QByteArray port = QByteArray::number(url.value().port());
        RawClient client(static_cast<quint16>(url.value().port()));
        client.send("POST " + url.value().path().toUtf8() + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + port
            + "\r\n" + sandbox.keyHeader().name + ": " + key
            + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        return client.readToEnd();
    }
};

QTEST_GUILESS_MAIN(SandboxTest)
#include "tst_sandbox.moc"
