// SPDX-License-Identifier: Apache-2.0
#include "LogPageFixture.h"
#include "support/TestMain.h"
#include "ui/log/table/LogColumnLayout.h"
#include "ui/log/table/LogColumnState.h"
#include "ui/log/table/LogTable.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QHeaderView>
#include <QMenu>
#include <QScrollBar>

using namespace ChannelConsole;

/// The table of the log: its columns are the user's, its rows are copied and reached with the keyboard.
class MessageLogPageTableTest final : public LogPageFixture
{
    Q_OBJECT
private slots:
    void init() { open(); }
    void cleanup() { close(); }

    void columnsAreRememberedAcrossStarts()
    {
        showMessages({u"Hello"_s});
        columns()->setShown(LogColumn::Type, false);
        columns()->move(LogColumn::Status, -1);
        columns()->resize(LogColumn::Time, 40);
        const int width = table()->columnWidth(static_cast<int>(LogColumn::Time));
        const QList<LogColumn> order = shownOrder();
        QVERIFY(!order.contains(LogColumn::Type));

        start();
        m_page->showAssistant(m_assistant);
        QTRY_COMPARE(rows(), 1);
        QCOMPARE(shownOrder(), order);
        QCOMPARE(table()->columnWidth(static_cast<int>(LogColumn::Time)), width);

        columns()->reset();
        QVERIFY(shownOrder().contains(LogColumn::Type));
        QVERIFY(table()->columnWidth(static_cast<int>(LogColumn::Time)) < width);
        start();
        QVERIFY(shownOrder().contains(LogColumn::Type));
    }

    void aHiddenColumnComesBackAsWideAsItWas()
    {
        showMessages({u"Hello"_s});
        const int section = static_cast<int>(LogColumn::UserNumber);
        columns()->resize(LogColumn::UserNumber, 30);
        const int width = table()->columnWidth(section);
        columns()->setShown(LogColumn::UserNumber, false);
        start();
        columns()->setShown(LogColumn::UserNumber, true);
        QCOMPARE(table()->columnWidth(section), width);
    }

    void theLastColumnCannotBeHidden()
    {
        for (int column = 0; column < kLogColumnCount; ++column)
            columns()->setShown(static_cast<LogColumn>(column), false);
        QCOMPARE(shownOrder().size(), 1);
    }

    void whatIsRememberedOfColumnsMayBeOfAnotherVersion()
    {
        const QList<LogColumnPlace> places{{LogColumn::Status, true, 90}, {LogColumn::Time, false, 140}};
        QCOMPARE(columnsToText(places), u"status=90 -time=140"_s);
        QCOMPARE(columnsFromText(u"status=90 -time=140"_s), places);
        QCOMPARE(columnsFromText(u"mood=20 status=90 time time=0 -status=50 -time=140 =  text=99999999999"_s),
            places);
        QVERIFY(columnsFromText({}).isEmpty());
    }

