// SPDX-License-Identifier: Apache-2.0
#include "ui/assistants/AssistantForm.h"

#include "core/Continuation.h"
#include "core/channel/AssistantStore.h"
#include "core/channel/WebhookUrl.h"
#include "core/partner/Partner.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/ColumnScroll.h"
#include "ui/widgets/FormColumn.h"
#include "ui/widgets/MouseRelease.h"
#include "ui/widgets/PlainLabel.h"
#include "ui/widgets/ReadFromStart.h"
#include "ui/widgets/Room.h"
#include "ui/widgets/Spacing.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QShortcut>
#include <QVBoxLayout>

namespace ChannelConsole {

using namespace Qt::StringLiterals;

AssistantForm::AssistantForm(AssistantStore *store, QWidget *parent)
    : QWidget(parent)
    , m_store(store)
    , m_title(new PlainLabel(PlainLabel::Tone::Title, {}, this))
    , m_introduction(new PlainLabel(PlainLabel::Tone::Secondary, {}, this))
    , m_problem(new Banner(this))
    , m_paste(new QLineEdit(this))
    , m_name(new QLineEdit(this))
    , m_environment(new QComboBox(this))
    , m_streamId(new QLineEdit(this))
    , m_platformHost(new QLineEdit(this))
    , m_template(new QComboBox(this))
    , m_cancel(new QPushButton(tr("Cancel"), this))
    , m_save(new QPushButton(this))
{
    build();
    connectFields();
    startNew();
}

void AssistantForm::build()
{
    auto *scroll = new ColumnScroll(this);
    scroll->addWidget(m_title);
    scroll->addWidget(m_introduction);
    scroll->addWidget(m_problem);
    scroll->addSpacing(Spacing::kSmall);
    auto *form = new FormColumn(this);
    buildRows(form);
    scroll->addWidget(form);

    m_cancel->setObjectName(u"cancelAssistant"_s);
    m_cancel->setAccessibleName(m_cancel->text());
    m_save->setObjectName(u"saveAssistant"_s);
    m_cancel->setAutoDefault(true);
    makePrimary(m_save);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(Spacing::kSmall);
    buttons->addStretch();
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_save);
    scroll->addSpacing(Spacing::kSmall);
    scroll->addLayout(buttons);

    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(scroll);
}

void AssistantForm::buildRows(FormColumn *form)
{
    m_name->setObjectName(u"assistantName"_s);
    m_nameRow = form->addRow(tr("Name"), m_name, tr("As it is called on the platform, or as you like."));

    m_environment->setObjectName(u"environment"_s);
    m_environment->setEditable(true);
    m_environment->addItems({tr("production"), tr("staging"), tr("test"), tr("development")});
    m_environment->setInsertPolicy(QComboBox::NoInsert);
    form->addRow(
        tr("Environment"), m_environment, tr("Optional. A label of your own, shown below the name."));

    form->addHeading(tr("On the platform"));
    m_paste->setObjectName(u"pastedWebhookUrl"_s);
    m_paste->setPlaceholderText(u"https://"_s);
    m_pasteRow = form->addRow(tr("Paste a Webhook URL"), m_paste,
        tr("Optional. The one the platform shows under Deploy › Channels › WhatsApp Business Messaging › "
           "Configurations: it "
           "fills in the three fields below."));

    m_streamId->setObjectName(u"streamId"_s);
    m_streamId->setPlaceholderText(u"st-…"_s);
    m_streamIdRow = form->addRow(tr("Stream ID"), m_streamId,
        tr("Begins with st-. The platform shows it as Bot Id, under Settings › Config Settings › General "
           "Settings. It may stay empty for now."));

    m_platformHost->setObjectName(u"platformHost"_s);
    m_platformHostRow = form->addRow(
        tr("Platform Host"), m_platformHost, tr("The address you open the platform at, without a path."));

    m_template->setObjectName(u"webhookTemplate"_s);
    m_template->setEditable(true);
    m_template->setInsertPolicy(QComboBox::NoInsert);
    for (const WebhookTemplate &known : webhookTemplates()) {
        m_template->addItem(known.text);
        m_template->setItemData(m_template->count() - 1,
            known.verified ? known.label : tr("%1 (unverified)").arg(known.label), Qt::ToolTipRole);
    }
    m_templateRow = form->addRow(tr("Webhook URL Template"), m_template,
        tr("How the address begins and ends that the partner has to call; {host}, {partner} and {streamId} "
           "are filled in. Leave "
           "it unless the platform shows another path."));
}

