// SPDX-License-Identifier: Apache-2.0
// Deleting from the log as somebody does it: what would go is told before, and nothing goes without a yes.
#include "core/webhook/CallRows.h"
#include "support/TestMain.h"
#include "ui/ServicesFixture.h"
#include "ui/log/keeping/ErasePersonPane.h"
#include "ui/log/keeping/RetentionPane.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/FormColumn.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>

using namespace ChannelConsole;
using namespace Qt::StringLiterals;

namespace {

const QString kPerson = u"+447700900777"_s;

} // namespace

class KeepingPanesTest final : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        m_services = std::make_unique<ServicesFixture>();
        m_assistant = m_services->addSandbox(u"infobip"_s);
        QVERIFY(!m_assistant.isNull());
        for (int day = 0; day < 10; ++day)
            QVERIFY(add(day, day % 2 ? kPerson : u"+447700900778"_s));
    }
    void cleanup()
    {
        m_retention.reset();
        m_erase.reset();
        m_services.reset();
    }

    void theRuleIsOffAtFirstAndNothingCanBeDeleted()
    {
        showRetention();
        QTRY_COMPARE(label(*m_retention, u"retentionNow"_s), u"Everything is kept."_s);
        QTRY_COMPARE(
            label(*m_retention, u"retentionPreview"_s), u"Without a limit nothing would be deleted."_s);
        QVERIFY(!button(*m_retention, u"saveRetention"_s)->isEnabled());
        QVERIFY(!button(*m_retention, u"deleteOnce"_s)->isEnabled());
    }

    void whatWouldGoIsToldWhileTyping()
    {
        showRetention();
        setDays(5);
        QTRY_VERIFY2(
            label(*m_retention, u"retentionPreview"_s)
                .startsWith(u"What is older than 5 days: 4 messages would be deleted now, the oldest of "_s),
            qPrintable(label(*m_retention, u"retentionPreview"_s)));
        QCOMPARE(messages(), 10);
    }

    void nothingGoesWithoutAYes()
    {
        showRetention();
        setDays(5);
        press(*m_retention, u"deleteOnce"_s);
        auto *confirmation = m_retention->findChild<Banner *>(u"retentionConfirmation"_s);
        QVERIFY(confirmation->isVisible());
        QCOMPARE(confirmation->text(), u"Delete 4 messages?"_s);
        QCOMPARE(button(*m_retention, u"confirmDelete"_s)->text(), u"Delete 4 messages"_s);
        press(*m_retention, u"cancelDelete"_s);
        QVERIFY(!confirmation->isVisible());
        QCOMPARE(messages(), 10);
    }

    void aYesDeletesOnceAndLeavesTheRule()
    {
        showRetention();
        setDays(5);
        press(*m_retention, u"deleteOnce"_s);
        press(*m_retention, u"confirmDelete"_s);
        QTRY_COMPARE(banner(*m_retention, u"retentionResult"_s), u"4 messages were deleted."_s);
        QCOMPARE(messages(), 6);
        QVERIFY(storedRule().isOff());
        QTRY_VERIFY(label(*m_retention, u"retentionPreview"_s).endsWith(u"nothing now."_s));
    }

    void theRuleIsSavedWithWhatItDeletesNow()
    {
        showRetention();
        setDays(5);
        m_retention->findChild<QSpinBox *>(u"keepRows"_s)->setValue(3);
        press(*m_retention, u"saveRetention"_s);
        press(*m_retention, u"confirmDelete"_s);
        QTRY_COMPARE(banner(*m_retention, u"retentionResult"_s), u"7 messages were deleted."_s);
        QCOMPARE(messages(), 3);
        QCOMPARE(storedRule(), (RetentionRule{.days = 5, .rows = 3}));
        QCOMPARE(label(*m_retention, u"retentionNow"_s),
            u"By itself the program deletes what is older than 5 days, and all but the newest 3 messages."_s);
    }

    void aRuleThatDeletesNothingNowIsSavedWithoutAQuestion()
    {
        showRetention();
        setDays(100);
        press(*m_retention, u"saveRetention"_s);
        QTRY_COMPARE(banner(*m_retention, u"retentionResult"_s), u"The rule is saved."_s);
        QCOMPARE(storedRule(), (RetentionRule{.days = 100}));
        QCOMPARE(messages(), 10);
    }

    void anotherAssistantHasItsOwnRule()
    {
        const QUuid other = m_services->addSandbox(u"karix"_s);
        QVERIFY(finishes(m_services->keeping.setRule(other, {.rows = 7})));
        showRetention();
        setDays(100);
        m_retention->setAssistant(other);
        QTRY_COMPARE(m_retention->findChild<QSpinBox *>(u"keepRows"_s)->value(), 7);
        QCOMPARE(m_retention->findChild<QSpinBox *>(u"keepDays"_s)->value(), 0);
    }

    void thePersonOfTheChosenMessageIsLookedForAtOnce()
    {
        showErase();
        m_erase->setUserNumber(kPerson);
        QTRY_VERIFY2(label(*m_erase, u"erasurePreview"_s).startsWith(u"\u2022 5 messages, the oldest of "_s),
            qPrintable(label(*m_erase, u"erasurePreview"_s)));
        QVERIFY(label(*m_erase, u"erasureStays"_s).contains(u"Exports and backups"_s));
        QVERIFY(button(*m_erase, u"erasePerson"_s)->isEnabled());
    }

    void whatIsWrongWithTheNumberStandsAtTheField()
    {
        showErase();
        auto *number = named<QLineEdit>(*m_erase, u"User number"_s);
        QVERIFY(number);
        QTest::keyClicks(number, u"12"_s);
        QTest::keyClick(number, Qt::Key_Return);
        auto *row = qobject_cast<FormRow *>(number->parentWidget());
        QVERIFY(row);
        QVERIFY(!row->fault().isEmpty());
        QVERIFY(!button(*m_erase, u"erasePerson"_s)->isEnabled());
        QTest::keyClicks(number, u"3"_s);
        QVERIFY(row->fault().isEmpty());
    }

    void aPersonGoesAfterAYesOnly()
    {
        showErase();
        m_erase->setUserNumber(kPerson);
        QTRY_VERIFY(button(*m_erase, u"erasePerson"_s)->isEnabled());
        press(*m_erase, u"erasePerson"_s);
        auto *confirmation = m_erase->findChild<Banner *>(u"erasureConfirmation"_s);
        QCOMPARE(confirmation->text(), u"Delete 5 messages of +44 7700 900777?"_s);
        QVERIFY(confirmation->detail().contains(u"written anew"_s));
        press(*m_erase, u"cancelErasure"_s);
        QCOMPARE(messages(), 10);
        QSignalSpy erasing(m_erase.get(), &ErasePersonPane::erasing);
        press(*m_erase, u"erasePerson"_s);
        QCOMPARE(erasing.size(), 0);
        press(*m_erase, u"confirmErasure"_s);
        QCOMPARE(erasing.size(), 1); // at once: the program may end before the rest is done
        QCOMPARE(erasing.constFirst().constFirst().toString(), kPerson);
        QVERIFY(!button(*m_erase, u"previewErasure"_s)->isEnabled());
        QTRY_COMPARE_WITH_TIMEOUT(
            banner(*m_erase, u"erasureResult"_s), u"5 messages were deleted."_s, 60'000);
        QCOMPARE(messages(), 5);
    }

    void anotherNumberIsNotDeletedByThePreviewOfTheFirst()
    {
        showErase();
        m_erase->setUserNumber(kPerson);
        QTRY_VERIFY(button(*m_erase, u"erasePerson"_s)->isEnabled());
        press(*m_erase, u"erasePerson"_s);
        QTest::keyClicks(named<QLineEdit>(*m_erase, u"User number"_s), u"8"_s);
        QVERIFY(!m_erase->findChild<Banner *>(u"erasureConfirmation"_s)->isVisible());
        QVERIFY(!button(*m_erase, u"erasePerson"_s)->isEnabled());
        QVERIFY(label(*m_erase, u"erasurePreview"_s).isEmpty());
    }

    void aNumberNobodyHasIsToldSo()
    {
        showErase();
        m_erase->setUserNumber(u"+447700900999"_s);
        QTRY_VERIFY(label(*m_erase, u"erasurePreview"_s).startsWith(u"There is nothing of this number."_s));
        QVERIFY(!button(*m_erase, u"erasePerson"_s)->isEnabled());
    }

    void everyControlHasItsNameAndALabel()
    {
        showRetention();
        showErase();
        for (QWidget *pane :
            {static_cast<QWidget *>(m_retention.get()), static_cast<QWidget *>(m_erase.get())}) {
            for (const QPushButton *each : pane->findChildren<QPushButton *>())
                QCOMPARE(each->accessibleName(), each->text());
        }
        QVERIFY(named<QSpinBox>(*m_retention, u"Keep for"_s));
        QVERIFY(named<QSpinBox>(*m_retention, u"Keep at most"_s));
        QVERIFY(named<QComboBox>(*m_erase, u"Delete in"_s));
    }

private:
    bool add(int daysAgo, const QString &number)
    {
        const auto added
            = m_services->core.log.append({.messageId = u"m-%1"_s.arg(daysAgo),
                                              .time = m_services->core.clock.now().addDays(-daysAgo),
                                              .assistantId = m_assistant,
                                              .partnerId = u"infobip"_s,
                                              .sandbox = true,
                                              .businessNumber = u"+441134960000"_s,
                                              .userNumber = number,
                                              .type = u"text"_s,
                                              .text = u"hello"_s,
                                              .status = MessageStatus::kAccepted},
                {});
        return finishes(added) && added.result().ok();
    }

    void showRetention()
    {
        m_retention = std::make_unique<RetentionPane>(m_services->services);
        m_retention->setAssistant(m_assistant);
        m_retention->show();
        QTRY_VERIFY(!label(*m_retention, u"retentionPreview"_s).isEmpty());
    }
    void showErase()
    {
        m_erase = std::make_unique<ErasePersonPane>(m_services->services);
        m_erase->setAssistant(m_assistant);
        m_erase->show();
    }
    void setDays(int days) { m_retention->findChild<QSpinBox *>(u"keepDays"_s)->setValue(days); }

    static QPushButton *button(const QWidget &pane, const QString &name)
    {
        return pane.findChild<QPushButton *>(name);
    }
    static void press(const QWidget &pane, const QString &name)
    {
        QTRY_VERIFY(button(pane, name) && button(pane, name)->isEnabled());
        QTest::mouseClick(button(pane, name), Qt::LeftButton);
    }
    static QString label(const QWidget &pane, const QString &name)
    {
        return pane.findChild<QLabel *>(name)->text();
    }
    static QString banner(const QWidget &pane, const QString &name)
    {
        const auto *shown = pane.findChild<Banner *>(name);
        return shown->isVisible() ? shown->text() : QString();
    }

    int messages()
    {
        const auto counted = m_services->core.log.count({});
        return finishes(counted) ? int(counted.result().value()) : -1;
    }
    RetentionRule storedRule()
    {
        const auto rule = m_services->keeping.rule(m_assistant);
        return finishes(rule) ? rule.result().value() : RetentionRule{.days = -1};
    }

    std::unique_ptr<ServicesFixture> m_services;
    QUuid m_assistant;
    std::unique_ptr<RetentionPane> m_retention;
    std::unique_ptr<ErasePersonPane> m_erase;
};

CHANNEL_CONSOLE_TEST(KeepingPanesTest)
#include "tst_keepingpanes.moc"
