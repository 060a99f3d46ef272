// SPDX-License-Identifier: Apache-2.0
#include "core/sandbox/InfobipForge.h"

#include "core/Json.h"
#include "core/sandbox/InfobipChatErrors.h"

#include <nlohmann/json.hpp>

#include <QCoreApplication>

namespace ChannelConsole {

using namespace Qt::StringLiterals;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Sandbox", text);
}

/// As in the specification's examples.
std::string timeText(const QDateTime &time)
{
    return toStd(time.toUTC().toString(u"yyyy-MM-ddThh:mm:ss.zzz"_s) + u"+0000"_s);
}

/// RFC 2606: nobody's host. The real one wants the sends' credentials.
nlohmann::json media(const char *type, const char *caption = nullptr)
{
    nlohmann::json part{{"type", type},
        {"url", "https://media.sandbox.invalid/whatsapp/1/senders/441134960000/media/f1b96d31"}};
    if (caption)
        part["caption"] = caption;
    return part;
}

nlohmann::json payment(const ForgedMessage &message, const char *status)
{
    return {{"type", "INTERACTIVE_PAYMENT_CONFIRMATION"}, {"referenceId", "order-1001"},
        {"paymentId", "payment-1001"}, {"status", status}, {"currency", "INR"},
        {"totalAmount", {{"value", 300}, {"offset", 100}}},
        {"transactionId", toStd(u"3170"_s + message.id.right(8))}, {"transactionType", "UPI"}};
}

nlohmann::json contact()
{
    return {{"type", "CONTACT"},
        {"contacts",
            nlohmann::json::array({{{"name", {{"firstName", "Frank"}, {"formattedName", "Frank Bipper"}}},
                {"phones", {{{"phone", "447700900077"}, {"type", "CELL"}}}}}})}};
}

/// The message of a form. An unknown form is a type of that name.
nlohmann::json partOf(const QString &form, const ForgedMessage &message)
{
    if (form == "TEXT"_L1)
        return {{"type", "TEXT"}, {"text", "Hello from the sandbox"}};
    if (form == "IMAGE"_L1)
        return media("IMAGE", "A picture from the sandbox");
    if (form == "VIDEO"_L1)
        return media("VIDEO", "A video from the sandbox");
    if (form == "DOCUMENT"_L1)
        return media("DOCUMENT", "A document from the sandbox");
    if (form == "AUDIO"_L1 || form == "VOICE"_L1 || form == "STICKER"_L1)
        return media(form.toLatin1().constData());
    if (form == "LOCATION"_L1)
        return {{"type", "LOCATION"}, {"latitude", 40.7484}, {"longitude", -73.9857},
            {"name", "Empire State Building"}, {"address", "350 5th Ave, New York, NY"}};
    if (form == "CONTACT"_L1)
        return contact();
    if (form == "BUTTON"_L1)
        return {{"type", "BUTTON"}, {"text", "Yes"}, {"payload", "YES"}};
    if (form == "INTERACTIVE_BUTTON_REPLY"_L1)
        return {{"type", "INTERACTIVE_BUTTON_REPLY"}, {"id", "yes"}, {"title", "Yes, please"}};
    if (form == "INTERACTIVE_LIST_REPLY"_L1)
        return {{"type", "INTERACTIVE_LIST_REPLY"}, {"id", "store-1"}, {"title", "North City Store"},
            {"description", "123 North Main"}};
    if (form == "INTERACTIVE_FLOW_REPLY"_L1)
        return {{"type", "INTERACTIVE_FLOW_REPLY"}, {"text", "Sent"}, {"response", {{"seats", "2"}}}};
    if (form == "INTERACTIVE_PAYMENT_CONFIRMATION"_L1)
        return payment(message, "SUCCESS");
    if (form == "payment-failed"_L1)
        return payment(message, "FAILED");
    if (form == "INTERACTIVE_CALL_PERMISSION_REPLY"_L1)
        return {{"type", toStd(form)}, {"callPermissionReply", {{"response", "ACCEPT"}}}};
    if (form == "INTERACTIVE_IN_THREAD_AUTHENTICATION_REPLY"_L1)
        return {{"type", toStd(form)}, {"inThreadAuthenticationReply", {{"status", "VERIFIED"}}}};
    if (form == "ORDER"_L1)
        return {{"type", "ORDER"}, {"catalogId", "catalog-1"}, {"text", "Please by Friday"},
            {"productItems",
                nlohmann::json::array({{{"productRetailerId", "SKU1"}, {"quantity", 2}, {"itemPrice", 4.5},
                    {"currency", "EUR"}}})}};
    if (form == "REACTION"_L1)
        return {{"type", "REACTION"}, {"emoji", "\xF0\x9F\x91\x8D"}, {"action", "ADDED"},
            {"context",
                {{"id", toStd(message.repliesTo.isEmpty() ? u"wamid.unknown"_s : message.repliesTo)}}}};
    if (form == "INFECTED_CONTENT"_L1)
        return {{"type", "INFECTED_CONTENT"}, {"malware", "Infected content detected"}};
    return {{"type", toStd(form)}};
}

