// SPDX-License-Identifier: Apache-2.0
#include "ui/configuration/TextEditor.h"

#include "ui/configuration/ConfigurationViewModel.h"
#include "ui/widgets/UnverifiedMark.h"
#include "ui/widgets/MouseRelease.h"
#include "ui/widgets/ReadFromStart.h"

#include <QComboBox>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>

namespace ChannelConsole {

TextEditor::TextEditor(const EditorContext &context, const FieldSpec &field, QWidget *parent)
    : FieldEditor(context, field, parent)
    , m_isBuiltIn(field.kind == FieldKind::Url && model()->isSandbox())
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins({});
    if (field.choices.isEmpty() || m_isBuiltIn) {
        m_input = new QLineEdit(this);
        layout->addWidget(m_input, 1);
    } else {
        m_presets = new QComboBox(this);
        m_presets->setEditable(true);
        m_presets->setInsertPolicy(QComboBox::NoInsert);
        m_presets->setMinimumContentsLength(12);
        m_presets->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        for (const FieldChoice &each : field.choices) {
            m_presets->addItem(each.value);
            m_presets->setItemData(m_presets->count() - 1, each.label, Qt::ToolTipRole);
        }
        m_input = m_presets->lineEdit();
        name(m_presets);
        m_presets->setObjectName(field.id + QStringLiteral(".presets"));
        layout->addWidget(m_presets, 1);
    }
    name(m_input);
    readFromStart(m_input);
    m_input->setPlaceholderText(
        field.placeholder.isEmpty() && !field.required ? tr("Optional") : field.placeholder);
    m_input->setReadOnly(m_isBuiltIn);
    if (field.unverified && !m_isBuiltIn)
        layout->addWidget(new UnverifiedMark(this));
    if (m_isBuiltIn)
        return;
    if (field.kind == FieldKind::File) {
        auto *button = new QPushButton(tr("Browse…"), this);
        name(button, tr("Browse %1").arg(field.label), QStringLiteral("browse"));
        connect(button, &QPushButton::clicked, this, &TextEditor::browse);
        layout->addWidget(button);
    }
    // The view model is the context: the input also loses the focus while this row is being deleted.
    connect(m_input, &QLineEdit::textChanged, model(),
        [model = model(), id = field.id](const QString &text) { model->setValue(id, text); });
    connect(m_input, &QLineEdit::editingFinished, model(),
        [model = model(), id = field.id] { afterMouseRelease(model, [=] { model->leaveField(id); }); });
}

void TextEditor::refresh()
{
    const QString shown = m_isBuiltIn ? tr("Sandbox (built in)") : model()->value(field().id);
    if (m_input->text() == shown)
        return;
    const QSignalBlocker quiet(m_input);
    m_input->setText(shown);
    if (!m_input->hasFocus())
        m_input->setCursorPosition(0); // a long address is read from its beginning
}

void TextEditor::browse()
{
    auto *dialog = new QFileDialog(
        this, tr("Choose %1").arg(field().label), QFileInfo(m_input->text()).absolutePath());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &path) {
        m_input->setText(QDir::toNativeSeparators(path));
        model()->leaveField(field().id);
    });
    dialog->open();
}

QWidget *TextEditor::focusTarget() const
{
    return m_presets ? static_cast<QWidget *>(m_presets) : m_input;
}

} // namespace ChannelConsole
