// SPDX-License-Identifier: Apache-2.0
#include "ui/testsend/forms/OrderFields.h"

#include "ui/testsend/forms/FieldValues.h"
#include "ui/widgets/FormColumn.h"
#include "ui/widgets/Room.h"

#include <QCoreApplication>
#include <QPushButton>
#include <QRegularExpressionValidator>
#include <QUuid>

using namespace Qt::StringLiterals;

namespace ChannelConsole::OrderFields {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("OrderFields", text);
}

/// Short enough to be read out, unique enough for tests: "order-" and 12 hexadecimal digits.
QString newReference()
{
    return u"order-"_s + QUuid::createUuid().toString(QUuid::Id128).first(12);
}

} // namespace

void addReference(FieldGroup *fields, bool offersNew, const QString &help)
{
    FormRow *row = fields->addLine(u"referenceId"_s, tr("Reference ID"), {.help = help});
    if (!offersNew)
        return;
    auto *button = new QPushButton(tr("New"));
    button->setObjectName(u"referenceId.new"_s);
    button->setAccessibleName(tr("New Reference ID"));
    button->setAutoDefault(false);
    giveRoom(button);
    row->addBeside(button);
    QObject::connect(button, &QPushButton::clicked, fields,
        [fields] { fields->setValue(u"referenceId"_s, newReference()); });
}

void addPaymentType(FieldGroup *fields)
{
    // infobip.md §2.2
    QList<FieldGroup::Choice> choices{{.value = {}, .text = tr("Choose…")}};
    for (const QString &type : {u"UPI_PAYU"_s, u"PG_PAYU"_s, u"PG_RAZORPAY"_s, u"UPI_INTENT"_s, u"UPI_LINK"_s,
             u"BRAZIL"_s, u"BRAZIL_PIX_DC"_s, u"BRAZIL_LINK"_s, u"BRAZIL_BOLETO"_s, u"BRAZIL_PAYMENTS"_s})
        choices += {.value = type, .text = {}};
    fields->addChoice(u"paymentType"_s, tr("Payment type"), choices);
}

void addAmount(FieldGroup *fields, const QString &field, const QString &label, const QString &placeholder)
{
    static const QRegularExpression kTyped(u"\\d{0,13}([.,]\\d*)?"_s);
    fields->addLine(field, label,
        {.placeholder = placeholder, .validator = new QRegularExpressionValidator(kTyped, fields)});
    // Kept as typed: a digit that is dropped silently makes another amount.
    fields->setCheck(field, [](const QString &typed) {
        static const QRegularExpression kTooFine(u"[.,]\\d{3}"_s);
        return kTooFine.match(typed).hasMatch() ? tr("The currency has 2 decimals, not more.") : QString();
    });
}

std::optional<qint64> amount(const FieldGroup *fields, const QString &field)
{
    return amountFromText(fields->value(field));
}

void setAmount(FieldGroup *fields, const QString &field, std::optional<qint64> minorUnits)
{
    if (amount(fields, field) != minorUnits)
        fields->setValue(field, amountToText(minorUnits));
}

} // namespace ChannelConsole::OrderFields
