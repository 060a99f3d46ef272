// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/log/MessageRows.h"
#include "log/IngestFixture.h"

namespace ChannelConsole {

inline const QString kBusiness = u"+441134960000"_s;
inline const QString kUser = u"+447700900001"_s;
inline constexpr qint64 kDay = 86'400'000;

inline QDateTime at(qint64 milliseconds)
{
    return QDateTime::fromMSecsSinceEpoch(kStart + milliseconds, Qt::UTC);
}

/// A log with a conversation of kBusiness and kUser, as tests want it.
class ConversationFixture : public IngestFixture
{
protected:
    Ingested say(const QString &text, qint64 milliseconds, const QString &type = u"text"_s)
    {
        InboundMessage message = inbound(u"w-%1"_s.arg(++m_keys));
        message.time = at(milliseconds);
        message.text = text;
        message.type = type;
        message.replyTo.clear();
        IngestOrigin origin = originOf(m_assistant);
        origin.received = at(milliseconds);
        return ingest({.messages = {message}}, origin);
    }

    qint64 send(const QString &text, qint64 milliseconds, const QString &status = MessageStatus::kDelivered)
    {
        return insert({{.time = at(milliseconds), .text = text, .status = status}}).value(0);
    }

    qint64 append(const QString &text)
    {
        LogEntry entry = shaped(
            {.messageId = u"ours-1"_s, .time = at(0), .text = text, .status = MessageStatus::kSending});
        const auto id = m_log->append(
            entry, {.request = u"POST"_s, .content = MessageContent(TextContent{.text = text})});
        return finishes(id) && id.result().ok() ? id.result().value() : 0;
    }

    QList<qint64> fill(int count)
    {
        QList<LogEntry> entries;
        for (int i = 0; i < count; ++i)
            entries += {.time = at(i * 1000), .text = u"message %1"_s.arg(i), .status = MessageStatus::kSent};
        return insert(entries);
    }

    [[nodiscard]] LogEntry shaped(LogEntry entry) const
    {
        entry.assistantId = m_assistant;
        entry.partnerId = u"infobip"_s;
        entry.businessNumber = kBusiness;
        entry.userNumber = kUser;
        entry.type = u"text"_s;
        return entry;
    }

    QList<qint64> insert(const QList<LogEntry> &entries)
    {
        QList<qint64> ids;
        const auto done = m_fixture->store->run<void>([&](StoreConnection &connection) {
            return connection.transaction([&]() -> Result<void> {
                for (const LogEntry &entry : entries) {
                    const Result<qint64> id = insertMessage(connection, shaped(entry));
                    if (!id)
                        return id.error();
                    ids += id.value();
                }
                return {};
            });
        });
        return finishes(done) && done.result().ok() ? ids : QList<qint64>();
    }

private:
    int m_keys = 0;
};

} // namespace ChannelConsole
