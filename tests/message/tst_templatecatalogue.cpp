// SPDX-License-Identifier: Apache-2.0
#include "SendFixture.h"
#include "core/channel/AssistantStore.h"
#include "core/message/TemplateCatalogue.h"
#include "core/message/TemplateJson.h"
#include "core/sandbox/SandboxTemplates.h"
#include "support/TestMain.h"

using namespace ChannelConsole;
using namespace Qt::StringLiterals;

namespace {

const QByteArray kOneTemplate
    = R"({"templates":[{"id":"1","name":"one","language":"en","status":"APPROVED","category":"UTILITY","structure":{"body":{"text":"Hi"}}}]})";

ListenerReply json(int status, const QByteArray &body)
{
    return {.status = status, .headers = {{"Content-Type", "application/json"}}, .body = body};
}

/// A catalogue with everything it needs, real but for the keychain and the clock.
class Fixture final
{
public:
    Fixture()
        : assistants(core.stored.store.get(), &core.vault)
        , catalogue(
              core.stored.store.get(), &assistants, &core.client, &core.vault, &core.sandbox, &core.clock)
    {
    }

    [[nodiscard]] TemplateShelf addSandbox(const QString &partnerId)
    {
        const Sandbox::Starter starter = Sandbox::starter();
        ConfigurationChange change{.configuration = starter.configuration};
        change.configuration.partnerId = partnerId;
        const auto secrets = starter.secrets.value(partnerId);
        for (auto secret = secrets.cbegin(); secret != secrets.cend(); ++secret)
            change.newSecrets += {.partnerId = partnerId,
                .fieldId = secret.key(),
                .value = secret.value(),
                .origin = Sandbox::origin(partnerId)};
        return add(starter.assistant, change);
    }

    /// An Infobip or GupShup account whose addresses are the host's; secrets are for `origins`.
    [[nodiscard]] TemplateShelf addReal(
        const CountingHost &host, const QString &partnerId, const QString &origins)
    {
        const QUuid id = QUuid::createUuid();
        ConfigurationChange change{
            .configuration = {.id = QUuid::createUuid(), .assistantId = id, .partnerId = partnerId}};
        PartnerSettings &settings = change.configuration.settings[partnerId];
        settings.numbers = {u"+441134960000"_s};
        settings.values = {{u"baseUrl"_s, host.origin()}, {u"username"_s, u"someone"_s},
            {u"wabaId"_s, u"2000000000"_s}, {u"templateApiUrl"_s, host.origin()}};
        change.newSecrets = {{.partnerId = partnerId,
            .fieldId = u"password"_s,
            .value = SendFixture::kRealSecret,
            .origin = origins}};
        return add({.id = id, .name = u"Flight desk"_s}, change);
    }

    /// How many, or -1.
    [[nodiscard]] int sync(const TemplateShelf &shelf)
    {
        const auto synced = catalogue.sync(shelf);
        if (!finishes(synced))
            return -1;
        const Result<int> result = synced.result();
        problem = result.ok() ? Problem{} : result.error();
        return result.ok() ? result.value() : -1;
    }

