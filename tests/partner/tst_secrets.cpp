// SPDX-License-Identifier: Apache-2.0
#include "core/partner/Secrets.h"
#include "support/TestMain.h"

#include <QTest>
#include <QUrl>

using namespace ChannelConsole;
using namespace Qt::StringLiterals;

namespace {
const QByteArray kDots
    = "\xE2\x80\xA2\xE2\x80\xA2\xE2\x80\xA2\xE2\x80\xA2\xE2\x80\xA2\xE2\x80\xA2\xE2\x80\xA2\xE2\x80\xA2";
}

class SecretsTest final : public QObject
{
    Q_OBJECT
private slots:
    void maskedSecretsReadAsDots()
    {
        const Secrets masked = Secrets::masked();
        QVERIFY(masked.isMasked());
        QCOMPARE(masked.value(u"password"_s), kDots);
        QVERIFY(!Secrets().isMasked());
        QCOMPARE(Secrets().value(u"password"_s), QByteArray());
    }

    void everyFormOfASecretIsReplaced_data()
    {
        QTest::addColumn<QByteArray>("secret");
        QTest::addColumn<QByteArray>("form");
        const QByteArray secret = QStringLiteral("p&s+w ö/\"\\<é€\U0001F600>%='x").toUtf8();
        QTest::newRow("raw") << secret << secret;
        QTest::newRow("base64") << secret << secret.toBase64();
        QTest::newRow("base64 without padding") << secret << secret.toBase64(QByteArray::OmitTrailingEquals);
        QTest::newRow("url-safe base64") << secret << secret.toBase64(QByteArray::Base64UrlEncoding);
        QTest::newRow("user:secret in base64") << secret << QByteArray("desk:" + secret).toBase64();
        QTest::newRow("user:secret in url-safe base64")
            << secret << QByteArray("desk:" + secret).toBase64(QByteArray::Base64UrlEncoding);
        QTest::newRow("base64, percent-encoded") << secret << secret.toBase64().toPercentEncoding();
        QTest::newRow("base64, JSON-escaped slash") << secret << secret.toBase64().replace('/', "\\/");
        QTest::newRow("percent-encoded") << secret << secret.toPercentEncoding();
        QTest::newRow("percent-encoded in lower case") << secret << secret.toPercentEncoding().toLower();
        QTest::newRow("percent-encoded but for a few") << secret << secret.toPercentEncoding("!'()*/");
        QTest::newRow("form-encoded") << secret << secret.toPercentEncoding(" ").replace(' ', '+');
        QTest::newRow("JSON") << secret << QByteArray(secret).replace("\\", "\\\\").replace("\"", "\\\"");
        QTest::newRow("JSON, slash escaped")
            << secret << QByteArray(secret).replace("\\", "\\\\").replace("\"", "\\\"").replace("/", "\\/");
        QByteArray ascii;
        for (const QChar unit : QString::fromUtf8(secret))
            ascii += "\\u" + QByteArray::number(unit.unicode(), 16).rightJustified(4, '0');
        QTest::newRow("JSON, all as \\u") << secret << ascii;
        QTest::newRow("JSON, all as \\u in upper case") << secret << ascii.toUpper().replace("\\U", "\\u");
        QTest::newRow("HTML") << secret
                              << QByteArray(secret)
                                     .replace("&", "&amp;")
                                     .replace("<", "&lt;")
                                     .replace(">", "&gt;")
                                     .replace("\"", "&quot;")
                                     .replace("'", "&#39;");
        QTest::newRow("HTML, hexadecimal") << QByteArray("a'b") << QByteArray("a&#x27;b");
        QTest::newRow("short") << QByteArray("ab") << QByteArray("ab");
        QTest::newRow("not UTF-8") << QByteArray("\xff\xfe key") << QByteArray("%FF%fe%20key");
        QTest::newRow("backslashes only") << QByteArray("\\\\\\") << QByteArray("\\\\\\\\\\\\");
    }
    void everyFormOfASecretIsReplaced()
    {
        QFETCH(QByteArray, secret);
        QFETCH(QByteArray, form);
        Secrets secrets;
        secrets.insert(u"password"_s, secret);
        for (const QByteArray &before : {QByteArray(), QByteArray("{\"x\":\""), QByteArray("+%\\&")}) {
            const QByteArray scrubbed = secrets.scrub(before + form + "\"} tail", {u"desk"_s});
            QVERIFY2(scrubbed.startsWith(QByteArray(before + kDots)), scrubbed.constData());
            QVERIFY2(scrubbed.endsWith("\"} tail"), scrubbed.constData());
            QVERIFY2(!scrubbed.contains(form), scrubbed.constData());
        }
    }

    void whatIsNoSecretStaysAsItIs()
    {
        Secrets secrets;
        secrets.insert(u"password"_s, "s3cret");
        secrets.insert(u"empty"_s, QByteArray());
        const QByteArray text = "100% of s3cre, \\u00 & &amp; s%33cre \\";
        QCOMPARE(secrets.scrub(text), text);
        QCOMPARE(Secrets().scrub(text), text);
        QCOMPARE(Secrets::masked().scrub(text), text);
    }

    void aSecretWithinAnotherLeavesNothingOfTheLonger()
    {
        Secrets secrets;
        secrets.insert(u"short"_s, "key");
        secrets.insert(u"long"_s, "my-key-is-long");
        QCOMPARE(secrets.scrub("x my-key-is-long y key"), QByteArray("x " + kDots + " y " + kDots));
    }

    void everyOccurrenceGoes()
    {
        Secrets secrets;
        secrets.insert(u"password"_s, "aa");
        QCOMPARE(secrets.scrub("aaaa-aa"), QByteArray(kDots + kDots + '-' + kDots));
    }
};

CHANNEL_CONSOLE_TEST(SecretsTest)
#include "tst_secrets.moc"
