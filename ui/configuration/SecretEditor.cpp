// SPDX-License-Identifier: Apache-2.0
#include "ui/configuration/SecretEditor.h"

#include "ui/configuration/ConfigurationViewModel.h"
#include "ui/configuration/StoredSecretView.h"
#include "ui/widgets/Icons.h"
#include "ui/widgets/MouseRelease.h"
#include "ui/widgets/PlainLabel.h"
#include "ui/widgets/Spacing.h"

#include <QHBoxLayout>
#include <QHideEvent>
#include <QLineEdit>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

namespace ChannelConsole {

SecretEditor::SecretEditor(const EditorContext &context, const FieldSpec &field, QWidget *parent)
    : FieldEditor(context, field, parent)
    , m_typing(new QWidget(this))
    , m_input(new QLineEdit(m_typing))
    , m_showTyped(new QToolButton(m_typing))
    , m_keepStored(new QPushButton(tr("Keep stored"), m_typing))
    , m_againLine(new QWidget(this))
    , m_again(new PlainLabel({}, m_againLine))
    , m_stored(new StoredSecretView(context, field.label, field.id, this))
    , m_replace(m_stored->addButton(tr("Replace"), QStringLiteral("replace")))
{
    name(m_input);
    m_input->setEchoMode(QLineEdit::Password);
    m_input->setPlaceholderText(field.placeholder);
    m_input->setInputMethodHints(
        Qt::ImhHiddenText | Qt::ImhSensitiveData | Qt::ImhNoPredictiveText | Qt::ImhNoAutoUppercase);
    m_showTyped->setIcon(icon(QStringLiteral("show")));
    m_showTyped->setCheckable(true);
    m_showTyped->setFocusPolicy(Qt::StrongFocus);
    m_showTyped->setToolTip(tr("Show what is typed"));
    name(m_showTyped, tr("Show %1").arg(field.label), QStringLiteral("show"));
    name(m_keepStored, tr("Keep stored %1").arg(field.label), QStringLiteral("keep"));
    m_keepStored->setAutoDefault(false);
    m_again->setObjectName(field.id + QStringLiteral(".again"));

    auto *line = new QHBoxLayout(m_typing);
    line->setContentsMargins({});
    line->setSpacing(Spacing::kSmall);
    line->addWidget(m_input, 1);
    line->addWidget(m_showTyped);
    line->addWidget(m_keepStored);
    auto *again = new QHBoxLayout(m_againLine);
    again->setContentsMargins({});
    again->setSpacing(Spacing::kTight);
    again->addWidget(new IconLabel(QStringLiteral("key"), 16, m_againLine), 0, Qt::AlignTop);
    again->addWidget(m_again, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(Spacing::kTight);
    layout->addWidget(m_typing);
    layout->addWidget(m_againLine);
    layout->addWidget(m_stored);

    // The view model is the context: the input also loses the focus while this row is being deleted.
    connect(m_input, &QLineEdit::textEdited, model(),
        [model = model(), id = field.id](const QString &text) { model->typeSecret(id, text.toUtf8()); });
    connect(m_input, &QLineEdit::editingFinished, model(),
        [model = model(), id = field.id] { afterMouseRelease(model, [=] { model->leaveField(id); }); });
    connect(m_showTyped, &QToolButton::toggled, this, [this](bool show) {
        m_input->setEchoMode(show ? QLineEdit::Normal : QLineEdit::Password);
        m_showTyped->setIcon(icon(show ? QStringLiteral("hide") : QStringLiteral("show")));
    });
    connect(m_replace, &QPushButton::clicked, this, [this] { replace(true); });
    connect(m_keepStored, &QPushButton::clicked, this, [this] { replace(false); });
}

void SecretEditor::replace(bool replacing)
{
    m_replaced = replacing ? model()->storedSecret(field().id).name : QString();
    if (!replacing)
        model()->typeSecret(field().id, {});
    refresh();
    focusTarget()->setFocus();
}

void SecretEditor::reset()
{
    m_replaced.clear();
}

void SecretEditor::refresh()
{
    const SecretEntry entry = model()->storedSecret(field().id);
    const SecretStatus stored = model()->storedSecretStatus(field().id);
    const QString typed = QString::fromUtf8(model()->typedSecret(field().id));
    if (!typed.isEmpty())
        m_replaced = entry.name;
    const bool isStored = stored.state == SecretStatus::State::Stored;
    const bool isReplacing = isStored && m_replaced == entry.name; // a name that is new has just been saved
    const bool isTyping = !isStored || isReplacing;

    if (m_input->text() != typed)
        m_input->setText(typed);
    m_stored->setSecret(entry, stored);
    m_stored->setVisible(!isTyping);
    if (!isTyping && m_input->hasFocus())
        m_replace->setFocus(); // stays with the field when Save hides the input
    m_typing->setVisible(isTyping);
    m_keepStored->setVisible(isReplacing);
    m_again->setText(stored.note);
    m_againLine->setVisible(!stored.note.isEmpty());
}

QWidget *SecretEditor::focusTarget() const
{
    return m_typing->isHidden() ? static_cast<QWidget *>(m_replace) : m_input;
}

void SecretEditor::hideEvent(QHideEvent *event)
{
    m_showTyped->setChecked(false);
    FieldEditor::hideEvent(event);
}

} // namespace ChannelConsole
