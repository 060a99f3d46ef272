// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/testsend/forms/GroupForm.h"

namespace ChannelConsole {

/// What became of an order (WhatsApp Pay).
class OrderStatusForm final : public GroupForm
{
    Q_OBJECT
public:
    explicit OrderStatusForm(QWidget *parent = nullptr);

    [[nodiscard]] MessageContent content() const override;

protected:
    void fill(const MessageContent &content) override;
};

} // namespace ChannelConsole
