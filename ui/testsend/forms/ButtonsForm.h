// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/testsend/forms/GroupForm.h"

namespace ChannelConsole {

class GroupList;

/// Up to three buttons that answer.
class ButtonsForm final : public GroupForm
{
    Q_OBJECT
public:
    explicit ButtonsForm(QWidget *parent = nullptr);

    [[nodiscard]] MessageContent content() const override;

protected:
    void fill(const MessageContent &content) override;
    void follow() override;

private:
    GroupList *m_buttons;
};

} // namespace ChannelConsole
