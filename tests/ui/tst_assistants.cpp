// SPDX-License-Identifier: Apache-2.0
#include "WindowFixture.h"
#include "ui/assistants/AssistantActions.h"
#include "ui/assistants/AssistantDraft.h"
#include "ui/assistants/AssistantForm.h"
#include "ui/assistants/AssistantListModel.h"
#include "ui/assistants/SandboxStarter.h"
#include "ui/instructions/CarriedValue.h"

#include "core/channel/WebhookUrl.h"
#include "core/partner/Partner.h"

#include <QAbstractItemModelTester>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>

using namespace ChannelConsole;
using namespace Qt::StringLiterals;

class TestAssistants final : public QObject
{
    Q_OBJECT

private slots:
    void theListFollowsTheStore();
    void theListSaysWhereEachChannelStands();
    void aPastedUrlFillsInHostStreamIdAndTemplate();
    void aPastedUrlThatCannotBeReadChangesNothing();
    void faultsAreFoundBeforeSaving_data();
    void faultsAreFoundBeforeSaving();
    void theDefaultTemplateIsMarkedUnverified();
    void theFormAddsAnAssistant();
    void theFormShowsWhatIsMissingAndSavesNothing();
    void copiesGetANameOfTheirOwn();
    void deletingAsksFirst();
    void theSandboxComesWithCredentialsForEveryPartner();
    void withoutAKeychainNothingHalfMadeStays();
    void withoutAKeychainTheSandboxCanBeKeptUntilQuit();
    void instructionsNeverCarrySecrets();
};

void TestAssistants::theListFollowsTheStore()
{
    WindowFixture fixture;
    QVERIFY(fixture.ok());
    AssistantListModel model(&fixture.assistants);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QCOMPARE(model.rowCount(), 0);
    const QUuid first = fixture.add(u"Flight desk"_s);
    const QUuid second = fixture.add(u"Claims bot"_s);
    QTRY_COMPARE(model.rowCount(), 2);
    QCOMPARE(model.idAt(model.index(1)), second);

    Assistant renamed = *fixture.assistants.assistant(second);
    renamed.name = u"Claims"_s;
    QVERIFY(finishes(fixture.assistants.updateAssistant(renamed)));
    QTRY_COMPARE(model.indexOf(second).data().toString(), u"Claims"_s);

    QVERIFY(finishes(fixture.assistants.removeAssistant(first)));
    QTRY_COMPARE(model.rowCount(), 1);
    QVERIFY(!model.indexOf(first).isValid());
}

void TestAssistants::theListSaysWhereEachChannelStands()
{
    WindowFixture fixture;
    const QUuid id = fixture.add(u"Flight desk"_s, u"karix"_s, true);
    const AssistantListModel model(&fixture.assistants);
    const QModelIndex index = model.indexOf(id);
    QCOMPARE(index.data(Qt::AccessibleTextRole).toString(), u"Flight desk"_s);
    QCOMPARE(index.data(Qt::AccessibleDescriptionRole).toString(), u"production, Karix, enabled"_s);
    QCOMPARE(index.data(AssistantListModel::EnabledRole).toBool(), true);

    ConfigurationChange change{.configuration = fixture.assistants.configuration(id)};
    change.configuration.enabled = false;
    QVERIFY(finishes(fixture.assistants.saveConfiguration(change)));
    QTRY_COMPARE(index.data(Qt::AccessibleDescriptionRole).toString(), u"production, Karix, disabled"_s);
}

void TestAssistants::aPastedUrlFillsInHostStreamIdAndTemplate()
{
    AssistantDraft draft;
    const auto pasted = draft.pasteWebhookUrl(
        u"https://eu.example.com/chatbot/hooks/gupshup/st-2724c525-8c05-5a5f-9d2f-2c525a0e4d5b"_s);
    QCOMPARE(pasted.fault, QString());
    QCOMPARE(draft.typed().platformHost, u"https://eu.example.com"_s);
    QCOMPARE(draft.typed().streamId, u"st-2724c525-8c05-5a5f-9d2f-2c525a0e4d5b"_s);
    QCOMPARE(draft.typed().webhookTemplate, u"{host}/chatbot/hooks/{partner}/{streamId}"_s);
    QCOMPARE(draft.webhookUrl(u"karix"_s),
        u"https://eu.example.com/chatbot/hooks/karix/st-2724c525-8c05-5a5f-9d2f-2c525a0e4d5b"_s);
}

