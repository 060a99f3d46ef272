// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QHash>
#include <QMetaType>
#include <QString>
#include <QStringList>
#include <QUuid>

namespace ChannelConsole {

/// A virtual assistant on the platform.
struct Assistant
{
    QUuid id;
    QString name;
    QString streamId; ///< `st-<uuid>`; may be empty until it is known
    QString platformHost = QStringLiteral("https://bots.kore.ai");
    QString environment; ///< free label: production, test, …
    QString webhookTemplate; ///< see channel/WebhookUrl.h; empty: the default template
    /// A mark, not a port: requests of a sandbox assistant can only go to the built-in simulated partners, those of any other never
    /// can. Set when the assistant is made; cannot be changed.
    bool sandbox = false;

    bool operator==(const Assistant &) const = default;
};

enum class SecretPlace {
    Keychain,
    UntilQuit, ///< in memory only, because the user chose so; gone at the next start
};

/// Where a stored secret is, and where it may go. Never the secret itself.
struct SecretEntry
{
    QString name; ///< channel-console/v1/<configuration uuid>/<field>/<nonce>
    /// The origins it was entered for (Http.h originOf) with a space between them, the one sends go to first;
    /// or `sandbox:<partner>`. Whoever sends a secret anywhere asks isFor() before.
    QString origin;
    SecretPlace place = SecretPlace::Keychain;

    /// Whether it may go to this origin.
    [[nodiscard]] bool isFor(const QString &where) const
    {
        return !where.isEmpty() && origin.split(u' ').contains(where);
    }
    /// "https://a.example, https://b.example"
    [[nodiscard]] QString originText() const { return QString(origin).replace(u' ', QStringLiteral(", ")); }

    bool operator==(const SecretEntry &) const = default;
};

/// The values of one partner. Each partner's are kept when another is chosen.
struct PartnerSettings
{
    QHash<QString, QString> values; ///< by FieldSpec::id; without secrets
    QStringList numbers; ///< business numbers, `+` and digits
    QHash<QString, SecretEntry> secrets; ///< by FieldSpec::id

    bool operator==(const PartnerSettings &) const = default;
};

/// What the user ticked about the platform's own form, which no public interface can read or write (platform.md §4).
struct PlatformProgress
{
    bool entered = false;
    bool saved = false;
    bool published = false;

    bool operator==(const PlatformProgress &) const = default;
};

/// An assistant's channel: partner, values, numbers, associated app, enabled or not.
struct ChannelConfiguration
{
    QUuid id;
    QUuid assistantId;
    QString partnerId; ///< Partner::id(), empty until one was chosen
    bool enabled = false;
    bool associateApp = false;
    QUuid appId;
    QHash<QString, PartnerSettings> settings; ///< by Partner::id()
    PlatformProgress platform;

    bool operator==(const ChannelConfiguration &) const = default;
};

/// A JWT app: secures the webhook once associated. Shared by all assistants.
struct JwtApp
{
    QUuid id;
    QString name;
    QString clientId; ///< `cs-<uuid>`
    QString algorithm = QStringLiteral("HS256"); ///< HS256, HS512, RS256 or RS512 (platform.md §3.1)
    QString publicKey; ///< PEM text, for RS256 and RS512; no secret
    bool enforceJti = false; ///< every token has to carry a jti, and each counts once
    SecretEntry clientSecret; ///< for RS the private key, which is there only if tokens are minted here

    bool operator==(const JwtApp &) const = default;
};

} // namespace ChannelConsole

Q_DECLARE_METATYPE(ChannelConsole::Assistant)
Q_DECLARE_METATYPE(ChannelConsole::ChannelConfiguration)
