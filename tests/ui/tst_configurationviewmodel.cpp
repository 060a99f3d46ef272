// SPDX-License-Identifier: Apache-2.0
#include "ConfigurationFixture.h"
#include "core/channel/PhoneNumber.h"
#include "core/sandbox/Sandbox.h"
#include "support/TestMain.h"
#include "ui/configuration/ConfigurationViewModel.h"

#include <QSignalSpy>

using namespace ChannelConsole;
using namespace Qt::StringLiterals;

namespace {

const QString kInfobip = u"infobip"_s;
const QString kGupShup = u"gupshup"_s;

/// The first version of a channel that can be enabled.
void fill(ConfigurationViewModel &model)
{
    model.setPartner(kInfobip);
    model.setNumberInput(u"+44 1134 960000"_s);
    model.addNumbers();
    model.setValue(u"baseUrl"_s, u"https://a.api.infobip.com"_s);
    model.setValue(u"username"_s, u"desk"_s);
    model.typeSecret(u"password"_s, "first secret");
    model.setEnabled(true);
}

bool saves(ConfigurationViewModel &model, SecretPlace place = SecretPlace::Keychain)
{
    std::optional<bool> answer;
    model.save(place, [&answer](bool saved) { answer = saved; });
    return QTest::qWaitFor([&answer] { return answer.has_value(); }, 20'000) && *answer;
}

} // namespace

class TestConfigurationViewModel : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void countsEachChangedFieldOnce();
    void takingAChangeBackLeavesNoneUnsaved();
    void keepsEveryPartnersValuesWhenAnotherIsChosen();
    void keepsWhatIsTypedForEachAssistant();
    void revertGoesBackToWhatIsSaved();
    void saveStoresEverythingAtOnce();
    void saveStoresAPastedKeyAsTheFieldWouldOnLeavingIt();
    void saveAsksAboutEveryFaultAndStoresNothing();
    void aMendedFaultGoesAtOnce();
    void leavingAFieldNormalisesAndChecksIt();
    void faultsInAnotherPartnersFormDoNotStopSave();
    void aRefusingKeychainKeepsWhatWasTyped_data();
    void aRefusingKeychainKeepsWhatWasTyped();
    void keepsSecretsUntilQuitOnlyWhenAsked();
    void aSecretKeptInAnEarlierRunHasToBeEnteredAgain();
    void aChangedHostAsksForTheSecretAgain();
    void aSecretIsBoundToTheHostItWasSavedFor();
    void aSecretIsBoundToEveryAddressTheFormShows();
    void anotherAddressOfTemplatesIsToldBesideTheSecret();
    void aSecretIsNotTakenWithoutAnAddress();
    void sandboxSecretsAreBoundToTheSandbox();
    void whatIsStoredMeanwhileShowsThroughWhereNothingWasTyped();
    void aCollisionKeepsWhatWasTypedUntilTheUserDecides();
    void savingUntilSomethingChangesResetsThePlatformsTicks();
    void refusesNumbersInWords_data();
    void refusesNumbersInWords();
    void takesAPastedListAndLeavesWhatIsWrong();
    void stopsAtTwentyNumbers();
    void warnsWhereANumberIsInUse();
    void saveAddsTheNumberStillInTheInput();
    void anAppIsStoredOnItsOwnAndChosen();
    void anUnfinishedAppStopsSave();
    void aGeneratedClientSecretHasThePlatformsForm();
    void deletingAnAssistantForgetsItsDraft();

private:
    std::unique_ptr<ConfigurationFixture> m_fixture;
    std::unique_ptr<ConfigurationViewModel> m_model;
};

void TestConfigurationViewModel::init()
{
    m_fixture = std::make_unique<ConfigurationFixture>();
    QVERIFY(m_fixture->open());
    m_model = std::make_unique<ConfigurationViewModel>(&m_fixture->assistants, &m_fixture->vault);
    m_model->showAssistant(m_fixture->desk.id);
}

void TestConfigurationViewModel::cleanup()
{
    m_model.reset();
    m_fixture.reset();
}

