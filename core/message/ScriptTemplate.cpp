// SPDX-License-Identifier: Apache-2.0
// Templates and orders, as a script may print them.
#include "core/message/ScriptShapes.h"

#include <QCoreApplication>
#include <QtNumeric>

#include <cmath>

namespace ChannelConsole {

using namespace Qt::StringLiterals;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(ScriptShapes)
};

TemplateHeaderValue::Kind headerKind(const QString &type)
{
    static const QHash<QString, TemplateHeaderValue::Kind> kKinds{
        {u"TEXT"_s, TemplateHeaderValue::Kind::Text}, {u"IMAGE"_s, TemplateHeaderValue::Kind::Image},
        {u"VIDEO"_s, TemplateHeaderValue::Kind::Video}, {u"GIF"_s, TemplateHeaderValue::Kind::Gif},
        {u"DOCUMENT"_s, TemplateHeaderValue::Kind::Document},
        {u"LOCATION"_s, TemplateHeaderValue::Kind::Location}};
    return kKinds.value(type.toUpper(), TemplateHeaderValue::Kind::None);
}

void noteUnknownHeader(const QString &type, QList<ScriptNote> &notes)
{
    notes += {Words::tr("A header of type “%1” is not known here and is not taken over.").arg(type)};
}

/// Infobip's (infobip.md §2.3).
void readTemplateData(const Json &data, TemplateContent &content, QList<ScriptNote> &notes)
{
    ShapeReader from(data, u"templateData"_s, notes);
    if (const std::optional<Json> body = from.object("body")) {
        ShapeReader fields(*body, from.pathOf("body"), notes);
        const QList<Json> values = fields.list("placeholders");
        for (const Json &value : values)
            content.bodyValues += value.text({}).value_or(QString());
        fields.finish();
    }
    if (const std::optional<Json> header = from.object("header")) {
        ShapeReader fields(*header, from.pathOf("header"), notes);
        const QString type = fields.text("type");
        content.header = {.kind = headerKind(type),
            .text = fields.text("placeholder"),
            .url = fields.text("mediaUrl"),
            .fileName = fields.text("filename"),
            .latitude = fields.number("latitude"),
            .longitude = fields.number("longitude")};
        if (content.header.kind == TemplateHeaderValue::Kind::None)
            noteUnknownHeader(type, notes);
        fields.finish();
    }
    const QList<Json> buttons = from.list("buttons");
    for (const Json &button : buttons) {
        ShapeReader fields(button, from.pathOf("buttons"), notes);
        content.buttons += {.index = int(content.buttons.size()),
            .type = fields.text("type").toUpper(),
            .value = fields.text("parameter")};
        fields.finish();
    }
    from.finish();
}

/// One value of a component of WhatsApp's own form.
QString parameterText(const Json &parameter, QList<ScriptNote> &notes)
{
    const QString type = parameter.string({"type"}).value_or(u"text"_s);
    if (type == "payload"_L1 || type == "coupon_code"_L1) {
        const QByteArray key = type.toUtf8();
        return parameter.text({key.constData()}).value_or(QString());
    }
    if (type != "text"_L1) // "currency", "date_time": they bring a text to fall back on
        notes += {Words::tr("A value of type “%1” became the text it falls back on.").arg(type)};
    const QByteArray key = type.toUtf8();
    if (const std::optional<QString> fallback = parameter.text({key.constData(), "fallback_value"}))
        return *fallback;
    return parameter.text({"text"}).value_or(QString());
}

void readHeaderParameter(const Json &parameter, TemplateContent &content, QList<ScriptNote> &notes)
{
    const QString type = parameter.string({"type"}).value_or(QString());
    content.header.kind = headerKind(type);
    if (content.header.kind == TemplateHeaderValue::Kind::None) {
        noteUnknownHeader(type, notes);
        return;
    }
    if (content.header.kind == TemplateHeaderValue::Kind::Text) {
        content.header.text = parameterText(parameter, notes);
        return;
    }
    const QByteArray key = type.toUtf8();
    if (const std::optional<Json> file = parameter.at({key.constData()})) {
        ShapeReader fields(*file, u"template.components.header"_s, notes);
        content.header.url = fields.firstText({"link", "url"});
        content.header.fileName = fields.text("filename");
        content.header.latitude = fields.number("latitude");
        content.header.longitude = fields.number("longitude");
        fields.finish();
    }
}

void readComponent(const Json &object, TemplateContent &content, QList<ScriptNote> &notes)
{
    ShapeReader component(object, u"template.components"_s, notes);
    const QString type = component.text("type").toLower();
    const QList<Json> parameters = component.list("parameters");
    if (type == "header"_L1) {
        if (!parameters.isEmpty())
            readHeaderParameter(parameters.constFirst(), content, notes);
    } else if (type == "body"_L1) {
        for (const Json &parameter : parameters)
            content.bodyValues += parameterText(parameter, notes);
    } else if (type == "button"_L1) {
        TemplateButtonValue button{.index = int(component.number("index").value_or(content.buttons.size())),
            .type = component.text("sub_type").toUpper()};
        if (!parameters.isEmpty())
            button.value = parameterText(parameters.constFirst(), notes);
        content.buttons += button;
    } else {
        notes += {Words::tr("A component of type “%1” is not known here and is not taken over.").arg(type)};
    }
    component.finish();
}

