// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/configuration/FieldEditor.h"

class QRadioButton;

namespace ChannelConsole {

/// Enable Channel: Yes or No.
class EnableChannelEditor final : public FieldEditor
{
    Q_OBJECT
public:
    EnableChannelEditor(const EditorContext &context, const FieldSpec &field, QWidget *parent);

    void refresh() override;
    [[nodiscard]] QWidget *focusTarget() const override;

private:
    QRadioButton *m_yes;
    QRadioButton *m_no;
};

} // namespace ChannelConsole
