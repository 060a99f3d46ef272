// SPDX-License-Identifier: Apache-2.0
#include "ui/log/filter/TypedTime.h"

#include <QLocale>
#include <QStringList>

namespace ChannelConsole {

using namespace Qt::StringLiterals;

namespace {

/// The locale's short form of a date may cut the year to two digits, which is read as this century's.
QString wholeYear(QString dateFormat)
{
    if (!dateFormat.contains("yyyy"_L1))
        dateFormat.replace("yy"_L1, "yyyy"_L1);
    return dateFormat;
}

/// Without the name of the time zone.
QString timeFormat(const QLocale &locale, QLocale::FormatType type)
{
    QString format = locale.timeFormat(type);
    format.remove(u't');
    return format.trimmed();
}

QDate readDate(const QLocale &locale, const QString &typed)
{
    const QString shortFormat = locale.dateFormat(QLocale::ShortFormat);
    for (const QString &format : {u"yyyy-MM-dd"_s, wholeYear(shortFormat)}) {
        if (const QDate date = locale.toDate(typed, format); date.isValid() && date.year() >= 1900)
            return date;
    }
    constexpr int kCentury = 100;
    const QDate date = locale.toDate(typed, shortFormat);
    return date.isValid() && date.year() < 2000 ? date.addYears(kCentury) : date;
}

QTime readTime(const QLocale &locale, const QString &typed)
{
    for (const QString &format : {timeFormat(locale, QLocale::ShortFormat),
             timeFormat(locale, QLocale::LongFormat), u"H:mm"_s, u"H:mm:ss"_s}) {
        if (const QTime time = locale.toTime(typed, format); time.isValid())
            return time;
    }
    return {};
}

} // namespace

std::optional<QDateTime> typedTime(const QString &typed, PeriodEnd end)
{
    const QLocale locale;
    QString words = typed.simplified();
    // As programs write it.
    if (const qsizetype t = words.indexOf(u'T'); t > 0 && words.at(t - 1).isDigit())
        words.replace(t, 1, u' ');
    if (const QDate day = readDate(locale, words); day.isValid())
        return (end == PeriodEnd::From ? day : day.addDays(1)).startOfDay();
    // A date may have spaces in it, and so may a time of day.
    for (qsizetype space = words.indexOf(u' '); space >= 0; space = words.indexOf(u' ', space + 1)) {
        QString first = words.first(space);
        if (first.endsWith(u','))
            first.chop(1);
        const QDate day = readDate(locale, first);
        const QTime time = readTime(locale, words.sliced(space + 1));
        if (day.isValid() && time.isValid())
            return QDateTime(day, time);
    }
    return std::nullopt;
}

QString timeToType(const QDateTime &time)
{
    const QLocale locale;
    const QDateTime local = time.toLocalTime();
    return locale.toString(local.date(), wholeYear(locale.dateFormat(QLocale::ShortFormat))) + u' '
        + locale.toString(local.time(), timeFormat(locale, QLocale::ShortFormat));
}

} // namespace ChannelConsole