    [[nodiscard]] TemplateList list(const TemplateShelf &shelf)
    {
        catalogue.open(shelf);
        return QTest::qWaitFor([&] { return catalogue.list(shelf).has_value(); }, 20'000)
            ? *catalogue.list(shelf)
            : TemplateList{};
    }

    /// As another start of the program would find it.
    [[nodiscard]] TemplateList listAgain(const TemplateShelf &shelf)
    {
        const auto read = core.stored.store->read<TemplateList>(
            [shelf](StoreConnection &connection) { return readTemplateList(connection, shelf); });
        return finishes(read) && read.result().ok() ? read.result().value() : TemplateList{};
    }

    SendFixture core;
    AssistantStore assistants;
    TemplateCatalogue catalogue;
    Problem problem; ///< of the last sync

private:
    [[nodiscard]] TemplateShelf add(const Assistant &assistant, const ConfigurationChange &change)
    {
        ChannelConfiguration bare = change.configuration;
        bare.assistantId = assistant.id;
        const auto added = assistants.addAssistant(assistant, bare);
        if (!finishes(added) || !added.result().ok())
            return {};
        const auto saved = assistants.saveConfiguration(change);
        if (!finishes(saved) || !saved.result().ok())
            return {};
        const QString partnerId = change.configuration.partnerId;
        return TemplateCatalogue::shelf(
            assistant.id, partnerId, change.configuration.settings.value(partnerId).numbers.value(0));
    }
};

template <typename T>
bool succeeds(const QFuture<Result<T>> &future)
{
    return finishes(future) && future.result().ok();
}

} // namespace

class TemplateCatalogueTest final : public QObject
{
    Q_OBJECT
private slots:
    void theSandboxsTemplatesAreReadCompletely_data()
    {
        QTest::addColumn<QString>("partnerId");
        QTest::newRow("Infobip") << u"infobip"_s;
        QTest::newRow("GupShup, in pages") << u"gupshup"_s;
    }
    void theSandboxsTemplatesAreReadCompletely()
    {
        QFETCH(QString, partnerId);
        Fixture fixture;
        const TemplateShelf shelf = fixture.addSandbox(partnerId);
        QVERIFY(!fixture.list(shelf).syncedAt.isValid());
        QVERIFY(fixture.catalogue.isStale(shelf));
        const QList<TemplateRecord> all = sandboxTemplates(partnerId);
        QVERIFY(all.size() > 4); // more than one page
        QCOMPARE(fixture.sync(shelf), all.size());
        const TemplateList kept = fixture.listAgain(shelf);
        QCOMPARE(kept, *fixture.catalogue.list(shelf));
        QCOMPARE(kept.syncedAt, fixture.core.clock.time);
        QVERIFY(!kept.problem);
        QVERIFY(!fixture.catalogue.isStale(shelf));
        for (const TemplateRecord &record : all) {
            const auto found
                = std::find_if(kept.records.cbegin(), kept.records.cend(), [&](const auto &each) {
                      return each.name == record.name && each.language == record.language;
                  });
            QVERIFY2(found != kept.records.cend(), qPrintable(record.name));
            QCOMPARE(found->body, record.body);
            QCOMPARE(found->headerKind, record.headerKind);
            QCOMPARE(found->status, record.status);
            QCOMPARE(found->statusReason, record.statusReason);
            QCOMPARE(found->buttons, record.buttons);
            QVERIFY(!found->original.isEmpty());
        }
    }

    void wrongCredentialsAreToldAndTheOldListStays()
    {
        Fixture fixture;
        const TemplateShelf shelf = fixture.addSandbox(u"gupshup"_s);
        const int before = fixture.sync(shelf);
        QVERIFY(before > 0);
        for (QByteArray &value : fixture.core.keychain.entries)
            value = "another";
        fixture.core.clock.time = fixture.core.clock.time.addDays(1);
        QCOMPARE(fixture.sync(shelf), -1);
        QCOMPARE(fixture.problem.partnerCode, u"102"_s);
        const TemplateList kept = fixture.listAgain(shelf);
        QCOMPARE(kept.records.size(), before);
        QCOMPARE(kept.syncedAt, fixture.core.clock.time.addDays(-1));
        QVERIFY(kept.problem.has_value());
        QCOMPARE(kept.problem->partnerCode, u"102"_s);
    }

