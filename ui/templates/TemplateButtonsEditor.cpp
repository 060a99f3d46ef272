// SPDX-License-Identifier: Apache-2.0
#include "ui/templates/TemplateButtonsEditor.h"

#include "core/message/TemplateStanding.h"
#include "ui/widgets/FormColumn.h"
#include "ui/widgets/Room.h"
#include "ui/widgets/Spacing.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace ChannelConsole {

using namespace Qt::StringLiterals;

namespace {

const QString kUrl = u"URL"_s;
const QString kPhone = u"PHONE_NUMBER"_s;

QComboBox *typeBox(const QString &type, QWidget *parent)
{
    auto *box = new QComboBox(parent);
    for (const QString &offered : {u"QUICK_REPLY"_s, kUrl, kPhone, u"COPY_CODE"_s, u"FLOW"_s})
        box->addItem(templateButtonTypeText(offered), offered);
    if (box->findData(type) < 0) // shown as it came
        box->addItem(type, type);
    box->setCurrentIndex(box->findData(type));
    return box;
}

} // namespace

TemplateButtonsEditor::TemplateButtonsEditor(QWidget *parent)
    : QWidget(parent)
    , m_column(new FormColumn(this))
    , m_add(new QPushButton(tr("Add a button"), this))
{
    m_add->setObjectName(u"addTemplateButton"_s);
    m_add->setAccessibleName(m_add->text());
    giveRoom(m_add);
    connect(m_add, &QPushButton::clicked, this, [this] {
        addInputs({.type = u"QUICK_REPLY"_s});
        m_inputs.constLast().text->setFocus(Qt::OtherFocusReason);
        emit rowsChanged();
        emit changed();
    });
    auto *actions = new QHBoxLayout;
    actions->addWidget(m_add);
    actions->addStretch(1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(Spacing::kSmall);
    layout->addWidget(m_column);
    layout->addLayout(actions);
}

void TemplateButtonsEditor::setButtons(const QList<TemplateButton> &buttons)
{
    while (!m_inputs.isEmpty()) {
        for (FormRow *row : m_inputs.takeLast().rows)
            m_column->removeRow(row);
    }
    for (const TemplateButton &button : buttons)
        addInputs(button);
    m_add->setEnabled(m_inputs.size() < kMostButtons);
    emit rowsChanged();
}

QList<TemplateButton> TemplateButtonsEditor::buttons() const
{
    QList<TemplateButton> buttons;
    for (const Inputs &inputs : m_inputs) {
        TemplateButton button = inputs.kept;
        button.type = inputs.type->currentData().toString();
        button.text = inputs.text->text();
        button.url = button.type == kUrl ? inputs.address->text() : QString();
        button.phoneNumber = button.type == kPhone ? inputs.address->text() : QString();
        buttons.append(button);
    }
    return buttons;
}

void TemplateButtonsEditor::setTextFault(qsizetype index, const QString &fault)
{
    m_inputs.at(index).textRow->setFault(fault);
}

void TemplateButtonsEditor::focusText(qsizetype index)
{
    m_inputs.at(index).text->setFocus(Qt::OtherFocusReason);
}

void TemplateButtonsEditor::addInputs(const TemplateButton &button)
{
    const auto number = m_inputs.size() + 1;
    const QString name = u"templateButton%1"_s.arg(number);
    Inputs inputs{.type = typeBox(button.type, this),
        .text = new QLineEdit(button.text, this),
        .address = new QLineEdit(button.url.isEmpty() ? button.phoneNumber : button.url, this),
        .kept = button};
    inputs.type->setObjectName(name + u".type"_s);
    inputs.text->setObjectName(name + u".text"_s);
    inputs.address->setObjectName(name + u".address"_s);
    FormRow *typeRow = m_column->addRow(tr("Button %1").arg(number), inputs.type);
    auto *remove = new QPushButton(tr("Remove"), typeRow);
    remove->setObjectName(name + u".remove"_s);
    remove->setAccessibleName(tr("Remove button %1").arg(number));
    giveRoom(remove);
    typeRow->addBeside(remove);
    FormRow *textRow = m_column->addRow(tr("Text of button %1").arg(number), inputs.text);
    inputs.addressRow = m_column->addRow(tr("Address of button %1").arg(number), inputs.address);
    inputs.textRow = textRow;
    inputs.rows = {typeRow, textRow, inputs.addressRow};
    m_inputs.append(inputs);
    showAddress(inputs);
    m_add->setEnabled(m_inputs.size() < kMostButtons);
    connect(inputs.type, &QComboBox::currentIndexChanged, this, [this, inputs] {
        showAddress(inputs);
        emit changed();
    });
    connect(inputs.text, &QLineEdit::textEdited, this, &TemplateButtonsEditor::changed);
    connect(inputs.address, &QLineEdit::textEdited, this, &TemplateButtonsEditor::changed);
    connect(
        remove, &QPushButton::clicked, this, [this, index = number - 1] { removeAt(index); },
        Qt::QueuedConnection); // the button goes with it
}

void TemplateButtonsEditor::showAddress(const Inputs &inputs)
{
    const QString type = inputs.type->currentData().toString();
    inputs.addressRow->setRowVisible(type == kUrl || type == kPhone);
    inputs.addressRow->setHelp(
        type == kUrl ? tr("With its placeholder, if it has one: https://example.com/{{1}}") : QString());
}

void TemplateButtonsEditor::removeAt(qsizetype index)
{
    QList<TemplateButton> left = buttons();
    if (index >= left.size())
        return;
    left.removeAt(index);
    setButtons(left);
    m_add->setFocus(Qt::OtherFocusReason);
    emit changed();
}

} // namespace ChannelConsole
