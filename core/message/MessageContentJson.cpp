// SPDX-License-Identifier: Apache-2.0
#include "core/message/MessageContentJson.h"

#include "core/Json.h"
#include "core/message/ContentMembers.h"

#include <nlohmann/json.hpp>

#include <QCoreApplication>

#include <algorithm>
#include <limits>
#include <optional>

namespace ChannelConsole {

using namespace Qt::StringLiterals;

namespace {

/// Of the whole form; a change of what a member means makes it 2.
constexpr int kVersion = 1;

/// Above what any content can hold; raw JSON grows by its escapes.
constexpr JsonLimits kLimits{.bytes = 8 * 1024 * 1024};

template <typename T>
constexpr bool kIsOptional = false;
template <typename T>
constexpr bool kIsOptional<std::optional<T>> = true;
template <typename T>
constexpr bool kIsList = false;
template <typename T>
constexpr bool kIsList<QList<T>> = true;

class MemberWriter final
{
public:
    nlohmann::json document = nlohmann::json::object();

    template <typename T>
    void operator()(const char *name, const T &member)
    {
        nlohmann::json value = written(member);
        const bool empty = value.is_null()
            || (value.is_string() && value.get_ref<const std::string &>().empty())
            || (value.is_array() && value.empty());
        if (!empty)
            document[name] = std::move(value);
    }

private:
    template <typename T>
    static nlohmann::json written(const T &value)
    {
        if constexpr (std::is_same_v<T, QString>) {
            return toStd(value);
        } else if constexpr (std::is_same_v<T, QByteArray>) {
            // As text, not as JSON within JSON: what was typed comes back with its spaces and its order.
            return value.toStdString();
        } else if constexpr (std::is_same_v<T, QDate>) {
            return toStd(value.toString(Qt::ISODate));
        } else if constexpr (std::is_enum_v<T>) {
            const auto &all = StoredWords<T>::kAll;
            return std::find_if(all.begin(), all.end(), [value](const auto &each) {
                return each.first == value;
            })->second;
        } else if constexpr (std::is_arithmetic_v<T>) {
            return value;
        } else if constexpr (kIsOptional<T>) {
            return value ? written(*value) : nlohmann::json();
        } else if constexpr (kIsList<T>) {
            nlohmann::json list = nlohmann::json::array();
            for (const auto &each : value)
                list.push_back(written(each));
            return list;
        } else {
            MemberWriter inner;
            members(inner, value);
            return std::move(inner.document);
        }
    }
};

/// Fills members from an object. A member that is not there, or null, stays as it is.
class MemberReader final
{
public:
    explicit MemberReader(const nlohmann::json &document, const QString &path = {})
        : m_document(document)
        , m_path(path)
    {
    }

    QString error; ///< what was wrong first; empty if nothing was

    template <typename T>
    void operator()(const char *name, T &member)
    {
        const auto found = m_document.find(name);
        if (!error.isEmpty() || found == m_document.end() || found->is_null())
            return;
        read(*found, member, m_path + QLatin1StringView(name));
    }

private:
    template <typename T>
    void read(const nlohmann::json &value, T &target, const QString &path)
    {
        if constexpr (std::is_same_v<T, QString>) {
            if (const std::string *text = stringAt(value, path))
                target = QString::fromStdString(*text);
        } else if constexpr (std::is_same_v<T, QByteArray>) {
            if (const std::string *text = stringAt(value, path))
                target = QByteArray::fromStdString(*text);
        } else if constexpr (std::is_same_v<T, QDate>) {
            if (const std::string *text = stringAt(value, path))
                target = QDate::fromString(QString::fromStdString(*text), Qt::ISODate);
            if (!target.isValid())
                refuse(path, u"a date"_s);
        } else if constexpr (std::is_enum_v<T>) {
            readWord(value, target, path);
        } else if constexpr (std::is_same_v<T, bool>) {
            if (value.is_boolean())
                target = value.get<bool>();
            else
                refuse(path, u"true or false"_s);
        } else if constexpr (std::is_same_v<T, double>) {
            if (value.is_number())
                target = value.get<double>();
            else
                refuse(path, u"a number"_s);
        } else if constexpr (std::is_integral_v<T>) {
            readInteger(value, target, path);
        } else if constexpr (kIsOptional<T>) {
            read(value, target.emplace(), path);
        } else if constexpr (kIsList<T>) {
            readList(value, target, path);
        } else {
            readObject(value, target, path);
        }
    }

