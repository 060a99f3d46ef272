// SPDX-License-Identifier: Apache-2.0
#include "core/message/ContentRules.h"
#include "core/message/TemplateFilling.h"
#include "core/message/TemplateJson.h"
#include "core/message/TemplateRecordRules.h"
#include "core/message/TemplateStanding.h"
#include "core/sandbox/SandboxTemplates.h"
#include "support/TestMain.h"

#include <QTest>

using namespace ChannelConsole;
using namespace Qt::StringLiterals;

namespace {

TemplateRecord everything()
{
    return {.partnerTemplateId = u"7"_s,
        .name = u"order_update"_s,
        .language = u"en_GB"_s,
        .category = u"UTILITY"_s,
        .status = u"APPROVED"_s,
        .statusReason = u"because"_s,
        .quality = u"HIGH"_s,
        .headerKind = u"TEXT"_s,
        .headerText = u"For {{1}}"_s,
        .headerExample = u"Asha"_s,
        .body = u"Your order {{order}} \"comes\" on {{day}}\nश"_s,
        .bodyExamples = {u"A-1"_s, u"Monday"_s},
        .footer = u"Bye"_s,
        .buttons = {{.type = u"URL"_s,
                        .text = u"Track"_s,
                        .url = u"https://x.example/{{1}}"_s,
                        .example = u"https://x.example/A-1"_s},
            {.type = u"URL"_s, .text = u"Home"_s, .url = u"https://x.example"_s},
            {.type = u"QUICK_REPLY"_s, .text = u"Stop"_s},
            {.type = u"PHONE_NUMBER"_s, .text = u"Call"_s, .phoneNumber = u"+441134960999"_s}},
        .otherParts = {u"carousel"_s}};
}

} // namespace

class TemplatesTest final : public QObject
{
    Q_OBJECT
private slots:
    void aMessageAsksForWhatTheTemplateTakesAndNoMore()
    {
        const TemplateContent content = contentFor(everything());
        QCOMPARE(content.bodyValues, QStringList({QString(), QString()}));
        QCOMPARE(content.header.kind, TemplateHeaderValue::Kind::Text);
        QCOMPARE(content.buttons.size(), 2);
        QCOMPARE(content.buttons.at(0), (TemplateButtonValue{.index = 0, .type = u"URL"_s, .value = {}}));
        QCOMPARE(
            content.buttons.at(1), (TemplateButtonValue{.index = 2, .type = u"QUICK_REPLY"_s, .value = {}}));
        QCOMPARE(content.registeredBody, everything().body);
    }

    /// GupShup compares header and text with what was registered, and is told of buttons that take nothing.
    void aMessageKnowsWhatWasRegistered()
    {
        const TemplateContent content = contentFor(everything());
        QCOMPARE(content.registeredHeader, u"For {{1}}"_s);
        QCOMPARE(content.registeredFooter, u"Bye"_s);
        QVERIFY(content.hasButtons);

        TemplateRecord plain = everything();
        plain.headerText = u"Fixed"_s;
        plain.buttons = {{.type = u"PHONE_NUMBER"_s, .text = u"Call"_s, .phoneNumber = u"+441134960999"_s}};
        QCOMPARE(contentFor(plain).registeredHeader, u"Fixed"_s);
        QVERIFY(contentFor(plain).buttons.isEmpty());
        QVERIFY(contentFor(plain).hasButtons);
        plain.headerKind = u"IMAGE"_s;
        plain.buttons.clear();
        QCOMPARE(contentFor(plain).registeredHeader, QString());
        QVERIFY(!contentFor(plain).hasButtons);
    }

    /// "Edit and send again" where the catalogue no longer has the template.
    void aContentWithoutItsTemplateStaysWhole()
    {
        TemplateRecord fixed = everything();
        fixed.headerText = u"Fixed"_s;
        fixed.buttons = {{.type = u"PHONE_NUMBER"_s, .text = u"Call"_s, .phoneNumber = u"+441134960999"_s}};
        for (const TemplateRecord &record : {everything(), fixed}) {
            const TemplateContent content = contentFor(record);
            const TemplateContent again = contentFor(recordFor(content));
            QCOMPARE(again.registeredHeader, content.registeredHeader);
            QCOMPARE(again.header.kind, content.header.kind);
            QCOMPARE(again.hasButtons, content.hasButtons);
            QCOMPARE(again.buttons, content.buttons);
        }
    }

    void aHeaderWithoutPlaceholderIsNotAskedFor()
    {
        TemplateRecord record = everything();
        record.headerText = u"Fixed"_s;
        QCOMPARE(contentFor(record).header.kind, TemplateHeaderValue::Kind::None);
        record.headerKind = u"HOLOGRAM"_s;
        QCOMPARE(contentFor(record).header.kind, TemplateHeaderValue::Kind::None);
    }

