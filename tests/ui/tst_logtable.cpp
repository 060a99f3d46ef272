// SPDX-License-Identifier: Apache-2.0
// What stands around the model of the log: where the table is, what is new, what was searched for.
#include "LogModelFixture.h"

#include "support/TestMain.h"
#include "ui/log/HighlightDelegate.h"
#include "ui/log/LogViewport.h"
#include "ui/log/NewMessagesBar.h"

#include <QHeaderView>
#include <QScrollBar>
#include <QTableView>

using namespace ChannelConsole;
using namespace Qt::StringLiterals;

class LogTableTest final : public LogModelFixture
{
    Q_OBJECT
private slots:
    void init()
    {
        open();
        m_table = std::make_unique<QTableView>();
        m_table->setModel(m_model.get());
        m_table->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
        m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
        m_table->verticalHeader()->setDefaultSectionSize(24);
        m_table->resize(1'000, 600);
        new LogViewport(m_table.get(), m_model.get());
        m_bar = new NewMessagesBar(m_table.get(), m_model.get());
        m_delegate = new HighlightDelegate(m_table.get());
        m_table->setItemDelegate(m_delegate);
        m_table->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_table.get()));
    }
    void cleanup()
    {
        m_table.reset();
        close();
    }

    void theScrollBarCoversEveryRow()
    {
        fillMany(20'000);
        show();
        QTRY_COMPARE(m_model->rowCount(), 20'000);
        QTRY_VERIFY(bar()->maximum() >= 20'000 * 24 - 600);
        m_table->scrollToBottom();
        QTRY_VERIFY(m_model->entry(19'999) && m_model->entry(topRow()));
        bar()->setValue(7'000 * 24);
        QTRY_VERIFY(m_model->entry(7'000));
        QCOMPARE(m_model->entry(7'000)->text, u"message 13000"_s);
    }

    void whatIsReadStaysWhereItIsWhileMessagesCome()
    {
        fill(300, m_assistant);
        show();
        QTRY_COMPARE(m_model->rowCount(), 300);
        scrollTo(100, 7);
        append({.time = at(1'000)});
        QTRY_COMPARE(m_model->newCount(), 1);
        QVERIFY(m_bar->isVisible());
        QCOMPARE(m_bar->text(), u"1 new message – show it"_s);
        append({.time = at(1'001), .text = u"the newest"_s});
        QTRY_COMPARE(m_bar->text(), u"2 new messages – show them"_s);
        QCOMPARE(m_bar->accessibleName(), m_bar->text());
        QVERIFY(m_table->viewport()->geometry().contains(m_bar->geometry()));
        QCOMPARE(bar()->value(), 100 * 24 + 7);
        QTest::mouseClick(m_bar, Qt::LeftButton);
        QCOMPARE(bar()->value(), 0);
        QVERIFY(!m_bar->isVisible());
        QTRY_COMPARE(m_model->rowCount(), 302);
        QCOMPARE(m_model->entry(0)->text, u"the newest"_s);
        QCOMPARE(bar()->value(), 0);
    }

    void aTouchOfScrollingHoldsNewMessagesBack()
    {
        fill(300, m_assistant);
        show();
        QTRY_COMPARE(m_model->rowCount(), 300);
        bar()->setValue(5);
        append({.time = at(1'000)});
        QTRY_COMPARE(m_model->newCount(), 1);
        bar()->setValue(0);
        QTRY_COMPARE(m_model->rowCount(), 301);
        QCOMPARE(bar()->value(), 0);
    }

    void aPurgeLeavesInSightWhatWasInSight()
    {
        fill(kRows, m_assistant);
        show();
        QTRY_COMPARE(m_model->rowCount(), kRows);
        scrollTo(600, 11);
        const QString first = m_model->entry(600)->text;
        execute(u"DELETE FROM message WHERE id <= 100 OR id > 1000"_s);
        m_log->noteRemoval();
        QTRY_COMPARE(m_model->rowCount(), kRows - 150);
        QCOMPARE(bar()->value(), 550 * 24 + 11);
        QTRY_VERIFY(m_model->entry(550));
        QCOMPARE(m_model->entry(550)->text, first);
    }

    void aRowThatGoesAboveTheSightMovesNothing()
    {
        fill(300, m_assistant);
        show({.assistantId = m_assistant, .status = MessageStatus::kAccepted});
        QTRY_COMPARE(m_model->rowCount(), 300);
        scrollTo(100, 3);
        const QString first = m_model->entry(100)->text;
        settle(m_model->entry(20)->id, MessageStatus::kDelivered);
        QTRY_COMPARE(m_model->rowCount(), 299);
        QCOMPARE(m_model->entry(99)->text, first);
        QCOMPARE(bar()->value(), 99 * 24 + 3);
    }

    void anotherFilterIsShownFromItsBeginning()
    {
        fill(300, m_assistant);
        fill(300, m_otherAssistant);
        show();
        QTRY_COMPARE(m_model->rowCount(), 300);
        scrollTo(100, 0);
        show({.assistantId = m_otherAssistant});
        QTRY_COMPARE(m_model->rowCount(), 300);
        QTRY_COMPARE(bar()->value(), 0);
    }

    void whatWasSearchedForIsMarkedInTextsAndNumbers()
    {
        append({.time = at(1), .userNumber = u"+447700900001"_s, .text = u"a message 44 here"_s});
        show();
        QTRY_COMPARE(m_model->rowCount(), 1);
        const auto picture = [this](LogColumn column) {
            return m_table->grab(m_table->visualRect(m_model->index(0, static_cast<int>(column)))).toImage();
        };
        // The column under the row's header is not the same place as in the table.
        m_table->horizontalHeader()->hide();
        m_table->verticalHeader()->hide();
        const QImage text = picture(LogColumn::Text);
        const QImage number = picture(LogColumn::UserNumber);
        const QImage status = picture(LogColumn::Status);
        m_delegate->setSearch(u"44"_s);
        QVERIFY(picture(LogColumn::Text) != text);
        QVERIFY(picture(LogColumn::UserNumber) != number);
        QCOMPARE(picture(LogColumn::Status), status);
        m_delegate->setSearch({});
        QCOMPARE(picture(LogColumn::Text), text);
    }

    void aMatchBeyondWhatFitsIsBroughtIntoTheCell()
    {
        const QFontMetrics metrics = m_table->fontMetrics();
        const QString text = u"A long beginning that fills the cell before the needle comes, and goes on"_s;
        const qsizetype at = text.indexOf(u"needle"_s);
        const QList<TextRange> marks{{.start = at, .length = 6}};
        const int width = metrics.horizontalAdvance(u"as wide as this is, and no wider"_s);
        const MarkedText fitting = fittingText(text, marks, metrics, width);
        QVERIFY2(
            fitting.text.startsWith(u"…before the needle"_s) || fitting.text.startsWith(u"…the needle"_s),
            qPrintable(fitting.text));
        QVERIFY(fitting.text.endsWith(u'…'));
        QVERIFY(metrics.horizontalAdvance(fitting.text) <= width);
        QCOMPARE(fitting.text.mid(fitting.marks.constFirst().start, fitting.marks.constFirst().length),
            u"needle"_s);
        // With room for it nothing is cut at the beginning.
        QCOMPARE(fittingText(text, marks, metrics, 10'000).text, text);
        QCOMPARE(fittingText(text, {}, metrics, width).text, metrics.elidedText(text, Qt::ElideRight, width));
    }

    void aMatchThatIsCutIsMarkedAsFarAsItGoes()
    {
        const QFontMetrics metrics = m_table->fontMetrics();
        const QString text = u"incomprehensibilities"_s;
        const int width = metrics.horizontalAdvance(u"incompre…"_s);
        const MarkedText fitting = fittingText(text, {{.start = 0, .length = text.size()}}, metrics, width);
        QVERIFY(fitting.text.endsWith(u'…'));
        QCOMPARE(fitting.marks.size(), 1);
        QCOMPARE(fitting.marks.constFirst(), (TextRange{.start = 0, .length = fitting.text.size() - 1}));
    }

private:
    [[nodiscard]] QScrollBar *bar() const { return m_table->verticalScrollBar(); }
    [[nodiscard]] int topRow() const { return m_table->rowAt(0); }
    void scrollTo(int row, int pixels)
    {
        QTRY_VERIFY(bar()->maximum() >= row * 24 + pixels); // measured after the rows came
        bar()->setValue(row * 24 + pixels);
        QTRY_VERIFY(m_model->entry(row) && m_model->entry(row + 20));
    }

    std::unique_ptr<QTableView> m_table;
    NewMessagesBar *m_bar = nullptr;
    HighlightDelegate *m_delegate = nullptr;
};

CHANNEL_CONSOLE_TEST(LogTableTest)
#include "tst_logtable.moc"
