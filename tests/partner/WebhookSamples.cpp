// SPDX-License-Identifier: Apache-2.0
#include "partner/WebhookSamples.h"

#include "core/Json.h"
#include "core/partner/Partner.h"
#include "core/partner/PaymentEntity.h"

#include <QFile>

#include <nlohmann/json.hpp>

namespace ChannelConsole {

using namespace Qt::StringLiterals;

namespace {

std::optional<Json> specification(const QString &name)
{
    QFile file(QStringLiteral(PROJECT_DIR "/../shared/specs/") + name);
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    const Result<Json> document = Json::parse(file.readAll(), {.bytes = 16 * 1024 * 1024});
    return document ? std::optional(document.value()) : std::nullopt;
}

void addInfobip(QList<WebhookSample> *samples)
{
    const std::optional<Json> document = specification(u"infobip-samples.json"_s);
    const std::optional<Json> all = document ? document->at({"samples"}) : std::nullopt;
    for (qsizetype i = 0; all && i < all->size(); ++i) {
        const Json sample = *all->at(i);
        if (sample.text({"kind"}) == u"webhook"_s)
            samples->append({u"infobip-"_s + *sample.text({"id"}), findPartner(u"infobip"_s),
                {"application/json", toJsonText(sample.at({"json"})->raw())}});
    }
}

void addGupShup(QList<WebhookSample> *samples)
{
    const std::optional<Json> document = specification(u"gupshup-samples.json"_s);
    const std::optional<Json> inbound = document ? document->at({"webhooks", "inbound"}) : std::nullopt;
    for (qsizetype i = 0; inbound && i < inbound->size(); ++i) {
        const Json sample = *inbound->at(i);
        if (sample.at({"body"})->isObject())
            samples->append({u"gupshup-"_s + *sample.text({"id"}), findPartner(u"gupshup"_s),
                {"application/json", toJsonText(sample.at({"body"})->raw())}});
    }
    const std::optional<Json> reports = document ? document->at({"webhooks", "delivery"}) : std::nullopt;
    for (qsizetype i = 0; reports && i < reports->size(); ++i) {
        const Json sample = *reports->at(i);
        const QByteArray value = toJsonText(sample.at({"value"})->raw()).toPercentEncoding();
        samples->append({u"gupshup-"_s + *sample.text({"id"}), findPartner(u"gupshup"_s),
            {"application/x-www-form-urlencoded", "response=" + value}});
    }
}

void addKarix(QList<WebhookSample> *samples)
{
    const std::optional<Json> document = specification(u"karix-samples.json"_s);
    for (const char *kind : {"inbound", "delivery"}) {
        const std::optional<Json> all = document ? document->at({"rcm", "webhooks", kind}) : std::nullopt;
        for (qsizetype i = 0; all && i < all->size(); ++i) {
            const Json sample = *all->at(i);
            if (sample.at({"body"})->isObject())
                samples->append({u"karix-"_s + *sample.text({"id"}), findPartner(u"karix"_s),
                    {"application/json", toJsonText(sample.at({"body"})->raw())}});
        }
    }
}

QString inWords(const std::optional<QDateTime> &time)
{
    return time ? time->toString(Qt::ISODateWithMs) : u"–"_s;
}

void line(QByteArray *text, const char *name, const QString &value)
{
    if (!value.isEmpty())
        *text += "  " + QByteArray(name) + ": " + value.toUtf8() + '\n';
}

void describe(QByteArray *text, const InboundMessage &message)
{
    *text += "message " + message.type.toUtf8() + '\n';
    line(text, "id", message.partnerMessageId);
    line(text, "key", message.key);
    line(text, "from", message.userNumber);
    line(text, "to", message.businessNumber);
    line(text, "profile", message.profileName);
    line(text, "time", inWords(message.time));
    line(text, "text", message.text);
    line(text, "reply to", message.replyTo);
    if (message.media) {
        line(text, "url", message.media->url);
        line(text, "media id", message.media->id);
        line(text, "mime type", message.media->mimeType);
        line(text, "file name", message.media->fileName);
        line(text, "caption", message.media->caption);
    }
    if (message.payment) {
        line(text, "payment", paymentText(*message.payment));
        line(text, "transaction", message.payment->transactionId);
        line(text, "reference", message.payment->referenceId);
        line(text, "transaction type", message.payment->transactionType);
        line(text, "flaw", message.payment->flaw);
    }
}

void describe(QByteArray *text, const DeliveryEvent &event)
{
    *text += "delivery " + event.status.toUtf8() + '\n';
    line(text, "partner status", event.partnerStatus);
    line(text, "id", event.partnerMessageId);
    line(text, "our id", event.ourMessageId);
    line(text, "business", event.businessNumber);
    line(text, "user", event.userNumber);
    line(text, "time", inWords(event.time));
    if (event.problem) {
        line(text, "problem", event.problem->text);
        line(text, "side", sideKey(event.problem->side));
        line(text, "remedy", event.problem->remedy);
        line(text, "code", event.problem->partnerCode);
        line(text, "words", event.problem->partnerText);
    }
}

} // namespace

QList<WebhookSample> webhookSamples()
{
    QList<WebhookSample> samples;
    addInfobip(&samples);
    addGupShup(&samples);
    addKarix(&samples);
    return samples;
}

WebhookEvents eventsOf(const char *partner, const QByteArray &body, const QByteArray &contentType)
{
    const Result<WebhookEvents> events
        = findPartner(QLatin1StringView(partner))->parseWebhook({contentType, body});
    return events ? events.value() : WebhookEvents{.notUnderstood = {u"refused"_s}};
}

InboundMessage onlyMessage(const char *partner, const QByteArray &body)
{
    const WebhookEvents events = eventsOf(partner, body);
    return events.messages.size() == 1 && events.notUnderstood.isEmpty() ? events.messages.constFirst()
                                                                         : InboundMessage{};
}

DeliveryEvent onlyDelivery(const char *partner, const QByteArray &body)
{
    const WebhookEvents events = eventsOf(partner, body);
    return events.deliveries.size() == 1 && events.notUnderstood.isEmpty() ? events.deliveries.constFirst()
                                                                           : DeliveryEvent{};
}

QByteArray described(const WebhookEvents &events)
{
    QByteArray text;
    for (const InboundMessage &message : events.messages)
        describe(&text, message);
    for (const DeliveryEvent &event : events.deliveries)
        describe(&text, event);
    for (const QString &part : events.notUnderstood)
        text += "note " + part.toUtf8() + '\n';
    return text;
}

} // namespace ChannelConsole
