// SPDX-License-Identifier: Apache-2.0
#include "core/channel/AssistantStore.h"
#include "support/ChannelFixture.h"
#include "support/TestMain.h"

#include <QSignalSpy>

using namespace ChannelConsole;
using namespace Qt::StringLiterals;

namespace {

constexpr auto kSecret = "sécret-pa$$ & more";

bool succeeds(const QFuture<Result<void>> &future)
{
    return finishes(future) && future.result().ok();
}

std::optional<ProblemKind> failureOf(const QFuture<Result<void>> &future)
{
    if (!finishes(future) || future.result().ok())
        return std::nullopt;
    return future.result().error().kind;
}

Assistant flightDesk()
{
    return {.id = QUuid::createUuid(),
        .name = u"Flight desk ✈"_s,
        .streamId = u"st-1b3c"_s,
        .environment = u"production"_s,
        .webhookTemplate = u"https://{host}/hooks/{streamId}"_s};
}

} // namespace

class AssistantStoreTest final : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        m_fixture = std::make_unique<ChannelFixture>();
        QVERIFY(m_fixture->isReady);
        m_assistant = flightDesk();
        QVERIFY(succeeds(channels().addAssistant(m_assistant, {})));
    }

    void cleanup() { m_fixture.reset(); }

    void assistantsAreBackAfterARestartInTheirOrder()
    {
        Assistant second = flightDesk();
        second.name = u"A name that sorts first"_s;
        second.sandbox = true;
        QVERIFY(succeeds(channels().addAssistant(second, {})));
        m_fixture->restart();
        QCOMPARE(channels().assistants(), (QList{m_assistant, second}));
    }

    void aSavedConfigurationIsBackAfterARestart()
    {
        const ConfigurationChange change = wantedChange();
        QSignalSpy changed(&channels(), &AssistantStore::configurationChanged);
        QVERIFY(succeeds(channels().saveConfiguration(change)));
        QCOMPARE(changed.size(), 1);
        const ChannelConfiguration saved = channels().configuration(m_assistant.id);
        QCOMPARE(saved.settings.value(u"infobip"_s).values,
            change.configuration.settings.value(u"infobip"_s).values);
        const SecretEntry entry = saved.settings.value(u"infobip"_s).secrets.value(u"password"_s);
        QCOMPARE(entry.origin, u"https://example.api.infobip.com"_s);
        QCOMPARE(m_fixture->keychain.entries.value(entry.name), QByteArray(kSecret));

        m_fixture->restart();
        QCOMPARE(channels().configuration(m_assistant.id), saved);
        QVERIFY(m_fixture->vault->mayHave(entry));
    }

    void everyPartnersValuesAreKept()
    {
        QVERIFY(succeeds(channels().saveConfiguration(wantedChange())));
        ConfigurationChange other{.configuration = channels().configuration(m_assistant.id)};
        other.configuration.partnerId = u"karix"_s;
        other.configuration.settings[u"karix"_s].values.insert(u"vendor"_s, u"v"_s);
        QVERIFY(succeeds(channels().saveConfiguration(other)));
        m_fixture->restart();
        const ChannelConfiguration found = channels().configuration(m_assistant.id);
        QCOMPARE(found.partnerId, u"karix"_s);
        QCOMPARE(found.settings.value(u"infobip"_s).numbers.size(), 2);
        QVERIFY(found.settings.value(u"infobip"_s).secrets.contains(u"password"_s));
    }

    void aReplacedSecretLeavesTheKeychain()
    {
        QVERIFY(succeeds(channels().saveConfiguration(wantedChange())));
        const QString oldName = m_fixture->adopted().constFirst();
        QVERIFY(succeeds(channels().saveConfiguration(secretChange("new"))));
        QTRY_VERIFY(!m_fixture->keychain.entries.contains(oldName));
        QTRY_COMPARE(m_fixture->journal(), QStringList());
        QCOMPARE(m_fixture->keychain.entries.size(), 1);
        QCOMPARE(m_fixture->keychain.entries.firstKey(), m_fixture->adopted().constFirst());
    }

    void aForgottenSecretLeavesTheKeychain()
    {
        QVERIFY(succeeds(channels().saveConfiguration(wantedChange())));
        ConfigurationChange change{.configuration = channels().configuration(m_assistant.id)};
        change.configuration.settings[u"infobip"_s].secrets.clear();
        QVERIFY(succeeds(channels().saveConfiguration(change)));
        QTRY_VERIFY(m_fixture->keychain.entries.isEmpty());
        QTRY_COMPARE(m_fixture->journal(), QStringList());
    }

    void savingWithoutANewSecretAsksTheKeychainNothing()
    {
        QVERIFY(succeeds(channels().saveConfiguration(wantedChange())));
        const int jobs = m_fixture->keychain.jobs;
        ConfigurationChange change{.configuration = channels().configuration(m_assistant.id)};
        change.configuration.enabled = false;
        QVERIFY(succeeds(channels().saveConfiguration(change)));
        QCOMPARE(m_fixture->keychain.jobs, jobs);
    }

    void whatIsKeptUntilQuitHasToBeEnteredAgainAfterARestart()
    {
        ConfigurationChange change = wantedChange();
        change.place = SecretPlace::UntilQuit;
        QVERIFY(succeeds(channels().saveConfiguration(change)));
        QVERIFY(m_fixture->keychain.entries.isEmpty());
        const auto entry = [this] {
            return channels()
                .configuration(m_assistant.id)
                .settings.value(u"infobip"_s)
                .secrets.value(u"password"_s);
        };
        QVERIFY(m_fixture->vault->mayHave(entry()));
        m_fixture->restart();
        QCOMPARE(entry().place, SecretPlace::UntilQuit);
        QVERIFY(!m_fixture->vault->mayHave(entry()));
        QCOMPARE(m_fixture->journal(), QStringList());
    }

    void twoSavesAtOnceDoNotInterleaveAndTheLaterOneWins()
    {
        const auto first = channels().saveConfiguration(secretChange("first"));
        const auto second = channels().saveConfiguration(secretChange("second"));
        QVERIFY(succeeds(second));
        QVERIFY(first.isFinished());
        QTRY_COMPARE(m_fixture->keychain.entries.size(), 1);
        QCOMPARE(m_fixture->keychain.entries.first(), QByteArray("second"));
        QCOMPARE(m_fixture->adopted(), QStringList(m_fixture->keychain.entries.firstKey()));
    }

    void aSecretOfTheProgramsOwnDoesNotRevertASaveUnderWay()
    {
        const SecretChange own{.partnerId = u"karix"_s,
            .fieldId = u"webhookPathSecret"_s,
            .value = "made up",
            .origin = u"webhook"_s};
        const auto entry = [this, &own] {
            return channels()
                .configuration(m_assistant.id)
                .settings.value(own.partnerId)
                .secrets.value(own.fieldId);
        };
        const auto save = channels().saveConfiguration(wantedChange());
        const auto made = channels().saveSecret(m_assistant.id, own, SecretPlace::Keychain, {});
        QVERIFY(succeeds(made));
        QVERIFY(save.isFinished() && save.result().ok());
        QCOMPARE(channels().configuration(m_assistant.id).partnerId, wantedChange().configuration.partnerId);
        QCOMPARE(m_fixture->keychain.entries.value(entry().name), own.value);

        // Somebody else who needed one at the same time comes second, and takes the first one's.
        const SecretEntry first = entry();
        SecretChange second = own;
        second.value = "made up, too";
        QVERIFY(succeeds(channels().saveSecret(m_assistant.id, second, SecretPlace::Keychain, {})));
        QVERIFY(entry() == first);
        QVERIFY(succeeds(channels().saveSecret(m_assistant.id, second, SecretPlace::Keychain, first)));
        QVERIFY(entry() != first);
        QTRY_VERIFY(!m_fixture->keychain.entries.contains(first.name));
        m_fixture->restart();
        QCOMPARE(m_fixture->keychain.entries.value(entry().name), second.value);
        QCOMPARE(failureOf(channels().saveSecret(QUuid::createUuid(), own, SecretPlace::Keychain, {})),
            ProblemKind::Refused);
    }

    void aStoredSecretCannotBeMovedToAnotherOrigin()
    {
        QVERIFY(succeeds(channels().saveConfiguration(wantedChange())));
        const ChannelConfiguration before = channels().configuration(m_assistant.id);
        ConfigurationChange change{.configuration = before};
        change.configuration.settings[u"infobip"_s].secrets[u"password"_s].origin = u"https://evil.example"_s;
        QCOMPARE(failureOf(channels().saveConfiguration(change)), ProblemKind::Refused);
        QCOMPARE(channels().configuration(m_assistant.id), before);
    }

    void theSandboxMarkCannotBeChanged()
    {
        Assistant moved = m_assistant;
        moved.sandbox = true;
        QCOMPARE(failureOf(channels().updateAssistant(moved)), ProblemKind::Refused);
        QVERIFY(!channels().assistant(m_assistant.id)->sandbox);
        // Not even past the program.
        QVERIFY(!m_fixture->execute(u"UPDATE assistant SET sandbox = 1"_s));
    }

    void aRenamedAssistantKeepsItsConfiguration()
    {
        QVERIFY(succeeds(channels().saveConfiguration(wantedChange())));
        m_assistant.name = u"Renamed"_s;
        QSignalSpy changed(&channels(), &AssistantStore::assistantsChanged);
        QVERIFY(succeeds(channels().updateAssistant(m_assistant)));
        QCOMPARE(changed.size(), 1);
        m_fixture->restart();
        QCOMPARE(channels().assistants(), QList{m_assistant});
        QVERIFY(channels().configuration(m_assistant.id).settings.contains(u"infobip"_s));
    }

    void aDuplicateHasTheSettingsButNoSecrets()
    {
        QVERIFY(succeeds(channels().saveConfiguration(wantedChange())));
        const auto copied = channels().duplicateAssistant(m_assistant.id, u"Copy"_s);
        QVERIFY(finishes(copied));
        const QUuid copyId = copied.result().value();
        m_fixture->restart();
        const ChannelConfiguration copy = channels().configuration(copyId);
        QCOMPARE(channels().assistant(copyId)->name, u"Copy"_s);
        QCOMPARE(copy.settings.value(u"infobip"_s).numbers.size(), 2);
        QVERIFY(copy.settings.value(u"infobip"_s).secrets.isEmpty());
        QVERIFY(!copy.enabled);
        QVERIFY(copy.id != channels().configuration(m_assistant.id).id);
        QCOMPARE(m_fixture->keychain.entries.size(), 1);
    }

    void aRemovedAssistantTakesItsSecretsAndItsLogAlong()
    {
        QVERIFY(succeeds(channels().saveConfiguration(wantedChange())));
        QVERIFY(m_fixture->execute(u"INSERT INTO message (message_id, time_ms, assistant_id, direction, "
                                   u"partner_id, sandbox, business_number, "
                                   "user_number, type, text, status, partner_message_id) SELECT 'm', 1, id, "
                                   "'outbound', '', 0, '', '', 'text', '', "
                                   "'accepted', '' FROM assistant"_s));
        QVERIFY(succeeds(channels().removeAssistant(m_assistant.id)));
        QVERIFY(channels().assistants().isEmpty());
        QTRY_VERIFY(m_fixture->keychain.entries.isEmpty());
        QTRY_COMPARE(m_fixture->journal(), QStringList());
        for (const QString &table : {u"assistant"_s, u"channel_configuration"_s, u"partner_settings"_s,
                 u"business_number"_s, u"secret_entry"_s, u"message"_s})
            QCOMPARE(m_fixture->column(u"SELECT count(*) FROM "_s + table), QStringList{u"0"_s});
    }

    void aRemovedAssistantsSecretsAreSweptLaterIfTheKeychainRefuses()
    {
        QVERIFY(succeeds(channels().saveConfiguration(wantedChange())));
        m_fixture->keychain.fault = [](const QString &, const QString &, int) {
            return std::optional(SecretFailure{.error = SecretError::TimedOut, .details = {}});
        };
        QVERIFY(succeeds(channels().removeAssistant(m_assistant.id)));
        QCOMPARE(failureOf(channels().sweepSecrets()), ProblemKind::KeychainLocked);
        QCOMPARE(m_fixture->keychain.entries.size(), 1);
        m_fixture->keychain.fault = {};
        m_fixture->restart();
        QVERIFY(succeeds(channels().sweepSecrets()));
        QVERIFY(m_fixture->keychain.entries.isEmpty());
        QCOMPARE(m_fixture->journal(), QStringList());
    }

    void aSweepLeavesASaveUnderWayAlone()
    {
        const auto save = channels().saveConfiguration(wantedChange());
        bool swept = false;
        // In the middle: the name is journaled, the keychain is being asked, nothing is adopted yet.
        m_fixture->keychain.fault = [&](const QString &job, const QString &, int) {
            if (job == u"write"_s && !swept) {
                swept = true;
                m_sweep = channels().sweepSecrets();
            }
            return std::optional<SecretFailure>();
        };
        QVERIFY(succeeds(save));
        QVERIFY(swept);
        QVERIFY(succeeds(m_sweep));
        QCOMPARE(m_fixture->keychain.entries.keys(), m_fixture->adopted());
        QCOMPARE(m_fixture->adopted().size(), 1);
    }

    void aNumberInUseElsewhereNamesTheAssistant()
    {
        QVERIFY(succeeds(channels().saveConfiguration(wantedChange())));
        Assistant other = flightDesk();
        QVERIFY(succeeds(channels().addAssistant(other, {})));
        QCOMPARE(channels().otherUserOf(u"+441134960001"_s, other.id)->name, m_assistant.name);
        QVERIFY(!channels().otherUserOf(u"+441134960001"_s, m_assistant.id));
        QVERIFY(!channels().otherUserOf(u"+441134960999"_s, other.id));
    }

    void platformProgressIsStoredApartFromSave()
    {
        const PlatformProgress progress{.entered = true, .saved = true};
        QVERIFY(succeeds(channels().setPlatformProgress(m_assistant.id, progress)));
        m_fixture->restart();
        QCOMPARE(channels().configuration(m_assistant.id).platform, progress);
    }

    void appsAreSharedAndCannotBeRemovedWhileInUse()
    {
        const JwtApp app{.id = QUuid::createUuid(), .name = u"Webhook app"_s, .clientId = u"cs-1"_s};
        QVERIFY(succeeds(channels().saveApp(app, "client secret", SecretPlace::Keychain)));
        ConfigurationChange change{.configuration = channels().configuration(m_assistant.id)};
        change.configuration.associateApp = true;
        change.configuration.appId = app.id;
        QVERIFY(succeeds(channels().saveConfiguration(change)));
        QCOMPARE(failureOf(channels().removeApp(app.id)), ProblemKind::Refused);
        m_fixture->restart();
        const JwtApp stored = *channels().app(app.id);
        QCOMPARE(m_fixture->keychain.entries.value(stored.clientSecret.name), QByteArray("client secret"));

        JwtApp renamed = stored;
        renamed.name = u"Renamed"_s;
        QVERIFY(succeeds(channels().saveApp(renamed, {}, SecretPlace::Keychain)));
        QCOMPARE(channels().app(app.id)->clientSecret, stored.clientSecret);
        QVERIFY(succeeds(channels().saveApp(renamed, "second", SecretPlace::Keychain)));
        QTRY_COMPARE(m_fixture->keychain.entries.values(), QList<QByteArray>{"second"});

        change.configuration.associateApp = false;
        QVERIFY(succeeds(channels().saveConfiguration(change)));
        QVERIFY(succeeds(channels().removeApp(app.id)));
        QTRY_VERIFY(m_fixture->keychain.entries.isEmpty());
        const ChannelConfiguration inMemory = channels().configuration(m_assistant.id);
        QVERIFY(inMemory.appId.isNull());
        m_fixture->restart();
        QCOMPARE(channels().configuration(m_assistant.id), inMemory);
        QVERIFY(channels().apps().isEmpty());
    }

    void whatDoesNotExistIsRefused()
    {
        const QUuid nobody = QUuid::createUuid();
        QCOMPARE(failureOf(channels().removeAssistant(nobody)), ProblemKind::Refused);
        QCOMPARE(failureOf(channels().updateAssistant(flightDesk())), ProblemKind::Refused);
        QCOMPARE(failureOf(channels().saveConfiguration({})), ProblemKind::Refused);
        QCOMPARE(failureOf(channels().setPlatformProgress(nobody, {})), ProblemKind::Refused);
        QCOMPARE(failureOf(channels().removeApp(nobody)), ProblemKind::Refused);
        QCOMPARE(failureOf(channels().addAssistant(m_assistant, {})), ProblemKind::Refused);
    }

    void aSaveUnderWayEndsWithTheProgramAndIsSwept()
    {
        const auto save = channels().saveConfiguration(wantedChange());
        m_fixture->restart(); // the name is journaled by then, and nothing more
        QVERIFY(finishes(save));
        QVERIFY(save.isCanceled());
        QCOMPARE(m_fixture->journal().size(), 1);
        QVERIFY(succeeds(channels().sweepSecrets()));
        QCOMPARE(m_fixture->journal(), QStringList());
        QCOMPARE(channels().configuration(m_assistant.id).settings.size(), 0);
    }

    /// Promise 1, as far as the database goes.
    void noSecretIsInTheDataFolder()
    {
        const QByteArray secret(kSecret);
        QVERIFY(succeeds(channels().saveConfiguration(wantedChange())));
        QVERIFY(succeeds(channels().saveApp({.id = QUuid::createUuid()}, secret, SecretPlace::Keychain)));
        ConfigurationChange untilQuit = secretChange(secret);
        untilQuit.place = SecretPlace::UntilQuit;
        QVERIFY(succeeds(channels().saveConfiguration(untilQuit)));
        const QString text = QString::fromUtf8(secret);
        QByteArray utf16BigEndian;
        for (const QChar c : text)
            utf16BigEndian.append(char(c.unicode() >> 8)).append(char(c.unicode() & 0xff));
        const QList<QByteArray> forms{secret, secret.toBase64(), QByteArray("user:" + secret).toBase64(),
            secret.toPercentEncoding(), utf16BigEndian,
            QByteArray(reinterpret_cast<const char *>(text.utf16()), text.size() * 2), secret.toHex()};
        const QDir folder(m_fixture->directory());
        const QStringList files = folder.entryList(QDir::Files | QDir::Hidden);
        QVERIFY(files.contains(u"channel-console.db-wal"_s));
        for (const QString &name : files) {
            QFile file(folder.filePath(name));
            QVERIFY(file.open(QIODevice::ReadOnly));
            const QByteArray content = file.readAll();
            for (const QByteArray &form : forms)
                QVERIFY2(!content.contains(form), qPrintable(name));
        }
    }

private:
    AssistantStore &channels() { return *m_fixture->assistants; }

    ConfigurationChange secretChange(const QByteArray &value)
    {
        return {.configuration = channels().configuration(m_assistant.id),
            .newSecrets = {{.partnerId = u"infobip"_s,
                .fieldId = u"password"_s,
                .value = value,
                .origin = u"https://example.api.infobip.com"_s}}};
    }

    ConfigurationChange wantedChange()
    {
        ConfigurationChange change = secretChange(kSecret);
        change.configuration.partnerId = u"infobip"_s;
        change.configuration.enabled = true;
        PartnerSettings &settings = change.configuration.settings[u"infobip"_s];
        settings.values
            = {{u"baseUrl"_s, u"https://example.api.infobip.com"_s}, {u"username"_s, u"J\"ürgen\n"_s}};
        settings.numbers = {u"+441134960001"_s, u"+441134960000"_s};
        return change;
    }

    std::unique_ptr<ChannelFixture> m_fixture;
    Assistant m_assistant;
    QFuture<Result<void>> m_sweep;
};

CHANNEL_CONSOLE_TEST(AssistantStoreTest)
#include "tst_assistantstore.moc"
