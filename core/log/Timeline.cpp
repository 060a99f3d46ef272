// SPDX-License-Identifier: Apache-2.0
#include "core/log/Timeline.h"

#include "core/partner/Partner.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

namespace ChannelConsole {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

using Kind = TimelineEntry::Kind;
using Party = TimelineEntry::Party;
using Milliseconds = std::chrono::milliseconds;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Timeline)
};

Milliseconds between(const QDateTime &from, const QDateTime &until)
{
    return Milliseconds(from.msecsTo(until));
}

QString counted(qint64 number, const char *one, const char *many)
{
    return number == 1 ? Words::tr(one) : Words::tr(many).arg(QLocale().toString(number));
}

QString partnerName(const LogEntry &entry)
{
    const Partner *partner = findPartner(entry.partnerId);
    return partner ? partner->name() : entry.partnerId;
}

QString reportAdvice(const LogEntry &entry)
{
    if (entry.sandbox)
        return Words::tr("Is the endpoint running? The sandbox reports to it.");
    const Partner *partner = findPartner(entry.partnerId);
    return partner ? partner->reportAdvice() : Words::tr("Is the report webhook set at the partner?");
}

bool isFinal(const QString &status)
{
    return status == MessageStatus::kDelivered || status == MessageStatus::kRead
        || status == MessageStatus::kFailed || status == MessageStatus::kRejected
        || status == MessageStatus::kCancelled || status == MessageStatus::kReceived;
}

const LogEvent *lastReport(const LogDetail &detail)
{
    const auto found = std::find_if(
        detail.events.crbegin(), detail.events.crend(), [](const LogEvent &event) { return event.isReport; });
    return found == detail.events.crend() ? nullptr : &*found;
}

bool hasReport(const LogDetail &detail, const QString &status)
{
    return std::any_of(detail.events.cbegin(), detail.events.cend(),
        [&status](const LogEvent &event) { return event.isReport && event.status == status; });
}

/// Since when the message is where it is, by this computer's clock.
QDateTime waitsSince(const LogDetail &detail)
{
    const auto found = std::find_if(detail.events.cbegin(), detail.events.cend(),
        [&detail](const LogEvent &event) { return event.status == detail.entry.status; });
    return found == detail.events.cend() ? detail.entry.time : found->time;
}

Party partyOf(const LogEvent &event)
{
    if (event.problem) {
        switch (event.problem->side) {
        case Side::WhatsApp:
            return Party::WhatsApp;
        case Side::Partner:
            return Party::Partner;
        case Side::ThisComputer:
        case Side::Network:
        case Side::Platform:
            break; // who told it, below
        }
    }
    if (event.status == MessageStatus::kSent)
        return Party::WhatsApp;
    if (event.status == MessageStatus::kDelivered || event.status == MessageStatus::kRead)
        return Party::User;
    return Party::Partner;
}

/// What the clocks say of a report.
QStringList clockRemarks(const LogDetail &detail, const LogEvent &event)
{
    if (!event.reported)
        return {};
    const bool outbound = detail.entry.direction == Direction::Outbound;
    const Milliseconds early = between(*event.reported, detail.entry.time);
    const Milliseconds ahead = between(event.time, *event.reported);
    const Milliseconds late = between(*event.reported, event.time);
    if (outbound && early >= kClockTolerance)
        return {
            Words::tr("By the partner's clock this was %1 before the message was sent: its clock and this "
                      "computer's differ.")
                .arg(spanText(early))};
    if (ahead >= kClockTolerance)
        return {Words::tr("By the partner's clock this was %1 after it was reported: its clock and this "
                          "computer's differ.")
                    .arg(spanText(ahead))};
    if (late >= kLateReport)
        return {Words::tr("Reported %1 after it happened.").arg(spanText(late))};
    return {};
}

TimelineEntry reportEntry(const LogDetail &detail, const LogEvent &event)
{
    TimelineEntry entry{.kind = detail.entry.direction == Direction::Inbound ? Kind::Received : Kind::Report,
        .party = partyOf(event),
        .time = event.time,
        .reported = event.reported,
        .status = event.status,
        .remarks = clockRemarks(detail, event),
        .problem = event.problem,
        .callId = event.callId};
    if (entry.kind == Kind::Received)
        entry.party = Party::User;
    entry.text = event.note; // the partner's own word, also where it is the same as ours
    const bool skipped
        = event.status == MessageStatus::kRead && !hasReport(detail, MessageStatus::kDelivered);
    if (event.isReport && skipped)
        entry.remarks
            += Words::tr("Read without a report that it was delivered: that one was lost, or is late.");
    return entry;
}

/// A send that ended without the partner's word was noticed by this computer; an answer that says no more
/// than that the partner's server failed is still the partner's.
Party repliedBy(const LogDetail &detail, const LogEvent &event)
{
    const bool noWord = event.status == MessageStatus::kUnknown || event.status == MessageStatus::kCancelled
        || event.status == MessageStatus::kFailed;
    const bool answered = !detail.reply.isEmpty() && detail.problem
        && (detail.problem->side == Side::Partner || detail.problem->side == Side::WhatsApp);
    return noWord && !answered ? Party::ThisComputer : Party::Partner;
}

TimelineEntry replyEntry(const LogDetail &detail, const LogEvent &event)
{
    TimelineEntry entry{.kind = Kind::Reply,
        .party = repliedBy(detail, event),
        .time = event.time,
        .status = event.status,
        .text = event.note};
    // Reports have problems of their own; this one's is the message's as long as nothing else was told.
    if (event.status != MessageStatus::kAccepted && !lastReport(detail))
        entry.problem = detail.problem;
    return entry;
}

