// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/message/OrderContent.h"
#include "ui/testsend/forms/GroupForm.h"

namespace ChannelConsole {

class GroupList;
class PlainLabel;

/// An order to be paid for (WhatsApp Pay). Amounts are typed in the currency; what they add up to is worked
/// out here and shown, so that the totals sent cannot be wrong.
class OrderDetailsForm final : public GroupForm
{
    Q_OBJECT
public:
    explicit OrderDetailsForm(QWidget *parent = nullptr);

    [[nodiscard]] MessageContent content() const override;

protected:
    void fill(const MessageContent &content) override;
    void follow() override;

private:
    void addMessage();
    void addPayment();
    void addItems();
    void addCharges();
    void addExpiry();
    [[nodiscard]] OrderDetailsContent order() const;

    GroupList *m_items = nullptr;
    PlainLabel *m_totals;
};

} // namespace ChannelConsole
