// SPDX-License-Identifier: Apache-2.0
#include "ui/configuration/ConfigurationForm.h"

#include "ui/configuration/ConfigurationViewModel.h"
#include "ui/widgets/FormColumn.h"
#include "ui/widgets/Icons.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace ChannelConsole {

ConfigurationForm::ConfigurationForm(const EditorContext &context, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_column(new FormColumn(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_column);
    addPartnerRow();
}

void ConfigurationForm::addPartnerRow()
{
    m_partner = new QComboBox;
    m_partner->setObjectName(kMessagingPartnerFieldId);
    m_partner->setPlaceholderText(tr("Choose a partner"));
    for (const Partner *each : allPartners())
        m_partner->addItem(each->name(), each->id());
    m_partnerRow = m_column->addRow(tr("Messaging Partner"), m_partner);
    m_partner->setToolTip(
        tr("The company that carries the messages. Each partner's values are kept when you choose another."));
    connect(m_partner, &QComboBox::activated, this,
        [this](int row) { m_context.model->setPartner(m_partner->itemData(row).toString()); });
}

void ConfigurationForm::rebuild()
{
    const ConfigurationViewModel &model = *m_context.model;
    const std::optional<Assistant> assistant = model.assistant();
    const QUuid assistantId = assistant ? assistant->id : QUuid();
    const QString partnerId = model.partner() ? model.partner()->id() : QString();
    if (m_assistantId == assistantId && m_partnerId == partnerId) {
        for (const Row &each : std::as_const(m_rows))
            each.editor->reset();
        refresh();
        return;
    }
    m_assistantId = assistantId;
    m_partnerId = partnerId;
    removeRows();
    const QList<FieldSpec> fields = model.fields();
    for (const FieldSpec &each : fields) {
        if (!each.advanced)
            addField(each);
    }
    if (std::any_of(fields.cbegin(), fields.cend(), [](const FieldSpec &each) { return each.advanced; }))
        addDisclosureRow();
    for (const FieldSpec &each : fields) {
        if (each.advanced)
            addField(each);
    }
    refresh();
}

void ConfigurationForm::removeRows()
{
    for (const Row &each : std::as_const(m_rows))
        m_column->removeRow(each.row);
    m_rows.clear();
    if (m_disclosureRow)
        m_column->removeRow(m_disclosureRow);
    m_disclosureRow = nullptr;
    m_disclosure = nullptr;
}

void ConfigurationForm::addDisclosureRow()
{
    m_disclosure = new QToolButton;
    m_disclosure->setText(tr("Advanced"));
    m_disclosure->setObjectName(QStringLiteral("advanced"));
    m_disclosure->setCheckable(true);
    m_disclosure->setAutoRaise(true);
    m_disclosure->setFocusPolicy(Qt::StrongFocus);
    m_disclosure->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_disclosure->setAccessibleName(tr("Advanced"));
    auto *line = new QWidget;
    auto *layout = new QHBoxLayout(line);
    layout->setContentsMargins({});
    layout->addWidget(m_disclosure);
    layout->addStretch(1);
    m_disclosureRow = m_column->addRow(QString(), line); // in the line of the fields
    m_disclosureRow->setRowVisible(
        true); // at once, as the others: a layout shows what it was given only later
    connect(m_disclosure, &QToolButton::toggled, this, &ConfigurationForm::unfold);
}

void ConfigurationForm::addField(const FieldSpec &field)
{
    FieldEditor *editor = makeFieldEditor(m_context, field, m_column);
    connect(editor, &FieldEditor::editAssistantRequested, this, &ConfigurationForm::editAssistantRequested);
    FormRow *row = m_column->addRow(field.label, editor, field.help);
    // The control inside has the name; a container of the same name would be a second "Password" to a screen
    // reader.
    if (field.kind != FieldKind::EnableChannel)
        editor->setAccessibleName({});
    m_rows.append({editor, row});
}

void ConfigurationForm::refresh()
{
    refreshPartner();
    for (const Row &each : std::as_const(m_rows))
        refreshRow(each);
    unfold(m_disclosure && m_disclosure->isChecked());
}

void ConfigurationForm::refreshPartner()
{
    m_partner->setCurrentIndex(m_partnerId.isEmpty() ? -1 : m_partner->findData(m_partnerId));
    m_partner->setEnabled(!m_assistantId.isNull());
    m_partnerRow->setHelp(m_partnerId.isEmpty()
            ? tr("Choose the company that carries the messages; its fields follow.")
            : QString());
    m_partnerRow->setFault(m_context.model->fault(kMessagingPartnerFieldId));
}

void ConfigurationForm::refreshRow(const Row &row)
{
    const FieldSpec &field = row.editor->field();
    row.editor->refresh();
    const QString fault = m_context.model->fault(field.id);
    if (row.row->fault() != fault)
        row.row->setFault(fault);
    const QString value = m_context.model->value(field.id);
    const QString doubt = fault.isEmpty() && field.doubt && !value.isEmpty() ? field.doubt(value) : QString();
    if (field.doubt)
        row.row->setNote(doubt);
    // The row describes the editor; what a screen reader reads is the control in it.
    QWidget *target = row.editor->focusTarget();
    target->setAccessibleDescription(
        fault.isEmpty() && doubt.isEmpty() ? field.help : fault + doubt + u' ' + field.help);
    row.row->label()->setBuddy(target);
    if (field.advanced && !fault.isEmpty())
        m_disclosure->setChecked(true);
}

void ConfigurationForm::unfold(bool show)
{
    if (m_disclosure)
        m_disclosure->setIcon(icon(show ? QStringLiteral("chevron-down") : QStringLiteral("chevron-right")));
    for (const Row &each : std::as_const(m_rows)) {
        const FieldSpec &field = each.editor->field();
        each.row->setRowVisible(m_context.model->applies(field) && (show || !field.advanced));
    }
}

void ConfigurationForm::focusField(const QString &fieldId)
{
    if (fieldId == kMessagingPartnerFieldId) {
        m_partner->setFocus(Qt::OtherFocusReason);
        return;
    }
    const auto found = std::find_if(m_rows.cbegin(), m_rows.cend(),
        [&fieldId](const Row &each) { return each.editor->field().id == fieldId; });
    if (found == m_rows.cend())
        return;
    if (found->editor->field().advanced)
        m_disclosure->setChecked(true);
    found->editor->focusTarget()->setFocus(Qt::OtherFocusReason);
}

} // namespace ChannelConsole