    void anAuthenticationTemplateHasOneCodeForBodyAndButton()
    {
        const TemplateRecord record{.name = u"login"_s,
            .category = u"authentication"_s,
            .body = u"*{{1}}* is your code."_s,
            .buttons = {{.type = u"COPY_CODE"_s, .text = u"Copy"_s}}};
        const TemplateContent filled = fillExamples(record, contentFor(record));
        QCOMPARE(filled.bodyValues.size(), 1);
        QCOMPARE(filled.buttons.size(), 1);
        QCOMPARE(filled.buttons.constFirst().type, u"URL"_s);
        QVERIFY(!filled.bodyValues.constFirst().isEmpty());
        QCOMPARE(filled.buttons.constFirst().value, filled.bodyValues.constFirst());
    }

    void examplesAreThoseItWasRegisteredWithAndNothingTypedIsLost()
    {
        TemplateContent typed = contentFor(everything());
        typed.bodyValues[1] = u"Tuesday"_s;
        const TemplateContent filled = fillExamples(everything(), typed);
        QCOMPARE(filled.bodyValues, QStringList({u"A-1"_s, u"Tuesday"_s}));
        QCOMPARE(filled.header.text, u"Asha"_s);
        QCOMPARE(filled.buttons.at(0).value, u"A-1"_s); // the end alone: the address is the template's
        QCOMPARE(filled.buttons.at(1).value, u"Stop"_s);
    }

    void everyTemplateOfTheSandboxCanBeFilledSoThatNothingIsWrong()
    {
        for (const QString &partner : {u"infobip"_s, u"gupshup"_s, u"karix"_s}) {
            for (const TemplateRecord &record : sandboxTemplates(partner)) {
                const auto findings = contentFindings(fillExamples(record, contentFor(record)), {});
                for (const ContentFinding &finding : findings)
                    QVERIFY2(finding.weight != ContentFinding::Weight::Error,
                        qPrintable(record.name + u": "_s + finding.field + u' ' + finding.text));
            }
        }
    }

    void whatIsWrongIsSaidInWords_data()
    {
        QTest::addColumn<QString>("status");
        QTest::addColumn<int>("standing");
        QTest::addColumn<QString>("words");
        const auto row = [](const char *status, TemplateStanding standing, const QString &words) {
            QTest::newRow(status) << QString::fromLatin1(status) << static_cast<int>(standing) << words;
        };
        row("APPROVED", TemplateStanding::Usable, {});
        row("ENABLED", TemplateStanding::Usable, {});
        row("REINSTATED", TemplateStanding::Usable, {});
        row("FLAGGED", TemplateStanding::Usable, u"Flagged"_s);
        row("PENDING", TemplateStanding::Pending, u"not decided yet"_s);
        row("IN_APPEAL", TemplateStanding::Pending, u"appeal"_s);
        row("PAUSED", TemplateStanding::Paused, u"Paused"_s);
        row("FIRST_PAUSED", TemplateStanding::Paused, u"first time"_s);
        row("SECOND_PAUSED", TemplateStanding::Paused, u"second time"_s);
        row("REJECTED", TemplateStanding::Refused, u"Rejected"_s);
        row("DISABLED", TemplateStanding::Refused, u"Disabled"_s);
        row("PENDING_DELETION", TemplateStanding::Gone, u"deleted"_s);
        row("DELETED", TemplateStanding::Gone, u"Deleted"_s);
        row("BEAMED_UP", TemplateStanding::Unknown, u"\"BEAMED_UP\" is not known"_s);
    }
    void whatIsWrongIsSaidInWords()
    {
        QFETCH(QString, status);
        QFETCH(int, standing);
        QFETCH(QString, words);
        const TemplateRecord record{.name = u"a"_s, .language = u"en"_s, .status = status};
        QCOMPARE(static_cast<int>(standingOf(record)), standing);
        const QString said = templateConcerns(record).join(u'\n');
        QVERIFY2(words.isEmpty() ? said.isEmpty() : said.contains(words), qPrintable(said));
        QVERIFY(!templateStatusText(record).isEmpty());
    }

    void aRejectedTemplateSaysWhyAndWhatIsUnknownIsNamed()
    {
        const TemplateRecord record{.name = u"a"_s,
            .language = u"Klingon"_s,
            .status = u"REJECTED"_s,
            .statusReason = u"ABUSIVE_CONTENT"_s,
            .headerKind = u"HOLOGRAM"_s,
            .buttons = {{.type = u"WARP"_s, .text = u"Engage"_s}},
            .otherParts = {u"carousel"_s}};
        const QString said = templateConcerns(record).join(u'\n');
        for (const QString &word :
            {u"ABUSIVE_CONTENT"_s, u"Klingon"_s, u"HOLOGRAM"_s, u"WARP"_s, u"carousel"_s})
            QVERIFY2(said.contains(word), qPrintable(said));
    }

    void aListIsStaleAfterAWeekAndIfItWasNeverRead()
    {
        const QDateTime now(QDate(2026, 3, 10), QTime(12, 0), Qt::UTC);
        QVERIFY(templatesAreStale({}, now));
        QVERIFY(!templatesAreStale({.syncedAt = now.addDays(-7)}, now));
        QVERIFY(templatesAreStale({.syncedAt = now.addDays(-8)}, now));
    }

