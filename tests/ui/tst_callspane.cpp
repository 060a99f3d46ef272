// SPDX-License-Identifier: Apache-2.0
// The list of calls with the real log, the real store and a real endpoint on loopback.
#include "ServicesFixture.h"
#include "core/webhook/CallIngest.h"
#include "core/webhook/CallLog.h"
#include "core/webhook/WebhookEndpoints.h"
#include "core/webhook/WebhookRules.h"
#include "support/TestMain.h"
#include "ui/log/LogText.h"
#include "ui/webhook/CallWords.h"
#include "ui/webhook/CallsModel.h"
#include "ui/webhook/CallsPane.h"

#include <QAbstractButton>
#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTableView>

using namespace ChannelConsole;
using namespace Qt::StringLiterals;

class CallsPaneTest final : public QObject
{
    Q_OBJECT

    std::unique_ptr<CountingHost> m_host;
    std::unique_ptr<ServicesFixture> m_fixture;
    std::unique_ptr<CallLog> m_calls;
    std::unique_ptr<CallIngest> m_ingest;
    std::unique_ptr<WebhookEndpoints> m_endpoints;
    std::unique_ptr<CallsPane> m_pane;
    QUuid m_assistant;
    Services m_services;

    QTableView *table() { return m_pane->findChild<QTableView *>(u"callsTable"_s); }
    int rows() { return table()->model()->rowCount(); }
    QString cell(int row, CallColumn column)
    {
        return table()->model()->index(row, static_cast<int>(column)).data().toString();
    }
    QString text(const QString &objectName)
    {
        const auto *label = m_pane->findChild<QLabel *>(objectName);
        return label ? label->text() : QString();
    }

    bool append(
        const QByteArray &body, CallState state = CallState::Parsed, const QString &target = u"/hook"_s)
    {
        WebhookCall call;
        call.assistantId = m_assistant;
        call.partnerId = u"karix"_s;
        call.time = QDateTime(QDate(2026, 8, 24), QTime(9, 30), Qt::UTC);
        call.source = u"127.0.0.1"_s;
        call.method = u"POST"_s;
        call.target = target;
        call.headers = u"Content-Type: application/json\nAuthorization: ••••••••"_s;
        call.body = body;
        call.bodyBytes = body.size();
        call.verdict = state == CallState::Refused ? u"token-missing"_s : u"accepted"_s;
        call.note = state == CallState::Refused ? u"There is <b>no</b> header."_s : QString();
        call.status = state == CallState::Refused ? 401 : 200;
        call.answer = "Access token not found";
        call.durationMs = 4;
        call.state = state;
        const auto appended = m_calls->append(call);
        return finishes(appended) && appended.result().ok();
    }

