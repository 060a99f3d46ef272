// SPDX-License-Identifier: Apache-2.0
#include "ui/log/glance/GlanceWords.h"

#include "core/log/MessageStatus.h"
#include "ui/log/LogText.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

namespace ChannelConsole {

namespace {

constexpr qsizetype kShortCode = 8; // characters

/// For the translation only.
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Glance)
};

double shareOf(qint64 part, qint64 whole)
{
    return whole > 0 ? double(part) / double(whole) : 0;
}

GlanceEntry attention(
    const QString &label, const QString &spoken, qint64 messages, const MessageFilter &filter)
{
    return {.value = {.label = label,
                .number = QLocale().toString(messages),
                .spoken = Words::tr("%1: %2").arg(spoken, messagesText(messages)),
                .help = {},
                .fill = BarFill::Crossed},
        .narrowed = filter};
}

MessageFilter problemsOf(MessageFilter filter)
{
    filter.onlyProblems = true; // only what is sent has any
    return filter;
}

/// `isAlone`: no other partner has reasons, so that its name tells nothing.
GlanceEntry reasonEntry(const GlanceReason &reason, bool isAlone, const MessageFilter &ranged)
{
    MessageFilter filter = problemsOf(ranged); // some had the code, and came through after all
    filter.errorCode = reason.code;
    if (!isAlone) // the same code means another thing with another partner
        filter.partnerId = reason.partnerId;
    const QString partner = partnerText(reason.partnerId, false);
    const QString code = isAlone ? reason.code : Words::tr("%1 (%2)").arg(reason.code, partner);
    const QString text = cellText(reason.text);
    QString label = code;
    if (!text.isEmpty()) // the end may be cut off: a number is looked up, a long name says less than the text
        label = reason.code.size() <= kShortCode ? Words::tr("%1 %2").arg(code, text)
                                                 : Words::tr("%2: %1").arg(code, text);
    GlanceEntry entry = attention(label, Words::tr("Failed with %1").arg(code), reason.messages, filter);
    entry.value.help = reason.text.isEmpty() ? partner : Words::tr("%1: %2").arg(partner, reason.text);
    return entry;
}

GlanceEntry othersEntry(const Glance &glance, const MessageFilter &ranged)
{
    GlanceEntry entry = attention(
        Words::tr("Others"), Words::tr("Failed with other codes"), glance.otherReasons, problemsOf(ranged));
    entry.value.help = Words::tr("Shows everything that failed.");
    return entry;
}

GlanceEntry withoutReasonEntry(const Glance &glance, const MessageFilter &ranged)
{
    const QString label = Words::tr("Failed without a code");
    GlanceEntry entry = attention(label, label, glance.withoutReason, problemsOf(ranged));
    entry.value.help = Words::tr("Shows everything that failed: there is no code to tell these by.");
    return entry;
}

GlanceEntry unknownEntry(const Glance &glance, const MessageFilter &ranged)
{
    MessageFilter filter = ranged;
    filter.status = MessageStatus::kUnknown;
    GlanceEntry entry
        = attention(Words::tr("Unknown"), Words::tr("Unknown whether they went out"), glance.unknown, filter);
    entry.value.help = Words::tr("The answer of the messaging partner did not come.");
    return entry;
}

} // namespace

QString deliveryTimeText(qint64 milliseconds)
{
    constexpr qint64 kMinute = 60;
    constexpr qint64 kHour = 60 * kMinute;
    constexpr qint64 kDay = 24 * kHour;
    const qint64 seconds = milliseconds / 1000;
    if (seconds < kMinute)
        return durationText(int(milliseconds));
    if (seconds < kHour)
        return Words::tr("%1 min %2 s").arg(seconds / kMinute).arg(seconds % kMinute);
    if (seconds < kDay)
        return Words::tr("%1 h %2 min").arg(seconds / kHour).arg(seconds % kHour / kMinute);
    return Words::tr("%1 d %2 h").arg(seconds / kDay).arg(seconds % kDay / kHour);
}

QList<GlanceEntry> attentionBars(const Glance &glance, const MessageFilter &ranged)
{
    qint64 most = std::max({glance.withoutReason, glance.unknown, glance.otherReasons});
    for (const GlanceReason &reason : glance.reasons)
        most = std::max(most, reason.messages);
    QList<GlanceEntry> entries;
    const auto add = [&entries, most](GlanceEntry entry, qint64 messages) {
        if (messages == 0)
            return;
        entry.value.share = shareOf(messages, most);
        entry.value.strong = entry.value.share;
        entries.append(entry);
    };
    const bool isAlone
        = std::all_of(glance.reasons.begin(), glance.reasons.end(), [&glance](const GlanceReason &reason) {
              return reason.partnerId == glance.reasons.constFirst().partnerId;
          });
    for (const GlanceReason &reason : glance.reasons)
        add(reasonEntry(reason, isAlone, ranged), reason.messages);
    add(othersEntry(glance, ranged), glance.otherReasons);
    add(withoutReasonEntry(glance, ranged), glance.withoutReason);
    add(unknownEntry(glance, ranged), glance.unknown);
    return entries;
}

QList<GlanceEntry> funnelBars(const Glance &glance, const MessageFilter &ranged)
{
    QList<GlanceEntry> entries;
    if (glance.outbound == 0)
        return entries;
    const QLocale locale;
    const qint64 whole = glance.outbound;
    for (int index = 0; index < kGlanceStages; ++index) {
        const GlanceStage &stage = glance.stages.at(std::size_t(index));
        const QString &status = glanceStageStatus(index);
        const QString percent
            = Words::tr("%1 %").arg(locale.toString(100 * shareOf(stage.reached, whole), 'f', 0));
        MessageFilter filter = ranged;
        filter.status = status;
        entries.append(
            {.value = {.label = statusText(status),
                 .number = Words::tr("%1 (%2)").arg(locale.toString(stage.reached), percent),
                 .spoken
                 = Words::tr("%1: %2, %3").arg(statusText(status), messagesText(stage.reached), percent),
                 .help = Words::tr("%1 of them stand there now; these are shown.")
                             .arg(locale.toString(stage.standing)),
                 .share = shareOf(stage.reached, whole),
                 .strong = shareOf(stage.standing, whole),
                 .fill = BarFill::Solid},
                .narrowed = filter});
    }
    return entries;
}

QList<GlanceEntry> deliveryBars(const Glance &glance, const MessageFilter &ranged)
{
    QList<GlanceEntry> entries;
    const qint64 slowest = glance.deliveries.isEmpty() ? 0 : glance.deliveries.constFirst().medianMs;
    for (const GlanceDelivery &delivery : glance.deliveries) {
        MessageFilter filter = ranged;
        filter.direction = Direction::Outbound;
        filter.partnerId = delivery.partnerId;
        const QString name = partnerText(delivery.partnerId, false);
        const double share = shareOf(delivery.medianMs, slowest);
        entries.append(
            {.value = {.label = name,
                 .number = deliveryTimeText(delivery.medianMs),
                 .spoken = Words::tr("%1: median %2").arg(name, deliveryTimeText(delivery.medianMs)),
                 .help
                 = Words::tr("Of %1 that were reported as delivered.").arg(messagesText(delivery.messages)),
                 .share = share,
                 .strong = share,
                 .fill = BarFill::Solid},
                .narrowed = filter});
    }
    return entries;
}

} // namespace ChannelConsole
