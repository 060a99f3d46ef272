// SPDX-License-Identifier: Apache-2.0
#include "ConfigurationFixture.h"
#include "core/Json.h"
#include "core/webhook/AppKey.h"
#include "support/FixedClock.h"
#include "support/SecretHunter.h"
#include "support/TestMain.h"
#include "ui/webhook/TokenViewModel.h"
#include "webhook/TokenWorkshop.h"

#include <QTest>

#include <algorithm>

using namespace ChannelConsole;
using namespace Qt::StringLiterals;
using Minting = TokenViewModel::Minting;

/// What the Tokens view does, without the view.
class TestTokenViewModel final : public QObject
{
    Q_OBJECT

    static JwtApp app(const QString &algorithm = u"HS256"_s, const QString &publicKey = {})
    {
        return {.id = QUuid::createUuid(),
            .name = u"Webhook app"_s,
            .clientId = TokenWorkshop::kClientId,
            .algorithm = algorithm,
            .publicKey = publicKey};
    }
    bool save(const JwtApp &wanted, const QByteArray &secret = TokenWorkshop::kSecret)
    {
        return ConfigurationFixture::succeeds(
            m_fixture->assistants.saveApp(wanted, secret, SecretPlace::Keychain));
    }
    bool associate(const QUuid &appId)
    {
        ConfigurationChange change{.configuration = m_fixture->stored()};
        change.configuration.associateApp = true;
        change.configuration.appId = appId;
        return ConfigurationFixture::succeeds(m_fixture->assistants.saveConfiguration(change));
    }
    bool mints()
    {
        m_model->mint();
        return m_model->minting() == Minting::Reading
            && QTest::qWaitFor([this] { return m_model->minting() != Minting::Reading; })
            && m_model->minting() == Minting::Minted;
    }
    bool found(TokenFinding::Severity severity, const QString &words)
    {
        const TokenFindings findings = m_model->advice().findings;
        return std::any_of(findings.cbegin(), findings.cend(),
            [&](const TokenFinding &each) { return each.severity == severity && each.text.contains(words); });
    }
    Result<Token> verified() const
    {
        return verifyToken(
            m_model->token(), tokenKeyOf(*m_model->app(), TokenWorkshop::kSecret), m_clock.time);
    }

private slots:
    void init()
    {
        m_fixture = std::make_unique<ConfigurationFixture>();
        QVERIFY(m_fixture->open());
        m_clock.time = QDateTime(QDate(2026, 3, 1), QTime(12, 0), Qt::UTC);
        m_model = std::make_unique<TokenViewModel>(
            Services{.assistants = &m_fixture->assistants, .vault = &m_fixture->vault, .clock = &m_clock});
    }
    void cleanup()
    {
        m_model.reset();
        m_fixture.reset();
    }

    void withoutAnAppItSaysHowToGetOne()
    {
        m_model->showAssistant(m_fixture->desk.id);
        QVERIFY(!m_model->app());
        QVERIFY(m_model->obstacle().contains(u"Create one"_s));
        QVERIFY(m_model->claims().isEmpty());
        m_model->mint();
        QCOMPARE(m_model->minting(), Minting::Idle);
    }

    void theChannelsAppIsChosenAndFollowed()
    {
        JwtApp first = app();
        JwtApp second = app();
        second.name = u"Another app"_s;
        QVERIFY(save(first));
        QVERIFY(save(second));
        m_model->showAssistant(m_fixture->desk.id);
        QCOMPARE(m_model->app()->id, first.id);
        QVERIFY(associate(second.id));
        QTRY_COMPARE(m_model->app()->id, second.id);
        m_model->showAssistant(m_fixture->claims.id); // has none of its own
        QCOMPARE(m_model->app()->id, first.id);
        m_model->showAssistant(m_fixture->desk.id);
        QCOMPARE(m_model->app()->id, second.id);
    }