void AssistantForm::connectFields()
{
    for (QLineEdit *edit : {m_name, m_streamId, m_platformHost})
        connect(edit, &QLineEdit::textEdited, this, &AssistantForm::takeTyped);
    connect(m_environment, &QComboBox::editTextChanged, this, &AssistantForm::takeTyped);
    connect(m_template, &QComboBox::editTextChanged, this, &AssistantForm::takeTyped);
    connect(m_paste, &QLineEdit::textEdited, this, &AssistantForm::takePastedUrl);

    using Field = AssistantDraft::Field;
    const auto checkOnLeaving = [this](QLineEdit *edit, Field field) {
        connect(edit, &QLineEdit::editingFinished, this, [this, field] {
            // An empty name is faulted on saving only: leaving the form must not scold.
            if (field != Field::Name)
                afterMouseRelease(this, [this, field] { rowOf(field)->setFault(m_draft.fault(field)); });
        });
    };
    checkOnLeaving(m_streamId, Field::StreamId);
    checkOnLeaving(m_platformHost, Field::PlatformHost);
    checkOnLeaving(m_template->lineEdit(), Field::WebhookTemplate);

    for (QLineEdit *edit : {m_paste, m_streamId, m_platformHost, m_template->lineEdit()})
        readFromStart(edit);
    for (QLineEdit *edit : {m_name, m_streamId, m_platformHost})
        connect(edit, &QLineEdit::returnPressed, m_save, &QPushButton::click);
    connect(m_cancel, &QPushButton::clicked, this, &AssistantForm::cancelled);
    auto *escape = new QShortcut(QKeySequence::Cancel, this);
    escape->setContext(Qt::WidgetWithChildrenShortcut);
    connect(escape, &QShortcut::activated, this, &AssistantForm::cancelled);
    connect(m_save, &QPushButton::clicked, this, [this] { save([](bool) {}); });
}

void AssistantForm::startNew()
{
    m_draft = AssistantDraft();
    m_title->setText(tr("Add an assistant"));
    m_introduction->setText(
        tr("A virtual assistant on the platform whose WhatsApp channel you set up here."));
    m_save->setText(tr("Add"));
    m_save->setAccessibleName(m_save->text());
    m_problem->clear();
    showDraft();
    m_name->setFocus();
}

void AssistantForm::startEditing(const Assistant &assistant)
{
    m_draft = AssistantDraft(assistant);
    m_title->setText(tr("Assistant settings"));
    m_introduction->setText(assistant.sandbox
            ? tr("This assistant is a sandbox: its messages only go to the simulated partners, whatever is "
                 "entered here.")
            : tr("What you change here also changes the Webhook URL of its channel."));
    m_save->setText(tr("Save"));
    m_save->setAccessibleName(m_save->text());
    m_problem->clear();
    showDraft();
    m_name->setFocus();
    m_name->selectAll();
}

void AssistantForm::discardChanges()
{
    if (m_draft.isNew())
        m_draft = AssistantDraft();
    else
        m_draft = AssistantDraft(m_store->assistant(m_draft.typed().id).value_or(Assistant()));
    m_problem->clear();
    showDraft();
}

void AssistantForm::showDraft()
{
    {
        const QScopedValueRollback<bool> filling(m_filling, true);
        const Assistant &typed = m_draft.typed();
        m_paste->clear();
        m_name->setText(typed.name);
        m_environment->setEditText(typed.environment);
        m_streamId->setText(typed.streamId);
        m_platformHost->setText(typed.platformHost);
        m_template->setEditText(
            typed.webhookTemplate.isEmpty() ? defaultWebhookTemplate() : typed.webhookTemplate);
    }
    for (FormRow *row : {m_pasteRow, m_nameRow, m_streamIdRow, m_platformHostRow, m_templateRow})
        row->setFault({});
    m_pasteRow->setNote({});
    showOutcome();
}

