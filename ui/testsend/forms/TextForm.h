// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/testsend/forms/GroupForm.h"

namespace ChannelConsole {

/// Free-form text.
class TextForm final : public GroupForm
{
    Q_OBJECT
public:
    explicit TextForm(QWidget *parent = nullptr);

    [[nodiscard]] MessageContent content() const override;
    /// Counts what the partner's keyword puts before the text (Partner::keywordLabel()).
    void setKeywordLength(int characters);

protected:
    void fill(const MessageContent &content) override;
};

} // namespace ChannelConsole
