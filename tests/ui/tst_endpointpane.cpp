// SPDX-License-Identifier: Apache-2.0
#include "ServicesFixture.h"
#include "support/TestMain.h"
#include "ui/webhook/EndpointPane.h"
#include "ui/webhook/EndpointViewModel.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/FormColumn.h"

#include <QAction>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QToolButton>
#include <QTreeWidget>

using namespace ChannelConsole;
using namespace Qt::StringLiterals;

class TestEndpointPane final : public QObject
{
    Q_OBJECT

    std::unique_ptr<ServicesFixture> m_fixture;
    std::unique_ptr<EndpointPane> m_pane;

    void show(const QUuid &assistant)
    {
        QVERIFY(!assistant.isNull());
        EndpointSettings settings = m_fixture->endpoints.settings(assistant);
        settings.port = 0; // a free one: tests may run side by side
        QVERIFY(finishes(m_fixture->endpoints.saveSettings(assistant, settings)));
        m_pane->showAssistant(assistant);
    }

    /// A real assistant whose channel is ticked as live on the platform.
    [[nodiscard]] QUuid addInUse()
    {
        const Assistant assistant{.id = QUuid::createUuid(),
            .name = u"Flight desk"_s,
            .streamId = u"st-2724c525-8c05-5a5f-9d2f-2c525a0e4d5b"_s};
        ConfigurationChange change;
        change.configuration = {.id = QUuid::createUuid(),
            .assistantId = assistant.id,
            .partnerId = u"karix"_s,
            .enabled = true,
            .platform = {.entered = true, .saved = true, .published = true}};
        change.configuration.settings[u"karix"_s].numbers = {u"+910000001000"_s};
        return m_fixture->add(assistant, change);
    }

