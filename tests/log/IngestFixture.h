// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/log/Ingest.h"
#include "core/log/SearchIndex.h"
#include "support/FixedClock.h"
#include "support/StoreFixture.h"

#include <QSqlQuery>
#include <QTest>

namespace ChannelConsole {

using namespace Qt::StringLiterals;

inline constexpr qint64 kStart = 1772366400000; // 2026-03-01 12:00 UTC

inline DeliveryEvent report(const QString &status, int second = 1)
{
    return {.partnerMessageId = u"p-1"_s,
        .ourMessageId = u"ours-1"_s,
        .time = QDateTime::fromMSecsSinceEpoch(kStart + second * 1000, Qt::UTC),
        .status = status,
        .partnerStatus = status.toUpper()};
}

inline DeliveryEvent failure(int second = 1)
{
    DeliveryEvent event = report(MessageStatus::kFailed, second);
    event.problem = Problem{.kind = ProblemKind::RejectedByPartner,
        .side = Side::WhatsApp,
        .text = u"The user has not written."_s,
        .remedy = u"Send a template."_s,
        .partnerCode = u"7010"_s,
        .partnerText = u"EC_NO_SESSION"_s};
    return event;
}

inline InboundMessage inbound(const QString &key)
{
    return {.partnerMessageId = key,
        .key = key,
        .businessNumber = u"+441134960000"_s,
        .userNumber = u"+447700900001"_s,
        .profileName = u"Asha"_s,
        .time = QDateTime::fromMSecsSinceEpoch(kStart - 5000, Qt::UTC),
        .type = u"text"_s,
        .text = u"Grüße 👋"_s,
        .replyTo = u"p-0"_s,
        .content = R"({"text":"x"})"};
}

/// A real store with two assistants and a log, for tests of what comes in through the webhook.
class IngestFixture : public QObject
{
protected:
    [[nodiscard]] bool open()
    {
        m_fixture = std::make_unique<StoreFixture>();
        m_assistant = QUuid::createUuid();
        m_otherAssistant = QUuid::createUuid();
        m_log = std::make_unique<MessageLog>(m_fixture->store.get(), &m_clock);
        return m_fixture->isOpen && m_fixture->addAssistantRow(m_assistant)
            && m_fixture->addAssistantRow(m_otherAssistant);
    }
    void close()
    {
        m_log.reset();
        m_fixture.reset();
    }

    IngestOrigin originOf(const QUuid &assistant) const
    {
        return {
            .assistantId = assistant, .partnerId = u"infobip"_s, .sandbox = false, .received = m_received};
    }

    Ingested ingest(const WebhookEvents &events) { return ingest(events, originOf(m_assistant)); }
    Ingested ingest(const WebhookEvents &events, const IngestOrigin &origin)
    {
        Ingested ingested;
        const auto done = m_fixture->store->run<void>([&](StoreConnection &connection) {
            return connection.transaction([&]() -> Result<void> {
                Result<Ingested> result = ingestEvents(connection, origin, events);
                if (!result)
                    return result.error();
                ingested = result.takeValue();
                return {};
            });
        });
        if (!finishes(done) || !done.result().ok())
            qFatal("ingest failed");
        return ingested;
    }

    qint64 add(const QString &messageId = u"ours-1"_s)
    {
        const auto id = m_log->append({.messageId = messageId,
                                          .time = QDateTime::fromMSecsSinceEpoch(kStart, Qt::UTC),
                                          .assistantId = m_assistant,
                                          .partnerId = u"infobip"_s,
                                          .type = u"text"_s,
                                          .status = MessageStatus::kSending},
            {.request = u"POST"_s});
        return finishes(id) && id.result().ok() ? id.result().value() : 0;
    }
    void answer(qint64 id, const QString &status, const QString &partnerMessageId = u"p-1"_s)
    {
        QVERIFY(finishes(m_log->recordOutcome(id, {.status = status, .partnerMessageId = partnerMessageId})));
    }
    qint64 addAccepted()
    {
        const qint64 id = add();
        answer(id, MessageStatus::kAccepted);
        return id;
    }

    LogDetail detailOf(qint64 id)
    {
        const auto detail = m_log->detail(id);
        return finishes(detail) && detail.result().ok() ? detail.result().value() : LogDetail{};
    }
    QString statusOf(qint64 id) { return detailOf(id).entry.status; }

    int rows(const QString &table)
    {
        int count = -1;
        const auto read = m_fixture->store->read<void>([&](StoreConnection &connection) {
            return connection.select(u"SELECT count(*) FROM "_s + table, {},
                [&count](const QSqlQuery &row) { count = row.value(0).toInt(); });
        });
        return finishes(read) ? count : -1;
    }

    /// Everything into the search index, as SearchTrail does it; false if that fails.
    bool catchUp(int rowsAtOnce = kIndexBatch)
    {
        bool more = true;
        while (more) {
            const auto done = m_fixture->store->run<bool>(
                [=](StoreConnection &connection) { return indexBatch(connection, rowsAtOnce); });
            if (!finishes(done) || !done.result().ok())
                return false;
            more = done.result().value();
        }
        return true;
    }

    FixedClock m_clock;
    const QDateTime m_received = QDateTime::fromMSecsSinceEpoch(kStart + 60000, Qt::UTC);
    std::unique_ptr<StoreFixture> m_fixture;
    std::unique_ptr<MessageLog> m_log;
    QUuid m_assistant;
    QUuid m_otherAssistant;
};

} // namespace ChannelConsole
