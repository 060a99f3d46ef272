// SPDX-License-Identifier: Apache-2.0
#include "ui/configuration/FieldEditor.h"

#include "ui/configuration/AssociateAppEditor.h"
#include "ui/configuration/ChoiceEditor.h"
#include "ui/configuration/EnableChannelEditor.h"
#include "ui/configuration/NumbersEditor.h"
#include "ui/configuration/SecretEditor.h"
#include "ui/configuration/TextEditor.h"
#include "ui/configuration/WebhookUrlEditor.h"

namespace ChannelConsole {

FieldEditor::FieldEditor(const EditorContext &context, FieldSpec field, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_field(std::move(field))
{
}

void FieldEditor::name(QWidget *control) const
{
    control->setAccessibleName(m_field.label);
    control->setAccessibleDescription(m_field.help);
    control->setObjectName(m_field.id);
    control->setToolTip(m_field.help);
}

void FieldEditor::name(QWidget *control, const QString &accessibleName, const QString &objectSuffix) const
{
    control->setAccessibleName(accessibleName);
    control->setObjectName(m_field.id + u'.' + objectSuffix);
}

FieldEditor *makeFieldEditor(const EditorContext &context, const FieldSpec &field, QWidget *parent)
{
    switch (field.kind) {
    case FieldKind::Numbers:
        return new NumbersEditor(context, field, parent);
    case FieldKind::Text:
    case FieldKind::File:
    case FieldKind::Url:
        return new TextEditor(context, field, parent);
    case FieldKind::Secret:
        return new SecretEditor(context, field, parent);
    case FieldKind::Choice:
        return new ChoiceEditor(context, field, parent);
    case FieldKind::WebhookUrl:
        return new WebhookUrlEditor(context, field, parent);
    case FieldKind::AssociateApp:
        return new AssociateAppEditor(context, field, parent);
    case FieldKind::EnableChannel:
        return new EnableChannelEditor(context, field, parent);
    }
    Q_UNREACHABLE();
}

} // namespace ChannelConsole
