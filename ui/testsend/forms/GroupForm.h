// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/testsend/ContentForm.h"

namespace ChannelConsole {

class FieldGroup;
class FormColumn;

/// A ContentForm made of one FieldGroup. What remains for the form of a type: which inputs there are, and how
/// they and the content become each other.
class GroupForm : public ContentForm
{
    Q_OBJECT
public:
    explicit GroupForm(QWidget *parent = nullptr);

    void setContent(const MessageContent &content) final;
    [[nodiscard]] QList<ContentFinding> showFindings(const QList<ContentFinding> &findings) final;
    void focusField(const QString &field) final;
    void setLimits(const MessageLimits &limits) override;
    [[nodiscard]] bool isStillEmpty(const QString &field) const final;
    [[nodiscard]] bool hasUnreadable() const final;
    void focusUnreadable() final;
    [[nodiscard]] QString unreadableText() const final;
    /// Of the outermost inputs, whose labels stand in line.
    [[nodiscard]] QList<FormColumn *> columns() const;

protected:
    [[nodiscard]] FieldGroup *fields() const { return m_fields; }
    /// Writes the content into the inputs; of this form's own type.
    virtual void fill(const MessageContent &content) = 0;
    /// After any change: shows or hides what depends on the values, and shows what follows from them.
    virtual void follow() {}

private:
    FieldGroup *m_fields;
    bool m_filling = false;
};

} // namespace ChannelConsole
