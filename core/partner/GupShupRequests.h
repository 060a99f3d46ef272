// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/message/ContentFinding.h"
#include "core/message/MessageContent.h"

#include <QByteArray>

namespace ChannelConsole {

struct GupShupParameter
{
    QByteArray name;
    QString value; ///< not encoded

    bool operator==(const GupShupParameter &) const = default;
};

/// What the gateway's parameters are for a content, but for those that sign in and name the number and the
/// message (gupshup.md §2). `method` comes first.
struct GupShupCall
{
    QList<GupShupParameter> parameters;

    [[nodiscard]] QString value(const QByteArray &name) const; ///< without case; empty if it is not there
    [[nodiscard]] bool isUnicode() const; ///< whether anything in it is not plain English
    /// Whether the account for templates sends it, not the one for two-way messages (gupshup.md §1).
    [[nodiscard]] bool needsTemplateAccount() const;
};

/// For a content that contentFindings() has no error for.
[[nodiscard]] GupShupCall gupShupCall(const MessageContent &content);
[[nodiscard]] GupShupCall gupShupTemplate(const TemplateContent &content); ///< GupShupTemplateRequests.cpp
[[nodiscard]] RawContent gupShupRawDraft(const MessageContent &content);
/// GupShupFindings.cpp: what the gateway asks beyond WhatsApp's rules.
[[nodiscard]] QList<ContentFinding> gupShupFindings(const MessageContent &content);

/// `application/x-www-form-urlencoded`, percent-encoded UTF-8. QUrlQuery would leave `+` as it is, which the
/// gateway reads as a space (gupshup.md §1).
[[nodiscard]] QByteArray formEncoded(const QList<GupShupParameter> &parameters);

} // namespace ChannelConsole
