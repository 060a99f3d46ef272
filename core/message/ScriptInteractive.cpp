// SPDX-License-Identifier: Apache-2.0
// WhatsApp's own form of interactive messages and of contacts, as a script may print them.
#include "core/message/ScriptShapes.h"

#include <QCoreApplication>

namespace ChannelConsole {

using namespace Qt::StringLiterals;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(ScriptShapes)
};

/// {"text": "…"}, or the text itself.
QString textIn(ShapeReader &from, const char *key, QList<ScriptNote> &notes)
{
    if (const std::optional<Json> object = from.object(key)) {
        ShapeReader inner(*object, from.pathOf(key), notes);
        const QString text = inner.text("text");
        inner.finish();
        return text;
    }
    return from.text(key);
}

InteractiveHeader headerIn(ShapeReader &from, QList<ScriptNote> &notes)
{
    InteractiveHeader header;
    const std::optional<Json> object = from.object("header");
    if (!object)
        return header;
    ShapeReader inner(*object, from.pathOf("header"), notes);
    const QString type = inner.text("type");
    const QByteArray key = type.toUtf8();
    if (type == "text"_L1) {
        header.kind = InteractiveHeader::Kind::Text;
        header.text = inner.text("text");
    } else if (const std::optional<Json> file = inner.object(key.constData())) {
        ShapeReader fields(*file, inner.pathOf(key.constData()), notes);
        header.kind = type == "video"_L1 ? InteractiveHeader::Kind::Video
            : type == "document"_L1      ? InteractiveHeader::Kind::Document
                                         : InteractiveHeader::Kind::Image;
        header.url = fields.firstText({"link", "url"});
        header.fileName = fields.text("filename");
        fields.finish();
    }
    inner.finish();
    return header;
}

ButtonsContent buttonsIn(ShapeReader &from, ShapeReader &action, QList<ScriptNote> &notes)
{
    ButtonsContent content{.header = headerIn(from, notes),
        .body = textIn(from, "body", notes),
        .footer = textIn(from, "footer", notes)};
    const QList<Json> buttons = action.list("buttons");
    for (const Json &each : buttons) {
        ShapeReader button(each, action.pathOf("buttons"), notes);
        if (const QString type = button.text("type"); type != "reply"_L1 && !type.isEmpty())
            notes += {Words::tr("A button of type “%1” became a reply button.").arg(type)};
        if (const std::optional<Json> reply = button.object("reply")) {
            ShapeReader fields(*reply, button.pathOf("reply"), notes);
            content.buttons += {.id = fields.text("id"), .title = fields.text("title")};
            fields.finish();
        } else {
            content.buttons += {.id = button.text("id"), .title = button.text("title")};
        }
        button.finish();
    }
    return content;
}

ListContent listIn(ShapeReader &from, ShapeReader &action, QList<ScriptNote> &notes)
{
    ListContent content{.header = headerIn(from, notes),
        .body = textIn(from, "body", notes),
        .footer = textIn(from, "footer", notes),
        .buttonTitle = action.text("button")};
    const QList<Json> sections = action.list("sections");
    for (const Json &each : sections) {
        ShapeReader section(each, action.pathOf("sections"), notes);
        ListSection made{.title = section.text("title")};
        const QList<Json> rows = section.list("rows");
        for (const Json &row : rows) {
            ShapeReader fields(row, section.pathOf("rows"), notes);
            made.rows += {.id = fields.text("id"),
                .title = fields.text("title"),
                .description = fields.text("description")};
            fields.finish();
        }
        section.finish();
        content.sections += made;
    }
    return content;
}

UrlButtonContent urlButtonIn(ShapeReader &from, ShapeReader &action, QList<ScriptNote> &notes)
{
    UrlButtonContent content{.header = headerIn(from, notes),
        .body = textIn(from, "body", notes),
        .footer = textIn(from, "footer", notes)};
    (void)action.text("name");
    if (const std::optional<Json> parameters = action.object("parameters")) {
        ShapeReader fields(*parameters, action.pathOf("parameters"), notes);
        content.displayText = fields.text("display_text");
        content.url = fields.text("url");
        fields.finish();
    }
    return content;
}

