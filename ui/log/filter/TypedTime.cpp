// SPDX-License-Identifier: Apache-2.0
#include "ui/log/filter/TypedTime.h"

#include <QLocale>
#include <QRegularExpression>

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

/// As logs and portals write it, copied from there: seconds may have fractions, and a time zone may follow.
QDateTime readIso(QString typed)
{
    static const QRegularExpression kDateAndTime(u"^\\d{4}-\\d\\d-\\d\\d[ T]\\d\\d:\\d\\d"_s);
    if (!kDateAndTime.match(typed).hasMatch())
        return {};
    if (typed.endsWith(" UTC"_L1))
        typed.replace(typed.size() - 4, 4, u'Z');
    return QDateTime::fromString(typed, Qt::ISODateWithMs).toLocalTime();
}

} // namespace

std::optional<QDateTime> typedTime(const QString &typed, PeriodEnd end)
{
    const QLocale locale;
    const QString words = typed.simplified();
    if (const QDateTime time = readIso(words); time.isValid())
        return time;
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
