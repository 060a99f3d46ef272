// SPDX-License-Identifier: Apache-2.0
#include "ServicesFixture.h"
#include "core/message/TemplateJson.h"
#include "core/sandbox/SandboxTemplates.h"
#include "support/TestMain.h"
#include "ui/templates/TemplateFilterModel.h"
#include "ui/templates/TemplateListModel.h"
#include "ui/templates/TemplatesPage.h"
#include "ui/templates/TemplatesViewModel.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/PlainLabel.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

using namespace ChannelConsole;
using namespace Qt::StringLiterals;

namespace {

/// A page of one assistant, shown.
struct Shown
{
    explicit Shown(const QString &partnerId)
        : page(fixture.services)
    {
        id = fixture.addSandbox(partnerId);
        page.resize(1000, 700);
        page.show();
        page.showAssistant(id);
    }

    [[nodiscard]] QPushButton *button(const QString &name) { return named<QPushButton>(page, name); }
    [[nodiscard]] QTableView *table() { return page.findChild<QTableView *>(u"templatesTable"_s); }
    [[nodiscard]] int rows() { return table()->isVisibleTo(&page) ? table()->model()->rowCount() : 0; }
    [[nodiscard]] QString label(const QString &objectName)
    {
        return page.findChild<QLabel *>(objectName)->text();
    }
    void choose(const QString &filter, const QString &text)
    {
        auto *box = named<QComboBox>(page, filter);
        QVERIFY(box);
        box->setCurrentText(text);
    }
    void select(const QString &name)
    {
        for (int row = 0; row < rows(); ++row) {
            if (table()->model()->index(row, 0).data().toString() == name)
                table()->setCurrentIndex(table()->model()->index(row, 0));
        }
    }
    [[nodiscard]] QString concerns()
    {
        QStringList texts;
        auto *lines = page.findChild<QWidget *>(u"templateConcerns"_s);
        for (const QLabel *each : lines->findChildren<QLabel *>()) {
            if (lines->isVisibleTo(&page))
                texts += each->text();
        }
        return texts.join(u'\n');
    }
    [[nodiscard]] bool sync()
    {
        button(u"Sync"_s)->click();
        return QTest::qWaitFor([this] { return rows() > 0 && button(u"Sync"_s); }, 20'000);
    }

    ServicesFixture fixture;
    TemplatesPage page;
    QUuid id;
};

} // namespace

class TestTemplatesPage final : public QObject
{
    Q_OBJECT
private slots:
    void theModelsAreWellBehaved()
    {
        TemplateListModel list;
        TemplateFilterModel filtered;
        filtered.setSourceModel(&list);
        const QAbstractItemModelTester first(&list, QAbstractItemModelTester::FailureReportingMode::QtTest);
        const QAbstractItemModelTester second(
            &filtered, QAbstractItemModelTester::FailureReportingMode::QtTest);
        list.setRecords(sandboxTemplates(u"infobip"_s));
        filtered.setFilter({.text = u"OFFER"_s});
        QCOMPARE(filtered.rowCount(), 2);
        list.setRecords({});
        QCOMPARE(filtered.rowCount(), 0);
    }

    void withoutAPartnerThePageLeadsToTheConfiguration()
    {
        ServicesFixture fixture;
        const QUuid id = fixture.addWith([](ChannelConfiguration &) {});
        TemplatesPage page(fixture.services);
        page.show();
        page.showAssistant(id);
        QSignalSpy requested(&page, &Page::pageRequested);
        auto *go = named<QPushButton>(page, u"Go to Configurations"_s);
        QVERIFY(go);
        go->click();
        QCOMPARE(requested.constFirst().constFirst().value<PageId>(), PageId::Configuration);
    }

    void missingCredentialsAreSaidBeforeAnythingIsAsked()
    {
        ServicesFixture fixture;
        const QUuid id = fixture.addWith([](ChannelConfiguration &configuration) {
            configuration.partnerId = u"infobip"_s;
            configuration.settings[u"infobip"_s].numbers = {u"+441134960000"_s};
            configuration.settings[u"infobip"_s].values
                = {{u"baseUrl"_s, u"https://x.api.infobip.com"_s}, {u"username"_s, u"me"_s}};
        });
        TemplatesPage page(fixture.services);
        page.show();
        page.showAssistant(id);
        auto *banner = page.findChild<Banner *>(u"templatesProblem"_s);
        QTRY_VERIFY(banner->isVisibleTo(&page));
        QVERIFY2(banner->text().contains(u"Password"_s), qPrintable(banner->text()));
        QVERIFY(named<QPushButton>(page, u"Go to Configurations"_s));
    }

