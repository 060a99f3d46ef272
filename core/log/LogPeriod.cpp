// SPDX-License-Identifier: Apache-2.0
#include "core/log/LogPeriod.h"

#include <array>

namespace ChannelConsole {

namespace {

constexpr qint64 kMinute = 60;
constexpr qint64 kHour = 60 * kMinute;
constexpr qint64 kDay = 24 * kHour;

struct Row
{
    LogPeriod::Kind kind;
    const char *name;
    qint64 seconds; ///< reaches so far back; 0 if it does not say so
};

constexpr std::array kRows{
    Row{LogPeriod::Kind::AnyTime, "any-time", 0},
    Row{LogPeriod::Kind::LastHour, "last-hour", kHour},
    Row{LogPeriod::Kind::LastDay, "last-24-hours", kDay},
    Row{LogPeriod::Kind::LastWeek, "last-7-days", 7 * kDay},
    Row{LogPeriod::Kind::LastMonth, "last-30-days", 30 * kDay},
    Row{LogPeriod::Kind::Today, "today", 0},
    Row{LogPeriod::Kind::Between, "between", 0},
};

const Row &rowOf(LogPeriod::Kind kind)
{
    for (const Row &row : kRows) {
        if (row.kind == kind)
            return row;
    }
    Q_UNREACHABLE();
}

QDateTime wholeMinute(const QDateTime &time)
{
    const qint64 seconds = time.toSecsSinceEpoch();
    return QDateTime::fromSecsSinceEpoch(seconds - seconds % kMinute, Qt::UTC);
}

} // namespace

const QList<LogPeriod::Kind> &allPeriodKinds()
{
    static const QList<LogPeriod::Kind> kinds = [] {
        QList<LogPeriod::Kind> all;
        for (const Row &row : kRows)
            all.append(row.kind);
        return all;
    }();
    return kinds;
}

QString periodName(LogPeriod::Kind kind)
{
    return QString::fromLatin1(rowOf(kind).name);
}

std::optional<LogPeriod::Kind> periodFromName(const QString &name)
{
    for (const Row &row : kRows) {
        if (name == QLatin1StringView(row.name))
            return row.kind;
    }
    return std::nullopt;
}

bool isRelative(const LogPeriod &period)
{
    return rowOf(period.kind).seconds > 0 || period.kind == LogPeriod::Kind::Today;
}

void applyPeriod(const LogPeriod &period, const QDateTime &now, MessageFilter &filter)
{
    filter.from = {};
    filter.until = {};
    if (period.kind == LogPeriod::Kind::Between) {
        filter.from = period.from;
        filter.until = period.until;
    } else if (period.kind == LogPeriod::Kind::Today) {
        filter.from = now.toLocalTime().date().startOfDay().toUTC();
    } else if (const qint64 seconds = rowOf(period.kind).seconds; seconds > 0) {
        filter.from = wholeMinute(now.addSecs(-seconds));
    }
}

LogPeriod periodOf(const MessageFilter &filter)
{
    if (!filter.from.isValid() && !filter.until.isValid())
        return {};
    return {.kind = LogPeriod::Kind::Between, .from = filter.from, .until = filter.until};
}

} // namespace ChannelConsole
