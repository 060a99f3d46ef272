// SPDX-License-Identifier: Apache-2.0
#include "core/sandbox/TemplateListings.h"

#include "core/Json.h"
#include "core/sandbox/SandboxAccounts.h"
#include "core/sandbox/SandboxTemplates.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace ChannelConsole {

using namespace Qt::StringLiterals;

namespace {

constexpr QByteArrayView kSenders{"/whatsapp/2/senders/"};
constexpr QByteArrayView kTemplates{"/templates"};
constexpr qint64 kMadeAt = 1'700'000'000'000; // ms since 1970; nothing here ever changes

nlohmann::json listOf(const QStringList &texts)
{
    nlohmann::json list = nlohmann::json::array();
    for (const QString &text : texts)
        list.push_back(toStd(text));
    return list;
}

void putIfAny(nlohmann::json *object, const char *name, const QString &text)
{
    if (!text.isEmpty())
        (*object)[name] = toStd(text);
}

nlohmann::json infobipButton(const TemplateButton &button)
{
    nlohmann::json object{{"type", toStd(button.type)}, {"text", toStd(button.text)}};
    putIfAny(&object, "url", button.url);
    putIfAny(&object, "phoneNumber", button.phoneNumber);
    putIfAny(&object, "example", button.example);
    return object;
}

nlohmann::json infobipTemplate(const TemplateRecord &record)
{
    nlohmann::json structure{
        {"type", record.headerKind.isEmpty() || record.headerKind == "TEXT"_L1 ? "TEXT" : "MEDIA"},
        {"body", {{"text", toStd(record.body)}}}};
    if (!record.bodyExamples.isEmpty())
        structure["body"]["examples"] = listOf(record.bodyExamples);
    if (!record.headerKind.isEmpty()) {
        structure["header"] = {{"format", toStd(record.headerKind)}};
        putIfAny(&structure["header"], "text", record.headerText);
        putIfAny(&structure["header"], "example", record.headerExample);
    }
    if (!record.footer.isEmpty())
        structure["footer"] = {{"text", toStd(record.footer)}};
    for (const TemplateButton &button : record.buttons)
        structure["buttons"].push_back(infobipButton(button));
    nlohmann::json object{{"id", toStd(record.partnerTemplateId)}, {"businessAccountId", 222},
        {"name", toStd(record.name)}, {"language", toStd(record.language)}, {"status", toStd(record.status)},
        {"category", toStd(record.category)}, {"structure", structure},
        {"createdAt", "2024-01-01T00:00:00.000+0000"}, {"lastUpdatedAt", "2024-01-01T00:00:00.000+0000"}};
    putIfAny(&object, "quality", record.quality);
    putIfAny(&object, "statusReason", record.statusReason); // in no document: the sandbox shows why
    return object;
}

nlohmann::json gupShupButton(const TemplateButton &button)
{
    nlohmann::json object{{"type", toStd(button.type.toLower())}, {"text", toStd(button.text)}};
    putIfAny(&object, "url", button.url);
    putIfAny(&object, "phone_number", button.phoneNumber);
    if (!button.example.isEmpty())
        object["example"] = listOf({button.example});
    return object;
}

nlohmann::json gupShupTemplate(const TemplateRecord &record, bool withButtons)
{
    const bool isText = record.headerKind.isEmpty() || record.headerKind == "TEXT"_L1;
    nlohmann::json object{{"id", record.partnerTemplateId.toLongLong()}, {"name", toStd(record.name)},
        {"category", toStd(record.category)}, {"language", toStd(record.language)},
        {"type", isText ? "TEXT" : toStd(record.headerKind)}, {"body", toStd(record.body)},
        {"button_type", record.buttons.isEmpty() ? "NONE" : "CALL_TO_ACTION"},
        {"quality_score", toStd(record.quality)}, {"status", toStd(record.status)},
        {"creation_time", kMadeAt}, {"updation_time", kMadeAt}};
    putIfAny(&object, "header", record.headerText);
    putIfAny(&object, "footer", record.footer);
    putIfAny(&object, "reason", record.statusReason); // in no document
    if (withButtons) {
        for (const TemplateButton &button : record.buttons)
            object["buttons"].push_back(gupShupButton(button));
    }
    return object;
}

ListenerReply gupShupError(const char *code, const char *details)
{
    return jsonReply(200, {{"id", code}, {"status", "error"}, {"details", details}});
}

} // namespace

bool asksForInfobipTemplates(const ListenerRequest &request)
{
    const QByteArray path = pathOf(request);
    return request.method == "GET" && path.startsWith(kSenders) && path.endsWith(kTemplates);
}

ListenerReply infobipTemplateList(const ListenerRequest &request)
{
    const QByteArray path = pathOf(request);
    const QByteArray sender = path.sliced(kSenders.size(), path.size() - kSenders.size() - kTemplates.size());
    if (sender != SandboxAccounts::kBritishSender.sliced(1).data())
        return jsonReply(404,
            {{"requestError",
                {{"serviceException", {{"messageId", "NOT_FOUND"}, {"text", "Sender not found"}}}}}});
    nlohmann::json templates = nlohmann::json::array();
    for (const TemplateRecord &record : sandboxTemplates(u"infobip"_s))
        templates.push_back(infobipTemplate(record));
    return jsonReply(200, {{"templates", templates}});
}

ListenerReply gupShupTemplateList(const QHash<QByteArray, QString> &parameters)
{
    if (parameters.value("userid") != SandboxAccounts::kUserId
        || parameters.value("password") != SandboxAccounts::kPassword)
        return gupShupError("102", "Authentication failed due to invalid userId or password.");
    QList<TemplateRecord> records = sandboxTemplates(u"gupshup"_s);
    if (const QString name = parameters.value("name"); !name.isEmpty())
        records.removeIf([&name](const TemplateRecord &record) { return record.name != name; });
    const qsizetype total = records.size();
    // A short page whatever the limit says, so that the program has to ask again, as it must with an account
    // that has hundreds.
    constexpr int kMostAtOnce = 4;
    const int limit = std::clamp(parameters.value("limit", u"10"_s).toInt(), 1, kMostAtOnce);
    const qsizetype offset = std::clamp<qsizetype>(parameters.value("offset").toLongLong(), 0, total);
    const bool withButtons = parameters.value("fields").contains("buttons"_L1);
    nlohmann::json data = nlohmann::json::array();
    for (const TemplateRecord &record : records.sliced(offset, std::min<qsizetype>(limit, total - offset)))
        data.push_back(gupShupTemplate(record, withButtons));
    return jsonReply(200, {{"data", data}, {"meta", {{"total", total}}}});
}

} // namespace ChannelConsole