    void mintsATokenThatHoldsForItsLifetime()
    {
        QVERIFY(save(app()));
        m_model->showAssistant(m_fixture->desk.id);
        m_model->setLifetime(3600);
        m_clock.time = m_clock.time.addSecs(600); // time passed since the claims were filled in
        const int reads = m_fixture->keychain.reads;
        QVERIFY(mints());
        QCOMPARE(m_fixture->keychain.reads, reads + 1);
        const Result<Token> token = verified();
        QVERIFY2(token.ok(), token.ok() ? "" : qPrintable(token.error().text));
        QCOMPARE(token.value().appId, TokenWorkshop::kClientId);
        QCOMPARE(token.value().issuer, TokenWorkshop::kClientId);
        QVERIFY(!token.value().subject.isEmpty());
        QCOMPARE(*token.value().issuedAt, m_clock.time.toSecsSinceEpoch());
        QCOMPARE(*token.value().expires, m_clock.time.toSecsSinceEpoch() + 3600);
        QVERIFY(token.value().jti.isEmpty());
        QCOMPARE(m_model->authorizationHeader(), "Authorization: bearer " + m_model->token());
        QVERIFY(!m_model->mintedFindings().isEmpty());
    }

    void editedClaimsAreSignedAsTheyAre()
    {
        QVERIFY(save(app()));
        m_model->showAssistant(m_fixture->desk.id);
        m_model->setClaims(u"{\"sub\": \"1234567890\"}"_s);
        m_model->setLifetime(900);
        QCOMPARE(m_model->claims(), u"{\"sub\": \"1234567890\"}"_s);
        QVERIFY(mints());
        QCOMPARE(verified().value().payload, QByteArray("{\"sub\":\"1234567890\"}"));
        m_model->resetClaims();
        QVERIFY(m_model->claims().contains(TokenWorkshop::kClientId));
        QCOMPARE(m_model->minting(), Minting::Idle);
        QVERIFY(m_model->token().isEmpty());
    }

    void claimsThatAreNoneAreNotMinted_data()
    {
        QTest::addColumn<QString>("claims");
        QTest::newRow("not JSON") << u"{"_s;
        QTest::newRow("a list") << u"[1]"_s;
        QTest::newRow("a key twice") << u"{\"a\":1,\"a\":2}"_s;
        QTest::newRow("nothing") << QString();
    }
    void claimsThatAreNoneAreNotMinted()
    {
        QFETCH(QString, claims);
        QVERIFY(save(app()));
        m_model->showAssistant(m_fixture->desk.id);
        m_model->setClaims(claims);
        QVERIFY(!m_model->claimsFault().isEmpty());
        m_model->mint();
        QCOMPARE(m_model->minting(), Minting::Idle);
    }

    void anAppThatEnforcesTokenIdsGetsOnesOfAnHour()
    {
        JwtApp enforcing = app();
        enforcing.enforceJti = true;
        QVERIFY(save(enforcing));
        m_model->showAssistant(m_fixture->desk.id);
        QCOMPARE(m_model->lifetime(), 3600);
        QVERIFY(m_model->warning().contains(u"once"_s));
        QVERIFY(mints());
        const QString first = verified().value().jti;
        QVERIFY(!first.isEmpty());
        QVERIFY(mints());
        QVERIFY(verified().value().jti != first);
        m_model->setLifetime(24 * 3600);
        QVERIFY(m_model->warning().contains(u"longer than an hour"_s));
        QVERIFY(mints());
        QVERIFY(!verified().ok());
        QCOMPARE(m_model->mintedFindings().constFirst().severity, TokenFinding::Severity::Error);
    }

    void anAppWithAPublicKeyAloneChecksButDoesNotMint()
    {
        const TokenWorkshop::RsaPair pair = TokenWorkshop::makeRsaPair();
        const JwtApp rsa = app(u"RS256"_s, QString::fromLatin1(pair.publicPem));
        QVERIFY(save(rsa, {}));
        m_model->showAssistant(m_fixture->desk.id);
        QVERIFY(m_model->obstacle().contains(u"private key"_s));
        m_model->mint();
        QCOMPARE(m_model->minting(), Minting::Idle);
        const int reads = m_fixture->keychain.reads;
        m_model->check(
            QString::fromLatin1(TokenWorkshop::rsaToken(R"({"alg":"RS256"})", R"({"sub":"1"})", pair)));
        QVERIFY(m_model->advice().holds);
        QCOMPARE(m_fixture->keychain.reads, reads);
        QVERIFY(save(rsa, pair.privatePem));
        QTRY_COMPARE(m_model->obstacle(), QString());
        QVERIFY(mints());
        QVERIFY(verified().ok());
    }

