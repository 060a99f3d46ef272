// SPDX-License-Identifier: Apache-2.0
#include "core/partner/InfobipRequests.h"

#include "core/Json.h"

namespace ChannelConsole {

using namespace Qt::StringLiterals;

namespace {

using nlohmann::json;

json amountOf(qint64 value, const QString &description = {})
{
    json amount{{"value", value}};
    if (!description.isEmpty())
        amount["description"] = toStd(description);
    return amount;
}

json itemOf(const OrderItem &item)
{
    json entry{{"retailerId", toStd(item.retailerId)}, {"name", toStd(item.name)},
        {"amount", amountOf(item.amount)}, {"quantity", item.quantity}};
    if (item.saleAmount)
        entry["saleAmount"] = amountOf(*item.saleAmount);
    return entry;
}

json orderOf(const OrderDetailsContent &content)
{
    json items = json::array();
    for (const OrderItem &item : content.items)
        items.push_back(itemOf(item));
    json order{{"items", items}, {"subtotal", amountOf(orderSubtotal(content).value_or(0))},
        {"tax", amountOf(content.tax, content.taxDescription)}};
    if (!content.catalogId.isEmpty())
        order["catalogId"] = toStd(content.catalogId);
    if (content.shipping)
        order["shipping"] = amountOf(*content.shipping, content.shippingDescription);
    if (content.discount) {
        order["discount"] = {{"amount", amountOf(*content.discount, content.discountDescription)}};
        if (!content.discountProgram.isEmpty())
            order["discount"]["programName"] = toStd(content.discountProgram);
    }
    if (content.expiresAfterSeconds)
        order["orderExpiration"] = {{"expirationSeconds", *content.expiresAfterSeconds},
            {"description", toStd(content.expiryDescription)}}; // required, but may be empty
    return order;
}

json paymentOf(const OrderDetailsContent &content)
{
    json payment = json::object();
    if (const Result<Json> details = Json::parse(content.paymentDetails);
        details && details.value().isObject())
        payment = details.value().raw();
    payment["type"] = toStd(content.paymentType);
    if (content.paymentType != "BRAZIL_PAYMENTS"_L1) // each of its payments has its own
        payment["id"] = toStd(content.referenceId);
    return payment;
}

} // namespace

json infobipOrder(const OrderDetailsContent &order)
{
    json action{{"payment", paymentOf(order)}, {"orderCurrency", toStd(order.currency)},
        {"orderType", order.physicalGoods ? "PHYSICAL_GOODS" : "DIGITAL_GOODS"},
        {"totalAmount", amountOf(orderTotal(order).value_or(0))}, {"order", orderOf(order)}};
    if (!order.paymentConfiguration.isEmpty())
        action["paymentConfiguration"] = toStd(order.paymentConfiguration);
    json content{{"body", {{"text", toStd(order.body)}}}, {"action", action}};
    if (!order.headerImageUrl.isEmpty())
        content["header"] = {{"type", "IMAGE"}, {"mediaUrl", toStd(order.headerImageUrl)}};
    if (!order.footer.isEmpty())
        content["footer"] = {{"text", toStd(order.footer)}};
    return content;
}

json infobipOrder(const OrderStatusContent &order)
{
    json content{
        {"action",
            {{"payment", {{"type", toStd(order.paymentType)}, {"id", toStd(order.referenceId)}}},
                {"status", toStd(order.status)}}},
    };
    if (!order.description.isEmpty())
        content["action"]["description"] = toStd(order.description);
    if (!order.body.isEmpty())
        content["body"] = {{"text", toStd(order.body)}};
    if (!order.footer.isEmpty())
        content["footer"] = {{"text", toStd(order.footer)}};
    return content;
}

} // namespace ChannelConsole
