// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/configuration/FieldEditor.h"

class QCheckBox;
class QComboBox;
class QLineEdit;
class QPushButton;

namespace ChannelConsole {

class AppForm;
class FormColumn;
class FormRow;
class PlainLabel;
class StoredSecretView;

/// Associate an App: the switch, the choice of the app, and the app's Client ID and Client Secret to carry
/// over to the partner.
class AssociateAppEditor final : public FieldEditor
{
    Q_OBJECT
public:
    AssociateAppEditor(const EditorContext &context, const FieldSpec &field, QWidget *parent);

    void refresh() override;
    [[nodiscard]] QWidget *focusTarget() const override;

private:
    QWidget *makeChoice();
    QWidget *makeCredentials();
    void refreshChoice();
    void refreshCredentials();
    void startApp(const QUuid &appId);

    QCheckBox *m_switch;
    QWidget *m_body;
    QComboBox *m_apps = nullptr;
    QPushButton *m_new = nullptr;
    QPushButton *m_edit = nullptr;
    AppForm *m_form;
    QWidget *m_credentials = nullptr;
    QLineEdit *m_clientId = nullptr;
    FormRow *m_secretRow = nullptr;
    StoredSecretView *m_secret = nullptr;
    PlainLabel *m_again = nullptr;
};

} // namespace ChannelConsole
