// SPDX-License-Identifier: Apache-2.0
#include "ui/configuration/WebhookUrlEditor.h"

#include "ui/configuration/ConfigurationViewModel.h"
#include "ui/widgets/CopyButton.h"
#include "ui/widgets/PlainLabel.h"
#include "ui/widgets/ReadFromStart.h"
#include "ui/widgets/Spacing.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace ChannelConsole {

WebhookUrlEditor::WebhookUrlEditor(const EditorContext &context, const FieldSpec &field, QWidget *parent)
    : FieldEditor(context, field, parent)
    , m_url(new QLineEdit(this))
    , m_copy(new CopyButton(
          field.label, [this] { return model()->webhookUrl(); }, this))
    , m_note(new PlainLabel({}, this))
    , m_editAssistant(new QPushButton(tr("Edit Assistant…"), this))
{
    m_url->setReadOnly(true);
    readFromStart(m_url);
    name(m_url);
    m_copy->setObjectName(field.id + QStringLiteral(".copy"));
    name(m_editAssistant, tr("Edit Assistant…"), QStringLiteral("editAssistant"));
    m_note->setObjectName(field.id + QStringLiteral(".note"));

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(Spacing::kTight);
    auto *line = new QHBoxLayout;
    line->setSpacing(Spacing::kSmall);
    line->addWidget(m_url, 1);
    line->addWidget(m_copy);
    layout->addLayout(line);
    auto *below = new QHBoxLayout;
    below->addWidget(m_note, 1);
    below->addWidget(m_editAssistant, 0, Qt::AlignTop);
    layout->addLayout(below);
    connect(m_editAssistant, &QPushButton::clicked, this, &FieldEditor::editAssistantRequested);
}

void WebhookUrlEditor::refresh()
{
    const QString url = model()->webhookUrl();
    if (m_url->text() != url) {
        m_url->setText(url);
        m_url->setCursorPosition(0);
    }
    m_copy->setEnabled(!url.isEmpty());
    m_editAssistant->setVisible(url.isEmpty());
    m_url->setPlaceholderText(url.isEmpty() ? tr("The stream id of the assistant is missing") : QString());
    // platform.md §2: the exact path is in no public document.
    if (url.isEmpty())
        m_note->setText(tr("The address contains the assistant's stream id. Enter it, or paste the Webhook "
                           "URL from the platform."));
    else if (!model()->webhookUrlIsVerified())
        m_note->setText(
            tr("The path of this address is unverified: compare it with the one the platform shows."));
    m_note->setVisible(url.isEmpty() || !model()->webhookUrlIsVerified());
}

QWidget *WebhookUrlEditor::focusTarget() const
{
    return m_url;
}

} // namespace ChannelConsole
