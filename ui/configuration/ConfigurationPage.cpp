// SPDX-License-Identifier: Apache-2.0
#include "ui/configuration/ConfigurationPage.h"

#include "ui/configuration/ConfigurationForm.h"
#include "ui/configuration/ConfigurationViewModel.h"
#include "ui/configuration/SaveBar.h"
#include "ui/widgets/ColumnScroll.h"
#include "ui/widgets/SecretClipboard.h"

#include <QHideEvent>
#include <QVBoxLayout>

namespace ChannelConsole {

ConfigurationPage::ConfigurationPage(const Services &services, QWidget *parent)
    : Page(parent)
    , m_model(new ConfigurationViewModel(services.assistants, services.vault, this))
    , m_clipboard(new SecretClipboard(std::chrono::seconds(30), this))
    , m_form(
          new ConfigurationForm({.model = m_model, .vault = services.vault, .clipboard = m_clipboard}, this))
    , m_bar(new SaveBar(m_model, this))
{
    setObjectName(QStringLiteral("configurationPage"));
    setAccessibleName(tr("Configurations"));
    auto *scroll = new ColumnScroll(this);
    scroll->addWidget(m_form);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(scroll, 1);
    layout->addWidget(m_bar);

    connect(m_model, &ConfigurationViewModel::formChanged, m_form, &ConfigurationForm::rebuild);
    connect(m_model, &ConfigurationViewModel::valuesChanged, m_form, &ConfigurationForm::refresh);
    connect(m_model, &ConfigurationViewModel::faultsChanged, m_form, &ConfigurationForm::refresh);
    connect(m_model, &ConfigurationViewModel::refused, m_form, &ConfigurationForm::focusField);
    connect(m_model, &ConfigurationViewModel::unsavedChangesChanged, this, &Page::unsavedChangesChanged);
    connect(m_form, &ConfigurationForm::editAssistantRequested, this, &Page::editAssistantRequested);
    connect(m_bar, &SaveBar::saveRequested, this, [this] { m_model->save(SecretPlace::Keychain); });
    m_form->rebuild();
}

void ConfigurationPage::showAssistant(const QUuid &assistantId)
{
    m_model->showAssistant(assistantId);
}

bool ConfigurationPage::hasUnsavedChanges() const
{
    return !m_model->assistantsWithUnsavedChanges().isEmpty();
}

bool ConfigurationPage::hasUnsavedChanges(const QUuid &assistantId) const
{
    return m_model->hasUnsavedChanges(assistantId);
}

void ConfigurationPage::save(std::function<void(bool saved)> done)
{
    m_model->save(SecretPlace::Keychain, std::move(done));
}

void ConfigurationPage::discardChanges()
{
    m_model->revertAll();
}

void ConfigurationPage::hideEvent(QHideEvent *event)
{
    if (!event->spontaneous()) // another page, not a minimised window
        m_model->dismissSaved();
    Page::hideEvent(event);
}

} // namespace ChannelConsole
