// SPDX-License-Identifier: Apache-2.0
#include "ui/log/filter/FilterWords.h"

#include "core/message/MessageContent.h"
#include "ui/log/LogText.h"

#include <QCoreApplication>

namespace ChannelConsole {

namespace {

/// The translation context of these words.
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(FilterWords)
};

/// As the field offers it: what can be sent is called as in the composer.
QString typeWord(const QString &type)
{
    const std::optional<MessageType> sent = messageTypeFromId(type);
    return sent ? messageTypeName(*sent) : typeText(type);
}

void clearPart(LogChoice &choice, FilterPart part)
{
    MessageFilter &filter = choice.filter;
    switch (part) {
    case FilterPart::Period:
        choice.period = {};
        return;
    case FilterPart::Assistants:
        choice.allAssistants = false;
        return;
    case FilterPart::Partner:
        filter.partnerId.clear();
        return;
    case FilterPart::Direction:
        filter.direction.reset();
        return;
    case FilterPart::BusinessNumber:
        filter.businessNumber.clear();
        return;
    case FilterPart::UserNumber:
        filter.userNumber.clear();
        return;
    case FilterPart::Type:
        filter.type.clear();
        return;
    case FilterPart::Status:
        filter.status.clear();
        return;
    case FilterPart::ErrorCode:
        filter.errorCode.clear();
        return;
    case FilterPart::OnlyProblems:
        filter.onlyProblems = false;
        return;
    }
    Q_UNREACHABLE();
}

} // namespace

QString periodText(LogPeriod::Kind kind)
{
    switch (kind) {
    case LogPeriod::Kind::AnyTime:
        return Words::tr("Any time");
    case LogPeriod::Kind::LastHour:
        return Words::tr("Last hour");
    case LogPeriod::Kind::LastDay:
        return Words::tr("Last 24 hours");
    case LogPeriod::Kind::LastWeek:
        return Words::tr("Last 7 days");
    case LogPeriod::Kind::LastMonth:
        return Words::tr("Last 30 days");
    case LogPeriod::Kind::Today:
        return Words::tr("Today");
    case LogPeriod::Kind::Between:
        return Words::tr("From … until …");
    }
    Q_UNREACHABLE();
}

QString periodText(const LogPeriod &period)
{
    if (period.kind != LogPeriod::Kind::Between)
        return periodText(period.kind);
    const QString from = logTimeText(period.from);
    const QString until = logTimeText(period.until);
    if (until.isEmpty())
        return Words::tr("From %1").arg(from);
    return from.isEmpty() ? Words::tr("Until %1").arg(until) : Words::tr("From %1 until %2").arg(from, until);
}

QList<FilterWord> filterWords(const LogChoice &choice)
{
    const MessageFilter &filter = choice.filter;
    QList<FilterWord> words;
    const auto say = [&words](FilterPart part, const QString &name, const QString &value) {
        if (!value.isEmpty())
            words.append({part, Words::tr("%1: %2").arg(name, value)});
    };
    if (choice.period.kind != LogPeriod::Kind::AnyTime)
        words.append({FilterPart::Period, periodText(choice.period)});
    if (choice.allAssistants)
        words.append({FilterPart::Assistants, Words::tr("All assistants")});
    say(FilterPart::Partner, Words::tr("Partner"), partnerText(filter.partnerId, false));
    if (filter.direction)
        words.append({FilterPart::Direction, directionText(*filter.direction)});
    say(FilterPart::BusinessNumber, Words::tr("Business number"), numberText(filter.businessNumber));
    say(FilterPart::UserNumber, Words::tr("User number"), numberText(filter.userNumber));
    say(FilterPart::Type, Words::tr("Type"), typeWord(filter.type));
    say(FilterPart::Status, Words::tr("Status"), statusText(filter.status));
    say(FilterPart::ErrorCode, Words::tr("Error code"), filter.errorCode);
    if (filter.onlyProblems)
        words.append({FilterPart::OnlyProblems, Words::tr("Only problems")});
    return words;
}

LogChoice without(LogChoice choice, FilterPart part)
{
    clearPart(choice, part);
    return choice;
}

LogChoice withValueOf(LogChoice choice, LogColumn column, const LogEntry &entry)
{
    MessageFilter &filter = choice.filter;
    switch (column) {
    case LogColumn::Direction:
        filter.direction = entry.direction;
        break;
    case LogColumn::Partner:
        filter.partnerId = entry.partnerId;
        break;
    case LogColumn::BusinessNumber:
        filter.businessNumber = entry.businessNumber;
        break;
    case LogColumn::UserNumber:
        filter.userNumber = entry.userNumber;
        break;
    case LogColumn::Type:
        filter.type = entry.type;
        break;
    case LogColumn::Status:
        filter.status = entry.status;
        break;
    case LogColumn::Time:
    case LogColumn::Assistant:
    case LogColumn::Text:
        break;
    }
    return choice;
}

QList<SavedFilter> builtInFilters()
{
    return {
        {.name = Words::tr("Problems of the last 24 hours"),
            .choice = {.filter = {.onlyProblems = true}, .period = {.kind = LogPeriod::Kind::LastDay}}},
        {.name = Words::tr("Failed today"),
            .choice
            = {.filter = {.status = MessageStatus::kFailed}, .period = {.kind = LogPeriod::Kind::Today}}},
        {.name = Words::tr("Inbound"), .choice = {.filter = {.direction = Direction::Inbound}}},
    };
}

} // namespace ChannelConsole
