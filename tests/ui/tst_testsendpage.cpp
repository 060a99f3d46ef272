// SPDX-License-Identifier: Apache-2.0
#include "ServicesFixture.h"
#include "core/log/MessageLog.h"
#include "core/sandbox/SandboxFailures.h"
#include "support/TestMain.h"
#include "ui/testsend/SendResultView.h"
#include "ui/testsend/TestSendPage.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/FormColumn.h"

#include <QAbstractButton>
#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QTreeWidget>

using namespace ChannelConsole;
using namespace Qt::StringLiterals;

class TestSendPageTest final : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        m_host = std::make_unique<CountingHost>();
        m_fixture = std::make_unique<ServicesFixture>();
        QVERIFY(m_fixture->core.stored.isOpen);
        m_page = std::make_unique<TestSendPage>(m_fixture->services);
        m_page->resize(1'060, 700);
        m_page->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
    }

    void cleanup()
    {
        m_page.reset();
        m_fixture.reset();
        m_host.reset();
    }

    void withoutConfigurationThePageLeadsThere()
    {
        QSignalSpy requested(m_page.get(), &Page::pageRequested);
        show(m_fixture->addWith([](ChannelConfiguration &) {}));
        QVERIFY(!named<QPlainTextEdit>(*m_page, u"Text"_s));
        click(u"Go to Configurations"_s);
        QCOMPARE(requested.size(), 1);
        QCOMPARE(requested.constFirst().constFirst().value<PageId>(), PageId::Configuration);
    }

    void anAcceptedMessageIsNotCalledDelivered()
    {
        compose(u"infobip"_s, u"001"_s);
        click(u"Send"_s);
        QTRY_VERIFY(resultText().contains(u"accepted"_s));
        QVERIFY(result()->detail().contains(u"not delivered"_s));
        QVERIFY(resultText().contains(u"sandbox"_s));
        const auto *facts = named<QLabel>(*m_page, u"Result"_s);
        QVERIFY(facts);
        QVERIFY2(facts->text().contains(u"message id: "_s), qPrintable(facts->text()));
        QVERIFY(facts->text().contains(u"done after"_s));
        QVERIFY(named<QAbstractButton>(*m_page, u"Copy message id"_s));

        QSignalSpy requested(m_page.get(), &Page::pageRequested);
        click(u"Show in the message log"_s);
        QCOMPARE(requested.constFirst().constFirst().value<PageId>(), PageId::MessageLog);
    }

    void theResultFollowsTheLog()
    {
        compose(u"infobip"_s, u"001"_s);
        click(u"Send"_s);
        QTRY_VERIFY(resultText().contains(u"accepted"_s));
        QSignalSpy requested(m_page.get(), &Page::pageRequested);
        click(u"Show in the message log"_s);
        const qint64 logId = requested.constFirst().at(1).toLongLong();
        const auto *now = m_page->findChild<QLabel *>(u"sentStatus"_s);
        QVERIFY(!now->isVisible());
        (void)m_fixture->core.log.recordOutcome(logId, {.status = MessageStatus::kRead});
        QTRY_VERIFY(now->isVisible());
        QVERIFY2(now->text().contains(u"Now: Read"_s), qPrintable(now->text()));
    }

    void anOldResultIsNotReadAsTheNextMessages()
    {
        compose(u"infobip"_s, u"001"_s);
        click(u"Send"_s);
        QTRY_VERIFY(resultText().contains(u"accepted"_s));
        const auto *old = m_page->findChild<QLabel *>(u"oldResult"_s);
        const auto *stage = m_page->findChild<QLabel *>(u"sendStage"_s);
        QVERIFY(!old->isVisible());
        QVERIFY2(stage->text().contains(u"accepted"_s), qPrintable(stage->text()));
        named<QPlainTextEdit>(*m_page, u"Text"_s)->setPlainText(u"Another"_s);
        QVERIFY(old->isVisible());
        QVERIFY(stage->text().isEmpty());
        named<QPlainTextEdit>(*m_page, u"Text"_s)->setPlainText(u"Hello"_s);
        QVERIFY(!old->isVisible());
        choose(MessageType::Location);
        QVERIFY(old->isVisible());
    }

    void sendAndItsOutcomeAreInSightHoweverLongTheForm()
    {
        compose(u"infobip"_s, u"001"_s);
        shrink();
        const auto *send = named<QAbstractButton>(*m_page, u"Send"_s);
        QTRY_VERIFY(isInSight(send));
        click(u"Send"_s);
        QTRY_VERIFY(resultText().contains(u"accepted"_s));
        QTRY_VERIFY(isInSight(result()));
        QVERIFY(isInSight(send));
    }

    void whatIsWrongInALongFormIsScrolledTo()
    {
        compose(u"infobip"_s, u"001"_s);
        shrink();
        choose(MessageType::List);
        named<QPlainTextEdit>(*m_page, u"Text"_s)->setPlainText(u"Choose"_s);
        m_page->findChild<QLineEdit *>(u"buttonTitle"_s)->setText(u"Open"_s);
        auto *title = m_page->findChild<QLineEdit *>(u"sections/0/rows/0/title"_s);
        QTRY_VERIFY(!isInSight(title));
        click(u"Send"_s);
        QTRY_VERIFY(isInSight(m_page->focusWidget()));
        QVERIFY2(m_page->focusWidget()->objectName().startsWith(u"sections/0/rows/0/"_s),
            qPrintable(m_page->focusWidget()->objectName()));
    }

    void sendComesAfterTheInputsOfAnyType()
    {
        compose(u"infobip"_s, u"001"_s);
        choose(MessageType::Location);
        const auto *send = named<QAbstractButton>(*m_page, u"Send"_s);
        QStringList order;
        for (QWidget *each = m_page->nextInFocusChain(); each != m_page.get();
             each = each->nextInFocusChain())
            order += each->objectName();
        QVERIFY(order.contains(u"latitude"_s));
        QVERIFY(order.indexOf(send->objectName()) > order.lastIndexOf(u"address"_s));
    }

    void brokenJsonIsToldInTheFieldsWords()
    {
        compose(u"infobip"_s, u"001"_s);
        choose(MessageType::Raw);
        named<QPlainTextEdit>(*m_page, u"JSON"_s)->setPlainText(u"{ broken"_s);
        const QString said = named<QPlainTextEdit>(*m_page, u"Request"_s)->placeholderText();
        QVERIFY2(said.contains(u"Line 1"_s), qPrintable(said));
        QVERIFY2(!said.contains(u"exception"_s), qPrintable(said));
    }

    void aRejectionSaysWhyAndWhatToDo_data()
    {
        QTest::addColumn<QString>("partnerId");
        QTest::addColumn<QString>("code");
        QTest::newRow("Infobip") << u"infobip"_s << u"REJECTED_DESTINATION_NOT_REGISTERED"_s;
        QTest::newRow("GupShup") << u"gupshup"_s << u"318"_s;
        QTest::newRow("Karix") << u"karix"_s << u"105"_s;
    }

    void aRejectionSaysWhyAndWhatToDo()
    {
        QFETCH(const QString, partnerId);
        QFETCH(const QString, code);
        compose(partnerId, u"400"_s);
        click(u"Send"_s);
        QTRY_VERIFY(resultText().contains(u"rejected"_s));
        const QString said = shownText();
        QVERIFY2(said.contains(code), qPrintable(said));
        QVERIFY2(said.contains(u"Whose side it is on"_s), qPrintable(said));
    }

    void anUnknownOutcomeIsExplainedAndNotRepeated()
    {
        compose(u"karix"_s, u"444"_s);
        click(u"Send"_s);
        QTRY_VERIFY(resultText().contains(u"not known"_s));
        QVERIFY(result()->detail().contains(u"not sent again by itself"_s));
        QCOMPARE(m_fixture->core.rows(), 1);
    }

    void aSlowSendShowsWhatItWaitsForAndCanBeCancelled()
    {
        compose(u"infobip"_s, u"005"_s);
        QVERIFY(!named<QAbstractButton>(*m_page, u"Cancel"_s));
        click(u"Send"_s);
        QTRY_VERIFY(named<QAbstractButton>(*m_page, u"Cancel"_s));
        QVERIFY(!named<QAbstractButton>(*m_page, u"Send"_s)->isEnabled());
        const auto *stage = m_page->findChild<QLabel *>(u"sendStage"_s);
        QTRY_VERIFY2(stage->text().contains(u"Waiting for"_s), qPrintable(stage->text()));
        click(u"Cancel"_s);
        QTRY_VERIFY(resultText().contains(u"not known"_s));
        QVERIFY(!named<QAbstractButton>(*m_page, u"Cancel"_s));
        QVERIFY(named<QAbstractButton>(*m_page, u"Send"_s)->isEnabled());
    }

    void whatIsWrongStandsAtItsFieldAndHasTheFocus()
    {
        show(m_fixture->addSandbox(u"infobip"_s));
        QVERIFY(faultOf(u"userNumber"_s).isEmpty());
        click(u"Send"_s);
        QVERIFY(!faultOf(u"userNumber"_s).isEmpty());
        QTRY_VERIFY(named<QLineEdit>(*m_page, u"User number"_s)->hasFocus());
        named<QLineEdit>(*m_page, u"User number"_s)->setText(u"+44 7700 900001"_s);
        click(u"Send"_s);
        QVERIFY(faultOf(u"userNumber"_s).isEmpty());
        QVERIFY(!faultOf(u"text"_s).isEmpty());
        QTRY_VERIFY(named<QPlainTextEdit>(*m_page, u"Text"_s)->hasFocus());
    }

    void theFirstMessageToARealNumberIsAskedAbout()
    {
        show(m_fixture->addReal(*m_host));
        named<QLineEdit>(*m_page, u"User number"_s)->setText(u"+447700900123"_s);
        named<QPlainTextEdit>(*m_page, u"Text"_s)->setPlainText(u"Hello"_s);
        click(u"Send"_s);
        answer(u"cancel"_s);
        QCOMPARE(m_host->requests(), 0);
        QTRY_VERIFY(named<QAbstractButton>(*m_page, u"Send"_s)->isEnabled());
        click(u"Send"_s);
        answer(u"confirm"_s);
        QTRY_VERIFY(resultText().contains(u"accepted"_s));
        QCOMPARE(m_host->requests(), 1);
    }

    void whatThePartnerDoesNotOfferSaysWhyAndLeadsToTheRawForm()
    {
        show(m_fixture->addSandbox(u"karix"_s));
        choose(MessageType::OrderDetails);
        const auto *refusal = m_page->findChild<Banner *>(u"notOffered"_s);
        QVERIFY(refusal->isVisible());
        QVERIFY(!refusal->detail().isEmpty());
        QVERIFY(!m_page->findChild<QLineEdit *>(u"referenceId"_s));
        click(u"Use the raw form"_s);
        QVERIFY(!refusal->isVisible());
        const auto *json = named<QPlainTextEdit>(*m_page, u"JSON"_s);
        QVERIFY(json);
        QVERIFY2(json->toPlainText().contains(u"order_details"_s), qPrintable(json->toPlainText()));
    }

    void everyTypeKeepsItsInputsWhileAnotherIsLookedAt()
    {
        show(m_fixture->addSandbox(u"infobip"_s));
        named<QPlainTextEdit>(*m_page, u"Text"_s)->setPlainText(u"Half a sen"_s);
        choose(MessageType::Location);
        QVERIFY(!named<QPlainTextEdit>(*m_page, u"Text"_s));
        named<QLineEdit>(*m_page, u"Latitude"_s)->setText(u"-"_s); // not a number yet
        choose(MessageType::Text);
        QCOMPARE(named<QPlainTextEdit>(*m_page, u"Text"_s)->toPlainText(), u"Half a sen"_s);
        choose(MessageType::Location);
        QCOMPARE(named<QLineEdit>(*m_page, u"Latitude"_s)->text(), u"-"_s);
    }

    void whatCannotBeReadIsNotSent()
    {
        compose(u"infobip"_s, u"001"_s);
        choose(MessageType::Location);
        named<QLineEdit>(*m_page, u"Latitude"_s)->setText(u"north"_s);
        click(u"Send"_s);
        QVERIFY(faultOf(u"latitude"_s).contains(u"degrees"_s));
        QTRY_VERIFY(named<QLineEdit>(*m_page, u"Latitude"_s)->hasFocus());
        QCOMPARE(m_fixture->core.rows(), 0);
    }

    void aFindingStandsAtItsInputAndHasTheFocusAfterTheTry()
    {
        compose(u"infobip"_s, u"001"_s);
        choose(MessageType::Buttons);
        named<QPlainTextEdit>(*m_page, u"Text"_s)->setPlainText(u"Choose"_s);
        auto *title = m_page->findChild<QLineEdit *>(u"buttons/0/title"_s);
        QVERIFY(faultOf(u"buttons/0/title"_s).isEmpty());
        click(u"Send"_s);
        QVERIFY(!faultOf(u"buttons/0/title"_s).isEmpty());
        QVERIFY(title->accessibleDescription().contains(faultOf(u"buttons/0/title"_s)));
        title->setText(QString(21, u'x'));
        QVERIFY2(faultOf(u"buttons/0/title"_s).contains(u"20"_s), qPrintable(faultOf(u"buttons/0/title"_s)));
        QCOMPARE(m_fixture->core.rows(), 0);
    }

    void outsideTheWindowATemplateIsOneClickAway()
    {
        compose(u"infobip"_s, u"001"_s);
        QTRY_VERIFY(named<QAbstractButton>(*m_page, u"Choose a template"_s));
        click(u"Choose a template"_s);
        QCOMPARE(m_page->findChild<QComboBox *>(u"messageType"_s)->currentText(),
            messageTypeName(MessageType::Template));
        QVERIFY(!named<QAbstractButton>(*m_page, u"Choose a template"_s));
    }

    void aSendRefusedForTheClosedWindowOffersATemplate()
    {
        SendResultView view;
        QSignalSpy requested(&view, &SendResultView::templateRequested);
        SendReport report;
        report.outcome.kind = SendOutcome::Kind::Rejected;
        report.outcome.problem = Problem{.kind = ProblemKind::RejectedByPartner, .partnerCode = u"470"_s};
        view.showReport(report, {});
        auto *offer = named<QAbstractButton>(view, u"Choose a template"_s);
        QVERIFY(offer);
        offer->click();
        QCOMPARE(requested.size(), 1);
        report.outcome.problem->partnerCode = u"318"_s;
        view.showReport(report, {});
        QVERIFY(!named<QAbstractButton>(view, u"Choose a template"_s));
    }

    void aMessageTakenOverSaysWhichNumberIsNotTheChannels()
    {
        show(m_fixture->addSandbox(u"infobip"_s));
        m_page->compose({.businessNumber = u"+4930123456"_s,
            .userNumber = u"+447700900001"_s,
            .content = TextContent{.text = u"Once more"_s}});
        QCOMPARE(named<QPlainTextEdit>(*m_page, u"Text"_s)->toPlainText(), u"Once more"_s);
        const auto *banner = m_page->findChild<Banner *>(u"takenOver"_s);
        QVERIFY(banner->isVisible());
        QVERIFY2(banner->text().contains(u"+49"_s), qPrintable(banner->text()));
        m_page->compose({.businessNumber = {}, .userNumber = {}, .content = TextContent{.text = u"Twice"_s}});
        QVERIFY(!banner->isVisible());
    }

    void thePreviewShowsWhatIsTyped()
    {
        compose(u"infobip"_s, u"001"_s);
        const auto *preview = m_page->findChild<QWidget *>(u"phonePreview"_s);
        QVERIFY(preview->isVisible());
        QCOMPARE(preview->accessibleDescription(), u"Hello"_s);
    }

    void aSandboxNumberIsTakenOverWithOneClick()
    {
        show(m_fixture->addSandbox(u"gupshup"_s));
        auto *list = m_page->findChild<QTreeWidget *>(u"numberSuggestions"_s);
        QVERIFY(list->isVisible());
        // Two groups below them: the errors at the send, and those in the report.
        QCOMPARE(list->topLevelItemCount(), Sandbox::numbers(u"gupshup"_s).size() + 2);
        const QRect second = list->visualItemRect(list->topLevelItem(1));
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, second.center());
        const QString typed = named<QLineEdit>(*m_page, u"User number"_s)->text().remove(u' ');
        QCOMPARE(typed, Sandbox::numbers(u"gupshup"_s).at(1).number);
    }

    void ctrlEnterSendsFromTheText()
    {
        compose(u"karix"_s, u"001"_s);
        auto *text = named<QPlainTextEdit>(*m_page, u"Text"_s);
        text->setFocus();
        QTRY_VERIFY(text->hasFocus());
        QTest::keyClick(text, Qt::Key_Return, Qt::ControlModifier);
        QTRY_VERIFY(resultText().contains(u"accepted"_s));
        QCOMPARE(text->toPlainText(), u"Hello"_s);
    }

    void theRequestShowsNoSecret()
    {
        show(m_fixture->addReal(*m_host));
        named<QLineEdit>(*m_page, u"User number"_s)->setText(u"+447700900123"_s);
        named<QPlainTextEdit>(*m_page, u"Text"_s)->setPlainText(u"Hello you"_s);
        const QString request = named<QPlainTextEdit>(*m_page, u"Request"_s)->toPlainText();
        QVERIFY2(request.contains(u"Hello you"_s), qPrintable(request));
        QVERIFY(!request.contains(QString::fromUtf8(SendFixture::kRealSecret)));
    }

    void theRequestCanBeCopiedAsACommand()
    {
        show(m_fixture->addReal(*m_host));
        auto *copy = m_page->findChild<QAbstractButton *>(u"copyCurl"_s);
        QVERIFY(copy);
        QVERIFY(!copy->isEnabled());
        named<QLineEdit>(*m_page, u"User number"_s)->setText(u"+447700900123"_s);
        named<QPlainTextEdit>(*m_page, u"Text"_s)->setPlainText(u"Hello you"_s);
        QVERIFY(copy->isEnabled());
        copy->click();
        const QString command = QGuiApplication::clipboard()->text();
        QVERIFY2(command.startsWith(u"curl"_s) && command.contains(u"Hello you"_s), qPrintable(command));
        QVERIFY(!command.contains(QString::fromUtf8(SendFixture::kRealSecret)));
    }

    void theDraftComesBackWithItsAssistant()
    {
        const QUuid first = m_fixture->addSandbox(u"infobip"_s);
        const QUuid second = m_fixture->addReal(*m_host);
        show(first);
        named<QPlainTextEdit>(*m_page, u"Text"_s)->setPlainText(u"Half a sen"_s);
        show(second);
        QCOMPARE(named<QPlainTextEdit>(*m_page, u"Text"_s)->toPlainText(), QString());
        QCOMPARE(named<QComboBox>(*m_page, u"Business number"_s)->count(), 2);
        show(first);
        QCOMPARE(named<QPlainTextEdit>(*m_page, u"Text"_s)->toPlainText(), u"Half a sen"_s);
    }

    void theKeywordIsOnlyAskedForWhereThePartnerHasOne()
    {
        show(m_fixture->addSandbox(u"infobip"_s));
        QVERIFY(m_page->findChild<QLineEdit *>(u"keyword"_s)->isVisible());
        show(m_fixture->addSandbox(u"karix"_s));
        QVERIFY(!m_page->findChild<QLineEdit *>(u"keyword"_s)->isVisible());
    }

