// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/Result.h"
#include "core/message/MediaPlan.h"
#include "core/partner/WebhookEvents.h"

#include <QObject>
#include <QUuid>

namespace ChannelConsole {

class AssistantStore;
class HttpClient;
class MediaDownload;
class Sandbox;
class SecretVault;

/// Fetches the file behind a media link of a webhook, or behind an id where the partner gives only that; only
/// when the user asks for it. Credentials go along only to the very origin they were entered for (promise 8);
/// a redirect is followed without them, and never from https to anything else. For a sandbox assistant only
/// the sandbox is asked, and for no other ever (promise 9). GUI thread; everything must outlive it.
class MediaFetch final : public QObject
{
    Q_OBJECT
public:
    /// WhatsApp's largest file is a document of 100 MB (infobip.md §2.2).
    static constexpr qint64 kMaximumBytes = 110 * 1024 * 1024;

    MediaFetch(const AssistantStore *assistants, SecretVault *vault, HttpClient *client, Sandbox *sandbox,
        QObject *parent = nullptr);

    /// Refused for a link that may not be asked for, InvalidInput where there is neither link nor a way by
    /// the id, MissingSecret where the id is of no use without a credential that is not there.
    [[nodiscard]] Result<MediaPlan> plan(
        const QUuid &assistantId, const QString &partnerId, const InboundMedia &media) const;

    /// Asks, and writes the file whole or not at all. Never null.
    MediaDownload *fetch(const MediaPlan &plan, const QString &fileName);

private:
    [[nodiscard]] Result<QUrl> urlOfId(const MediaPlan &plan, const InboundMedia &media) const;
    [[nodiscard]] QHash<QString, SecretEntry> secretsFor(const MediaPlan &plan) const;

    const AssistantStore *m_assistants;
    SecretVault *m_vault;
    HttpClient *m_client;
    Sandbox *m_sandbox;
};

} // namespace ChannelConsole
