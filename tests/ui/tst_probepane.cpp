// SPDX-License-Identifier: Apache-2.0
#include "ServicesFixture.h"
#include "support/ScriptedServer.h"
#include "support/TestMain.h"
#include "ui/webhook/ProbePane.h"
#include "ui/webhook/ProbeViewModel.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/FormColumn.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTreeWidget>

using namespace ChannelConsole;
using namespace Qt::StringLiterals;

namespace {

const QString kStreamId = u"st-2724c525-8c05-5a5f-9d2f-2c525a0e4d5b"_s;
const QByteArray kClientSecret = "cl13nt-s3cret-of-the-associated-app-0123456=";

} // namespace

class TestProbePane final : public QObject
{
    Q_OBJECT

    std::unique_ptr<ServicesFixture> m_fixture;
    std::unique_ptr<ScriptedServer> m_server;
    std::unique_ptr<ProbePane> m_pane;
    int m_status = 500;

    [[nodiscard]] QUuid addReal(const QString &partnerId, const QUuid &appId = {})
    {
        const Assistant assistant{.id = QUuid::createUuid(), .name = u"Flight desk"_s, .streamId = kStreamId};
        ConfigurationChange change;
        change.configuration = {.id = QUuid::createUuid(),
            .assistantId = assistant.id,
            .partnerId = partnerId,
            .associateApp = !appId.isNull(),
            .appId = appId};
        change.configuration.settings[partnerId].numbers = {u"+910000001000"_s};
        return m_fixture->add(assistant, change);
    }

    [[nodiscard]] QUuid addApp()
    {
        const JwtApp app{.id = QUuid::createUuid(), .name = u"Channel app"_s, .clientId = u"cs-1"_s};
        const auto saved = m_fixture->assistants.saveApp(app, kClientSecret, SecretPlace::Keychain);
        return finishes(saved) && saved.result().ok() ? app.id : QUuid();
    }

