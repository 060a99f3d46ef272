// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>
#include <QString>

#include <functional>
#include <optional>

namespace ChannelConsole {

/// What a row of the configuration form is made of. The form is built from these: no page knows a partner.
enum class FieldKind {
    Numbers, ///< the channel's business numbers
    Text,
    File, ///< the path of a file on this computer, with Browse
    Url, ///< an origin or URL the program sends to; secrets are bound to it
    Secret, ///< lives in the keychain only
    Choice,
    WebhookUrl, ///< read-only, with Copy; not stored
    AssociateApp,
    EnableChannel,
};

struct FieldChoice
{
    QString value; ///< stored
    QString label; ///< translated
};

/// One field a partner declares.
struct FieldSpec
{
    QString id; ///< stable: stored, and part of keychain names
    QString label; ///< as the guide spells it; also the accessible name
    FieldKind kind = FieldKind::Text;
    bool required = false;
    bool advanced = false; ///< belongs into the folded part
    QString help; ///< where to find the value, one or two sentences, translated
    QString placeholder;
    QString defaultValue;
    QList<FieldChoice> choices; ///< for Choice; for Url and Text: presets offered beside free input
    bool unverified = false; ///< the documentation does not prove this default or choice; the form says so

    /// Shown, required and validated only if the field `id` has `value`.
    struct Condition
    {
        QString id;
        QString value;
    };
    std::optional<Condition> onlyIf;

    /// Brings pasted forms into the stored form (trim, strip quotes and the like). Applied before `check`;
    /// may be empty.
    std::function<QString(const QString &)> normalise;
    /// What is wrong with a non-empty value, in words, or an empty string. May be empty. Not called for
    /// secrets already stored.
    std::function<QString(const QString &)> check;
    /// What is worth a second look in a value that may well be right, in words, or an empty string. May be
    /// empty.
    std::function<QString(const QString &)> doubt;
};

} // namespace ChannelConsole
