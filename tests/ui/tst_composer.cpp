// SPDX-License-Identifier: Apache-2.0
#include "core/message/ContentRules.h"
#include "support/TestMain.h"
#include "ui/testsend/PhonePreview.h"
#include "ui/testsend/forms/ContentForms.h"
#include "ui/testsend/forms/FieldValues.h"
#include "ui/testsend/forms/GroupForm.h"
#include "ui/testsend/preview/WhatsAppText.h"
#include "ui/widgets/FormColumn.h"

#include <QAbstractButton>
#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace ChannelConsole;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(ChannelConsole::MessageContent)

namespace {

const QString kOdd = u"a\u00A0b \u200F\u05E9\u05DC\u05D5\u05DD + & % \U0001F680"_s;
const QString kFile = u"https://example.com/a%20file.pdf?x=1&y=2"_s;

InteractiveHeader documentHeader()
{
    return {
        .kind = InteractiveHeader::Kind::Document, .text = u"kept"_s, .url = kFile, .fileName = u"a.pdf"_s};
}

ContactCard fullCard()
{
    return {.firstName = u"Ann"_s,
        .lastName = u"Lee"_s,
        .middleName = u"B."_s,
        .namePrefix = u"Dr"_s,
        .nameSuffix = u"PhD"_s,
        .formattedName = kOdd,
        .birthday = QDate(1990, 12, 31),
        .company = u"Flight desk"_s,
        .department = u"Support"_s,
        .title = u"Lead"_s,
        .phones = {{.phone = u"+44 1"_s, .type = u"CELL"_s, .waId = u"441"_s},
            {.phone = u"+44 2"_s, .type = u"SATELLITE"_s, .waId = {}}},
        .emails = {{.email = u"a@example.com"_s, .type = u"WORK"_s}},
        .urls = {{.url = kFile, .type = {}}},
        .addresses = {{.street = u"1 Road"_s,
            .city = u"Leeds"_s,
            .state = u"Y"_s,
            .zip = u"LS1"_s,
            .country = u"UK"_s,
            .countryCode = u"GB"_s,
            .type = u"HOME"_s}}};
}

OrderDetailsContent fullOrder()
{
    return {.body = u"Your order\nis ready"_s,
        .footer = u"Thanks"_s,
        .headerImageUrl = kFile,
        .referenceId = u"order-1"_s,
        .paymentType = u"UPI_PAYU"_s,
        .paymentConfiguration = u"main"_s,
        .paymentDetails = "{\"a\": 1}",
        .currency = u"BRL"_s,
        .physicalGoods = true,
        .catalogId = u"7"_s,
        .items
        = {{.retailerId = u"sku1"_s, .name = u"Tea"_s, .amount = 1'250, .saleAmount = 1'000, .quantity = 3},
            {.retailerId = u"sku2"_s, .name = u"Cup"_s, .amount = 5, .saleAmount = {}, .quantity = 1}},
        .tax = 105,
        .taxDescription = u"VAT"_s,
        .shipping = 0,
        .shippingDescription = u"Post"_s,
        .discount = 50,
        .discountDescription = u"New"_s,
        .discountProgram = u"Welcome"_s,
        .expiresAfterSeconds = 3'600,
        .expiryDescription = u"Soon"_s};
}

/// One of each type with every input filled.
QList<MessageContent> fullContents()
{
    return {TextContent{.text = u"Hello https://example.com\n"_s + kOdd, .previewUrl = true},
        MediaContent{.kind = MediaContent::Kind::Image, .url = kFile, .caption = kOdd},
        MediaContent{.kind = MediaContent::Kind::Video, .url = kFile, .caption = kOdd},
        MediaContent{.kind = MediaContent::Kind::Audio, .url = kFile},
        MediaContent{
            .kind = MediaContent::Kind::Document, .url = kFile, .caption = kOdd, .fileName = u"a.pdf"_s},
        MediaContent{.kind = MediaContent::Kind::Sticker, .url = kFile},
        LocationContent{.latitude = 51.507351,
            .longitude = -0.127758,
            .name = u"Office"_s,
            .address = u"1 Road\nLeeds"_s},
        ContactsContent{
            .contacts = {fullCard(), ContactCard{.firstName = u"Bo"_s, .formattedName = u"Bo"_s}}},
        ButtonsContent{.header = documentHeader(),
            .body = kOdd,
            .footer = u"f"_s,
            .buttons = {{.id = u"1"_s, .title = u"Yes"_s}, {.id = u"2"_s, .title = u"No"_s}}},
        ListContent{.header = {.kind = InteractiveHeader::Kind::Text, .text = u"Menu"_s},
            .body = kOdd,
            .footer = u"f"_s,
            .buttonTitle = u"Open"_s,
            .sections = {{.title = u"One"_s,
                             .rows = {{.id = u"1"_s, .title = u"a"_s, .description = u"x"_s},
                                 {.id = u"2"_s, .title = u"b"_s, .description = {}}}},
                {.title = u"Two"_s, .rows = {{.id = u"3"_s, .title = u"c"_s, .description = {}}}}}},
        UrlButtonContent{
            .header = documentHeader(), .body = kOdd, .footer = u"f"_s, .displayText = u"Go"_s, .url = kFile},
        fullOrder(),
        OrderStatusContent{.body = kOdd,
            .footer = u"f"_s,
            .referenceId = u"order-1"_s,
            .paymentType = u"UPI_PAYU"_s,
            .status = u"SHIPPED"_s,
            .description = u"On its way"_s},
        RawContent{.json = "{\n    \"path\": \"/x\"\n}"}};
}

QString faultOf(const QWidget &form, const QString &field)
{
    const auto *input = form.findChild<QWidget *>(field);
    const auto *row = input ? qobject_cast<const FormRow *>(input->parentWidget()) : nullptr;
    return row ? row->fault() : u"no such row"_s;
}

} // namespace