void TestConfigurationViewModel::countsEachChangedFieldOnce()
{
    QCOMPARE(m_model->unsavedChanges(), 0);
    m_model->setPartner(kInfobip);
    m_model->setValue(u"baseUrl"_s, u"https://a"_s);
    m_model->setValue(u"baseUrl"_s, u"https://ab"_s);
    m_model->typeSecret(u"password"_s, "p");
    m_model->typeSecret(u"password"_s, "pw");
    QCOMPARE(m_model->unsavedChanges(), 3);
    QVERIFY(m_model->hasUnsavedChanges(m_fixture->desk.id));
    QVERIFY(!m_model->hasUnsavedChanges(m_fixture->claims.id));
}

void TestConfigurationViewModel::takingAChangeBackLeavesNoneUnsaved()
{
    fill(*m_model);
    QVERIFY(saves(*m_model));
    m_model->setValue(u"username"_s, u"other"_s);
    m_model->setEnabled(false);
    m_model->removeNumber(u"+441134960000"_s);
    m_model->typeSecret(u"password"_s, "x");
    QCOMPARE(m_model->unsavedChanges(), 4);
    m_model->setValue(u"username"_s, u"desk"_s);
    m_model->setEnabled(true);
    m_model->setNumberInput(u"0044 1134 960000"_s);
    m_model->addNumbers();
    m_model->typeSecret(u"password"_s, {});
    QCOMPARE(m_model->unsavedChanges(), 0);
}

void TestConfigurationViewModel::keepsEveryPartnersValuesWhenAnotherIsChosen()
{
    fill(*m_model);
    m_model->setPartner(kGupShup);
    QCOMPARE(m_model->value(u"wabaId"_s), QString());
    QCOMPARE(m_model->numbers(), QStringList());
    QCOMPARE(m_model->typedSecret(u"password"_s), QByteArray()); // another partner's field of the same name
    m_model->setValue(u"wabaId"_s, u"2000193033"_s);
    m_model->setPartner(kInfobip);
    QCOMPARE(m_model->value(u"username"_s), u"desk"_s);
    QCOMPARE(m_model->numbers(), QStringList{u"+441134960000"_s});
    QCOMPARE(m_model->typedSecret(u"password"_s), QByteArray("first secret"));
    QVERIFY(saves(*m_model));
    m_model->setPartner(kGupShup);
    QCOMPARE(m_model->value(u"wabaId"_s), u"2000193033"_s);
    QCOMPARE(m_fixture->stored().settings.value(kGupShup).values.value(u"wabaId"_s), u"2000193033"_s);
}

void TestConfigurationViewModel::keepsWhatIsTypedForEachAssistant()
{
    fill(*m_model);
    m_model->showAssistant(m_fixture->claims.id);
    QCOMPARE(m_model->unsavedChanges(), 0);
    QVERIFY(!m_model->partner());
    m_model->setPartner(kGupShup);
    m_model->showAssistant(m_fixture->desk.id);
    QCOMPARE(m_model->value(u"username"_s), u"desk"_s);
    QCOMPARE(m_model->typedSecret(u"password"_s), QByteArray("first secret"));
    QCOMPARE(
        m_model->assistantsWithUnsavedChanges(), (QList<QUuid>{m_fixture->desk.id, m_fixture->claims.id}));
}

void TestConfigurationViewModel::revertGoesBackToWhatIsSaved()
{
    fill(*m_model);
    QVERIFY(saves(*m_model));
    m_model->setPartner(kGupShup);
    m_model->setValue(u"wabaId"_s, u"1"_s);
    m_model->setNumberInput(u"+1"_s);
    m_model->revert();
    QCOMPARE(m_model->unsavedChanges(), 0);
    QCOMPARE(m_model->partner()->id(), kInfobip);
    QCOMPARE(m_model->value(u"username"_s), u"desk"_s);
}

void TestConfigurationViewModel::saveStoresEverythingAtOnce()
{
    fill(*m_model);
    QVERIFY(saves(*m_model));
    QCOMPARE(m_model->saveStatus().phase, SaveStatus::Phase::Saved);
    QCOMPARE(m_model->unsavedChanges(), 0);
    const ChannelConfiguration stored = m_fixture->stored();
    QCOMPARE(stored.partnerId, kInfobip);
    QVERIFY(stored.enabled);
    const PartnerSettings settings = stored.settings.value(kInfobip);
    QCOMPARE(settings.numbers, QStringList{u"+441134960000"_s});
    QCOMPARE(settings.values.value(u"baseUrl"_s), u"https://a.api.infobip.com"_s);
    QCOMPARE(m_fixture->keychain.entries.value(settings.secrets.value(u"password"_s).name),
        QByteArray("first secret"));
    QCOMPARE(m_model->secretStatus(u"password"_s).state, SecretStatus::State::Stored);
    QCOMPARE(m_model->typedSecret(u"password"_s), QByteArray());
    QCOMPARE(m_fixture->keychain.reads, 0);
}

