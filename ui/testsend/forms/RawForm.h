// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/testsend/forms/GroupForm.h"

class QPlainTextEdit;

namespace ChannelConsole {

/// The partner's own JSON, in a fixed font; what cannot be read is marked at its line.
class RawForm final : public GroupForm
{
    Q_OBJECT
public:
    explicit RawForm(QWidget *parent = nullptr);

    [[nodiscard]] MessageContent content() const override;

protected:
    void fill(const MessageContent &content) override;
    void follow() override;

private:
    void markLine(int line); ///< from 1; 0 for none

    QPlainTextEdit *m_editor;
};

} // namespace ChannelConsole