    void anyFailureKeepsTheOldList_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("401") << 401 << QByteArray("{}");
        QTest::newRow("403") << 403 << QByteArray("{}");
        QTest::newRow("404") << 404 << QByteArray("{}");
        QTest::newRow("500") << 500 << QByteArray("oops");
        QTest::newRow("unreadable") << 200 << QByteArray("<html>");
    }
    void anyFailureKeepsTheOldList()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        Fixture fixture;
        CountingHost host;
        const TemplateShelf shelf = fixture.addReal(host, u"infobip"_s, host.origin());
        host.answer(json(200, kOneTemplate));
        QCOMPARE(fixture.sync(shelf), 1);
        host.answer(json(status, body));
        QCOMPARE(fixture.sync(shelf), -1);
        QVERIFY(!fixture.problem.text.isEmpty() && !fixture.problem.remedy.isEmpty());
        QCOMPARE(fixture.listAgain(shelf).records.size(), 1);
        QCOMPARE(fixture.listAgain(shelf).problem, std::optional(fixture.problem));
        host.answer(json(200, kOneTemplate));
        QCOMPARE(fixture.sync(shelf), 1);
        QVERIFY(!fixture.listAgain(shelf).problem); // it is over
    }

    void whatIsNoLongerListedIsMarked()
    {
        Fixture fixture;
        CountingHost host;
        const TemplateShelf shelf = fixture.addReal(host, u"infobip"_s, host.origin());
        host.answer(json(200, kOneTemplate));
        QCOMPARE(fixture.sync(shelf), 1);
        host.answer(json(200, QByteArray(kOneTemplate).replace("\"one\"", "\"two\"")));
        QCOMPARE(fixture.sync(shelf), 1);
        const QList<TemplateRecord> records = fixture.list(shelf).records;
        QCOMPARE(records.size(), 2);
        QCOMPARE(records.at(0).name, u"one"_s);
        QVERIFY(records.at(0).vanished);
        QVERIFY(!records.at(1).vanished);
        QVERIFY(succeeds(fixture.catalogue.remove(shelf, records.at(0))));
        QCOMPARE(fixture.listAgain(shelf).records.size(), 1);
        host.answer(json(200, kOneTemplate));
        QCOMPARE(fixture.sync(shelf), 1);
        QVERIFY(!fixture.list(shelf).records.at(0).vanished); // back again
    }

    // Promise 8: the template host is another origin than that of the sends.

    void aPasswordGoesOnlyToTheOriginsItWasEnteredFor()
    {
        Fixture fixture;
        CountingHost host;
        host.answer(json(200, R"({"data":[{"id":1,"name":"one","language":"en"}],"meta":{"total":1}})"));
        const QString sendOrigin = u"https://media.smsgupshup.com"_s;
        const TemplateShelf old = fixture.addReal(host, u"gupshup"_s, sendOrigin);
        QCOMPARE(fixture.sync(old), -1);
        QCOMPARE(fixture.problem.kind, ProblemKind::SecretForOtherOrigin);
        QVERIFY2(fixture.problem.remedy.contains(u"again"_s), qPrintable(fixture.problem.remedy));
        QVERIFY(fixture.problem.text.contains(host.origin()));
        QCOMPARE(host.requests(), 0);
        QCOMPARE(fixture.core.keychain.reads, 0);

        // A part of an origin is none.
        const TemplateShelf part
            = fixture.addReal(host, u"gupshup"_s, sendOrigin + u' ' + host.origin() + u'0');
        QCOMPARE(fixture.sync(part), -1);
        QCOMPARE(host.requests(), 0);

        const TemplateShelf both = fixture.addReal(host, u"gupshup"_s, sendOrigin + u' ' + host.origin());
        QCOMPARE(fixture.sync(both), 1);
        QCOMPARE(host.requests(), 1);
        QVERIFY(host.lastBody().contains("method=get_whatsapp_hsm"));
    }

    void aPasswordThatTheListEchoesIsNotKept()
    {
        Fixture fixture;
        CountingHost host;
        const TemplateShelf shelf = fixture.addReal(host, u"infobip"_s, host.origin());
        const QByteArray escaped = "s3cr%t \\\"key\\\"/+\\\\";
        host.answer(
            json(200, QByteArray(kOneTemplate).replace("\"Hi\"", QByteArray("\"Hi " + escaped + "\""))));
        QCOMPARE(fixture.sync(shelf), 1);
        QVERIFY(!templateToJson(fixture.listAgain(shelf).records.constFirst()).contains("s3cr"));
    }

    void aSandboxAssistantNeverLeavesTheSandbox()
    {
        Fixture fixture;
        CountingHost host;
        const TemplateShelf shelf = fixture.addSandbox(u"gupshup"_s);
        ConfigurationChange change{.configuration = fixture.assistants.configuration(shelf.assistantId)};
        change.configuration.settings[u"gupshup"_s].values.insert(u"templateApiUrl"_s, host.origin());
        QVERIFY(succeeds(fixture.assistants.saveConfiguration(change)));
        QVERIFY(fixture.sync(shelf) > 0);
        QCOMPARE(host.requests(), 0);
    }

    // Each flow ends once.

    void aSyncCanBeCancelledWhileThePartnerIsSilent()
    {
        Fixture fixture;
        CountingHost host;
        host.hold();
        const TemplateShelf shelf = fixture.addReal(host, u"infobip"_s, host.origin());
        const auto synced = fixture.catalogue.sync(shelf);
        QVERIFY(fixture.catalogue.isSyncing(shelf));
        QVERIFY(!succeeds(fixture.catalogue.sync(shelf))); // one at a time
        QTRY_COMPARE(host.requests(), 1);
        fixture.catalogue.cancelSync(shelf);
        QVERIFY(finishes(synced));
        QCOMPARE(synced.resultCount(), 1);
        QCOMPARE(synced.result().error().kind, ProblemKind::Cancelled);
        QVERIFY(!fixture.catalogue.isSyncing(shelf));
        QVERIFY(!fixture.listAgain(shelf).problem); // nobody needs to be told later
        host.release();
    }

    void aSyncCanBeCancelledWhileTheKeychainWaits()
    {
        Fixture fixture;
        CountingHost host;
        const TemplateShelf shelf = fixture.addReal(host, u"infobip"_s, host.origin());
        fixture.core.keychain.answersAfter = std::chrono::milliseconds(200);
        const auto synced = fixture.catalogue.sync(shelf);
        QTRY_COMPARE(fixture.core.keychain.reads, 1);
        fixture.catalogue.cancelSync(shelf);
        QVERIFY(finishes(synced));
        QCOMPARE(synced.result().error().kind, ProblemKind::Cancelled);
        fixture.core.keychain.answersAfter = std::chrono::milliseconds(0);
        host.answer(json(200, kOneTemplate));
        QCOMPARE(fixture.sync(shelf), 1);
        QCOMPARE(host.requests(), 1); // the late answer set nothing going
    }

    void aKeychainThatRefusesIsTold()
    {
        Fixture fixture;
        CountingHost host;
        const TemplateShelf shelf = fixture.addReal(host, u"infobip"_s, host.origin());
        fixture.core.keychain.entries.clear();
        QCOMPARE(fixture.sync(shelf), -1);
        QVERIFY(!fixture.problem.text.isEmpty());
        QCOMPARE(host.requests(), 0);
    }

    void karixIsNeverAsked()
    {
        Fixture fixture;
        const TemplateShelf shelf = fixture.addSandbox(u"karix"_s);
        QCOMPARE(shelf.sender, QString());
        QVERIFY(fixture.catalogue.obstacle(shelf).has_value());
        QCOMPARE(fixture.sync(shelf), -1);
    }

    // What is entered here.

    void templatesAreAddedChangedAndRemoved()
    {
        Fixture fixture;
        const TemplateShelf shelf = fixture.addSandbox(u"karix"_s);
        const TemplateRecord one{.name = u"one"_s, .language = u"en"_s, .body = u"Hi"_s};
        QVERIFY(succeeds(fixture.catalogue.add(shelf, one)));
        QVERIFY(!succeeds(fixture.catalogue.add(shelf, one))); // once
        TemplateRecord kept = fixture.list(shelf).records.constFirst();
        QVERIFY(kept.local);
        TemplateRecord changed = kept;
        changed.body = u"Hello {{1}}"_s;
        QVERIFY(succeeds(fixture.catalogue.replace(shelf, kept, changed)));
        QCOMPARE(fixture.listAgain(shelf).records, QList<TemplateRecord>{changed});
        QVERIFY(succeeds(fixture.catalogue.remove(shelf, changed)));
        QVERIFY(fixture.listAgain(shelf).records.isEmpty());
    }

    void twoChangesAtOnceBothStay()
    {
        Fixture fixture;
        const TemplateShelf shelf = fixture.addSandbox(u"karix"_s);
        const auto first = fixture.catalogue.add(shelf, {.name = u"one"_s, .language = u"en"_s});
        const auto second = fixture.catalogue.add(shelf, {.name = u"two"_s, .language = u"en"_s});
        QVERIFY(succeeds(first) && succeeds(second));
        QCOMPARE(fixture.listAgain(shelf).records.size(), 2);
    }

    void aSyncLeavesWhatWasEnteredHere()
    {
        Fixture fixture;
        const TemplateShelf shelf = fixture.addSandbox(u"infobip"_s);
        QVERIFY(succeeds(fixture.catalogue.add(shelf, {.name = u"mine"_s, .language = u"en"_s})));
        const int listed = fixture.sync(shelf);
        QVERIFY(listed > 0);
        QCOMPARE(fixture.listAgain(shelf).records.size(), listed + 1);
    }

    void anImportTellsWhatItDidNotTakeAndLosesNothingElse()
    {
        Fixture fixture;
        const TemplateShelf shelf = fixture.addSandbox(u"karix"_s);
        QVERIFY(succeeds(
            fixture.catalogue.add(shelf, {.name = u"one"_s, .language = u"en"_s, .body = u"mine"_s})));
        const auto imported = fixture.catalogue.import(
            shelf, R"([{"name":"one","language":"en","body":"theirs"},17,{"name":"two","language":"en"}])");
        QVERIFY(succeeds(imported));
        QCOMPARE(imported.result().value().added, 1);
        QCOMPARE(imported.result().value().problems.size(), 2);
        const QList<TemplateRecord> records = fixture.listAgain(shelf).records;
        QCOMPARE(records.size(), 2);
        QCOMPARE(records.at(0).body, u"mine"_s);
        QVERIFY(!succeeds(fixture.catalogue.import(shelf, "no json")));
        QCOMPARE(fixture.listAgain(shelf).records.size(), 2);
    }

    void templatesGoWithTheirAssistant()
    {
        Fixture fixture;
        const TemplateShelf shelf = fixture.addSandbox(u"infobip"_s);
        QVERIFY(fixture.sync(shelf) > 0);
        QVERIFY(succeeds(fixture.assistants.removeAssistant(shelf.assistantId)));
        QTRY_VERIFY(!fixture.catalogue.list(shelf).has_value());
        QVERIFY(fixture.listAgain(shelf).records.isEmpty());
    }
};

CHANNEL_CONSOLE_TEST(TemplateCatalogueTest)
#include "tst_templatecatalogue.moc"