void addOwnEvents(const LogDetail &detail, QList<TimelineEntry> &entries)
{
    bool first = true;
    for (const LogEvent &event : detail.events) {
        if (event.isReport)
            continue;
        if (detail.entry.direction == Direction::Inbound) {
            entries += reportEntry(detail, event);
            continue;
        }
        if (first && !detail.request.isEmpty()) {
            entries += {.kind = Kind::Composed, .party = Party::ThisComputer, .time = event.time};
            entries += {.kind = Kind::Request,
                .party = Party::ThisComputer,
                .time = event.time,
                .text = partnerName(detail.entry)};
        }
        if (event.status != MessageStatus::kSending)
            entries += replyEntry(detail, event);
        first = false;
    }
}

/// A wait that is over, but was too long.
void nameWaits(const LogDetail &detail, QList<TimelineEntry> &entries)
{
    if (detail.entry.direction == Direction::Inbound)
        return;
    for (qsizetype i = 1; i < entries.size(); ++i) {
        TimelineEntry &entry = entries[i];
        const TimelineEntry &before = entries.at(i - 1);
        const Milliseconds wait = between(before.time, entry.time);
        const bool firstReport = entry.kind == Kind::Report && before.kind != Kind::Report;
        const bool delivered = entry.status == MessageStatus::kDelivered && before.kind == Kind::Report;
        if (firstReport ? wait >= kReportOverdue : delivered && wait >= kDeliveryOverdue) {
            entry.remarks += firstReport
                ? Words::tr("The first report came %1 after the send.").arg(spanText(wait))
                : Words::tr("It took %1 to reach the phone.").arg(spanText(wait));
        }
    }
}

} // namespace

QString spanText(Milliseconds span)
{
    using std::chrono::duration_cast;
    if (const auto days = duration_cast<std::chrono::days>(span).count(); days > 0)
        return counted(
            days, QT_TRANSLATE_NOOP("Timeline", "1 day"), QT_TRANSLATE_NOOP("Timeline", "%1 days"));
    if (const auto hours = duration_cast<std::chrono::hours>(span).count(); hours > 0)
        return counted(
            hours, QT_TRANSLATE_NOOP("Timeline", "1 hour"), QT_TRANSLATE_NOOP("Timeline", "%1 hours"));
    if (const auto minutes = duration_cast<std::chrono::minutes>(span).count(); minutes > 0)
        return counted(
            minutes, QT_TRANSLATE_NOOP("Timeline", "1 minute"), QT_TRANSLATE_NOOP("Timeline", "%1 minutes"));
    return counted(qMax<qint64>(1, duration_cast<std::chrono::seconds>(span).count()),
        QT_TRANSLATE_NOOP("Timeline", "1 second"), QT_TRANSLATE_NOOP("Timeline", "%1 seconds"));
}

QString partyName(Party party)
{
    switch (party) {
    case Party::ThisComputer:
        return sideName(Side::ThisComputer);
    case Party::Partner:
        return sideName(Side::Partner);
    case Party::WhatsApp:
        return sideName(Side::WhatsApp);
    case Party::User:
        return Words::tr("the user");
    }
    Q_UNREACHABLE();
}

QString openGap(const LogDetail &detail, const QDateTime &now)
{
    const LogEntry &entry = detail.entry;
    if (entry.direction == Direction::Inbound || isFinal(entry.status))
        return {};
    const Milliseconds sinceSend = between(entry.time, now);
    if (entry.status == MessageStatus::kSending)
        return sinceSend < kSendingTooLong
            ? QString()
            : Words::tr("No answer to the send for %1. Whether it went out is not known.")
                  .arg(spanText(sinceSend));
    const Milliseconds wait = between(waitsSince(detail), now);
    if (entry.status == MessageStatus::kUnknown)
        return Words::tr("For %1 nobody has told whether it went out. A report would still settle it. %2")
            .arg(spanText(wait), reportAdvice(entry));
    if (!lastReport(detail))
        return wait < kReportOverdue
            ? QString()
            : Words::tr("No delivery report for %1. %2").arg(spanText(wait), reportAdvice(entry));
    if (wait < kDeliveryOverdue)
        return {};
    if (entry.status == MessageStatus::kSent)
        return Words::tr("Sent, but not delivered for %1. The phone may be off or without a network.")
            .arg(spanText(wait));
    return Words::tr("No further report for %1. The partner reported, but not that WhatsApp has the message.")
        .arg(spanText(wait));
}

QList<TimelineEntry> timelineOf(const LogDetail &detail, const QDateTime &now)
{
    QList<TimelineEntry> entries;
    addOwnEvents(detail, entries);
    for (const LogEvent &event : detail.events) {
        if (event.isReport)
            entries += reportEntry(detail, event);
    }
    // By the order they were learnt in; what was learnt at once stays as it is.
    std::stable_sort(entries.begin(), entries.end(),
        [](const TimelineEntry &one, const TimelineEntry &other) { return one.time < other.time; });
    nameWaits(detail, entries);
    if (detail.answers)
        entries.prepend({.kind = Kind::Answers,
            .party = detail.answers->direction == Direction::Outbound ? Party::ThisComputer : Party::User,
            .time = detail.answers->time,
            .text = detail.answers->text,
            .logId = detail.answers->id});
    for (const LogEntry &reply : detail.replies)
        entries += {.kind = Kind::Answered,
            .party = Party::User,
            .time = reply.time,
            .text = reply.text,
            .logId = reply.id};
    if (const QString gap = openGap(detail, now); !gap.isEmpty())
        entries += {.kind = Kind::Gap, .party = Party::Partner, .text = gap};
    return entries;
}

} // namespace ChannelConsole
