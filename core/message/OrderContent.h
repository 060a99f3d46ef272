// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

#include <optional>

namespace ChannelConsole {

/// All amounts are in minor units of the order's currency (paise, centavos): 300 is 3.00.
struct OrderItem
{
    QString retailerId;
    QString name;
    qint64 amount = 0; ///< of one piece
    std::optional<qint64> saleAmount; ///< of one piece, if it is discounted
    int quantity = 1;

    bool operator==(const OrderItem &) const = default;
};

/// An order to be paid for (WhatsApp Pay).
struct OrderDetailsContent
{
    QString body;
    QString footer;
    QString headerImageUrl; ///< may be empty
    QString referenceId; ///< unique for each order; comes back with the payment
    QString paymentType; ///< "UPI_PAYU", …: Infobip's words (infobip.md §2.2)
    QString paymentConfiguration; ///< its name at WhatsApp; some payment types have none
    QByteArray paymentDetails; ///< JSON object: what the payment type asks for besides its id; may be empty
    QString currency; ///< "INR" or "BRL"
    bool physicalGoods = false;
    QString catalogId; ///< may be empty
    QList<OrderItem> items;
    qint64 tax = 0;
    QString taxDescription;
    std::optional<qint64> shipping;
    QString shippingDescription;
    std::optional<qint64> discount;
    QString discountDescription;
    QString discountProgram;
    std::optional<int> expiresAfterSeconds;
    QString expiryDescription;

    bool operator==(const OrderDetailsContent &) const = default;
};

/// Sum over the items of what one piece costs now times how many. Empty where that does not fit into 64 bits.
[[nodiscard]] std::optional<qint64> orderSubtotal(const OrderDetailsContent &order);
/// subtotal + tax + shipping − discount; empty likewise.
[[nodiscard]] std::optional<qint64> orderTotal(const OrderDetailsContent &order);

/// What became of an order.
struct OrderStatusContent
{
    QString body; ///< may be empty
    QString footer;
    QString referenceId; ///< of the order details
    QString paymentType; ///< likewise
    QString status; ///< "PENDING", "PROCESSING", "PARTIALLY_SHIPPED", "SHIPPED", "COMPLETED" or "CANCELED"
    QString description;

    bool operator==(const OrderStatusContent &) const = default;
};

} // namespace ChannelConsole
