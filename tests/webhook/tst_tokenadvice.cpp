// SPDX-License-Identifier: Apache-2.0
#include "core/webhook/TokenAdvice.h"
#include "support/TestMain.h"
#include "webhook/TokenAttacks.h"

#include <QTest>

#include <algorithm>

using namespace ChannelConsole;
using namespace ChannelConsole::TokenWorkshop;
using namespace Qt::StringLiterals;

using Severity = TokenFinding::Severity;

/// What a person is told about a token they paste.
class TokenAdviceTest final : public QObject
{
    Q_OBJECT

    static QByteArray payload(const QByteArray &claims)
    {
        return "{\"appId\":\"" + kClientId.toUtf8() + "\"," + claims + '}';
    }
    static QByteArray signedWith(const QByteArray &secret)
    {
        return hmacToken(header("HS256"), payload("\"exp\":1772467000"), secret);
    }
    static KnownApp app(bool enforceJti = false)
    {
        KnownApp known{.name = u"Webhook app"_s, .key = hmacKey()};
        known.key.enforceJti = enforceJti;
        return known;
    }
    static KnownApp otherApp()
    {
        KnownApp known{.name = u"Claims app"_s, .key = hmacKey()};
        known.key.clientId = kOtherClientId;
        known.key.secret = "another secret of another app";
        return known;
    }
    static TokenAdvice advice(const QString &pasted, const std::optional<KnownApp> &of = app())
    {
        return adviseOn({.pasted = pasted,
            .app = of,
            .otherApps = {otherApp()},
            .now = QDateTime::fromSecsSinceEpoch(kAttackTime, Qt::UTC)});
    }
    static TokenAdvice advice(const QByteArray &token, const std::optional<KnownApp> &of = app())
    {
        return advice(QString::fromUtf8(token), of);
    }
    static bool says(const TokenAdvice &advice, Severity severity, const QString &words)
    {
        return std::any_of(advice.findings.cbegin(), advice.findings.cend(), [&](const TokenFinding &each) {
            return each.severity == severity && QString(each.text + u' ' + each.remedy).contains(words);
        });
    }
    static QString everything(const TokenAdvice &advice)
    {
        QStringList lines;
        for (const TokenFinding &each : advice.findings)
            lines += u"%1 %2 / %3"_s.arg(int(each.severity)).arg(each.text, each.remedy);
        return lines.join(u'\n');
    }

private slots:
    void aTokenThatHoldsIsShownAndSaidToHold()
    {
        const TokenAdvice told = advice(goodToken());
        QVERIFY2(told.holds, qPrintable(everything(told)));
        QVERIFY(told.header.contains(u"\"alg\": \"HS256\""_s));
        QVERIFY(told.payload.contains(u"\"appId\": \"%1\""_s.arg(kClientId)));
        QVERIFY(says(told, Severity::Fine, u"Webhook app"_s));
        QVERIFY(says(told, Severity::Note, u"Valid for another 10 minutes"_s));
        QVERIFY(!says(told, Severity::Error, {}));
        QVERIFY(!says(told, Severity::Warning, {}));
    }

    void nothingPastedSaysNothing()
    {
        QVERIFY(advice(u"  \n"_s).findings.isEmpty());
        QVERIFY(!advice(QString()).holds);
    }

