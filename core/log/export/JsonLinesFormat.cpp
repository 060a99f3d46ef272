// SPDX-License-Identifier: Apache-2.0
#include "core/Json.h"
#include "core/log/export/ExportFormat.h"
#include "core/log/export/ExportText.h"

#include <nlohmann/json.hpp>

namespace ChannelConsole {

namespace {

using OrderedJson = nlohmann::ordered_json;

OrderedJson problemOf(const Problem &problem)
{
    return {{"side", toStd(sideKey(problem.side))}, {"text", toStd(problem.text)},
        {"remedy", toStd(problem.remedy)}, {"partnerCode", toStd(problem.partnerCode)},
        {"partnerText", toStd(problem.partnerText)}};
}

OrderedJson eventOf(const LogEvent &event)
{
    OrderedJson json{{"time", toStd(exactTime(event.time))}, {"status", toStd(event.status)}};
    if (!event.note.isEmpty())
        json["note"] = toStd(event.note);
    if (event.reported)
        json["reported"] = toStd(exactTime(*event.reported));
    if (event.problem)
        json["problem"] = problemOf(*event.problem);
    return json;
}

} // namespace

QByteArray JsonLinesFormat::begin(const ExportHead &) const
{
    return {};
}

QByteArray JsonLinesFormat::row(const ExportRow &row) const
{
    const LogEntry &entry = row.entry;
    OrderedJson json{{"id", entry.id}, {"time", toStd(exactTime(entry.time))},
        {"assistantId", toStd(entry.assistantId.toString(QUuid::WithoutBraces))},
        {"assistant", toStd(row.assistant)}, {"direction", toStd(directionName(entry.direction))},
        {"partner", toStd(entry.partnerId)}, {"sandbox", entry.sandbox},
        {"businessNumber", toStd(entry.businessNumber)}, {"userNumber", toStd(entry.userNumber)},
        {"type", toStd(entry.type)}, {"text", toStd(entry.text)}, {"status", toStd(entry.status)},
        {"messageId", toStd(entry.messageId)}, {"partnerMessageId", toStd(entry.partnerMessageId)}};
    if (!row.profileName.isEmpty())
        json["profileName"] = toStd(row.profileName);
    if (row.problem)
        json["problem"] = problemOf(*row.problem);
    OrderedJson history = OrderedJson::array();
    for (const LogEvent &event : row.events)
        history.push_back(eventOf(event));
    json["history"] = std::move(history);
    // A lone half of a surrogate pair cannot be in UTF-8 and becomes a replacement character.
    return QByteArray::fromStdString(json.dump(-1, ' ', false, OrderedJson::error_handler_t::replace)) + '\n';
}

QByteArray JsonLinesFormat::end(qint64) const
{
    return {};
}

} // namespace ChannelConsole
