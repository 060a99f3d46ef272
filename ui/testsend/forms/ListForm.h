// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/testsend/forms/GroupForm.h"

namespace ChannelConsole {

class GroupList;

/// A button that opens a list to choose from.
class ListForm final : public GroupForm
{
    Q_OBJECT
public:
    explicit ListForm(QWidget *parent = nullptr);

    [[nodiscard]] MessageContent content() const override;

protected:
    void fill(const MessageContent &content) override;
    void follow() override;

private:
    GroupList *m_sections;
};

} // namespace ChannelConsole