private:
    void show(const QUuid &assistant)
    {
        QVERIFY(!assistant.isNull());
        m_page->showAssistant(assistant);
    }

    void compose(const QString &partnerId, const QString &ending)
    {
        show(m_fixture->addSandbox(partnerId));
        for (const SandboxNumber &number : Sandbox::numbers(partnerId)) {
            if (number.number.endsWith(ending))
                named<QLineEdit>(*m_page, u"User number"_s)->setText(number.number);
        }
        named<QPlainTextEdit>(*m_page, u"Text"_s)->setPlainText(u"Hello"_s);
    }

    void choose(MessageType type)
    {
        auto *types = m_page->findChild<QComboBox *>(u"messageType"_s);
        types->setCurrentIndex(types->findData(static_cast<int>(type)));
    }

    void click(const QString &button)
    {
        auto *found = named<QAbstractButton>(*m_page, button);
        QVERIFY2(found, qPrintable(button));
        found->click();
    }

    void answer(const QString &button)
    {
        QTRY_VERIFY(m_page->findChild<QMessageBox *>(u"question"_s));
        auto *box = m_page->findChild<QMessageBox *>(u"question"_s);
        QVERIFY(box->informativeText().contains(u"costs money"_s));
        box->findChild<QAbstractButton *>(button)->click();
        QTRY_VERIFY(!m_page->findChild<QMessageBox *>(u"question"_s));
    }

    [[nodiscard]] Banner *result() const { return m_page->findChild<Banner *>(u"sendResult"_s); }
    [[nodiscard]] QString resultText() const { return result()->isVisible() ? result()->text() : QString(); }

    /// So narrow that the other side scrolls too, and lower than the form. Asked for again until the least
    /// height of the wide page is forgotten, which is queued.
    void shrink() { QTRY_VERIFY((m_page->resize(600, 320), m_page->height() < 400)); }

    /// Wholly: neither scrolled away nor cut off.
    [[nodiscard]] static bool isInSight(const QWidget *widget)
    {
        return widget && widget->isVisible() && widget->visibleRegion().boundingRect() == widget->rect();
    }

    [[nodiscard]] QString shownText() const
    {
        QStringList texts;
        for (const QLabel *label : m_page->findChildren<QLabel *>()) {
            if (label->isVisible())
                texts += label->text();
        }
        return texts.join(u'\n');
    }

    /// What the row of a field says is wrong with it.
    [[nodiscard]] QString faultOf(const QString &objectName) const
    {
        const auto *field = m_page->findChild<QWidget *>(objectName);
        const auto *row = field ? qobject_cast<const FormRow *>(field->parentWidget()) : nullptr;
        return row ? row->fault() : u"no such row"_s;
    }

    std::unique_ptr<CountingHost> m_host;
    std::unique_ptr<ServicesFixture> m_fixture;
    std::unique_ptr<TestSendPage> m_page;
};

CHANNEL_CONSOLE_TEST(TestSendPageTest)
#include "tst_testsendpage.moc"