void AssistantForm::takeTyped()
{
    if (m_filling)
        return;
    m_draft.setName(m_name->text());
    m_draft.setEnvironment(m_environment->currentText());
    m_draft.setStreamId(m_streamId->text());
    m_draft.setPlatformHost(m_platformHost->text());
    // The default is stored as empty, so that a better default of a later version reaches this assistant.
    const QString webhookTemplate = m_template->currentText();
    m_draft.setWebhookTemplate(webhookTemplate == defaultWebhookTemplate() ? QString() : webhookTemplate);
    for (const auto field : {AssistantDraft::Field::Name, AssistantDraft::Field::StreamId,
             AssistantDraft::Field::PlatformHost, AssistantDraft::Field::WebhookTemplate}) {
        if (!rowOf(field)->fault().isEmpty())
            rowOf(field)->setFault(m_draft.fault(field));
    }
    showOutcome();
}

void AssistantForm::takePastedUrl(const QString &text)
{
    if (text.trimmed().isEmpty()) {
        m_pasteRow->setFault({});
        m_pasteRow->setNote({});
        return;
    }
    const AssistantDraft::Pasted pasted = m_draft.pasteWebhookUrl(text);
    if (pasted.fault.isEmpty()) {
        const QScopedValueRollback<bool> filling(m_filling, true);
        const Assistant &typed = m_draft.typed();
        m_streamId->setText(typed.streamId);
        m_platformHost->setText(typed.platformHost);
        m_template->setEditText(typed.webhookTemplate);
        for (FormRow *row : {m_streamIdRow, m_platformHostRow, m_templateRow})
            row->setFault({});
    }
    m_pasteRow->setFault(pasted.fault);
    m_pasteRow->setNote(pasted.takenOver);
    showOutcome();
}

void AssistantForm::showOutcome()
{
    QStringList notes;
    if (m_draft.templateIsUnverified())
        notes.append(tr("Unverified: the platform does not publish this path. Compare the address below with "
                        "the Webhook URL "
                        "that the platform shows, and paste that one above if they differ."));
    const QString url = m_draft.webhookUrl(allPartners().constFirst()->id());
    if (!url.isEmpty() && m_draft.fault(AssistantDraft::Field::WebhookTemplate).isEmpty())
        notes.append(tr("For %1 it comes to %2").arg(allPartners().constFirst()->name(), url));
    m_templateRow->setNote(notes.join(u'\n'));
    emit unsavedChangesChanged();
}

void AssistantForm::showFaults()
{
    using Field = AssistantDraft::Field;
    for (const Field field : {Field::Name, Field::StreamId, Field::PlatformHost, Field::WebhookTemplate})
        rowOf(field)->setFault(m_draft.fault(field));
    if (const QList<Field> faulty = m_draft.faultyFields(); !faulty.isEmpty())
        rowOf(faulty.constFirst())->field()->setFocus();
}

void AssistantForm::save(std::function<void(bool saved)> done)
{
    if (m_saving) {
        done(false);
        return;
    }
    showFaults();
    if (!m_draft.faultyFields().isEmpty()) {
        done(false);
        return;
    }
    m_saving = true;
    m_save->setEnabled(false);
    const Assistant assistant = m_draft.result();
    const bool isNew = m_draft.isNew();
    ChannelConfiguration configuration;
    configuration.id = QUuid::createUuid();
    configuration.assistantId = assistant.id;
    const QFuture<Result<void>> stored
        = isNew ? m_store->addAssistant(assistant, configuration) : m_store->updateAssistant(assistant);
    continued(stored, this, [this, assistant, isNew, done = std::move(done)](const Result<void> &result) {
        m_saving = false;
        m_save->setEnabled(true);
        if (!result) {
            m_problem->showProblem(result.error());
            done(false);
            return;
        }
        m_draft = AssistantDraft(assistant);
        m_problem->clear();
        emit unsavedChangesChanged();
        emit saved(assistant.id, isNew);
        done(true);
    });
}

FormRow *AssistantForm::rowOf(AssistantDraft::Field field) const
{
    switch (field) {
    case AssistantDraft::Field::Name:
        return m_nameRow;
    case AssistantDraft::Field::StreamId:
        return m_streamIdRow;
    case AssistantDraft::Field::PlatformHost:
        return m_platformHostRow;
    case AssistantDraft::Field::WebhookTemplate:
        return m_templateRow;
    }
    Q_UNREACHABLE();
}

} // namespace ChannelConsole
