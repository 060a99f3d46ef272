// SPDX-License-Identifier: Apache-2.0
#include "core/sandbox/KarixForge.h"

#include "core/Json.h"
#include "core/sandbox/SandboxAccounts.h"

#include <nlohmann/json.hpp>

#include <QCoreApplication>
#include <QLocale>

namespace ChannelConsole {

using namespace Qt::StringLiterals;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Sandbox", text);
}

nlohmann::json attachment(const char *type, const char *mimeType, const char *fileName)
{
    return {{"contentType", "ATTACHMENT"}, {"messageType", "attachment"}, {"attachmentType", type},
        {"attachmentUrl", "https://media.sandbox.invalid/file"}, {"attachmentMimeType", mimeType},
        {"attachmentFilename", fileName}};
}

nlohmann::json interactive(const char *type, const nlohmann::json &value)
{
    return {{"contentType", "interactive"}, {"messageType", "interactive"},
        {"interactive", {{"type", type}, {type, value}}}};
}

/// What a message has beside its sender. An unknown form is a type of that name.
nlohmann::json partOf(const QString &form)
{
    if (form == "text"_L1)
        return {
            {"contentType", "text"}, {"messageType", "text"}, {"text", {{"body", "Hello from the sandbox"}}}};
    if (form == "image"_L1)
        return attachment("image", "image/jpeg", "picture.jpg");
    if (form == "image_by_id"_L1)
        return {{"contentType", "image"}, {"messageType", "image"},
            {"image",
                {{"id", SandboxAccounts::kMediaId.data()}, {"mime_type", "image/png"},
                    {"caption", "By its id"}}}};
    if (form == "document"_L1)
        return attachment("document", "application/pdf", "document.pdf");
    if (form == "audio"_L1)
        return attachment("audio", "audio/mpeg", "sound.mp3");
    if (form == "video"_L1)
        return attachment("video", "video/mp4", "film.mp4");
    if (form == "location"_L1)
        return {{"contentType", "location"}, {"messageType", "location"},
            {"location", {{"latitude", 19.1453861}, {"longitude", 72.8552714}, {"name", "Mumbai"}}}};
    if (form == "button"_L1)
        return {{"contentType", "button"}, {"messageType", "button"},
            {"button", {{"text", "Yes"}, {"payload", "YES"}}}};
    if (form == "button_reply"_L1)
        return interactive("button_reply", {{"id", "1"}, {"title", "Yes"}});
    if (form == "list_reply"_L1)
        return interactive("list_reply", {{"id", "1"}, {"title", "Plan A"}, {"description", "Basic"}});
    if (form == "nfm_reply"_L1)
        return interactive("nfm_reply", {{"body", "Sent"}, {"response_json", R"({"flow_token":"sandbox"})"}});
    return {{"contentType", toStd(form)}, {"messageType", toStd(form)}};
}

struct Report
{
    const char *status;
    const char *reason;
    const char *code;
};

/// Only 101 was ever seen (karix.md §5); the others are made up and recognisably so.
Report reportOf(ForgedStatus status)
{
    switch (status) {
    case ForgedStatus::Sent:
        return {"sent", "Sent by the sandbox", "100"};
    case ForgedStatus::Delivered:
        return {"delivered", "Delivered to User", "101"};
    case ForgedStatus::Read:
        return {"read", "Read by the sandbox", "102"};
    case ForgedStatus::Failed:
        return {"failed", "Refused by the sandbox", "900"};
    }
    Q_UNREACHABLE();
}

WebhookPost json(const nlohmann::json &post)
{
    return {.contentType = "application/json", .body = toJsonText(post)};
}

} // namespace

QString KarixForge::id() const
{
    return u"karix"_s;
}

QList<ForgedForm> KarixForge::forms() const
{
    return {{u"text"_s, tr("Text")}, {u"image"_s, tr("Image")}, {u"image_by_id"_s, tr("Image by its id")},
        {u"document"_s, tr("Document")}, {u"audio"_s, tr("Audio")}, {u"video"_s, tr("Video")},
        {u"location"_s, tr("Location")}, {u"button"_s, tr("Template button")},
        {u"button_reply"_s, tr("Reply button")}, {u"list_reply"_s, tr("List choice")},
        {u"nfm_reply"_s, tr("Flow answer")}};
}

WebhookPost KarixForge::message(const QString &form, const ForgedMessage &message) const
{
    nlohmann::json inner = partOf(form);
    inner["from"] = toStd(forgedNumber(message.userNumber));
    inner["to"] = toStd(forgedNumber(message.businessNumber));
    inner["id"] = toStd(message.id);
    inner["profileName"] = "Asha";
    if (!message.repliesTo.isEmpty())
        inner["context"] = {{"id", toStd(message.repliesTo)}};
    return json({{"channel", "WABA"},
        {"events",
            {{"eventType", "User initiated"},
                {"timestamp", toStd(QString::number(message.time.toMSecsSinceEpoch()))}}},
        {"eventContent", {{"message", inner}}}});
}

std::optional<WebhookPost> KarixForge::report(const ForgedReport &report) const
{
    Report words = reportOf(report.status);
    const QByteArray code = report.failureCode.toLatin1();
    if (report.status == ForgedStatus::Failed && !code.isEmpty())
        words = {"failed", "Provoked in the sandbox", code.constData()};
    return json({{"channel", "WABA"}, {"appDetails", {{"type", "LIVE"}, {"id", ""}}},
        {"recipient",
            {{"to", toStd(forgedNumber(report.userNumber))}, {"recipient_type", "individual"},
                {"reference", {{"cust_ref", toStd(report.messageId)}}}}},
        {"batchId", ""}, {"campaignId", ""}, {"templateId", ""}, {"templateCategory", ""},
        {"sender", {{"from", toStd(forgedNumber(report.businessNumber))}}},
        {"events",
            {{"eventType", "DELIVERY EVENTS"},
                {"timestamp", toStd(QString::number(report.time.toMSecsSinceEpoch()))},
                {"date", toStd(QLocale::c().toString(report.time.toUTC(), u"yyyy-MMMM-dd"_s))},
                {"mid", toStd(report.partnerMessageId)}}},
        {"notificationAttributes",
            {{"status", words.status}, {"reason", words.reason}, {"code", words.code}}}});
}

} // namespace ChannelConsole