    void aSyncShowsTheTemplatesAndWhenTheyWereRead()
    {
        Shown shown(u"infobip"_s);
        QTRY_VERIFY(shown.label(u"templatesSynced"_s).contains(u"Never"_s));
        QVERIFY(shown.sync());
        QCOMPARE(shown.rows(), sandboxTemplates(u"infobip"_s).size());
        QTRY_VERIFY(shown.label(u"templatesSynced"_s).contains(u"Read from Infobip"_s));
        QVERIFY(!shown.page.findChild<Banner *>(u"templatesProblem"_s)->isVisibleTo(&shown.page));
        QVERIFY(shown.button(u"Sync"_s));
        QVERIFY(!shown.button(u"Cancel"_s));
    }

    void anOldListIsSaidToBeOld()
    {
        Shown shown(u"infobip"_s);
        QVERIFY(shown.sync());
        shown.fixture.core.clock.time = shown.fixture.core.clock.time.addDays(9);
        shown.page.showAssistant({});
        shown.page.showAssistant(shown.id);
        auto *banner = shown.page.findChild<Banner *>(u"templatesProblem"_s);
        QTRY_VERIFY(banner->isVisibleTo(&shown.page));
        QVERIFY(banner->text().contains(u"week"_s));
    }

    void searchAndFiltersNarrowTheList()
    {
        Shown shown(u"infobip"_s);
        QVERIFY(shown.sync());
        auto *search = named<QLineEdit>(shown.page, u"Search"_s);
        search->setText(u"showroom"_s); // in the text of one
        QCOMPARE(shown.rows(), 1);
        search->setText(u"no such thing"_s);
        QCOMPARE(shown.rows(), 0);
        shown.button(u"Clear filters"_s)->click();
        QCOMPARE(shown.rows(), sandboxTemplates(u"infobip"_s).size());
        shown.choose(u"Language"_s, u"hi"_s);
        QCOMPARE(shown.rows(), 1);
        shown.choose(u"Language"_s, u"All"_s);
        shown.choose(u"Category"_s, u"Authentication"_s);
        QCOMPARE(shown.rows(), 1);
        shown.choose(u"Category"_s, u"All"_s);
        shown.choose(u"Status"_s, u"Rejected"_s);
        QCOMPARE(shown.rows(), 1);
    }

    void whatIsWrongWithATemplateIsSaid()
    {
        Shown shown(u"infobip"_s);
        QVERIFY(shown.sync());
        shown.select(u"winter_offer"_s);
        QVERIFY2(shown.concerns().contains(u"Paused"_s), qPrintable(shown.concerns()));
        shown.select(u"prize_draw"_s);
        QVERIFY(shown.concerns().contains(u"ABUSIVE_CONTENT"_s));
        shown.select(u"talk_to_us"_s);
        QVERIFY(shown.concerns().contains(u"HOLOGRAM"_s));
        shown.select(u"summer_offer"_s);
        QCOMPARE(shown.concerns(), QString());
        QVERIFY(shown.label(u"templatePreviewBody"_s).contains(u"{{2}}"_s));
    }

    void aTemplateIsHandedToTestSend()
    {
        Shown shown(u"infobip"_s);
        QVERIFY(shown.sync());
        shown.select(u"summer_offer"_s);
        QSignalSpy composed(&shown.page, &Page::composeRequested);
        shown.button(u"Send this template"_s)->click();
        QCOMPARE(composed.size(), 1);
        const auto draft = composed.constFirst().constFirst().value<ComposeDraft>();
        const auto *content = std::get_if<TemplateContent>(&draft.content);
        QVERIFY(content);
        QCOMPARE(content->name, u"summer_offer"_s);
        QCOMPARE(content->bodyValues.size(), 2);
        QCOMPARE(content->buttons.size(), 2);
        QVERIFY(!draft.businessNumber.isEmpty());
    }

    void sendingIsNotAdvisedWhereItWouldBeRefused()
    {
        Shown shown(u"infobip"_s);
        QVERIFY(shown.sync());
        shown.select(u"summer_offer"_s);
        QVERIFY(shown.button(u"Send this template"_s)->font().bold());
        QCOMPARE(shown.label(u"templateSendNote"_s), QString());
        for (const QString &name : {u"prize_draw"_s, u"winter_offer"_s}) {
            shown.select(name);
            QVERIFY(!shown.button(u"Send this template"_s)->font().bold());
            QVERIFY(shown.button(u"Send this template"_s)->isEnabled());
            QVERIFY(shown.label(u"templateSendNote"_s).contains(u"refused"_s));
        }
    }