ContactCard cardIn(const Json &object, QList<ScriptNote> &notes)
{
    ShapeReader card(object, u"contacts"_s, notes);
    ContactCard made;
    if (const std::optional<Json> name = card.object("name")) {
        ShapeReader fields(*name, u"contacts.name"_s, notes);
        made.firstName = fields.firstText({"first_name", "firstName"});
        made.lastName = fields.firstText({"last_name", "lastName"});
        made.middleName = fields.firstText({"middle_name", "middleName"});
        made.namePrefix = fields.firstText({"prefix", "namePrefix"});
        made.nameSuffix = fields.firstText({"suffix", "nameSuffix"});
        made.formattedName = fields.firstText({"formatted_name", "formattedName"});
        fields.finish();
    }
    if (const std::optional<Json> org = card.object("org")) {
        ShapeReader fields(*org, u"contacts.org"_s, notes);
        made.company = fields.text("company");
        made.department = fields.text("department");
        made.title = fields.text("title");
        fields.finish();
    }
    made.birthday = QDate::fromString(card.text("birthday"), Qt::ISODate);
    const QList<Json> phones = card.list("phones");
    for (const Json &each : phones) {
        ShapeReader fields(each, u"contacts.phones"_s, notes);
        made.phones += {.phone = fields.text("phone"),
            .type = fields.text("type"),
            .waId = fields.firstText({"wa_id", "waId"})};
        fields.finish();
    }
    const QList<Json> emails = card.list("emails");
    for (const Json &each : emails) {
        ShapeReader fields(each, u"contacts.emails"_s, notes);
        made.emails += {.email = fields.text("email"), .type = fields.text("type")};
        fields.finish();
    }
    const QList<Json> urls = card.list("urls");
    for (const Json &each : urls) {
        ShapeReader fields(each, u"contacts.urls"_s, notes);
        made.urls += {.url = fields.text("url"), .type = fields.text("type")};
        fields.finish();
    }
    const QList<Json> addresses = card.list("addresses");
    for (const Json &each : addresses) {
        ShapeReader fields(each, u"contacts.addresses"_s, notes);
        made.addresses += {.street = fields.text("street"),
            .city = fields.text("city"),
            .state = fields.text("state"),
            .zip = fields.text("zip"),
            .country = fields.text("country"),
            .countryCode = fields.firstText({"country_code", "countryCode"}),
            .type = fields.text("type")};
        fields.finish();
    }
    card.finish();
    return made;
}

} // namespace

std::optional<MessageContent> interactiveShape(const Json &interactive, QList<ScriptNote> &notes)
{
    const QString type = interactive.string({"type"}).value_or(QString());
    if (type == "order_details"_L1 || type == "order_status"_L1)
        return orderShape(interactive, notes);
    ShapeReader from(interactive, u"interactive"_s, notes);
    (void)from.text("type");
    const std::optional<Json> object = from.object("action");
    if (!object)
        return std::nullopt;
    ShapeReader action(*object, u"interactive.action"_s, notes);
    std::optional<MessageContent> content;
    if (type == "button"_L1)
        content = buttonsIn(from, action, notes);
    else if (type == "list"_L1)
        content = listIn(from, action, notes);
    else if (type == "cta_url"_L1)
        content = urlButtonIn(from, action, notes);
    else
        return std::nullopt;
    action.finish();
    from.finish();
    return content;
}

std::optional<MessageContent> contactsShape(const QList<Json> &cards, QList<ScriptNote> &notes)
{
    ContactsContent content;
    for (const Json &card : cards)
        content.contacts += cardIn(card, notes);
    return content.contacts.isEmpty() ? std::nullopt : std::optional<MessageContent>(content);
}

} // namespace ChannelConsole
