// SPDX-License-Identifier: Apache-2.0
#include "LogPageFixture.h"
#include "support/TestMain.h"
#include "ui/log/LogFootLine.h"
#include "ui/log/LogToolArea.h"
#include "ui/log/keeping/ErasePersonPane.h"

#include <QCheckBox>
#include <QMenu>
#include <QScrollArea>
#include <QScrollBar>
#include <QSpinBox>
#include <QTabBar>

using namespace ChannelConsole;

/// What can be done with the log opens inline, one at a time, and speaks of what the page shows.
class MessageLogPageToolsTest final : public LogPageFixture
{
    Q_OBJECT
private slots:
    void init() { open(); }
    void cleanup() { close(); }

    void howManyThereAreIsSaidInWords_data()
    {
        QTest::addColumn<int>("state");
        QTest::addColumn<qint64>("rows");
        QTest::addColumn<QString>("text");
        QTest::newRow("unknown") << 0 << qint64{0} << u"Counting…"_s;
        QTest::newRow("at least") << 1 << qint64{10'000} << u"At least 10,000 messages"_s;
        QTest::newRow("exact") << 2 << qint64{1'000'000} << u"1,000,000 messages"_s;
        QTest::newRow("one") << 2 << qint64{1} << u"1 message"_s;
    }

    void howManyThereAreIsSaidInWords()
    {
        QFETCH(int, state);
        QFETCH(qint64, rows);
        QFETCH(QString, text);
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
        QCOMPARE(LogFootLine::countText({static_cast<LogCount::State>(state), rows}), text);
        QLocale::setDefault(QLocale::c());
    }

    void theCountFollowsTheFilter()
    {
        append(m_assistant, u"fine"_s, MessageStatus::kDelivered);
        append(m_assistant, u"failed"_s, MessageStatus::kFailed);
        m_page->showAssistant(m_assistant);
        QTRY_COMPARE(count(), u"2 messages"_s);
        shown<QCheckBox>(u"Only problems"_s)->click();
        QTRY_COMPARE(count(), u"1 message"_s);
    }

    void aToolOpensInlineAndEscapeClosesIt()
    {
        append(m_assistant, u"Hello"_s);
        m_page->showAssistant(m_assistant);
        QTRY_COMPARE(rows(), 1);
        for (QAction *action : more()->actions()) {
            if (!action->objectName().endsWith(u".open"_s))
                continue;
            const QString name = action->objectName().chopped(5);
            action->trigger();
            QCOMPARE(tools()->current(), name);
            QVERIFY(tools()->isVisible());
            QVERIFY(table()->isVisible()); // nothing gives way to it
            QWidget *focus = m_page->window()->focusWidget();
            QVERIFY2(tools()->isAncestorOf(focus), qPrintable(name));
            QTest::keyClick(focus, Qt::Key_Escape);
            QTRY_VERIFY2(!tools()->isVisible(), qPrintable(name));
            QTRY_VERIFY(shown<QAbstractButton>(u"More"_s)->hasFocus());
        }
    }

    void nothingOfAToolIsScrolledAway()
    {
        append(m_assistant, u"Hello"_s);
        m_page->showAssistant(m_assistant);
        QTRY_COMPARE(rows(), 1);
        m_page->window()->resize(700, 500);
        for (const QString &name : {u"logExport"_s, u"logFromPartner"_s, u"logKeeping"_s, u"logErasure"_s}) {
            openTool(name);
            auto *scroll = tools()->findChild<QScrollArea *>(name + u".scroll"_s);
            QTRY_VERIFY2(scroll->verticalScrollBar()->maximum() == 0, qPrintable(name));
        }
    }

    void aRuleThatWasNotSavedIsNotThereAgain()
    {
        m_page->showAssistant(m_assistant);
        openTool(u"logKeeping"_s);
        auto *days = tools()->findChild<QSpinBox *>(u"keepDays"_s);
        days->setValue(5);
        tools()->closeTool();
        openTool(u"logKeeping"_s);
        QTRY_COMPARE(days->value(), 0);
    }

    void aToolLeftOpenKeepsItsPlaceWhileMessagesAreLookedAt()
    {
        append(m_assistant, u"Hello"_s);
        m_page->showAssistant(m_assistant);
        QTRY_COMPARE(rows(), 1);
        openTool(u"logExport"_s);
        openRow(0);
        QVERIFY(tools()->isVisible());
        table()->setFocus();
        QTest::keyClick(table(), Qt::Key_Escape);
        QTRY_VERIFY(!detail());
        QVERIFY(tools()->isVisible());
        QTest::keyClick(table(), Qt::Key_Escape);
        QTRY_VERIFY(!tools()->isVisible());
    }

    void theGlanceIsRememberedOpen()
    {
        append(m_assistant, u"Hello"_s);
        m_page->showAssistant(m_assistant);
        QTRY_COMPARE(rows(), 1);
        auto *glance = shown<QAbstractButton>(u"At a glance"_s);
        QVERIFY(glance && !glance->isChecked());
        glance->click();
        start();
        m_page->showAssistant(m_assistant);
        QTRY_COMPARE(rows(), 1);
        QVERIFY(shown<QAbstractButton>(u"At a glance"_s)->isChecked());
    }

    void aPersonWhoIsErasedGoesFromTheSavedFiltersToo()
    {
        SavedFilters saved;
        const QString person = u"+447700900123"_s;
        QVERIFY(saved.save(u"One person"_s, {.filter = {.userNumber = person}}));
        QVERIFY(saved.save(u"Failed"_s, {.filter = {.status = MessageStatus::kFailed}}));
        m_settings->setLogFilters(saved.toJson());
        start();
        m_page->showAssistant(m_assistant);
        openTool(u"logErasure"_s);
        emit m_page->findChild<ErasePersonPane *>()->erasing(person);
        const SavedFilters left = SavedFilters::fromJson(m_settings->logFilters());
        QCOMPARE(left.filters().size(), 1);
        QVERIFY(left.find(u"Failed"_s));
        QVERIFY(shownText().contains(u"A saved filter that names this person is deleted as well."_s));
    }

    void theConversationIsThatOfTheChosenMessage()
    {
        append(m_assistant, u"to one"_s, MessageStatus::kAccepted);
        LogEntry other = entry(m_assistant, u"to another"_s, MessageStatus::kAccepted);
        other.userNumber = u"+447700900456"_s;
        append(other);
        m_page->showAssistant(m_assistant);
        QTRY_COMPARE(rows(), 2);
        openRow(1);
        m_page->findChild<QTabBar *>(u"logViews"_s)->setCurrentIndex(1);
        QTRY_VERIFY(!table()->isVisible());
        QTRY_VERIFY(shownText().contains(u"+44 7700 900123"_s));
        // Another message is promised: it is in the table.
        m_page->showEntry(1);
        QTRY_VERIFY(table()->isVisible());
    }

    void theCurrentRowIsTheOneToAskThePartnerAbout()
    {
        append(m_assistant, u"Hello"_s, MessageStatus::kAccepted);
        m_page->showAssistant(m_assistant);
        QTRY_COMPARE(rows(), 1);
        openTool(u"logFromPartner"_s);
        auto *note = tools()->findChild<QLabel *>(u"reportNote"_s);
        QCOMPARE(note->text(), u"Choose a message in the list first."_s);
        table()->setCurrentIndex(table()->model()->index(0, 0)); // as the arrow keys do; no details
        QTRY_VERIFY2(note->text().startsWith(u"Of the message to"_s), qPrintable(note->text()));
        QVERIFY(!detail());
    }

    void thePageScrollsOnlyWhenNothingCanGiveWay()
    {
        append(m_assistant, u"Hello"_s, MessageStatus::kFailed);
        m_page->showAssistant(m_assistant);
        QTRY_COMPARE(rows(), 1);
        shown<QCheckBox>(u"Only problems"_s)
            ->click(); // its chip wraps with others: the height hangs on the width
        openRow(0);
        auto *scroll = m_page->findChild<QScrollArea *>(u"logScroll"_s);
        QVERIFY(scroll);
        m_page->window()->resize(m_page->width(), 600);
        QTRY_COMPARE(scroll->verticalScrollBar()->maximum(), 0);
        m_page->window()->resize(m_page->width(), 300);
        QTRY_VERIFY(scroll->verticalScrollBar()->maximum() > 0);
    }

    void theConversationIsWholeAboveTheDetails_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::newRow("as wide as a small window") << QSize(900, 560);
        QTest::newRow("low") << QSize(700, 400);
    }
    void theConversationIsWholeAboveTheDetails()
    {
        QFETCH(QSize, size);
        append(m_assistant, u"Hello"_s, MessageStatus::kAccepted);
        m_page->showAssistant(m_assistant);
        QTRY_COMPARE(rows(), 1);
        openRow(0);
        m_page->findChild<QTabBar *>(u"logViews"_s)->setCurrentIndex(1);
        m_page->window()->resize(size);
        auto *conversation = m_page->findChild<QWidget *>(u"conversation"_s);
        QTRY_VERIFY(conversation && conversation->isVisible());
        // What has no room lies below the view's own end, and is cut off there.
        QTRY_VERIFY(conversation->parentWidget()->rect().contains(conversation->geometry()));
        QTRY_VERIFY(conversation->rect().contains(conversation->childrenRect()));
        QVERIFY(conversation->height() >= conversation->minimumSizeHint().height());
    }

private:
    [[nodiscard]] QString count() const { return m_page->findChild<QLabel *>(u"logCount"_s)->text(); }
    [[nodiscard]] QMenu *more() const { return m_page->findChild<QMenu *>(u"logMoreMenu"_s); }
    [[nodiscard]] LogToolArea *tools() const { return m_page->findChild<LogToolArea *>(); }

    void openTool(const QString &name)
    {
        auto *action = m_page->findChild<QAction *>(name + u".open"_s);
        QVERIFY(action);
        action->trigger();
        QVERIFY(tools()->isVisible());
    }
};

CHANNEL_CONSOLE_TEST(MessageLogPageToolsTest)
#include "tst_messagelogpage_tools.moc"
