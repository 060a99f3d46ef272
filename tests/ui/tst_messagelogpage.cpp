// SPDX-License-Identifier: Apache-2.0
#include "LogPageFixture.h"
#include "core/partner/Partner.h"
#include "support/TestMain.h"
#include "ui/log/WirePane.h"
#include "ui/window/ChannelStateModel.h"

#include <QAbstractButton>
#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QTableView>

using namespace ChannelConsole;
using namespace Qt::StringLiterals;

class MessageLogPageTest final : public LogPageFixture
{
    Q_OBJECT
private slots:
    void init() { open(); }
    void cleanup() { close(); }

    void anEmptyLogLeadsToATestSend()
    {
        QSignalSpy requested(m_page.get(), &Page::pageRequested);
        m_page->showAssistant(m_assistant);
        QTRY_VERIFY(named<QAbstractButton>(*m_page, u"Send a test message"_s));
        QVERIFY(!table()->isVisible());
        named<QAbstractButton>(*m_page, u"Send a test message"_s)->click();
        QCOMPARE(requested.constFirst().constFirst().value<PageId>(), PageId::TestSend);
    }

    void typeAndTextHaveTheirRoomHoweverNarrowThePage()
    {
        append(m_assistant, u"Hello"_s);
        m_page->showAssistant(m_assistant);
        QTRY_VERIFY(table()->isVisible());
        m_page->resize(500, 600);
        const QFontMetrics metrics = table()->fontMetrics();
        for (const MessageType each : allMessageTypes())
            QVERIFY(table()->columnWidth(static_cast<int>(LogColumn::Type))
                > metrics.horizontalAdvance(messageTypeName(each)));
        QVERIFY(table()->columnWidth(static_cast<int>(LogColumn::Text)) >= 30 * metrics.averageCharWidth());
        for (const LogColumn last : {LogColumn::Partner, LogColumn::BusinessNumber}) {
            QVERIFY(!table()->isColumnHidden(static_cast<int>(last)));
            QVERIFY(table()->horizontalHeader()->visualIndex(static_cast<int>(last))
                > table()->horizontalHeader()->visualIndex(static_cast<int>(LogColumn::Status)));
        }
    }

