// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/Result.h"

#include <QList>
#include <QString>

namespace ChannelConsole {

/// A form of the webhook URL: literal text with {host}, {partner} and {streamId}. {host} stands for the
/// platform host with its scheme; behind a scheme written out ("https://{host}/…") it stands for the host
/// alone.
struct WebhookTemplate
{
    QString text;
    QString label; ///< translated
    bool verified = false; ///< documented for WhatsApp; none is so far (platform.md §2)
};

/// The default first.
[[nodiscard]] QList<WebhookTemplate> webhookTemplates();
[[nodiscard]] QString defaultWebhookTemplate();

/// Empty if host or stream id are missing. An empty template means the default.
[[nodiscard]] QString webhookUrl(const QString &webhookTemplate, const QString &platformHost,
    const QString &partnerId, const QString &streamId);

struct WebhookParts
{
    QString platformHost; ///< scheme://host[:port]
    QString streamId;
    QString webhookTemplate; ///< with {host} and {streamId}, and {partner} where the partner's id stood in
                             ///< the path
};
/// Takes a URL apart that was copied from the platform; InvalidInput says what is missing. An instance suffix
/// (`/hookInstance/…`, platform.md §2) is left out: it belongs to one conversation of the Webhook channel.
[[nodiscard]] Result<WebhookParts> parseWebhookUrl(const QString &pasted, const QString &partnerId);

/// As it is stored: scheme added where there is none, no trailing slash.
[[nodiscard]] QString normalisedPlatformHost(const QString &typed);

/// What is wrong with them, in words, or empty. An empty stream id is fine: it may not be known yet.
[[nodiscard]] QString checkStreamId(const QString &streamId);
[[nodiscard]] QString checkPlatformHost(const QString &host);
[[nodiscard]] QString checkWebhookTemplate(const QString &text);

} // namespace ChannelConsole
