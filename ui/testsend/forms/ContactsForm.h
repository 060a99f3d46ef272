// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/testsend/forms/GroupForm.h"

namespace ChannelConsole {

class GroupList;

/// One or more contact cards.
class ContactsForm final : public GroupForm
{
    Q_OBJECT
public:
    explicit ContactsForm(QWidget *parent = nullptr);

    [[nodiscard]] MessageContent content() const override;

protected:
    void fill(const MessageContent &content) override;

private:
    GroupList *m_cards;
};

} // namespace ChannelConsole