    void whatIsNotRightIsSaidAtItsInput()
    {
        Shown shown(u"karix"_s);
        QTRY_VERIFY(shown.button(u"Add…"_s));
        shown.button(u"Add…"_s)->click();
        const auto saysIt = [&shown](const QString &text) {
            const auto labels = shown.page.findChildren<QLabel *>();
            return std::any_of(labels.cbegin(), labels.cend(), [&](const QLabel *label) {
                return label->isVisibleTo(&shown.page) && label->text().contains(text);
            });
        };
        QTest::keyClicks(named<QLineEdit>(shown.page, u"Name"_s), u"Bad Name!"_s);
        QVERIFY(saysIt(u"only lower case letters without"_s));
        QVERIFY(!saysIt(u"Enter the language"_s)); // not reached yet
        QTest::keyClicks(named<QLineEdit>(shown.page, u"Language"_s), u"english"_s);
        QVERIFY(saysIt(u"does not look like a code"_s));
        named<QPlainTextEdit>(shown.page, u"Body"_s)->setPlainText(u"{{1}} and {{3}}."_s);
        QVERIFY(saysIt(u"{{2}} is missing"_s));
        QVERIFY(saysIt(u"begins or ends"_s));
        shown.button(u"Keep this template"_s)->click();
        QVERIFY(shown.page.hasUnsavedChanges()); // a name like that is not kept
        named<QLineEdit>(shown.page, u"Name"_s)->clear();
        QTest::keyClicks(named<QLineEdit>(shown.page, u"Name"_s), u"good_name"_s);
        QVERIFY(!saysIt(u"only lower case letters without"_s));
        shown.button(u"Add a button"_s)->click();
        shown.button(u"Keep this template"_s)->click();
        // A row just added is shown with the next layout.
        QTRY_VERIFY(saysIt(u"Enter the text that stands on the button"_s));
        QVERIFY(shown.page.hasUnsavedChanges());
        QTest::keyClicks(named<QLineEdit>(shown.page, u"Text of button 1"_s), u"Stop"_s);
        shown.button(u"Keep this template"_s)->click(); // warnings do not keep it from being stored
        QTRY_COMPARE(shown.rows(), 1);
    }

    void theEmptyStateIsReadableInASmallWindow()
    {
        Shown shown(u"infobip"_s);
        shown.page.resize(520, 330);
        auto *place = shown.page.findChild<QScrollArea *>(u"emptyTemplates"_s);
        QTRY_VERIFY(place->isVisibleTo(&shown.page));
        const auto isWhole = [place] {
            const auto labels = place->findChildren<PlainLabel *>();
            return !labels.isEmpty()
                && std::all_of(labels.cbegin(), labels.cend(), [](const PlainLabel *label) {
                       return label->height() >= label->heightForWidth(label->width());
                   });
        };
        QTRY_VERIFY(isWhole());
    }

    void aFailedSyncIsSaidAndTheListStays()
    {
        Shown shown(u"infobip"_s);
        QVERIFY(shown.sync());
        for (QByteArray &value : shown.fixture.core.keychain.entries)
            value = "another";
        shown.button(u"Sync"_s)->click();
        auto *banner = shown.page.findChild<Banner *>(u"templatesProblem"_s);
        QTRY_VERIFY(banner->isVisibleTo(&shown.page));
        QVERIFY2(banner->text().contains(u"credentials"_s), qPrintable(banner->text()));
        QCOMPARE(shown.rows(), sandboxTemplates(u"infobip"_s).size());
    }

