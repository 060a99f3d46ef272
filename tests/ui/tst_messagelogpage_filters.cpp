// SPDX-License-Identifier: Apache-2.0
#include "LogPageFixture.h"
#include "support/TestMain.h"
#include "ui/log/filter/TimeField.h"

#include <QAbstractItemView>
#include <QCheckBox>
#include <QCompleter>
#include <QFrame>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QTimer>
#include <QToolButton>

using namespace ChannelConsole;

/// What is chosen in the filter bar reaches the store and the rows, is told in words, and is remembered.
class MessageLogPageFiltersTest final : public LogPageFixture
{
    Q_OBJECT
private slots:
    void init() { open(); }
    void cleanup() { close(); }

    void eachFieldShowsWhatFitsIt_data()
    {
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("chip");
        QTest::newRow("partner") << u"Partner"_s << u"GupShup"_s << u"Partner: GupShup"_s;
        QTest::newRow("direction") << u"Direction"_s << u"Inbound"_s << u"Inbound"_s;
        QTest::newRow("business number")
            << u"Business number"_s << u"0044 113 496 0001"_s << u"Business number: +44 1134 960001"_s;
        QTest::newRow("user number") << u"User number"_s << u"+44 7700 900456"_s
                                     << u"User number: +44 7700 900456"_s;
        QTest::newRow("type") << u"Type"_s << u"Image"_s << u"Type: Image"_s;
        QTest::newRow("status") << u"Status"_s << u"Failed"_s << u"Status: Failed"_s;
        QTest::newRow("a type nobody knows") << u"Type"_s << u"hologram"_s << u"Type: hologram"_s;
        QTest::newRow("error code") << u"Error code"_s << u"131047"_s << u"Error code: 131047"_s;
    }

    void eachFieldShowsWhatFitsIt()
    {
        QFETCH(QString, field);
        QFETCH(QString, typed);
        QFETCH(QString, chip);
        append(m_assistant, u"not it"_s, MessageStatus::kAccepted);
        LogEntry row = entry(m_assistant, u"this one"_s, MessageStatus::kFailed);
        row.partnerId = u"gupshup"_s;
        row.direction = Direction::Inbound;
        row.businessNumber = u"+441134960001"_s;
        row.userNumber = u"+447700900456"_s;
        row.type = typed == u"hologram"_s ? typed : u"image"_s;
        const qint64 id = append(row);
        if (field == u"Error code"_s) {
            const auto settled = m_fixture->core.log.recordOutcome(id,
                {.status = MessageStatus::kFailed,
                    .problem = Problem{.kind = ProblemKind::RejectedByPartner, .partnerCode = typed}});
            QVERIFY(finishes(settled));
        }
        m_page->showAssistant(m_assistant);
        QTRY_COMPARE(rows(), 2);
        shown<QAbstractButton>(u"More filters"_s)->click();
        enter(field, typed);
        QTRY_COMPARE(rows(), 1);
        QCOMPARE(cell(0, LogColumn::Text), u"this one"_s);
        QCOMPARE(chips(), QStringList{chip});
        // Told also when the fields are folded away again, and taken away from there.
        shown<QAbstractButton>(u"More filters"_s)->click();
        QCOMPARE(chips(), QStringList{chip});
        shown<QAbstractButton>(u"Remove the filter %1"_s.arg(chip))->click();
        QTRY_COMPARE(rows(), 2);
        QVERIFY(chips().isEmpty());
    }

    void onlyProblemsShowsWhatFailed()
    {
        append(m_assistant, u"fine"_s, MessageStatus::kDelivered);
        append(m_assistant, u"failed"_s, MessageStatus::kFailed);
        append(m_assistant, u"refused"_s, MessageStatus::kRejected);
        m_page->showAssistant(m_assistant);
        QTRY_COMPARE(rows(), 3);
        shown<QCheckBox>(u"Only problems"_s)->click();
        QTRY_COMPARE(rows(), 2);
        QCOMPARE(chips(), QStringList{u"Only problems"_s});
        shown<QAbstractButton>(u"Clear filters"_s)->click();
        QTRY_COMPARE(rows(), 3);
        QVERIFY(!shown<QCheckBox>(u"Only problems"_s)->isChecked());
    }

