// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/Json.h"
#include "core/net/HttpListener.h"

#include <nlohmann/json.hpp>

#include <functional>
#include <initializer_list>

namespace ChannelConsole {

/// Faults of a request by the path of the field, in the words that the documented example uses
/// (infobip.md §3): `content.contacts[0].emails[0].email`.
class InfobipValidation final
{
public:
    using Path = std::initializer_list<const char *>;

    /// Lengths in UTF-16 units; `least` 0 makes it optional.
    void text(const Json &in, const QString &prefix, Path path, qsizetype least, qsizetype most);
    void url(const Json &in, const QString &prefix, Path path);
    void number(const Json &in, const QString &prefix, Path path, double least, double most);
    void oneOf(const Json &in, const QString &prefix, Path path, const QStringList &known, bool required);
    /// Calls `check` for each element with its prefix, "content.action.buttons[0]".
    void list(const Json &in, const QString &prefix, Path path, qsizetype least, qsizetype most,
        const std::function<void(const Json &, const QString &)> &check);
    /// Whether there is an object; says so if not.
    bool object(const Json &in, const QString &prefix, Path path);
    void fault(const QString &field, const QString &text);

    [[nodiscard]] bool isEmpty() const { return m_errors.empty(); }
    [[nodiscard]] ListenerReply reply() const;

private:
    nlohmann::json m_errors = nlohmann::json::object();
};

/// Checks `content` of the operation at the end of the path, "interactive/buttons", by the OpenAPI document
/// 3.210.0 (infobip.md §2.2). False for an operation that there is not.
[[nodiscard]] bool checkInfobipContent(
    const QString &operation, const Json &message, const QString &prefix, InfobipValidation &validation);
/// InfobipTemplateChecks.cpp: `content` of a template message.
void checkInfobipTemplate(const Json &content, const QString &prefix, InfobipValidation &validation);
/// What WhatsApp has against a template message that is well formed; empty if nothing.
[[nodiscard]] QString infobipTemplateMismatch(const Json &content);

} // namespace ChannelConsole
