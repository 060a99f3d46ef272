// SPDX-License-Identifier: Apache-2.0
#include "core/channel/WebhookUrl.h"
#include "support/TestMain.h"

#include <QTest>

using namespace ChannelConsole;
using namespace Qt::StringLiterals;

namespace {
const QString kStream = u"st-2724c525-8c05-5a5f-9d2f-2c525a0e4d5b"_s;
}

class WebhookUrlTest final : public QObject
{
    Q_OBJECT
private slots:
    void theUrlIsBuiltFromTemplateHostPartnerAndStream_data()
    {
        QTest::addColumn<QString>("form");
        QTest::addColumn<QString>("host");
        QTest::addColumn<QString>("url");
        QTest::newRow("default") << QString() << u"https://bots.kore.ai"_s
                                 << u"https://bots.kore.ai/adapter/hooks/karix/"_s + kStream;
        QTest::newRow("trailing slash") << QString() << u"https://bots.kore.ai/"_s
                                        << u"https://bots.kore.ai/adapter/hooks/karix/"_s + kStream;
        QTest::newRow("host without scheme")
            << QString() << u"bots.kore.ai"_s << u"https://bots.kore.ai/adapter/hooks/karix/"_s + kStream;
        QTest::newRow("scheme in the template")
            << u"https://{host}/hooks/{streamId}"_s << u"https://x.example:8443"_s
            << u"https://x.example:8443/hooks/"_s + kStream;
        QTest::newRow("port") << u"{host}/chatbot/hooks/{streamId}"_s << u"https://x.example:443"_s
                              << u"https://x.example:443/chatbot/hooks/"_s + kStream;
    }
    void theUrlIsBuiltFromTemplateHostPartnerAndStream()
    {
        QFETCH(QString, form);
        QFETCH(QString, host);
        QFETCH(QString, url);
        QCOMPARE(webhookUrl(form, host, u"karix"_s, kStream), url);
    }

    void withoutHostOrStreamThereIsNoUrl()
    {
        QVERIFY(webhookUrl({}, {}, u"karix"_s, kStream).isEmpty());
        QVERIFY(webhookUrl({}, u"https://bots.kore.ai"_s, u"karix"_s, {}).isEmpty());
        QVERIFY(webhookUrl({}, u"https://bots.kore.ai"_s, u"karix"_s, u"  "_s).isEmpty());
    }

    void everyPresetIsValidAndNoneClaimsToBeVerified()
    {
        const QList<WebhookTemplate> templates = webhookTemplates();
        QCOMPARE(templates.constFirst().text, defaultWebhookTemplate());
        for (const WebhookTemplate &form : templates) {
            QCOMPARE(checkWebhookTemplate(form.text), QString());
            QVERIFY(!form.label.isEmpty());
            QVERIFY(!form.verified);
        }
    }

    void aPastedUrlTeachesHostStreamAndTemplate_data()
    {
        QTest::addColumn<QString>("pasted");
        QTest::addColumn<QString>("host");
        QTest::addColumn<QString>("form");
        QTest::newRow("default form")
            << u"https://bots.kore.ai/adapter/hooks/infobip/"_s + kStream << u"https://bots.kore.ai"_s
            << u"{host}/adapter/hooks/{partner}/{streamId}"_s;
        QTest::newRow("another path")
            << u"https://platform.kore.ai/some/new/path/"_s + kStream + u"/whatsapp"_s
            << u"https://platform.kore.ai"_s << u"{host}/some/new/path/{streamId}/whatsapp"_s;
        QTest::newRow("explicit port") << u"https://on-prem.example:8443/hooks/"_s + kStream
                                       << u"https://on-prem.example:8443"_s << u"{host}/hooks/{streamId}"_s;
        QTest::newRow("instance left out")
            << u"https://bots.kore.ai/chatbot/hooks/"_s + kStream + u"/hookInstance/ivrInst-1"_s
            << u"https://bots.kore.ai"_s << u"{host}/chatbot/hooks/{streamId}"_s;
        QTest::newRow("no instance before the stream id")
            << u"https://bots.kore.ai/hookInstance/x/"_s + kStream << u"https://bots.kore.ai"_s
            << u"{host}/hookInstance/x/{streamId}"_s;
        QTest::newRow("a quote before the last slash")
            << u"https://bots.kore.ai/hooks/"_s + kStream + u"/whatsapp'//"_s << u"https://bots.kore.ai"_s
            << u"{host}/hooks/{streamId}/whatsapp"_s;
        QTest::newRow("quotes and spaces") << u"  \"https://bots.kore.ai/hooks/"_s + kStream + u"/\" "_s
                                           << u"https://bots.kore.ai"_s << u"{host}/hooks/{streamId}"_s;
        QTest::newRow("no scheme") << u"bots.kore.ai/hooks/"_s + kStream << u"https://bots.kore.ai"_s
                                   << u"{host}/hooks/{streamId}"_s;
        QTest::newRow("another partner stays as it is") << u"https://bots.kore.ai/hooks/karix/"_s
                + kStream << u"https://bots.kore.ai"_s << u"{host}/hooks/karix/{streamId}"_s;
        QTest::newRow("loopback") << u"http://127.0.0.1:9000/hooks/"_s + kStream << u"http://127.0.0.1:9000"_s
                                  << u"{host}/hooks/{streamId}"_s;
    }
    void aPastedUrlTeachesHostStreamAndTemplate()
    {
        QFETCH(QString, pasted);
        QFETCH(QString, host);
        QFETCH(QString, form);
        const Result<WebhookParts> parts = parseWebhookUrl(pasted, u"infobip"_s);
        QVERIFY2(parts.ok(), parts ? "" : qPrintable(parts.error().text));
        QCOMPARE(parts.value().platformHost, host);
        QCOMPARE(parts.value().streamId, kStream);
        QCOMPARE(parts.value().webhookTemplate, form);
        QCOMPARE(checkWebhookTemplate(parts.value().webhookTemplate), QString());
        QVERIFY(webhookUrl(form, host, u"infobip"_s, kStream).startsWith(host));
    }