    void aRelativePeriodMovesOnWhenItIsAppliedAgain()
    {
        append(m_assistant, u"old"_s);
        m_fixture->core.clock.time = m_fixture->core.clock.time.addSecs(40 * 60);
        append(m_assistant, u"new"_s);
        m_page->showAssistant(m_assistant);
        QTRY_COMPARE(rows(), 2);
        choosePeriod(u"Last hour"_s);
        QTRY_COMPARE(rows(), 2);
        m_fixture->core.clock.time = m_fixture->core.clock.time.addSecs(40 * 60);
        m_page->findChild<QTimer *>(u"moveOn"_s)->start(0); // instead of a minute
        QTRY_COMPARE(rows(), 1);
        QCOMPARE(cell(0, LogColumn::Text), u"new"_s);
        QCOMPARE(chips(), QStringList{u"Last hour"_s});
    }

    void fromWhenUntilWhenIsEnteredAndAWrongOneIsTold()
    {
        append(m_assistant, u"old"_s);
        const QDateTime between = m_fixture->core.clock.time.addSecs(60 * 60);
        m_fixture->core.clock.time = m_fixture->core.clock.time.addSecs(2 * 60 * 60);
        append(m_assistant, u"new"_s);
        m_page->showAssistant(m_assistant);
        QTRY_COMPARE(rows(), 2);
        QVERIFY(!shown<TimeField>(u"From"_s));
        choosePeriod(u"From … until …"_s);
        auto *from = shown<TimeField>(u"From"_s);
        auto *until = shown<TimeField>(u"Until"_s);
        QVERIFY(from && until);
        QVERIFY(from->time() < until->time());
        const auto type = [](TimeField *field, const QString &text) {
            field->setText(text);
            QTest::keyClick(field, Qt::Key_Return);
        };
        type(until, timeToType(between));
        QTRY_COMPARE(rows(), 1);
        QCOMPARE(cell(0, LogColumn::Text), u"old"_s);
        type(until, timeToType(from->time().addDays(-1)));
        QVERIFY(until->accessibleDescription().contains(u"not after"_s));
        QVERIFY(shownText().contains(until->accessibleDescription()));
        QCOMPARE(rows(), 1); // what was shown stays until it is mended
        type(from, u"last Tuesday"_s);
        QVERIFY(from->accessibleDescription().contains(u"no date"_s));
        QCOMPARE(from->text(), u"last Tuesday"_s); // nothing typed is lost
        QVERIFY(until->accessibleDescription().isEmpty());
        QCOMPARE(rows(), 1);
        type(from, timeToType(between));
        type(until, QString());
        QVERIFY(from->accessibleDescription().isEmpty());
        QTRY_COMPARE(cell(0, LogColumn::Text), u"new"_s);
        QCOMPARE(rows(), 1);
    }

    void aNumberThatIsNoneIsToldAtItsField()
    {
        append(m_assistant, u"Hello"_s);
        m_page->showAssistant(m_assistant);
        QTRY_COMPARE(rows(), 1);
        shown<QAbstractButton>(u"More filters"_s)->click();
        enter(u"User number"_s, u"07700 900123"_s);
        auto *field = shown<QLineEdit>(u"User number"_s);
        QVERIFY(!field->accessibleDescription().isEmpty());
        QVERIFY(shownText().contains(field->accessibleDescription()));
        QVERIFY(chips().isEmpty());
        QCOMPARE(rows(), 1);
        enter(u"User number"_s, u"+44 7700 900123"_s);
        QVERIFY(field->accessibleDescription().isEmpty());
        QCOMPARE(chips().size(), 1);
        QTRY_COMPARE(rows(), 1);
    }

    void someOfAScriptWithoutSpacesNeedsThreeCharactersAndSaysSo()
    {
        m_page->showAssistant(m_assistant);
        auto *search = shown<QLineEdit>(u"Search"_s);
        QVERIFY(search->toolTip().contains(u"three"_s));
        QVERIFY(!hint());
        search->setText(u"日本"_s);
        QVERIFY(hint());
        search->setText(u"日本語"_s);
        QVERIFY(!hint());
        search->setText(u"ab"_s);
        QVERIFY(!hint());
    }

