// SPDX-License-Identifier: Apache-2.0
#include "core/log/DeliveryJson.h"

#include "core/Json.h"
#include "core/log/ProblemJson.h"

#include <nlohmann/json.hpp>

namespace ChannelConsole {

QString deliveryToJson(const DeliveryEvent &event)
{
    nlohmann::json document{
        {"partnerMessageId", toStd(event.partnerMessageId)},
        {"ourMessageId", toStd(event.ourMessageId)},
        {"businessNumber", toStd(event.businessNumber)},
        {"userNumber", toStd(event.userNumber)},
        {"status", toStd(event.status)},
        {"partnerStatus", toStd(event.partnerStatus)},
    };
    if (event.time)
        document["time"] = event.time->toMSecsSinceEpoch();
    if (event.problem)
        document["problem"] = toStd(problemToJson(*event.problem));
    return QString::fromUtf8(toJsonText(document));
}

DeliveryEvent deliveryFromJson(const QString &text)
{
    const Result<Json> document = Json::parse(text.toUtf8());
    if (!document)
        return {};
    const auto member
        = [&document](const char *name) { return document.value().string({name}).value_or(QString()); };
    DeliveryEvent event{
        .partnerMessageId = member("partnerMessageId"),
        .ourMessageId = member("ourMessageId"),
        .businessNumber = member("businessNumber"),
        .userNumber = member("userNumber"),
        .status = member("status"),
        .partnerStatus = member("partnerStatus"),
        .problem = problemFromJson(member("problem")),
    };
    if (const std::optional<qint64> time = document.value().integer({"time"}))
        event.time = QDateTime::fromMSecsSinceEpoch(*time, Qt::UTC);
    return event;
}

} // namespace ChannelConsole