void TestConfigurationViewModel::saveStoresAPastedKeyAsTheFieldWouldOnLeavingIt()
{
    fill(*m_model);
    m_model->setValue(u"authentication"_s, u"apikey"_s);
    m_model->typeSecret(u"apiKey"_s, "App 0123abcd"); // and Ctrl+S, the focus still in the field
    QVERIFY(saves(*m_model));
    const PartnerSettings settings = m_fixture->stored().settings.value(kInfobip);
    QCOMPARE(m_fixture->keychain.entries.value(settings.secrets.value(u"apiKey"_s).name), QByteArray("0123abcd"));
}

void TestConfigurationViewModel::saveAsksAboutEveryFaultAndStoresNothing()
{
    m_model->setPartner(kInfobip);
    m_model->setValue(u"username"_s, u"desk"_s);
    m_model->setEnabled(true);
    QSignalSpy refused(m_model.get(), &ConfigurationViewModel::refused);
    QVERIFY(!saves(*m_model));
    QCOMPARE(refused.size(), 1);
    QCOMPARE(refused.first().first().toString(), u"numbers"_s);
    QVERIFY(!m_model->fault(u"numbers"_s).isEmpty());
    QVERIFY(!m_model->fault(u"baseUrl"_s).isEmpty());
    QVERIFY(!m_model->fault(u"password"_s).isEmpty());
    QVERIFY(m_model->fault(u"username"_s).isEmpty());
    QCOMPARE(m_fixture->stored().partnerId, QString());
    QCOMPARE(m_fixture->keychain.jobs, 0);
    QCOMPARE(m_model->value(u"username"_s), u"desk"_s);
}

void TestConfigurationViewModel::aMendedFaultGoesAtOnce()
{
    saveAsksAboutEveryFaultAndStoresNothing();
    m_model->typeSecret(u"password"_s, "secret");
    QVERIFY(m_model->fault(u"password"_s).isEmpty());
    m_model->setValue(u"baseUrl"_s, u"https://a.api.infobip.com"_s);
    QVERIFY(m_model->fault(u"baseUrl"_s).isEmpty());
    QVERIFY(!m_model->fault(u"numbers"_s).isEmpty());
    m_model->setEnabled(false); // may be incomplete then
    QVERIFY(m_model->fault(u"numbers"_s).isEmpty());
}

void TestConfigurationViewModel::leavingAFieldNormalisesAndChecksIt()
{
    m_model->setPartner(kInfobip);
    m_model->leaveField(u"baseUrl"_s);
    QVERIFY(m_model->fault(u"baseUrl"_s).isEmpty()); // it may be filled in later
    m_model->setValue(u"baseUrl"_s, u"  a.api.infobip.com/ "_s);
    m_model->leaveField(u"baseUrl"_s);
    QCOMPARE(m_model->value(u"baseUrl"_s), u"https://a.api.infobip.com"_s);
    m_model->setValue(u"baseUrl"_s, u"http://a.api.infobip.com"_s);
    QVERIFY(m_model->fault(u"baseUrl"_s).isEmpty()); // not while typing
    m_model->leaveField(u"baseUrl"_s);
    QVERIFY(!m_model->fault(u"baseUrl"_s).isEmpty());
}

void TestConfigurationViewModel::faultsInAnotherPartnersFormDoNotStopSave()
{
    m_model->setPartner(kGupShup);
    m_model->setValue(u"apiUrl"_s, u"ftp://nowhere"_s);
    m_model->typeSecret(u"password"_s, "kept");
    fill(*m_model);
    QVERIFY(saves(*m_model));
    QCOMPARE(m_fixture->stored().settings.value(kInfobip).values.value(u"username"_s), u"desk"_s);
    QVERIFY(m_fixture->stored().settings.value(kGupShup).secrets.isEmpty());
    QCOMPARE(m_model->unsavedChanges(), 2);
    m_model->setPartner(kGupShup);
    QCOMPARE(m_model->value(u"apiUrl"_s), u"ftp://nowhere"_s);
    QCOMPARE(m_model->typedSecret(u"password"_s), QByteArray("kept"));
}