    void aValueThatIsNotKnownIsLookedForAndSaysSo()
    {
        m_page->showAssistant(m_assistant);
        append(m_assistant, u"one"_s, u"submitted"_s);
        append(m_assistant, u"two"_s);
        QTRY_COMPARE(rows(), 2);
        enter(u"Status"_s, u"submitted"_s);
        QTRY_COMPARE(rows(), 1);
        QVERIFY(hint());
        QVERIFY(m_page->findChild<QLabel *>(u"searchHint"_s)->text().contains(u"“submitted” is no status"_s));
        enter(u"Status"_s, u"Failed"_s);
        QVERIFY(!hint());
    }

    void escapeClosesAnOpenedListAndNothingElse()
    {
        m_page->showAssistant(m_assistant);
        auto *more = m_page->findChild<QToolButton *>(u"moreFilters.fold"_s);
        more->setChecked(true);
        m_page->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
        auto *type = shown<QComboBox>(u"Type"_s);
        type->setFocus();
        type->showPopup();
        QTRY_VERIFY(type->view()->isVisible());
        QTest::keyClick(type->view(), Qt::Key_Escape);
        QTRY_VERIFY(!type->view()->isVisible());
        QVERIFY(more->isChecked());
        type->lineEdit()->selectAll();
        QTest::keyClicks(type->lineEdit(), u"te"_s); // offers what has it
        QTRY_VERIFY(type->completer()->popup()->isVisible());
        QTest::keyClick(type->completer()->popup(), Qt::Key_Escape);
        QTRY_VERIFY(!type->completer()->popup()->isVisible());
        QVERIFY(more->isChecked());
    }

    void aSavedFilterSurvivesAStartAndIsChosenRenamedReplacedAndDeleted()
    {
        append(m_assistant, u"fine"_s, MessageStatus::kDelivered);
        append(m_assistant, u"failed"_s, MessageStatus::kFailed);
        m_page->showAssistant(m_assistant);
        QTRY_COMPARE(rows(), 2);
        shown<QCheckBox>(u"Only problems"_s)->click();
        choosePeriod(u"Last 7 days"_s);
        fromMenu(u"Save or change filters…"_s);
        auto *name = shown<QLineEdit>(u"Save this filter as"_s);
        QVERIFY(name);
        QTRY_VERIFY(name->hasFocus());
        QTest::keyClicks(name, u"R & D"_s);
        QTest::keyClick(name, Qt::Key_Return);
        QTRY_VERIFY(shown<QListWidget>(u"Your filters"_s));

        start();
        m_page->showAssistant(m_assistant);
        QTRY_COMPARE(rows(), 2);
        fromMenu(u"R && D"_s);
        QTRY_COMPARE(rows(), 1);
        QCOMPARE(chips(), (QStringList{u"Last 7 days"_s, u"Only problems"_s}));
        QVERIFY(shown<QCheckBox>(u"Only problems"_s)->isChecked());

        // Saved again under its name: replaced, and said so before.
        shown<QAbstractButton>(u"Clear filters"_s)->click();
        fromMenu(u"Save or change filters…"_s);
        name = shown<QLineEdit>(u"Save this filter as"_s);
        QTest::keyClicks(name, u"r & d"_s);
        QVERIFY(shownText().contains(u"“R & D” is there already"_s));
        QTest::keyClick(name, Qt::Key_Return);
        auto *list = shown<QListWidget>(u"Your filters"_s);
        QTRY_COMPARE(list->item(0)->text(), u"r & d"_s);
        QCOMPARE(list->count(), 1);

        list->item(0)->setText(u"Mine"_s); // as editing it in place does
        QTRY_VERIFY(menuEntry(u"Mine"_s));
        shown<QAbstractButton>(u"Delete filter"_s)->click();
        QTRY_COMPARE(list->count(), 0);
        QVERIFY(!menuEntry(u"Mine"_s));
        shown<QAbstractButton>(u"Undo deletion"_s)->click();
        QTRY_COMPARE(list->count(), 1);
        shown<QAbstractButton>(u"Delete filter"_s)->click();
        QTRY_COMPARE(list->count(), 0);
        start();
        QVERIFY(!menuEntry(u"Mine"_s));
    }

