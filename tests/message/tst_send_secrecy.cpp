// SPDX-License-Identifier: Apache-2.0
#include "SendFixture.h"

#include "support/SecretHunter.h"
#include "support/TestMain.h"

#include <QUrl>

using namespace ChannelConsole;
using namespace Qt::StringLiterals;

/// Promise 1: what a send needs to know is written nowhere, not even when a partner sends it back.
class SendSecrecyTest final : public QObject
{
    Q_OBJECT

    static QString found(const QByteArray &secret, const QString &directory)
    {
        return SecretHunter(secret).foundBelow(directory).join(u'\n');
    }

private slots:
    void anEchoedCredentialIsNotKept_data()
    {
        QTest::addColumn<QString>("partnerId");
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        const QByteArray secret = SendFixture::kRealSecret;
        QByteArray escaped = secret;
        escaped.replace('\\', "\\\\").replace('"', "\\\"");
        const QByteArray pair = QByteArray("someone:" + secret).toBase64();
        const auto rows = [&](const char *partnerId, const QByteArray &before, const QByteArray &after) {
            const QString id = QString::fromLatin1(partnerId);
            QTest::addRow("%s JSON-escaped", partnerId) << id << 200 << before + escaped + after;
            QTest::addRow("%s percent-encoded", partnerId)
                << id << 200 << before + secret.toPercentEncoding() + after;
            QTest::addRow("%s base64", partnerId) << id << 200 << before + secret.toBase64() + after;
            QTest::addRow("%s user and secret", partnerId) << id << 401 << before + pair + after;
            QTest::addRow("%s not its form", partnerId) << id << 500 << "<pre>" + secret + "</pre>";
            // A shortened excerpt must not end within the secret.
            for (const int filler : {285, 290, 295})
                QTest::addRow("%s at the edge, %d", partnerId, filler)
                    << id << 500 << QByteArray(filler, 'x') + secret;
        };
        rows("karix", R"({"statusCode":"999","statusDesc":"Unknown key )", R"("})");
        rows("gupshup", R"({"response":{"id":"102","phone":"","status":"error","details":"bad )", R"("}})");
        rows("infobip", R"({"requestError":{"serviceException":{"messageId":"UNAUTHORIZED","text":"bad )",
            R"("}}})");
    }
    void anEchoedCredentialIsNotKept()
    {
        QFETCH(QString, partnerId);
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        SendFixture fixture;
        CountingHost host;
        host.answer({.status = status,
            .headers = {{"Server", "echo " + SendFixture::kRealSecret.toPercentEncoding()}},
            .body = body});
        const SendReport report = fixture.send(fixture.realOrder(host, partnerId));
        QCOMPARE(host.requests(), 1);
        QVERIFY(report.outcome.problem);

        const SecretHunter hunter(SendFixture::kRealSecret);
        const Problem &problem = *report.outcome.problem;
        const QString shown = problem.text + problem.remedy + problem.partnerCode + problem.partnerText
            + problem.details + report.outcome.partnerStatus + report.outcome.partnerMessageId;
        QCOMPARE(hunter.foundIn(shown.toUtf8()), QString());
        QVERIFY2(!shown.contains(u"s3cr"_s), qPrintable(shown));
        const LogDetail detail = fixture.logged(report.logId);
        QVERIFY(!detail.reply.isEmpty());
        QVERIFY2(!detail.reply.contains(u"s3cr"_s), qPrintable(detail.reply));
        fixture.stored.store.reset(); // everything is in the files then
        QCOMPARE(found(SendFixture::kRealSecret, fixture.stored.directory()), QString());
    }

    void aSecretAsShortAsADigitDoesNotChangeWhatThePartnerSaid()
    {
        SendFixture fixture;
        CountingHost host;
        const SendOrder order = fixture.realOrder(host);
        for (QByteArray &secret : fixture.keychain.entries)
            secret = "2";
        const SendReport report = fixture.send(order);
        QCOMPARE(report.outcome.kind, SendOutcome::Kind::Accepted);
    }

    void sandboxSendsLeaveNoCredentialBehind_data()
    {
        QTest::addColumn<QString>("partnerId");
        for (const char *partnerId : {"infobip", "gupshup", "karix"})
            QTest::newRow(partnerId) << QString::fromLatin1(partnerId);
    }
    void sandboxSendsLeaveNoCredentialBehind()
    {
        QFETCH(QString, partnerId);
        SendFixture fixture;
        const QList<SandboxNumber> numbers = Sandbox::numbers(partnerId);
        const SendOrder order = fixture.sandboxOrder(partnerId, numbers.constFirst().number);
        QVERIFY(fixture.send(order).wentOut);
        fixture.stored.store.reset();
        for (const QByteArray &secret : std::as_const(fixture.keychain.entries))
            QCOMPARE(found(secret, fixture.stored.directory()), QString());
        QCOMPARE(found(fixture.sandbox.keyHeader().value, fixture.stored.directory()), QString());
    }
};

CHANNEL_CONSOLE_TEST(SendSecrecyTest)
#include "tst_send_secrecy.moc"