    void open(int row)
    {
        const QModelIndex index = table()->model()->index(row, 0);
        table()->scrollTo(index);
        QTest::mouseClick(table()->viewport(), Qt::LeftButton, {}, table()->visualRect(index).center());
    }

private slots:
    void init()
    {
        m_host = std::make_unique<CountingHost>();
        m_fixture = std::make_unique<ServicesFixture>();
        m_assistant = m_fixture->addReal(*m_host);
        QVERIFY(!m_assistant.isNull());
        Store *store = m_fixture->core.stored.store.get();
        m_calls = std::make_unique<CallLog>(store);
        m_ingest = std::make_unique<CallIngest>(store, m_calls.get(), &m_fixture->core.log);
        m_endpoints = std::make_unique<WebhookEndpoints>(
            store, &m_fixture->assistants, &m_fixture->core.vault, m_calls.get(), &m_fixture->core.clock);
        m_services = m_fixture->services;
        m_services.calls = m_calls.get();
        m_services.endpoints = m_endpoints.get();
        m_pane = std::make_unique<CallsPane>(m_services);
        m_pane->resize(1'060, 700);
        m_pane->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_pane.get()));
    }
    void cleanup()
    {
        m_pane.reset();
        m_endpoints.reset();
        m_ingest.reset();
        m_calls.reset();
        m_fixture.reset();
        m_host.reset();
    }

    void anEmptyListSaysWhatItIsForUntilACallComes()
    {
        m_pane->showAssistant(m_assistant);
        QTRY_VERIFY(!table()->isVisible());
        QVERIFY(append("{}"));
        QTRY_VERIFY(table()->isVisible());
        QCOMPARE(cell(0, CallColumn::Call), u"POST /hook"_s);
        QCOMPARE(cell(0, CallColumn::Verdict), u"Accepted"_s);
        QCOMPARE(cell(0, CallColumn::Status), u"200"_s);
        QCOMPARE(cell(0, CallColumn::Duration), u"4 ms"_s);
    }

    void theModelKeepsItsPromisesWhilePagesAndCallsComeIn()
    {
        CallsModel model(m_calls.get(), {.pageSize = 10, .coalesceMs = 0});
        const QAbstractItemModelTester tester(&model);
        for (int i = 0; i < 25; ++i)
            QVERIFY(append("{}", i % 5 == 0 ? CallState::Refused : CallState::Parsed, QString::number(i)));
        model.setFilter({.assistantId = m_assistant});
        QTRY_VERIFY(model.rowCount() >= 10);
        QCOMPARE(model.call(0).target, u"24"_s);
        QVERIFY(append("{}", CallState::Parsed, u"25"_s));
        QTRY_COMPARE(model.call(0).target, u"25"_s);
        // The tester asks for more as well, whenever it likes.
        QTRY_VERIFY((model.fetchMore({}), model.rowCount() == 26));
        QVERIFY(!model.canFetchMore({}));
        QCOMPARE(model.call(25).target, u"0"_s);
        model.setFilter({.assistantId = m_assistant, .onlyRefused = true});
        QTRY_COMPARE(model.rowCount(), 5);
        QVERIFY(append("{}", CallState::Parsed, u"accepted"_s));
        QVERIFY(append("{}", CallState::Refused, u"refused"_s));
        QTRY_COMPARE(model.rowCount(), 6);
        QCOMPARE(model.call(0).target, u"refused"_s);
        model.setFilter({.assistantId = QUuid::createUuid()});
        QCOMPARE(model.rowCount(), 0);
        QTRY_COMPARE(model.state(), CallsModel::State::Ready);
        QVERIFY(append("{}"));
        const auto settled = m_calls->page({.assistantId = m_assistant});
        QVERIFY(finishes(settled));
        QCOMPARE(model.rowCount(), 0);
    }

    void aRowSaysWhatTheCallWasAndWhetherItWasRepeated()
    {
        const QByteArray hello = R"({"eventContent":{"message":{"id":"m1","from":"919876543210",
            "to":"441134960000","contentType":"text","text":{"body":"<b>Hello</b>"}}}})";
        m_pane->showAssistant(m_assistant);
        QVERIFY(append(hello, CallState::Waiting));
        const QString what = u"Text from %1: <b>Hello</b>"_s.arg(numberText(u"+919876543210"_s));
        QTRY_COMPARE(rows(), 1);
        QTRY_COMPARE(cell(0, CallColumn::Call), what);
        QVERIFY(append(hello, CallState::Waiting));
        QTRY_COMPARE(rows(), 2);
        QTRY_COMPARE(cell(0, CallColumn::Verdict), u"Accepted, repeated"_s);
        QCOMPARE(cell(0, CallColumn::Call), what);
        QCOMPARE(cell(1, CallColumn::Verdict), u"Accepted"_s);
        open(0);
        QTRY_VERIFY(text(u"callEvents"_s).contains(u"Repeated"_s));
        QVERIFY(text(u"callEvents"_s).contains(what));
        open(1);
        QTRY_VERIFY(!text(u"callEvents"_s).contains(u"Repeated"_s));
        // The same after a new start, from the store.
        m_pane = std::make_unique<CallsPane>(m_services);
        m_pane->showAssistant(m_assistant);
        QTRY_COMPARE(rows(), 2);
        QCOMPARE(cell(0, CallColumn::Verdict), u"Accepted, repeated"_s);
        QCOMPARE(cell(1, CallColumn::Call), what);
    }

    void whatTheStandInDeclinedStandsInTheDetails()
    {
        QVERIFY(append(R"({"eventContent":{"message":{"id":"m1","from":"919876543210",
            "to":"441134960000","contentType":"text","text":{"body":"Hello"}}}})",
            CallState::Waiting));
        m_pane->showAssistant(m_assistant);
        QTRY_VERIFY(cell(0, CallColumn::Call).startsWith(u"Text"_s));
        open(0);
        QTRY_VERIFY(text(u"callEvents"_s).contains(u"in the message log"_s));
        QVERIFY(!m_pane->findChild<QLabel *>(u"callStandIn"_s)->isVisible());
        const auto log = m_fixture->core.log.page({.filter = {.assistantId = m_assistant}});
        QVERIFY(finishes(log));
        const auto noted = m_calls->recordStandIn({{.messageId = log.result().value().entries.constFirst().id,
            .what = u"Not answered, because."_s}});
        QVERIFY(finishes(noted) && noted.result().ok());
        QTRY_COMPARE(text(u"callStandIn"_s), u"Not answered, because."_s);
        QVERIFY(m_pane->findChild<QLabel *>(u"callStandIn"_s)->isVisible());
    }

    void anAnsweredCallChangesItsRow()
    {
        m_pane->showAssistant(m_assistant);
        QVERIFY(append("{}"));
        QTRY_COMPARE(rows(), 1);
        const auto page = m_calls->page({.assistantId = m_assistant});
        QVERIFY(finishes(page));
        const auto recorded = m_calls->recordAnswer(
            page.result().value().calls.constFirst().id, {.status = 502, .note = {}, .durationMs = 1'250});
        QVERIFY(finishes(recorded));
        QTRY_COMPARE(cell(0, CallColumn::Status), u"502"_s);
        QCOMPARE(cell(0, CallColumn::Duration), u"1.25 s"_s);
    }

    void aCallThatWasPassedOnUncheckedIsNotCalledRefused()
    {
        WebhookCall call;
        call.state = CallState::Refused;
        call.verdict = VerdictKey::kNotChecked;
        QCOMPARE(callStateText(call), u"Not checked, so nothing of it is in the message log."_s);
        call.verdict = VerdictKey::kTokenMissing; // a relay passes it on all the same
        QCOMPARE(callStateText(call), u"Refused by the rules here; nothing of it is in the message log."_s);
    }

    void pathsThatDifferAtTheirEndsLookDifferent()
    {
        QCOMPARE(table()->textElideMode(), Qt::ElideMiddle);
        QVERIFY(table()->columnWidth(static_cast<int>(CallColumn::Source))
            < table()->columnWidth(static_cast<int>(CallColumn::Call)) / 2);
    }

    void aCallIsShownWithItsVerdictAndItsReasonAsPlainText()
    {
        QVERIFY(append(R"({"a":{"b":1}})", CallState::Refused));
        m_pane->showAssistant(m_assistant);
        QTRY_COMPARE(rows(), 1);
        open(0);
        QTRY_VERIFY(text(u"callVerdict"_s).contains(u"Authorization missing: There is <b>no</b> header."_s));
        QVERIFY(text(u"callEvents"_s).contains(u"nothing of it is in the message log"_s));
        QCOMPARE(named<QPlainTextEdit>(*m_pane, u"Body"_s)->toPlainText(),
            u"{\n  \"a\": {\n    \"b\": 1\n  }\n}"_s);
        QVERIFY(
            named<QPlainTextEdit>(*m_pane, u"Headers"_s)->toPlainText().contains(u"Authorization: ••••"_s));
        QCOMPARE(named<QPlainTextEdit>(*m_pane, u"Answer"_s)->toPlainText(), u"Access token not found"_s);
        for (const QLabel *label : m_pane->findChildren<QLabel *>())
            QVERIFY2(
                label->text().isEmpty() || label->textFormat() == Qt::PlainText, qPrintable(label->text()));
        named<QAbstractButton>(*m_pane, u"Copy as cURL"_s)->click();
        const QString command = QGuiApplication::clipboard()->text();
        QVERIFY2(
            command.startsWith(u"curl "_s) && command.contains(u"\"$AUTHORIZATION\""_s), qPrintable(command));
        QTest::keyClick(table(), Qt::Key_Escape);
        QTRY_VERIFY(!named<QPlainTextEdit>(*m_pane, u"Body"_s));
    }

    void aClickBesideTheRowsClosesTheDetails()
    {
        QVERIFY(append("{}"));
        m_pane->showAssistant(m_assistant);
        QTRY_COMPARE(rows(), 1);
        open(0);
        QTRY_VERIFY(named<QPlainTextEdit>(*m_pane, u"Body"_s));
        QVERIFY(append("{}")); // what comes in meanwhile leaves mark and details alone
        QTRY_COMPARE(rows(), 2);
        QVERIFY(named<QPlainTextEdit>(*m_pane, u"Body"_s));
        const QWidget *view = table()->viewport();
        QTest::mouseClick(table()->viewport(), Qt::LeftButton, {}, {view->width() / 2, view->height() - 4});
        QTRY_VERIFY(!named<QPlainTextEdit>(*m_pane, u"Body"_s));
        QVERIFY(!table()->selectionModel()->hasSelection());
    }

    void aFilterThatFindsNothingOffersToBeCleared()
    {
        QVERIFY(append("needle"));
        m_pane->showAssistant(m_assistant);
        QTRY_COMPARE(rows(), 1);
        named<QLineEdit>(*m_pane, u"Search"_s)->setText(u"needle"_s);
        QTRY_COMPARE(rows(), 1);
        named<QCheckBox>(*m_pane, u"Only refused"_s)->setChecked(true);
        QTRY_VERIFY(named<QAbstractButton>(*m_pane, u"Clear filters"_s));
        named<QAbstractButton>(*m_pane, u"Clear filters"_s)->click();
        QTRY_VERIFY(table()->isVisible());
        QTRY_COMPARE(rows(), 1);
    }

    void aSearchThatHidesTheRowClosesItsDetails()
    {
        QVERIFY(append("needle"));
        QVERIFY(append("hay"));
        m_pane->showAssistant(m_assistant);
        QTRY_COMPARE(rows(), 2);
        open(1);
        QTRY_VERIFY(named<QPlainTextEdit>(*m_pane, u"Body"_s));
        auto *search = named<QLineEdit>(*m_pane, u"Search"_s);
        search->setText(u"needle"_s);
        QTRY_COMPARE(rows(), 1);
        QVERIFY(named<QPlainTextEdit>(*m_pane, u"Body"_s)); // it is still there
        search->setText(u"hay"_s);
        QTRY_VERIFY(!named<QPlainTextEdit>(*m_pane, u"Body"_s));
    }

    void aCallThatIsAskedForIsShownWhateverTheFiltersHide()
    {
        QVERIFY(append("{}", CallState::Parsed, u"/first"_s));
        QVERIFY(append("{}", CallState::Parsed, u"/second"_s));
        m_pane->showAssistant(m_assistant);
        QTRY_COMPARE(rows(), 2);
        auto *search = m_pane->findChild<QLineEdit *>(u"callSearch"_s);
        QVERIFY(search);
        search->setText(u"nothing has this"_s);
        QTRY_COMPARE(rows(), 0);
        m_pane->showCall(1);
        QTRY_COMPARE(text(u"callTitle"_s), u"POST /first"_s);
        QVERIFY(search->text().isEmpty());
        QTRY_COMPARE(rows(), 2);
        QCOMPARE(text(u"callTitle"_s), u"POST /first"_s);
        QVERIFY(m_pane->findChild<QWidget *>(u"callDetail"_s)->isVisible());
        QTRY_COMPARE(table()->currentIndex().row(), 1);
    }

    void aReplayThatReachesTheLiveAssistantIsAskedAbout()
    {
        // Nobody listens there: what is passed on ends with a 502.
        Assistant assistant = *m_fixture->assistants.assistant(m_assistant);
        assistant.streamId = u"st-2724c525-8c05-5a5f-9d2f-2c525a0e4d5b"_s;
        assistant.platformHost = u"http://127.0.0.1:1"_s;
        QVERIFY(finishes(m_fixture->assistants.updateAssistant(assistant)));
        QVERIFY(finishes(m_endpoints->saveSettings(
            m_assistant, {.port = 0, .mode = EndpointMode::Relay, .secretPath = false})));
        const auto started = m_endpoints->start(m_assistant);
        QVERIFY(finishes(started) && started.result().ok());
        QVERIFY(append("{}", CallState::Parsed, m_endpoints->callbackUrl(m_assistant).path()));
        m_pane->showAssistant(m_assistant);
        QTRY_COMPARE(rows(), 1);
        open(0);
        QTRY_VERIFY(!text(u"callTitle"_s).isEmpty()); // it was read
        named<QAbstractButton>(*m_pane, u"Replay"_s)->click();
        QTRY_VERIFY(named<QAbstractButton>(*m_pane, u"Send to the platform"_s));
        named<QAbstractButton>(*m_pane, u"Do not send"_s)->click();
        QVERIFY(!named<QAbstractButton>(*m_pane, u"Send to the platform"_s));

        // The same after editing; what is given up is not sent.
        named<QAbstractButton>(*m_pane, u"Edit and replay"_s)->click();
        QTRY_VERIFY(named<QAbstractButton>(*m_pane, u"Send"_s));
        named<QAbstractButton>(*m_pane, u"Send"_s)->click();
        QTRY_VERIFY(named<QAbstractButton>(*m_pane, u"Send to the platform"_s));
        named<QAbstractButton>(*m_pane, u"Cancel"_s)->click();
        QVERIFY(!named<QAbstractButton>(*m_pane, u"Send to the platform"_s));
        QCOMPARE(rows(), 1);

        named<QAbstractButton>(*m_pane, u"Replay"_s)->click();
        QTRY_VERIFY(named<QAbstractButton>(*m_pane, u"Send to the platform"_s));
        named<QAbstractButton>(*m_pane, u"Send to the platform"_s)->click();
        QTRY_COMPARE(rows(), 2);
        QVERIFY(!named<QAbstractButton>(*m_pane, u"Send to the platform"_s));

        // Answered here it reaches nobody.
        QVERIFY(finishes(m_endpoints->saveSettings(m_assistant, {.port = 0, .secretPath = false})));
        named<QAbstractButton>(*m_pane, u"Replay"_s)->click();
        QVERIFY(!named<QAbstractButton>(*m_pane, u"Send to the platform"_s));
        QTRY_COMPARE(rows(), 3);
    }

    void withoutARunningEndpointAReplaySaysSo()
    {
        QVERIFY(append("{}"));
        m_pane->showAssistant(m_assistant);
        QTRY_COMPARE(rows(), 1);
        open(0);
        QTRY_VERIFY(named<QAbstractButton>(*m_pane, u"Replay"_s));
        named<QAbstractButton>(*m_pane, u"Replay"_s)->click();
        const auto said = [this](const QString &what) {
            for (const QLabel *label : m_pane->findChildren<QLabel *>()) {
                if (label->isVisible() && label->text().contains(what))
                    return true;
            }
            return false;
        };
        QTRY_VERIFY(said(u"The endpoint is not running."_s));
        named<QAbstractButton>(*m_pane, u"Close"_s)->click();
        QTRY_VERIFY(!said(u"The endpoint is not running."_s));
        // What is said of a call goes with its details.
        named<QAbstractButton>(*m_pane, u"Replay"_s)->click();
        QTRY_VERIFY(said(u"The endpoint is not running."_s));
        named<QAbstractButton>(*m_pane, u"Close details"_s)->click();
        QTRY_VERIFY(!said(u"The endpoint is not running."_s));
    }
};

CHANNEL_CONSOLE_TEST(CallsPaneTest)
#include "tst_callspane.moc"