WebhookPost result(const nlohmann::json &each)
{
    return {.contentType = "application/json",
        .body = toJsonText(
            {{"results", nlohmann::json::array({each})}, {"messageCount", 1}, {"pendingMessageCount", 0}})};
}

struct Report
{
    int groupId;
    const char *groupName;
    int id;
    const char *name;
    const char *description;
};

Report reportOf(ForgedStatus status)
{
    switch (status) {
    case ForgedStatus::Delivered:
        return {3, "DELIVERED", 5, "DELIVERED_TO_HANDSET", "Message delivered to handset"};
    case ForgedStatus::Failed:
        return {2, "UNDELIVERABLE", 9, "UNDELIVERABLE_NOT_DELIVERED", "Message sent not delivered"};
    default:
        return {1, "PENDING", 7, "PENDING_ENROUTE", "Message sent to next instance"};
    }
}

} // namespace

QString InfobipForge::id() const
{
    return u"infobip"_s;
}

QList<ForgedForm> InfobipForge::forms() const
{
    return {{u"TEXT"_s, tr("Text")}, {u"IMAGE"_s, tr("Image")}, {u"DOCUMENT"_s, tr("Document")},
        {u"AUDIO"_s, tr("Audio")}, {u"VOICE"_s, tr("Voice message")}, {u"VIDEO"_s, tr("Video")},
        {u"STICKER"_s, tr("Sticker")}, {u"LOCATION"_s, tr("Location")}, {u"CONTACT"_s, tr("Contact")},
        {u"BUTTON"_s, tr("Template button")}, {u"INTERACTIVE_BUTTON_REPLY"_s, tr("Reply button")},
        {u"INTERACTIVE_LIST_REPLY"_s, tr("List choice")}, {u"INTERACTIVE_FLOW_REPLY"_s, tr("Flow answer")},
        {u"INTERACTIVE_CALL_PERMISSION_REPLY"_s, tr("Call permission")},
        {u"INTERACTIVE_IN_THREAD_AUTHENTICATION_REPLY"_s, tr("Authentication")}, {u"ORDER"_s, tr("Order")},
        {u"REACTION"_s, tr("Reaction")}, {u"INFECTED_CONTENT"_s, tr("Infected content")},
        {u"UNSUPPORTED"_s, tr("Unsupported content")},
        {u"INTERACTIVE_PAYMENT_CONFIRMATION"_s, tr("Payment, successful")},
        {u"payment-failed"_s, tr("Payment, failed")}};
}

WebhookPost InfobipForge::message(const QString &form, const ForgedMessage &message) const
{
    const std::string user = toStd(forgedNumber(message.userNumber));
    nlohmann::json each{{"from", user}, {"to", toStd(forgedNumber(message.businessNumber))},
        {"integrationType", "WHATSAPP"}, {"receivedAt", timeText(message.time)},
        {"messageId", toStd(u"wamid."_s + message.id)}, {"message", partOf(form, message)},
        {"price", {{"pricePerMessage", 0}, {"currency", "EUR"}}},
        {"contact", {{"name", "Frank"}, {"phoneNumber", user}}}};
    if (!message.repliesTo.isEmpty() && form != "REACTION"_L1)
        each["message"]["context"]
            = {{"from", toStd(forgedNumber(message.businessNumber))}, {"id", toStd(message.repliesTo)}};
    return result(each);
}

std::optional<WebhookPost> InfobipForge::report(const ForgedReport &report) const
{
    const QString id = report.partnerMessageId.isEmpty() ? report.messageId : report.partnerMessageId;
    if (report.status == ForgedStatus::Read) // a report of its own, from the business number's side
        return result({{"messageId", toStd(id)}, {"from", toStd(forgedNumber(report.userNumber))},
            {"to", toStd(forgedNumber(report.businessNumber))}, {"sentAt", timeText(report.sentAt)},
            {"seenAt", timeText(report.time)}});
    const Report words = reportOf(report.status);
    const bool failed = report.status == ForgedStatus::Failed;
    const ChatError error = infobipChatError(report.failureCode);
    return result({{"bulkId", ""}, {"price", {{"pricePerMessage", 0}, {"currency", "EUR"}}},
        {"status",
            {{"id", words.id}, {"groupId", words.groupId}, {"groupName", words.groupName},
                {"name", words.name}, {"description", words.description}}},
        {"error",
            {{"id", failed ? error.id : 0}, {"name", failed ? error.name : "NO_ERROR"},
                {"description", failed ? "Provoked in the sandbox" : "No Error"}, {"groupId", failed ? 1 : 0},
                {"groupName", failed ? "HANDSET_ERRORS" : "OK"}, {"permanent", failed && error.permanent}}},
        {"messageId", toStd(id)}, {"doneAt", timeText(report.time)}, {"messageCount", 1},
        {"sentAt", timeText(report.sentAt)}, {"to", toStd(forgedNumber(report.userNumber))}});
}

} // namespace ChannelConsole
