// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/configuration/FieldEditor.h"

class QComboBox;
class QLineEdit;

namespace ChannelConsole {

/// A line of text, an address, or the path of a file with Browse beside it. With presets it is a drop-down
/// that also takes free input. The addresses of a sandbox assistant are built in and cannot be edited.
class TextEditor final : public FieldEditor
{
    Q_OBJECT
public:
    TextEditor(const EditorContext &context, const FieldSpec &field, QWidget *parent);

    void refresh() override;
    [[nodiscard]] QWidget *focusTarget() const override;

private:
    void browse();

    QComboBox *m_presets = nullptr; ///< null without presets
    QLineEdit *m_input = nullptr; ///< the drop-down's own with presets
    bool m_isBuiltIn = false;
};

} // namespace ChannelConsole
