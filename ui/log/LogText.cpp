// SPDX-License-Identifier: Apache-2.0
#include "ui/log/LogText.h"

#include "core/channel/PhoneNumber.h"
#include "core/partner/Partner.h"

#include <QCoreApplication>
#include <QLocale>

#include <array>

namespace ChannelConsole {

namespace {

/// The translation context of these words.
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(MessageLog)
};

struct StatusWord
{
    const QString &status;
    const char *text;
    const char *iconName;
};

const std::array kStatusWords{
    StatusWord{MessageStatus::kSending, QT_TRANSLATE_NOOP("MessageLog", "Sending"), "clock"},
    StatusWord{MessageStatus::kAccepted, QT_TRANSLATE_NOOP("MessageLog", "Accepted"), "success"},
    StatusWord{MessageStatus::kRejected, QT_TRANSLATE_NOOP("MessageLog", "Rejected"), "error"},
    StatusWord{MessageStatus::kFailed, QT_TRANSLATE_NOOP("MessageLog", "Not sent"), "error"},
    StatusWord{MessageStatus::kUnknown, QT_TRANSLATE_NOOP("MessageLog", "Unknown"), "unknown"},
    StatusWord{MessageStatus::kCancelled, QT_TRANSLATE_NOOP("MessageLog", "Cancelled"), "stop"},
};

const StatusWord *findStatus(const QString &status)
{
    for (const StatusWord &word : kStatusWords) {
        if (word.status == status)
            return &word;
    }
    return nullptr;
}

} // namespace

QString logTimeText(const QDateTime &time)
{
    if (!time.isValid())
        return {};
    const QLocale locale;
    const QDateTime local = time.toLocalTime();
    // The short form lacks the seconds a log needs, the long one adds the time zone's name.
    QString format = locale.timeFormat(QLocale::LongFormat);
    format.remove(QLatin1Char('t'));
    return locale.toString(local.date(), QLocale::ShortFormat) + QLatin1Char(' ')
        + locale.toString(local.time(), format.trimmed());
}

QString durationText(int milliseconds)
{
    const QLocale locale;
    if (milliseconds < 1000)
        return Words::tr("%1 ms").arg(locale.toString(milliseconds));
    return Words::tr("%1 s").arg(locale.toString(milliseconds / 1000.0, 'f', 2));
}

QString directionText(Direction direction)
{
    switch (direction) {
    case Direction::Outbound:
        return Words::tr("Outbound");
    case Direction::Inbound:
        return Words::tr("Inbound");
    }
    Q_UNREACHABLE();
}

QString statusText(const QString &status)
{
    const StatusWord *word = findStatus(status);
    return word ? Words::tr(word->text) : status;
}

QString statusIconName(const QString &status)
{
    const StatusWord *word = findStatus(status);
    return QLatin1String(word ? word->iconName : "information");
}

QString typeText(const QString &type)
{
    return type == QLatin1String("text") ? Words::tr("Text") : type;
}

QString partnerText(const QString &partnerId, bool sandbox)
{
    const Partner *partner = findPartner(partnerId);
    const QString name = partner ? partner->name() : partnerId;
    return sandbox ? Words::tr("%1 (sandbox)").arg(name) : name;
}

QString numberText(const QString &number)
{
    return normalisedNumber(number).ok() ? displayNumber(number) : number;
}

QString cellText(const QString &text)
{
    static constexpr qsizetype kLongest = 200;
    return text.left(kLongest).simplified();
}

QString timingsText(const HttpTimings &timings)
{
    QStringList parts;
    if (timings.connectedMs)
        parts += Words::tr("connected after %1").arg(durationText(*timings.connectedMs));
    if (timings.encryptedMs)
        parts += Words::tr("encrypted after %1").arg(durationText(*timings.encryptedMs));
    if (timings.firstByteMs)
        parts += Words::tr("first byte after %1").arg(durationText(*timings.firstByteMs));
    if (timings.totalMs)
        parts += Words::tr("done after %1").arg(durationText(*timings.totalMs));
    return QLocale().createSeparatedList(parts);
}

} // namespace ChannelConsole
