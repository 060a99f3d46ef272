// SPDX-License-Identifier: Apache-2.0
#include "ui/testsend/forms/OrderStatusForm.h"

#include "ui/testsend/forms/OrderFields.h"

using namespace Qt::StringLiterals;

namespace ChannelConsole {

OrderStatusForm::OrderStatusForm(QWidget *parent)
    : GroupForm(parent)
{
    OrderFields::addReference(fields(), false, tr("The one of the order details."));
    OrderFields::addPaymentType(fields());
    fields()->addChoice(u"status"_s, tr("Status"),
        {{.value = {}, .text = tr("Choose…")}, {.value = u"PENDING"_s, .text = {}},
            {.value = u"PROCESSING"_s, .text = {}}, {.value = u"PARTIALLY_SHIPPED"_s, .text = {}},
            {.value = u"SHIPPED"_s, .text = {}}, {.value = u"COMPLETED"_s, .text = {}},
            {.value = u"CANCELED"_s, .text = {}}});
    fields()->addLine(u"description"_s, tr("Description"), {.limit = &MessageLimits::orderDescription});
    fields()->addText(u"body"_s, tr("Text"), 3, {.limit = &MessageLimits::body});
    fields()->addLine(u"footer"_s, tr("Footer"), {.limit = &MessageLimits::footer});
}

MessageContent OrderStatusForm::content() const
{
    return OrderStatusContent{.body = fields()->value(u"body"_s),
        .footer = fields()->value(u"footer"_s),
        .referenceId = fields()->value(u"referenceId"_s),
        .paymentType = fields()->value(u"paymentType"_s),
        .status = fields()->value(u"status"_s),
        .description = fields()->value(u"description"_s)};
}

void OrderStatusForm::fill(const MessageContent &content)
{
    const auto &order = std::get<OrderStatusContent>(content);
    fields()->setValue(u"body"_s, order.body);
    fields()->setValue(u"footer"_s, order.footer);
    fields()->setValue(u"referenceId"_s, order.referenceId);
    fields()->setValue(u"paymentType"_s, order.paymentType);
    fields()->setValue(u"status"_s, order.status);
    fields()->setValue(u"description"_s, order.description);
}

} // namespace ChannelConsole
