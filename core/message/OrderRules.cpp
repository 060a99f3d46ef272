// SPDX-License-Identifier: Apache-2.0
#include "core/message/ContentRulesPrivate.h"

#include "core/Json.h"

#include <QRegularExpression>

#include <limits>

namespace ChannelConsole::ContentRules {

using namespace Qt::StringLiterals;

namespace {

constexpr int kLeastExpirySeconds = 360; // infobip.md §2.2
constexpr int kReferenceId = 35;

void checkKnown(const QString &field, const QString &value, const QStringList &known, FindingList &findings)
{
    if (!value.isEmpty() && !known.contains(value))
        findings.warning(
            field, tr("\"%1\" is not one of the known ones: %2.").arg(value, known.join(u", "_s)));
}

void checkPaymentType(const QString &type, FindingList &findings)
{
    static const QStringList known{u"UPI_PAYU"_s, u"UPI_INTENT"_s, u"UPI_LINK"_s, u"PG_PAYU"_s,
        u"PG_RAZORPAY"_s, u"BRAZIL"_s, u"BRAZIL_PIX_DC"_s, u"BRAZIL_LINK"_s, u"BRAZIL_BOLETO"_s,
        u"BRAZIL_PAYMENTS"_s};
    findings.required(u"paymentType"_s, tr("The payment type"), type);
    checkKnown(u"paymentType"_s, type, known, findings);
}

void checkReference(const QString &reference, FindingList &findings)
{
    if (!findings.text(u"referenceId"_s, tr("The reference ID"), reference, kReferenceId))
        return;
    static const QRegularExpression form(u"^[A-Za-z0-9_.-]+$"_s);
    if (!form.match(reference).hasMatch())
        findings.error(u"referenceId"_s,
            tr("The reference ID may consist of letters without accents, digits, -, _ and . only."));
}

void checkAmount(const QString &field, const QString &what, qint64 amount, FindingList &findings)
{
    if (amount < 0)
        findings.error(field, tr("%1 is negative.").arg(what));
}

void checkItem(const QString &path, qsizetype number, const OrderItem &item, const MessageLimits &limits,
    FindingList &findings)
{
    findings.required(path + u"/retailerId"_s, tr("The retailer ID of item %1").arg(number), item.retailerId);
    findings.text(path + u"/name"_s, tr("The name of item %1").arg(number), item.name, limits.itemName);
    checkAmount(path + u"/amount"_s, tr("The price of item %1").arg(number), item.amount, findings);
    if (item.saleAmount) {
        checkAmount(
            path + u"/saleAmount"_s, tr("The sale price of item %1").arg(number), *item.saleAmount, findings);
        if (*item.saleAmount > item.amount)
            findings.error(path + u"/saleAmount"_s,
                tr("The sale price of item %1 is higher than its price.").arg(number));
    }
    if (item.quantity < 1)
        findings.error(path + u"/quantity"_s, tr("The quantity of item %1 is not at least 1.").arg(number));
}

void checkTotals(const OrderDetailsContent &order, const MessageLimits &limits, FindingList &findings)
{
    checkAmount(u"tax"_s, tr("The tax"), order.tax, findings);
    checkAmount(u"shipping"_s, tr("The shipping cost"), order.shipping.value_or(0), findings);
    checkAmount(u"discount"_s, tr("The discount"), order.discount.value_or(0), findings);
    findings.atMost(u"taxDescription"_s, tr("The description of the tax"), order.taxDescription,
        limits.orderAmountDescription);
    findings.atMost(u"shippingDescription"_s, tr("The description of the shipping cost"),
        order.shippingDescription, limits.orderAmountDescription);
    findings.atMost(u"discountDescription"_s, tr("The description of the discount"),
        order.discountDescription, limits.orderAmountDescription);
    findings.atMost(u"discountProgram"_s, tr("The discount's program"), order.discountProgram,
        limits.orderAmountDescription);
    const std::optional<qint64> total = orderTotal(order);
    // The only one who publishes a form takes 32 bits (infobip.md §2.2).
    if (!total || *total > std::numeric_limits<qint32>::max())
        findings.error({}, tr("The total is too large to be sent."));
    else if (*total <= 0 && order.discount.value_or(0) > 0)
        findings.error(u"discount"_s, tr("The total must be more than 0: the discount is too high."));
    else if (*total <= 0)
        findings.error({}, tr("The total must be more than 0."));
}

} // namespace

void check(const OrderDetailsContent &order, const MessageLimits &limits, FindingList &findings)
{
    if (!order.headerImageUrl.isEmpty())
        findings.url(u"headerImageUrl"_s, tr("The header's image URL"), order.headerImageUrl, limits.url);
    findings.text(u"body"_s, tr("The text"), order.body, limits.body);
    findings.atMost(u"footer"_s, tr("The footer"), order.footer, limits.footer);
    checkReference(order.referenceId, findings);
    checkPaymentType(order.paymentType, findings);
    findings.atMost(u"paymentConfiguration"_s, tr("The payment configuration"), order.paymentConfiguration,
        limits.paymentConfiguration);
    if (!order.paymentDetails.trimmed().isEmpty()) {
        const Result<Json> details = Json::parse(order.paymentDetails, {.uniqueKeys = true});
        if (!details || !details.value().isObject())
            findings.error(u"paymentDetails"_s, tr("The payment details are not a JSON object."));
    }
    findings.required(u"currency"_s, tr("The currency"), order.currency);
    checkKnown(u"currency"_s, order.currency, {u"INR"_s, u"BRL"_s}, findings);
    if (order.items.isEmpty())
        findings.error(u"items"_s, tr("The order has no item."));
    for (qsizetype i = 0; i < order.items.size(); ++i)
        checkItem(fieldPath(u"items"_s, i), i + 1, order.items.at(i), limits, findings);
    checkTotals(order, limits, findings);
    if (order.expiresAfterSeconds && *order.expiresAfterSeconds < kLeastExpirySeconds)
        findings.error(u"expiresAfterSeconds"_s,
            tr("An order has to be payable for at least %1 seconds.").arg(kLeastExpirySeconds));
    findings.atMost(u"expiryDescription"_s, tr("The description of the expiry"), order.expiryDescription,
        limits.orderDescription);
}

void check(const OrderStatusContent &order, const MessageLimits &limits, FindingList &findings)
{
    static const QStringList known{
        u"PENDING"_s, u"PROCESSING"_s, u"PARTIALLY_SHIPPED"_s, u"SHIPPED"_s, u"COMPLETED"_s, u"CANCELED"_s};
    findings.atMost(u"body"_s, tr("The text"), order.body, limits.body);
    findings.atMost(u"footer"_s, tr("The footer"), order.footer, limits.footer);
    checkReference(order.referenceId, findings);
    checkPaymentType(order.paymentType, findings);
    findings.required(u"status"_s, tr("The status"), order.status);
    checkKnown(u"status"_s, order.status, known, findings);
    findings.atMost(u"description"_s, tr("The description"), order.description, limits.orderDescription);
}

} // namespace ChannelConsole::ContentRules
