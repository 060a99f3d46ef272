// SPDX-License-Identifier: Apache-2.0
#include "core/partner/PaymentEntity.h"

#include "core/Json.h"

#include <nlohmann/json.hpp>

#include <QCoreApplication>

#include <optional>

namespace ChannelConsole {

using namespace Qt::StringLiterals;

namespace {

/// How many decimals an offset stands for: 2 for 100. Empty for anything but a power of ten.
std::optional<int> decimalsOf(qint64 offset)
{
    int decimals = 0;
    for (; offset > 1 && offset % 10 == 0; offset /= 10)
        ++decimals;
    return offset == 1 ? std::optional(decimals) : std::nullopt;
}

} // namespace

QString paymentAmount(const PaymentDetails &payment)
{
    if (!payment.value)
        return {};
    QString digits = QString::number(*payment.value);
    const std::optional<int> decimals = decimalsOf(payment.offset);
    if (!decimals)
        return u"%1/%2"_s.arg(digits).arg(payment.offset);
    if (*decimals == 0)
        return digits;
    // By its digits: money is never a floating point number.
    const bool negative = digits.startsWith(u'-');
    if (negative)
        digits.remove(0, 1);
    digits = digits.rightJustified(*decimals + 1, u'0');
    digits.insert(digits.size() - *decimals, u'.');
    return negative ? QString(u'-' + digits) : digits;
}

QString paymentText(const PaymentDetails &payment)
{
    const QString amount = u"%1 %2"_s.arg(paymentAmount(payment), payment.currency).trimmed();
    QStringList parts{amount, payment.status};
    parts.removeAll(QString());
    return parts.join(u" · "_s);
}

Result<QByteArray> paymentContext(const QString &entityName, const PaymentDetails &payment)
{
    const QString name = entityName.trimmed();
    if (name.isEmpty()) {
        return Problem{.kind = ProblemKind::InvalidInput,
            .side = Side::ThisComputer,
            .text = QCoreApplication::translate("PaymentEntity", "The entity has no name."),
            .remedy = QCoreApplication::translate(
                "PaymentEntity", "Enter the name of the composite entity as the assistant's dialog has it.")};
    }
    const Result<Json> object = Json::parse(payment.object);
    if (!object)
        return object.error();
    const nlohmann::json context{{"entities", {{toStd(name), object.value().raw()}}}};
    return toJsonText(context, 2);
}

} // namespace ChannelConsole
