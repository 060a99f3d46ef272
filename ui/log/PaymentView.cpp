// SPDX-License-Identifier: Apache-2.0
#include "ui/log/PaymentView.h"

#include "core/partner/PaymentEntity.h"
#include "ui/log/WirePane.h"
#include "ui/widgets/FormColumn.h"
#include "ui/widgets/PlainLabel.h"
#include "ui/widgets/Spacing.h"

#include <QLineEdit>
#include <QVBoxLayout>

namespace ChannelConsole {

namespace {

constexpr int kContextLines = 14; // the guide's object has twelve

/// What is missing is said, not left blank.
QString shown(const QString &text)
{
    return text.isEmpty() ? PaymentView::tr("(missing)") : text;
}

} // namespace

PaymentView::PaymentView(QWidget *parent)
    : QWidget(parent)
    , m_form(new FormColumn(this))
    , m_flaw(new PlainLabel(PlainLabel::Tone::Strong, {}, this))
    , m_entity(new QLineEdit(this))
    , m_context(new WirePane(tr("Context object"), tr("Enter the name of the composite entity."), this))
{
    setObjectName(QStringLiteral("payment"));
    m_form->addHeading(tr("Payment"));
    m_amount = addFact(tr("Amount"), QStringLiteral("paymentAmount"));
    m_currency = addFact(tr("Currency"), QStringLiteral("paymentCurrency"));
    m_status = addFact(tr("Payment status"), QStringLiteral("paymentStatus"));
    m_transaction = addFact(tr("Transaction id"), QStringLiteral("paymentTransaction"));
    m_reference = addFact(tr("Reference id"), QStringLiteral("paymentReference"));
    m_type = addFact(tr("Transaction type"), QStringLiteral("paymentType"));
    m_flaw->setObjectName(QStringLiteral("paymentFlaw"));
    m_flaw->setAccessibleName(tr("What is odd about the payment"));
    m_form->addWide(m_flaw);
    m_entity->setObjectName(QStringLiteral("paymentEntity"));
    m_entity->setText(QStringLiteral("Payment"));
    m_entityRow = m_form->addRow(tr("Entity name"), m_entity,
        tr("The composite entity under which the assistant stores the payment in its context object. "
           "Unverified: the platform "
           "does not publish where in that object it stands."));
    m_context->setObjectName(QStringLiteral("paymentContext"));
    m_context->setMinimumHeight(fontMetrics().lineSpacing() * kContextLines);
    connect(m_entity, &QLineEdit::textChanged, this, &PaymentView::refreshContext);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(Spacing::kSmall);
    layout->addWidget(m_form);
    layout->addWidget(m_context);
    hide();
}

PlainLabel *PaymentView::addFact(const QString &label, const QString &objectName)
{
    auto *value = new PlainLabel({}, this);
    value->setObjectName(objectName);
    m_form->addRow(label, value);
    return value;
}

void PaymentView::setPayment(const std::optional<PaymentDetails> &payment)
{
    m_payment = payment;
    setVisible(payment.has_value());
    if (!payment)
        return;
    m_amount->setText(shown(paymentAmount(*payment)));
    m_currency->setText(shown(payment->currency));
    m_status->setText(shown(payment->status));
    m_transaction->setText(shown(payment->transactionId));
    m_reference->setText(shown(payment->referenceId));
    m_type->setText(shown(payment->transactionType));
    m_flaw->setText(payment->flaw);
    m_flaw->setVisible(!payment->flaw.isEmpty());
    refreshContext();
}

void PaymentView::refreshContext()
{
    if (!m_payment)
        return;
    const Result<QByteArray> context = paymentContext(m_entity->text(), *m_payment);
    m_context->setText(context ? QString::fromUtf8(context.value()) : QString());
    m_entityRow->setFault(context ? QString() : context.error().text);
}

} // namespace ChannelConsole
