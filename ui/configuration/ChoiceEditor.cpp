// SPDX-License-Identifier: Apache-2.0
#include "ui/configuration/ChoiceEditor.h"

#include "ui/configuration/ConfigurationViewModel.h"
#include "ui/widgets/UnverifiedMark.h"

#include <QComboBox>
#include <QHBoxLayout>

namespace ChannelConsole {

ChoiceEditor::ChoiceEditor(const EditorContext &context, const FieldSpec &field, QWidget *parent)
    : FieldEditor(context, field, parent)
    , m_choices(new QComboBox(this))
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_choices);
    layout->addStretch(1);
    if (field.unverified)
        layout->insertWidget(1, new UnverifiedMark(this));
    name(m_choices);
    for (const FieldChoice &each : field.choices)
        m_choices->addItem(each.label, each.value);
    connect(m_choices, &QComboBox::activated, this, [this](int row) {
        model()->setValue(this->field().id, m_choices->itemData(row).toString());
        model()->leaveField(this->field().id);
    });
}

void ChoiceEditor::refresh()
{
    m_choices->setCurrentIndex(m_choices->findData(model()->value(field().id)));
}

QWidget *ChoiceEditor::focusTarget() const
{
    return m_choices;
}

} // namespace ChannelConsole
