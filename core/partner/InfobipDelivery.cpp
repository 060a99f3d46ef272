// SPDX-License-Identifier: Apache-2.0
#include "core/log/MessageStatus.h"
#include "core/partner/InfobipPartner.h"
#include "core/partner/InfobipWebhook.h"
#include "core/partner/WebhookReading.h"

namespace ChannelConsole {

using namespace Qt::StringLiterals;

namespace {

bool is(const QString &word, QLatin1StringView name)
{
    return word.compare(name, Qt::CaseInsensitive) == 0;
}

/// infobip.md §3, the status table; the group's name decides, and its id where there is no name.
QString groupOf(const Json &status)
{
    const QString name = firstText(status, {"groupName"});
    if (!name.isEmpty())
        return name;
    static const QStringList kGroups{
        u"OK"_s, u"PENDING"_s, u"UNDELIVERABLE"_s, u"DELIVERED"_s, u"EXPIRED"_s, u"REJECTED"_s};
    bool isNumber = false;
    const int id = firstText(status, {"groupId"}).toInt(&isNumber);
    return isNumber ? kGroups.value(id) : QString();
}

QString statusOf(const Json &status)
{
    const QString name = firstText(status, {"name"});
    const QString group = groupOf(status);
    // On the way, a later report may follow (infobip.md §3).
    if (is(name, "DELIVERED_TO_OPERATOR"_L1))
        return MessageStatus::kSent;
    // Says itself that nobody knows whether it arrived: no reason to call it failed.
    if (is(name, "EXPIRED_DLR_UNKNOWN"_L1))
        return {};
    if (is(group, "DELIVERED"_L1))
        return MessageStatus::kDelivered;
    if (is(group, "PENDING"_L1) || is(group, "ACCEPTED"_L1))
        return MessageStatus::kAccepted;
    if (is(group, "UNDELIVERABLE"_L1) || is(group, "EXPIRED"_L1) || is(group, "REJECTED"_L1))
        return MessageStatus::kFailed;
    return {};
}

/// The error says more than the status: 7010 beside UNDELIVERABLE_NOT_DELIVERED is a closed session.
std::optional<Problem> problemOf(const Json &element, const QString &status)
{
    const QString errorId = element.text({"error", "id"}).value_or(QString());
    const bool hasError = !errorId.isEmpty() && errorId != u"0"_s;
    const QString statusName = element.text({"status", "name"}).value_or(QString());
    if (!hasError && status != MessageStatus::kFailed && !is(statusName, "EXPIRED_DLR_UNKNOWN"_L1))
        return std::nullopt;
    const QString statusDetails = u"status %1 %2: %3"_s.arg(element.text({"status", "id"}).value_or(u"–"_s),
        statusName, element.text({"status", "description"}).value_or(u"–"_s));
    if (!hasError)
        return deliveryProblem({u"Infobip"_s, infobipCodes()},
            {.code = statusName,
                .text = element.text({"status", "description"}).value_or(QString()),
                .details = statusDetails});
    const QStringList words{element.text({"error", "name"}).value_or(QString()),
        element.text({"error", "description"}).value_or(QString())};
    const PartnerSays says{.code = errorId, .text = words.join(u": "_s), .details = statusDetails};
    // An error that is not in the table still has a status that is.
    const bool known = infobipDeliveryCodes().find(errorId);
    if (known || !infobipCodes().find(statusName))
        return deliveryProblem({u"Infobip"_s, infobipDeliveryCodes()}, says);
    Problem problem = deliveryProblem({u"Infobip"_s, infobipCodes()}, {.code = statusName});
    problem.partnerCode = says.code;
    problem.partnerText = says.text;
    problem.details = says.details;
    return problem;
}

DeliveryEvent eventOf(const Json &element)
{
    DeliveryEvent event;
    event.partnerMessageId = firstText(element, {"messageId"});
    event.ourMessageId = event.partnerMessageId; // we choose it ourselves (infobip.md §2.1)
    return event;
}

DeliveryEvent seenIn(const Json &element)
{
    DeliveryEvent event = eventOf(element);
    // In the WhatsApp form the user speaks: `to` is the business number. In the Messages form the sender is.
    const bool messagesForm = element.at({"destination"}).has_value();
    event.businessNumber
        = incomingNumber(messagesForm ? firstText(element, {"sender"}) : firstText(element, {"to"}));
    event.userNumber
        = incomingNumber(messagesForm ? firstText(element, {"destination"}) : firstText(element, {"from"}));
    event.time = isoTime(firstText(element, {"seenAt"}));
    event.status = MessageStatus::kRead;
    event.partnerStatus = u"SEEN"_s;
    return event;
}

DeliveryEvent deliveryIn(const Json &element, const Json &status)
{
    DeliveryEvent event = eventOf(element);
    event.businessNumber = incomingNumber(firstText(element, {"from", "sender"}));
    event.userNumber = incomingNumber(firstText(element, {"to", "destination"}));
    event.time = isoTime(firstText(element, {"doneAt"}));
    if (!event.time)
        event.time = isoTime(firstText(element, {"sentAt"}));
    event.status = statusOf(status);
    event.partnerStatus = firstText(status, {"name", "groupName", "id"});
    event.problem = problemOf(element, event.status);
    return event;
}

} // namespace

std::optional<DeliveryEvent> infobipDelivery(const Json &element)
{
    if (firstText(element, {"messageId"}).isEmpty() || element.at({"message"}))
        return std::nullopt;
    if (element.at({"seenAt"}) || is(firstText(element, {"event"}), "SEEN"_L1))
        return seenIn(element);
    const std::optional<Json> status = element.at({"status"});
    if (!status || !status->isObject())
        return std::nullopt;
    return deliveryIn(element, *status);
}

} // namespace ChannelConsole