void TestAssistants::aPastedUrlThatCannotBeReadChangesNothing()
{
    AssistantDraft draft;
    QVERIFY(!draft.pasteWebhookUrl(u"https://example.com/nothing"_s).fault.isEmpty());
    QVERIFY(!draft.hasChanges());
}

void TestAssistants::faultsAreFoundBeforeSaving_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("streamId");
    QTest::addColumn<QString>("host");
    QTest::addColumn<int>("faults");
    const QString stream = u"st-2724c525-8c05-5a5f-9d2f-2c525a0e4d5b"_s;
    const QString host = u"https://bots.kore.ai"_s;
    QTest::newRow("complete") << u"Flight desk"_s << stream << host << 0;
    QTest::newRow("stream id not known yet") << u"Flight desk"_s << QString() << host << 0;
    QTest::newRow("no name") << u"  "_s << stream << host << 1;
    QTest::newRow("half a stream id") << u"Flight desk"_s << u"st-2724"_s << host << 1;
    QTest::newRow("no host") << u"Flight desk"_s << stream << QString() << 1;
    QTest::newRow("plain http") << u"Flight desk"_s << stream << u"http://bots.kore.ai"_s << 1;
}

void TestAssistants::faultsAreFoundBeforeSaving()
{
    QFETCH(QString, name);
    QFETCH(QString, streamId);
    QFETCH(QString, host);
    QFETCH(int, faults);
    AssistantDraft draft;
    draft.setName(name);
    draft.setStreamId(streamId);
    draft.setPlatformHost(host);
    QCOMPARE(draft.faultyFields().size(), faults);
}

void TestAssistants::theDefaultTemplateIsMarkedUnverified()
{
    AssistantDraft draft;
    QVERIFY(draft.templateIsUnverified());
    draft.setWebhookTemplate(u"{host}/own/{streamId}"_s);
    QVERIFY(!draft.templateIsUnverified());
}

void TestAssistants::theFormAddsAnAssistant()
{
    WindowFixture fixture;
    AssistantForm form(&fixture.assistants);
    QSignalSpy saved(&form, &AssistantForm::saved);
    QVERIFY(!form.hasUnsavedChanges());
    QTest::keyClicks(form.findChild<QLineEdit *>(u"assistantName"_s), u" Flight desk "_s);
    QVERIFY(form.hasUnsavedChanges());
    QTest::keyClick(form.findChild<QLineEdit *>(u"assistantName"_s), Qt::Key_Return);
    QTRY_COMPARE(saved.count(), 1);
    QCOMPARE(fixture.assistants.assistants().constFirst().name, u"Flight desk"_s);
    // The default is kept as "the default", so that a better one of a later version reaches this assistant.
    QCOMPARE(fixture.assistants.assistants().constFirst().webhookTemplate, QString());
    QVERIFY(!form.hasUnsavedChanges());
}

void TestAssistants::theFormShowsWhatIsMissingAndSavesNothing()
{
    WindowFixture fixture;
    AssistantForm form(&fixture.assistants);
    form.show();
    std::optional<bool> outcome;
    form.save([&](bool saved) { outcome = saved; });
    QCOMPARE(outcome, std::optional(false));
    auto *name = form.findChild<QLineEdit *>(u"assistantName"_s);
    QVERIFY(!name->accessibleDescription().isEmpty());
    QCOMPARE(form.focusWidget(), name);
    QVERIFY(fixture.assistants.assistants().isEmpty());
}

void TestAssistants::copiesGetANameOfTheirOwn()
{
    WindowFixture fixture;
    QWidget window;
    auto *actions = new AssistantActions(&fixture.assistants, &window);
    const QUuid id = fixture.add(u"Flight desk"_s, u"karix"_s);
    QSignalSpy duplicated(actions, &AssistantActions::duplicated);
    actions->duplicate(id);
    QTRY_COMPARE(duplicated.count(), 1);
    actions->duplicate(id);
    QTRY_COMPARE(duplicated.count(), 2);
    QStringList names;
    const QList<Assistant> all = fixture.assistants.assistants();
    for (const Assistant &assistant : all)
        names.append(assistant.name);
    names.sort();
    QCOMPARE(names, QStringList({u"Flight desk"_s, u"Flight desk copy"_s, u"Flight desk copy 2"_s}));
}

