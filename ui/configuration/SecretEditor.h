// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/configuration/FieldEditor.h"

class QLineEdit;
class QPushButton;
class QToolButton;

namespace ChannelConsole {

class PlainLabel;
class StoredSecretView;

/// A secret: an input while there is none; afterwards only the word that it is stored, with Replace, Reveal
/// and Copy.
class SecretEditor final : public FieldEditor
{
    Q_OBJECT
public:
    SecretEditor(const EditorContext &context, const FieldSpec &field, QWidget *parent);

    void refresh() override;
    void reset() override;
    [[nodiscard]] QWidget *focusTarget() const override;

protected:
    void hideEvent(QHideEvent *event) override;

private:
    void replace(bool replacing);

    QWidget *m_typing;
    QLineEdit *m_input;
    QToolButton *m_showTyped;
    QPushButton *m_keepStored;
    QWidget *m_againLine;
    PlainLabel *m_again; ///< why a stored secret has to be entered again
    StoredSecretView *m_stored;
    QPushButton *m_replace;
    QString m_replaced; ///< name of the stored secret the user is typing over
};

} // namespace ChannelConsole