void TestConfigurationViewModel::aRefusingKeychainKeepsWhatWasTyped_data()
{
    QTest::addColumn<int>("error");
    QTest::addColumn<int>("kind");
    const auto row = [](const char *name, SecretError error, ProblemKind kind) {
        QTest::newRow(name) << int(error) << int(kind);
    };
    row("unavailable", SecretError::Unavailable, ProblemKind::KeychainUnavailable);
    row("locked", SecretError::TimedOut, ProblemKind::KeychainLocked);
    row("denied", SecretError::DeniedByUser, ProblemKind::KeychainDenied);
    row("too large", SecretError::TooLarge, ProblemKind::KeychainTooLarge);
    row("other", SecretError::Other, ProblemKind::KeychainFailed);
}

void TestConfigurationViewModel::aRefusingKeychainKeepsWhatWasTyped()
{
    QFETCH(int, error);
    QFETCH(int, kind);
    fill(*m_model);
    const int unsaved = m_model->unsavedChanges();
    m_fixture->refuseWrites(SecretError(error));
    QVERIFY(!saves(*m_model));
    QCOMPARE(m_model->saveStatus().phase, SaveStatus::Phase::Failed);
    QCOMPARE(int(m_model->saveStatus().problem->kind), kind);
    QVERIFY(m_model->saveStatus().keychainFailed());
    QCOMPARE(m_model->unsavedChanges(), unsaved);
    QCOMPARE(m_model->typedSecret(u"password"_s), QByteArray("first secret"));
    QCOMPARE(m_fixture->stored().partnerId, QString());
    QVERIFY(!m_model->keepsSecretsUntilQuit()); // never chosen silently
    m_fixture->keychain.fault = {};
    QVERIFY(saves(*m_model));
}

void TestConfigurationViewModel::keepsSecretsUntilQuitOnlyWhenAsked()
{
    fill(*m_model);
    m_fixture->refuseWrites(SecretError::Unavailable);
    QVERIFY(!saves(*m_model));
    QVERIFY(saves(*m_model, SecretPlace::UntilQuit));
    QVERIFY(m_model->keepsSecretsUntilQuit());
    QCOMPARE(m_model->secretStatus(u"password"_s).place, SecretPlace::UntilQuit);
    QCOMPARE(m_model->secretStatus(u"password"_s).state, SecretStatus::State::Stored);
    QVERIFY(m_fixture->keychain.entries.isEmpty());
}

void TestConfigurationViewModel::aSecretKeptInAnEarlierRunHasToBeEnteredAgain()
{
    fill(*m_model);
    m_fixture->refuseWrites(SecretError::Unavailable);
    QVERIFY(saves(*m_model, SecretPlace::UntilQuit));

    SecretVault nextRun(&m_fixture->keychain);
    ConfigurationViewModel model(&m_fixture->assistants, &nextRun);
    model.showAssistant(m_fixture->desk.id);
    QCOMPARE(model.secretStatus(u"password"_s).state, SecretStatus::State::EnterAgain);
    QVERIFY(!model.secretStatus(u"password"_s).note.isEmpty());
    QVERIFY(!model.keepsSecretsUntilQuit());
    QVERIFY(!saves(model)); // enabled, and nothing to send with
    QVERIFY(!model.fault(u"password"_s).isEmpty());
}

void TestConfigurationViewModel::aChangedHostAsksForTheSecretAgain()
{
    fill(*m_model);
    QVERIFY(saves(*m_model));
    m_model->setValue(u"baseUrl"_s, u"https://b.api.infobip.com"_s);
    const SecretStatus status = m_model->secretStatus(u"password"_s);
    QCOMPARE(status.state, SecretStatus::State::EnterAgain);
    QCOMPARE(status.note,
        u"Entered for https://a.api.infobip.com; the Base URL now says https://b.api.infobip.com. Enter it again."_s);
    QVERIFY(!saves(*m_model));
    QCOMPARE(m_model->fault(u"password"_s), status.note);
    QCOMPARE(m_fixture->stored().settings.value(kInfobip).values.value(u"baseUrl"_s),
        u"https://a.api.infobip.com"_s);

    m_model->setValue(u"baseUrl"_s, u"https://a.api.infobip.com/"_s); // the same host after all
    QCOMPARE(m_model->secretStatus(u"password"_s).state, SecretStatus::State::Stored);
    QVERIFY(m_model->fault(u"password"_s).isEmpty());
}

