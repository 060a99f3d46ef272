// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

class QPlainTextEdit;
class QPushButton;

namespace ChannelConsole {

class Banner;
class FindingsView;
class FormColumn;
class FormRow;
class TokenViewModel;

/// Paste a token, read what is wrong with it. What was found is gone as soon as the text changes.
class TokenCheckView final : public QWidget
{
    Q_OBJECT
public:
    TokenCheckView(TokenViewModel *model, QWidget *parent);

private:
    [[nodiscard]] FormRow *addDecoded(FormColumn *column, const QString &label, const QString &objectName);
    void showAdvice();

    TokenViewModel *m_model;
    QPlainTextEdit *m_pasted;
    QPushButton *m_check;
    Banner *m_banner;
    FindingsView *m_findings;
    FormRow *m_header = nullptr;
    FormRow *m_payload = nullptr;
};

} // namespace ChannelConsole
