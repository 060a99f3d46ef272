// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/configuration/FieldEditor.h"

class QComboBox;

namespace ChannelConsole {

/// One of a few given values.
class ChoiceEditor final : public FieldEditor
{
    Q_OBJECT
public:
    ChoiceEditor(const EditorContext &context, const FieldSpec &field, QWidget *parent);

    void refresh() override;
    [[nodiscard]] QWidget *focusTarget() const override;

private:
    QComboBox *m_choices;
};

} // namespace ChannelConsole