/// The forms of the types, and what a message looks like on a phone.
class ComposerTest final : public QObject
{
    Q_OBJECT
private slots:
    void aFormGivesBackWhatItWasGiven_data();
    void aFormGivesBackWhatItWasGiven();
    void whatIsWrongStandsAtItsInputInEveryForm_data();
    void whatIsWrongStandsAtItsInputInEveryForm();
    void anEmptyFormIsAnEmptyContent();
    void typingIsToldAndSettingIsNot();
    void anotherHeaderLosesNothing();
    void rowsAreAddedMovedAndRemovedWithWhatIsInThem();
    void nothingIsLostWhereAnAmountIsTypedInAnyWay();
    void theTotalsOfAnOrderAreShownInItsCurrency();
    void jsonThatCannotBeReadIsToldAtItsLine();
    void countersCountToTheLimitsOfThePartner();
    void whatsAppsMarksAreReadAsWhatsAppDoes_data();
    void whatsAppsMarksAreReadAsWhatsAppDoes();
    void thePreviewSaysWhatTheMessageSays_data();
    void thePreviewSaysWhatTheMessageSays();
    void thePreviewShowsTheRegisteredHeader();
    void thePreviewShowsWhatIsNotFilledYet();
    void thePreviewSaysThatAButtonsValueIsNoLabel();
    void moreDecimalsThanTheCurrencyHasAreToldAndKept();
    void thePreviewFitsAnyWidthAndBothDirections();

private:
    static std::unique_ptr<GroupForm> formWith(const MessageContent &content)
    {
        std::unique_ptr<GroupForm> form(makeContentForm(typeOf(content), nullptr));
        form->setContent(content);
        return form;
    }
    static void addContents()
    {
        QTest::addColumn<MessageContent>("content");
        for (const MessageContent &content : fullContents())
            QTest::addRow("%s", qPrintable(messageTypeId(typeOf(content)))) << content;
    }
};

void ComposerTest::aFormGivesBackWhatItWasGiven_data()
{
    addContents();
}

void ComposerTest::aFormGivesBackWhatItWasGiven()
{
    QFETCH(const MessageContent, content);
    const auto form = formWith(content);
    QVERIFY(form->content() == content);
    form->setContent(emptyContent(typeOf(content)));
    QVERIFY(form->content() == emptyContent(typeOf(content)));
    form->setContent(content);
    QVERIFY(form->content() == content);
    QVERIFY(!form->hasUnreadable());
}

void ComposerTest::whatIsWrongStandsAtItsInputInEveryForm_data()
{
    addContents();
}

/// What the rules say of an empty content is left to the page only where it is about the whole.
void ComposerTest::whatIsWrongStandsAtItsInputInEveryForm()
{
    QFETCH(const MessageContent, content);
    const MessageType type = typeOf(content);
    const auto form = formWith(emptyContent(type));
    const QList<ContentFinding> findings = contentFindings(emptyContent(type), {});
    QVERIFY(!findings.isEmpty());
    const QList<ContentFinding> left = form->showFindings(findings);
    for (const ContentFinding &finding : findings) {
        if (left.contains(finding)) {
            QVERIFY2(finding.field.isEmpty(), qPrintable(finding.field));
            continue;
        }
        QVERIFY2(!faultOf(*form, finding.field).isEmpty(), qPrintable(finding.field));
        QVERIFY(form->findChild<QWidget *>(finding.field)
                    ->accessibleDescription()
                    .contains(faultOf(*form, finding.field)));
    }
    QVERIFY(form->showFindings({}).isEmpty());
    for (const ContentFinding &finding : findings) {
        if (!finding.field.isEmpty())
            QVERIFY2(faultOf(*form, finding.field).isEmpty(), qPrintable(finding.field));
    }
}

