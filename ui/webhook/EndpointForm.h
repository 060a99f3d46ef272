// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/webhook/EndpointViewModel.h"

#include <QWidget>

class QCheckBox;
class QLineEdit;
class QRadioButton;
class QSpinBox;

namespace ChannelConsole {

class Banner;
class FormColumn;
class FormRow;
class PlainLabel;

/// What the endpoint is set to, but for the stand-in. Each input is stored when it is left.
class EndpointForm final : public QWidget
{
    Q_OBJECT
public:
    explicit EndpointForm(EndpointViewModel *model, QWidget *parent = nullptr);

private:
    void addAddress(FormColumn *form);
    void addMode(FormColumn *form);
    void addAuthorization(FormColumn *form);
    void addSwitches(FormColumn *form);
    void refresh();
    void refreshModeQuestion();
    void refreshText(QLineEdit *input, FormRow *row, EndpointViewModel::Input which, bool anew);

    EndpointViewModel *m_model;
    QUuid m_shown; ///< the assistant whose values are in the inputs
    QRadioButton *m_answer = nullptr;
    QRadioButton *m_relay = nullptr;
    Banner *m_modeQuestion = nullptr;
    PlainLabel *m_authorizationState = nullptr;
    QCheckBox *m_authorization = nullptr;
    QLineEdit *m_publicUrl = nullptr;
    FormRow *m_publicUrlRow = nullptr;
    QLineEdit *m_address = nullptr;
    FormRow *m_addressRow = nullptr;
    QSpinBox *m_port = nullptr;
    FormRow *m_portRow = nullptr;
    QCheckBox *m_reports = nullptr;
    PlainLabel *m_reportsNote = nullptr;
    QCheckBox *m_notify = nullptr;
};

} // namespace ChannelConsole
