// SPDX-License-Identifier: Apache-2.0
#include "core/log/SavedFilters.h"

#include "core/Json.h"
#include "core/log/keeping/NumberMention.h"
#include "core/message/MessageContent.h"
#include "core/partner/WebhookEvents.h"

#include <nlohmann/json.hpp>

#include <array>

namespace ChannelConsole {

namespace {

constexpr const char *kFilters = "filters";
constexpr const char *kName = "name";
constexpr const char *kPeriod = "period";
constexpr const char *kFrom = "from";
constexpr const char *kUntil = "until";
constexpr const char *kAllAssistants = "allAssistants";
constexpr const char *kDirection = "direction";
constexpr const char *kOnlyProblems = "onlyProblems";

struct TextMember
{
    const char *name;
    QString MessageFilter::*value;
};

constexpr std::array kTexts{
    TextMember{"partner", &MessageFilter::partnerId},
    TextMember{"businessNumber", &MessageFilter::businessNumber},
    TextMember{"userNumber", &MessageFilter::userNumber},
    TextMember{"type", &MessageFilter::type},
    TextMember{"status", &MessageFilter::status},
    TextMember{"errorCode", &MessageFilter::errorCode},
    TextMember{"text", &MessageFilter::text},
};

/// Takes a member out of what is left of an entry, so that at the end only the unknown ones remain.
nlohmann::json take(nlohmann::json &rest, const char *name)
{
    const auto found = rest.find(name);
    if (found == rest.end())
        return {};
    nlohmann::json value = *found;
    rest.erase(found);
    return value;
}

QString textOf(const nlohmann::json &value)
{
    const auto *text = value.get_ptr<const std::string *>();
    return text ? QString::fromStdString(*text) : QString();
}

bool boolOf(const nlohmann::json &value)
{
    const auto *flag = value.get_ptr<const bool *>();
    return flag && *flag;
}

QDateTime timeOf(const nlohmann::json &value)
{
    return QDateTime::fromString(textOf(value), Qt::ISODateWithMs);
}

/// Empty if a later version means something by it that this one cannot show: less than what was saved would
/// be another filter.
std::optional<SavedFilter> readEntry(nlohmann::json rest)
{
    SavedFilter saved;
    saved.name = textOf(take(rest, kName)).trimmed();
    LogChoice &choice = saved.choice;
    const nlohmann::json period = take(rest, kPeriod);
    const auto kind = period.is_null() ? LogPeriod::Kind::AnyTime : periodFromName(textOf(period));
    const QString direction = textOf(take(rest, kDirection));
    for (const Direction each : {Direction::Outbound, Direction::Inbound}) {
        if (direction == directionName(each))
            choice.filter.direction = each;
    }
    if (saved.name.isEmpty() || !kind || (!direction.isEmpty() && !choice.filter.direction))
        return std::nullopt;
    choice.period = {.kind = *kind, .from = timeOf(take(rest, kFrom)), .until = timeOf(take(rest, kUntil))};
    choice.allAssistants = boolOf(take(rest, kAllAssistants));
    choice.filter.onlyProblems = boolOf(take(rest, kOnlyProblems));
    for (const TextMember &member : kTexts)
        choice.filter.*member.value = textOf(take(rest, member.name));
    if (!rest.empty())
        saved.others = toJsonText(rest);
    return saved;
}

nlohmann::json parsed(const QByteArray &json)
{
    const Result<Json> document = Json::parse(json);
    return document && document.value().isObject() ? document.value().raw() : nlohmann::json::object();
}

nlohmann::json writeEntry(const SavedFilter &saved)
{
    nlohmann::json entry = parsed(saved.others);
    const LogChoice &choice = saved.choice;
    entry[kName] = toStd(saved.name);
    entry[kPeriod] = toStd(periodName(choice.period.kind));
    const auto time = [&entry](const char *name, const QDateTime &value) {
        if (value.isValid())
            entry[name] = toStd(value.toUTC().toString(Qt::ISODateWithMs));
    };
    if (choice.period.kind == LogPeriod::Kind::Between) {
        time(kFrom, choice.period.from);
        time(kUntil, choice.period.until);
    }
    if (choice.allAssistants)
        entry[kAllAssistants] = true;
    if (choice.filter.onlyProblems)
        entry[kOnlyProblems] = true;
    if (choice.filter.direction)
        entry[kDirection] = toStd(directionName(*choice.filter.direction));
    for (const TextMember &member : kTexts) {
        if (const QString &value = choice.filter.*member.value; !value.isEmpty())
            entry[member.name] = toStd(value);
    }
    return entry;
}

/// As it stands, and without what people put between the digits of a number.
bool mentions(const NumberMention &person, const QByteArray &json)
{
    static constexpr QByteArrayView separators(" -.()/");
    QByteArray closed;
    for (const char character : json) {
        if (!separators.contains(character))
            closed += character;
    }
    return person.isIn(json) || person.isIn(closed);
}

} // namespace

MessageFilter filterOf(const LogChoice &choice, const QUuid &assistantId, const QDateTime &now)
{
    MessageFilter filter = choice.filter;
    filter.assistantId = choice.allAssistants ? std::nullopt : std::optional(assistantId);
    applyPeriod(choice.period, now, filter);
    return filter;
}

SavedFilters SavedFilters::fromJson(const QByteArray &text)
{
    SavedFilters saved;
    nlohmann::json rest = parsed(text);
    const nlohmann::json entries = take(rest, kFilters);
    if (entries.is_array()) {
        for (const nlohmann::json &entry : entries) {
            const auto read = entry.is_object() ? readEntry(entry) : std::nullopt;
            if (read && saved.indexOf(read->name) < 0)
                saved.m_filters.append(*read);
            else
                saved.m_foreign.append(toJsonText(entry));
        }
    }
    if (!rest.empty())
        saved.m_others = toJsonText(rest);
    return saved;
}

QByteArray SavedFilters::toJson() const
{
    nlohmann::json entries = nlohmann::json::array();
    for (const SavedFilter &filter : m_filters)
        entries.push_back(writeEntry(filter));
    for (const QByteArray &each : m_foreign) {
        if (const Result<Json> entry = Json::parse(each))
            entries.push_back(entry.value().raw());
    }
    nlohmann::json document = parsed(m_others);
    document[kFilters] = std::move(entries);
    return toJsonText(document);
}

const SavedFilter *SavedFilters::find(const QString &name) const
{
    const qsizetype index = indexOf(name);
    return index < 0 ? nullptr : &m_filters.at(index);
}

bool SavedFilters::save(const QString &name, const LogChoice &choice)
{
    const QString trimmed = name.trimmed();
    if (trimmed.isEmpty())
        return false;
    LogChoice kept = choice;
    kept.filter.assistantId.reset();
    kept.filter.from = {};
    kept.filter.until = {};
    if (const qsizetype index = indexOf(trimmed); index >= 0) {
        m_filters[index].name = trimmed;
        m_filters[index].choice = kept;
    } else {
        m_filters.append({.name = trimmed, .choice = kept});
    }
    return true;
}

bool SavedFilters::rename(const QString &name, const QString &newName)
{
    const qsizetype index = indexOf(name);
    const qsizetype other = indexOf(newName);
    if (index < 0 || newName.trimmed().isEmpty() || (other >= 0 && other != index))
        return false;
    m_filters[index].name = newName.trimmed();
    return true;
}

bool SavedFilters::remove(const QString &name)
{
    const qsizetype index = indexOf(name);
    if (index < 0)
        return false;
    m_filters.removeAt(index);
    return true;
}

qsizetype SavedFilters::forget(const QString &userNumber)
{
    const NumberMention person(userNumber);
    const auto isAbout = [&person](const QByteArray &json) { return mentions(person, json); };
    const qsizetype removed = m_filters.removeIf([&isAbout](const SavedFilter &filter) {
        return isAbout(toJsonText(writeEntry(filter)));
    }) + m_foreign.removeIf(isAbout);
    if (isAbout(m_others))
        m_others.clear();
    return removed;
}

qsizetype SavedFilters::indexOf(const QString &name) const
{
    const QString trimmed = name.trimmed();
    for (qsizetype index = 0; index < m_filters.size(); ++index) {
        if (m_filters.at(index).name.compare(trimmed, Qt::CaseInsensitive) == 0)
            return index;
    }
    return -1;
}

} // namespace ChannelConsole