    void whatIsWrongIsSaid_data()
    {
        QTest::addColumn<QByteArray>("pasted");
        QTest::addColumn<int>("severity");
        QTest::addColumn<QString>("words");
        const auto row
            = [](const char *name, const QByteArray &pasted, Severity severity, const QString &words) {
                  QTest::newRow(name) << pasted << int(severity) << words;
              };
        const QByteArray hs256 = header("HS256");
        const auto claims = [&hs256](const QByteArray &text) { return hmacToken(hs256, payload(text)); };
        row("expired", claims("\"exp\":1772107200"), Severity::Error, u"expired 3 days ago"_s);
        row("just expired", claims("\"exp\":1772366370"), Severity::Warning, u"just expired"_s);
        row("for ever", claims("\"iat\":1772366400"), Severity::Warning, u"valid for ever"_s);
        row("how long it was there", claims("\"iat\":1772107200"), Severity::Note, u"Issued 3 days ago"_s);
        row("remaining", claims("\"exp\":1774958400"), Severity::Note, u"Valid for another 30 days"_s);
        row("another secret", signedWith("who knows"), Severity::Error, u"another secret"_s);
        row("another app's secret", signedWith(otherApp().key.secret), Severity::Error,
            u"by the app “Claims app”"_s);
        row("decoded secret", signedWith(QByteArray::fromBase64(kSecret)), Severity::Error,
            u"base64-decoded"_s);
        row("encoded secret", signedWith(kSecret.toBase64()), Severity::Error, u"base64-encoded once more"_s);
        row("line break", signedWith(kSecret + '\n'), Severity::Error, u"line break behind it"_s);
        row("without its =", signedWith(kSecret.chopped(1)), Severity::Error, u"without the ="_s);
        row("client id as secret", signedWith(kClientId.toUtf8()), Severity::Error,
            u"signed with the client id"_s);
        row("right secret, other algorithm",
            hmacToken(header("HS512"), payload("\"exp\":1772467000"), kSecret, QCryptographicHash::Sha512),
            Severity::Error, u"choose HS512 for the app"_s);
        row("other algorithm, other secret",
            hmacToken(header("HS512"), payload("\"exp\":1772467000"), "x", QCryptographicHash::Sha512),
            Severity::Error, u"app's algorithm is HS256"_s);
        row("another app of ours", hmacToken(hs256, "{\"appId\":\"" + kOtherClientId.toUtf8() + "\"}"),
            Severity::Error, u"That is the app “Claims app”"_s);
        row("an unknown app", hmacToken(hs256, R"({"iss":"cs-7"})"), Severity::Error,
            u"another environment"_s);
        row("no app named", hmacToken(hs256, R"({"sub":"1"})"), Severity::Warning, u"names no app"_s);
        for (const char *wrong : {"appid", "AppId", "App ID", "app_id", "APPID", "clientId"})
            row(qPrintable(u"misspelt "_s + QLatin1StringView(wrong)),
                hmacToken(hs256, "{\"" + QByteArray(wrong) + "\":\"" + kClientId.toUtf8() + "\"}"),
                Severity::Warning, u"“%1” must be spelled “appId”"_s.arg(QLatin1StringView(wrong)));
        row("misspelt exp", claims("\"Exp\":1772467000"), Severity::Warning,
            u"“Exp” must be spelled “exp”"_s);
        row("jti without exp", claims("\"jti\":\"1\""), Severity::Error, u"no exp"_s);
        row("jti for a day", claims("\"jti\":\"1\",\"exp\":1772467000"), Severity::Error,
            u"within an hour"_s);
        row("jti", claims("\"jti\":\"1\",\"exp\":1772367000"), Severity::Warning, u"only once"_s);
        row("a JWE", "eyJhbGciOiJSU0EtT0FFUCJ9.a.b.c.d", Severity::Error, u"JWE"_s);
        row("the client secret", kSecret, Severity::Error, u"client secret of the app “Webhook app”"_s);
        row("another's client secret", "mQ8mZ1c0R3h2TnVwYXNzd29yZC1vZi1hLXRlc3QtYXA=", Severity::Error,
            u"looks like a client secret"_s);
        row("the client id", kClientId.toUtf8(), Severity::Error, u"client id, not a token"_s);
        row("bearer", "Bearer " + goodToken(), Severity::Note, u"belongs to the header"_s);
        row("a whole header", "Authorization: bearer " + goodToken(), Severity::Note,
            u"belongs to the header"_s);
        row("a header without bearer", "Authorization: " + goodToken(), Severity::Error,
            u"lacks the word bearer"_s);
        row("another header", "auth: " + goodToken(), Severity::Warning, u"looks at Authorization"_s);
        row("a curl option", "-H 'auth: " + goodToken() + "'", Severity::Warning,
            u"looks at Authorization"_s);
        row("quotes", '"' + goodToken() + '"', Severity::Warning, u"quotes"_s);
        row("quotes within bearer", "bearer '" + goodToken() + '\'', Severity::Warning, u"quotes"_s);
        row("line break inside", QByteArray(goodToken()).insert(40, "\n  "), Severity::Warning,
            u"line break inside"_s);
        row("none", hmacToken(header("none"), payload("\"x\":1")), Severity::Error, u"not signed"_s);
        row("hs256", hmacToken(header("hs256"), payload("\"x\":1")), Severity::Error,
            u"has to be written HS256"_s);
        row("milliseconds", claims("\"exp\":1772467000000"), Severity::Error, u"milliseconds"_s);
        row("cut", goodToken().left(60), Severity::Error, u"three parts"_s);
    }
    void whatIsWrongIsSaid()
    {
        QFETCH(QByteArray, pasted);
        QFETCH(int, severity);
        QFETCH(QString, words);
        const TokenAdvice told = advice(pasted);
        QVERIFY2(says(told, Severity(severity), words), qPrintable(everything(told)));
        QVERIFY2(std::is_sorted(told.findings.cbegin(), told.findings.cend(),
                     [](const TokenFinding &left, const TokenFinding &right) {
                         return left.severity < right.severity;
                     }),
            qPrintable(everything(told)));
        for (const TokenFinding &each : told.findings)
            QVERIFY(!QString(each.text + each.remedy).contains(QString::fromLatin1(kSecret)));
    }

