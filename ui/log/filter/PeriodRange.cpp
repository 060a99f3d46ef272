// SPDX-License-Identifier: Apache-2.0
#include "ui/log/filter/PeriodRange.h"

#include "ui/log/filter/FilterField.h"
#include "ui/log/filter/TimeField.h"
#include "ui/widgets/Spacing.h"

#include <QHBoxLayout>

namespace ChannelConsole {

using namespace Qt::StringLiterals;

namespace {

QString faultOf(const TimeField *field)
{
    if (field->isReadable())
        return {};
    const QDateTime example(QDate(2026, 3, 28), QTime(14, 30));
    return PeriodRange::tr("This is no date. Write it like %1, or like %2.")
        .arg(timeToType(example), example.toString(u"yyyy-MM-dd HH:mm"_s));
}

} // namespace

PeriodRange::PeriodRange(QWidget *parent)
    : QWidget(parent)
    , m_from(new TimeField(PeriodEnd::From, this))
    , m_until(new TimeField(PeriodEnd::Until, this))
    , m_fromField(new FilterField(tr("From"), u"logFrom"_s, m_from, this))
    , m_untilField(new FilterField(tr("Until"), u"logUntil"_s, m_until, this))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins({});
    row->setSpacing(Spacing::kMedium);
    row->addWidget(m_fromField);
    row->addWidget(m_untilField);
    row->addStretch(1);
    for (TimeField *field : {m_from, m_until})
        connect(field, &TimeField::timeChanged, this, &PeriodRange::check);
}

void PeriodRange::setRange(const QDateTime &from, const QDateTime &until)
{
    m_from->setTime(from);
    m_until->setTime(until);
    showFaults();
}

QDateTime PeriodRange::from() const
{
    return m_from->time();
}

QDateTime PeriodRange::until() const
{
    return m_until->time();
}

bool PeriodRange::isValid() const
{
    return m_from->isReadable() && m_until->isReadable()
        && (!from().isValid() || !until().isValid() || from() < until());
}

void PeriodRange::showFaults()
{
    m_fromField->setFault(faultOf(m_from));
    QString untilFault = faultOf(m_until);
    if (untilFault.isEmpty() && m_from->isReadable() && !isValid())
        untilFault = tr("This is not after the beginning.");
    m_untilField->setFault(untilFault);
}

void PeriodRange::check()
{
    showFaults();
    if (isValid())
        emit edited();
}

} // namespace ChannelConsole
