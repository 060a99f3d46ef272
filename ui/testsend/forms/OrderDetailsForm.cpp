// SPDX-License-Identifier: Apache-2.0
#include "ui/testsend/forms/OrderDetailsForm.h"

#include "ui/testsend/forms/FieldValues.h"
#include "ui/testsend/forms/GroupList.h"
#include "ui/testsend/forms/OrderFields.h"
#include "ui/widgets/PlainLabel.h"

#include <QRegularExpressionValidator>

using namespace Qt::StringLiterals;

namespace ChannelConsole {

namespace {

constexpr int kMostPieces = 1'000'000;

void buildItem(FieldGroup *item)
{
    item->addLine(u"name"_s, OrderDetailsForm::tr("Name"), {.limit = &MessageLimits::itemName});
    item->addLine(u"retailerId"_s, OrderDetailsForm::tr("Retailer ID"));
    OrderFields::addAmount(item, u"amount"_s, OrderDetailsForm::tr("Price"), u"0.00"_s);
    OrderFields::addAmount(
        item, u"saleAmount"_s, OrderDetailsForm::tr("Sale price"), OrderDetailsForm::tr("none"));
    item->addNumber(u"quantity"_s, OrderDetailsForm::tr("Quantity"), 1, kMostPieces);
}

} // namespace

OrderDetailsForm::OrderDetailsForm(QWidget *parent)
    : GroupForm(parent)
    , m_totals(new PlainLabel)
{
    addMessage();
    addPayment();
    addItems();
    addCharges();
    addExpiry();
    follow();
}

void OrderDetailsForm::addMessage()
{
    fields()->addText(u"body"_s, tr("Text"), 3, {.limit = &MessageLimits::body});
    fields()->addLine(u"footer"_s, tr("Footer"), {.limit = &MessageLimits::footer});
    fields()->addLine(u"headerImageUrl"_s, tr("Image URL"), {.placeholder = u"https://"_s});
}

void OrderDetailsForm::addPayment()
{
    fields()->addHeading(tr("Payment"));
    OrderFields::addReference(
        fields(), true, tr("Comes back with the payment. Each order needs one of its own."));
    OrderFields::addPaymentType(fields());
    fields()->addLine(u"paymentConfiguration"_s, tr("Payment configuration"),
        {.limit = &MessageLimits::paymentConfiguration, .help = tr("Its name in WhatsApp Manager.")});
    fields()->addText(u"paymentDetails"_s, tr("Payment details"), 3,
        {.help = tr("What the payment type asks for besides, as a JSON object. May be empty."),
            .fixedFont = true});
    fields()->addChoice(
        u"currency"_s, tr("Currency"), {{.value = u"INR"_s, .text = {}}, {.value = u"BRL"_s, .text = {}}});
    fields()->addCheck(u"physicalGoods"_s, tr("Goods that are shipped"));
    fields()->addLine(u"catalogId"_s, tr("Catalog ID"), {.placeholder = tr("may be empty")});
}

void OrderDetailsForm::addItems()
{
    m_items = new GroupList({.one = tr("Item %1"),
                                .add = tr("Add an item"),
                                .remove = tr("Remove item %1"),
                                .moveUp = tr("Move item %1 up")},
        {.least = 1}, buildItem);
    fields()->addList(u"items"_s, m_items);
}

void OrderDetailsForm::addCharges()
{
    fields()->addHeading(tr("Tax, shipping and discount"));
    const QString none = tr("none");
    const FieldGroup::Text described{.limit = &MessageLimits::orderAmountDescription};
    OrderFields::addAmount(fields(), u"tax"_s, tr("Tax"), u"0.00"_s);
    fields()->addLine(u"taxDescription"_s, tr("About the tax"), described);
    OrderFields::addAmount(fields(), u"shipping"_s, tr("Shipping cost"), none);
    fields()->addLine(u"shippingDescription"_s, tr("About the shipping"), described);
    OrderFields::addAmount(fields(), u"discount"_s, tr("Discount"), none);
    fields()->addLine(u"discountDescription"_s, tr("About the discount"), described);
    fields()->addLine(u"discountProgram"_s, tr("Discount program"));
    m_totals->setObjectName(u"orderTotals"_s);
    m_totals->setAccessibleName(tr("Totals"));
    m_totals->setTone(PlainLabel::Tone::Strong);
    fields()->addWide(m_totals);
}

void OrderDetailsForm::addExpiry()
{
    static const QRegularExpression kSeconds(u"\\d{0,9}"_s);
    fields()->addLine(u"expiresAfterSeconds"_s, tr("Expires after"),
        {.help = tr("In seconds; empty if the order does not expire."),
            .placeholder = tr("never"),
            .validator = new QRegularExpressionValidator(kSeconds, this)});
    fields()->addLine(
        u"expiryDescription"_s, tr("About the expiry"), {.limit = &MessageLimits::orderDescription});
}

OrderDetailsContent OrderDetailsForm::order() const
{
    const FieldGroup *all = fields();
    OrderDetailsContent order{.body = all->value(u"body"_s),
        .footer = all->value(u"footer"_s),
        .headerImageUrl = all->value(u"headerImageUrl"_s),
        .referenceId = all->value(u"referenceId"_s),
        .paymentType = all->value(u"paymentType"_s),
        .paymentConfiguration = all->value(u"paymentConfiguration"_s),
        .paymentDetails = all->value(u"paymentDetails"_s).toUtf8(),
        .currency = all->value(u"currency"_s),
        .physicalGoods = !all->value(u"physicalGoods"_s).isEmpty(),
        .catalogId = all->value(u"catalogId"_s)};
    for (const FieldGroup *item : m_items->groups())
        order.items += {.retailerId = item->value(u"retailerId"_s),
            .name = item->value(u"name"_s),
            .amount = OrderFields::amount(item, u"amount"_s).value_or(0),
            .saleAmount = OrderFields::amount(item, u"saleAmount"_s),
            .quantity = item->value(u"quantity"_s).toInt()};
    order.tax = OrderFields::amount(all, u"tax"_s).value_or(0);
    order.taxDescription = all->value(u"taxDescription"_s);
    order.shipping = OrderFields::amount(all, u"shipping"_s);
    order.shippingDescription = all->value(u"shippingDescription"_s);
    order.discount = OrderFields::amount(all, u"discount"_s);
    order.discountDescription = all->value(u"discountDescription"_s);
    order.discountProgram = all->value(u"discountProgram"_s);
    if (const QString seconds = all->value(u"expiresAfterSeconds"_s); !seconds.isEmpty())
        order.expiresAfterSeconds = seconds.toInt();
    order.expiryDescription = all->value(u"expiryDescription"_s);
    return order;
}

MessageContent OrderDetailsForm::content() const
{
    return order();
}

void OrderDetailsForm::fill(const MessageContent &content)
{
    const auto &order = std::get<OrderDetailsContent>(content);
    FieldGroup *all = fields();
    all->setValue(u"body"_s, order.body);
    all->setValue(u"footer"_s, order.footer);
    all->setValue(u"headerImageUrl"_s, order.headerImageUrl);
    all->setValue(u"referenceId"_s, order.referenceId);
    all->setValue(u"paymentType"_s, order.paymentType);
    all->setValue(u"paymentConfiguration"_s, order.paymentConfiguration);
    all->setValue(u"paymentDetails"_s, QString::fromUtf8(order.paymentDetails));
    all->setValue(u"currency"_s, order.currency);
    all->setValue(u"physicalGoods"_s, order.physicalGoods ? u"1"_s : QString());
    all->setValue(u"catalogId"_s, order.catalogId);
    m_items->fill(order.items, [](FieldGroup *group, const OrderItem &item) {
        group->setValue(u"retailerId"_s, item.retailerId);
        group->setValue(u"name"_s, item.name);
        // No price and a price of nothing are the same to the partners.
        OrderFields::setAmount(
            group, u"amount"_s, item.amount == 0 ? std::nullopt : std::optional(item.amount));
        OrderFields::setAmount(group, u"saleAmount"_s, item.saleAmount);
        group->setValue(u"quantity"_s, QString::number(item.quantity));
    });
    OrderFields::setAmount(all, u"tax"_s, order.tax == 0 ? std::nullopt : std::optional(order.tax));
    all->setValue(u"taxDescription"_s, order.taxDescription);
    OrderFields::setAmount(all, u"shipping"_s, order.shipping);
    all->setValue(u"shippingDescription"_s, order.shippingDescription);
    OrderFields::setAmount(all, u"discount"_s, order.discount);
    all->setValue(u"discountDescription"_s, order.discountDescription);
    all->setValue(u"discountProgram"_s, order.discountProgram);
    all->setValue(u"expiresAfterSeconds"_s,
        order.expiresAfterSeconds ? QString::number(*order.expiresAfterSeconds) : QString());
    all->setValue(u"expiryDescription"_s, order.expiryDescription);
}

void OrderDetailsForm::follow()
{
    const OrderDetailsContent now = order();
    const std::optional<qint64> subtotal = orderSubtotal(now);
    const std::optional<qint64> total = orderTotal(now);
    m_totals->setText(subtotal && total
            ? tr("Subtotal %1 · Total %2 (%L3 in minor units)")
                  .arg(amountShown(*subtotal, now.currency), amountShown(*total, now.currency))
                  .arg(*total)
            : tr("The total is too large to be worked out."));
}

} // namespace ChannelConsole
