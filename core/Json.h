// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/Result.h"

#include <nlohmann/json_fwd.hpp>

#include <QByteArray>
#include <QString>

#include <initializer_list>
#include <memory>
#include <optional>

namespace ChannelConsole {

struct JsonLimits
{
    qsizetype bytes = 1024 * 1024;
    int depth = 64; ///< deeper input parses, but copying or dumping it would overflow the stack
    bool uniqueKeys = false; ///< refuse an object with a key twice: readers differ in which one they take
};

/// A read-only document that came from outside. The only place that calls nlohmann's parser: size and depth are checked while
/// reading, nothing throws, and each accessor says whether the value was there in the form asked for.
/// Cheap to copy; sub-values share the document.
class Json final
{
public:
    /// Fails with ReplyNotUnderstood; details say where. Accepts any JSON value at the top.
    [[nodiscard]] static Result<Json> parse(const QByteArray &text, const JsonLimits &limits = {});

    [[nodiscard]] bool isObject() const;
    [[nodiscard]] bool isArray() const;
    [[nodiscard]] bool isString() const;
    [[nodiscard]] qsizetype size() const; ///< of an array or object; 0 for anything else

    /// The member at a path of object keys; empty if any part is missing or not an object.
    [[nodiscard]] std::optional<Json> at(std::initializer_list<const char *> path) const;
    [[nodiscard]] std::optional<Json> at(qsizetype index) const; ///< element of an array

    /// Strictly a JSON string.
    [[nodiscard]] std::optional<QString> string(std::initializer_list<const char *> path) const;
    /// A string, or a number or boolean as it was written: partners send codes as either.
    [[nodiscard]] std::optional<QString> text(std::initializer_list<const char *> path) const;
    [[nodiscard]] std::optional<qint64> integer(std::initializer_list<const char *> path) const;
    [[nodiscard]] std::optional<bool> boolean(std::initializer_list<const char *> path) const;
    [[nodiscard]] QStringList keys() const;

    /// As nlohmann's value, for the few places that walk a whole document.
    [[nodiscard]] const nlohmann::json &raw() const;

private:
    Json(std::shared_ptr<const nlohmann::json> document, const nlohmann::json *value);

    std::shared_ptr<const nlohmann::json> m_document;
    const nlohmann::json *m_value;
};

/// Serialises a document of ours. Strings that are not valid UTF-8 cannot occur (they come from QString).
[[nodiscard]] QByteArray toJsonText(const nlohmann::json &document, int indent = -1);

/// QString to nlohmann's string.
[[nodiscard]] std::string toStd(const QString &text);

} // namespace ChannelConsole