    void aKeychainThatRefusesIsSaidInWords()
    {
        QVERIFY(save(app()));
        m_model->showAssistant(m_fixture->desk.id);
        m_fixture->keychain.fault
            = [](const QString &job, const QString &, int) -> std::optional<SecretFailure> {
            if (job != u"read"_s)
                return std::nullopt;
            return SecretFailure{.error = SecretError::DeniedByUser, .details = {}};
        };
        QVERIFY(!mints());
        QCOMPARE(m_model->minting(), Minting::Failed);
        QCOMPARE(m_model->problem().kind, ProblemKind::KeychainDenied);
        m_model->check(u"a.b"_s);
        QTRY_VERIFY(!m_model->isChecking());
        QVERIFY(m_model->checkProblem());
        QVERIFY(!m_model->advice().findings.isEmpty());
    }

    void aSecretThatComesTooLateMintsNothing()
    {
        QVERIFY(save(app()));
        m_model->showAssistant(m_fixture->desk.id);
        m_model->mint();
        QCOMPARE(m_model->minting(), Minting::Reading);
        m_model->dropToken();
        m_model->check(u"a.b"_s); // its answer comes after the one that was given up
        QTRY_VERIFY(!m_model->isChecking());
        QCOMPARE(m_model->minting(), Minting::Idle);
        QVERIFY(m_model->token().isEmpty());
    }

    void aPastedTokenIsExplained()
    {
        QVERIFY(save(app()));
        JwtApp other = app();
        other.name = u"Claims app"_s;
        other.clientId = TokenWorkshop::kOtherClientId;
        QVERIFY(save(other, "of another app"));
        m_model->showAssistant(m_fixture->desk.id);
        QVERIFY(mints());
        m_model->check(QString::fromLatin1(m_model->authorizationHeader()));
        QTRY_VERIFY(m_model->advice().holds);
        QVERIFY(found(TokenFinding::Severity::Fine, u"Webhook app"_s));
        m_model->check(QString::fromLatin1(TokenWorkshop::hmacToken(
            R"({"alg":"HS256"})", "{\"appId\":\"" + TokenWorkshop::kOtherClientId.toUtf8() + "\"}")));
        QTRY_VERIFY(found(TokenFinding::Severity::Error, u"another app"_s));
        m_model->clearAdvice();
        QVERIFY(m_model->advice().findings.isEmpty());
    }

    void neitherTokenNorSecretIsWrittenAnywhere()
    {
        QVERIFY(save(app()));
        m_model->showAssistant(m_fixture->desk.id);
        QVERIFY(mints());
        m_model->check(QString::fromLatin1(m_model->authorizationHeader()));
        QTRY_VERIFY(m_model->advice().holds);
        const QByteArray token = m_model->token();
        const QString folder = m_fixture->directory.path();
        QCOMPARE(SecretHunter(token).foundBelow(folder), QStringList());
        QCOMPARE(SecretHunter(token.mid(token.lastIndexOf('.') + 1)).foundBelow(folder), QStringList());
        QCOMPARE(SecretHunter(TokenWorkshop::kSecret).foundBelow(folder), QStringList());
        // That it looks in the right place:
        QVERIFY(!SecretHunter(TokenWorkshop::kClientId.toUtf8()).foundBelow(folder).isEmpty());
    }

private:
    std::unique_ptr<ConfigurationFixture> m_fixture;
    FixedClock m_clock;
    std::unique_ptr<TokenViewModel> m_model;
};

CHANNEL_CONSOLE_TEST(TestTokenViewModel)
#include "tst_tokenviewmodel.moc"