    void anExportComesBackAsItWas()
    {
        TemplateRecord local = everything();
        local.local = true;
        const auto imported = importedTemplates(exportedTemplates({local}));
        QVERIFY(imported.ok());
        QCOMPARE(imported.value().problems, QStringList());
        QCOMPARE(imported.value().records, QList<TemplateRecord>{local});
    }

    void theStoreKeepsEverything()
    {
        TemplateRecord record = everything();
        record.vanished = true;
        record.original = R"({"id":7,"x":"ü"})";
        QCOMPARE(templateFromJson(templateToJson(record)), std::optional(record));
    }

    void whatIsWrongWithOneEntryKeepsNoOtherOut()
    {
        const auto imported = importedTemplates(R"({"version":9,"templates":[
            {"name":"good","language":"en","body":"Hi {{1}}"},
            "nonsense", {"language":"en"},
            {"name":"odd","language":"en","body":{"x":1},"buttons":[{"type":"url","text":"Go"},7],"colour":"red"},
            {"name":"last","language":"de"}]})");
        QVERIFY(imported.ok());
        QCOMPARE(imported.value().records.size(), 3);
        QCOMPARE(imported.value().records.at(1).name, u"odd"_s);
        QCOMPARE(imported.value().records.at(1).buttons.size(), 1);
        QCOMPARE(imported.value().records.at(1).buttons.constFirst().type, u"URL"_s);
        const QString said = imported.value().problems.join(u'\n');
        QCOMPARE(imported.value().problems.size(), 6);
        for (const QString &word : {u"newer version"_s, u"Entry 2"_s, u"Entry 3 has no name"_s, u"\"body\""_s,
                 u"button 2"_s, u"\"colour\""_s})
            QVERIFY2(said.contains(word), qPrintable(word + u" in\n"_s + said));
    }

    void whatIsEnteredIsCheckedAsWhatsAppWould_data()
    {
        using Weight = ContentFinding::Weight;
        QTest::addColumn<TemplateRecord>("record");
        QTest::addColumn<QStringList>("fields");
        QTest::addColumn<Weight>("weight");
        const auto row
            = [](const char *name, const TemplateRecord &record, const QStringList &fields,
                  Weight weight = Weight::Warning) { QTest::newRow(name) << record << fields << weight; };
        const auto body = [](const QString &text) {
            return TemplateRecord{.name = u"order_2"_s, .language = u"en_GB"_s, .body = text};
        };
        row("good", body(u"Hi {{1}}, {{2}} and {{1}}."_s), {});
        row("good names", body(u"Hi {{name}}, {{day}}."_s), {});
        row("no text yet", body({}), {});
        row("nothing", {}, {u"name"_s, u"language"_s}, Weight::Error);
        row("name", {.name = u"Bad Name!"_s, .language = u"en"_s}, {u"name"_s}, Weight::Error);
        row("accent", {.name = u"caf\u00e9"_s, .language = u"en"_s}, {u"name"_s}, Weight::Error);
        row("language", {.name = u"a"_s, .language = u"english"_s}, {u"language"_s});
        row("hyphen", {.name = u"a"_s, .language = u"en-GB"_s}, {u"language"_s});
        row("script", {.name = u"a"_s, .language = u"zh_Hans"_s}, {});
        row("gap", body(u"Hi {{1}}, {{3}}."_s), {u"body"_s});
        row("from 2", body(u"Hi {{2}}."_s), {u"body"_s});
        row("mixed", body(u"Hi {{1}}, {{name}}."_s), {u"body"_s});
        row("blank", body(u"Hi {{ 1 }}."_s), {u"body"_s});
        row("begins", body(u"{{1}}, hi."_s), {u"body"_s});
        row("ends", body(u"Hi {{1}}\n"_s), {u"body"_s});
        row("all at once", body(u"{{1}} and {{3}} {{name}} {{ 2 }}"_s),
            {u"body"_s, u"body"_s, u"body"_s, u"body"_s});
        row("button", {.name = u"a"_s, .language = u"en"_s, .buttons = {{.type = u"QUICK_REPLY"_s}}},
            {u"buttons/0/text"_s}, Weight::Error);
    }
    void whatIsEnteredIsCheckedAsWhatsAppWould()
    {
        QFETCH(TemplateRecord, record);
        QFETCH(QStringList, fields);
        QFETCH(ContentFinding::Weight, weight);
        QStringList found;
        for (const ContentFinding &finding : templateRecordFindings(record)) {
            found += finding.field;
            QVERIFY(!finding.text.isEmpty());
            QCOMPARE(finding.weight, weight);
        }
        QCOMPARE(found, fields);
    }

    void aButtonWithoutATitleIsNamedByWhatItIs()
    {
        QCOMPARE(templateButtonTypeText(u"QUICK_REPLY"_s), u"Quick reply"_s);
        QCOMPARE(templateButtonTypeText(u"HOLOGRAM"_s), u"HOLOGRAM"_s);
    }

    void aFileWithoutAListIsRefused()
    {
        QVERIFY(!importedTemplates("no json").ok());
        QVERIFY(!importedTemplates(R"({"name":"x"})").ok());
        QVERIFY(importedTemplates("[]").ok());
    }
};

CHANNEL_CONSOLE_TEST(TemplatesTest)
#include "tst_templates.moc"
