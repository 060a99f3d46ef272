// SPDX-License-Identifier: Apache-2.0
#include "core/message/OrderContent.h"

#include <QtNumeric>

namespace ChannelConsole {

std::optional<qint64> orderSubtotal(const OrderDetailsContent &order)
{
    qint64 sum = 0;
    for (const OrderItem &item : order.items) {
        qint64 cost = 0;
        if (qMulOverflow(item.saleAmount.value_or(item.amount), qint64(item.quantity), &cost)
            || qAddOverflow(sum, cost, &sum))
            return std::nullopt;
    }
    return sum;
}

std::optional<qint64> orderTotal(const OrderDetailsContent &order)
{
    const std::optional<qint64> subtotal = orderSubtotal(order);
    qint64 total = 0;
    if (!subtotal || qAddOverflow(*subtotal, order.tax, &total)
        || qAddOverflow(total, order.shipping.value_or(0), &total)
        || qSubOverflow(total, order.discount.value_or(0), &total))
        return std::nullopt;
    return total;
}

} // namespace ChannelConsole
