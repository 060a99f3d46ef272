// SPDX-License-Identifier: Apache-2.0
#include "ui/log/filter/FilterField.h"

#include "ui/widgets/Icons.h"
#include "ui/widgets/PlainLabel.h"
#include "ui/widgets/Spacing.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace ChannelConsole {

using namespace Qt::StringLiterals;

FilterField::FilterField(const QString &label, const QString &objectName, QWidget *field, QWidget *parent)
    : QWidget(parent)
    , m_field(field)
    , m_fault(new PlainLabel(PlainLabel::Tone::Strong, {}, this))
    , m_faultLine(new QWidget(this))
{
    auto *caption = new QLabel(label, this);
    caption->setTextFormat(Qt::PlainText);
    caption->setBuddy(field);
    field->setParent(this);
    field->setAccessibleName(label);
    field->setObjectName(objectName);
    m_fault->setObjectName(objectName + u".fault"_s);

    auto *mark = new IconLabel(u"warning"_s, 16, m_faultLine);
    mark->setAccessibleName(tr("What is wrong"));
    auto *line = new QHBoxLayout(m_faultLine);
    line->setContentsMargins({});
    line->setSpacing(Spacing::kTight);
    line->addWidget(mark, 0, Qt::AlignTop);
    line->addWidget(m_fault, 1);
    m_faultLine->hide();

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(Spacing::kTight);
    column->addWidget(caption);
    column->addWidget(field);
    column->addWidget(m_faultLine);
    column->addStretch(1);
}

void FilterField::setFault(const QString &text)
{
    m_fault->setText(text);
    m_faultLine->setVisible(!text.isEmpty());
    m_field->setAccessibleDescription(text);
}

QString FilterField::fault() const
{
    return m_fault->text();
}

} // namespace ChannelConsole
