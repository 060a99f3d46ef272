// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/channel/Channel.h"

#include <QHash>
#include <QString>
#include <QStringList>

namespace ChannelConsole {

/// An assistant while it is being added or changed: what was typed, what is wrong with it, and what it would
/// come to. The form's state, without the form.
class AssistantDraft final
{
public:
    enum class Field {
        Name,
        StreamId,
        PlatformHost,
        WebhookTemplate,
    };

    AssistantDraft() = default; ///< a new one
    explicit AssistantDraft(const Assistant &stored);

    [[nodiscard]] bool isNew() const { return m_stored.id.isNull(); }
    [[nodiscard]] bool hasChanges() const { return m_typed != m_stored; }

    /// As typed.
    [[nodiscard]] const Assistant &typed() const { return m_typed; }
    void setName(const QString &name) { m_typed.name = name; }
    void setEnvironment(const QString &environment) { m_typed.environment = environment; }
    void setStreamId(const QString &streamId) { m_typed.streamId = streamId; }
    void setPlatformHost(const QString &host) { m_typed.platformHost = host; }
    void setWebhookTemplate(const QString &text) { m_typed.webhookTemplate = text; }

    struct Pasted
    {
        QString fault; ///< empty: taken over
        QString takenOver; ///< what was found, in words
    };
    /// Takes host, stream id and template from a URL copied from the platform, whichever partner it is for.
    /// Changes nothing if it cannot be read.
    Pasted pasteWebhookUrl(const QString &pasted);

    /// In words, or empty.
    [[nodiscard]] QString fault(Field field) const;
    [[nodiscard]] QList<Field> faultyFields() const; ///< in the order of the form

    /// The template in use is not proven by the platform's documentation.
    [[nodiscard]] bool templateIsUnverified() const;
    /// What the webhook URL comes to for this partner, or empty while the stream id is missing.
    [[nodiscard]] QString webhookUrl(const QString &partnerId) const;

    /// As it will be stored: trimmed, with an id.
    [[nodiscard]] Assistant result() const;

private:
    Assistant m_stored;
    Assistant m_typed;
};

} // namespace ChannelConsole