void TestConfigurationViewModel::aSecretIsBoundToTheHostItWasSavedFor()
{
    fill(*m_model);
    QVERIFY(saves(*m_model));
    QCOMPARE(m_model->storedSecret(u"password"_s).origin, u"https://a.api.infobip.com"_s);
    m_model->setValue(u"baseUrl"_s, u"https://b.api.infobip.com"_s);
    m_model->typeSecret(u"password"_s, "second secret");
    QVERIFY(saves(*m_model));
    QCOMPARE(m_model->storedSecret(u"password"_s).origin, u"https://b.api.infobip.com"_s);
    QTRY_COMPARE(m_fixture->keychain.entries.values(), QList<QByteArray>{"second secret"});
}

void TestConfigurationViewModel::aSecretIsBoundToEveryAddressTheFormShows()
{
    m_model->setPartner(u"gupshup"_s);
    m_model->setNumberInput(u"+441134960000"_s);
    m_model->setValue(u"wabaId"_s, u"2000000000"_s);
    m_model->typeSecret(u"password"_s, "secret");
    QVERIFY(saves(*m_model));
    QCOMPARE(m_model->storedSecret(u"password"_s).origin,
        u"https://media.smsgupshup.com https://wamedia.smsgupshup.com https://dlrapi.smsgupshup.com"_s);
    m_model->setValue(u"apiUrl"_s, u"https://mediaapi.smsgupshup.com"_s);
    QCOMPARE(m_model->secretStatus(u"password"_s).state, SecretStatus::State::EnterAgain);
    m_model->setValue(u"apiUrl"_s, u"https://media.smsgupshup.com"_s);
    QCOMPARE(m_model->secretStatus(u"password"_s).state, SecretStatus::State::Stored);
}

void TestConfigurationViewModel::anotherAddressOfTemplatesIsToldBesideTheSecret()
{
    m_model->setPartner(u"gupshup"_s);
    m_model->setNumberInput(u"+441134960000"_s);
    m_model->setValue(u"wabaId"_s, u"2000000000"_s);
    m_model->typeSecret(u"password"_s, "secret");
    QVERIFY(saves(*m_model));
    QCOMPARE(m_model->storedSecretStatus(u"password"_s).note, QString());
    m_model->setValue(u"templateApiUrl"_s, u"https://templates.example.com"_s);
    const SecretStatus status = m_model->storedSecretStatus(u"password"_s);
    QCOMPARE(status.state, SecretStatus::State::Stored); // messages go out with it as before
    QVERIFY2(status.note.contains(u"https://templates.example.com"_s), qPrintable(status.note));
    QVERIFY(saves(*m_model));
    QVERIFY(m_model->storedSecretStatus(u"password"_s).note.contains(u"https://templates.example.com"_s));
    m_model->typeSecret(u"password"_s, "secret");
    QVERIFY(saves(*m_model));
    QCOMPARE(m_model->storedSecretStatus(u"password"_s).note, QString());
}

void TestConfigurationViewModel::aSecretIsNotTakenWithoutAnAddress()
{
    m_model->setPartner(kInfobip);
    m_model->typeSecret(u"password"_s, "secret"); // not enabled: may be incomplete, but this cannot be bound
    QVERIFY(!saves(*m_model));
    QVERIFY(m_model->fault(u"password"_s).isEmpty());
    QVERIFY(!m_model->fault(u"baseUrl"_s).isEmpty());
    QCOMPARE(m_fixture->keychain.jobs, 0);
}

void TestConfigurationViewModel::sandboxSecretsAreBoundToTheSandbox()
{
    m_model->showAssistant(m_fixture->sandbox.id);
    m_model->setPartner(kInfobip);
    m_model->setNumberInput(u"+441134960000"_s);
    m_model->setValue(u"username"_s, u"desk"_s);
    m_model->typeSecret(u"password"_s, "secret");
    m_model->setEnabled(true);
    QVERIFY(saves(*m_model)); // without an address: it is built in
    QCOMPARE(m_model->storedSecret(u"password"_s).origin, Sandbox::origin(kInfobip));
    QCOMPARE(m_model->secretStatus(u"password"_s).state, SecretStatus::State::Stored);
}

