// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/testsend/forms/GroupForm.h"

namespace ChannelConsole {

/// A place on the map.
class LocationForm final : public GroupForm
{
    Q_OBJECT
public:
    explicit LocationForm(QWidget *parent = nullptr);

    [[nodiscard]] MessageContent content() const override;

protected:
    void fill(const MessageContent &content) override;
};

} // namespace ChannelConsole
