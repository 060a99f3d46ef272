// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/configuration/ConfigurationViewModel.h"

#include <QWidget>

#include <utility>

class QCheckBox;
class QComboBox;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;

namespace ChannelConsole {

class Banner;
class FormColumn;
class FormRow;

/// Makes or edits an app: name, client id, algorithm, and client secret or keys, whichever the algorithm
/// wants. Storing it is a step of its own, because apps are shared by all assistants. What is typed lives in
/// the view model.
class AppForm final : public QWidget
{
    Q_OBJECT
public:
    AppForm(ConfigurationViewModel *model, QWidget *parent);

    /// Shows the view model's app draft; hides itself when there is none.
    void refresh();
    void focusFirst();

private:
    void addNameAndId(FormColumn *column);
    void addAlgorithmAndKey(FormColumn *column);
    void addSecret(FormColumn *column);
    void addTokenIds(FormColumn *column);
    void addButtons();
    void take(); ///< what was typed into the draft
    void store();
    void showAlgorithm(const AppDraft &draft);
    void showFaults();
    void showStatus();
    [[nodiscard]] bool hasStoredSecret() const;

    ConfigurationViewModel *m_model;
    QLineEdit *m_name = nullptr;
    QLineEdit *m_clientId = nullptr;
    QLineEdit *m_secret = nullptr;
    QPushButton *m_generate = nullptr;
    QPushButton *m_removeKey = nullptr;
    QComboBox *m_algorithm = nullptr;
    QPlainTextEdit *m_publicKey = nullptr;
    QCheckBox *m_enforceJti = nullptr;
    FormRow *m_nameRow = nullptr;
    FormRow *m_clientIdRow = nullptr;
    FormRow *m_publicKeyRow = nullptr;
    FormRow *m_secretRow = nullptr;
    QPushButton *m_store = nullptr;
    QPushButton *m_cancel = nullptr;
    Banner *m_banner;
    std::pair<SaveStatus::Phase, bool> m_shownStatus{
        SaveStatus::Phase::Idle, false}; ///< and whether the keychain waits
    bool m_wasRefused = false; ///< from then on faults follow the typing
};

} // namespace ChannelConsole
