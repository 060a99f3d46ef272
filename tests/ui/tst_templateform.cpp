// SPDX-License-Identifier: Apache-2.0
#include "ServicesFixture.h"
#include "core/message/ContentRules.h"
#include "core/message/TemplateFilling.h"
#include "support/TestMain.h"
#include "ui/testsend/TemplateForm.h"
#include "ui/testsend/TemplateFormBox.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>

using namespace ChannelConsole;
using namespace Qt::StringLiterals;

namespace {

/// A form with the sandbox's templates in its catalogue.
struct Shown
{
    Shown()
        : form(&fixture.templates)
    {
        id = fixture.addSandbox(u"infobip"_s);
        const QString sender
            = fixture.assistants.configuration(id).settings.value(u"infobip"_s).numbers.value(0);
        const auto synced = fixture.templates.sync(TemplateCatalogue::shelf(id, u"infobip"_s, sender));
        ready = finishes(synced) && synced.result().ok();
        form.showChannel(id, u"infobip"_s, sender);
        form.show();
    }

    [[nodiscard]] TemplateContent content() const { return std::get<TemplateContent>(form.content()); }
    [[nodiscard]] QLineEdit *line(const QString &field)
    {
        return form.findChild<QLineEdit *>(u"template."_s + field);
    }
    /// As a person chooses.
    void choose(const QString &beginning)
    {
        auto *box = named<QComboBox>(form, u"Template"_s);
        for (int i = 0; i < box->count(); ++i) {
            if (box->itemText(i).startsWith(beginning)) {
                box->setCurrentIndex(i);
                emit box->activated(i);
                return;
            }
        }
        QFAIL(qPrintable(beginning));
    }
    [[nodiscard]] bool says(const QString &text)
    {
        for (const QLabel *label : form.findChildren<QLabel *>()) {
            if (label->isVisibleTo(&form) && label->text().contains(text))
                return true;
        }
        return false;
    }

    ServicesFixture fixture;
    TemplateForm form;
    QUuid id;
    bool ready = false;
};

} // namespace

class TestTemplateForm final : public QObject
{
    Q_OBJECT
private slots:
    void everythingTheTemplateTakesIsAskedFor()
    {
        Shown shown;
        QVERIFY(shown.ready);
        QSignalSpy changed(&shown.form, &ContentForm::changed);
        shown.choose(u"summer_offer"_s);
        QCOMPARE(changed.size(), 1);
        for (const QString &field : {u"header/url"_s, u"bodyValues/0"_s, u"bodyValues/1"_s,
                 u"buttons/0/value"_s, u"buttons/1/value"_s})
            QVERIFY2(shown.line(field), qPrintable(field));
        QVERIFY(!shown.line(u"buttons/2/value"_s)); // a telephone number takes nothing
        QTest::keyClicks(shown.line(u"bodyValues/1"_s), u"20%"_s);
        QCOMPARE(shown.content().bodyValues, QStringList({QString(), u"20%"_s}));
        QCOMPARE(shown.content().name, u"summer_offer"_s);
    }

    void oneCodeFillsTextAndButton()
    {
        Shown shown;
        shown.choose(u"login_code"_s);
        QTRY_VERIFY(named<QLineEdit>(shown.form, u"Code"_s));
        auto *code = named<QLineEdit>(shown.form, u"Code"_s);
        QTest::keyClicks(code, u"424242"_s);
        QCOMPARE(shown.content().bodyValues, QStringList{u"424242"_s});
        QCOMPARE(shown.content().buttons.size(), 1);
        QCOMPARE(shown.content().buttons.constFirst().value, u"424242"_s);
    }

    void examplesFillWhatIsEmpty()
    {
        Shown shown;
        shown.choose(u"summer_offer"_s);
        QTest::keyClicks(shown.line(u"bodyValues/0"_s), u"Mine"_s);
        named<QPushButton>(shown.form, u"Fill with examples"_s)->click();
        QCOMPARE(shown.content().bodyValues.constFirst(), u"Mine"_s);
        for (const ContentFinding &finding : contentFindings(shown.form.content(), {}))
            QVERIFY2(finding.weight != ContentFinding::Weight::Error, qPrintable(finding.text));
    }

    void findingsStandAtTheirInputs()
    {
        Shown shown;
        shown.choose(u"order_update, en_GB"_s);
        const auto left = shown.form.showFindings(contentFindings(shown.form.content(), {}));
        QVERIFY(left.isEmpty());
        const auto other = shown.form.showFindings(
            {{.field = u"bodyValues/1"_s, .text = u"Too long."_s}, {.field = {}, .text = u"All of it."_s}});
        QCOMPARE(other.size(), 1);
        QTRY_VERIFY(shown.says(u"Too long."_s));
        QVERIFY(shown.form.showFindings({}).isEmpty());
        QTRY_VERIFY(!shown.says(u"Too long."_s));
        shown.form.activateWindow();
        shown.form.focusField(u"bodyValues/1"_s);
        QCOMPARE(shown.form.focusWidget(), shown.line(u"bodyValues/1"_s));
        QVERIFY(shown.form.isStillEmpty(u"bodyValues/1"_s));
    }