/// {"value": 300, "offset": 100} is 3.00: minor units, as long as the offset is 100.
std::optional<qint64> amountIn(
    ShapeReader &from, const char *key, QList<ScriptNote> &notes, QString *description = nullptr)
{
    const std::optional<Json> object = from.object(key);
    if (!object)
        return std::nullopt;
    ShapeReader fields(*object, from.pathOf(key), notes);
    const std::optional<qint64> value = object->integer({"value"});
    const std::optional<qint64> offset = object->integer({"offset"});
    (void)fields.text("value");
    (void)fields.text("offset");
    if (offset.value_or(100) != 100)
        notes += {
            Words::tr("“%1” counts in other parts than hundredths: check the amount.").arg(from.pathOf(key))};
    if (description)
        *description = fields.text("description");
    fields.finish();
    return value;
}

QString bodyText(const Json &interactive, const char *key)
{
    return interactive.text({key, "text"}).value_or(QString());
}

std::optional<MessageContent> orderStatusIn(
    const Json &interactive, ShapeReader &parameters, QList<ScriptNote> &notes)
{
    OrderStatusContent content{.body = bodyText(interactive, "body"),
        .footer = bodyText(interactive, "footer"),
        .referenceId = parameters.text("reference_id"),
        .paymentType = parameters.text("payment_type")};
    if (const std::optional<Json> order = parameters.object("order")) {
        ShapeReader fields(*order, parameters.pathOf("order"), notes);
        content.status = fields.text("status").toUpper();
        content.description = fields.text("description");
        fields.finish();
    }
    return content;
}

void readOrder(const Json &object, OrderDetailsContent &content, QList<ScriptNote> &notes)
{
    ShapeReader order(object, u"interactive.action.parameters.order"_s, notes);
    (void)order.text("status"); // always "pending" in order details
    content.catalogId = order.text("catalog_id");
    const QList<Json> items = order.list("items");
    for (const Json &each : items) {
        ShapeReader fields(each, order.pathOf("items"), notes);
        OrderItem item{.retailerId = fields.text("retailer_id"), .name = fields.text("name")};
        item.amount = amountIn(fields, "amount", notes).value_or(0);
        item.saleAmount = amountIn(fields, "sale_amount", notes);
        item.quantity = int(qBound(0.0, fields.number("quantity").value_or(1), 1e6));
        fields.finish();
        content.items += item;
    }
    (void)amountIn(order, "subtotal", notes); // worked out from the items
    content.tax = amountIn(order, "tax", notes, &content.taxDescription).value_or(0);
    content.shipping = amountIn(order, "shipping", notes, &content.shippingDescription);
    content.discount = amountIn(order, "discount", notes, &content.discountDescription);
    order.finish();
}

std::optional<MessageContent> orderDetailsIn(
    const Json &interactive, ShapeReader &parameters, QList<ScriptNote> &notes)
{
    OrderDetailsContent content{
        .body = bodyText(interactive, "body"), .footer = bodyText(interactive, "footer")};
    content.headerImageUrl = interactive.text({"header", "image", "link"}).value_or(QString());
    content.referenceId = parameters.text("reference_id");
    content.physicalGoods = parameters.text("type") == "physical-goods"_L1;
    content.paymentType = parameters.text("payment_type");
    content.paymentConfiguration = parameters.text("payment_configuration");
    content.currency = parameters.text("currency");
    const std::optional<qint64> total = amountIn(parameters, "total_amount", notes);
    if (const std::optional<Json> order = parameters.object("order"))
        readOrder(*order, content, notes);
    if (const std::optional<qint64> sum = orderTotal(content); total && sum != total)
        notes += {Words::tr("“total_amount” is not the sum of the order's parts. The sum is sent.")};
    return content;
}

} // namespace

std::optional<MessageContent> orderShape(const Json &interactive, QList<ScriptNote> &notes)
{
    const std::optional<Json> object = interactive.at({"action", "parameters"});
    if (!object || !object->isObject())
        return std::nullopt;
    ShapeReader parameters(*object, u"interactive.action.parameters"_s, notes);
    const bool isStatus = interactive.string({"type"}) == u"order_status"_s;
    std::optional<MessageContent> content = isStatus ? orderStatusIn(interactive, parameters, notes)
                                                     : orderDetailsIn(interactive, parameters, notes);
    parameters.finish();
    notes += {
        Words::tr("The guide names orders but not their form; this was read as WhatsApp's own form."), true};
    return content;
}

std::optional<MessageContent> templateShape(const Json &object, QList<ScriptNote> &notes)
{
    if (!object.isObject())
        return std::nullopt;
    QList<ScriptNote> found;
    ShapeReader from(object, {}, found);
    (void)from.text("type");
    TemplateContent content{.name = from.firstText({"name", "templateName", "template_name", "elementName"})};
    if (const std::optional<Json> language = from.object("language")) {
        ShapeReader fields(*language, u"language"_s, found);
        content.language = fields.text("code");
        (void)fields.text("policy"); // "deterministic" is the only one
        fields.finish();
    } else {
        content.language = from.firstText({"language", "languageCode"});
    }
    content.partnerTemplateId = from.firstText({"templateId", "template_id", "id"});
    if (content.name.isEmpty() && content.partnerTemplateId.isEmpty())
        return std::nullopt;
    if (const std::optional<Json> data = from.object("templateData"))
        readTemplateData(*data, content, found);
    const QList<Json> components = from.list("components");
    for (const Json &component : components)
        readComponent(component, content, found);
    from.finish();
    notes += found;
    notes += {Words::tr("The guide does not say which form of a template it takes; this was read as %1.")
                  .arg(object.at({"templateData"}) ? Words::tr("Infobip's") : Words::tr("WhatsApp's own")),
        true};
    return content;
}

} // namespace ChannelConsole
