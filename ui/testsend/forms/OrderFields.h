// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/testsend/forms/FieldGroup.h"

#include <optional>

namespace ChannelConsole {

/// What order details and order status ask for in the same way (WhatsApp Pay).
namespace OrderFields {
/// "referenceId", with a button that makes a new one where `offersNew`.
void addReference(FieldGroup *fields, bool offersNew, const QString &help);
void addPaymentType(FieldGroup *fields); ///< "paymentType"
/// A line for an amount in the order's currency.
void addAmount(
    FieldGroup *fields, const QString &field, const QString &label, const QString &placeholder = {});
[[nodiscard]] std::optional<qint64> amount(const FieldGroup *fields, const QString &field);
/// "12.5" stays as it is typed where it means the same.
void setAmount(FieldGroup *fields, const QString &field, std::optional<qint64> minorUnits);
} // namespace OrderFields

} // namespace ChannelConsole
