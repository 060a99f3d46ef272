// SPDX-License-Identifier: Apache-2.0
#include "core/sandbox/GupShupForge.h"

#include "core/Json.h"

#include <nlohmann/json.hpp>

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace ChannelConsole {

using namespace Qt::StringLiterals;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Sandbox", text);
}

/// Media can be fetched for 48 hours, by a URL the signature is appended to. RFC 2606: nobody's host.
nlohmann::json media(const char *mimeType, const char *caption = nullptr)
{
    nlohmann::json part{{"signature", "c4f82d0d148dbc31"}, {"mime_type", mimeType},
        {"url", "https://media.sandbox.invalid/49da5a96?X-Amz-Signature="}};
    if (caption)
        part["caption"] = caption;
    return part;
}

nlohmann::json payment(const ForgedMessage &message, const char *status)
{
    return {{"payment",
                {{"transaction_id", toStd(u"3170"_s + message.id.right(8))}, {"reference_id", "order-1001"},
                    {"total_amount", {{"offset", 100}, {"value", 300}}}, {"currency", "INR"},
                    {"transaction_type", "upi"}, {"status", status}}},
        {"type", "payment"}};
}

struct Part
{
    const char *key;
    nlohmann::json value;
};

/// The key named like the type, and what is in it. An unknown form is a type of that name.
Part partOf(const QString &form, const ForgedMessage &message)
{
    if (form == "image"_L1)
        return {"image", media("image/jpeg", "A picture from the sandbox")};
    if (form == "document"_L1)
        return {"document", media("application/pdf", "A document from the sandbox")};
    if (form == "audio"_L1)
        return {"audio", media("audio/mpeg")};
    if (form == "voice"_L1)
        return {"voice", media("audio/ogg; codecs=opus")};
    if (form == "video"_L1)
        return {"video", media("video/mp4")};
    if (form == "location"_L1)
        return {"location", {{"latitude", 19.1453861}, {"longitude", 72.8552714}}};
    if (form == "contacts"_L1)
        return {"contacts",
            nlohmann::json::array({{{"name", {{"formatted_name", "Asha Rao"}, {"first_name", "Asha"}}},
                {"phones", {{{"phone", "+910000000077"}, {"type", "CELL"}}}}}})};
    if (form == "button"_L1)
        return {"button", {{"text", "Pay Now"}}};
    if (form == "list_reply"_L1)
        return {"interactive",
            {{"type", "list_reply"},
                {"list_reply",
                    {{"id", "store-1"}, {"title", "North City Store"}, {"description", "123 North Main"}}}}};
    if (form == "button_reply"_L1)
        return {"interactive",
            {{"type", "button_reply"}, {"button_reply", {{"id", "yes"}, {"title", "Yes, please"}}}}};
    if (form == "payment"_L1)
        return {"interactive", payment(message, "success")};
    if (form == "payment_failed"_L1)
        return {"interactive", payment(message, "failed")};
    return {nullptr, {{"from", "the sandbox"}}};
}

nlohmann::json envelope(const ForgedMessage &message)
{
    nlohmann::json post{{"waNumber", toStd(forgedNumber(message.businessNumber))},
        {"mobile", toStd(forgedNumber(message.userNumber))}, {"name", "Asha Rao"},
        {"timestamp", toStd(QString::number(message.time.toMSecsSinceEpoch()))}};
    if (!message.repliesTo.isEmpty()) {
        const qsizetype dash = message.repliesTo.indexOf(u'-');
        post["replyId"] = toStd(message.repliesTo.left(dash));
        post["messageId"] = toStd(message.repliesTo.mid(dash + 1));
    }
    return post;
}

WebhookPost json(const nlohmann::json &post)
{
    return {.contentType = "application/json", .body = toJsonText(post)};
}

struct Report
{
    const char *eventType;
    const char *cause;
    int errorCode;
};

/// gupshup.md §5, the causes beside their numbers.
Report failureOf(const QString &code)
{
    constexpr std::array kFailures{Report{"FAILED", "UNKNOWN_SUBSCRIBER", 3},
        Report{"FAILED", "DEFERRED", 10}, Report{"FAILED", "OTHER", 20},
        Report{"FAILED", "BLOCKED_FOR_USER", 22}};
    const auto found = std::find_if(kFailures.begin(), kFailures.end(),
        [number = code.toInt()](const Report &each) { return each.errorCode == number; });
    return found == kFailures.end() ? kFailures.front() : *found;
}

Report reportOf(ForgedStatus status)
{
    switch (status) {
    case ForgedStatus::Sent:
        return {"SENT", "SENT", 25};
    case ForgedStatus::Delivered:
        return {"DELIVERED", "SUCCESS", 0};
    case ForgedStatus::Read:
        return {"READ", "READ", 26};
    case ForgedStatus::Failed:
        return {"FAILED", "UNKNOWN_SUBSCRIBER", 3};
    }
    Q_UNREACHABLE();
}

} // namespace

QString gupShupCause(const QString &code)
{
    return QString::fromLatin1(failureOf(code).cause);
}

QString GupShupForge::id() const
{
    return u"gupshup"_s;
}

QList<ForgedForm> GupShupForge::forms() const
{
    return {{u"text"_s, tr("Text")}, {u"image"_s, tr("Image")}, {u"document"_s, tr("Document")},
        {u"audio"_s, tr("Audio")}, {u"voice"_s, tr("Voice message")}, {u"video"_s, tr("Video")},
        {u"location"_s, tr("Location")}, {u"contacts"_s, tr("Contact")}, {u"button"_s, tr("Template button")},
        {u"button_reply"_s, tr("Reply button")}, {u"list_reply"_s, tr("List choice")},
        {u"payment"_s, tr("Payment, successful")}, {u"payment_failed"_s, tr("Payment, failed")}};
}

WebhookPost GupShupForge::message(const QString &form, const ForgedMessage &message) const
{
    nlohmann::json post = envelope(message);
    if (form == "text"_L1) {
        post["type"] = "text";
        post["text"] = "Hello from the sandbox";
        return json(post);
    }
    const Part part = partOf(form, message);
    const std::string key = part.key ? std::string(part.key) : toStd(form);
    post["type"] = key;
    post[key] = part.value.dump(); // a string that holds JSON
    if (form == "button"_L1)
        post["text"] = "Pay Now";
    return json(post);
}

std::optional<WebhookPost> GupShupForge::report(const ForgedReport &report) const
{
    Report words = reportOf(report.status);
    if (report.status == ForgedStatus::Failed && !report.failureCode.isEmpty())
        words = failureOf(report.failureCode);
    const nlohmann::json events
        = nlohmann::json::array({{{"srcAddr", toStd(forgedNumber(report.businessNumber))}, {"extra", ""},
            {"channel", "WHATSAPP"}, {"externalId", toStd(report.partnerMessageId)}, {"cause", words.cause},
            {"errorCode", words.errorCode}, {"eventType", words.eventType},
            {"destAddr", toStd(forgedNumber(report.userNumber))},
            {"eventTs", toStd(QString::number(report.time.toMSecsSinceEpoch()))}}});
    return WebhookPost{.contentType = "application/x-www-form-urlencoded",
        .body = "response=" + toJsonText(events).toPercentEncoding()};
}

std::optional<WebhookPost> GupShupForge::messageFromNobody(const ForgedMessage &message) const
{
    nlohmann::json post = envelope(message);
    post.erase("mobile");
    post["type"] = "text";
    post["text"] = "Hello from nobody";
    return json(post);
}

} // namespace ChannelConsole
