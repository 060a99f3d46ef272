// SPDX-License-Identifier: Apache-2.0
#include "ui/log/filter/PeriodRange.h"

#include "ui/log/filter/FilterField.h"
#include "ui/widgets/Spacing.h"

#include <QDateTimeEdit>
#include <QHBoxLayout>
#include <QLocale>
#include <QSignalBlocker>

namespace ChannelConsole {

using namespace Qt::StringLiterals;

namespace {

/// The lowest value of a field stands for an end that is open: a QDateTimeEdit cannot be empty.
const QDateTime kOpen(QDate(2000, 1, 1), QTime(0, 0));

/// As the locale writes it, but with the whole year, which its short form cuts to two digits.
QString editFormat()
{
    const QLocale locale;
    QString date = locale.dateFormat(QLocale::ShortFormat);
    if (!date.contains("yyyy"_L1))
        date.replace("yy"_L1, "yyyy"_L1);
    QString time = locale.timeFormat(QLocale::ShortFormat);
    time.remove(u't');
    return date + u' ' + time.trimmed();
}

QDateTimeEdit *newEdit(QWidget *parent)
{
    auto *edit = new QDateTimeEdit(parent);
    edit->setDisplayFormat(editFormat());
    edit->setCalendarPopup(true);
    edit->setMinimumDateTime(kOpen);
    edit->setSpecialValueText(PeriodRange::tr("Open"));
    edit->setKeyboardTracking(false); // a half-typed year is no period
    edit->setDateTime(kOpen);
    return edit;
}

QDateTime timeOf(const QDateTimeEdit *edit)
{
    return edit->dateTime() == kOpen ? QDateTime() : edit->dateTime().toUTC();
}

} // namespace

PeriodRange::PeriodRange(QWidget *parent)
    : QWidget(parent)
    , m_from(newEdit(this))
    , m_until(newEdit(this))
    , m_untilField(new FilterField(tr("Until"), u"logUntil"_s, m_until, this))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins({});
    row->setSpacing(Spacing::kMedium);
    row->addWidget(new FilterField(tr("From"), u"logFrom"_s, m_from, this));
    row->addWidget(m_untilField);
    row->addStretch(1);
    for (QDateTimeEdit *edit : {m_from, m_until})
        connect(edit, &QDateTimeEdit::dateTimeChanged, this, &PeriodRange::check);
}

void PeriodRange::setRange(const QDateTime &from, const QDateTime &until)
{
    const auto show = [](QDateTimeEdit *edit, const QDateTime &time) {
        const QSignalBlocker quiet(edit);
        edit->setDateTime(time.isValid() ? time.toLocalTime() : kOpen);
    };
    show(m_from, from);
    show(m_until, until);
    m_set = true;
    m_untilField->setFault({});
}

QDateTime PeriodRange::from() const
{
    return timeOf(m_from);
}

QDateTime PeriodRange::until() const
{
    return timeOf(m_until);
}

bool PeriodRange::isValid() const
{
    return !from().isValid() || !until().isValid() || from() < until();
}

void PeriodRange::check()
{
    m_set = true;
    m_untilField->setFault(isValid() ? QString() : tr("This is not after the beginning."));
    if (isValid())
        emit edited();
}

} // namespace ChannelConsole
