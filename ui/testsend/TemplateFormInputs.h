// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/message/ContentFinding.h"
#include "core/message/TemplateContent.h"
#include "core/message/TemplateRecord.h"

#include <QHash>
#include <QWidget>

class QLineEdit;

namespace ChannelConsole {

class FormColumn;
class FormRow;

/// An input for everything that one template takes: each placeholder of its text, its header, and each button
/// that takes a value. Of an authentication template one code, which goes into text and button. Inputs are
/// known by the names findings give them.
class TemplateFormInputs final : public QWidget
{
    Q_OBJECT
public:
    explicit TemplateFormInputs(QWidget *parent = nullptr);

    /// Asks for what this template takes; values of `content` are shown, also of one that has too few.
    void show(const TemplateRecord &record, const TemplateContent &content);
    /// With what is typed.
    [[nodiscard]] TemplateContent content() const;
    [[nodiscard]] bool isEmpty() const { return m_rows.isEmpty(); } ///< it takes nothing
    /// Returns those that belong to no input here.
    [[nodiscard]] QList<ContentFinding> showFindings(const QList<ContentFinding> &findings);
    [[nodiscard]] bool focusField(const QString &field); ///< false if there is no such input
    [[nodiscard]] bool isStillEmpty(const QString &field) const;
    /// A latitude or longitude that is no number; the row says so.
    [[nodiscard]] bool hasUnreadable() const;

signals:
    void changed(); ///< by the user

private:
    /// An input as it has to be.
    struct Wanted
    {
        QString field;
        QString label;
        QString value;
        QString help;
    };
    struct Row
    {
        FormRow *row = nullptr;
        QLineEdit *input = nullptr;
        QString label;
    };
    void add(const Wanted &wanted);
    void addLine(const QString &field, const QString &label, const QString &value, const QString &help = {});
    [[nodiscard]] bool hasRowsFor(const QList<Wanted> &wanted) const;
    void addBody();
    void addHeader();
    void addButtons();
    [[nodiscard]] QString typed(const QString &field) const;
    [[nodiscard]] std::optional<double> degrees(const QString &field) const;
    void checkDegrees();

    FormColumn *m_column;
    TemplateRecord m_record;
    TemplateContent m_content;
    QHash<QString, Row> m_rows;
    QStringList m_order;
    QList<Wanted> m_wanted; ///< while it is made out what to ask for
};

} // namespace ChannelConsole