    void aPausedTemplateSaysSo()
    {
        Shown shown;
        shown.choose(u"winter_offer"_s);
        QVERIFY(shown.says(u"Paused"_s));
        shown.choose(u"order_update, en_GB"_s);
        QVERIFY(!shown.says(u"Paused"_s));
    }

    void aDraftIsShownWithItsValues()
    {
        Shown shown;
        QSignalSpy changed(&shown.form, &ContentForm::changed);
        TemplateContent draft{
            .name = u"order_update"_s, .language = u"hi"_s, .bodyValues = {u"Asha"_s, u"ORD-1"_s}};
        shown.form.setContent(draft);
        QCOMPARE(changed.size(), 0);
        QCOMPARE(shown.line(u"bodyValues/1"_s)->text(), u"ORD-1"_s);
        QCOMPARE(shown.content().bodyValues, draft.bodyValues);
        QCOMPARE(shown.content().partnerTemplateId, u"7000002"_s); // known from the catalogue
    }

    void aTemplateThatIsNotInTheCatalogueComesBackAsItWas()
    {
        Shown shown;
        const TemplateContent draft{.name = u"elsewhere"_s,
            .language = u"de"_s,
            .bodyValues = {u"eins"_s},
            .header = {.kind = TemplateHeaderValue::Kind::Location, .latitude = 51.5, .longitude = -0.125},
            .buttons = {{.index = 1, .type = u"URL"_s, .value = u"x"_s}}};
        shown.form.setContent(draft);
        QCOMPARE(shown.content(), draft);
        auto *name = named<QLineEdit>(shown.form, u"Template name"_s);
        QVERIFY(name);
        QCOMPARE(name->text(), u"elsewhere"_s);
    }

    void aTemplateIsNamedByHand()
    {
        Shown shown;
        shown.choose(u"Another"_s);
        QTest::keyClicks(named<QLineEdit>(shown.form, u"Template name"_s), u"other_one"_s);
        QTest::keyClicks(named<QLineEdit>(shown.form, u"Language"_s), u"en"_s);
        named<QSpinBox>(shown.form, u"Placeholders in the text"_s)->setValue(2);
        QVERIFY(shown.line(u"bodyValues/1"_s));
        QTest::keyClicks(shown.line(u"bodyValues/0"_s), u"first"_s);
        named<QSpinBox>(shown.form, u"Placeholders in the text"_s)->setValue(1);
        QCOMPARE(shown.content().name, u"other_one"_s);
        QCOMPARE(shown.content().language, u"en"_s);
        QCOMPARE(shown.content().bodyValues, QStringList{u"first"_s});
        auto left = shown.form.showFindings({{.field = u"name"_s, .text = u"Bad name."_s}});
        QVERIFY(left.isEmpty());
        QVERIFY(shown.says(u"Bad name."_s));
    }

    void theChoiceShowsTheStatusHoweverNarrowItIs()
    {
        TemplateFormBox box;
        box.addTemplate(u"appointment_reminder_of_the_day_before"_s, u"en_GB"_s, u"Approved"_s, 0);
        box.resize(box.fontMetrics().averageCharWidth() * 36, box.sizeHint().height());
        QVERIFY2(box.shownText().endsWith(u", en_GB (Approved)"_s), qPrintable(box.shownText()));
        QVERIFY2(box.shownText().startsWith(u"app"_s), qPrintable(box.shownText()));
        QVERIFY(box.fontMetrics().horizontalAdvance(box.shownText()) < box.width());
        box.resize(box.fontMetrics().averageCharWidth() * 120, box.height());
        QCOMPARE(box.shownText(), box.itemText(0));
    }

    void degreesThatCannotBeReadAreSaid()
    {
        Shown shown;
        shown.choose(u"visit_us"_s);
        QTest::keyClicks(shown.line(u"header/latitude"_s), u"north"_s);
        QVERIFY(shown.form.hasUnreadable());
        QTRY_VERIFY(shown.says(u"Enter degrees"_s));
        shown.line(u"header/latitude"_s)->clear();
        QTest::keyClicks(shown.line(u"header/latitude"_s), u"51,5"_s);
        QVERIFY(!shown.form.hasUnreadable());
        QCOMPARE(shown.content().header.latitude, 51.5);
    }

    void whatIsTypedStaysWhenTheListIsReadAgain()
    {
        Shown shown;
        shown.choose(u"order_update, en_GB"_s);
        QTest::keyClicks(shown.line(u"bodyValues/0"_s), u"Asha"_s);
        const QString sender
            = shown.fixture.assistants.configuration(shown.id).settings.value(u"infobip"_s).numbers.value(0);
        const auto synced
            = shown.fixture.templates.sync(TemplateCatalogue::shelf(shown.id, u"infobip"_s, sender));
        QVERIFY(finishes(synced));
        QCOMPARE(shown.content().bodyValues.constFirst(), u"Asha"_s);
        QCOMPARE(shown.content().language, u"en_GB"_s);
    }
};

CHANNEL_CONSOLE_TEST(TestTemplateForm)
#include "tst_templateform.moc"
