// SPDX-License-Identifier: Apache-2.0
#include "core/log/glance/GlanceBounds.h"

#include <array>

namespace ChannelConsole {

namespace {

constexpr qint64 kMinute = 60;
constexpr qint64 kHour = 60 * kMinute;
constexpr qint64 kDay = 24 * kHour;
constexpr int kMostPieces = 32;

enum class Unit {
    Seconds, ///< from the last midnight on
    Days,
    Weeks, ///< from Monday
    Months, ///< from January
};

struct Step
{
    Unit unit;
    qint64 count;
    qint64 seconds; ///< about so many
};

constexpr std::array kSteps{
    Step{Unit::Seconds, kMinute, kMinute},
    Step{Unit::Seconds, 5 * kMinute, 5 * kMinute},
    Step{Unit::Seconds, 15 * kMinute, 15 * kMinute},
    Step{Unit::Seconds, kHour, kHour},
    Step{Unit::Seconds, 3 * kHour, 3 * kHour},
    Step{Unit::Seconds, 6 * kHour, 6 * kHour},
    Step{Unit::Days, 1, kDay},
    Step{Unit::Weeks, 1, 7 * kDay},
    Step{Unit::Months, 1, 30 * kDay},
    Step{Unit::Months, 3, 91 * kDay},
    Step{Unit::Months, 12, 365 * kDay},
    Step{Unit::Months, 120, 3650 * kDay},
};

Step stepFor(const QDateTime &from, const QDateTime &until)
{
    const qint64 seconds = from.secsTo(until);
    for (const Step &step : kSteps) {
        if (seconds <= step.seconds * (kMostPieces - 1))
            return step;
    }
    return kSteps.back();
}

QDateTime startOf(const QDateTime &moment, const Step &step)
{
    const QDate day = moment.date();
    switch (step.unit) {
    case Unit::Seconds: {
        const QDateTime midnight = day.startOfDay();
        const qint64 into = midnight.secsTo(moment);
        return midnight.addSecs(into - into % step.count);
    }
    case Unit::Days:
        return day.startOfDay();
    case Unit::Weeks:
        return day.addDays(1 - day.dayOfWeek()).startOfDay();
    case Unit::Months: {
        const qint64 month = qint64(day.year()) * 12 + day.month() - 1;
        const qint64 first = month - month % step.count;
        return QDate(int(first / 12), int(first % 12) + 1, 1).startOfDay();
    }
    }
    Q_UNREACHABLE();
}

QDateTime after(const QDateTime &start, const Step &step)
{
    switch (step.unit) {
    case Unit::Seconds: {
        // A day with a change of the clock has a piece that is shorter or longer than the others.
        const QDateTime midnight = start.date().addDays(1).startOfDay();
        const QDateTime next = start.addSecs(step.count);
        return next > midnight ? midnight : next;
    }
    case Unit::Days:
        return start.date().addDays(step.count).startOfDay();
    case Unit::Weeks:
        return start.date().addDays(7 * step.count).startOfDay();
    case Unit::Months:
        return start.date().addMonths(int(step.count)).startOfDay();
    }
    Q_UNREACHABLE();
}

} // namespace

QList<QDateTime> glanceBounds(const QDateTime &from, const QDateTime &until)
{
    if (!from.isValid() || !until.isValid() || from > until)
        return {};
    const Step step = stepFor(from, until);
    QDateTime bound = startOf(from.toLocalTime(), step);
    QList<QDateTime> bounds{bound.toUTC()};
    while (bounds.constLast() <= until) {
        bound = after(bound, step);
        bounds.append(bound.toUTC());
    }
    return bounds;
}

QDateTime glanceStart(const QDateTime &from, const QDateTime &until)
{
    return startOf(from.toLocalTime(), stepFor(from, until)).toUTC();
}

} // namespace ChannelConsole
