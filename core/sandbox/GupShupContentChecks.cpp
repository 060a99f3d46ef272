// SPDX-License-Identifier: Apache-2.0
#include "core/sandbox/GupShupContentChecks.h"

#include "core/Json.h"

#include <nlohmann/json.hpp>

#include <QSet>
#include <QUrl>

namespace ChannelConsole {

using namespace Qt::StringLiterals;

namespace {

using Refusal = std::optional<GupShupRefusal>;

bool is(const GupShupParameters &parameters, const char *name, QLatin1StringView value)
{
    return parameters.value(name).compare(value, Qt::CaseInsensitive) == 0;
}

GupShupRefusal tooLong(const QString &type, int limit)
{
    return {
        "334", u"Message length exceeded. Max limit for type %1 is %2."_s.arg(type, QString::number(limit))};
}

Refusal longer(const GupShupParameters &parameters, const char *name, int limit)
{
    if (parameters.value(name).size() > limit)
        return tooLong(QString::fromLatin1(name), limit);
    return std::nullopt;
}

/// A member of the action's JSON: there, not blank, not too long.
bool fits(const Json &object, std::initializer_list<const char *> path, qsizetype limit)
{
    const QString text = object.string(path).value_or(QString());
    return !text.trimmed().isEmpty() && text.size() <= limit;
}

bool buttonsFit(const Json &action)
{
    const std::optional<Json> buttons = action.at({"buttons"});
    if (!buttons || !buttons->isArray() || buttons->size() < 1 || buttons->size() > 3)
        return false;
    QSet<QString> ids;
    for (qsizetype i = 0; i < buttons->size(); ++i) {
        const Json button = buttons->at(i).value();
        if (button.string({"type"}) != "reply"_L1 || !fits(button, {"reply", "id"}, 256)
            || !fits(button, {"reply", "title"}, 20))
            return false;
        ids.insert(button.string({"reply", "id"}).value_or(QString()));
    }
    return ids.size() == buttons->size();
}

bool rowsFit(const std::optional<Json> &rows, qsizetype &total)
{
    if (!rows || !rows->isArray() || rows->size() < 1)
        return false;
    for (qsizetype i = 0; i < rows->size(); ++i) {
        const Json row = rows->at(i).value();
        if (!fits(row, {"id"}, 24) || !fits(row, {"title"}, 24)
            || row.string({"description"}).value_or(QString()).size() > 200)
            return false;
    }
    total += rows->size();
    return true;
}

bool listFits(const Json &action)
{
    const std::optional<Json> sections = action.at({"sections"});
    if (!fits(action, {"button"}, 25) || !sections || !sections->isArray() || sections->size() < 1
        || sections->size() > 10)
        return false;
    qsizetype rows = 0;
    for (qsizetype i = 0; i < sections->size(); ++i) {
        const Json section = sections->at(i).value();
        if (!rowsFit(section.at({"rows"}), rows) || (sections->size() > 1 && !fits(section, {"title"}, 24)))
            return false;
    }
    return rows <= 10;
}

Refusal interactiveRefusal(const GupShupParameters &parameters, bool media)
{
    const QString type = parameters.value("interactive_type");
    if (type.isEmpty())
        return std::nullopt;
    if (type != "dr_button"_L1 && (media || type != "list"_L1))
        return GupShupRefusal{"171", u"You are not allowed to perform this action."_s};
    for (const char *name : {"header", "footer"}) {
        if (const Refusal refusal = longer(parameters, name, 60))
            return refusal;
    }
    if (const Refusal refusal = longer(parameters, "msg", 1024))
        return refusal;
    const Result<Json> action = Json::parse(parameters.value("action").toUtf8());
    if (!action || !(type == "list"_L1 ? listFits(action.value()) : buttonsFit(action.value())))
        return gupShupMissing("action"); // what a faulty one gets is not documented
    return std::nullopt;
}

Refusal textRefusal(const GupShupParameters &parameters, const QString &type)
{
    if (parameters.value("msg").isEmpty())
        return gupShupMissing("msg");
    if (!parameters.value("interactive_type").isEmpty())
        return interactiveRefusal(parameters, false);
    // gupshup.md §8: session text 4000 characters in English, 1024 in Unicode.
    const int limit = is(parameters, "data_encoding", "Unicode_text"_L1) ? 1024 : 4000;
    if (parameters.value("msg").size() > limit)
        return tooLong(type, limit);
    return std::nullopt;
}

Refusal mediaRefusal(const GupShupParameters &parameters, const QString &type)
{
    static const QStringList kinds{u"IMAGE"_s, u"VIDEO"_s, u"DOCUMENT"_s, u"AUDIO"_s, u"STICKER"_s};
    if (!kinds.contains(type))
        return GupShupRefusal{"328", u"Invalid Media Content Type"_s};
    if (!parameters.contains("isHSM"))
        return gupShupMissing("isHSM"); // required for media (gupshup.md §2)
    if (const QString id = parameters.value("media_id"); !id.isEmpty()) // nothing was ever uploaded here
        return GupShupRefusal{"330", u"Media Id (%1) not found or has expired"_s.arg(id)};
    const QString address = parameters.value("media_url");
    if (address.isEmpty())
        return gupShupMissing("media_url");
    const QUrl url(address, QUrl::StrictMode);
    if (!url.isValid() || url.host().isEmpty())
        return GupShupRefusal{"328", u"Invalid Media Content Type"_s};
    if (const Refusal refusal = longer(parameters, "caption", 1024))
        return refusal;
    return interactiveRefusal(parameters, true);
}

Refusal locationRefusal(const GupShupParameters &parameters)
{
    const Result<Json> place = Json::parse(parameters.value("location").toUtf8());
    const auto isNumber = [&place](const char *name) {
        const std::optional<Json> value = place.value().at({name});
        return value && value->raw().is_number();
    };
    if (!place || !isNumber("latitude") || !isNumber("longitude"))
        return gupShupMissing("location");
    return std::nullopt;
}

Refusal contactsRefusal(const GupShupParameters &parameters)
{
    const Result<Json> cards = Json::parse(parameters.value("contacts").toUtf8());
    if (!cards || !cards.value().isArray() || cards.value().size() < 1)
        return gupShupMissing("contacts");
    for (qsizetype i = 0; i < cards.value().size(); ++i) {
        if (!fits(cards.value().at(i).value(), {"name", "formatted_name"}, 1000))
            return gupShupMissing("contacts");
    }
    return std::nullopt;
}

} // namespace

GupShupRefusal gupShupMissing(const char *parameter)
{
    return {"101",
        u"The parameter \"%1\" is required. Please resend request."_s.arg(QLatin1StringView(parameter))};
}

Refusal gupShupContentRefusal(const GupShupParameters &parameters)
{
    const QString type = parameters.value("msg_type", u"TEXT"_s).toUpper();
    const bool asTemplate = isGupShupTemplate(parameters);
    if (asTemplate && (type == "CONTACTS"_L1 || type == "AUDIO"_L1 || type == "STICKER"_L1))
        return GupShupRefusal{"329", u"HSM not supported for this msg_type"_s};
    if (!asTemplate && is(parameters, "isTemplate", "true"_L1))
        return GupShupRefusal{"332", u"Interactive button template not supported for non HSM requests"_s};

    Refusal refusal;
    if (is(parameters, "method", "SendMediaMessage"_L1))
        refusal = mediaRefusal(parameters, type);
    else if (type == "LOCATION"_L1)
        refusal = locationRefusal(parameters);
    else if (type == "CONTACTS"_L1)
        refusal = contactsRefusal(parameters);
    else if (type != "TEXT"_L1 && type != "DATA_TEXT"_L1 && type != "HSM"_L1)
        refusal = GupShupRefusal{"171", u"You are not allowed to perform this action."_s};
    else if (!asTemplate)
        refusal = textRefusal(parameters, type);
    if (refusal || !asTemplate)
        return refusal;
    return gupShupTemplateRefusal(parameters);
}

} // namespace ChannelConsole