    void theArrowStaysOnAColumnThatSorts()
    {
        showMessages({u"Hello"_s});
        QHeaderView *header = table()->horizontalHeader();
        const int type = static_cast<int>(LogColumn::Type);
        const QPoint middle(
            header->sectionViewportPosition(type) + header->sectionSize(type) / 2, header->height() / 2);
        QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, middle);
        QCOMPARE(header->sortIndicatorSection(), static_cast<int>(LogColumn::Time));
        QCOMPARE(header->sortIndicatorOrder(), Qt::DescendingOrder);
    }

    void theTextLeavesTheOthersTheirRoomWhereverItStands()
    {
        showMessages({u"one"_s});
        for (int step = 0; step < kLogColumnCount; ++step)
            columns()->move(LogColumn::Text, -1);
        m_page->resize(1'000, 600);
        const int status = static_cast<int>(LogColumn::Status);
        QTRY_COMPARE(table()->columnViewportPosition(status) + table()->columnWidth(status),
            table()->viewport()->width());
    }

    void rowsAreCopiedForASpreadsheet()
    {
        showMessages({u"=HYPERLINK(\"x\")\tand\nmore"_s, u"second"_s, u"third"_s});
        for (const LogColumn hidden : {LogColumn::Time, LogColumn::Direction, LogColumn::Partner,
                 LogColumn::BusinessNumber, LogColumn::Type})
            columns()->setShown(hidden, false);
        table()->setFocus();
        select(1, Qt::NoModifier);
        select(2, Qt::ShiftModifier);
        QTest::keyClick(table(), Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(clipboard(),
            u"+44 7700 900123\tSending\tsecond\n+44 7700 900123\tSending\t'=HYPERLINK(\"x\") and more\n"_s);
        QTest::keyClick(table(), Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(clipboard().section(u'\n', 0, 0), u"User number\tStatus\tText"_s);
        // In the order they are shown in.
        columns()->move(LogColumn::Text, -1);
        select(1, Qt::NoModifier);
        QTest::keyClick(table(), Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(clipboard(), u"+44 7700 900123\tsecond\tSending\n"_s);
    }

    void aPartnersOwnWordIsNoFormulaEither()
    {
        append(m_assistant, u"Hello"_s, u"=1+1"_s);
        m_page->showAssistant(m_assistant);
        QTRY_COMPARE(rows(), 1);
        table()->setFocus();
        select(0, Qt::NoModifier);
        QTest::keyClick(table(), Qt::Key_C, Qt::ControlModifier);
        QVERIFY2(clipboard().contains(u"\t'=1+1"_s), qPrintable(clipboard()));
        QVERIFY2(clipboard().contains(u"\t+44 7700 900123\t"_s), qPrintable(clipboard()));
    }

    void aCellIsCopiedWhole()
    {
        const QString text = QString(900, u'x') + u"\nend"_s;
        showMessages({text});
        table()->setCurrentIndex(table()->model()->index(0, static_cast<int>(LogColumn::Text)));
        fromMenu(u"Copy cell"_s);
        QCOMPARE(clipboard(), text);
    }

    void aMessageIdIsCopiedFromTheMenuOfTheKeyboard()
    {
        showMessages({u"Hello"_s});
        table()->setFocus();
        table()->setCurrentIndex(table()->model()->index(0, 0));
        fromMenu(u"Copy message id"_s);
        QCOMPARE(clipboard(), u"0123456789abcdef0123456789abcdef"_s);
    }

    void aValueOfARowBecomesTheFilter()
    {
        showMessages({u"one"_s});
        append(m_assistant, u"two"_s, MessageStatus::kRejected);
        QTRY_COMPARE(rows(), 2);
        table()->setCurrentIndex(table()->model()->index(0, static_cast<int>(LogColumn::Status)));
        fromMenu(u"Show only Status: Rejected"_s);
        QTRY_COMPARE(rows(), 1);
        QCOMPARE(cell(0, LogColumn::Text), u"two"_s);
        QCOMPARE(shown<QComboBox>(u"Status"_s)->currentText(), u"Rejected"_s);
    }

    void theMenuKeyOffersTheColumnsToo()
    {
        showMessages({u"Hello"_s});
        table()->setFocus();
        table()->setCurrentIndex(table()->model()->index(0, static_cast<int>(LogColumn::Text)));
        QMenu *menu = openMenu();
        QVERIFY(menu);
        auto *offered = menu->findChild<QMenu *>(u"logColumnsMenu"_s);
        QVERIFY(offered);
        for (QAction *action : offered->actions()) {
            if (action->text() == u"Type"_s)
                action->trigger();
        }
        QVERIFY(!columns()->isShown(LogColumn::Type));
        menu->close();
    }

    void gatheringRowsOpensNothing()
    {
        showMessages({u"one"_s, u"two"_s});
        select(0, Qt::ControlModifier);
        select(1, Qt::ControlModifier);
        QCOMPARE(table()->selectionModel()->selectedRows().size(), 2);
        QVERIFY(!detail());
        select(0, Qt::NoModifier);
        QTRY_VERIFY(detail());
        QCOMPARE(table()->selectionModel()->selectedRows().size(), 1);
    }

    void theKeyboardGoesThroughTheRows()
    {
        fill(300);
        m_page->showAssistant(m_assistant);
        QTRY_VERIFY(rows() >= 200);
        table()->setFocus();
        table()->setCurrentIndex(table()->model()->index(0, 0));
        QTest::keyClick(table(), Qt::Key_PageDown);
        QVERIFY(table()->currentIndex().row() > 3);
        QTest::keyClick(table(), Qt::Key_Home, Qt::ControlModifier);
        QCOMPARE(table()->currentIndex().row(), 0);
        QTest::keyClick(table(), Qt::Key_End, Qt::ControlModifier);
        QTRY_COMPARE(rows(), 300);
        QTest::keyClick(table(), Qt::Key_End, Qt::ControlModifier);
        QTRY_COMPARE(table()->currentIndex().row(), 299);
        QTest::keyClick(table(), Qt::Key_PageUp);
        QVERIFY(table()->currentIndex().row() < 299);
        QTest::keyClick(table(), Qt::Key_Return);
        QTRY_VERIFY(detail());
        QTest::keyClick(m_page->window()->focusWidget(), Qt::Key_Escape);
        QTRY_VERIFY(!detail());
        QTRY_VERIFY(table()->hasFocus());
    }

private:
    void showMessages(const QStringList &texts)
    {
        for (const QString &text : texts)
            append(m_assistant, text);
        m_page->showAssistant(m_assistant);
        QTRY_COMPARE(rows(), texts.size());
    }

    void select(int row, Qt::KeyboardModifiers modifiers)
    {
        const QRect rect
            = table()->visualRect(table()->model()->index(row, static_cast<int>(LogColumn::UserNumber)));
        QTest::mouseClick(table()->viewport(), Qt::LeftButton, modifiers, rect.center());
    }

    [[nodiscard]] LogColumnLayout *columns() const { return m_page->findChild<LogTable *>()->columns(); }
    [[nodiscard]] static QString clipboard() { return QGuiApplication::clipboard()->text(); }

    [[nodiscard]] QList<LogColumn> shownOrder() const
    {
        QList<LogColumn> order;
        const QHeaderView *header = table()->horizontalHeader();
        for (int position = 0; position < header->count(); ++position) {
            if (const int section = header->logicalIndex(position); !header->isSectionHidden(section))
                order.append(static_cast<LogColumn>(section));
        }
        return order;
    }

    /// As the menu key does.
    [[nodiscard]] QMenu *openMenu() const
    {
        QContextMenuEvent event(QContextMenuEvent::Keyboard, {}, table()->mapToGlobal(QPoint(0, 0)));
        QCoreApplication::sendEvent(table()->viewport(), &event);
        return table()->findChild<QMenu *>(u"logMenu"_s);
    }

    void fromMenu(const QString &text)
    {
        QMenu *menu = openMenu();
        QVERIFY(menu);
        QAction *wanted = nullptr;
        for (QAction *action : menu->actions()) {
            if (action->text() == text)
                wanted = action;
        }
        QVERIFY2(wanted && wanted->isEnabled(), qPrintable(text));
        wanted->trigger();
        menu->close();
    }
};

CHANNEL_CONSOLE_TEST(MessageLogPageTableTest)
#include "tst_messagelogpage_table.moc"
