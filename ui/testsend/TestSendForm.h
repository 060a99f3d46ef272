// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/testsend/TestSendViewModel.h"

#include <QWidget>

class QComboBox;
class QLineEdit;

namespace ChannelConsole {

class FormColumn;
class FormRow;

/// From which number a test send goes to which, each with what is wrong with it below it. Shows the view
/// model's draft and writes to it.
class TestSendForm final : public QWidget
{
    Q_OBJECT
public:
    /// `model` must outlive the form.
    explicit TestSendForm(TestSendViewModel *model, QWidget *parent = nullptr);

    void takeUserNumber(const QString &number); ///< a suggested one
    /// Puts the focus where the fault is, if that is here.
    void focusFault();
    [[nodiscard]] FormColumn *column() const { return m_column; }

private:
    void buildRows();
    void showChannel();
    void showDraft();
    void showFault();
    void tidyUserNumber();
    [[nodiscard]] FormRow *rowAt(TestSendViewModel::Place place) const; ///< null for others

    TestSendViewModel *m_model;
    FormColumn *m_column;
    QComboBox *m_businessNumber;
    QLineEdit *m_userNumber;
    FormRow *m_businessNumberRow = nullptr;
    FormRow *m_userNumberRow = nullptr;
};

} // namespace ChannelConsole