void ComposerTest::anEmptyFormIsAnEmptyContent()
{
    for (const MessageType type : allMessageTypes()) {
        const std::unique_ptr<GroupForm> form(makeContentForm(type, nullptr));
        if (form)
            QVERIFY2(form->content() == emptyContent(type), qPrintable(messageTypeId(type)));
    }
}

void ComposerTest::typingIsToldAndSettingIsNot()
{
    const auto form = formWith(TextContent{.text = u"a"_s});
    QSignalSpy changed(form.get(), &ContentForm::changed);
    form->setContent(TextContent{.text = u"b"_s});
    QCOMPARE(changed.size(), 0);
    QTest::keyClicks(form->findChild<QPlainTextEdit *>(u"text"_s), u"c"_s);
    QCOMPARE(changed.size(), 1);
}

void ComposerTest::anotherHeaderLosesNothing()
{
    const auto form = formWith(ButtonsContent{.header = documentHeader(), .buttons = {{}}});
    form->show();
    auto *kind = form->findChild<QComboBox *>(u"header/kind"_s);
    auto *url = form->findChild<QLineEdit *>(u"header/url"_s);
    QVERIFY(url->isVisible());
    kind->setCurrentIndex(kind->findData(u"text"_s));
    QVERIFY(!url->isVisible());
    QVERIFY(form->findChild<QLineEdit *>(u"header/text"_s)->isVisible());
    kind->setCurrentIndex(kind->findData(u"document"_s));
    QCOMPARE(url->text(), kFile);
    // What is said about an input that is not shown is left to the page.
    kind->setCurrentIndex(kind->findData(u"none"_s));
    const QList<ContentFinding> about{{.field = u"header/url"_s, .text = u"no"_s}};
    QCOMPARE(form->showFindings(about), about);
}

void ComposerTest::rowsAreAddedMovedAndRemovedWithWhatIsInThem()
{
    const auto form = formWith(ButtonsContent{.buttons = {{.id = u"1"_s, .title = u"One"_s}}});
    form->show();
    const auto press = [&form](const QString &name) {
        auto *button = form->findChild<QAbstractButton *>(name);
        QVERIFY2(button && button->isEnabled(), qPrintable(name));
        button->click();
    };
    press(u"buttons/add"_s);
    form->findChild<QLineEdit *>(u"buttons/1/title"_s)->setText(u"Two"_s);
    press(u"buttons/1/up"_s);
    auto read = std::get<ButtonsContent>(form->content()).buttons;
    QCOMPARE(read.at(0).title, u"Two"_s);
    QCOMPARE(read.at(1).title, u"One"_s);
    press(u"buttons/add"_s);
    QVERIFY(!form->findChild<QAbstractButton *>(u"buttons/add"_s)->isEnabled()); // three are allowed
    press(u"buttons/0/remove"_s);
    read = std::get<ButtonsContent>(form->content()).buttons;
    QCOMPARE(read.size(), 2);
    QCOMPARE(read.at(0).title, u"One"_s);
}

