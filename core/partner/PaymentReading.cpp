// SPDX-License-Identifier: Apache-2.0
#include "core/partner/PaymentReading.h"

#include "core/partner/WebhookReading.h"

#include <QCoreApplication>

namespace ChannelConsole {

using namespace Qt::StringLiterals;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("PaymentReading", text);
}

/// A whole number however it was written; what is odd about it goes into `flaws`.
std::optional<qint64> wholeNumber(const Json &amount, const char *name, QStringList *flaws)
{
    const std::optional<QString> written = amount.text({name});
    if (!written) {
        flaws->append(tr("The amount has no “%1”.").arg(QLatin1StringView(name)));
        return std::nullopt;
    }
    bool isNumber = false;
    const qint64 number = written->toLongLong(&isNumber);
    if (!isNumber) {
        flaws->append(tr("The amount's “%1” is no whole number this program can hold: %2.")
                          .arg(QLatin1StringView(name), *written));
        return std::nullopt;
    }
    if (amount.string({name}))
        flaws->append(tr("The amount's “%1” came as a text, not as a number.").arg(QLatin1StringView(name)));
    return number;
}

void readAmount(const Json &amount, PaymentDetails *details, QStringList *flaws)
{
    details->value = wholeNumber(amount, "value", flaws);
    const std::optional<qint64> offset = wholeNumber(amount, "offset", flaws);
    if (offset && *offset > 0)
        details->offset = *offset;
    else if (offset)
        flaws->append(tr("The amount's “offset” is %1; nothing can be divided by that, so 100 is assumed.")
                          .arg(*offset));
    if (details->value && *details->value < 0)
        flaws->append(tr("The amount is negative."));
}

QString required(const Json &payment, std::initializer_list<const char *> names, QStringList *flaws)
{
    QString text = firstText(payment, names);
    if (text.isEmpty())
        flaws->append(tr("“%1” is missing.").arg(QLatin1StringView(*names.begin())));
    return text;
}

} // namespace

PaymentDetails paymentIn(const Json &payment)
{
    PaymentDetails details;
    QStringList flaws;
    details.object = toJsonText(payment.raw());
    details.transactionId = required(payment, {"transaction_id", "transactionId"}, &flaws);
    details.referenceId = required(payment, {"reference_id", "referenceId"}, &flaws);
    std::optional<Json> amount = payment.at({"total_amount"});
    if (!amount)
        amount = payment.at({"totalAmount"});
    if (amount && amount->isObject())
        readAmount(*amount, &details, &flaws);
    else
        flaws.append(tr("“%1” is missing.").arg("total_amount"_L1));
    details.currency = required(payment, {"currency"}, &flaws);
    details.transactionType = required(payment, {"transaction_type", "transactionType"}, &flaws);
    details.status = required(payment, {"status"}, &flaws);
    details.flaw = flaws.join(u' ');
    return details;
}

} // namespace ChannelConsole
