// SPDX-License-Identifier: Apache-2.0
#include "core/Json.h"

#include <nlohmann/json.hpp>

#include <QCoreApplication>

#include <set>
#include <string>
#include <utility>
#include <vector>

namespace ChannelConsole {

namespace {

Problem notUnderstood(const QString &details)
{
    return {.kind = ProblemKind::ReplyNotUnderstood,
        .side = Side::Partner,
        .text = QCoreApplication::translate("Json", "The answer is not JSON the program can read."),
        .details = details};
}

/// Walks the text without building anything, to refuse what is nested too deeply before it exists.
class FormCheck final : public nlohmann::json_sax<nlohmann::json>
{
public:
    explicit FormCheck(const JsonLimits &limits)
        : m_limits(limits)
    {
    }

    QString error;

    bool null() override { return true; }
    bool boolean(bool) override { return true; }
    bool number_integer(number_integer_t) override { return true; }
    bool number_unsigned(number_unsigned_t) override { return true; }
    bool number_float(number_float_t, const string_t &) override { return true; }
    bool string(string_t &) override { return true; }
    bool binary(binary_t &) override { return true; }
    bool key(string_t &name) override
    {
        if (!m_limits.uniqueKeys || m_keys.back().insert(name).second)
            return true;
        error = QStringLiteral("the key \"%1\" is there twice").arg(QString::fromStdString(name));
        return false;
    }
    bool start_object(std::size_t) override { return enter(); }
    bool start_array(std::size_t) override { return enter(); }
    bool end_object() override { return leave(); }
    bool end_array() override { return leave(); }
    bool parse_error(std::size_t position, const std::string &, const nlohmann::json::exception &reason) override
    {
        error = QStringLiteral("at byte %1: %2").arg(position).arg(QString::fromUtf8(reason.what()));
        return false;
    }

private:
    bool enter()
    {
        m_keys.emplace_back();
        if (std::cmp_less_equal(m_keys.size(), m_limits.depth))
            return true;
        error = QStringLiteral("nested more than %1 levels deep").arg(m_limits.depth);
        return false;
    }
    bool leave()
    {
        m_keys.pop_back();
        return true;
    }

    JsonLimits m_limits;
    std::vector<std::set<std::string>> m_keys; ///< of each object or array that is open
};

} // namespace

Json::Json(std::shared_ptr<const nlohmann::json> document, const nlohmann::json *value)
    : m_document(std::move(document)), m_value(value)
{
}

Result<Json> Json::parse(const QByteArray &text, const JsonLimits &limits)
{
    if (text.size() > limits.bytes)
        return notUnderstood(QStringLiteral("%1 bytes, more than the %2 allowed").arg(text.size()).arg(limits.bytes));
    // The parser takes a zero byte for the end of the text and would not see what follows it.
    if (const qsizetype zero = text.indexOf('\0'); zero >= 0)
        return notUnderstood(QStringLiteral("a zero byte at %1").arg(zero));
    FormCheck check(limits);
    if (!nlohmann::json::sax_parse(text.cbegin(), text.cend(), &check))
        return notUnderstood(check.error);
    auto document = std::make_shared<nlohmann::json>(
        nlohmann::json::parse(text.cbegin(), text.cend(), nullptr, /*allow_exceptions=*/false));
    if (document->is_discarded())
        return notUnderstood(QStringLiteral("not JSON"));
    const nlohmann::json *value = document.get();
    return Json(std::move(document), value);
}

bool Json::isObject() const
{
    return m_value->is_object();
}

bool Json::isArray() const
{
    return m_value->is_array();
}

bool Json::isString() const
{
    return m_value->is_string();
}

qsizetype Json::size() const
{
    return m_value->is_structured() ? static_cast<qsizetype>(m_value->size()) : 0;
}

std::optional<Json> Json::at(std::initializer_list<const char *> path) const
{
    const nlohmann::json *value = m_value;
    for (const char *key : path) {
        if (!value->is_object())
            return std::nullopt;
        const auto found = value->find(key);
        if (found == value->end())
            return std::nullopt;
        value = &*found;
    }
    return Json(m_document, value);
}

std::optional<Json> Json::at(qsizetype index) const
{
    if (!m_value->is_array() || index < 0 || index >= size())
        return std::nullopt;
    return Json(m_document, &(*m_value)[static_cast<std::size_t>(index)]);
}

std::optional<QString> Json::string(std::initializer_list<const char *> path) const
{
    const std::optional<Json> found = at(path);
    if (!found || !found->m_value->is_string())
        return std::nullopt;
    return QString::fromStdString(*found->m_value->get_ptr<const std::string *>());
}

std::optional<QString> Json::text(std::initializer_list<const char *> path) const
{
    const std::optional<Json> found = at(path);
    if (!found)
        return std::nullopt;
    if (found->m_value->is_string())
        return string(path);
    if (found->m_value->is_number() || found->m_value->is_boolean())
        return QString::fromUtf8(toJsonText(*found->m_value));
    return std::nullopt;
}

std::optional<qint64> Json::integer(std::initializer_list<const char *> path) const
{
    const std::optional<Json> found = at(path);
    if (!found || !found->m_value->is_number_integer())
        return std::nullopt;
    if (found->m_value->is_number_unsigned()
        && *found->m_value->get_ptr<const nlohmann::json::number_unsigned_t *>()
            > static_cast<quint64>(std::numeric_limits<qint64>::max()))
        return std::nullopt;
    return *found->m_value->get_ptr<const nlohmann::json::number_integer_t *>();
}

std::optional<bool> Json::boolean(std::initializer_list<const char *> path) const
{
    const std::optional<Json> found = at(path);
    if (!found || !found->m_value->is_boolean())
        return std::nullopt;
    return *found->m_value->get_ptr<const nlohmann::json::boolean_t *>();
}

QStringList Json::keys() const
{
    QStringList result;
    if (m_value->is_object()) {
        for (const auto &member : m_value->items())
            result.append(QString::fromStdString(member.key()));
    }
    return result;
}

const nlohmann::json &Json::raw() const
{
    return *m_value;
}

QByteArray toJsonText(const nlohmann::json &document, int indent)
{
    // `replace` so that even a lone surrogate typed by a user cannot make dump() throw.
    return QByteArray::fromStdString(
        document.dump(indent, ' ', false, nlohmann::json::error_handler_t::replace));
}

std::string toStd(const QString &text)
{
    return text.toUtf8().toStdString();
}

} // namespace ChannelConsole