void TestConfigurationViewModel::whatIsStoredMeanwhileShowsThroughWhereNothingWasTyped()
{
    fill(*m_model);
    QVERIFY(saves(*m_model));
    m_model->setValue(u"username"_s, u"mine"_s);
    ConfigurationChange other{.configuration = m_fixture->stored(), .newSecrets = {}};
    other.configuration.settings[kInfobip].values[u"baseUrl"_s] = u"https://c.api.infobip.com"_s;
    QVERIFY(ConfigurationFixture::succeeds(m_fixture->assistants.saveConfiguration(other)));
    QTRY_COMPARE(m_model->value(u"baseUrl"_s), u"https://c.api.infobip.com"_s);
    QCOMPARE(m_model->value(u"username"_s), u"mine"_s);
    QVERIFY(!m_model->collides());
    QCOMPARE(m_model->unsavedChanges(), 1);
}

void TestConfigurationViewModel::aCollisionKeepsWhatWasTypedUntilTheUserDecides()
{
    fill(*m_model);
    QVERIFY(saves(*m_model));
    m_model->setValue(u"username"_s, u"mine"_s);
    ConfigurationChange other{.configuration = m_fixture->stored(), .newSecrets = {}};
    other.configuration.settings[kInfobip].values[u"username"_s] = u"theirs"_s;
    QVERIFY(ConfigurationFixture::succeeds(m_fixture->assistants.saveConfiguration(other)));
    QTRY_VERIFY(m_model->collides());
    QCOMPARE(m_model->value(u"username"_s), u"mine"_s);
    m_model->takeStored();
    QVERIFY(!m_model->collides());
    QCOMPARE(m_model->value(u"username"_s), u"theirs"_s);
    QCOMPARE(m_model->unsavedChanges(), 0);
}

void TestConfigurationViewModel::savingUntilSomethingChangesResetsThePlatformsTicks()
{
    fill(*m_model);
    QVERIFY(saves(*m_model));
    m_model->setPlatformProgress({.entered = true, .saved = true, .published = true});
    QTRY_VERIFY(m_model->platformProgress().published);
    QCOMPARE(m_model->unsavedChanges(), 0);
    QVERIFY(saves(*m_model)); // nothing to save
    QVERIFY(m_model->platformProgress().published);
    m_model->setValue(u"username"_s, u"other"_s);
    QVERIFY(saves(*m_model));
    QCOMPARE(m_model->platformProgress(), PlatformProgress());
}

void TestConfigurationViewModel::refusesNumbersInWords_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("words");
    QTest::newRow("national") << u"01134 960000"_s << u"+"_s;
    QTest::newRow("twice") << u"+44 (0)1134 960000"_s << u"already"_s;
    QTest::newRow("not a number") << u"flight desk"_s << QString();
}

void TestConfigurationViewModel::refusesNumbersInWords()
{
    QFETCH(QString, typed);
    QFETCH(QString, words);
    fill(*m_model);
    m_model->setNumberInput(typed);
    m_model->addNumbers();
    QCOMPARE(m_model->numbers().size(), 1);
    QCOMPARE(m_model->numberInput(), typed);
    QVERIFY(!m_model->fault(u"numbers"_s).isEmpty());
    QVERIFY2(m_model->fault(u"numbers"_s).contains(words), qPrintable(m_model->fault(u"numbers"_s)));
    QVERIFY(!saves(*m_model));
    m_model->setNumberInput({});
    QVERIFY(m_model->fault(u"numbers"_s).isEmpty());
}

void TestConfigurationViewModel::takesAPastedListAndLeavesWhatIsWrong()
{
    m_model->setPartner(kInfobip);
    m_model->setNumberInput(u"+44 1134 960000; 0113 4960001\n+1 (555) 012-3456"_s);
    m_model->addNumbers();
    QCOMPARE(m_model->numbers(), (QStringList{u"+441134960000"_s, u"+15550123456"_s}));
    QCOMPARE(m_model->numberInput(), u"0113 4960001"_s);
    QVERIFY(m_model->fault(u"numbers"_s).startsWith(u"0113 4960001: "_s));
}

