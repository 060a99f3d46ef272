// SPDX-License-Identifier: Apache-2.0
#include "core/log/ProblemJson.h"

#include "core/Json.h"

#include <nlohmann/json.hpp>

namespace ChannelConsole {

QString problemToJson(const Problem &problem)
{
    const nlohmann::json document{
        {"kind", toStd(problemKindName(problem.kind))},
        {"side", toStd(sideKey(problem.side))},
        {"text", toStd(problem.text)},
        {"remedy", toStd(problem.remedy)},
        {"partnerCode", toStd(problem.partnerCode)},
        {"partnerText", toStd(problem.partnerText)},
        {"details", toStd(problem.details)},
        {"field", toStd(problem.field)},
    };
    return QString::fromUtf8(toJsonText(document));
}

std::optional<Problem> problemFromJson(const QString &text)
{
    if (text.isEmpty())
        return std::nullopt;
    const Result<Json> document = Json::parse(text.toUtf8());
    if (!document || !document.value().isObject())
        return std::nullopt;
    const auto member
        = [&document](const char *name) { return document.value().string({name}).value_or(QString()); };
    return Problem{
        .kind = problemKindFromName(member("kind")),
        .side = sideFromKey(member("side")),
        .text = member("text"),
        .remedy = member("remedy"),
        .partnerCode = member("partnerCode"),
        .partnerText = member("partnerText"),
        .details = member("details"),
        .field = member("field"),
    };
}

} // namespace ChannelConsole
