// SPDX-License-Identifier: Apache-2.0
// A Save that fails at any step leaves everything as it was saved before.
#include "support/ChannelFixture.h"
#include "support/TestMain.h"

#include <QSignalSpy>

using namespace ChannelConsole;
using namespace Qt::StringLiterals;

namespace {

const QStringList kFields{u"username"_s, u"password"_s, u"token"_s};

} // namespace

class SaveFaultsTest final : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        m_fixture = std::make_unique<ChannelFixture>();
        m_assistantId = QUuid::createUuid();
        const auto added
            = m_fixture->assistants->addAssistant({.id = m_assistantId, .name = u"Flight desk"_s}, {});
        QVERIFY(finishes(added) && added.result().ok());
        QVERIFY(!failureOf(save("old", u"1"_s)));
        m_before = m_fixture->assistants->configuration(m_assistantId);
        m_secretsBefore = m_fixture->keychain.entries;
        QCOMPARE(m_secretsBefore.size(), kFields.size());
    }

    void cleanup() { m_fixture.reset(); }

    void savingKeepsTheOldConfigurationWhenTheKeychainRefuses_data()
    {
        QTest::addColumn<int>("failingWrite");
        QTest::addColumn<SecretError>("error");
        QTest::addColumn<ProblemKind>("kind");
        for (int write = 1; write <= kFields.size(); ++write) {
            const auto row = [write](const char *name, SecretError error, ProblemKind kind) {
                QTest::addRow("%s at secret %d", name, write) << write << error << kind;
            };
            row("locked", SecretError::TimedOut, ProblemKind::KeychainLocked);
            row("denied", SecretError::DeniedByUser, ProblemKind::KeychainDenied);
            row("no keychain", SecretError::Unavailable, ProblemKind::KeychainUnavailable);
            row("too large", SecretError::TooLarge, ProblemKind::KeychainTooLarge);
        }
    }
    void savingKeepsTheOldConfigurationWhenTheKeychainRefuses()
    {
        QFETCH(int, failingWrite);
        QFETCH(SecretError, error);
        QFETCH(ProblemKind, kind);
        QSignalSpy changed(m_fixture->assistants.get(), &AssistantStore::configurationChanged);
        int writes = 0;
        m_fixture->keychain.fault = [&](const QString &job, const QString &, int) {
            const bool refuses = job == u"write"_s && ++writes == failingWrite;
            return refuses ? std::optional(SecretFailure{.error = error, .details = {}}) : std::nullopt;
        };
        QCOMPARE(failureOf(save("new", u"2"_s)), kind);
        QCOMPARE(writes, failingWrite);
        QCOMPARE(changed.size(), 0);
        everythingIsAsBefore();
    }

    void whatTheKeychainDoesNotTakeBackIsSweptAtTheNextStart()
    {
        m_fixture->keychain.fault = [](const QString &job, const QString &, int count) {
            const bool refuses = job == u"remove"_s || count == kFields.size() + 2;
            return refuses ? std::optional(SecretFailure{.error = SecretError::TimedOut, .details = {}})
                           : std::nullopt;
        };
        QCOMPARE(failureOf(save("new", u"2"_s)), ProblemKind::KeychainLocked);
        QCOMPARE(m_fixture->keychain.entries.size(), m_secretsBefore.size() + 1);
        m_fixture->restart();
        m_fixture->keychain.fault = {};
        QCOMPARE(m_fixture->assistants->configuration(m_assistantId), m_before);
        const auto swept = m_fixture->assistants->sweepSecrets();
        QVERIFY(finishes(swept) && swept.result().ok());
        everythingIsAsBefore();
    }

    void anOldSecretTheKeychainKeepsDoesNotMakeTheSaveFail()
    {
        m_fixture->keychain.fault = [](const QString &job, const QString &, int) {
            return job == u"remove"_s
                ? std::optional(SecretFailure{.error = SecretError::DeniedByUser, .details = {}})
                : std::nullopt;
        };
        QVERIFY(!failureOf(save("new", u"2"_s)));
        QCOMPARE(m_fixture->assistants->configuration(m_assistantId)
                     .settings.value(u"infobip"_s)
                     .values.value(u"v"_s),
            u"2"_s);
        m_fixture->restart();
        m_fixture->keychain.fault = {};
        const auto swept = m_fixture->assistants->sweepSecrets();
        QVERIFY(finishes(swept) && swept.result().ok());
        QCOMPARE(m_fixture->keychain.entries.keys(), m_fixture->adopted());
        QCOMPARE(m_fixture->keychain.entries.values(), QList<QByteArray>(kFields.size(), "new"));
    }

    void savingKeepsTheOldConfigurationWhenTheStoreFails_data()
    {
        QTest::addColumn<QString>("when");
        QTest::newRow("journaling") << u"INSERT ON main.secret_journal"_s;
        QTest::newRow("configuration") << u"UPDATE ON main.channel_configuration"_s;
        QTest::newRow("old settings") << u"DELETE ON main.partner_settings"_s;
        QTest::newRow("new settings") << u"INSERT ON main.partner_settings"_s;
        QTest::newRow("numbers") << u"INSERT ON main.business_number"_s;
        QTest::newRow("entries") << u"INSERT ON main.secret_entry"_s;
        QTest::newRow("adoption") << u"DELETE ON main.secret_journal"_s;
    }
    void savingKeepsTheOldConfigurationWhenTheStoreFails()
    {
        QFETCH(QString, when);
        QTRY_COMPARE(m_fixture->journal(), QStringList());
        QVERIFY(m_fixture->execute(
            u"CREATE TEMP TRIGGER fault BEFORE %1 BEGIN SELECT RAISE(ABORT, 'fault'); END"_s.arg(when)));
        QCOMPARE(failureOf(save("new", u"2"_s)), ProblemKind::StoreFailed);
        QVERIFY(m_fixture->execute(u"DROP TRIGGER fault"_s));
        const auto swept = m_fixture->assistants->sweepSecrets();
        QVERIFY(finishes(swept) && swept.result().ok());
        everythingIsAsBefore();
        QVERIFY(!failureOf(save("newest", u"3"_s)));
    }

    void savingKeepsTheOldConfigurationWhenTheDiskIsFull()
    {
        QTRY_COMPARE(m_fixture->journal(), QStringList());
        // The file may not grow any more; a long value has no room.
        QVERIFY(m_fixture->execute(u"PRAGMA max_page_count = 1"_s));
        QCOMPARE(failureOf(save("new", QString(400'000, u'x'))), ProblemKind::StoreFull);
        QVERIFY(m_fixture->execute(u"PRAGMA max_page_count = 1000000"_s));
        const auto swept = m_fixture->assistants->sweepSecrets();
        QVERIFY(finishes(swept) && swept.result().ok());
        everythingIsAsBefore();
        QVERIFY(!failureOf(save("new", QString(400'000, u'x'))));
    }

private:
    QFuture<Result<void>> save(const QByteArray &secret, const QString &value)
    {
        ConfigurationChange change{.configuration = m_fixture->assistants->configuration(m_assistantId)};
        change.configuration.partnerId = u"infobip"_s;
        change.configuration.settings[u"infobip"_s].values.insert(u"v"_s, value);
        change.configuration.settings[u"infobip"_s].numbers = {u"+441134960000"_s};
        for (const QString &field : kFields)
            change.newSecrets.append(
                {.partnerId = u"infobip"_s, .fieldId = field, .value = secret, .origin = u"o"_s});
        return m_fixture->assistants->saveConfiguration(change);
    }

    static std::optional<ProblemKind> failureOf(const QFuture<Result<void>> &future)
    {
        if (!finishes(future))
            return ProblemKind::TimedOut;
        return future.result().ok() ? std::nullopt : std::optional(future.result().error().kind);
    }

    /// In memory, in the keychain, in the journal, and for the next start.
    void everythingIsAsBefore()
    {
        QCOMPARE(m_fixture->assistants->configuration(m_assistantId), m_before);
        QTRY_COMPARE(m_fixture->keychain.entries, m_secretsBefore);
        QTRY_COMPARE(m_fixture->journal(), QStringList());
        m_fixture->restart();
        QVERIFY(m_fixture->isReady);
        QCOMPARE(m_fixture->assistants->configuration(m_assistantId), m_before);
        QCOMPARE(m_fixture->adopted(), m_secretsBefore.keys());
    }

    std::unique_ptr<ChannelFixture> m_fixture;
    QUuid m_assistantId;
    ChannelConfiguration m_before;
    QMap<QString, QByteArray> m_secretsBefore;
};

CHANNEL_CONSOLE_TEST(SaveFaultsTest)
#include "tst_savefaults.moc"