    template <typename Widget>
    [[nodiscard]] Widget *find(const QString &name) const
    {
        return m_pane->findChild<Widget *>(name);
    }
    [[nodiscard]] QString stateText() const { return find<QLabel>(u"endpointState"_s)->text(); }
    void unfold(const QString &name) { find<QToolButton>(name + u".fold"_s)->setChecked(true); }
    void type(const QString &name, const QString &text)
    {
        auto *input = find<QLineEdit>(name);
        input->setText(text);
        emit input->editingFinished();
    }
    [[nodiscard]] FormRow *rowOf(const QString &name) const
    {
        return qobject_cast<FormRow *>(find<QWidget>(name)->parentWidget());
    }
    [[nodiscard]] EndpointSettings stored(const QUuid &assistant) const
    {
        return m_fixture->endpoints.settings(assistant);
    }

private slots:
    void init()
    {
        m_fixture = std::make_unique<ServicesFixture>();
        QVERIFY(m_fixture->core.stored.isOpen);
        m_pane = std::make_unique<EndpointPane>(m_fixture->services);
        m_pane->resize(1'000, 700);
        m_pane->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_pane.get()));
    }

    void cleanup()
    {
        m_pane.reset();
        m_fixture.reset();
    }

    void itIsStartedAndStoppedByHand()
    {
        const QUuid assistant = m_fixture->addSandbox(u"gupshup"_s);
        show(assistant);
        QCOMPARE(stateText(), u"Stopped"_s);
        find<QPushButton>(u"endpointToggle"_s)->click();
        QTRY_COMPARE(stateText(), u"Running"_s);
        QVERIFY(find<QLabel>(u"endpointLocalUrl"_s)->text().contains(u"http://127.0.0.1:"_s));
        QCOMPARE(find<QPushButton>(u"endpointToggle"_s)->accessibleName(), u"Stop the endpoint"_s);
        find<QPushButton>(u"endpointToggle"_s)->click();
        QTRY_COMPARE(stateText(), u"Stopped"_s);
    }

    void aChannelInUseIsNotTakenOfflineUnasked_data()
    {
        QTest::addColumn<QString>("answer");
        QTest::addColumn<bool>("relays");
        QTest::newRow("relay") << u"relayAndStart"_s << true;
        QTest::newRow("anyway") << u"startAnyway"_s << false;
    }
    void aChannelInUseIsNotTakenOfflineUnasked()
    {
        QFETCH(QString, answer);
        QFETCH(bool, relays);
        const QUuid assistant = addInUse();
        show(assistant);
        find<QPushButton>(u"endpointToggle"_s)->click();
        auto *question = find<Banner>(u"endpointQuestion"_s);
        QVERIFY(question->isVisible());
        QVERIFY(question->detail().contains(u"callback address per account"_s));
        QCOMPARE(m_fixture->endpoints.state(assistant).kind, EndpointState::Kind::Stopped);
        find<QPushButton>(answer)->click();
        QTRY_COMPARE(stateText(), u"Running"_s);
        QCOMPARE(stored(assistant).mode == EndpointMode::Relay, relays);
        QVERIFY(!question->isVisible());
    }

    void aRunningRelayIsNotEndedUnasked()
    {
        const QUuid assistant = addInUse();
        show(assistant);
        auto *relay = find<QRadioButton>(u"modeRelay"_s);
        auto *answer = find<QRadioButton>(u"modeAnswer"_s);
        relay->setChecked(true);
        QTRY_COMPARE(stored(assistant).mode, EndpointMode::Relay);
        // While it stands still nobody goes offline: the start asks.
        answer->click();
        QTRY_COMPARE(stored(assistant).mode, EndpointMode::AnswerHere);
        relay->click();
        QTRY_COMPARE(stored(assistant).mode, EndpointMode::Relay);
        find<QPushButton>(u"endpointToggle"_s)->click();
        QTRY_COMPARE(stateText(), u"Running"_s);

        auto *question = find<Banner>(u"modeQuestion"_s);
        QVERIFY(!question->isVisible());
        answer->click();
        QVERIFY(question->isVisible());
        QVERIFY(question->detail().contains(u"callback address per account"_s));
        QVERIFY(relay->isChecked() && !answer->isChecked());
        find<QPushButton>(u"keepRelaying"_s)->click();
        QVERIFY(!question->isVisible());
        QVERIFY(relay->isChecked());
        QCOMPARE(stored(assistant).mode, EndpointMode::Relay);

        answer->click();
        QVERIFY(question->isVisible());
        find<QPushButton>(u"answerHereAnyway"_s)->click();
        QTRY_COMPARE(stored(assistant).mode, EndpointMode::AnswerHere);
        QVERIFY(answer->isChecked() && !question->isVisible());
    }

    void relayingNeedsNoQuestion()
    {
        const QUuid assistant = addInUse();
        show(assistant);
        find<QRadioButton>(u"modeRelay"_s)->setChecked(true);
        QTRY_COMPARE(stored(assistant).mode, EndpointMode::Relay);
        find<QPushButton>(u"endpointToggle"_s)->click();
        QTRY_COMPARE(stateText(), u"Running"_s);
        QVERIFY(!find<Banner>(u"endpointQuestion"_s)->isVisible());
    }

    void whatKeepsItFromStartingIsSaid()
    {
        show(m_fixture->addWith([](ChannelConfiguration &) {}));
        QVERIFY(!find<QPushButton>(u"endpointToggle"_s)->isEnabled());
        QVERIFY(find<Banner>(u"endpointProblem"_s)->detail().contains(u"messaging partner"_s));
    }

    void anAddressOthersCanReachIsWarnedOf()
    {
        const QUuid assistant = m_fixture->addSandbox(u"gupshup"_s);
        show(assistant);
        type(u"listenAddress"_s, u"0.0.0.0"_s);
        QTRY_COMPARE(stored(assistant).address, u"0.0.0.0"_s);
        const EndpointViewModel *model = m_pane->findChild<EndpointViewModel *>();
        QTRY_VERIFY(model->exposureNote().contains(u"Other computers"_s));
    }

    void whatIsWrongStaysTypedAndIsNotStored()
    {
        const QUuid assistant = m_fixture->addSandbox(u"gupshup"_s);
        show(assistant);
        type(u"listenAddress"_s, u"nowhere at all"_s);
        QVERIFY(!rowOf(u"listenAddress"_s)->fault().isEmpty());
        QCOMPARE(find<QLineEdit>(u"listenAddress"_s)->text(), u"nowhere at all"_s);
        QCOMPARE(stored(assistant).address, u"127.0.0.1"_s);
        type(u"listenAddress"_s, u"::1"_s);
        QVERIFY(rowOf(u"listenAddress"_s)->fault().isEmpty());
        QTRY_COMPARE(stored(assistant).address, u"::1"_s);

        unfold(u"standIn"_s);
        auto *kind = find<QComboBox>(u"standInKind"_s);
        kind->setCurrentIndex(1);
        emit kind->activated(1);
        QTRY_COMPARE(stored(assistant).standIn.kind, StandInKind::Echo);
        type(u"standInNumbers"_s, u"12"_s);
        QVERIFY(rowOf(u"standInNumbers"_s)->fault().contains(u"12"_s));
        QVERIFY(stored(assistant).standIn.allowedNumbers.isEmpty());
        type(u"standInNumbers"_s, u"+91 00000 00001, 00910000000002"_s);
        QTRY_COMPARE(
            stored(assistant).standIn.allowedNumbers, QStringList({u"+910000000001"_s, u"+910000000002"_s}));
    }

    void theStandInSaysWhatIsMissing()
    {
        const QUuid assistant = m_fixture->addSandbox(u"gupshup"_s);
        show(assistant);
        unfold(u"standIn"_s);
        auto *kind = find<QComboBox>(u"standInKind"_s);
        kind->setCurrentIndex(1);
        emit kind->activated(1);
        const EndpointViewModel *model = m_pane->findChild<EndpointViewModel *>();
        QTRY_VERIFY(model->standInMissing().contains(u"No number is listed"_s));
        QTRY_VERIFY(find<QLineEdit>(u"standInNumbers"_s)->isVisible());
    }

    void theSecretOfTheAddressIsShownToNobodyButTheClipboard()
    {
        const QUuid assistant = m_fixture->addSandbox(u"karix"_s);
        show(assistant);
        find<QPushButton>(u"endpointToggle"_s)->click();
        QTRY_COMPARE(stateText(), u"Running"_s);
        const QString shown = find<QLineEdit>(u"callbackUrl"_s)->text();
        QVERIFY2(shown.contains(u"•"_s), qPrintable(shown));
        QGuiApplication::clipboard()->clear();
        find<QToolButton>(u"copyCallbackUrl"_s)->click();
        QTRY_VERIFY(!QGuiApplication::clipboard()->text().isEmpty());
        const QString copied = QGuiApplication::clipboard()->text();
        QVERIFY(copied.startsWith(shown.left(shown.indexOf(u"•"_s))));
        QVERIFY(!copied.contains(u"•"_s) && !copied.contains(u"%E2"_s));
        const QString secret = copied.section(u'/', -1);
        QVERIFY(secret.size() >= 20);
        for (const QLabel *label : m_pane->findChildren<QLabel *>())
            QVERIFY2(!label->text().contains(secret), qPrintable(label->text()));
    }

    void theRulesSayWhoseTheyAre_data()
    {
        QTest::addColumn<QString>("partnerId");
        QTest::addColumn<bool>("guide");
        QTest::newRow("the guide's partner") << u"gupshup"_s << true;
        QTest::newRow("another") << u"karix"_s << false;
    }
    void theRulesSayWhoseTheyAre()
    {
        QFETCH(QString, partnerId);
        QFETCH(bool, guide);
        show(m_fixture->addSandbox(partnerId));
        unfold(u"rules"_s);
        const auto *table = find<QTreeWidget>(u"ruleTable"_s);
        QVERIFY(table->topLevelItemCount() >= 8);
        QCOMPARE(!table->findItems(u"the guide"_s, Qt::MatchExactly, 3).isEmpty(), guide);
        QVERIFY(!table->findItems(u"this program"_s, Qt::MatchExactly, 3).isEmpty());
        // The guide has reports under its first three rules alone; this one is ours.
        const QList<QTreeWidgetItem *> disabled
            = table->findItems(u"Channel disabled"_s, Qt::MatchContains | Qt::MatchWrap, 2);
        QCOMPARE(disabled.size(), 1);
        QCOMPARE(disabled.constFirst()->text(3), u"this program"_s);
        bool namesReports = false;
        for (int column = 0; column < table->columnCount(); ++column)
            namesReports = namesReports || disabled.constFirst()->text(column).contains(u"reports too"_s);
        QVERIFY(namesReports);
    }

    void theSandboxCallsTheEndpoint()
    {
        const QUuid assistant = m_fixture->addSandbox(u"infobip"_s);
        show(assistant);
        auto *button = find<QPushButton>(u"forgeMessage"_s);
        QVERIFY(button->isVisible() && !button->isEnabled());
        QVERIFY(find<QLabel>(u"forgeObstacle"_s)->text().contains(u"Start the endpoint"_s));
        find<QPushButton>(u"endpointToggle"_s)->click();
        QTRY_VERIFY(button->isEnabled());
        find<QAction>(u"forge.message:TEXT"_s)->trigger();
        auto *answer = find<Banner>(u"forgeAnswer"_s);
        QTRY_VERIFY(answer->isVisible());
        QVERIFY2(answer->detail().contains(u"200"_s), qPrintable(answer->detail()));
        find<QAction>(u"forge.no-authorization"_s)->trigger();
        QTRY_VERIFY2(answer->detail().contains(u"401"_s), qPrintable(answer->detail()));
    }

    void nothingIsForgedForARealAssistant()
    {
        show(addInUse());
        QVERIFY(!find<QPushButton>(u"forgeMessage"_s)->isVisible());
    }

    void reportsCanOnlyBeAskedForWhereThePartnerTakesTheAddress()
    {
        auto *box = find<QCheckBox>(u"askForReports"_s);
        auto *note = find<QLabel>(u"askForReportsNote"_s);
        show(m_fixture->addSandbox(u"karix"_s));
        QVERIFY(!box->isEnabled());
        QVERIFY(note->isVisible());
        QVERIFY2(note->text().startsWith(u"Karix"_s), qPrintable(note->text()));
        QCOMPARE(box->accessibleDescription(), note->text());
        const QUuid infobip = m_fixture->addSandbox(u"infobip"_s);
        show(infobip);
        QVERIFY(box->isEnabled());
        QVERIFY(!note->isVisible());
        box->setChecked(true);
        QTRY_VERIFY(stored(infobip).askForReports);
        QTRY_VERIFY(note->isVisible());
        QVERIFY(note->text().contains(u"Public URL"_s));
    }

    void onlyWhatThePartnerHasCanBeSwitched_data()
    {
        QTest::addColumn<QString>("partnerId");
        QTest::addColumn<QString>("label");
        QTest::newRow("token") << u"gupshup"_s << QString();
        QTest::newRow("basic") << u"infobip"_s << u"Ask for Username and Password"_s;
        QTest::newRow("secret path") << u"karix"_s << u"Secret at the end of the address"_s;
    }
    void onlyWhatThePartnerHasCanBeSwitched()
    {
        QFETCH(QString, partnerId);
        QFETCH(QString, label);
        const QUuid assistant = m_fixture->addSandbox(partnerId);
        show(assistant);
        auto *box = find<QCheckBox>(u"authorizationRequired"_s);
        QCOMPARE(box->isVisible(), !label.isEmpty());
        QCOMPARE(box->text(), label);
        QVERIFY(!find<QLabel>(u"authorizationState"_s)->text().isEmpty());
        if (label.isEmpty())
            return;
        QVERIFY(box->isChecked());
        box->setChecked(false);
        QTRY_VERIFY(find<QLabel>(u"authorizationState"_s)->text().contains(u"Anybody"_s));
        QVERIFY(!stored(assistant).basicAuthorization || !stored(assistant).secretPath);
    }
};

CHANNEL_CONSOLE_TEST(TestEndpointPane)
#include "tst_endpointpane.moc"
