// SPDX-License-Identifier: Apache-2.0
#include "core/webhook/StandIn.h"

#include "SandboxFixture.h"
#include "support/Inbound.h"
#include "support/TestMain.h"

using namespace ChannelConsole;
using namespace Qt::StringLiterals;

namespace {

const QString kUser = u"+910000000001"_s; // accepted by the sandbox
const QString kBusiness = u"+910000001000"_s;

} // namespace

/// The assistant stand-in, with the real sandbox, log and store.
class TestStandIn final : public QObject
{
    Q_OBJECT

    std::unique_ptr<SandboxFixture> m_fixture;
    std::unique_ptr<StandIn> m_standIn;
    QUuid m_assistant;

    /// Something a user wrote, as the ingest logs it.
    void write(const QString &text, const QDateTime &time = {}, const QString &from = kUser)
    {
        static int counter = 0;
        QVERIFY(receive(*m_fixture->core.stored.store, m_fixture->core.log,
            {.assistantId = m_assistant, .partnerId = u"gupshup"_s, .sandbox = true, .received = now()},
            {.key = QString::number(++counter),
                .businessNumber = kBusiness,
                .userNumber = from,
                .time = time.isValid() ? time : now(),
                .type = u"text"_s,
                .text = text}));
    }

    [[nodiscard]] QDateTime now() const { return m_fixture->core.clock.now(); }

    [[nodiscard]] QList<LogEntry> replies() const
    {
        QList<LogEntry> out;
        for (const LogEntry &entry : m_fixture->logged(m_assistant)) {
            if (entry.direction == Direction::Outbound)
                out.prepend(entry);
        }
        return out;
    }

    void answerWith(const StandInSettings &standIn)
    {
        QVERIFY(m_fixture->set(m_assistant, [&](EndpointSettings &settings) { settings.standIn = standIn; }));
    }

    static StandInSettings echo() { return {.kind = StandInKind::Echo, .allowedNumbers = {kUser}}; }

private slots:
    void init()
    {
        m_fixture = std::make_unique<SandboxFixture>();
        m_standIn = std::make_unique<StandIn>(m_fixture->core.stored.store.get(), &m_fixture->assistants,
            &m_fixture->endpoints, &m_fixture->core.log, &m_fixture->calls, m_fixture->core.service.get(),
            &m_fixture->core.clock);
        m_assistant = m_fixture->addSandbox(u"gupshup"_s);
        QVERIFY(!m_assistant.isNull());
    }

    void cleanup()
    {
        m_standIn.reset();
        m_fixture.reset();
    }

    void isOffUntilItIsSwitchedOn()
    {
        QCOMPARE(m_fixture->endpoints.settings(m_assistant).standIn.kind, StandInKind::Off);
        QSignalSpy replied(m_standIn.get(), &StandIn::replied);
        QSignalSpy declined(m_standIn.get(), &StandIn::declined);
        write(u"Hello"_s);
        answerWith(echo());
        write(u"Hello again"_s); // the first one stays unanswered also afterwards
        QTRY_COMPARE(replied.size(), 1);
        QTRY_COMPARE(replies().size(), 1);
        QCOMPARE(replies().constFirst().text, u"Hello again"_s);
        QVERIFY(declined.isEmpty());
    }

    void answersFromTheVeryNumberThatWasWrittenToAndIsLogged()
    {
        answerWith({.kind = StandInKind::FixedText, .text = u"We got it"_s, .allowedNumbers = {kUser}});
        write(u"Hello"_s);
        QTRY_COMPARE(replies().size(), 1);
        QTRY_COMPARE(replies().constFirst().status, MessageStatus::kAccepted);
        QCOMPARE(replies().constFirst().businessNumber, kBusiness);
        QCOMPARE(replies().constFirst().userNumber, kUser);
        QCOMPARE(replies().constFirst().text, u"We got it"_s);
    }

    void answersOnlyToListedNumbers()
    {
        answerWith(echo());
        QSignalSpy declined(m_standIn.get(), &StandIn::declined);
        QSignalSpy replied(m_standIn.get(), &StandIn::replied);
        write(u"Hello"_s, {}, u"+910000000777"_s);
        write(u"Hello"_s);
        QTRY_COMPARE(replied.size(), 1);
        QCOMPARE(replied.constFirst().at(1).toString(), kUser);
        QTRY_COMPARE(replies().size(), 1);
        QCOMPARE(declined.size(), 1);
        QCOMPARE(declined.constFirst().at(1).toString(), u"+910000000777"_s);
        QVERIFY(declined.constFirst().at(2).toString().contains(u"not on the list"_s));
    }

    void neverAnswersABusinessNumber()
    {
        StandInSettings settings = echo();
        settings.allowedNumbers = {kBusiness};
        answerWith(settings);
        QSignalSpy declined(m_standIn.get(), &StandIn::declined);
        write(u"Hello"_s, {}, kBusiness);
        QTRY_COMPARE(declined.size(), 1);
        QVERIFY(declined.constFirst().at(2).toString().contains(u"business number"_s));
        QVERIFY(replies().isEmpty());
    }

