// SPDX-License-Identifier: Apache-2.0
#include "core/partner/InfobipWebhook.h"

#include "core/partner/InfobipPartner.h"
#include "core/partner/WebhookReading.h"

namespace ChannelConsole {

using namespace Qt::StringLiterals;

namespace {

QString noticeOfTemplate(const Json &post)
{
    QStringList words;
    for (const char *name : {"type", "newStatus", "newQualityScore", "newCategory", "reason"}) {
        if (const std::optional<QString> word = post.text({"change", name}))
            words.append(*word);
    }
    return InfobipPartner::tr("A template changed: %1 (%2): %3. This is no message and no delivery report.")
        .arg(firstText(post, {"messageTemplateName", "messageTemplateId"}),
            firstText(post, {"messageTemplateLanguage"}), words.join(u", "_s));
}

QString noticeOfContent(const Json &content)
{
    QStringList words;
    for (const char *name : {"description", "type", "paymentStatus", "referenceId",
             "notificationMessagesStatus", "userNumber", "from"}) {
        if (const std::optional<QString> word = content.text({name}))
            words.append(*word);
    }
    return InfobipPartner::tr("Infobip tells: %1. This is no message and no delivery report.")
        .arg(words.join(u", "_s));
}

/// Adds what the element holds; false if it is of no known form.
bool readElement(const Json &element, WebhookEvents *events)
{
    if (const std::optional<DeliveryEvent> delivery = infobipDelivery(element)) {
        events->deliveries.append(*delivery);
        return true;
    }
    const QList<InboundMessage> messages = infobipMessages(element);
    if (!messages.isEmpty()) {
        events->messages += messages;
        return true;
    }
    if (const QString notice = infobipNotice(element); !notice.isEmpty()) {
        events->notUnderstood.append(notice);
        return true;
    }
    events->notUnderstood.append(partNotUnderstood(element));
    return false;
}

} // namespace

QString infobipNotice(const Json &post)
{
    if (post.at({"change"}) && (post.at({"messageTemplateId"}) || post.at({"messageTemplateName"})))
        return noticeOfTemplate(post);
    const std::optional<Json> content = post.at({"content"});
    return content && content->isObject() && post.at({"createdAt"}) ? noticeOfContent(*content) : QString();
}

Result<WebhookEvents> InfobipPartner::parseWebhook(const WebhookPost &post) const
{
    const Speaker speaker{name(), infobipDeliveryCodes()};
    const Result<Json> body = Json::parse(post.body);
    if (!body)
        return postNotUnderstood(speaker, body.error().details);
    const Json document = unfolded(body.value());

    WebhookEvents events;
    const std::optional<Json> results = document.at({"results"});
    const Json &elements = results ? *results : document;
    if (!elements.isArray()) {
        if (!readElement(elements, &events))
            return postNotUnderstood(speaker, events.notUnderstood.join(u'\n'));
        return events;
    }
    int understood = 0;
    for (qsizetype i = 0; i < elements.size(); ++i)
        understood += readElement(*elements.at(i), &events) ? 1 : 0;
    if (understood == 0 && elements.size() > 0)
        return postNotUnderstood(speaker, events.notUnderstood.join(u'\n'));
    return events;
}

/// With the send, or by a subscription of the account (infobip.md §6).
QString InfobipPartner::reportAdvice() const
{
    return tr("Does the request name an address for reports (notifyUrl) that Infobip can reach, or is one "
              "subscribed at Infobip?");
}

} // namespace ChannelConsole
