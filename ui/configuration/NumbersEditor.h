// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/configuration/FieldEditor.h"

class QLineEdit;
class QPushButton;

namespace ChannelConsole {

class FlowLayout;
class PlainLabel;

/// The channel's business numbers: one chip each with its own delete button, and an input that takes one
/// number with Enter or a pasted list at once. Says where a number is already in use.
class NumbersEditor final : public FieldEditor
{
    Q_OBJECT
public:
    NumbersEditor(const EditorContext &context, const FieldSpec &field, QWidget *parent);

    void refresh() override;
    [[nodiscard]] QWidget *focusTarget() const override;

private:
    QWidget *makeChip(const QString &number);
    void rebuildChips(const QStringList &numbers);
    void remove(const QString &number);
    void takeEdit(const QString &text);

    QWidget *m_chips;
    FlowLayout *m_chipFlow;
    QLineEdit *m_input;
    QPushButton *m_add;
    QWidget *m_warningLine;
    PlainLabel *m_warnings;
    PlainLabel *m_full;
    QStringList m_shown;
    qsizetype m_lastLength = 0;
};

} // namespace ChannelConsole
