// SPDX-License-Identifier: Apache-2.0
#include "ServicesFixture.h"

#include "core/sandbox/SandboxFailures.h"
#include "core/webhook/CallLog.h"
#include "core/webhook/WebhookEndpoints.h"
#include "support/TestMain.h"
#include "ui/testsend/TestSendViewModel.h"

using namespace ChannelConsole;
using namespace Qt::StringLiterals;

using Readiness = TestSendViewModel::Readiness;
using Phase = TestSendViewModel::Phase;
using Place = TestSendViewModel::Place;

namespace {

const QString kUserNumber = u"+447700900123"_s;

} // namespace

class TestSendViewModelTest final : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        m_host = std::make_unique<CountingHost>();
        m_fixture = std::make_unique<ServicesFixture>();
        QVERIFY(m_fixture->core.stored.isOpen);
        m_model = std::make_unique<TestSendViewModel>(m_fixture->services);
    }

    void cleanup()
    {
        m_model.reset();
        m_fixture.reset();
        m_host.reset();
    }

    void whatIsMissingBeforeAnySendIsNamed()
    {
        QCOMPARE(m_model->readiness(), Readiness::NoAssistant);
        show(m_fixture->addWith([](ChannelConfiguration &) {}));
        QCOMPARE(m_model->readiness(), Readiness::NoPartner);
        show(m_fixture->addWith(
            [](ChannelConfiguration &configuration) { configuration.partnerId = u"future"_s; }));
        QCOMPARE(m_model->readiness(), Readiness::UnknownPartner);
        show(m_fixture->addWith(
            [](ChannelConfiguration &configuration) { configuration.partnerId = u"karix"_s; }));
        QCOMPARE(m_model->readiness(), Readiness::NoNumber);
        show(m_fixture->addWith([](ChannelConfiguration &configuration) {
            configuration.partnerId = u"karix"_s;
            configuration.settings[u"karix"_s].numbers = {u"+441134960000"_s};
        }));
        QCOMPARE(m_model->readiness(), Readiness::MissingSecret);
        QVERIFY(!m_model->send());
        show(m_fixture->addSandbox(u"karix"_s));
        QCOMPARE(m_model->readiness(), Readiness::Ready);
    }

    /// A password that was kept until the program quit may be gone while the other account's is there.
    void oneTypeThatCanBeSentIsEnoughForTheComposer()
    {
        ChannelConfiguration configuration{.partnerId = u"gupshup"_s};
        PartnerSettings &settings = configuration.settings[u"gupshup"_s];
        settings.numbers = {u"+441134960000"_s};
        settings.values = {{u"wabaId"_s, u"2000123456"_s}, {u"twoWayUserId"_s, u"2000654321"_s}};
        const SecretEntry gone{.name = u"a"_s, .place = SecretPlace::UntilQuit};
        const SecretEntry there{.name = u"b"_s, .place = SecretPlace::Keychain};
        const auto readiness = [&](const SecretEntry &password, const SecretEntry &twoWayPassword) {
            settings.secrets = {{u"password"_s, password}, {u"twoWayPassword"_s, twoWayPassword}};
            return sendReadiness(Assistant{}, configuration, m_fixture->core.vault);
        };
        QCOMPARE(readiness(gone, gone), Readiness::MissingSecret);
        QCOMPARE(readiness(there, gone), Readiness::Ready); // templates
        QCOMPARE(readiness(gone, there), Readiness::Ready); // everything else
        QCOMPARE(readiness(there, there), Readiness::Ready);
    }

    void everyAssistantKeepsItsOwnDraft()
    {
        const QUuid first = m_fixture->addSandbox(u"infobip"_s);
        const QUuid second = m_fixture->addReal(*m_host);
        show(first);
        m_model->setUserNumber(u"+44 77"_s);
        m_model->setKeyword(u"Kore"_s);
        m_model->setContent(TextContent{.text = u"Hello"_s});
        show(second);
        QCOMPARE(contentText(m_model->draft().composition.content()), QString());
        QCOMPARE(m_model->draft().businessNumber, u"+441134960000"_s);
        m_model->setBusinessNumber(u"+441134960001"_s);
        show(first);
        QCOMPARE(m_model->draft().userNumber, u"+44 77"_s);
        QCOMPARE(m_model->draft().keyword, u"Kore"_s);
        QCOMPARE(contentText(m_model->draft().composition.content()), u"Hello"_s);
        show(second);
        QCOMPARE(m_model->draft().businessNumber, u"+441134960001"_s);
    }

    void anEmptyInputIsNoFaultBeforeTheFirstTry()
    {
        show(m_fixture->addReal(*m_host));
        QVERIFY(!m_model->fault());
        QVERIFY(!m_model->send());
        QVERIFY(m_model->fault());
        QCOMPARE(m_model->fault()->place, Place::UserNumber);
        m_model->setUserNumber(kUserNumber);
        QCOMPARE(m_model->fault()->place, Place::Content);
        m_model->setContent(TextContent{.text = u"Hello"_s});
        QVERIFY(!m_model->fault());
        QCOMPARE(m_host->requests(), 0);
    }

    void whatIsWrongIsSaidAtItsInput_data()
    {
        QTest::addColumn<QString>("userNumber");
        QTest::addColumn<int>("textLength");
        QTest::addColumn<Place>("place");
        QTest::newRow("no country code") << u"07700 900123"_s << 5 << Place::UserNumber;
        QTest::newRow("no number at all") << u"hello"_s << 5 << Place::UserNumber;
        QTest::newRow("too long a text") << kUserNumber << 5'000 << Place::Content;
    }

    void whatIsWrongIsSaidAtItsInput()
    {
        QFETCH(const QString, userNumber);
        QFETCH(const int, textLength);
        QFETCH(const Place, place);
        show(m_fixture->addReal(*m_host));
        m_model->setUserNumber(userNumber);
        m_model->setContent(TextContent{.text = QString(textLength, u'a')});
        QVERIFY(m_model->fault());
        QCOMPARE(m_model->fault()->place, place);
        QVERIFY(!m_model->fault()->problem.text.isEmpty());
        QVERIFY(!m_model->send());
        QCOMPARE(m_model->phase(), Phase::Idle);
    }

    void theRequestSaysWhatItStillNeeds()
    {
        show(m_fixture->addReal(*m_host));
        m_model->setUserNumber(u"07700 900123"_s);
        QCOMPARE(m_model->preview().error().text, m_model->fault()->problem.text);
        m_model->setUserNumber(kUserNumber);
        QVERIFY2(
            m_model->preview().error().text.contains(u"text"_s), qPrintable(m_model->preview().error().text));
    }

    void everyTypeKeepsWhatWasTypedForIt()
    {
        show(m_fixture->addSandbox(u"infobip"_s));
        const MessageContent place
            = LocationContent{.latitude = 51.5, .longitude = -0.125, .name = u"Office"_s};
        m_model->setContent(TextContent{.text = u"Half a sen"_s});
        m_model->setType(MessageType::Location);
        QCOMPARE(m_model->draft().composition.content(), emptyContent(MessageType::Location));
        m_model->setContent(place);
        m_model->setType(MessageType::Text);
        QCOMPARE(
            m_model->draft().composition.content(), MessageContent(TextContent{.text = u"Half a sen"_s}));
        m_model->setType(MessageType::Location);
        QCOMPARE(m_model->draft().composition.content(), place);
    }

    void whatIsNotOfferedSaysWhyAndIsNotSent()
    {
        show(m_fixture->addSandbox(u"gupshup"_s));
        m_model->setUserNumber(kUserNumber);
        m_model->setType(MessageType::OrderStatus);
        const MessageSupport support = m_model->support(MessageType::OrderStatus);
        QCOMPARE(support.kind, MessageSupport::Kind::NotOffered);
        QVERIFY(!support.reason.isEmpty());
        QCOMPARE(m_model->preview().error().text, support.reason);
        QVERIFY(!m_model->send());
        QCOMPARE(m_fixture->core.rows(), 0);
        QVERIFY(m_model->rawDraft());
        m_model->setContent(*m_model->rawDraft());
        m_model->setType(MessageType::Raw);
        QVERIFY2(!m_model->contentProblem(), qPrintable(m_model->contentProblem().value_or(Problem()).text));
    }

    void aMessageIsTakenOverWithItsNumbersWhereTheyAreTheChannels()
    {
        show(m_fixture->addReal(*m_host));
        const MessageContent sticker
            = MediaContent{.kind = MediaContent::Kind::Sticker, .url = u"https://example.com/a.webp"_s};
        QVERIFY(m_model->compose(
            {.businessNumber = u"+441134960001"_s, .userNumber = kUserNumber, .content = sticker}));
        QCOMPARE(m_model->draft().businessNumber, u"+441134960001"_s);
        QCOMPARE(m_model->draft().composition.type(), MessageType::Sticker);
        QCOMPARE(m_model->draft().composition.content(), sticker);
        QVERIFY(
            !m_model->compose({.businessNumber = u"+4930123456"_s, .userNumber = {}, .content = sticker}));
        QCOMPARE(m_model->draft().businessNumber, u"+441134960001"_s);
        QCOMPARE(m_model->draft().userNumber.simplified().remove(u' '), kUserNumber);
    }

    void aResultDoesNotOutliveItsPartner()
    {
        const QUuid id = m_fixture->addSandbox(u"infobip"_s);
        compose(id, sandboxNumber(u"infobip"_s, u"001"_s));
        QVERIFY(m_model->send());
        QTRY_VERIFY(m_model->report());
        QSignalSpy changed(m_model.get(), &TestSendViewModel::stateChanged);
        ConfigurationChange change{.configuration = m_fixture->assistants.configuration(id)};
        change.configuration.partnerId = u"karix"_s;
        const auto saved = m_fixture->assistants.saveConfiguration(change);
        QVERIFY(finishes(saved) && saved.result().ok());
        QTRY_VERIFY(!m_model->report());
        QVERIFY(!changed.isEmpty());
    }

    void aRefusedSendShowsNoOlderResult()
    {
        compose(m_fixture->addSandbox(u"infobip"_s), sandboxNumber(u"infobip"_s, u"001"_s));
        QVERIFY(m_model->send());
        QTRY_VERIFY(m_model->report());
        m_model->setUserNumber(u"hello"_s);
        QVERIFY(!m_model->send());
        QVERIFY(!m_model->report());
    }

    void theKeywordGoesBeforeTheTextAndCounts()
    {
        show(m_fixture->addSandbox(u"infobip"_s));
        QVERIFY(!m_model->keywordLabel().isEmpty());
        m_model->setUserNumber(kUserNumber);
        m_model->setKeyword(u" Kore "_s);
        m_model->setContent(TextContent{.text = u"Hi"_s});
        QCOMPARE(contentText(m_model->outgoing()).size(), 7);
        QVERIFY(m_model->preview().ok());
        QVERIFY2(m_model->preview().value().contains(u"Kore Hi"_s), qPrintable(m_model->preview().value()));
    }

    void aPartnerWithoutKeywordGetsNone()
    {
        show(m_fixture->addReal(*m_host));
        QVERIFY(m_model->keywordLabel().isEmpty());
        m_model->setKeyword(u"Kore"_s);
        m_model->setContent(TextContent{.text = u"Hi"_s});
        QCOMPARE(contentText(m_model->outgoing()).size(), 2);
    }

    void theRequestIsShownAsItIsTypedWithoutSecrets()
    {
        show(m_fixture->addReal(*m_host));
        m_model->setUserNumber(kUserNumber);
        QSignalSpy changed(m_model.get(), &TestSendViewModel::previewChanged);
        m_model->setContent(TextContent{.text = u"Good morning"_s});
        QCOMPARE(changed.size(), 1);
        const Result<QString> preview = m_model->preview();
        QVERIFY(preview.ok());
        QVERIFY(preview.value().contains(u"Good morning"_s));
        QVERIFY(preview.value().contains(m_host->origin()) || preview.value().contains(u"127.0.0.1"_s));
        QVERIFY(!preview.value().contains(QString::fromUtf8(SendFixture::kRealSecret)));
        QCOMPARE(m_fixture->core.keychain.reads, 0);
    }

    void reportsAreAskedForOnlyWhereTheyCanArrive_data()
    {
        QTest::addColumn<QString>("partner");
        QTest::addColumn<bool>("wanted");
        QTest::addColumn<QString>("publicUrl");
        QTest::addColumn<QString>("asked"); // how the address begins
        const QString tunnel = u"https://tunnel.example.com"_s;
        QTest::newRow("asked for") << u"infobip"_s << true << tunnel << u"https://tunnel.example.com/"_s;
        QTest::newRow("not wanted") << u"infobip"_s << false << tunnel << QString();
        QTest::newRow("the sandbox reaches this computer")
            << u"infobip"_s << true << QString() << u"http://127.0.0.1:"_s;
        QTest::newRow("a partner that takes none") << u"karix"_s << true << tunnel << QString();
    }
    void reportsAreAskedForOnlyWhereTheyCanArrive()
    {
        QFETCH(QString, partner);
        QFETCH(bool, wanted);
        QFETCH(QString, publicUrl);
        QFETCH(QString, asked);
        CallLog calls(m_fixture->core.stored.store.get());
        WebhookEndpoints endpoints(m_fixture->core.stored.store.get(), &m_fixture->assistants,
            &m_fixture->core.vault, &calls, &m_fixture->core.clock);
        Services services = m_fixture->services;
        services.endpoints = &endpoints;
        m_model = std::make_unique<TestSendViewModel>(services);
        const QUuid assistant = m_fixture->addSandbox(partner);
        const auto saved
            = endpoints.saveSettings(assistant, {.publicUrl = publicUrl, .askForReports = wanted});
        QVERIFY(finishes(saved) && saved.result().ok());
        compose(assistant, kUserNumber);
        const QString preview = m_model->preview().value();
        QCOMPARE(preview.contains(u"notifyUrl"_s), !asked.isEmpty());
        QVERIFY(preview.contains(asked.isEmpty() ? QString() : u"\"notifyUrl\":\""_s + asked));
        m_model.reset();
    }

    void theRequestShownIsTheOneThatGoesOut()
    {
        compose(m_fixture->addSandbox(u"infobip"_s), sandboxNumber(u"infobip"_s, u"001"_s));
        const QString preview = m_model->preview().value();
        QVERIFY(m_model->send());
        QTRY_COMPARE(m_model->phase(), Phase::Finished);
        QCOMPARE(m_fixture->core.logged(m_model->report()->logId).request, preview);
        QVERIFY(m_model->preview().value() != preview); // the next message has an id of its own
    }

    void theSandboxAsksNothing()
    {
        QSignalSpy asked(m_model.get(), &TestSendViewModel::confirmationNeeded);
        compose(m_fixture->addSandbox(u"gupshup"_s), sandboxNumber(u"gupshup"_s, u"001"_s));
        QVERIFY(m_model->send());
        QTRY_COMPARE(m_model->phase(), Phase::Finished);
        QCOMPARE(asked.size(), 0);
        QCOMPARE(m_model->report()->outcome.kind, SendOutcome::Kind::Accepted);
    }

    void theFirstMessageToANumberIsAskedAboutOnce()
    {
        QSignalSpy asked(m_model.get(), &TestSendViewModel::confirmationNeeded);
        const QUuid assistant = m_fixture->addReal(*m_host);
        compose(assistant, kUserNumber);
        QVERIFY(m_model->send());
        QTRY_COMPARE(m_model->phase(), Phase::Asking);
        QCOMPARE(asked.size(), 1);
        QCOMPARE(m_model->orderOf(assistant).message.userNumber, kUserNumber);
        m_model->confirm(assistant, false);
        QCOMPARE(m_model->phase(), Phase::Idle);
        QCOMPARE(m_host->requests(), 0);

        QVERIFY(m_model->send());
        QTRY_COMPARE(m_model->phase(), Phase::Asking);
        m_model->confirm(assistant, true);
        QTRY_COMPARE(m_model->phase(), Phase::Finished);
        QCOMPARE(m_host->requests(), 1);

        QVERIFY(m_model->send());
        QTRY_COMPARE(m_host->requests(), 2);
        QTRY_COMPARE(m_model->phase(), Phase::Finished);
        QCOMPARE(asked.size(), 2);
    }

    void sendingAgainWhileOneIsUnderWaySendsNothing()
    {
        const QUuid assistant = m_fixture->addReal(*m_host);
        m_host->hold();
        startReal(assistant);
        QTRY_COMPARE(m_host->requests(), 1);
        QVERIFY(m_model->send());
        m_host->release();
        QTRY_COMPARE(m_model->phase(), Phase::Finished);
        QCOMPARE(m_host->requests(), 1);
        QCOMPARE(m_fixture->core.rows(), 1);
    }

    void cancellingWhatWentOutIsUnknown()
    {
        const QUuid assistant = m_fixture->addReal(*m_host);
        m_host->hold();
        startReal(assistant);
        QTRY_COMPARE(m_model->stage(), SendStage::Waiting);
        m_model->cancel();
        QTRY_COMPARE(m_model->phase(), Phase::Finished);
        QCOMPARE(m_model->report()->outcome.kind, SendOutcome::Kind::Unknown);
        QVERIFY(!m_model->isCancelling());
        m_host->release();
    }

    void aSendGoesOnWhileAnotherAssistantIsShown()
    {
        const QUuid busy = m_fixture->addReal(*m_host);
        const QUuid other = m_fixture->addSandbox(u"infobip"_s);
        m_host->hold();
        startReal(busy);
        QTRY_COMPARE(m_host->requests(), 1);
        show(other);
        QCOMPARE(m_model->phase(), Phase::Idle);
        QVERIFY(!m_model->report());
        m_host->release();
        QTRY_COMPARE(m_fixture->core.rows(), 1);
        show(busy);
        QTRY_COMPARE(m_model->phase(), Phase::Finished);
        QCOMPARE(m_model->report()->outcome.kind, SendOutcome::Kind::Accepted);
    }

    void numbersAreOffered()
    {
        show(m_fixture->addSandbox(u"infobip"_s));
        QCOMPARE(m_model->suggestions().size(),
            Sandbox::numbers(u"infobip"_s).size() + sandboxFailureNumbers(u"infobip"_s).size());
        const QUuid real = m_fixture->addReal(*m_host);
        show(real);
        QVERIFY(m_model->suggestions().isEmpty());
        startReal(real);
        QTRY_COMPARE(m_model->phase(), Phase::Finished);
        QTRY_COMPARE(m_model->suggestions().size(), 1);
        QCOMPARE(m_model->suggestions().constFirst().number, kUserNumber);
    }

    void theKeyringsWaitingIsPassedOn()
    {
        QSignalSpy changed(m_model.get(), &TestSendViewModel::stateChanged);
        emit m_fixture->core.keychain.waitingChanged(true);
        QVERIFY(m_model->isKeychainWaiting());
        emit m_fixture->core.keychain.waitingChanged(false);
        QVERIFY(!m_model->isKeychainWaiting());
        QCOMPARE(changed.size(), 2);
    }

private:
    void show(const QUuid &assistant)
    {
        QVERIFY(!assistant.isNull());
        m_model->showAssistant(assistant);
    }

    void compose(const QUuid &assistant, const QString &userNumber)
    {
        show(assistant);
        m_model->setUserNumber(userNumber);
        m_model->setContent(TextContent{.text = u"Hello"_s});
    }

    void startReal(const QUuid &assistant)
    {
        compose(assistant, kUserNumber);
        QVERIFY(m_model->send());
        QTRY_COMPARE(m_model->phase(), Phase::Asking);
        m_model->confirm(assistant, true);
    }

    [[nodiscard]] static QString sandboxNumber(const QString &partnerId, const QString &ending)
    {
        for (const SandboxNumber &number : Sandbox::numbers(partnerId)) {
            if (number.number.endsWith(ending))
                return number.number;
        }
        return {};
    }

    std::unique_ptr<CountingHost> m_host;
    std::unique_ptr<ServicesFixture> m_fixture;
    std::unique_ptr<TestSendViewModel> m_model;
};

CHANNEL_CONSOLE_TEST(TestSendViewModelTest)
#include "tst_testsendviewmodel.moc"