    void whatIsTheSameInMostRowsDoesNotTakeTheTextsRoom()
    {
        append(m_assistant, u"Hello"_s);
        m_page->showAssistant(m_assistant);
        QTRY_VERIFY(table()->isVisible());
        const auto rightOf = [this](LogColumn column) {
            const int section = static_cast<int>(column);
            return table()->columnViewportPosition(section) + table()->columnWidth(section);
        };
        m_page->resize(1'000, 600);
        QTRY_COMPARE(rightOf(LogColumn::Text), table()->viewport()->width());
        QVERIFY(rightOf(LogColumn::Status) < table()->viewport()->width());
        m_page->resize(1'800, 600);
        QTRY_COMPARE(rightOf(LogColumn::BusinessNumber), table()->viewport()->width());
    }

    void aSandboxRequestIsCopiedWithAWord()
    {
        WirePane pane(u"Request"_s, {});
        pane.offerCurl();
        pane.setText(u"POST http://127.0.0.1:1/a\nContent-Type: application/json\n\n{}"_s);
        pane.setSandbox(true);
        auto *copy = pane.findChild<QAbstractButton *>(u"copyCurl"_s);
        QVERIFY(copy->toolTip().contains(u"sandbox"_s));
        QCOMPARE(copy->accessibleDescription(), copy->toolTip());
        copy->click();
        QVERIFY(QGuiApplication::clipboard()->text().startsWith(u"# "_s));
        pane.setSandbox(false);
        QVERIFY(!copy->toolTip().contains(u"sandbox"_s));
    }

    void theHeaderNamesThePartnerOfAMessageThatIsNotOfTheConfiguredOne()
    {
        ChannelStateModel header(&m_fixture->assistants, &m_fixture->core.log);
        header.showAssistant(m_assistant);
        append(m_assistant, u"Hello"_s);
        QTRY_VERIFY(header.state().lastOutcome.startsWith(u"Last message: Sending, "_s));
        LogEntry other = entry(m_assistant, u"Hello"_s, MessageStatus::kRejected);
        other.time = other.time.addSecs(1);
        other.partnerId = u"gupshup"_s;
        QVERIFY(finishes(m_fixture->core.log.append(other, {})));
        const QString name = findPartner(other.partnerId)->name();
        QTRY_VERIFY(header.state().lastOutcome.startsWith(u"Last message: Rejected (%1), "_s.arg(name)));
    }

    void theFirstMessageReplacesTheEmptyPage()
    {
        m_page->showAssistant(m_assistant);
        QTRY_VERIFY(named<QAbstractButton>(*m_page, u"Send a test message"_s));
        append(m_assistant, u"Hello"_s);
        QTRY_VERIFY(table()->isVisible());
        QCOMPARE(cell(0, LogColumn::Text), u"Hello"_s);
        QCOMPARE(cell(0, LogColumn::Status), u"Sending"_s);
    }

    void enterShowsTheDetailAndEscapeClosesIt()
    {
        append(m_assistant, u"Hello"_s);
        m_page->showAssistant(m_assistant);
        QTRY_COMPARE(rows(), 1);
        table()->setFocus();
        table()->setCurrentIndex(table()->model()->index(0, 0));
        QVERIFY(!detail());
        QTest::keyClick(table(), Qt::Key_Return);
        QTRY_VERIFY(detail());
        QTRY_VERIFY(named<QPlainTextEdit>(*m_page, u"Request"_s)->hasFocus());
        QTest::keyClick(named<QPlainTextEdit>(*m_page, u"Request"_s), Qt::Key_Escape);
        QTRY_VERIFY(!detail());
        QTRY_VERIFY(table()->hasFocus());
    }

    void aMessageThatCameTooLateLeadsToATemplate()
    {
        const qint64 id = append(m_assistant, u"Hello"_s);
        m_page->showAssistant(m_assistant);
        QTRY_COMPARE(rows(), 1);
        openRow(0);
        QTRY_VERIFY(named<QAbstractButton>(*m_page, u"Send again"_s));
        QVERIFY(!named<QAbstractButton>(*m_page, u"Choose a template"_s));
        const auto settled = m_fixture->core.log.recordOutcome(id,
            {.status = MessageStatus::kRejected,
                .problem = Problem{.kind = ProblemKind::RejectedByPartner, .partnerCode = u"131047"_s}});
        QVERIFY(finishes(settled));
        QTRY_VERIFY(named<QAbstractButton>(*m_page, u"Choose a template"_s));
        QSignalSpy composed(m_page.get(), &Page::composeRequested);
        named<QAbstractButton>(*m_page, u"Choose a template"_s)->click();
        QCOMPARE(composed.size(), 1);
        const auto draft = composed.constFirst().constFirst().value<ComposeDraft>();
        QCOMPARE(typeOf(draft.content), MessageType::Template);
        QVERIFY(!draft.userNumber.isEmpty());
    }

    void theDetailTellsWhatWentWrongAndWhatToDo()
    {
        const qint64 id = append(m_assistant, u"Hello <img src=file:///etc/passwd>"_s);
        m_page->showAssistant(m_assistant);
        QTRY_COMPARE(rows(), 1);
        openRow(0);
        const auto settled = m_fixture->core.log.recordOutcome(id,
            {.status = MessageStatus::kRejected,
                .partnerMessageId = u"abc-1"_s,
                .reply = u"HTTP 200\n\n{\"statusCode\":\"105\"}"_s,
                .timings = {.connectedMs = 3, .totalMs = 1'250},
                .problem = Problem{.kind = ProblemKind::RejectedByPartner,
                    .side = Side::Partner,
                    .text = u"There is no credit left."_s,
                    .remedy = u"Top the account up."_s,
                    .partnerCode = u"105"_s,
                    .partnerText = u"<b>No credits</b>"_s}});
        QVERIFY(finishes(settled));
        // It is open already: what came of it appears by itself.
        QTRY_VERIFY(shownText().contains(u"There is no credit left."_s));
        const QString said = shownText();
        for (const QString &part : {u"Top the account up."_s, u"105"_s, u"<b>No credits</b>"_s, u"abc-1"_s,
                 u"Flight desk"_s, u"1.25 s"_s, u"Hello <img src=file:///etc/passwd>"_s})
            QVERIFY2(said.contains(part), qPrintable(part + u"\nis not in\n"_s + said));
        QCOMPARE(named<QPlainTextEdit>(*m_page, u"Request"_s)->toPlainText(), u"POST /masked"_s);
        QVERIFY(named<QPlainTextEdit>(*m_page, u"Reply"_s)->toPlainText().contains(u"105"_s));
        QTRY_COMPARE(cell(0, LogColumn::Status), u"Rejected"_s);
        for (const QLabel *label : m_page->findChildren<QLabel *>())
            QVERIFY2(
                label->text().isEmpty() || label->textFormat() == Qt::PlainText, qPrintable(label->text()));
    }

    void searchFindsAndSaysWhenThereIsNothing()
    {
        append(m_assistant, u"Hello"_s);
        append(m_assistant, u"Goodbye"_s);
        m_page->showAssistant(m_assistant);
        QTRY_COMPARE(rows(), 2);
        m_page->focusSearch();
        auto *search = named<QLineEdit>(*m_page, u"Search"_s);
        QTRY_VERIFY(search->hasFocus());
        QTest::keyClicks(search, u"good"_s);
        QTRY_COMPARE(rows(), 1);
        QCOMPARE(cell(0, LogColumn::Text), u"Goodbye"_s);
        QTest::keyClicks(search, u" grief"_s);
        QTRY_VERIFY(named<QAbstractButton>(*m_page, u"Clear filters"_s));
        named<QAbstractButton>(*m_page, u"Clear filters"_s)->click();
        QTRY_COMPARE(rows(), 2);
        QVERIFY(table()->isVisible());
    }

    void aSearchThatHidesTheRowClosesItsDetails()
    {
        append(m_assistant, u"Hello"_s);
        append(m_assistant, u"Goodbye"_s);
        m_page->showAssistant(m_assistant);
        QTRY_COMPARE(rows(), 2);
        openRow(0);
        QTRY_VERIFY(detail());
        auto *search = named<QLineEdit>(*m_page, u"Search"_s);
        search->setText(u"good"_s);
        QTRY_COMPARE(rows(), 1);
        QVERIFY(detail());
        search->setText(u"hello"_s);
        QTRY_VERIFY(!detail());
        QTRY_COMPARE(rows(), 1);
    }

    void theStatusFilterShowsThatStatusOnly()
    {
        append(m_assistant, u"one"_s, MessageStatus::kAccepted);
        append(m_assistant, u"two"_s, MessageStatus::kRejected);
        m_page->showAssistant(m_assistant);
        QTRY_COMPARE(rows(), 2);
        auto *status = named<QComboBox>(*m_page, u"Status"_s);
        choose(status, status->findText(u"Rejected"_s));
        QTRY_COMPARE(rows(), 1);
        QCOMPARE(cell(0, LogColumn::Text), u"two"_s);
    }

    void allAssistantsAreShownWithTheirNames()
    {
        append(m_assistant, u"one"_s);
        append(m_other, u"two"_s);
        m_page->showAssistant(m_assistant);
        QTRY_COMPARE(rows(), 1);
        QVERIFY(table()->isColumnHidden(static_cast<int>(LogColumn::Assistant)));
        shown<QAbstractButton>(u"More filters"_s)->click();
        choose(shown<QComboBox>(u"Show"_s), 1);
        QTRY_COMPARE(rows(), 2);
        QVERIFY(!table()->isColumnHidden(static_cast<int>(LogColumn::Assistant)));
        QCOMPARE(cell(0, LogColumn::Assistant), u"Claims bot"_s);
        QCOMPARE(cell(1, LogColumn::Assistant), u"Flight desk"_s);
    }

    void scrollingReachesTheEndAndNewMessagesDoNotMoveWhatIsRead()
    {
        fill(1'000);
        m_page->showAssistant(m_assistant);
        QTRY_COMPARE(rows(), 1'000);
        QScrollBar *bar = table()->verticalScrollBar();
        table()->scrollToBottom();
        QTRY_COMPARE(cell(999, LogColumn::Text), u"message 0"_s);
        bar->setValue(bar->maximum() / 2);
        QTRY_VERIFY(!cell(table()->rowAt(0), LogColumn::Text).isEmpty());
        const QString first = cell(table()->rowAt(0), LogColumn::Text);
        append(m_assistant, u"new"_s);
        auto *more = m_page->findChild<QAbstractButton *>(u"logNewMessages"_s);
        QVERIFY(more);
        QTRY_VERIFY(more->isVisible());
        QVERIFY(more->accessibleName().startsWith(u"1 new message"_s));
        QCOMPARE(rows(), 1'000);
        QCOMPARE(cell(table()->rowAt(0), LogColumn::Text), first);
        more->click();
        QTRY_COMPARE(rows(), 1'001);
        QTRY_COMPARE(cell(0, LogColumn::Text), u"new"_s);
        QVERIFY(!more->isVisible());
    }

    void switchingTheAssistantClosesTheDetail()
    {
        append(m_assistant, u"one"_s);
        append(m_other, u"two"_s);
        m_page->showAssistant(m_assistant);
        QTRY_COMPARE(rows(), 1);
        openRow(0);
        m_page->showAssistant(m_other);
        QVERIFY(!detail());
        QTRY_COMPARE(cell(0, LogColumn::Text), u"two"_s);
    }

    void sendingAgainShowsTheNewMessage()
    {
        append(m_assistant, u"Hello"_s, MessageStatus::kAccepted);
        m_page->showAssistant(m_assistant);
        QTRY_COMPARE(rows(), 1);
        openRow(0);
        QVERIFY(named<QAbstractButton>(*m_page, u"Copy as cURL"_s));
        auto *again = named<QAbstractButton>(*m_page, u"Send again"_s);
        QVERIFY(again && again->isEnabled());
        again->click();
        QTRY_COMPARE(rows(), 2);
        QTRY_COMPARE(cell(0, LogColumn::Status), u"Accepted"_s);
        QCOMPARE(cell(0, LogColumn::Text), u"Hello"_s);
        QCOMPARE(m_host->requests(), 1);
        QTRY_COMPARE(table()->currentIndex().row(), 0);
    }

    void aMessageIsHandedToTestSend()
    {
        append(m_assistant, u"Hello"_s, MessageStatus::kRejected);
        m_page->showAssistant(m_assistant);
        QTRY_COMPARE(rows(), 1);
        openRow(0);
        QList<ComposeDraft> drafts;
        connect(m_page.get(), &Page::composeRequested, this,
            [&drafts](const ComposeDraft &draft) { drafts += draft; });
        named<QAbstractButton>(*m_page, u"Edit and send again"_s)->click();
        QCOMPARE(drafts.size(), 1);
        QCOMPARE(drafts.constFirst().userNumber, u"+447700900123"_s);
        QVERIFY(drafts.constFirst().content == MessageContent(TextContent{.text = u"Hello"_s}));
        QCOMPARE(m_host->requests(), 0);
    }

    void whatCannotBeSentAgainSaysWhyInTheDetail()
    {
        append(m_assistant, u"Hello"_s, MessageStatus::kSending);
        m_page->showAssistant(m_assistant);
        QTRY_COMPARE(rows(), 1);
        openRow(0);
        auto *again = named<QAbstractButton>(*m_page, u"Send again"_s);
        QVERIFY(!again->isEnabled());
        QVERIFY(shownText().contains(u"It is still being sent."_s));
        QCOMPARE(again->accessibleDescription(), u"It is still being sent."_s);
    }
};

CHANNEL_CONSOLE_TEST(MessageLogPageTest)
#include "tst_messagelogpage.moc"
