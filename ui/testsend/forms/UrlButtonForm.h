// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/testsend/forms/GroupForm.h"

namespace ChannelConsole {

/// One button that opens a web page.
class UrlButtonForm final : public GroupForm
{
    Q_OBJECT
public:
    explicit UrlButtonForm(QWidget *parent = nullptr);

    [[nodiscard]] MessageContent content() const override;

protected:
    void fill(const MessageContent &content) override;
    void follow() override;
};

} // namespace ChannelConsole
