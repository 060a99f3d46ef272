// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/configuration/ConfigurationViewModel.h"
#include "ui/configuration/FieldEditor.h"

#include <QWidget>

class QHBoxLayout;
class QLineEdit;
class QPushButton;

namespace ChannelConsole {

class PlainLabel;
class SecretReveal;

/// A secret that is stored: the word that it is, Reveal and Copy. The keychain is not asked before one of
/// them is pressed; what it shows is hidden again after 30 seconds and whenever the view is left.
class StoredSecretView final : public QWidget
{
    Q_OBJECT
public:
    /// `label` names the buttons ("Reveal Password"), `id` the objects.
    StoredSecretView(const EditorContext &context, const QString &label, const QString &id, QWidget *parent);

    void setSecret(const SecretEntry &entry, const SecretStatus &status);
    /// A further button of the line, named like the others.
    QPushButton *addButton(const QString &verb, const QString &objectSuffix);

protected:
    void hideEvent(QHideEvent *event) override;

private:
    void showState();
    void copy();

    EditorContext m_context;
    QString m_label;
    QString m_id;
    SecretEntry m_entry;
    SecretStatus m_status;
    SecretReveal *m_reveal;
    QHBoxLayout *m_line;
    PlainLabel *m_where;
    QLineEdit *m_shown;
    PlainLabel *m_note;
    QPushButton *m_revealButton;
    QPushButton *m_copyButton;
};

} // namespace ChannelConsole
