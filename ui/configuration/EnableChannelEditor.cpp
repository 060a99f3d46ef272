// SPDX-License-Identifier: Apache-2.0
#include "ui/configuration/EnableChannelEditor.h"

#include "ui/configuration/ConfigurationViewModel.h"
#include "ui/widgets/Spacing.h"

#include <QHBoxLayout>
#include <QRadioButton>

namespace ChannelConsole {

EnableChannelEditor::EnableChannelEditor(
    const EditorContext &context, const FieldSpec &field, QWidget *parent)
    : FieldEditor(context, field, parent)
    , m_yes(new QRadioButton(tr("Yes"), this))
    , m_no(new QRadioButton(tr("No"), this))
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(Spacing::kLarge);
    layout->addWidget(m_yes);
    layout->addWidget(m_no);
    layout->addStretch(1);
    name(this); // the pair together is the field: "Enable Channel", with "Yes" and "No" in it
    setObjectName(field.id + QStringLiteral(".choice"));
    name(m_yes, tr("Yes"), QStringLiteral("yes"));
    name(m_no, tr("No"), QStringLiteral("no"));
    // Not clicked: assistive technology toggles a radio button without clicking it.
    connect(m_yes, &QRadioButton::toggled, this, [this](bool yes) {
        if (yes != model()->isEnabled())
            model()->setEnabled(yes);
    });
}

void EnableChannelEditor::refresh()
{
    (model()->isEnabled() ? m_yes : m_no)->setChecked(true);
}

QWidget *EnableChannelEditor::focusTarget() const
{
    return m_yes->isChecked() ? m_yes : m_no;
}

} // namespace ChannelConsole
