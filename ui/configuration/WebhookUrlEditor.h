// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/configuration/FieldEditor.h"

class QLineEdit;
class QPushButton;

namespace ChannelConsole {

class CopyButton;
class PlainLabel;

/// The address to carry over to the partner: read-only, with Copy. Says when it is not proven, and when it
/// cannot be made yet.
class WebhookUrlEditor final : public FieldEditor
{
    Q_OBJECT
public:
    WebhookUrlEditor(const EditorContext &context, const FieldSpec &field, QWidget *parent);

    void refresh() override;
    [[nodiscard]] QWidget *focusTarget() const override;

private:
    QLineEdit *m_url;
    CopyButton *m_copy;
    PlainLabel *m_note;
    QPushButton *m_editAssistant;
};

} // namespace ChannelConsole