    void aFewFiltersComeWithTheProgram_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("text");
        QTest::newRow("problems") << u"Problems of the last 24 hours"_s << u"refused"_s;
        QTest::newRow("failed") << u"Failed today"_s << u"failed"_s;
        QTest::newRow("inbound") << u"Inbound"_s << u"written"_s;
    }

    void aFewFiltersComeWithTheProgram()
    {
        QFETCH(QString, name);
        QFETCH(QString, text);
        append(m_assistant, u"sent"_s, MessageStatus::kDelivered);
        if (text != u"refused"_s)
            append(m_assistant, u"failed"_s, MessageStatus::kFailed);
        append(m_assistant, u"refused"_s, MessageStatus::kRejected);
        LogEntry inbound = entry(m_assistant, u"written"_s, MessageStatus::kReceived);
        inbound.direction = Direction::Inbound;
        append(inbound);
        m_page->showAssistant(m_assistant);
        QTRY_VERIFY(rows() >= 3);
        fromMenu(name);
        QTRY_COMPARE(rows(), 1);
        QCOMPARE(cell(0, LogColumn::Text), text);
    }

    void whatIsFilteredByIsNeverMarkup()
    {
        m_page->showAssistant(m_assistant);
        shown<QAbstractButton>(u"More filters"_s)->click();
        enter(u"Error code"_s, u"<img src=file:x> \"A & B\""_s);
        const auto *remove = m_page->findChild<QToolButton *>(u"removeFilter"_s);
        QVERIFY(remove);
        const QString tip = remove->toolTip();
        QVERIFY2(tip.contains(u"&lt;img src=file:x&gt; &quot;A &amp; B&quot;"_s), qPrintable(tip));
        QVERIFY(Qt::mightBeRichText(tip)); // or the escapes themselves would be shown
    }

    void theFieldsFitWhereThereIsLittleRoom()
    {
        append(m_assistant, u"Hello"_s);
        m_page->showAssistant(m_assistant);
        QTRY_COMPARE(rows(), 1);
        shown<QAbstractButton>(u"More filters"_s)->click();
        choosePeriod(u"From … until …"_s);
        // 1280 pixels at 150 %, beside the assistants.
        m_page->resize(560, 480);
        QTRY_COMPARE(m_page->width(), 560);
        QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
        for (const QWidget *field : m_page->findChildren<QWidget *>()) {
            if (field->accessibleName().isEmpty() || !field->isVisible()
                || !qobject_cast<const QComboBox *>(field))
                continue;
            const int right = field->mapTo(m_page.get(), QPoint(field->width(), 0)).x();
            QVERIFY2(right <= m_page->width(), qPrintable(field->accessibleName()));
            QVERIFY2(field->width() >= field->minimumSizeHint().width(), qPrintable(field->accessibleName()));
        }
    }

private:
    /// Chooses or types it and leaves the field, as Enter does.
    void enter(const QString &field, const QString &value)
    {
        if (auto *box = shown<QComboBox>(field)) {
            const int index = box->findText(value);
            if (index >= 0) {
                choose(box, index);
            } else {
                box->setEditText(value);
                QTest::keyClick(box->lineEdit(), Qt::Key_Return);
            }
            return;
        }
        auto *line = shown<QLineEdit>(field);
        line->setText(value);
        QTest::keyClick(line, Qt::Key_Return);
    }

    void choosePeriod(const QString &text)
    {
        auto *period = shown<QComboBox>(u"Period"_s);
        choose(period, period->findText(text));
    }

    [[nodiscard]] QStringList chips() const
    {
        QStringList texts;
        for (const QFrame *chip : m_page->findChildren<QFrame *>(u"filterChip"_s)) {
            if (chip->isVisible())
                texts += chip->findChild<QLabel *>()->text();
        }
        return texts;
    }

    [[nodiscard]] bool hint() const { return m_page->findChild<QWidget *>(u"searchHint"_s)->isVisible(); }

    [[nodiscard]] QAction *menuEntry(const QString &text) const
    {
        const QList<QAction *> actions = m_page->findChild<QMenu *>(u"savedFiltersMenu"_s)->actions();
        for (QAction *action : actions) {
            if (action->text() == text)
                return action;
        }
        return nullptr;
    }

    void fromMenu(const QString &text)
    {
        QVERIFY2(menuEntry(text), qPrintable(text));
        menuEntry(text)->trigger();
    }
};

CHANNEL_CONSOLE_TEST(MessageLogPageFiltersTest)
#include "tst_messagelogpage_filters.moc"
