// SPDX-License-Identifier: Apache-2.0
#include "ui/testsend/forms/GroupForm.h"

#include "ui/testsend/forms/FieldGroup.h"

#include <QScopedValueRollback>
#include <QVBoxLayout>

namespace ChannelConsole {

GroupForm::GroupForm(QWidget *parent)
    : ContentForm(parent)
    , m_fields(new FieldGroup(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_fields);
    connect(m_fields, &FieldGroup::changed, this, [this] {
        if (m_filling)
            return;
        follow();
        emit changed();
    });
}

void GroupForm::setContent(const MessageContent &content)
{
    const QScopedValueRollback filling(m_filling, true);
    fill(content);
    follow();
}

QList<ContentFinding> GroupForm::showFindings(const QList<ContentFinding> &findings)
{
    m_fields->clearFindings();
    QList<ContentFinding> left;
    for (const ContentFinding &finding : findings) {
        const bool isError = finding.weight == ContentFinding::Weight::Error;
        if (finding.field.isEmpty() || !m_fields->showFinding(finding.field, finding.text, isError))
            left += finding;
    }
    return left;
}

void GroupForm::focusField(const QString &field)
{
    if (QWidget *input = m_fields->input(field))
        input->setFocus(Qt::OtherFocusReason);
    else
        m_fields->focusFirst();
}

void GroupForm::setLimits(const MessageLimits &limits)
{
    m_fields->setLimits(limits);
}

bool GroupForm::isStillEmpty(const QString &field) const
{
    return m_fields->isStillEmpty(field);
}

bool GroupForm::hasUnreadable() const
{
    return m_fields->unreadable();
}

void GroupForm::focusUnreadable()
{
    if (QWidget *input = m_fields->unreadable())
        input->setFocus(Qt::OtherFocusReason);
}

QString GroupForm::unreadableText() const
{
    return m_fields->unreadableText();
}

QList<FormColumn *> GroupForm::columns() const
{
    return m_fields->columns();
}

} // namespace ChannelConsole
