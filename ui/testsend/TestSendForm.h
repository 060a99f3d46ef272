// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/testsend/TestSendViewModel.h"

#include <QWidget>

class QComboBox;
class QLineEdit;
class QPlainTextEdit;

namespace ChannelConsole {

class FormColumn;
class FormRow;
class PlainLabel;

/// The inputs of a test send, each with what is wrong with it below it. Shows the view model's draft and
/// writes to it.
class TestSendForm final : public QWidget
{
    Q_OBJECT
public:
    /// `model` must outlive the form.
    explicit TestSendForm(TestSendViewModel *model, QWidget *parent = nullptr);

    /// Takes a suggested number over and goes on to the text.
    void takeUserNumber(const QString &number);
    void focusFirstEmpty();
    void focusFault();

private:
    void buildRows();
    void showChannel();
    void showDraft();
    void showFault();
    void showCounter();
    void tidyUserNumber();
    [[nodiscard]] FormRow *rowAt(TestSendViewModel::Place place) const; ///< null for Channel

    TestSendViewModel *m_model;
    FormColumn *m_column;
    QComboBox *m_businessNumber;
    QLineEdit *m_userNumber;
    QLineEdit *m_keyword;
    QPlainTextEdit *m_text;
    PlainLabel *m_counter;
    FormRow *m_businessNumberRow = nullptr;
    FormRow *m_userNumberRow = nullptr;
    FormRow *m_keywordRow = nullptr;
    FormRow *m_textRow = nullptr;
};

} // namespace ChannelConsole
