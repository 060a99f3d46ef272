// SPDX-License-Identifier: Apache-2.0
#include "support/TestMain.h"
#include "webhook/TokenAttacks.h"

#include <QTest>

using namespace ChannelConsole;
using namespace ChannelConsole::TokenWorkshop;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(ChannelConsole::TokenKey)

/// Nothing gets in but a token that the app signed and that holds now.
class TokenAttacksTest final : public QObject
{
    Q_OBJECT

    const RsaPair m_pair = makeRsaPair();
    const RsaPair m_otherPair = makeRsaPair();

    static QDateTime now() { return QDateTime::fromSecsSinceEpoch(kAttackTime, Qt::UTC); }

private slots:
    void theTokensTheRowsAreMadeFromHold()
    {
        QVERIFY(verifyToken(goodToken(), hmacKey(), now()).ok());
        QVERIFY(verifyToken(withClaim(R"("x":1)"), hmacKey(), now()).ok());
        QVERIFY(
            verifyToken(withClaim(R"("x":)" + QByteArray(15, '[') + QByteArray(15, ']')), hmacKey(), now())
                .ok());
        QVERIFY(verifyToken(withHeader(R"({"alg":"HS256","typ":"jwt","kid":"1"})"), hmacKey(), now()).ok());
        QVERIFY(verifyToken(rsaToken(header("RS256"), goodPayload(), m_pair), rsaKey(m_pair), now()).ok());
    }

    void isRefused_data()
    {
        QTest::addColumn<QByteArray>("token");
        QTest::addColumn<TokenKey>("key");
        QTest::addColumn<QString>("words");
        for (const TokenAttack &attack : attacksOnForm(m_pair, m_otherPair) + attacksOnClaims())
            QTest::newRow(attack.name.constData()) << attack.token << attack.key << attack.words;
    }
    void isRefused()
    {
        QFETCH(QByteArray, token);
        QFETCH(TokenKey, key);
        QFETCH(QString, words);
        const Result<Token> verified = verifyToken(token, key, now());
        QVERIFY(!verified.ok());
        QVERIFY2(verified.error().text.contains(words), qPrintable(verified.error().text));
        QVERIFY(!verified.error().remedy.isEmpty());
    }

    void keysThatProveNothingAreRefusedInWords_data()
    {
        QTest::addColumn<QByteArray>("pem");
        QTest::addColumn<QString>("words");
        QTest::newRow("none") << QByteArray() << u"not a public key in PEM form"_s;
        QTest::newRow("base64 alone") << QByteArray("MIIBIjANBg") << u"not a public key in PEM form"_s;
        QTest::newRow("cut") << m_pair.publicPem.left(200) << u"RSA public key that can be read"_s;
        QTest::newRow("1024 bits") << makeRsaPair(1024).publicPem << u"1024 bits"_s;
        QTest::newRow("an elliptic curve") << makeEcPair().publicPem << u"RSA public key that can be read"_s;
        QTest::newRow("a private key") << m_pair.privatePem << u"private key"_s;
        QTest::newRow("both") << m_pair.publicPem + m_pair.privatePem << u"private key"_s;
        // OpenSSL would ask for the passphrase on the terminal if it were let.
        QTest::newRow("a private key under a passphrase") << encryptedPem(m_pair) << u"private key"_s;
        QTest::newRow("a certificate")
            << QByteArray("-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n")
            << u"certificate"_s;
    }
    void keysThatProveNothingAreRefusedInWords()
    {
        QFETCH(QByteArray, pem);
        QFETCH(QString, words);
        TokenKey key = rsaKey(m_pair);
        key.publicKeyPem = pem;
        const Result<Token> verified
            = verifyToken(rsaToken(header("RS256"), goodPayload(), m_pair), key, now());
        QVERIFY(!verified.ok());
        QVERIFY2(verified.error().text.contains(words), qPrintable(verified.error().text));
        QVERIFY(!verified.error().remedy.isEmpty());
    }
};

CHANNEL_CONSOLE_TEST(TokenAttacksTest)
#include "tst_tokenattacks.moc"
