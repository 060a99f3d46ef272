// SPDX-License-Identifier: Apache-2.0
#include "message/ContentFaults.h"

#include <QtNumeric>

#include <functional>

namespace ChannelConsole {

using namespace Qt::StringLiterals;

namespace {

const QString kUrl = u"https://example.com/file"_s;

ButtonsContent buttons()
{
    return {.body = u"Choose"_s, .buttons = {{u"1"_s, u"Yes"_s}, {u"2"_s, u"No"_s}}};
}

ListContent list()
{
    return {.body = u"Choose"_s,
        .buttonTitle = u"Open"_s,
        .sections = {{.title = u"A"_s, .rows = {{u"1"_s, u"One"_s, {}}, {u"2"_s, u"Two"_s, {}}}},
            {.title = u"B"_s, .rows = {{u"3"_s, u"Three"_s, u"the third"_s}}}}};
}

UrlButtonContent urlButton()
{
    return {.body = u"Look"_s, .displayText = u"Open"_s, .url = kUrl};
}

ContactsContent contacts()
{
    return {.contacts = {{.firstName = u"Asha"_s,
                .formattedName = u"Asha R."_s,
                .phones = {{u"+44 1134 960000"_s, u"WORK"_s, u"441134960000"_s}},
                .emails = {{u"asha@example.com"_s, u"HOME"_s}},
                .urls = {{u"https://example.com"_s, u"WORK"_s}},
                .addresses = {{.city = u"Pune"_s, .type = u"HOME"_s}}}}};
}

TemplateContent textTemplate()
{
    return {.name = u"order_update"_s,
        .language = u"en_GB"_s,
        .registeredBody = u"Hello {{1}}, your order {{2}} is on its way."_s,
        .bodyValues = {u"Asha"_s, u"ORD-1"_s},
        .header = {.kind = TemplateHeaderValue::Kind::Text, .text = u"today"_s},
        .buttons = {{0, u"QUICK_REPLY"_s, u"yes"_s}, {2, u"URL"_s, u"orders/1"_s}}};
}

TemplateContent codeTemplate()
{
    return {.name = u"login_code"_s,
        .language = u"en_GB"_s,
        .category = u"AUTHENTICATION"_s,
        .registeredBody = u"*{{1}}* is your verification code."_s,
        .bodyValues = {u"123456"_s},
        .buttons = {{0, u"URL"_s, u"123456"_s}}};
}

OrderDetailsContent order()
{
    return {.body = u"Your order"_s,
        .referenceId = u"ORD-1"_s,
        .paymentType = u"UPI_INTENT"_s,
        .currency = u"INR"_s,
        .items = {{.retailerId = u"a"_s, .name = u"Tea"_s, .amount = 300, .quantity = 2}},
        .tax = 30};
}

OrderStatusContent orderStatus()
{
    return {.referenceId = u"ORD-1"_s, .paymentType = u"UPI_INTENT"_s, .status = u"SHIPPED"_s};
}

LocationContent place()
{
    return {.latitude = 18.5, .longitude = -73.9};
}

template <typename Content>
MessageContent changed(Content content, const std::function<void(Content &)> &change)
{
    change(content);
    return content;
}

MediaContent media(MediaContent::Kind kind, const QString &url = kUrl)
{
    return {.kind = kind, .url = url};
}

constexpr auto kWarning = ContentFinding::Weight::Warning;

QList<ContentFault> mediaFaults()
{
    using Kind = MediaContent::Kind;
    const auto with = [](Kind kind, auto change) { return changed<MediaContent>(media(kind), change); };
    return {
        {"media without URL", media(Kind::Image, {}), u"url"_s},
        {"media with a file's path", media(Kind::Video, u"/home/me/film.mp4"_s), u"url"_s},
        {"media by ftp", media(Kind::Document, u"ftp://example.com/a.pdf"_s), u"url"_s},
        {"media without a host", media(Kind::Document, u"https:///a.pdf"_s), u"url"_s},
        {"media with a blank in its URL", media(Kind::Audio, u"https://example.com/a b.mp3"_s), u"url"_s},
        {"media on this computer", media(Kind::Sticker, u"http://localhost:8000/s.webp"_s), u"url"_s,
            kWarning},
        {"long URL", media(Kind::Image, kUrl + QString(2048, u'x')), u"url"_s},
        {"long caption", with(Kind::Image, [](MediaContent &m) { m.caption = QString(1025, u'x'); }),
            u"caption"_s},
        {"audio with caption", with(Kind::Audio, [](MediaContent &m) { m.caption = u"x"_s; }), u"caption"_s,
            kWarning},
        {"long file name", with(Kind::Document, [](MediaContent &m) { m.fileName = QString(241, u'x'); }),
            u"fileName"_s},
    };
}

QList<ContentFault> simpleFaults()
{
    const auto where = [](auto change) { return changed<LocationContent>(place(), change); };
    const auto card = [](auto change) {
        return changed<ContactsContent>(contacts(), [&](ContactsContent &c) { change(c.contacts.first()); });
    };
    return {
        {"empty text", TextContent{}, u"text"_s},
        {"blank text", TextContent{.text = u" \n"_s}, u"text"_s},
        {"long text", TextContent{.text = QString(4097, u'x')}, u"text"_s},
        {"half a character", TextContent{.text = u"a"_s + QChar(0xD83D) + u"b"_s}, u"text"_s},
        {"preview without link", TextContent{.text = u"see example.com"_s, .previewUrl = true},
            u"previewUrl"_s, kWarning},
        {"no latitude", where([](LocationContent &l) { l.latitude.reset(); }), u"latitude"_s},
        {"no longitude", where([](LocationContent &l) { l.longitude.reset(); }), u"longitude"_s},
        {"latitude", where([](LocationContent &l) { l.latitude = 90.01; }), u"latitude"_s},
        {"longitude", where([](LocationContent &l) { l.longitude = -180.01; }), u"longitude"_s},
        {"not a number", where([](LocationContent &l) { l.latitude = qQNaN(); }), u"latitude"_s},
        {"place's name", where([](LocationContent &l) { l.name = QString(1001, u'x'); }), u"name"_s},
        {"address", where([](LocationContent &l) { l.address = QString(1001, u'x'); }), u"address"_s},
        {"no contact", ContactsContent{}, u"contacts"_s},
        {"first name", card([](ContactCard &c) { c.firstName.clear(); }), u"contacts/0/firstName"_s},
        {"shown name", card([](ContactCard &c) { c.formattedName = u" "_s; }), u"contacts/0/formattedName"_s},
        {"phone", card([](ContactCard &c) { c.phones.first().phone.clear(); }),
            u"contacts/0/phones/0/phone"_s},
        {"WhatsApp id", card([](ContactCard &c) { c.phones.first().waId = u"+44"_s; }),
            u"contacts/0/phones/0/waId"_s},
        {"kind of phone", card([](ContactCard &c) { c.phones.first().type = u"BOAT"_s; }),
            u"contacts/0/phones/0/type"_s, kWarning},
        {"email", card([](ContactCard &c) { c.emails.first().email.clear(); }),
            u"contacts/0/emails/0/email"_s},
        {"web address", card([](ContactCard &c) { c.urls.first().url.clear(); }), u"contacts/0/urls/0/url"_s},
        {"kind of address", card([](ContactCard &c) { c.addresses.first().type = u"work"_s; }),
            u"contacts/0/addresses/0/type"_s, kWarning},
        {"no JSON", RawContent{}, u"json"_s},
        {"broken JSON", RawContent{.json = "{\"a\": }"}, u"json"_s},
        {"a key twice", RawContent{.json = R"({"a":1,"a":2})"}, u"json"_s},
        {"a JSON list", RawContent{.json = "[]"}, u"json"_s},
    };
}

QList<ContentFault> interactiveFaults()
{
    const auto reply = [](auto change) { return changed<ButtonsContent>(buttons(), change); };
    const auto choice = [](auto change) { return changed<ListContent>(list(), change); };
    const auto link = [](auto change) { return changed<UrlButtonContent>(urlButton(), change); };
    return {
        {"body", reply([](ButtonsContent &b) { b.body.clear(); }), u"body"_s},
        {"long body", reply([](ButtonsContent &b) { b.body = QString(1025, u'x'); }), u"body"_s},
        {"footer", reply([](ButtonsContent &b) { b.footer = QString(61, u'x'); }), u"footer"_s},
        {"empty header", reply([](ButtonsContent &b) { b.header.kind = InteractiveHeader::Kind::Text; }),
            u"header/text"_s},
        {"header", reply([](ButtonsContent &b) {
             b.header = {.kind = InteractiveHeader::Kind::Text, .text = QString(61, u'x')};
         }),
            u"header/text"_s},
        {"header's URL", reply([](ButtonsContent &b) { b.header.kind = InteractiveHeader::Kind::Image; }),
            u"header/url"_s},
        {"no button", reply([](ButtonsContent &b) { b.buttons.clear(); }), u"buttons"_s},
        {"four buttons", reply([](ButtonsContent &b) {
             b.buttons += ReplyButton{u"3"_s, u"c"_s};
             b.buttons += ReplyButton{u"4"_s, u"d"_s};
         }),
            u"buttons"_s},
        {"button's id", reply([](ButtonsContent &b) { b.buttons[1].id.clear(); }), u"buttons/1/id"_s},
        {"blank before an id", reply([](ButtonsContent &b) { b.buttons[1].id = u" 2"_s; }),
            u"buttons/1/id"_s},
        {"blank behind an id", reply([](ButtonsContent &b) { b.buttons[0].id = u"1 "_s; }),
            u"buttons/0/id"_s},
        {"long id", reply([](ButtonsContent &b) { b.buttons[0].id = QString(257, u'x'); }),
            u"buttons/0/id"_s},
        {"an id twice", reply([](ButtonsContent &b) { b.buttons[1].id = u"1"_s; }), u"buttons/1/id"_s},
        {"button's title", reply([](ButtonsContent &b) { b.buttons[1].title = QString(21, u'x'); }),
            u"buttons/1/title"_s},
        {"a title twice", reply([](ButtonsContent &b) { b.buttons[1].title = u"Yes"_s; }),
            u"buttons/1/title"_s},
        {"list's header",
            choice([](ListContent &l) { l.header = {.kind = InteractiveHeader::Kind::Image, .url = kUrl}; }),
            u"header"_s},
        {"list's button", choice([](ListContent &l) { l.buttonTitle = QString(21, u'x'); }),
            u"buttonTitle"_s},
        {"no section", choice([](ListContent &l) { l.sections.clear(); }), u"sections"_s},
        {"section's title", choice([](ListContent &l) { l.sections[1].title.clear(); }),
            u"sections/1/title"_s},
        {"section's long title", choice([](ListContent &l) { l.sections[0].title = QString(25, u'x'); }),
            u"sections/0/title"_s},
        {"no row", choice([](ListContent &l) { l.sections[1].rows.clear(); }), u"sections/1/rows"_s},
        {"eleven rows", choice([](ListContent &l) {
             for (int i = 4; i <= 11; ++i)
                 l.sections[i % 2].rows += ListRow{QString::number(i), u"x"_s, {}};
         }),
            u"sections"_s},
        {"row's id in two sections", choice([](ListContent &l) { l.sections[1].rows[0].id = u"1"_s; }),
            u"sections/1/rows/0/id"_s},
        {"row's id", choice([](ListContent &l) { l.sections[0].rows[1].id = QString(201, u'x'); }),
            u"sections/0/rows/1/id"_s},
        {"row's title", choice([](ListContent &l) { l.sections[0].rows[1].title = QString(25, u'x'); }),
            u"sections/0/rows/1/title"_s},
        {"row's description",
            choice([](ListContent &l) { l.sections[0].rows[1].description = QString(73, u'x'); }),
            u"sections/0/rows/1/description"_s},
        {"URL button's title", link([](UrlButtonContent &u) { u.displayText = QString(21, u'x'); }),
            u"displayText"_s},
        {"URL button's URL", link([](UrlButtonContent &u) { u.url = u"mailto:me@example.com"_s; }), u"url"_s},
    };
}

QList<ContentFault> templateFaults()
{
    const auto text = [](auto change) { return changed<TemplateContent>(textTemplate(), change); };
    const auto code = [](auto change) { return changed<TemplateContent>(codeTemplate(), change); };
    const auto value = [&text](const QString &second) {
        return text([&second](TemplateContent &t) { t.bodyValues[1] = second; });
    };
    return {
        {"no template", TemplateContent{}, u"name"_s},
        {"upper case name", text([](TemplateContent &t) { t.name = u"Order"_s; }), u"name"_s, kWarning},
        {"empty value", value({}), u"bodyValues/1"_s},
        {"blank value", value(u"  "_s), u"bodyValues/1"_s},
        {"value missing", text([](TemplateContent &t) { t.bodyValues.removeLast(); }), u"bodyValues/1"_s},
        {"a value too many", text([](TemplateContent &t) { t.bodyValues += u"x"_s; }), u"bodyValues/2"_s},
        {"new line", value(u"a\nb"_s), u"bodyValues/1"_s},
        {"tab", value(u"a\tb"_s), u"bodyValues/1"_s},
        {"five spaces", value(u"a     b"_s), u"bodyValues/1"_s},
        {"long text", value(QString(1024, u'x')), u"bodyValues"_s},
        {"header's value", text([](TemplateContent &t) { t.header.text.clear(); }), u"header/text"_s},
        {"header's media", text([](TemplateContent &t) {
             t.header = {.kind = TemplateHeaderValue::Kind::Image, .url = u"x"_s};
         }),
            u"header/url"_s},
        {"header's place", text([](TemplateContent &t) {
             t.header = {.kind = TemplateHeaderValue::Kind::Location, .latitude = 91, .longitude = 0};
         }),
            u"header/latitude"_s},
        {"payload", text([](TemplateContent &t) { t.buttons[0].value = QString(129, u'x'); }),
            u"buttons/0/value"_s},
        {"no payload", text([](TemplateContent &t) { t.buttons[0].value.clear(); }), u"buttons/0/value"_s},
        {"suffix with a blank", text([](TemplateContent &t) { t.buttons[1].value = u"a b"_s; }),
            u"buttons/1/value"_s},
        {"long code", text([](TemplateContent &t) {
             t.buttons = {{0, u"COPY_CODE"_s, QString(16, u'x')}};
         }),
            u"buttons/0/value"_s},
        {"unknown button", text([](TemplateContent &t) { t.buttons[0].type = u"HOLOGRAM"_s; }),
            u"buttons/0/value"_s, kWarning},
        {"a button twice", text([](TemplateContent &t) { t.buttons[1].index = 0; }), u"buttons/1/index"_s},
        {"three URL buttons", text([](TemplateContent &t) {
             t.buttons = {{0, u"URL"_s, u"a"_s}, {1, u"URL"_s, u"b"_s}, {2, u"URL"_s, u"c"_s}};
         }),
            u"buttons"_s},
        {"code only once", code([](TemplateContent &t) { t.buttons.clear(); }), u"buttons"_s},
        {"another code", code([](TemplateContent &t) { t.buttons[0].value = u"654321"_s; }),
            u"buttons/0/value"_s},
        {"sixteen digits", code([](TemplateContent &t) {
             t.bodyValues = {QString(16, u'1')};
             t.buttons[0].value = t.bodyValues[0];
         }),
            u"bodyValues/0"_s},
    };
}

QList<ContentFault> orderFaults()
{
    const auto details = [](auto change) { return changed<OrderDetailsContent>(order(), change); };
    const auto status = [](auto change) { return changed<OrderStatusContent>(orderStatus(), change); };
    using Details = OrderDetailsContent;
    return {
        {"order's text", details([](Details &o) { o.body.clear(); }), u"body"_s},
        {"order's image", details([](Details &o) { o.headerImageUrl = u"x"_s; }), u"headerImageUrl"_s},
        {"reference", details([](Details &o) { o.referenceId.clear(); }), u"referenceId"_s},
        {"reference with a blank", details([](Details &o) { o.referenceId = u"a b"_s; }), u"referenceId"_s},
        {"payment type", details([](Details &o) { o.paymentType = u"COINS"_s; }), u"paymentType"_s, kWarning},
        {"payment configuration", details([](Details &o) { o.paymentConfiguration = QString(61, u'x'); }),
            u"paymentConfiguration"_s},
        {"payment details", details([](Details &o) { o.paymentDetails = "[1]"; }), u"paymentDetails"_s},
        {"no currency", details([](Details &o) { o.currency.clear(); }), u"currency"_s},
        {"currency", details([](Details &o) { o.currency = u"EUR"_s; }), u"currency"_s, kWarning},
        {"no item", details([](Details &o) { o.items.clear(); }), u"items"_s},
        {"item's id", details([](Details &o) { o.items[0].retailerId.clear(); }), u"items/0/retailerId"_s},
        {"item's name", details([](Details &o) { o.items[0].name = QString(61, u'x'); }), u"items/0/name"_s},
        {"negative price", details([](Details &o) { o.items[0].amount = -1; }), u"items/0/amount"_s},
        {"sale price above the price", details([](Details &o) { o.items[0].saleAmount = 301; }),
            u"items/0/saleAmount"_s},
        {"no piece", details([](Details &o) { o.items[0].quantity = 0; }), u"items/0/quantity"_s},
        {"negative tax", details([](Details &o) { o.tax = -1; }), u"tax"_s},
        {"tax description", details([](Details &o) { o.taxDescription = QString(61, u'x'); }),
            u"taxDescription"_s},
        {"nothing to pay", details([](Details &o) { o.discount = 630; }), u"discount"_s},
        {"more than 32 bits", details([](Details &o) { o.items[0].amount = 1'500'000'000; }), QString()},
        {"more than 64 bits", details([](Details &o) { o.items[0].amount = 5'000'000'000'000'000'000; }),
            QString()},
        {"expiry", details([](Details &o) { o.expiresAfterSeconds = 359; }), u"expiresAfterSeconds"_s},
        {"expiry's description", details([](Details &o) { o.expiryDescription = QString(121, u'x'); }),
            u"expiryDescription"_s},
        {"no status", status([](OrderStatusContent &o) { o.status.clear(); }), u"status"_s},
        {"status", status([](OrderStatusContent &o) { o.status = u"LOST"_s; }), u"status"_s, kWarning},
        {"description", status([](OrderStatusContent &o) { o.description = QString(121, u'x'); }),
            u"description"_s},
    };
}

} // namespace

QList<SoundContent> soundContents()
{
    QList<SoundContent> all;
    const auto row = [&all](const char *name, const MessageContent &content) { all.append({name, content}); };
    row("text", TextContent{.text = u"see https://example.com"_s, .previewUrl = true});
    row("longest text", TextContent{.text = QString(4096, u'x')});
    for (const auto kind : {MediaContent::Kind::Image, MediaContent::Kind::Audio})
        row("media", media(kind));
    row("place", place());
    row("edge of the world", LocationContent{.latitude = -90, .longitude = 180});
    row("contacts", contacts());
    row("buttons", buttons());
    row("list", list());
    row("list of one section",
        ListContent{.body = u"x"_s,
            .buttonTitle = u"x"_s,
            .sections = {{.title = {}, .rows = {{u"1"_s, u"x"_s, {}}}}}});
    row("URL button", urlButton());
    row("template", textTemplate());
    row("code template", codeTemplate());
    row("template by its id", TemplateContent{.partnerTemplateId = u"71"_s});
    row("four spaces",
        changed<TemplateContent>(textTemplate(), [](TemplateContent &t) { t.bodyValues[0] = u"a    b"_s; }));
    row("order", order());
    row("order with everything", changed<OrderDetailsContent>(order(), [](OrderDetailsContent &o) {
        o.headerImageUrl = kUrl;
        o.paymentDetails = R"({"format":"LINK"})";
        o.shipping = 20;
        o.discount = 649;
        o.expiresAfterSeconds = 360;
    }));
    row("order status", orderStatus());
    row("raw", RawContent{.json = R"({"a":1})"});
    return all;
}

QList<ContentFault> contentFaults()
{
    return simpleFaults() + mediaFaults() + interactiveFaults() + templateFaults() + orderFaults();
}

} // namespace ChannelConsole
