// SPDX-License-Identifier: Apache-2.0
#include "core/webhook/TokenTime.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

#include <array>

namespace ChannelConsole {

namespace {

struct Unit
{
    qint64 seconds;
    const char *one;
    const char *many;
};

// Two texts each, so that the untranslated program, too, speaks English.
constexpr std::array kUnits{
    Unit{31557600, QT_TRANSLATE_NOOP("TokenTime", "1 year"), QT_TRANSLATE_NOOP("TokenTime", "%1 years")},
    Unit{86400, QT_TRANSLATE_NOOP("TokenTime", "1 day"), QT_TRANSLATE_NOOP("TokenTime", "%1 days")},
    Unit{3600, QT_TRANSLATE_NOOP("TokenTime", "1 hour"), QT_TRANSLATE_NOOP("TokenTime", "%1 hours")},
    Unit{60, QT_TRANSLATE_NOOP("TokenTime", "1 minute"), QT_TRANSLATE_NOOP("TokenTime", "%1 minutes")},
    Unit{1, QT_TRANSLATE_NOOP("TokenTime", "1 second"), QT_TRANSLATE_NOOP("TokenTime", "%1 seconds")},
};

} // namespace

QString durationInWords(qint64 seconds)
{
    const qint64 length = qAbs(seconds);
    for (const Unit &unit : kUnits) {
        // A year is said from two on: "400 days" tells more than "1 year".
        const qint64 count = length / unit.seconds;
        if (count < 1 || (&unit == &kUnits.front() && count < 2))
            continue;
        return count == 1
            ? QCoreApplication::translate("TokenTime", unit.one)
            : QCoreApplication::translate("TokenTime", unit.many).arg(QLocale().toString(count));
    }
    return QCoreApplication::translate("TokenTime", "%1 seconds").arg(0);
}

QString tokenTimeText(qint64 time)
{
    return QLocale().toString(QDateTime::fromSecsSinceEpoch(time).toLocalTime(), QLocale::ShortFormat);
}

} // namespace ChannelConsole
