// SPDX-License-Identifier: Apache-2.0
#include "core/partner/GupShupWebhook.h"

#include "core/log/MessageStatus.h"
#include "core/partner/GupShupPartner.h"
#include "core/partner/WebhookReading.h"

#include <nlohmann/json.hpp>

#include <QUrl>

namespace ChannelConsole {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kMostFields = 100; // a form of GupShup's has ten

QString formText(QByteArray encoded)
{
    return QUrl::fromPercentEncoding(encoded.replace('+', ' '));
}

/// A form as an object of texts.
Result<Json> formFields(const QByteArray &body)
{
    nlohmann::json fields = nlohmann::json::object();
    const QList<QByteArray> pairs = body.split('&');
    for (const QByteArray &pair : pairs.first(qMin(pairs.size(), kMostFields))) {
        const qsizetype equals = pair.indexOf('=');
        if (equals > 0)
            fields[toStd(formText(pair.left(equals)))] = toStd(formText(pair.mid(equals + 1)));
    }
    return Json::parse(toJsonText(fields), {.bytes = std::numeric_limits<qsizetype>::max()});
}

/// By what it is, not by its Content-Type: real callbacks come without one, or with the wrong one.
Result<Json> documentIn(const WebhookPost &post)
{
    const QByteArray begin = post.body.left(64).trimmed();
    if (begin.startsWith('{') || begin.startsWith('['))
        return Json::parse(post.body);
    return formFields(post.body);
}

QString statusOf(const QString &eventType)
{
    const QString word = eventType.toUpper();
    if (word == "SENT"_L1)
        return MessageStatus::kSent;
    if (word == "DELIVERED"_L1)
        return MessageStatus::kDelivered;
    if (word == "READ"_L1)
        return MessageStatus::kRead;
    return word == "FAILED"_L1 ? MessageStatus::kFailed : QString();
}

/// The cause names the reason; the number beside it comes in several spellings (gupshup.md §5).
Problem failureOf(const Json &element)
{
    const Speaker speaker{u"GupShup"_s, gupShupDeliveryCodes()};
    const QString cause = firstText(element, {"cause"});
    const QString code = firstText(element, {"errorCode"});
    const QString known = speaker.codes.find(cause) ? cause : code;
    Problem problem = deliveryProblem(speaker, {.code = known});
    problem.partnerCode = code;
    problem.partnerText = cause;
    return problem;
}

} // namespace

std::optional<DeliveryEvent> gupShupDelivery(const Json &element)
{
    const QString id = firstText(element, {"externalId"});
    const QString eventType = firstText(element, {"eventType"});
    if (id.isEmpty() || eventType.isEmpty())
        return std::nullopt;
    DeliveryEvent event;
    event.partnerMessageId = id;
    // `<causeId>-<msgId>`, and the second half is ours if we chose it; it may hold dashes itself.
    event.ourMessageId = id.section(u'-', 1);
    event.businessNumber = incomingNumber(firstText(element, {"srcAddr"}));
    event.userNumber = incomingNumber(firstText(element, {"destAddr"}));
    event.time = epochTime(firstText(element, {"eventTs"}));
    event.status = statusOf(eventType);
    event.partnerStatus = eventType;
    if (event.status == MessageStatus::kFailed)
        event.problem = failureOf(element);
    return event;
}

Result<WebhookEvents> GupShupPartner::parseWebhook(const WebhookPost &post) const
{
    const Speaker speaker{name(), gupShupDeliveryCodes()};
    const Result<Json> body = documentIn(post);
    if (!body)
        return postNotUnderstood(speaker, body.error().details);
    const Json &raw = body.value();
    const Json document = unfolded(raw);

    WebhookEvents events;
    const std::optional<Json> response = document.at({"response"});
    const Json &reports = response ? *response : document;
    if (reports.isArray()) {
        for (qsizetype i = 0; i < reports.size(); ++i) {
            if (const std::optional<DeliveryEvent> event = gupShupDelivery(*reports.at(i)))
                events.deliveries.append(*event);
            else
                events.notUnderstood.append(partNotUnderstood(*reports.at(i)));
        }
        if (events.deliveries.isEmpty() && reports.size() > 0)
            return postNotUnderstood(speaker, events.notUnderstood.join(u'\n'));
        return events;
    }
    if (const std::optional<DeliveryEvent> event = gupShupDelivery(reports))
        events.deliveries.append(*event);
    else if (const std::optional<InboundMessage> message = gupShupMessage(raw, document))
        events.messages.append(*message);
    else
        return postNotUnderstood(speaker, partNotUnderstood(document));
    return events;
}

/// One address for each account, and only for reports (gupshup.md §5).
QString GupShupPartner::reportAdvice() const
{
    return tr(
        "Is the callback URL set at GupShup? There is one for the whole account, and the account manager "
        "sets it.");
}

} // namespace ChannelConsole