    void doesNotGoOnWithAnotherEcho()
    {
        answerWith(echo());
        QSignalSpy declined(m_standIn.get(), &StandIn::declined);
        write(u"Hello"_s);
        QTRY_COMPARE(replies().size(), 1);
        write(u"Hello"_s); // what an echo at the other end sends back
        QTRY_COMPARE(declined.size(), 1);
        QVERIFY(declined.constFirst().at(2).toString().contains(u"echoes"_s));
        QCOMPARE(replies().size(), 1);
    }

    void lateMessagesAreNotAnswered()
    {
        answerWith(echo());
        QSignalSpy declined(m_standIn.get(), &StandIn::declined);
        write(u"Hello"_s, now().addSecs(-6 * 60));
        QTRY_COMPARE(declined.size(), 1);
        QVERIFY(declined.constFirst().at(2).toString().contains(u"too old"_s));
        write(u"Hello you"_s, now().addSecs(-4 * 60));
        QTRY_COMPARE(replies().size(), 1);
    }

    void theCapHoldsForANumberAndDayAcrossRestarts()
    {
        StandInSettings settings = echo();
        settings.dailyCap = 2;
        answerWith(settings);
        QSignalSpy declined(m_standIn.get(), &StandIn::declined);
        write(u"one"_s);
        QTRY_COMPARE(replies().size(), 1);
        m_standIn = std::make_unique<StandIn>(m_fixture->core.stored.store.get(), &m_fixture->assistants,
            &m_fixture->endpoints, &m_fixture->core.log, &m_fixture->calls, m_fixture->core.service.get(),
            &m_fixture->core.clock);
        QSignalSpy declinedLater(m_standIn.get(), &StandIn::declined);
        write(u"two"_s);
        QTRY_COMPARE(replies().size(), 2);
        write(u"three"_s);
        QTRY_COMPARE(declinedLater.size(), 1);
        QVERIFY(declinedLater.constFirst().at(2).toString().contains(u"limit"_s));
        QCOMPARE(replies().size(), 2);
        m_fixture->core.clock.time = now().addDays(1);
        write(u"four"_s);
        QTRY_COMPARE(replies().size(), 3);
        QVERIFY(declined.isEmpty());
    }

    void deliveryReportsAndOwnMessagesAreNotAnswered()
    {
        answerWith(echo());
        QSignalSpy replied(m_standIn.get(), &StandIn::replied);
        write(u"Hello"_s);
        QTRY_COMPARE(replies().size(), 1);
        QTRY_COMPARE(replies().constFirst().status, MessageStatus::kAccepted); // it was updated meanwhile
        QCOMPARE(replied.size(), 1);
    }

    void withoutAuthorizationItMayNotAnswer_data()
    {
        QTest::addColumn<QString>("partnerId");
        QTest::addColumn<bool>("authorized");
        QTest::addColumn<QString>("word");
        for (const bool authorized : {true, false}) {
            QTest::addRow("token %d", authorized) << u"gupshup"_s << authorized << u"Associate an App"_s;
            QTest::addRow("basic %d", authorized) << u"infobip"_s << authorized << u"Username"_s;
            QTest::addRow("secret path %d", authorized) << u"karix"_s << authorized << u"secret path"_s;
        }
    }
    void withoutAuthorizationItMayNotAnswer()
    {
        QFETCH(QString, partnerId);
        QFETCH(bool, authorized);
        QFETCH(QString, word);
        ChannelConfiguration configuration{.partnerId = partnerId, .associateApp = authorized};
        configuration.appId = authorized ? QUuid::createUuid() : QUuid();
        EndpointSettings settings{
            .basicAuthorization = authorized, .secretPath = authorized, .standIn = echo()};
        const QString real = standInObstacle({}, configuration, settings);
        QCOMPARE(real.isEmpty(), authorized);
        QVERIFY2(authorized || real.contains(word), qPrintable(real));
        // Nobody but this program calls the sandbox's.
        QCOMPARE(standInObstacle({.sandbox = true}, configuration, settings), QString());
    }

    void itNeedsWhomAndWhatToAnswer()
    {
        const ChannelConfiguration karix{.partnerId = u"karix"_s};
        QVERIFY(standInObstacle({}, karix, {.standIn = {.kind = StandInKind::Echo}}).contains(u"number"_s));
        const StandInSettings mute{.kind = StandInKind::FixedText, .text = u" "_s, .allowedNumbers = {kUser}};
        QVERIFY(standInObstacle({}, karix, {.standIn = mute}).contains(u"no text"_s));
        QVERIFY(standInObstacle({}, karix, {.mode = EndpointMode::Relay, .standIn = echo()})
                    .contains(u"relayed"_s));
        QVERIFY(!standInObstacle({}, {}, {.standIn = echo()}).isEmpty());
    }
};

CHANNEL_CONSOLE_TEST(TestStandIn)
#include "tst_standin.moc"
