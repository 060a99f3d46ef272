// SPDX-License-Identifier: Apache-2.0
#include "core/channel/AssistantStore.h"
#include "support/ChannelFixture.h"
#include "support/SecretHunter.h"
#include "support/TestMain.h"
#include "webhook/TokenWorkshop.h"

#include <QTest>

using namespace ChannelConsole;
using namespace Qt::StringLiterals;

/// Apps with keys: what is kept, where, and what must not be.
class JwtAppsTest final : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        m_fixture = std::make_unique<ChannelFixture>();
        QVERIFY(m_fixture->isReady);
    }
    void cleanup() { m_fixture.reset(); }

    void anAppWithAPublicKeyIsBackAfterARestart()
    {
        const JwtApp app = rsaApp();
        QVERIFY(saves(app));
        m_fixture->restart();
        QCOMPARE(channels().apps(), QList<JwtApp>{app});
        QVERIFY(m_fixture->keychain.entries.isEmpty()); // it needs no secret
    }

    void aPrivateKeyIsInTheKeychainAndNowhereElse()
    {
        const JwtApp app = rsaApp();
        QVERIFY(saves(app, m_pair.privatePem));
        m_fixture->restart();
        const JwtApp stored = *channels().app(app.id);
        QCOMPARE(m_fixture->keychain.entries.value(stored.clientSecret.name), m_pair.privatePem);
        for (const QByteArray &line : m_pair.privatePem.split('\n')) {
            if (line.size() == 64)
                QCOMPARE(SecretHunter(line).foundBelow(m_fixture->directory()), QStringList());
        }
        // That it looks in the right place:
        const QByteArray line = m_pair.publicPem.split('\n').at(1);
        QVERIFY(!SecretHunter(line).foundBelow(m_fixture->directory()).isEmpty());
    }

    void aPrivateKeyInThePlaceOfThePublicOneIsNotStored()
    {
        JwtApp app = rsaApp();
        for (const QByteArray &wrong :
            QList<QByteArray>{m_pair.privatePem, m_pair.publicPem + m_pair.privatePem, QByteArray(),
                QByteArray("-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----\n")}) {
            app.publicKey = QString::fromLatin1(wrong);
            const auto saved = channels().saveApp(app, {}, SecretPlace::Keychain);
            QVERIFY(finishes(saved));
            QVERIFY(!saved.result().ok());
            QCOMPARE(saved.result().error().kind, ProblemKind::InvalidInput);
        }
        QVERIFY(channels().apps().isEmpty());
        // Behind another algorithm nobody would look for it.
        app.algorithm = u"HS256"_s;
        app.publicKey = QString::fromLatin1(m_pair.privatePem);
        QVERIFY(saves(app, "client secret"));
        QCOMPARE(channels().app(app.id)->publicKey, QString());
    }

    void aSecretDoesNotOutliveItsUse()
    {
        JwtApp app = rsaApp();
        app.algorithm = u"HS256"_s;
        QVERIFY(saves(app, "client secret"));
        app.algorithm = u"HS512"_s;
        QVERIFY(saves(app));
        QVERIFY(!channels().app(app.id)->clientSecret.name.isEmpty());
        // As a private key the client secret would be of no use, and the other way round of all too much.
        app.algorithm = u"RS256"_s;
        app.publicKey = QString::fromLatin1(m_pair.publicPem);
        QVERIFY(saves(app));
        QCOMPARE(channels().app(app.id)->clientSecret, SecretEntry{});
        QTRY_VERIFY(m_fixture->keychain.entries.isEmpty());
        QVERIFY(saves(app, m_pair.privatePem));
        app.algorithm = u"HS256"_s;
        QVERIFY(saves(app));
        QCOMPARE(channels().app(app.id)->clientSecret, SecretEntry{});
        QTRY_VERIFY(m_fixture->keychain.entries.isEmpty());
    }

    void aPrivateKeyIsRemovedAloneAndSweptWhereTheKeychainRefuses()
    {
        using StoredSecret = AssistantStore::StoredSecret;
        const JwtApp app = rsaApp();
        QVERIFY(saves(app, m_pair.privatePem));
        const QString name = channels().app(app.id)->clientSecret.name;
        QVERIFY(m_fixture->keychain.entries.contains(name));
        // When the removal reaches the keychain it does not answer: the journal keeps the name.
        int refused = 0;
        m_fixture->keychain.fault = [&refused](const QString &job, const QString &, int) {
            if (job != u"remove"_s)
                return std::optional<SecretFailure>();
            ++refused;
            return std::optional(SecretFailure{.error = SecretError::TimedOut, .details = {}});
        };
        const auto removed = channels().saveApp(app, {}, SecretPlace::Keychain, StoredSecret::Remove);
        QVERIFY(finishes(removed) && removed.result().ok());
        QCOMPARE(channels().app(app.id)->clientSecret, SecretEntry{});
        QCOMPARE(channels().app(app.id)->publicKey, app.publicKey);
        QTRY_COMPARE(refused, 1);
        QVERIFY(m_fixture->keychain.entries.contains(name));
        m_fixture->keychain.fault = {};
        m_fixture->restart();
        QVERIFY(finishes(channels().sweepSecrets()));
        QVERIFY(m_fixture->keychain.entries.isEmpty());
        QCOMPARE(channels().app(app.id)->clientSecret, SecretEntry{});
    }

    void aClientSecretIsNotRemovedAlone()
    {
        JwtApp app = rsaApp();
        app.algorithm = u"HS256"_s;
        QVERIFY(saves(app, "client secret"));
        const auto removed
            = channels().saveApp(app, {}, SecretPlace::Keychain, AssistantStore::StoredSecret::Remove);
        QVERIFY(finishes(removed));
        QCOMPARE(removed.result().error().kind, ProblemKind::Refused);
        QCOMPARE(m_fixture->keychain.entries.size(), 1);
    }

private:
    AssistantStore &channels() { return *m_fixture->assistants; }
    bool saves(const JwtApp &app, const QByteArray &secret = {})
    {
        const auto saved = channels().saveApp(app, secret, SecretPlace::Keychain);
        return finishes(saved) && saved.result().ok();
    }
    JwtApp rsaApp() const
    {
        return {.id = QUuid::createUuid(),
            .name = u"Webhook app"_s,
            .clientId = TokenWorkshop::kClientId,
            .algorithm = u"RS512"_s,
            .publicKey = QString::fromLatin1(m_pair.publicPem),
            .enforceJti = true};
    }

    const TokenWorkshop::RsaPair m_pair = TokenWorkshop::makeRsaPair();
    std::unique_ptr<ChannelFixture> m_fixture;
};

CHANNEL_CONSOLE_TEST(JwtAppsTest)
#include "tst_jwtapps.moc"
