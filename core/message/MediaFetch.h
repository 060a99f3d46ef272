// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/Result.h"
#include "core/channel/Channel.h"
#include "core/net/Http.h"
#include "core/partner/WebhookEvents.h"

#include <QFuture>
#include <QHash>
#include <QObject>
#include <QUuid>

namespace ChannelConsole {

class AssistantStore;
class HttpClient;
class Partner;
class SecretVault;

/// Where a media link leads and what would go along: to be shown before anything is asked for.
struct MediaPlan
{
    QUrl url;
    QString origin;
    const Partner *partner = nullptr;
    PartnerSettings settings;
    QHash<QString, SecretEntry> secrets; ///< those that go along; empty: without credentials
    QString extraCaFile;

    [[nodiscard]] bool withCredentials() const { return !secrets.isEmpty(); }
};

/// Fetches the file behind a media link of a webhook, only when the user asks for it. Credentials go along
/// only to the very origin they were entered for (promise 8); a redirect is followed without them, and never
/// from https to anything else. GUI thread; everything must outlive it.
class MediaFetch final : public QObject
{
    Q_OBJECT
public:
    /// WhatsApp's largest file is a document of 100 MB (infobip.md §2.2).
    static constexpr qint64 kMaximumBytes = 110 * 1024 * 1024;

    MediaFetch(
        const AssistantStore *assistants, SecretVault *vault, HttpClient *client, QObject *parent = nullptr);

    /// Refused for a link that may not be asked for, InvalidInput where there is none.
    [[nodiscard]] Result<MediaPlan> plan(
        const QUuid &assistantId, const QString &partnerId, const InboundMedia &media) const;

    /// Asks, and writes the file whole or not at all; how many bytes it has.
    [[nodiscard]] QFuture<Result<qint64>> fetch(const MediaPlan &plan, const QString &fileName);

private:
    class Run;

    const AssistantStore *m_assistants;
    SecretVault *m_vault;
    HttpClient *m_client;
};

} // namespace ChannelConsole
