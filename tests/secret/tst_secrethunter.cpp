// SPDX-License-Identifier: Apache-2.0
// The hunter guards promise 1 in other tests, so it has to find what it says it finds.
#include "support/SecretHunter.h"
#include "support/TestMain.h"

#include <QFile>
#include <QStringEncoder>
#include <QTemporaryDir>
#include <QTest>
#include <QUrl>

using namespace ChannelConsole;
using namespace Qt::StringLiterals;

namespace {

const QByteArray kSecret = "p\"ss/w+rd=\\ä?&密";

QByteArray utf16(QStringEncoder::Encoding encoding)
{
    return QStringEncoder(encoding).encode(QString::fromUtf8(kSecret));
}

} // namespace

class TestSecretHunter : public QObject
{
    Q_OBJECT
private slots:
    void everyFormIsFound_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("raw") << "password: " + kSecret + '\n';
        for (const QByteArray &before :
            {QByteArray(), QByteArray("u:"), QByteArray("us:"), QByteArray("use:"), QByteArray("user:")}) {
            for (const QByteArray &after : {QByteArray(), QByteArray("1"), QByteArray("12")}) {
                const QByteArray joined = before + kSecret + after;
                QTest::addRow("base64 of %s<secret>%s", before.constData(), after.constData())
                    << "Authorization: Basic " + joined.toBase64() + "\r\n";
                QTest::addRow("base64url of %s<secret>%s", before.constData(), after.constData())
                    << joined.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
            }
        }
        QTest::newRow("percent-encoded")
            << "?password=" + QUrl::toPercentEncoding(QString::fromUtf8(kSecret)) + "&x=1";
        QTest::newRow("percent-encoded in lower case") << QUrl::toPercentEncoding(QString::fromUtf8(kSecret))
                                                              .replace("%2F", "%2f")
                                                              .replace("%2B", "%2b");
        QTest::newRow("percent-encoded throughout") << "%" + kSecret.toHex('%');
        QTest::newRow("JSON") << QByteArray("{\"password\":\"p\\\"ss/w+rd=\\\\ä?&密\"}");
        QTest::newRow("JSON with escaped slashes")
            << QByteArray("{\"password\":\"p\\\"ss\\/w+rd=\\\\ä?&密\"}");
        QTest::newRow("JSON in ASCII") << QByteArray("{\"password\":\"p\\\"ss/w+rd=\\\\\\u00e4?&\\u5bc6\"}");
        QTest::newRow("JSON in ASCII, upper case")
            << QByteArray("{\"password\":\"p\\\"ss\\/w+rd=\\\\\\u00E4?&\\u5BC6\"}");
        QTest::newRow("hexadecimal") << kSecret.toHex().toUpper();
        QTest::newRow("UTF-16 LE") << "x" + utf16(QStringEncoder::Utf16LE);
        QTest::newRow("UTF-16 BE") << "xy" + utf16(QStringEncoder::Utf16BE);
    }
    void everyFormIsFound()
    {
        QFETCH(QByteArray, content);
        QVERIFY(!SecretHunter(kSecret).foundIn(content).isEmpty());
    }

    void aSecretWithSpacesIsFoundInAForm()
    {
        const SecretHunter hunter("two words here");
        QVERIFY(!hunter.foundIn("password=two+words+here").isEmpty());
        QVERIFY(!hunter.foundIn("password=two%20words%20here").isEmpty());
    }

    void whatIsNotTheSecretIsNotFound()
    {
        const SecretHunter hunter(kSecret);
        QVERIFY(hunter.foundIn("").isEmpty());
        QVERIFY(hunter.foundIn("Authorization: Basic ••••").isEmpty());
        QVERIFY(hunter.foundIn(kSecret.chopped(1)).isEmpty());
        QVERIFY(hunter.foundIn(QByteArray("user:another-password").toBase64()).isEmpty());
    }

    void allFilesOfADirectoryAreSearchedHiddenOnesToo()
    {
        const QTemporaryDir directory;
        QVERIFY(QDir(directory.path()).mkpath(u".cache/deep"_s));
        const auto put = [&directory](const QString &name, const QByteArray &content) {
            QFile file(directory.filePath(name));
            return file.open(QIODevice::WriteOnly) && file.write(content) == content.size();
        };
        const SecretHunter hunter("s3cret-value");
        QVERIFY(put(u"clean.db"_s, QByteArray(100'000, 'x')));
        QCOMPARE(hunter.foundBelow(directory.path()), QStringList());
        QVERIFY(put(u".cache/deep/.log"_s, QByteArray(100'000, 'x') + "s3cret-value"));
        QVERIFY(put(u"about s3cret-value.txt"_s, "nothing"));
        QCOMPARE(hunter.foundBelow(directory.path()).size(), 2);
    }
};

CHANNEL_CONSOLE_TEST(TestSecretHunter)
#include "tst_secrethunter.moc"