    void aTemplateOfKarixIsEnteredChangedAndRemoved()
    {
        Shown shown(u"karix"_s);
        QVERIFY(!shown.button(u"Sync"_s));
        QTRY_VERIFY(shown.button(u"Add a template"_s));
        shown.button(u"Add a template"_s)->click();
        shown.button(u"Keep this template"_s)->click(); // nothing typed
        QVERIFY(named<QLineEdit>(shown.page, u"Name"_s));
        QTest::keyClicks(named<QLineEdit>(shown.page, u"Name"_s), u"new_latest"_s);
        QTest::keyClicks(named<QLineEdit>(shown.page, u"Language"_s), u"en"_s);
        named<QPlainTextEdit>(shown.page, u"Body"_s)->setPlainText(u"Hi {{1}}"_s);
        QVERIFY(shown.page.hasUnsavedChanges(shown.id));
        shown.button(u"Keep this template"_s)->click();
        QTRY_COMPARE(shown.rows(), 1);
        QVERIFY(!shown.page.hasUnsavedChanges());
        QCOMPARE(shown.label(u"templatePreviewBody"_s), u"Hi {{1}}"_s);

        shown.button(u"Edit"_s)->click();
        named<QPlainTextEdit>(shown.page, u"Body"_s)->setPlainText(u"Hello {{1}}"_s);
        shown.button(u"Keep this template"_s)->click();
        QTRY_COMPARE(shown.label(u"templatePreviewBody"_s), u"Hello {{1}}"_s);

        QTRY_VERIFY(shown.button(u"Add…"_s)); // the editor goes when the store has answered
        shown.button(u"Add…"_s)->click(); // the same again
        QTest::keyClicks(named<QLineEdit>(shown.page, u"Name"_s), u"new_latest"_s);
        QTest::keyClicks(named<QLineEdit>(shown.page, u"Language"_s), u"en"_s);
        shown.button(u"Keep this template"_s)->click();
        const auto saysWhy = [&shown] {
            const auto labels = shown.page.findChildren<QLabel *>();
            return std::any_of(labels.cbegin(), labels.cend(), [&shown](const QLabel *label) {
                return label->isVisibleTo(&shown.page)
                    && label->text().contains(u"in the catalogue already"_s);
            });
        };
        QTRY_VERIFY(saysWhy());
        shown.button(u"Cancel"_s)->click();
        QTRY_COMPARE(shown.rows(), 1);

        shown.button(u"Remove"_s)->click();
        auto *question = shown.page.findChild<QMessageBox *>(u"question"_s);
        QVERIFY(question);
        question->findChild<QPushButton *>(u"confirm"_s)->click();
        QTRY_COMPARE(shown.rows(), 0);
    }

    void whatIsTypedStaysWithItsAssistant()
    {
        Shown shown(u"karix"_s);
        QTRY_VERIFY(shown.button(u"Add…"_s));
        shown.button(u"Add…"_s)->click();
        QTest::keyClicks(named<QLineEdit>(shown.page, u"Name"_s), u"half"_s);
        const QUuid other = shown.fixture.addSandbox(u"infobip"_s);
        shown.page.showAssistant(other);
        QVERIFY(!named<QLineEdit>(shown.page, u"Name"_s));
        QVERIFY(!shown.page.hasUnsavedChanges(other));
        QVERIFY(shown.page.hasUnsavedChanges(shown.id));
        shown.page.showAssistant(shown.id);
        QCOMPARE(named<QLineEdit>(shown.page, u"Name"_s)->text(), u"half"_s);
        shown.page.discardChanges();
        QVERIFY(!named<QLineEdit>(shown.page, u"Name"_s));
    }

    void aFileIsImportedAndExported()
    {
        Shown shown(u"karix"_s);
        QTemporaryDir folder;
        const QString fileName = folder.filePath(u"templates.json"_s);
        QFile file(fileName);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(exportedTemplates({{.name = u"one"_s, .language = u"en"_s, .body = u"Hi"_s}}));
        file.close();
        TemplatesViewModel model(shown.fixture.services.assistants, shown.fixture.services.templates);
        model.showAssistant(shown.id);
        int added = -1;
        model.importFile(fileName, [&added](const Result<TemplateCatalogue::Import> &imported) {
            added = imported ? imported.value().added : -2;
        });
        QTRY_COMPARE(added, 1);
        QTRY_COMPARE(shown.rows(), 1);
        const QString again = folder.filePath(u"again.json"_s);
        bool written = false;
        model.exportFile(again, [&written](const std::optional<Problem> &problem) { written = !problem; });
        QTRY_VERIFY(written);
        QFile back(again);
        QVERIFY(back.open(QIODevice::ReadOnly));
        const auto imported = importedTemplates(back.readAll());
        QVERIFY(imported.ok());
        QCOMPARE(imported.value().records.size(), 1);
        bool refused = false;
        model.importFile(folder.filePath(u"none.json"_s),
            [&refused](const Result<TemplateCatalogue::Import> &result) { refused = !result; });
        QTRY_VERIFY(refused);
    }
};

CHANNEL_CONSOLE_TEST(TestTemplatesPage)
#include "tst_templatespage.moc"
