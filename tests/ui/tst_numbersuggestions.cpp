// SPDX-License-Identifier: Apache-2.0
#include "ServicesFixture.h"
#include "core/sandbox/SandboxFailures.h"
#include "support/TestMain.h"
#include "ui/testsend/NumberSuggestions.h"
#include "ui/testsend/NumberSuggestionsView.h"

#include <QLineEdit>
#include <QTreeWidget>

using namespace ChannelConsole;
using namespace Qt::StringLiterals;

/// The list beside the recipient field: every documented error can be found and chosen.
class NumberSuggestionsTest final : public QObject
{
    Q_OBJECT

    std::unique_ptr<ServicesFixture> m_fixture;
    std::unique_ptr<NumberSuggestions> m_suggestions;
    std::unique_ptr<NumberSuggestionsView> m_view;

    [[nodiscard]] QTreeWidget *list() const { return m_view->findChild<QTreeWidget *>(); }
    [[nodiscard]] QLineEdit *search() const { return m_view->findChild<QLineEdit *>(); }

    /// Of the rows in sight, group titles left out.
    [[nodiscard]] QStringList shownNotes() const
    {
        QStringList notes;
        for (QTreeWidgetItem *item = list()->topLevelItem(0); item; item = list()->itemBelow(item)) {
            if (item->childCount() == 0 && !item->isHidden())
                notes += item->text(1);
        }
        return notes;
    }
    void offer(const QString &partnerId)
    {
        m_suggestions->offerSandbox(partnerId);
        m_view->setSuggestions(m_suggestions->list(), true);
    }

private slots:
    void init()
    {
        m_fixture = std::make_unique<ServicesFixture>();
        m_suggestions = std::make_unique<NumberSuggestions>(&m_fixture->core.log);
        m_view = std::make_unique<NumberSuggestionsView>();
        m_view->resize(500, 400);
        m_view->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
    }
    void cleanup()
    {
        m_view.reset();
        m_suggestions.reset();
        m_fixture.reset();
    }

    void theErrorsAreInClosedGroupsBelowTheUsualNumbers()
    {
        offer(u"infobip"_s);
        QCOMPARE(shownNotes().size(), Sandbox::numbers(u"infobip"_s).size());
        const int groups = list()->topLevelItemCount() - int(Sandbox::numbers(u"infobip"_s).size());
        QCOMPARE(groups, 2);
        int listed = 0;
        for (int row = 0; row < list()->topLevelItemCount(); ++row)
            listed += list()->topLevelItem(row)->childCount();
        QCOMPARE(listed, int(sandboxFailureNumbers(u"infobip"_s).size()));
        QVERIFY(search()->isVisible());
    }

    void anErrorIsFoundByItsCodeOrAWordOfItsMeaningAndChosen()
    {
        offer(u"infobip"_s);
        QSignalSpy chosen(m_view.get(), &NumberSuggestionsView::chosen);
        QTest::keyClicks(search(), u"7010"_s);
        QCOMPARE(shownNotes().size(), 1);
        QVERIFY(shownNotes().constFirst().startsWith(u"7010: "_s));
        search()->setText(u"24-HOUR window"_s);
        QVERIFY(shownNotes().join(u'\n').contains(u"7010"_s));
        for (const QString &note : shownNotes())
            QVERIFY2(note.contains(u"24-hour window"_s), qPrintable(note));

        search()->setText(u"7010"_s);
        const QList<QTreeWidgetItem *> rows
            = list()->findItems(u"7010: "_s, Qt::MatchStartsWith | Qt::MatchRecursive, 1);
        QCOMPARE(rows.size(), 1);
        list()->scrollToItem(rows.constFirst());
        QTest::mouseClick(
            list()->viewport(), Qt::LeftButton, {}, list()->visualItemRect(rows.constFirst()).center());
        QCOMPARE(chosen.size(), 1);
        const QString number = chosen.constFirst().constFirst().toString();
        QCOMPARE(sandboxFailure(u"infobip"_s, number.sliced(1))->code, u"7010"_s);

        search()->clear();
        QCOMPARE(shownNotes().size(), Sandbox::numbers(u"infobip"_s).size());
        search()->setText(u"no such thing"_s);
        QVERIFY(shownNotes().isEmpty());
    }

    void aGroupOpensWithOneClickAndIsNoNumber()
    {
        offer(u"karix"_s);
        QSignalSpy chosen(m_view.get(), &NumberSuggestionsView::chosen);
        QTreeWidgetItem *group = list()->topLevelItem(list()->topLevelItemCount() - 1);
        list()->scrollToItem(group);
        QTest::mouseClick(list()->viewport(), Qt::LeftButton, {}, list()->visualItemRect(group).center());
        QVERIFY(group->isExpanded());
        QVERIFY(chosen.isEmpty());
    }

    void aMeaningThatDoesNotFitTakesTwoLines()
    {
        offer(u"infobip"_s);
        const auto heightOf
            = [this](int row) { return list()->visualItemRect(list()->topLevelItem(row)).height(); };
        QTreeWidgetItem *first = list()->topLevelItem(0);
        first->setText(1, u"short"_s);
        list()->topLevelItem(1)->setText(1, u"a meaning of very many words "_s.repeated(5));
        m_view->resize(420, 500); // the rows are fitted anew
        QTRY_VERIFY(heightOf(1) > heightOf(0));
        QVERIFY(list()->columnWidth(0) < list()->columnWidth(1));
    }

    void numbersOfTheLogNeedNoSearch()
    {
        m_view->setSuggestions({{.number = u"+447700900123"_s, .note = u"now"_s, .group = {}}}, false);
        QVERIFY(!search()->isVisible());
        QCOMPARE(shownNotes(), QStringList{u"now"_s});
    }
};

CHANNEL_CONSOLE_TEST(NumberSuggestionsTest)
#include "tst_numbersuggestions.moc"