    void whatStandsAroundATokenDoesNotMakeItBad_data()
    {
        QTest::addColumn<QByteArray>("pasted");
        QTest::newRow("spaces") << " \n" + goodToken() + "\t\n";
        QTest::newRow("bearer") << "BEARER  " + goodToken();
        QTest::newRow("header") << "authorization:Bearer " + goodToken();
        QTest::newRow("JSON") << "\"token\": \"" + goodToken() + "\",";
        QTest::newRow("curl") << "-H 'Authorization: Bearer " + goodToken() + '\'';
        QTest::newRow("no-break space") << "\xc2\xa0" + goodToken();
    }
    void whatStandsAroundATokenDoesNotMakeItBad()
    {
        QFETCH(QByteArray, pasted);
        const TokenAdvice told = advice(pasted);
        QVERIFY2(told.holds, qPrintable(everything(told)));
    }

    void anAppThatEnforcesTokenIdsSaysSo()
    {
        QVERIFY(says(advice(goodToken(), app(true)), Severity::Error, u"no jti"_s));
        const QByteArray token = hmacToken(header("HS256"), payload("\"jti\":\"1\",\"exp\":1772367000"));
        QVERIFY(says(advice(token, app(true)), Severity::Warning, u"takes each only once"_s));
        QVERIFY(advice(token, app(true)).holds);
    }

    void withoutTheSecretTheRestIsStillChecked()
    {
        KnownApp noSecret = app();
        noSecret.key.secret.clear();
        const TokenAdvice told = advice(hmacToken(header("HS256"), payload("\"exp\":1772107200")), noSecret);
        QVERIFY(says(told, Severity::Warning, u"cannot be checked"_s));
        QVERIFY(says(told, Severity::Error, u"expired 3 days ago"_s));
        QVERIFY(!told.holds);
    }

    void withoutAnAppTheTokenIsReadAllTheSame()
    {
        const TokenAdvice told = advice(
            hmacToken(header("HS256"), "{\"appId\":\"" + kOtherClientId.toUtf8() + "\"}"), std::nullopt);
        QVERIFY(says(told, Severity::Warning, u"No app is chosen"_s));
        QVERIFY(says(told, Severity::Note, u"Claims app"_s));
        QVERIFY(!told.holds);
    }

    void keyConfusionIsExplained()
    {
        const RsaPair pair = makeRsaPair();
        KnownApp rsa = app();
        rsa.key = rsaKey(pair);
        const QByteArray claims = payload("\"exp\":1772467000");
        QVERIFY(advice(rsaToken(header("RS256"), claims, pair), rsa).holds);
        QVERIFY(says(advice(rsaToken(header("RS256"), claims, makeRsaPair()), rsa), Severity::Error,
            u"private key"_s));
        QVERIFY(says(advice(rsaToken(header("RS512"), claims, pair, "SHA512"), rsa), Severity::Error,
            u"sign by RS256"_s));
        const TokenAdvice told = advice(hmacToken(header("HS256"), claims, pair.publicPem), rsa);
        QVERIFY(!told.holds);
        QVERIFY2(says(told, Severity::Note, u"public key as if that were a secret"_s),
            qPrintable(everything(told)));
    }

    void noAttackIsSaidToHold()
    {
        for (const TokenAttack &attack : attacksOnClaims() + attacksOnForm(makeRsaPair(), makeRsaPair())) {
            const QString pasted = QString::fromUtf8(attack.token);
            if (attack.token.isEmpty() || pasted.trimmed() != pasted)
                continue; // nothing, or with white space around it
            const TokenAdvice told = advice(pasted, KnownApp{.name = u"Webhook app"_s, .key = attack.key});
            // What is pasted is cleaned first; what is left may be a token that holds.
            const bool cleaned = says(told, Severity::Warning, u"quotes"_s)
                || says(told, Severity::Warning, u"white space"_s);
            QVERIFY2(cleaned || !told.holds, attack.name.constData());
            QVERIFY2(cleaned || says(told, Severity::Error, {})
                    || says(told, Severity::Warning, u"cannot be checked"_s),
                attack.name.constData());
        }
    }
};

CHANNEL_CONSOLE_TEST(TokenAdviceTest)
#include "tst_tokenadvice.moc"
