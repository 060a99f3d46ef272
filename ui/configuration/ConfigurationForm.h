// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/configuration/FieldEditor.h"

#include <QList>
#include <QUuid>

class QComboBox;
class QToolButton;

namespace ChannelConsole {

class FormColumn;
class FormRow;

/// Messaging Partner and, below it, the fields of the chosen partner, built from what the partner declares:
/// no partner is known here. The advanced ones are folded away, and shown when one of them is faulty.
class ConfigurationForm final : public QWidget
{
    Q_OBJECT
public:
    ConfigurationForm(const EditorContext &context, QWidget *parent);

    /// Builds the rows anew if they are of another assistant or partner; otherwise closes what was open over
    /// stored values.
    void rebuild();
    /// Shows values, faults and which rows apply.
    void refresh();
    void focusField(const QString &fieldId);

signals:
    void editAssistantRequested();

private:
    struct Row
    {
        FieldEditor *editor;
        FormRow *row;
    };

    void addPartnerRow();
    void addDisclosureRow();
    void addField(const FieldSpec &field);
    void removeRows();
    void refreshPartner();
    void refreshRow(const Row &row);
    void unfold(bool show);

    EditorContext m_context;
    QUuid m_assistantId; ///< of the present rows
    QString m_partnerId;
    FormColumn *m_column;
    QComboBox *m_partner = nullptr;
    FormRow *m_partnerRow = nullptr;
    QToolButton *m_disclosure = nullptr; ///< in m_disclosureRow
    FormRow *m_disclosureRow = nullptr; ///< null while the partner has no advanced fields
    QList<Row> m_rows;
};

} // namespace ChannelConsole
