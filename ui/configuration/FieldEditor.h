// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/partner/FieldSpec.h"

#include <QWidget>

namespace ChannelConsole {

class ConfigurationViewModel;
class SecretClipboard;
class SecretVault;

/// What the editors of a form work on. All outlive the form.
struct EditorContext
{
    ConfigurationViewModel *model = nullptr;
    SecretVault *vault = nullptr;
    SecretClipboard *clipboard = nullptr;
};

/// What stands in the field column of one row. Shows what the view model holds and tells it what the user
/// does; keeps nothing itself.
class FieldEditor : public QWidget
{
    Q_OBJECT
public:
    FieldEditor(const EditorContext &context, FieldSpec field, QWidget *parent);

    [[nodiscard]] const FieldSpec &field() const { return m_field; }
    /// Shows the view model's value; must not disturb the cursor of somebody typing.
    virtual void refresh() = 0;
    /// The user took everything back: what the editor had open over the stored value closes.
    virtual void reset() {}
    /// Where the focus goes when the row is asked for it, and the label's buddy.
    [[nodiscard]] virtual QWidget *focusTarget() const = 0;

signals:
    void editAssistantRequested(); ///< something is missing that belongs to the assistant, not to the channel

protected:
    [[nodiscard]] ConfigurationViewModel *model() const { return m_context.model; }
    [[nodiscard]] const EditorContext &context() const { return m_context; }
    /// Gives a control its accessible name, object name and tooltip: of the field itself, or of a button
    /// beside it.
    void name(QWidget *control) const;
    void name(QWidget *control, const QString &accessibleName, const QString &objectSuffix) const;

private:
    EditorContext m_context;
    FieldSpec m_field;
};

/// The editor for the kind of field.
[[nodiscard]] FieldEditor *makeFieldEditor(
    const EditorContext &context, const FieldSpec &field, QWidget *parent);

} // namespace ChannelConsole