    template <typename T>
    void readWord(const nlohmann::json &value, T &target, const QString &path)
    {
        const std::string *word = stringAt(value, path);
        if (!word)
            return;
        for (const auto &[kind, name] : StoredWords<T>::kAll) {
            if (*word == name) {
                target = kind;
                return;
            }
        }
        refuse(path, u"a known word"_s);
    }

    template <typename T>
    void readInteger(const nlohmann::json &value, T &target, const QString &path)
    {
        // Beyond 2^63 nlohmann's number is unsigned.
        const auto *unsignedNumber = value.get_ptr<const nlohmann::json::number_unsigned_t *>();
        const auto *number = value.get_ptr<const nlohmann::json::number_integer_t *>();
        const bool fits
            = unsignedNumber ? std::in_range<T>(*unsignedNumber) : number && std::in_range<T>(*number);
        if (fits)
            target = static_cast<T>(*number);
        else
            refuse(path, u"an integer"_s);
    }

    template <typename T>
    void readList(const nlohmann::json &value, QList<T> &target, const QString &path)
    {
        if (!value.is_array()) {
            refuse(path, u"a list"_s);
            return;
        }
        target.clear();
        for (const nlohmann::json &each : value) {
            const QString place = path + u'/' + QString::number(target.size());
            read(each, target.emplaceBack(), place);
        }
    }

    template <typename T>
    void readObject(const nlohmann::json &value, T &target, const QString &path)
    {
        if (!value.is_object()) {
            refuse(path, u"an object"_s);
            return;
        }
        MemberReader inner(value, path + u'/');
        members(inner, target);
        if (error.isEmpty())
            error = inner.error;
    }

    const std::string *stringAt(const nlohmann::json &value, const QString &path)
    {
        if (!value.is_string())
            refuse(path, u"a text"_s);
        return value.get_ptr<const std::string *>();
    }

    void refuse(const QString &path, const QString &wanted)
    {
        if (error.isEmpty())
            error = u"%1 is not %2"_s.arg(path, wanted);
    }

    const nlohmann::json &m_document;
    QString m_path;
};

Problem unreadable(const QString &details)
{
    return {.kind = ProblemKind::StoreFailed,
        .side = Side::ThisComputer,
        .text
        = QCoreApplication::translate("MessageContentJson", "What this message was made of cannot be read."),
        .remedy = QCoreApplication::translate("MessageContentJson", "Compose it anew."),
        .details = details};
}

} // namespace

QByteArray contentToJson(const MessageContent &content)
{
    MemberWriter writer;
    writer("version", kVersion);
    writer("type", messageTypeId(typeOf(content)));
    std::visit([&writer](const auto &each) { members(writer, each); }, content);
    return toJsonText(writer.document);
}

Result<MessageContent> contentFromJson(const QByteArray &text)
{
    const Result<Json> document = Json::parse(text, kLimits);
    if (!document)
        return unreadable(document.error().details);
    if (document.value().integer({"version"}).value_or(0) != kVersion)
        return unreadable(u"the version is not %1"_s.arg(kVersion));
    const std::optional<MessageType> type
        = messageTypeFromId(document.value().string({"type"}).value_or(QString()));
    if (!type)
        return unreadable(u"the type is not known"_s);

    MessageContent content = emptyContent(*type);
    MemberReader reader(document.value().raw());
    std::visit(
        [&reader](auto &each) {
            // What the composer starts with is not what was stored: only the kind of media is the type's.
            if constexpr (!std::is_same_v<std::remove_cvref_t<decltype(each)>, MediaContent>)
                each = {};
            members(reader, each);
        },
        content);
    if (!reader.error.isEmpty())
        return unreadable(reader.error);
    return content;
}

} // namespace ChannelConsole