void ComposerTest::nothingIsLostWhereAnAmountIsTypedInAnyWay()
{
    QCOMPARE(amountFromText(u"12.50"_s), 1'250);
    QCOMPARE(amountFromText(u"12,5"_s), 1'250);
    QCOMPARE(amountFromText(u".05"_s), 5);
    QCOMPARE(amountFromText(u"7"_s), 700);
    QVERIFY(!amountFromText(u""_s));
    QVERIFY(!amountFromText(u"."_s));
    QVERIFY(!amountFromText(u"1.234"_s));
    QCOMPARE(amountToText(5), u"0.05"_s);
    QCOMPARE(amountToText(123'456), u"1234.56"_s);

    const auto form = formWith(emptyContent(MessageType::OrderDetails));
    auto *tax = form->findChild<QLineEdit *>(u"tax"_s);
    tax->setText(u"1,5"_s);
    QCOMPARE(std::get<OrderDetailsContent>(form->content()).tax, 150);
    form->setContent(form->content());
    QCOMPARE(tax->text(), u"1,5"_s);
}

void ComposerTest::theTotalsOfAnOrderAreShownInItsCurrency()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    const auto form = formWith(fullOrder());
    const QString totals = form->findChild<QLabel *>(u"orderTotals"_s)->text();
    // 3 × 10.00 + 0.05 + 1.05 − 0.50
    QVERIFY2(
        totals.contains(u"BRL 30.05"_s) && totals.contains(u"BRL 30.60"_s) && totals.contains(u"3,060"_s),
        qPrintable(totals));
    form->findChild<QAbstractButton *>(u"referenceId.new"_s)->click();
    const QString reference = std::get<OrderDetailsContent>(form->content()).referenceId;
    QVERIFY2(reference.startsWith(u"order-"_s) && reference != u"order-1"_s, qPrintable(reference));
}

void ComposerTest::jsonThatCannotBeReadIsToldAtItsLine()
{
    const auto form = formWith(RawContent{.json = "{\n  \"a\": 1,\n  b\n}"});
    QVERIFY(form->showFindings({}).isEmpty());
    QVERIFY2(faultOf(*form, u"json"_s).contains(u"3"_s), qPrintable(faultOf(*form, u"json"_s)));
    auto *editor = form->findChild<QPlainTextEdit *>(u"json"_s);
    QCOMPARE(editor->extraSelections().size(), 1);
    QCOMPARE(editor->extraSelections().constFirst().cursor.blockNumber(), 2);
    QVERIFY(form->hasUnreadable());
    form->setContent(RawContent{.json = "{}"});
    QVERIFY(form->showFindings({}).isEmpty());
    QVERIFY(faultOf(*form, u"json"_s).isEmpty());
    QVERIFY(editor->extraSelections().isEmpty());
}

void ComposerTest::countersCountToTheLimitsOfThePartner()
{
    const auto form
        = formWith(ListContent{.buttonTitle = u"Open"_s, .sections = {{.rows = {{.title = u"abc"_s}}}}});
    MessageLimits limits;
    limits.rowTitle = 10;
    form->setLimits(limits);
    QCOMPARE(form->findChild<QLabel *>(u"sections/0/rows/0/title.counter"_s)->text(), u"3 of 10"_s);
    QCOMPARE(form->findChild<QLabel *>(u"buttonTitle.counter"_s)->text(), u"4 of 20"_s);
}

void ComposerTest::whatsAppsMarksAreReadAsWhatsAppDoes_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("spans"); // start, length and faces of each
    const auto row = [](const char *name, const QString &typed, const QString &text, const QString &spans) {
        QTest::newRow(name) << typed << text << spans;
    };
    row("bold", u"a *b c* d"_s, u"a b c d"_s, u"2+3b "_s);
    row("italic", u"_x_"_s, u"x"_s, u"0+1i "_s);
    row("struck", u"~x~."_s, u"x."_s, u"0+1s "_s);
    row("fixed", u"a ```*x*\ny``` b"_s, u"a *x*\ny b"_s, u"2+5f "_s);
    row("nested", u"*a _b_*"_s, u"a b"_s, u"0+2b 2+1bi "_s);
    row("in a word", u"2*3*4"_s, u"2*3*4"_s, {});
    row("alone", u"* a *"_s, u"* a *"_s, {});
    row("over lines", u"*a\nb*"_s, u"*a\nb*"_s, {});
    row("html", u"<b>a</b><img src=x>"_s, u"<b>a</b><img src=x>"_s, {});
    row("open", u"```a *"_s, u"```a *"_s, {});
}

void ComposerTest::whatsAppsMarksAreReadAsWhatsAppDoes()
{
    QFETCH(const QString, typed);
    QFETCH(const QString, text);
    QFETCH(const QString, spans);
    const StyledText read = whatsAppText(typed);
    QCOMPARE(read.text, text);
    QString described;
    for (const StyledSpan &span : read.spans)
        described += u"%1+%2"_s.arg(span.start).arg(span.length) + (span.bold ? u"b"_s : QString())
            + (span.italic ? u"i"_s : QString()) + (span.struck ? u"s"_s : QString())
            + (span.fixed ? u"f"_s : QString()) + u' ';
    QCOMPARE(described, spans);
}

void ComposerTest::thePreviewSaysWhatTheMessageSays_data()
{
    addContents();
}

void ComposerTest::thePreviewSaysWhatTheMessageSays()
{
    QFETCH(const MessageContent, content);
    PhonePreview preview;
    preview.setContent(content);
    const QString said = preview.text();
    QVERIFY(!said.isEmpty());
    QCOMPARE(preview.accessibleDescription(), said);
    if (std::holds_alternative<TextContent>(content) || std::holds_alternative<OrderDetailsContent>(content))
        QVERIFY2(said.contains(contentText(content)), qPrintable(said));
    if (const auto *media = std::get_if<MediaContent>(&content))
        QVERIFY2(said.contains(u"a.pdf"_s) || said.contains(u"a file.pdf"_s), qPrintable(media->url + said));
    if (const auto *cards = std::get_if<ContactsContent>(&content)) {
        for (const ContactCard &card : cards->contacts)
            QVERIFY2(said.contains(card.formattedName), qPrintable(said));
    }
    if (const auto *list = std::get_if<ListContent>(&content))
        QVERIFY(said.contains(list->sections.at(1).rows.at(0).title));
    preview.setContent(emptyContent(typeOf(content)));
    QVERIFY2(preview.text().isEmpty(), qPrintable(preview.text()));
}

void ComposerTest::thePreviewShowsTheRegisteredHeader()
{
    PhonePreview preview;
    TemplateContent content{.registeredBody = u"See you"_s,
        .header = {.kind = TemplateHeaderValue::Kind::Text, .text = u"Monday"_s},
        .registeredHeader = u"Appointment on {{1}}"_s};
    preview.setContent(content);
    QVERIFY2(preview.text().contains(u"Appointment on Monday"_s), qPrintable(preview.text()));
    content.header = {};
    content.registeredHeader = u"Appointment"_s; // takes no value
    preview.setContent(content);
    QVERIFY2(preview.text().startsWith(u"Appointment\n"_s), qPrintable(preview.text()));
}

void ComposerTest::thePreviewShowsWhatIsNotFilledYet()
{
    PhonePreview preview;
    preview.setContent(TemplateContent{.registeredBody = u"Hi {{1}}, see {{2}}"_s,
        .bodyValues = {u""_s, u"you"_s},
        .header = {.kind = TemplateHeaderValue::Kind::Text},
        .registeredHeader = u"On {{1}}"_s});
    QVERIFY2(preview.text().contains(u"On {{1}}"_s), qPrintable(preview.text()));
    QVERIFY2(preview.text().contains(u"Hi {{1}}, see you"_s), qPrintable(preview.text()));
}

void ComposerTest::thePreviewSaysThatAButtonsValueIsNoLabel()
{
    PhonePreview preview;
    preview.setContent(TemplateContent{.registeredBody = u"Hi"_s,
        .buttons = {{.index = 0, .type = u"URL"_s, .value = u"shoes"_s},
            {.index = 1, .type = u"QUICK_REPLY"_s, .value = {}}},
        .hasButtons = true});
    QVERIFY2(preview.text().endsWith(u"Button 1: shoes\nButton 2"_s), qPrintable(preview.text()));
}

void ComposerTest::moreDecimalsThanTheCurrencyHasAreToldAndKept()
{
    const auto form = formWith(emptyContent(MessageType::OrderDetails));
    auto *price = form->findChild<QLineEdit *>(u"items/0/amount"_s);
    QTest::keyClicks(price, u"1.234"_s);
    QCOMPARE(price->text(), u"1.234"_s);
    QVERIFY(form->showFindings({}).isEmpty());
    QVERIFY2(faultOf(*form, u"items/0/amount"_s).contains(u"2 decimals"_s),
        qPrintable(faultOf(*form, u"items/0/amount"_s)));
    QVERIFY(form->hasUnreadable());
    QCOMPARE(form->unreadableText(), faultOf(*form, u"items/0/amount"_s));
    price->setText(u"1.23"_s);
    QVERIFY(form->showFindings({}).isEmpty());
    QVERIFY(!form->hasUnreadable());
}

void ComposerTest::thePreviewFitsAnyWidthAndBothDirections()
{
    for (const Qt::LayoutDirection direction : {Qt::LeftToRight, Qt::RightToLeft}) {
        PhonePreview preview;
        preview.setLayoutDirection(direction);
        preview.show();
        for (const int width : {1, 60, 320, 900}) {
            preview.resize(width, 200);
            for (const MessageContent &content : fullContents()) {
                preview.setContent(content);
                QVERIFY(!preview.grab().isNull());
                QCOMPARE(preview.widget()->width(), preview.viewport()->width());
            }
        }
    }
}

CHANNEL_CONSOLE_TEST(ComposerTest)
#include "tst_composer.moc"