    void whatIsNoWebhookUrlIsRefusedInWords_data()
    {
        QTest::addColumn<QString>("pasted");
        QTest::addColumn<QString>("says");
        QTest::newRow("empty") << u" "_s << u"no URL"_s;
        QTest::newRow("no URL") << u"hello world"_s << u"complete URL"_s;
        QTest::newRow("no stream") << u"https://bots.kore.ai/adapter/hooks/infobip/"_s << u"stream id"_s;
        QTest::newRow("stream cut off") << u"https://bots.kore.ai/hooks/st-2724c525-8c05"_s
                                        << u"“st-2724c525-8c05” in the path is no stream id"_s;
        QTest::newRow("plain http") << u"http://bots.kore.ai/hooks/"_s + kStream << u"https"_s;
        QTest::newRow("other scheme") << u"ftp://bots.kore.ai/hooks/"_s + kStream << u"https"_s;
        QTest::newRow("password inside") << u"https://u:p@bots.kore.ai/hooks/"_s + kStream << u"password"_s;
        QTest::newRow("a token behind")
            << u"https://bots.kore.ai/hooks/"_s + kStream + u"?token=abc"_s << u"token"_s;
    }
    void whatIsNoWebhookUrlIsRefusedInWords()
    {
        QFETCH(QString, pasted);
        QFETCH(QString, says);
        const Result<WebhookParts> parts = parseWebhookUrl(pasted, u"infobip"_s);
        QVERIFY(!parts.ok());
        QCOMPARE(parts.error().kind, ProblemKind::InvalidInput);
        QVERIFY2(parts.error().text.contains(says, Qt::CaseInsensitive), qPrintable(parts.error().text));
    }

    void streamIdsAreCheckedByFormNotByUuidVersion_data()
    {
        QTest::addColumn<QString>("id");
        QTest::addColumn<bool>("fine");
        QTest::newRow("not known yet") << QString() << true;
        QTest::newRow("version 5") << kStream << true;
        QTest::newRow("version 4") << u"st-2724c525-8c05-4a5f-9d2f-2c525a0e4d5b"_s << true;
        QTest::newRow("upper case") << kStream.toUpper() << true;
        QTest::newRow("no prefix") << kStream.mid(3) << false;
        QTest::newRow("client id") << u"cs-"_s + kStream.mid(3) << false;
        QTest::newRow("cut off") << kStream.chopped(1) << false;
        QTest::newRow("space behind") << kStream + u' ' << false;
    }
    void streamIdsAreCheckedByFormNotByUuidVersion()
    {
        QFETCH(QString, id);
        QFETCH(bool, fine);
        QCOMPARE(checkStreamId(id).isEmpty(), fine);
    }

    void platformHostsAndTemplatesAreChecked()
    {
        QCOMPARE(checkPlatformHost(u"https://bots.kore.ai"_s), QString());
        QCOMPARE(checkPlatformHost(u"bots.kore.ai/"_s), QString());
        QCOMPARE(checkPlatformHost(u"http://localhost:8080"_s), QString());
        QVERIFY(!checkPlatformHost({}).isEmpty());
        QVERIFY(!checkPlatformHost(u"http://bots.kore.ai"_s).isEmpty());
        QVERIFY(!checkPlatformHost(u"https://bots.kore.ai/path"_s).isEmpty());
        QVERIFY(!checkPlatformHost(u"https://u@bots.kore.ai"_s).isEmpty());
        QVERIFY(!checkPlatformHost(u"https://"_s).isEmpty());

        QCOMPARE(checkWebhookTemplate({}), QString());
        QVERIFY(checkWebhookTemplate(u"{host}/x/{bot}/{streamId}"_s).contains(u"{bot}"_s));
        QVERIFY(checkWebhookTemplate(u"{host}/x"_s).contains(u"{streamId}"_s));
        QVERIFY(!checkWebhookTemplate(u"/x/{streamId}"_s).isEmpty());
        QVERIFY(!checkWebhookTemplate(u"{host}/a b/{streamId}"_s).isEmpty());
    }
};

CHANNEL_CONSOLE_TEST(WebhookUrlTest)
#include "tst_webhook_url.moc"
