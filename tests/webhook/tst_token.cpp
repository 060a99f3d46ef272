// SPDX-License-Identifier: Apache-2.0
#include "core/Json.h"
#include "core/webhook/Token.h"
#include "core/webhook/TokenSignature.h"
#include "support/TestMain.h"
#include "webhook/TokenWorkshop.h"

#include <nlohmann/json.hpp>

#include <QFile>
#include <QTest>

using namespace ChannelConsole;
using namespace ChannelConsole::TokenWorkshop;
using namespace Qt::StringLiterals;

/// Tokens that hold, and how they are made. The vectors are RFC 7515's own (appendix A.1 and A.2) and ones
/// signed by Python's hmac and by the openssl command.
class TokenTest final : public QObject
{
    Q_OBJECT

    static constexpr qint64 kIssued = 1772366400; // 2026-03-01 12:00 UTC

    static QDateTime at(qint64 seconds) { return QDateTime::fromSecsSinceEpoch(seconds, Qt::UTC); }
    static QByteArray vectorFile(const QString &name)
    {
        QFile file(QStringLiteral(TEST_SOURCE_DIR "/vectors/") + name);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    static QByteArray vectorToken(const QString &name) { return vectorFile(name).trimmed(); }
    static nlohmann::json vectorClaims()
    {
        return {{"appId", toStd(kClientId)}, {"iss", toStd(kClientId)}, {"sub", "desk"}, {"iat", kIssued},
            {"exp", kIssued + 7200}};
    }
    static void compareHolds(const QByteArray &token, const TokenKey &key, qint64 now)
    {
        const Result<Token> verified = verifyToken(token, key, at(now));
        QVERIFY2(verified.ok(), verified.ok() ? "" : qPrintable(verified.error().text));
    }

private slots:
    void theTokensOfTheStandardHold()
    {
        // The key of A.1 is given as base64url in the RFC; it is bytes here.
        const QByteArray secret = QByteArray::fromBase64(
            "AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T-1qS0gZH75aKtMN3Yj0iPS4hcgUuTwjAzZr1Z9CAow",
            QByteArray::Base64UrlEncoding);
        TokenKey key = hmacKey();
        key.secret = secret;
        compareHolds(vectorToken(u"rfc7515-a1.jwt"_s), key, 1300819379);
        for (const QString &pem : {u"rfc7515-a2-public.pem"_s, u"rfc7515-a2-public-pkcs1.pem"_s}) {
            const TokenKey rsa{
                .algorithm = u"RS256"_s, .publicKeyPem = vectorFile(pem), .clientId = kClientId};
            compareHolds(vectorToken(u"rfc7515-a2.jwt"_s), rsa, 1300819379);
        }
    }

    void whatOtherToolsSignedHolds_data()
    {
        QTest::addColumn<QString>("algorithm");
        for (const QString &algorithm : tokenAlgorithms())
            QTest::newRow(qPrintable(algorithm)) << algorithm;
        QCOMPARE(tokenAlgorithms().size(), 4);
    }
    void whatOtherToolsSignedHolds()
    {
        QFETCH(QString, algorithm);
        const QByteArray token = vectorToken(algorithm.toLower() + u".jwt"_s);
        TokenKey key = hmacKey(algorithm);
        key.publicKeyPem = vectorFile(u"public.pem"_s);
        const Result<Token> verified = verifyToken(token, key, at(kIssued));
        QVERIFY2(verified.ok(), verified.ok() ? "" : qPrintable(verified.error().text));
        QCOMPARE(verified.value().algorithm, algorithm);
        QCOMPARE(verified.value().appId, kClientId);
        QCOMPARE(verified.value().issuer, kClientId);
        QCOMPARE(verified.value().subject, u"desk"_s);
        QCOMPARE(verified.value().issuedAt, std::optional<qint64>(kIssued));
        QCOMPARE(verified.value().expires, std::optional<qint64>(kIssued + 7200));
        QVERIFY(!verified.value().notBefore);
        if (!isRsaAlgorithm(algorithm))
            QCOMPARE(mintToken(vectorClaims(), key).value(), token);
    }

    void whatIsMintedHereHolds_data() { whatOtherToolsSignedHolds_data(); }
    void whatIsMintedHereHolds()
    {
        QFETCH(QString, algorithm);
        const RsaPair pair = makeRsaPair();
        TokenKey key = hmacKey(algorithm);
        key.publicKeyPem = pair.publicPem;
        const Result<QByteArray> token = mintToken(vectorClaims(), key, pair.privatePem);
        QVERIFY2(token.ok(), token.ok() ? "" : qPrintable(token.error().text));
        compareHolds(token.value(), key, kIssued);
        QVERIFY(!verifyToken(token.value(), key, at(kIssued + 7200 + 60)).ok());
    }

    void clocksMayDifferByAMinute()
    {
        const QByteArray payload = R"({"iat":1000000,"nbf":1000000,"exp":1000600})";
        const QByteArray token = hmacToken(R"({"alg":"HS256"})", payload);
        compareHolds(token, hmacKey(), 1000000 - 60);
        QVERIFY(!verifyToken(token, hmacKey(), at(1000000 - 61)).ok());
        compareHolds(token, hmacKey(), 1000600 + 59);
        QVERIFY(!verifyToken(token, hmacKey(), at(1000600 + 60)).ok());
    }

    void aTokenWithoutExpiryHoldsForEver()
    {
        compareHolds(
            hmacToken(R"({"alg":"HS256","typ":"JWT"})", R"({"iat":1000000})"), hmacKey(), 9000000000);
    }

    void anAppThatEnforcesTokenIdsTakesOnesOfAnHour()
    {
        TokenKey key = hmacKey();
        key.enforceJti = true;
        const QByteArray header = R"({"alg":"HS256"})";
        compareHolds(hmacToken(header, R"({"jti":"a","iat":1000000,"exp":1003600})"), key, 1000000);
        // Near its end a token that was issued for longer does not become one of an hour.
        const QByteArray longer = hmacToken(header, R"({"jti":"a","iat":1000000,"exp":1003601})");
        QVERIFY(!verifyToken(longer, key, at(1003000)).ok());
        // Without iat the hour is counted from now, for a clock that is ahead within the skew.
        const QByteArray withoutIssue = hmacToken(header, R"({"jti":"a","exp":1003660})");
        compareHolds(withoutIssue, key, 1000000);
        QVERIFY(!verifyToken(withoutIssue, key, at(1000000 - 1)).ok());
    }

    void whoTheTokenIsForMayStandInAnyOfThreeClaims_data()
    {
        QTest::addColumn<QString>("payload");
        QTest::newRow("appId") << u"{\"appId\":\"%1\"}"_s.arg(kClientId);
        QTest::newRow("iss") << u"{\"iss\":\"%1\",\"sub\":\"desk\"}"_s.arg(kClientId);
        QTest::newRow("sub") << u"{\"sub\":\"%1\"}"_s.arg(kClientId);
        QTest::newRow("a sender of its own in iss") << u"{\"iss\":\"joe\",\"appId\":\"%1\"}"_s.arg(kClientId);
        QTest::newRow("nobody") << u"{\"sub\":\"1234567890\"}"_s;
    }
    void whoTheTokenIsForMayStandInAnyOfThreeClaims()
    {
        QFETCH(QString, payload);
        compareHolds(hmacToken(R"({"alg":"HS256"})", payload.toUtf8()), hmacKey(), kIssued);
    }

    void theTokenIsFoundInTheHeaderWhateverItsCase()
    {
        for (const char *header : {"bearer abc.def.ghi", "Bearer abc.def.ghi", "BEARER  abc.def.ghi "})
            QCOMPARE(tokenOfAuthorization(header).value(), QByteArray("abc.def.ghi"));
    }

    void onlyABearerTokenIsTakenFromTheHeader_data()
    {
        QTest::addColumn<QByteArray>("header");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("the token alone") << QByteArray("abc.def.ghi");
        QTest::newRow("basic") << QByteArray("Basic dXNlcjpwYXNz");
        QTest::newRow("no token") << QByteArray("Bearer ");
        QTest::newRow("no space") << QByteArray("Bearerabc.def.ghi");
        QTest::newRow("two tokens") << QByteArray("Bearer abc.def.ghi jkl.mno.pqr");
        QTest::newRow("two headers in one") << QByteArray("Bearer abc.def.ghi,Bearer jkl.mno.pqr");
        QTest::newRow("a line break") << QByteArray("Bearer abc.def\r\n.ghi");
        QTest::newRow("a zero byte") << QByteArray("Bearer abc\0.def.ghi", 19);
        QTest::newRow("a byte beyond ASCII") << QByteArray("Bearer abc\xff.def.ghi");
        QTest::newRow("tab instead of space") << QByteArray("Bearer\tabc.def.ghi");
    }
    void onlyABearerTokenIsTakenFromTheHeader()
    {
        QFETCH(QByteArray, header);
        const Result<QByteArray> token = tokenOfAuthorization(header);
        QVERIFY(!token.ok());
        QCOMPARE(token.error().kind, ProblemKind::InvalidInput);
    }

    void whatCannotBeMintedSaysWhy()
    {
        const RsaPair pair = makeRsaPair();
        const auto refusal
            = [](const nlohmann::json &claims, const TokenKey &key, const QByteArray &pem = {}) {
                  const Result<QByteArray> token = mintToken(claims, key, pem);
                  return token.ok() ? u"minted"_s : token.error().text;
              };
        const nlohmann::json claims = nlohmann::json::object();
        QVERIFY(refusal(nlohmann::json::array(), hmacKey()).contains(u"not a JSON object"_s));
        QVERIFY(refusal({{"x", std::string(9000, 'x')}}, hmacKey()).contains(u"too long"_s));
        TokenKey noSecret = hmacKey();
        noSecret.secret.clear();
        QVERIFY(refusal(claims, noSecret).contains(u"client secret"_s));
        QVERIFY(refusal(claims, hmacKey(u"none"_s)).contains(u"not one of"_s));
        QVERIFY(refusal(claims, rsaKey(pair)).contains(u"private key"_s));
        QVERIFY(refusal(claims, rsaKey(pair), makeRsaPair().privatePem).contains(u"does not belong"_s));
        QVERIFY(refusal(claims, rsaKey(pair), makeRsaPair(1024).privatePem).contains(u"1024 bits"_s));
        QVERIFY(refusal(claims, rsaKey(pair), encryptedPem(pair)).contains(u"passphrase"_s));
        QVERIFY(refusal(claims, rsaKey(pair), makeEcPair().privatePem).contains(u"RSA private key"_s));
        QCOMPARE(refusal(claims, rsaKey(pair), pair.privatePem), u"minted"_s);
    }
};

CHANNEL_CONSOLE_TEST(TokenTest)
#include "tst_token.moc"
