// SPDX-License-Identifier: Apache-2.0
#include "core/message/TemplateJson.h"

#include "core/Json.h"

#include <nlohmann/json.hpp>

#include <QCoreApplication>

namespace ChannelConsole {

using namespace Qt::StringLiterals;

namespace {

constexpr JsonLimits kFileLimits{.bytes = 16 * 1024 * 1024};
constexpr const char *kFormat = "channel-console/templates";
constexpr int kVersion = 1;

QString tr(const char *text)
{
    return QCoreApplication::translate("TemplateJson", text);
}

void put(nlohmann::json *object, const char *name, const QString &text)
{
    if (!text.isEmpty())
        (*object)[name] = toStd(text);
}

void put(nlohmann::json *object, const char *name, const QStringList &texts)
{
    if (texts.isEmpty())
        return;
    nlohmann::json list = nlohmann::json::array();
    for (const QString &text : texts)
        list.push_back(toStd(text));
    (*object)[name] = list;
}

nlohmann::json buttonJson(const TemplateButton &button)
{
    nlohmann::json object = nlohmann::json::object();
    put(&object, "type", button.type);
    put(&object, "text", button.text);
    put(&object, "url", button.url);
    put(&object, "phoneNumber", button.phoneNumber);
    put(&object, "example", button.example);
    return object;
}

/// What an export holds. What the partner said of it belongs to the store alone.
nlohmann::json documentOf(const TemplateRecord &record)
{
    nlohmann::json object = nlohmann::json::object();
    put(&object, "id", record.partnerTemplateId);
    put(&object, "name", record.name);
    put(&object, "language", record.language);
    put(&object, "category", record.category);
    put(&object, "status", record.status);
    put(&object, "statusReason", record.statusReason);
    put(&object, "quality", record.quality);
    nlohmann::json header = nlohmann::json::object();
    put(&header, "kind", record.headerKind);
    put(&header, "text", record.headerText);
    put(&header, "example", record.headerExample);
    if (!header.empty())
        object["header"] = header;
    put(&object, "body", record.body);
    put(&object, "bodyExamples", record.bodyExamples);
    put(&object, "footer", record.footer);
    for (const TemplateButton &button : record.buttons)
        object["buttons"].push_back(buttonJson(button));
    put(&object, "otherParts", record.otherParts);
    return object;
}

/// Reads an entry and remembers what it could not take.
class EntryReader final
{
public:
    EntryReader(const Json &entry, QStringList *problems, QString place)
        : m_entry(entry)
        , m_problems(problems)
        , m_place(std::move(place))
    {
    }

    [[nodiscard]] QString text(const Json &object, const char *name)
    {
        const std::optional<Json> value = object.at({name});
        if (!value || value->raw().is_null())
            return {};
        const std::optional<QString> text = value->text({});
        if (!text)
            complain(tr("%1: \"%2\" is no text and was left out.").arg(m_place, QLatin1StringView(name)));
        return text.value_or(QString());
    }

    [[nodiscard]] QStringList texts(const Json &object, const char *name)
    {
        const std::optional<Json> value = object.at({name});
        if (!value || value->raw().is_null())
            return {};
        if (!value->isArray()) {
            complain(tr("%1: \"%2\" is no list and was left out.").arg(m_place, QLatin1StringView(name)));
            return {};
        }
        QStringList all;
        for (qsizetype i = 0; i < value->size(); ++i)
            all.append(value->at(i)->text({}).value_or(QString()));
        return all;
    }

    [[nodiscard]] QList<TemplateButton> buttons()
    {
        const std::optional<Json> list = m_entry.at({"buttons"});
        if (!list || list->raw().is_null())
            return {};
        if (!list->isArray()) {
            complain(tr("%1: \"%2\" is no list and was left out.").arg(m_place, u"buttons"_s));
            return {};
        }
        QList<TemplateButton> all;
        for (qsizetype i = 0; i < list->size(); ++i) {
            const Json button = *list->at(i);
            if (!button.isObject()) {
                complain(tr("%1: button %2 is no object and was left out.").arg(m_place).arg(i + 1));
                continue;
            }
            all.append({.type = text(button, "type").toUpper(),
                .text = text(button, "text"),
                .url = text(button, "url"),
                .phoneNumber = text(button, "phoneNumber"),
                .example = text(button, "example")});
        }
        return all;
    }

