// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QUuid>
#include <QWidget>

class QComboBox;
class QLineEdit;
class QSpinBox;

namespace ChannelConsole {

class EndpointViewModel;
class FormRow;

/// The settings of the assistant stand-in, and what keeps it from answering.
class StandInForm final : public QWidget
{
    Q_OBJECT
public:
    explicit StandInForm(EndpointViewModel *model, QWidget *parent = nullptr);

private:
    void refresh();

    EndpointViewModel *m_model;
    QUuid m_shown; ///< the assistant whose values are in the inputs
    QComboBox *m_kind;
    QLineEdit *m_text;
    QLineEdit *m_numbers;
    QSpinBox *m_cap;
    FormRow *m_kindRow = nullptr;
    FormRow *m_textRow = nullptr;
    FormRow *m_numbersRow = nullptr;
    FormRow *m_capRow = nullptr;
};

} // namespace ChannelConsole
