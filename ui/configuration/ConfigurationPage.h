// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/Services.h"
#include "ui/window/Page.h"

namespace ChannelConsole {

class ColumnScroll;
class ConfigurationForm;
class ConfigurationViewModel;
class SaveBar;
class SecretClipboard;

/// The *Configurations* tab: the chosen partner's fields above, Save below. What is typed lives in the view
/// model, for every assistant and partner, until it is saved or taken back.
class ConfigurationPage final : public Page
{
    Q_OBJECT
public:
    ConfigurationPage(const Services &services, QWidget *parent);

    void showAssistant(const QUuid &assistantId) override;
    [[nodiscard]] bool hasUnsavedChanges() const override;
    [[nodiscard]] bool hasUnsavedChanges(const QUuid &assistantId) const override;
    void save(std::function<void(bool saved)> done) override;
    void discardChanges() override;

protected:
    void hideEvent(QHideEvent *event) override;

private:
    ConfigurationViewModel *m_model;
    SecretClipboard *m_clipboard;
    ConfigurationForm *m_form;
    SaveBar *m_bar;
};

} // namespace ChannelConsole