    [[nodiscard]] TemplateRecord record()
    {
        TemplateRecord record{.partnerTemplateId = text(m_entry, "id"),
            .name = text(m_entry, "name").trimmed(),
            .language = text(m_entry, "language").trimmed(),
            .category = text(m_entry, "category"),
            .status = text(m_entry, "status"),
            .statusReason = text(m_entry, "statusReason"),
            .quality = text(m_entry, "quality"),
            .body = text(m_entry, "body"),
            .bodyExamples = texts(m_entry, "bodyExamples"),
            .footer = text(m_entry, "footer"),
            .buttons = buttons(),
            .otherParts = texts(m_entry, "otherParts")};
        if (const std::optional<Json> header = m_entry.at({"header"}); header && header->isObject()) {
            record.headerKind = text(*header, "kind").toUpper();
            record.headerText = text(*header, "text");
            record.headerExample = text(*header, "example");
        }
        return record;
    }

    void tellUnknownMembers()
    {
        static const QStringList kKnown{u"id"_s, u"name"_s, u"language"_s, u"category"_s, u"status"_s,
            u"statusReason"_s, u"quality"_s, u"header"_s, u"body"_s, u"bodyExamples"_s, u"footer"_s,
            u"buttons"_s, u"otherParts"_s};
        for (const QString &key : m_entry.keys()) {
            if (!kKnown.contains(key))
                complain(tr("%1: \"%2\" is not known and was left out.").arg(m_place, key));
        }
    }

private:
    void complain(const QString &text)
    {
        if (m_problems)
            m_problems->append(text);
    }

    const Json &m_entry;
    QStringList *m_problems;
    QString m_place;
};

QString placeOf(const Json &entry, qsizetype index)
{
    const QString name = entry.text({"name"}).value_or(QString());
    return name.isEmpty() ? tr("Entry %1").arg(index + 1) : tr("Entry %1, %2").arg(index + 1).arg(name);
}

} // namespace

QByteArray templateToJson(const TemplateRecord &record)
{
    nlohmann::json object = documentOf(record);
    if (record.local)
        object["local"] = true;
    if (record.vanished)
        object["vanished"] = true;
    put(&object, "original", QString::fromUtf8(record.original));
    return toJsonText(object);
}

std::optional<TemplateRecord> templateFromJson(const QByteArray &text)
{
    const Result<Json> entry = Json::parse(text, kFileLimits);
    if (!entry || !entry.value().isObject())
        return std::nullopt;
    TemplateRecord record = EntryReader(entry.value(), nullptr, {}).record();
    record.local = entry.value().boolean({"local"}).value_or(false);
    record.vanished = entry.value().boolean({"vanished"}).value_or(false);
    record.original = entry.value().string({"original"}).value_or(QString()).toUtf8();
    return record;
}

QByteArray exportedTemplates(const QList<TemplateRecord> &records)
{
    nlohmann::json list = nlohmann::json::array();
    for (const TemplateRecord &record : records)
        list.push_back(documentOf(record));
    return toJsonText({{"format", kFormat}, {"version", kVersion}, {"templates", list}}, 2) + '\n';
}

Result<ImportedTemplates> importedTemplates(const QByteArray &text)
{
    const Result<Json> document = Json::parse(text, kFileLimits);
    if (!document)
        return Problem{.kind = ProblemKind::InvalidInput,
            .text = tr("The file is no JSON."),
            .remedy = tr("Choose a file that this program exported, or one of the same form."),
            .details = document.error().details};
    const std::optional<Json> list
        = document.value().isArray() ? std::optional(document.value()) : document.value().at({"templates"});
    if (!list || !list->isArray())
        return Problem{.kind = ProblemKind::InvalidInput,
            .text = tr("The file holds no list of templates."),
            .remedy = tr("It needs an array, or an object with an array \"templates\".")};
    ImportedTemplates imported;
    if (const std::optional<qint64> version = document.value().integer({"version"});
        version && *version > kVersion)
        imported.problems.append(tr("The file was written by a newer version of this program."));
    for (qsizetype i = 0; i < list->size(); ++i) {
        const Json entry = *list->at(i);
        const QString place = placeOf(entry, i);
        if (!entry.isObject()) {
            imported.problems.append(tr("%1 is no object and was left out.").arg(place));
            continue;
        }
        EntryReader reader(entry, &imported.problems, place);
        TemplateRecord record = reader.record();
        if (record.name.isEmpty()) {
            imported.problems.append(tr("%1 has no name and was left out.").arg(place));
            continue;
        }
        reader.tellUnknownMembers();
        record.local = true;
        imported.records.append(record);
    }
    return imported;
}

} // namespace ChannelConsole
