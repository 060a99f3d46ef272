// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/message/TemplateRecord.h"

#include <QWidget>

class QComboBox;
class QLineEdit;
class QPushButton;

namespace ChannelConsole {

class FormColumn;
class FormRow;

/// The buttons of a template that is entered by hand, as they were registered.
class TemplateButtonsEditor final : public QWidget
{
    Q_OBJECT
public:
    /// WhatsApp's own limit (gupshup.md §8).
    static constexpr int kMostButtons = 10;

    explicit TemplateButtonsEditor(QWidget *parent = nullptr);

    void setButtons(const QList<TemplateButton> &buttons);
    [[nodiscard]] QList<TemplateButton> buttons() const;
    [[nodiscard]] qsizetype count() const { return m_inputs.size(); }
    /// What is wrong with a button's text; empty for nothing.
    void setTextFault(qsizetype index, const QString &fault);
    void focusText(qsizetype index);
    /// For lining up its labels with those of the form around it.
    [[nodiscard]] FormColumn *column() const { return m_column; }

signals:
    void changed(); ///< by the user
    void rowsChanged();

private:
    struct Inputs
    {
        QComboBox *type = nullptr;
        QLineEdit *text = nullptr;
        QLineEdit *address = nullptr;
        FormRow *textRow = nullptr;
        FormRow *addressRow = nullptr;
        QList<FormRow *> rows;
        TemplateButton kept; ///< what there is no input for
    };
    void addInputs(const TemplateButton &button);
    void showAddress(const Inputs &inputs);
    void removeAt(qsizetype index);

    FormColumn *m_column;
    QPushButton *m_add;
    QList<Inputs> m_inputs;
};

} // namespace ChannelConsole
