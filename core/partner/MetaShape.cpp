// SPDX-License-Identifier: Apache-2.0
#include "core/partner/MetaShape.h"

#include "core/Json.h"

namespace ChannelConsole {

using namespace Qt::StringLiterals;

namespace {

using nlohmann::json;

void put(json &object, const char *name, const QString &value)
{
    if (!value.isEmpty())
        object[name] = toStd(value);
}

/// Amounts are given with how much a unit of the currency is.
json amountOf(qint64 value, const QString &description = {})
{
    json amount{{"value", value}, {"offset", 100}};
    put(amount, "description", description);
    return amount;
}

json itemOf(const OrderItem &item)
{
    json entry{{"retailer_id", toStd(item.retailerId)}, {"name", toStd(item.name)},
        {"amount", amountOf(item.amount)}, {"quantity", item.quantity}};
    if (item.saleAmount)
        entry["sale_amount"] = amountOf(*item.saleAmount);
    return entry;
}

json orderOf(const OrderDetailsContent &content)
{
    json order{{"status", "pending"}, {"items", json::array()},
        {"subtotal", amountOf(orderSubtotal(content).value_or(0))},
        {"tax", amountOf(content.tax, content.taxDescription)}};
    for (const OrderItem &item : content.items)
        order["items"].push_back(itemOf(item));
    put(order, "catalog_id", content.catalogId);
    if (content.shipping)
        order["shipping"] = amountOf(*content.shipping, content.shippingDescription);
    if (content.discount) {
        order["discount"] = amountOf(*content.discount, content.discountDescription);
        put(order["discount"], "discount_program_name", content.discountProgram);
    }
    return order;
}

/// Infobip's words for payment types name gateways that WhatsApp names itself.
json paymentSettingOf(const OrderDetailsContent &content)
{
    const QString type = content.paymentType;
    if (type.endsWith("_LINK"_L1)) {
        const Result<Json> details = Json::parse(content.paymentDetails);
        const QString link
            = details ? details.value().string({"paymentLink"}).value_or(QString()) : QString();
        return {{"type", "payment_link"}, {"payment_link", {{"uri", toStd(link)}}}};
    }
    const char *gateway = type == "PG_RAZORPAY"_L1 ? "razorpay" : "payu";
    return {{"type", "payment_gateway"},
        {"payment_gateway",
            {{"type", gateway}, {"configuration_name", toStd(content.paymentConfiguration)}}}};
}

json phoneOf(const ContactPhone &phone)
{
    json entry{{"phone", toStd(phone.phone)}};
    put(entry, "type", phone.type);
    put(entry, "wa_id", phone.waId);
    return entry;
}

json addressOf(const ContactAddress &address)
{
    json entry = json::object();
    put(entry, "street", address.street);
    put(entry, "city", address.city);
    put(entry, "state", address.state);
    put(entry, "zip", address.zip);
    put(entry, "country", address.country);
    put(entry, "country_code", address.countryCode);
    put(entry, "type", address.type);
    return entry;
}

json nameOf(const ContactCard &card)
{
    json name{{"first_name", toStd(card.firstName)}, {"formatted_name", toStd(card.formattedName)}};
    put(name, "last_name", card.lastName);
    put(name, "middle_name", card.middleName);
    put(name, "prefix", card.namePrefix);
    put(name, "suffix", card.nameSuffix);
    return name;
}

} // namespace

json metaAction(const ButtonsContent &content)
{
    json action{{"buttons", json::array()}};
    for (const ReplyButton &button : content.buttons)
        action["buttons"].push_back(
            {{"type", "reply"}, {"reply", {{"id", toStd(button.id)}, {"title", toStd(button.title)}}}});
    return action;
}

json metaAction(const ListContent &list)
{
    json action{{"button", toStd(list.buttonTitle)}, {"sections", json::array()}};
    for (const ListSection &section : list.sections) {
        json entry{{"rows", json::array()}};
        put(entry, "title", section.title);
        for (const ListRow &row : section.rows) {
            json line{{"id", toStd(row.id)}, {"title", toStd(row.title)}};
            put(line, "description", row.description);
            entry["rows"].push_back(line);
        }
        action["sections"].push_back(entry);
    }
    return action;
}

json metaAction(const UrlButtonContent &button)
{
    return {{"name", "cta_url"},
        {"parameters", {{"display_text", toStd(button.displayText)}, {"url", toStd(button.url)}}}};
}

json metaAction(const OrderDetailsContent &content)
{
    return {{"name", "review_and_pay"},
        {"parameters",
            {{"reference_id", toStd(content.referenceId)},
                {"type", content.physicalGoods ? "physical-goods" : "digital-goods"},
                {"payment_settings", json::array({paymentSettingOf(content)})},
                {"currency", toStd(content.currency)},
                {"total_amount", amountOf(orderTotal(content).value_or(0))}, {"order", orderOf(content)}}}};
}

json metaAction(const OrderStatusContent &content)
{
    json order{{"status", toStd(content.status.toLower())}};
    put(order, "description", content.description);
    return {{"name", "review_order"},
        {"parameters", {{"reference_id", toStd(content.referenceId)}, {"order", order}}}};
}

json metaContact(const ContactCard &card)
{
    json contact{{"name", nameOf(card)}};
    for (const ContactPhone &phone : card.phones)
        contact["phones"].push_back(phoneOf(phone));
    for (const ContactEmail &email : card.emails) {
        json entry{{"email", toStd(email.email)}};
        put(entry, "type", email.type);
        contact["emails"].push_back(entry);
    }
    for (const ContactUrl &url : card.urls) {
        json entry{{"url", toStd(url.url)}};
        put(entry, "type", url.type);
        contact["urls"].push_back(entry);
    }
    for (const ContactAddress &address : card.addresses)
        contact["addresses"].push_back(addressOf(address));
    json org = json::object();
    put(org, "company", card.company);
    put(org, "department", card.department);
    put(org, "title", card.title);
    if (!org.empty())
        contact["org"] = org;
    if (card.birthday.isValid())
        contact["birthday"] = toStd(card.birthday.toString(Qt::ISODate));
    return contact;
}

} // namespace ChannelConsole