    template <typename Widget>
    [[nodiscard]] Widget *find(const QString &name) const
    {
        return m_pane->findChild<Widget *>(name);
    }
    [[nodiscard]] ProbeViewModel *model() const { return m_pane->findChild<ProbeViewModel *>(); }
    [[nodiscard]] QPushButton *run() const { return find<QPushButton>(u"probeRun"_s); }
    void typeUrl(const QUrl &url)
    {
        find<QLineEdit>(u"probeUrl"_s)->setText(url.toString());
        emit find<QLineEdit>(u"probeUrl"_s)->textEdited(url.toString());
    }
    [[nodiscard]] QUrl serverUrl() const { return m_server->url(u"/adapter/hooks/gupshup/"_s + kStreamId); }
    void choose(ProbeCredential credential)
    {
        auto *box = find<QComboBox>(u"probeCredential"_s);
        box->setCurrentIndex(box->findData(int(credential)));
        emit box->activated(box->currentIndex());
    }

private slots:
    void init()
    {
        m_status = 500;
        m_server = std::make_unique<ScriptedServer>([this](QTcpSocket *connection, const QByteArray &) {
            connection->write(ScriptedServer::reply(m_status, "Internal Server Error"));
        });
        m_fixture = std::make_unique<ServicesFixture>();
        QVERIFY(m_fixture->core.stored.isOpen);
        m_pane = std::make_unique<ProbePane>(m_fixture->services);
        m_pane->resize(1'000, 700);
        m_pane->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_pane.get()));
    }

    void cleanup()
    {
        m_pane.reset();
        m_fixture.reset();
        m_server.reset();
    }

    void theAssistantsWebhookUrlIsThereAlready()
    {
        m_pane->showAssistant(addReal(u"gupshup"_s));
        QVERIFY(find<QLineEdit>(u"probeUrl"_s)->text().contains(kStreamId));
        QVERIFY(run()->isEnabled());
        QVERIFY(!find<QLabel>(u"probeTableNote"_s)->isVisible());
    }

    void expectedAndGotStandSideBySide()
    {
        m_pane->showAssistant(addReal(u"gupshup"_s));
        typeUrl(serverUrl());
        run()->click();
        QTRY_VERIFY(find<Banner>(u"probeVerdict"_s)->isVisible());
        const auto *table = find<QTreeWidget>(u"probeTable"_s);
        QCOMPARE(table->topLevelItemCount(), 5);
        const QTreeWidgetItem *missing = table->topLevelItem(1);
        QVERIFY2(missing->text(1).contains(u"401 Access token not found"_s), qPrintable(missing->text(1)));
        QVERIFY2(missing->text(2).contains(u"500 Internal Server Error"_s), qPrintable(missing->text(2)));
        QCOMPARE(missing->text(3), u"differs"_s);
        // The first that is not in order is chosen, and told.
        QCOMPARE(table->currentItem(), missing);
        QVERIFY(find<QLabel>(u"probeMeaning"_s)->text().contains(u"authorization was not looked at"_s));
        // Nothing got past the authorization, since there was none to show.
        QCOMPARE(table->topLevelItem(3)->text(3), u"not sent"_s);
        QCOMPARE(m_server->requests.size(), 3);
    }

    void theAssociatedAppSignsTheCalls()
    {
        m_pane->showAssistant(addReal(u"gupshup"_s, addApp()));
        QCOMPARE(model()->credential(), ProbeCredential::App);
        typeUrl(serverUrl());
        run()->click();
        QTRY_VERIFY(find<Banner>(u"probeVerdict"_s)->isVisible());
        QCOMPARE(m_server->requests.size(), 5);
        QVERIFY(m_server->requests.constLast().contains("Authorization: bearer ey"));
        const QString shown = find<QPlainTextEdit>(u"wireText"_s)->toPlainText();
        QVERIFY(!shown.contains(u"bearer ey"_s));
        for (const QByteArray &request : m_server->requests)
            QVERIFY(!request.contains(kClientSecret));
    }

    void aTokenIsNotSentToAHostItWasNotMadeFor()
    {
        m_pane->showAssistant(addReal(u"gupshup"_s, addApp()));
        typeUrl(QUrl(u"https://elsewhere.example/"_s + kStreamId));
        QVERIFY(!run()->isEnabled());
        QCOMPARE(model()->obstacle().value().field, u"authorization"_s);
        choose(ProbeCredential::None);
        QVERIFY(run()->isEnabled());
    }

    void theChannelsCredentialsGoToTheEndpointHereOnly()
    {
        const QUuid assistant = m_fixture->addSandbox(u"infobip"_s);
        EndpointSettings settings = m_fixture->endpoints.settings(assistant);
        settings.port = 0; // a free one
        const auto saved = m_fixture->endpoints.saveSettings(assistant, settings);
        QVERIFY(finishes(saved) && saved.result().ok());
        const auto started = m_fixture->endpoints.start(assistant);
        QVERIFY(finishes(started) && started.result().ok());
        m_pane->showAssistant(assistant);
        // The endpoint here asks for them, so they are what a probe of it starts with.
        QCOMPARE(model()->credential(), ProbeCredential::Channel);
        QVERIFY(find<QLabel>(u"probeTableNote"_s)->text().contains(findPartner(u"gupshup"_s)->name()));
        choose(ProbeCredential::Channel);
        typeUrl(serverUrl());
        QVERIFY(!run()->isEnabled());
        QCOMPARE(model()->obstacle().value().field, u"authorization"_s);

        typeUrl(m_fixture->endpoints.state(assistant).localUrl);
        QVERIFY(run()->isEnabled());
        run()->setFocus();
        run()->click();
        QVERIFY(find<QPushButton>(u"probeCancel"_s)->hasFocus());
        QTRY_VERIFY(!model()->isRunning());
        QVERIFY(run()->hasFocus());
        QVERIFY(model()->report());
        const auto status = [this](ProbeCase wanted) {
            for (const ProbeFinding &each : model()->report()->findings) {
                if (each.probeCase == wanted)
                    return each.status;
            }
            return 0;
        };
        QCOMPARE(status(ProbeCase::AuthorizationMissing), 401);
        QCOMPARE(status(ProbeCase::AuthorizationWrong), 401);
        QCOMPARE(status(ProbeCase::BodyMissing), 400); // past the authorization; an answer of our own
        QCOMPARE(m_server->requests.size(), 0);
    }

    void withoutBasicAuthorizationTheChannelHasNothingToShow()
    {
        m_pane->showAssistant(addReal(u"gupshup"_s));
        QVERIFY(!model()->mayUseChannel());
        choose(ProbeCredential::Channel);
        QCOMPARE(model()->credential(), ProbeCredential::None);
    }

    void aPastedHeaderIsSentAndForgotten()
    {
        const QUuid first = addReal(u"gupshup"_s);
        m_pane->showAssistant(first);
        typeUrl(serverUrl());
        choose(ProbeCredential::Pasted);
        QVERIFY(!run()->isEnabled());
        auto *pasted = find<QLineEdit>(u"probePasted"_s);
        QVERIFY(pasted->isVisible());
        QCOMPARE(pasted->echoMode(), QLineEdit::Password);
        pasted->setText(u"bearer pasted.by.hand"_s);
        emit pasted->textEdited(pasted->text());
        run()->click();
        QTRY_VERIFY(find<Banner>(u"probeVerdict"_s)->isVisible());
        QVERIFY(m_server->requests.constLast().contains("bearer pasted.by.hand"));
        m_pane->showAssistant(addReal(u"gupshup"_s));
        m_pane->showAssistant(first);
        QVERIFY(pasted->text().isEmpty());
        QVERIFY(!run()->isEnabled());
    }

    void aGoodCallIsAskedAboutFirst_data()
    {
        QTest::addColumn<QString>("button");
        QTest::addColumn<int>("calls");
        QTest::newRow("confirmed") << u"confirm"_s
                                   << 5; // three bad ones, … and the good one where a token is
        QTest::newRow("cancelled") << u"cancel"_s << 0;
    }
    void aGoodCallIsAskedAboutFirst()
    {
        QFETCH(QString, button);
        QFETCH(int, calls);
        m_pane->showAssistant(addReal(u"karix"_s));
        typeUrl(serverUrl());
        find<QPushButton>(u"probeGood"_s)->click();
        QTRY_VERIFY(m_pane->findChild<QMessageBox *>(u"question"_s));
        auto *question = m_pane->findChild<QMessageBox *>(u"question"_s);
        QVERIFY(question->informativeText().contains(u"reaches the assistant"_s));
        QCOMPARE(m_server->requests.size(), 0);
        question->findChild<QAbstractButton *>(button)->click();
        QTRY_COMPARE(m_server->requests.size(), calls);
        QTRY_VERIFY(!model()->isRunning());
        if (calls > 0)
            QVERIFY(m_server->requests.constLast().contains("User initiated"));
    }

    void withoutATableThePaneSaysSoAndJudgesNothing()
    {
        m_pane->showAssistant(addReal(u"karix"_s));
        QVERIFY(find<QLabel>(u"probeTableNote"_s)->isVisible());
        typeUrl(serverUrl());
        run()->click();
        QTRY_VERIFY(find<Banner>(u"probeVerdict"_s)->isVisible());
        const auto *table = find<QTreeWidget>(u"probeTable"_s);
        QCOMPARE(table->topLevelItemCount(), 4);
        QCOMPARE(table->topLevelItem(0)->text(1), u"not documented"_s);
        QCOMPARE(table->topLevelItem(0)->text(3), u"answered"_s);
    }

    void aSandboxAssistantProbesThisComputerOnly()
    {
        m_pane->showAssistant(m_fixture->addSandbox(u"gupshup"_s));
        QVERIFY(!run()->isEnabled()); // its endpoint does not run
        typeUrl(QUrl(u"https://bots.kore.ai/adapter/hooks/gupshup/"_s + kStreamId));
        QVERIFY(!run()->isEnabled());
        QVERIFY(model()->obstacle().value().text.contains(u"this computer"_s));
        typeUrl(serverUrl());
        QVERIFY(run()->isEnabled());
    }

    void aReportIsForgottenWithItsPartner()
    {
        const QUuid assistant = addReal(u"gupshup"_s);
        m_pane->showAssistant(assistant);
        typeUrl(serverUrl());
        run()->click();
        QTRY_VERIFY(model()->report() && !model()->isRunning());
        ConfigurationChange change{.configuration = m_fixture->assistants.configuration(assistant)};
        change.configuration.partnerId = u"karix"_s;
        change.configuration.settings[u"karix"_s].numbers = {u"+910000001000"_s};
        const auto saved = m_fixture->assistants.saveConfiguration(change);
        QVERIFY(finishes(saved) && saved.result().ok());
        QTRY_VERIFY(!model()->report());
        QVERIFY(!find<Banner>(u"probeVerdict"_s)->isVisible());
    }

    void aProbeCanBeCancelled()
    {
        m_server = std::make_unique<ScriptedServer>([](QTcpSocket *, const QByteArray &) {});
        m_pane->showAssistant(addReal(u"gupshup"_s));
        typeUrl(serverUrl());
        run()->click();
        auto *cancel = find<QPushButton>(u"probeCancel"_s);
        QVERIFY(cancel->isVisible() && !run()->isEnabled());
        QTRY_COMPARE(m_server->requests.size(), 1);
        cancel->click();
        QTRY_VERIFY(run()->isEnabled());
        QVERIFY(!cancel->isVisible());
        QTRY_VERIFY(find<Banner>(u"probeVerdict"_s)->text().contains(u"Cancelled"_s));
    }
};

CHANNEL_CONSOLE_TEST(TestProbePane)
#include "tst_probepane.moc"