void TestConfigurationViewModel::stopsAtTwentyNumbers()
{
    m_model->setPartner(kInfobip);
    QStringList many;
    for (int i = 0; i <= kMaximumBusinessNumbers; ++i)
        many.append(u"+4411349600%1"_s.arg(i, 2, 10, QChar(u'0')));
    m_model->setNumberInput(many.join(u'\n'));
    m_model->addNumbers();
    QCOMPARE(m_model->numbers().size(), kMaximumBusinessNumbers);
    QCOMPARE(m_model->numberInput(), many.constLast());
    QVERIFY(m_model->fault(u"numbers"_s).contains(u"20"_s));
}

void TestConfigurationViewModel::warnsWhereANumberIsInUse()
{
    fill(*m_model);
    QVERIFY(saves(*m_model));
    QCOMPARE(m_model->numberWarning(u"+441134960000"_s), QString());
    m_model->showAssistant(m_fixture->claims.id);
    QVERIFY(m_model->numberWarning(u"+441134960000"_s).contains(u"Flight desk"_s));
}

void TestConfigurationViewModel::saveAddsTheNumberStillInTheInput()
{
    m_model->setPartner(kInfobip);
    m_model->setNumberInput(u"+44 1134 960000"_s);
    QVERIFY(saves(*m_model));
    QCOMPARE(m_fixture->stored().settings.value(kInfobip).numbers, QStringList{u"+441134960000"_s});
}

void TestConfigurationViewModel::anAppIsStoredOnItsOwnAndChosen()
{
    m_model->setPartner(kGupShup);
    m_model->setAssociatesApp(true);
    AppDraft draft = newAppDraft();
    draft.name = u"GupShup webhook"_s;
    draft.clientSecret = generatedClientSecret();
    draft.algorithm = u"HS512"_s;
    m_model->setAppDraft(draft);
    m_model->storeApp(SecretPlace::Keychain);
    QCOMPARE(m_model->appStatus().phase, SaveStatus::Phase::Saving);
    QTRY_VERIFY(m_model->associatedApp());
    QVERIFY(!m_model->appDraft());
    const JwtApp app = *m_model->associatedApp();
    QCOMPARE(app.clientId, draft.clientId);
    QCOMPARE(app.algorithm, u"HS512"_s);
    QCOMPARE(m_fixture->keychain.entries.value(app.clientSecret.name), draft.clientSecret);
    QVERIFY(m_model->hasUnsavedChanges(m_fixture->desk.id)); // the channel itself is not saved yet
    QVERIFY(saves(*m_model));
    QCOMPARE(m_fixture->stored().appId, app.id);
}

void TestConfigurationViewModel::anUnfinishedAppStopsSave()
{
    m_model->setPartner(kGupShup);
    m_model->setAssociatesApp(true);
    AppDraft draft = newAppDraft();
    draft.name = u"Half done"_s;
    m_model->setAppDraft(draft);
    QVERIFY(!saves(*m_model));
    QVERIFY(!m_model->fault(u"associateApp"_s).isEmpty());

    // Finished, it is no fault any more.
    draft.clientSecret = generatedClientSecret();
    m_model->setAppDraft(draft);
    m_model->storeApp(SecretPlace::Keychain);
    QTRY_VERIFY(m_model->associatedApp());
    QVERIFY2(m_model->fault(u"associateApp"_s).isEmpty(), qPrintable(m_model->fault(u"associateApp"_s)));
    m_model->setAppDraft(std::nullopt);
    QVERIFY(m_model->fault(u"associateApp"_s).isEmpty());
    QVERIFY(saves(*m_model));
}

void TestConfigurationViewModel::aGeneratedClientSecretHasThePlatformsForm()
{
    const QByteArray one = generatedClientSecret();
    QCOMPARE(one.size(), 44);
    QCOMPARE(QByteArray::fromBase64(one).size(), 32);
    QVERIFY(one != generatedClientSecret());
    QVERIFY(newAppDraft().clientId.startsWith(u"cs-"_s));
}

void TestConfigurationViewModel::deletingAnAssistantForgetsItsDraft()
{
    fill(*m_model);
    QVERIFY(ConfigurationFixture::succeeds(m_fixture->assistants.removeAssistant(m_fixture->desk.id)));
    QTRY_VERIFY(m_model->assistantsWithUnsavedChanges().isEmpty());
    QVERIFY(!m_model->assistant());
}

CHANNEL_CONSOLE_TEST(TestConfigurationViewModel)
#include "tst_configurationviewmodel.moc"