void TestAssistants::deletingAsksFirst()
{
    WindowFixture fixture;
    QWidget window;
    window.show();
    auto *actions = new AssistantActions(&fixture.assistants, &window);
    const QUuid id = fixture.add(u"Flight desk"_s);
    actions->remove(id);
    QVERIFY(answerQuestion(u"cancel"_s));
    QTRY_VERIFY(!shownQuestion());
    QVERIFY(fixture.assistants.assistant(id));
    actions->remove(id);
    QVERIFY(answerQuestion(u"confirm"_s));
    QTRY_VERIFY(!fixture.assistants.assistant(id));
}

void TestAssistants::theSandboxComesWithCredentialsForEveryPartner()
{
    WindowFixture fixture;
    SandboxStarter starter(&fixture.assistants);
    QSignalSpy finished(&starter, &SandboxStarter::finished);
    starter.start();
    QTRY_COMPARE(finished.count(), 1);
    const QUuid id = finished.constFirst().constFirst().toUuid();
    QVERIFY(fixture.assistants.assistant(id)->sandbox);
    const ChannelConfiguration configuration = fixture.assistants.configuration(id);
    for (const Partner *partner : allPartners()) {
        const PartnerSettings settings = configuration.settings.value(partner->id());
        for (const QString &field : partner->secretsForSend(settings, MessageType::Text))
            QVERIFY2(settings.secrets.contains(field), qPrintable(partner->name() + u' ' + field));
    }
    qsizetype expected = 0;
    for (const QHash<QString, QByteArray> &secrets : Sandbox::starter().secrets)
        expected += secrets.size();
    QCOMPARE(fixture.keychain.entries.size(), expected);
}

void TestAssistants::withoutAKeychainNothingHalfMadeStays()
{
    WindowFixture fixture;
    fixture.keychain.fault = [](const QString &, const QString &, int) {
        return SecretFailure{.error = SecretError::Unavailable, .details = u"no service"_s};
    };
    SandboxStarter starter(&fixture.assistants);
    QSignalSpy failed(&starter, &SandboxStarter::failed);
    starter.start();
    QTRY_COMPARE(failed.count(), 1);
    QCOMPARE(failed.constFirst().at(1).toBool(), true);
    QVERIFY(fixture.assistants.assistants().isEmpty());
    QVERIFY(!starter.isRunning());
}

void TestAssistants::withoutAKeychainTheSandboxCanBeKeptUntilQuit()
{
    WindowFixture fixture;
    fixture.keychain.fault = [](const QString &, const QString &, int) {
        return SecretFailure{.error = SecretError::Unavailable, .details = u"no service"_s};
    };
    SandboxStarter starter(&fixture.assistants);
    QSignalSpy finished(&starter, &SandboxStarter::finished);
    starter.start(SecretPlace::UntilQuit);
    QTRY_COMPARE(finished.count(), 1);
    QVERIFY(fixture.keychain.entries.isEmpty());
}

void TestAssistants::instructionsNeverCarrySecrets()
{
    const Assistant assistant{
        .id = QUuid::createUuid(), .streamId = u"st-2724c525-8c05-5a5f-9d2f-2c525a0e4d5b"_s};
    for (const Partner *partner : allPartners()) {
        ChannelConfiguration configuration;
        configuration.settings[partner->id()].numbers = {u"+441134960000"_s, u"+441134960001"_s};
        for (const FieldSpec &field : partner->fields()) {
            const auto carried = carriedValue(field.id, *partner, assistant, configuration);
            QCOMPARE(carried.has_value(), field.kind != FieldKind::Secret);
            if (field.kind == FieldKind::Numbers)
                QCOMPARE(carried->values.size(), 2);
            if (field.kind == FieldKind::WebhookUrl)
                QVERIFY(carried->values.constFirst().contains(assistant.streamId));
        }
    }
}

QTEST_MAIN(TestAssistants)
#include "tst_assistants.moc"
