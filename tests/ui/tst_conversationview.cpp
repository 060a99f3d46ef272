// SPDX-License-Identifier: Apache-2.0
#include "ConversationFixture.h"
#include "support/TestMain.h"
#include "ui/log/conversation/ConversationList.h"
#include "ui/log/conversation/ConversationModel.h"
#include "ui/log/conversation/ConversationView.h"
#include "ui/log/conversation/Ticks.h"

#include <QAbstractButton>
#include <QAbstractItemModelTester>
#include <QAccessible>
#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QScrollBar>
#include <QSignalSpy>

using namespace ChannelConsole;
using Item = ConversationItem::Kind;

/// The conversation of one pair of numbers, in its model and as it is seen.
class ConversationViewTest final : public ConversationFixture
{
    Q_OBJECT
private slots:
    void init()
    {
        QVERIFY(open());
        m_clock.time = at(kDay / 2);
        m_view = std::make_unique<ConversationView>(m_log.get(), &m_clock);
        m_model = m_view->findChild<ConversationModel *>();
        m_list = m_view->findChild<ConversationList *>();
        m_tester = std::make_unique<QAbstractItemModelTester>(
            m_model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        m_view->resize(640, 480);
        m_view->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
    }
    void cleanup()
    {
        m_tester.reset();
        m_view.reset();
        close();
    }

    void bubblesStandInTheOrderOfTheLogBetweenDaysAndTheReplyWindow()
    {
        say(u"Is it open?"_s, 0);
        send(u"It is"_s, 1000);
        send(u"Come tomorrow"_s, 2 * kDay);
        show();
        QTRY_COMPARE(messages(), (QStringList{u"Is it open?"_s, u"It is"_s, u"Come tomorrow"_s}));
        QList<Item> kinds;
        for (int row = 0; row < m_model->rowCount(); ++row)
            kinds += m_model->item(row).kind;
        QCOMPARE(kinds,
            (QList<Item>{Item::Day, Item::WindowOpened, Item::Message, Item::Message, Item::WindowClosed,
                Item::Day, Item::Message}));
        QVERIFY(textOf(1).startsWith(u"Reply window opened at"_s));
        QVERIFY(textOf(4).startsWith(u"Reply window closed on"_s));
    }

    void theBottomTellsWhetherTheWindowIsOpen()
    {
        say(u"Hello"_s, 0);
        show();
        const auto *words = m_view->findChild<QLabel *>(u"replyWindow"_s);
        QTRY_VERIFY(words->text().startsWith(u"The 24-hour window is open until"_s));
        QVERIFY(words->isVisible());
    }

    void theUserStandsAtTheLeftAndTheChannelAtTheRight()
    {
        say(u"Hi"_s, 0);
        send(u"Hi"_s, 1000);
        show();
        QTRY_COMPARE(messages().size(), 2);
        // What is drawn, not what was meant: which half of each row has ink.
        const QImage picture = m_list->viewport()->grab().toImage();
        const auto hasInk = [&picture](const QRect &rect) {
            const QRgb ground = picture.pixel(rect.center());
            for (int x = rect.left() + 4; x < rect.right() - 4; ++x) {
                for (int y = rect.top() + 4; y < rect.bottom() - 4; ++y) {
                    if (picture.pixel(x, y) != ground)
                        return true;
                }
            }
            return false;
        };
        const auto halves = [this, &hasInk](int row) {
            QRect left = m_list->visualRect(m_model->index(row));
            left.setWidth(left.width() / 3);
            const QRect right = left.translated(2 * left.width(), 0);
            return std::pair(hasInk(left), hasInk(right));
        };
        QCOMPARE(halves(2), std::pair(true, false));
        QCOMPARE(halves(3), std::pair(false, true));
    }

    void theStateIsTold()
    {
        const qint64 id = send(u"Your order"_s, 0, MessageStatus::kDelivered);
        show(id);
        QTRY_COMPARE(messages().size(), 1);
        const QModelIndex row = m_model->index(m_model->rowOf(id));
        QVERIFY(row.data(Qt::AccessibleTextRole).toString().endsWith(u"Delivered"_s));
        QVERIFY(row.data(Qt::ToolTipRole)
                    .toString()
                    .contains(statusSentence(MessageStatus::kDelivered).toHtmlEscaped()));
    }

    void aStatusAndATypeThatAreNotKnownAreShownAsTheyCame()
    {
        const qint64 id = send(u"x"_s, 0, u"<b>teleported</b>"_s);
        say({}, 1000, u"hologram"_s);
        show();
        QTRY_COMPARE(messages().size(), 2);
        const QModelIndex row = m_model->index(m_model->rowOf(id));
        QVERIFY(row.data(Qt::AccessibleTextRole).toString().endsWith(u"<b>teleported</b>"_s));
        QVERIFY(row.data(Qt::ToolTipRole).toString().contains(u"&lt;b&gt;teleported"_s));
        QVERIFY(messages().constLast().startsWith(u"hologram"_s));
    }

    void screenReadersFindEachMessageInTheList()
    {
        say(u"Is it open?"_s, 0);
        show();
        QTRY_COMPARE(messages().size(), 1);
        QAccessibleInterface *list = QAccessible::queryAccessibleInterface(m_list);
        QVERIFY(list);
        QCOMPARE(list->text(QAccessible::Name), u"Conversation"_s);
        QStringList names;
        for (int i = 0; i < list->childCount(); ++i)
            names += list->child(i)->text(QAccessible::Name);
        const auto spoken = names.filter(u"Is it open?"_s);
        QCOMPARE(spoken.size(), 1);
        QVERIFY(spoken.constFirst().startsWith(u"From the user at"_s));
    }

    void aDeepMessageIsShownWithoutReadingWhatIsBefore()
    {
        const QList<qint64> ids = fill(1000);
        show(ids.at(500));
        QTRY_COMPARE(m_view->currentMessage(), ids.at(500));
        QVERIFY(m_model->hasOlder() && m_model->hasNewer());
        QVERIFY(m_model->rowCount() < 450);
        const QRect shown = m_list->visualRect(m_list->currentIndex());
        QVERIFY(m_list->viewport()->rect().contains(shown.center()));
    }

    void scrollingUpReachesTheFirstMessageAndKeepsFewOfThem()
    {
        fill(1000);
        show();
        QTRY_COMPARE(messages().value(messages().size() - 1), u"message 999"_s);
        int most = 0;
        for (int step = 0; step < 200 && messages().constFirst() != u"message 0"_s; ++step) {
            const QString before = messages().constFirst();
            m_list->verticalScrollBar()->setValue(0);
            QTRY_VERIFY(messages().constFirst() != before || !m_model->hasOlder());
            most = qMax(most, m_model->rowCount());
        }
        QCOMPARE(messages().constFirst(), u"message 0"_s);
        QVERIFY2(most <= 400 + 40, qPrintable(QString::number(most)));
        QVERIFY(m_model->hasNewer());
        QTest::keyClick(m_list, Qt::Key_End);
        QTRY_COMPARE(messages().constLast(), u"message 999"_s);
        QTRY_VERIFY(m_list->isAtEnd());
        QTest::keyClick(m_list, Qt::Key_Home);
        QTRY_COMPARE(messages().constFirst(), u"message 0"_s);
        QCOMPARE(m_list->verticalScrollBar()->value(), 0);
        QCOMPARE(m_list->currentIndex().data().toString(), u"message 0"_s); // not the day above it
    }

    void whatIsReadStaysInItsPlaceWhileOlderOnesComeIn()
    {
        fill(300);
        show();
        QTRY_VERIFY(m_model->rowCount() > 0 && m_model->hasOlder());
        QTRY_VERIFY(m_list->verticalScrollBar()->maximum() > 0);
        QSignalSpy inserted(m_model, &ConversationModel::changed);
        QString seen;
        int place = 0;
        connect(m_model, &ConversationModel::aboutToChange, this, [&] {
            const QModelIndex index = m_list->indexAt(QPoint(20, m_list->viewport()->height() / 2));
            seen = index.data().toString();
            place = m_list->visualRect(index).top();
        });
        m_list->verticalScrollBar()->setValue(40);
        QTRY_COMPARE(inserted.size(), 1);
        QVERIFY(!seen.isEmpty());
        for (int row = 0; row < m_model->rowCount(); ++row) {
            if (textOf(row) == seen)
                QCOMPARE(m_list->visualRect(m_model->index(row)).top(), place);
        }
    }

    void whatComesInIsFollowedAtTheEndAndOnlyCountedElsewhere()
    {
        fill(60);
        show();
        QTRY_VERIFY(m_list->verticalScrollBar()->maximum() > 0);
        QTRY_VERIFY(m_list->isAtEnd());
        m_log->announce(say(u"first"_s, 100'000));
        QTRY_COMPARE(messages().constLast(), u"first"_s);
        QVERIFY(m_list->isAtEnd());
        m_list->verticalScrollBar()->setValue(m_list->verticalScrollBar()->maximum() / 2);
        const int before = m_list->verticalScrollBar()->value();
        m_log->announce(say(u"second"_s, 101'000));
        const auto *newest = m_view->findChild<QAbstractButton *>(u"conversationNewest"_s);
        QTRY_COMPARE(newest->text(), u"1 new"_s);
        QCOMPARE(m_list->verticalScrollBar()->value(), before);
        QVERIFY(newest->isEnabled());
        m_view->findChild<QAbstractButton *>(u"conversationNewest"_s)->click();
        QTRY_VERIFY(m_list->isAtEnd());
        QCOMPARE(newest->text(), u"Newest"_s);
        QVERIFY(!newest->isEnabled());
    }

    void whatIsSentAndReportedNowIsSeenAtOnce()
    {
        show();
        QTRY_COMPARE(m_model->state(), ConversationModel::State::Ready);
        QVERIFY(m_view->findChild<QLabel *>(u"conversationEmpty"_s)->isVisible());
        const qint64 id = append(u"Your order"_s);
        QTRY_COMPARE(messages(), QStringList{u"Your order"_s});
        answer(id, MessageStatus::kAccepted);
        m_log->announce(ingest({.deliveries = {failure()}}));
        QTRY_VERIFY(m_model->index(m_model->rowOf(id))
                        .data(Qt::AccessibleTextRole)
                        .toString()
                        .contains(u"EC_NO_SESSION"_s));
        QCOMPARE(m_model->message(m_model->rowOf(id))->entry.status, MessageStatus::kFailed);
    }

    void whatIsDeletedGoesAndTheRestStays()
    {
        const QList<qint64> ids = fill(5);
        show();
        QTRY_COMPARE(messages().size(), 5);
        const auto done = m_fixture->store->run<void>([&ids](StoreConnection &connection) {
            return connection.execute(u"DELETE FROM message WHERE id = ?"_s, {ids.at(2)});
        });
        QVERIFY(finishes(done) && done.result().ok());
        m_log->noteRemoval();
        QTRY_COMPARE(
            messages(), (QStringList{u"message 0"_s, u"message 1"_s, u"message 3"_s, u"message 4"_s}));
    }

    void whatComesInAfterItsPieceWasReadIsNotMissed()
    {
        const qint64 id = send(u"before"_s, 0, MessageStatus::kSent);
        show();
        // The piece is read, but not here yet: the event loop has not run.
        auto read = m_fixture->store->read<int>([](StoreConnection &) -> Result<int> { return 0; });
        read.waitForFinished();
        LogEntry late = shaped({.time = at(1000), .text = u"meanwhile"_s, .status = MessageStatus::kSent});
        auto written = m_fixture->store->run<void>([&late, id](StoreConnection &connection) -> Result<void> {
            const Result<qint64> added = insertMessage(connection, late);
            if (!added)
                return added.error();
            late.id = added.value();
            return connection.execute(u"UPDATE message SET status = 'read' WHERE id = ?"_s, {id});
        });
        written.waitForFinished();
        LogEntry changed = shaped({.id = id, .time = at(0), .status = MessageStatus::kRead});
        m_log->announce({.added = {late}, .updated = {changed}});
        QTRY_COMPARE(messages(), (QStringList{u"before"_s, u"meanwhile"_s}));
        QCOMPARE(m_model->message(m_model->rowOf(id))->entry.status, MessageStatus::kRead);
    }

    void otherPairsDoNotConcernIt()
    {
        say(u"mine"_s, 0);
        show();
        QTRY_COMPARE(messages().size(), 1);
        InboundMessage other = inbound(u"other"_s);
        other.userNumber = u"+447700900002"_s;
        m_log->announce(ingest({.messages = {other}}));
        m_log->announce(say(u"mine too"_s, 2000));
        QTRY_COMPARE(messages(), (QStringList{u"mine"_s, u"mine too"_s}));
    }

    void anotherPairsMessagesAreGoneAtOnce()
    {
        say(u"mine"_s, 0);
        show();
        QTRY_COMPARE(messages().size(), 1);
        m_view->showPair(m_assistant, kBusiness, u"+447700900002"_s, 0);
        QCOMPARE(m_model->rowCount(), 0);
        QTRY_COMPARE(m_model->state(), ConversationModel::State::Ready);
        QCOMPARE(m_model->rowCount(), 0);
    }

    void enterLeadsToTheTableAndCopyTakesTheText()
    {
        say(u"*Bold* words"_s, 0);
        const qint64 id = send(u"Yours"_s, 1000);
        show(id);
        QTRY_COMPARE(m_view->currentMessage(), id);
        QSignalSpy activated(m_view.get(), &ConversationView::messageActivated);
        QSignalSpy current(m_view.get(), &ConversationView::currentMessageChanged);
        QTest::keyClick(m_list, Qt::Key_Return);
        QCOMPARE(activated.size(), 1);
        QCOMPARE(activated.constFirst().constFirst().toLongLong(), id);
        QTest::keyClick(m_list, Qt::Key_Up);
        QCOMPARE(current.size(), 1);
        QTest::keySequence(m_list, QKeySequence::Copy);
        QCOMPARE(QGuiApplication::clipboard()->text(), u"Bold words"_s); // as it is read
        // A line between them leads nowhere.
        QTest::keyClick(m_list, Qt::Key_Up);
        QTest::keyClick(m_list, Qt::Key_Return);
        QCOMPARE(m_view->currentMessage(), 0);
        QCOMPARE(activated.size(), 1);
    }

    void aLogThatCannotBeReadSaysSoAndIsAskedAgain()
    {
        Store closed;
        MessageLog unreadable(&closed, &m_clock);
        ConversationView view(&unreadable, &m_clock);
        view.resize(640, 480);
        view.show();
        view.showPair(m_assistant, kBusiness, kUser, 0);
        auto *model = view.findChild<ConversationModel *>();
        QTRY_COMPARE(model->state(), ConversationModel::State::Failed);
        QVERIFY(model->problem());
        const auto again = [&view]() -> QAbstractButton * {
            for (QAbstractButton *button : view.findChildren<QAbstractButton *>()) {
                if (button->text() == u"Try again"_s && button->isVisible())
                    return button;
            }
            return nullptr;
        };
        QVERIFY(again());
        QSignalSpy states(model, &ConversationModel::stateChanged);
        again()->click();
        QTRY_COMPARE(states.size(), 1); // asked, and failed again
        QVERIFY(again());
    }

private:
    void show(qint64 logId = 0) { m_view->showPair(m_assistant, kBusiness, kUser, logId); }

    [[nodiscard]] QString textOf(int row) const { return m_model->index(row).data().toString(); }

    [[nodiscard]] QStringList messages() const
    {
        QStringList texts;
        for (int row = 0; row < m_model->rowCount(); ++row) {
            if (m_model->item(row).kind == Item::Message)
                texts += textOf(row);
        }
        return texts;
    }

    std::unique_ptr<ConversationView> m_view;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
    ConversationModel *m_model = nullptr;
    ConversationList *m_list = nullptr;
};

CHANNEL_CONSOLE_TEST(ConversationViewTest)
#include "tst_conversationview.moc"
