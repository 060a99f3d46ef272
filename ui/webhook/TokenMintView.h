// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/webhook/TokenViewModel.h"

#include <QWidget>

class QComboBox;
class QPlainTextEdit;
class QPushButton;
class QSpinBox;

namespace ChannelConsole {

class Banner;
class FindingsView;
class FormColumn;
class FormRow;
class PlainLabel;
class SecretClipboard;

/// Choose an app and a lifetime, look over the claims, mint, copy. The token itself is not shown: it is a
/// secret, and there is nothing in it to read that is not in the claims.
class TokenMintView final : public QWidget
{
    Q_OBJECT
public:
    TokenMintView(TokenViewModel *model, QWidget *parent);

private:
    void addApp(FormColumn *column);
    void addLifetime(FormColumn *column);
    void addClaims(FormColumn *column);
    [[nodiscard]] QWidget *makeActions();
    [[nodiscard]] QPushButton *makeButton(const QString &text, const QString &objectName);
    void takeLifetime();
    void copy(const QByteArray &text);
    void showApps();
    void showClaims();
    [[nodiscard]] QString lifetimeNote() const;
    void showMinting();

    TokenViewModel *m_model;
    SecretClipboard *m_clipboard;
    QComboBox *m_apps = nullptr;
    QComboBox *m_lifetime = nullptr;
    QSpinBox *m_days = nullptr;
    FormRow *m_daysRow = nullptr;
    FormRow *m_lifetimeRow = nullptr;
    QPlainTextEdit *m_claims = nullptr;
    FormRow *m_claimsRow = nullptr;
    QPushButton *m_reset = nullptr;
    QPushButton *m_mint = nullptr;
    QPushButton *m_copyHeader = nullptr;
    QPushButton *m_copyToken = nullptr;
    Banner *m_banner;
    PlainLabel *m_note;
    FindingsView *m_findings;
};

} // namespace ChannelConsole
