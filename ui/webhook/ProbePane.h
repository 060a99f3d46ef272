// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/Services.h"

#include <QUuid>
#include <QWidget>

class QComboBox;
class QLineEdit;
class QProgressBar;
class QPushButton;

namespace ChannelConsole {

class Banner;
class FormRow;
class PlainLabel;
class ProbeResultView;
class ProbeViewModel;

/// Probes a deployed webhook: which, with what authorization, and what came of it.
class ProbePane final : public QWidget
{
    Q_OBJECT
public:
    explicit ProbePane(const Services &services, QWidget *parent = nullptr);

    void showAssistant(const QUuid &assistantId);

private:
    [[nodiscard]] QWidget *buildForm();
    [[nodiscard]] QWidget *buildActions();
    void refreshInputs();
    void refreshRun();
    void run();
    void askForGoodCall();

    ProbeViewModel *m_model;
    QLineEdit *m_url;
    QComboBox *m_credential;
    QLineEdit *m_pasted;
    FormRow *m_urlRow = nullptr;
    FormRow *m_credentialRow = nullptr;
    FormRow *m_pastedRow = nullptr;
    PlainLabel *m_tableNote;
    QPushButton *m_run;
    QPushButton *m_good;
    QPushButton *m_cancel;
    QProgressBar *m_busy;
    Banner *m_problem;
    ProbeResultView *m_result;
};

} // namespace ChannelConsole
