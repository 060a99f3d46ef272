// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/partner/WebhookEvents.h"

#include <QWidget>

class QLineEdit;

namespace ChannelConsole {

class FormColumn;
class FormRow;
class PlainLabel;
class WirePane;

/// A payment as a person reads it, and as the assistant finds it: the context object under an entity name
/// that is chosen here. Hidden while there is none.
class PaymentView final : public QWidget
{
    Q_OBJECT
public:
    explicit PaymentView(QWidget *parent = nullptr);

    void setPayment(const std::optional<PaymentDetails> &payment);

private:
    PlainLabel *addFact(const QString &label, const QString &objectName);
    void refreshContext();

    std::optional<PaymentDetails> m_payment;
    FormColumn *m_form;
    PlainLabel *m_transaction;
    PlainLabel *m_reference;
    PlainLabel *m_amount;
    PlainLabel *m_currency;
    PlainLabel *m_type;
    PlainLabel *m_status;
    PlainLabel *m_flaw;
    QLineEdit *m_entity;
    FormRow *m_entityRow;
    WirePane *m_context;
};

} // namespace ChannelConsole
