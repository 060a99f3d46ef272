// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/log/MessageRows.h"
#include "core/log/keeping/LogKeeping.h"
#include "core/webhook/CallLog.h"
#include "core/webhook/CallOutline.h"
#include "core/webhook/CallRows.h"
#include "log/IngestFixture.h"

namespace ChannelConsole {

/// A log of two assistants with messages and the calls that brought them, and what keeps it small.
class KeepingFixture : public IngestFixture
{
protected:
    [[nodiscard]] bool openKeeping()
    {
        if (!open())
            return false;
        startKeeping();
        return true;
    }
    void closeKeeping()
    {
        m_keeping.reset();
        m_calls.reset();
        close();
    }
    /// What another start of the program finds.
    [[nodiscard]] bool reopen()
    {
        m_keeping.reset();
        m_calls.reset();
        m_log.reset();
        m_fixture->reopen();
        m_log = std::make_unique<MessageLog>(m_fixture->store.get(), &m_clock);
        startKeeping();
        return m_fixture->isOpen;
    }

    /// An inbound message, the call that brought it and a report, as the webhook leaves them: so many days
    /// ago, the first of them `age` milliseconds later.
    struct Written
    {
        QUuid assistant;
        QString number = u"+447700900001"_s;
        QString text = u"hello"_s;
        int daysAgo = 0;
        QByteArray body = {}; ///< of the call; made of number and text if empty
        CallState state = CallState::Parsed;
    };
    [[nodiscard]] bool write(const QList<Written> &all)
    {
        const auto done = m_fixture->store->run<void>([&](StoreConnection &connection) {
            return connection.transaction([&]() -> Result<void> {
                for (const Written &written : all) {
                    if (Result<void> stored = writeOne(connection, written); !stored)
                        return stored;
                }
                return {};
            });
        });
        return finishes(done) && done.result().ok();
    }
    [[nodiscard]] bool write(const Written &one) { return write(QList<Written>{one}); }

    [[nodiscard]] bool execute(const QString &sql, const QVariantList &bound = {})
    {
        const auto done = m_fixture->store->run<void>(
            [&](StoreConnection &connection) { return connection.execute(sql, bound); });
        return finishes(done) && done.result().ok();
    }
    [[nodiscard]] QStringList column(const QString &sql, const QVariantList &bound = {})
    {
        QStringList values;
        const auto read = m_fixture->store->run<void>([&](StoreConnection &connection) {
            return connection.select(
                sql, bound, [&values](const QSqlQuery &row) { values.append(row.value(0).toString()); });
        });
        return finishes(read) && read.result().ok() ? values : QStringList{u"unreadable"_s};
    }
    [[nodiscard]] int count(const QString &tail, const QVariantList &bound = {})
    {
        return column(u"SELECT count(*) FROM "_s + tail, bound).constFirst().toInt();
    }
    [[nodiscard]] int messagesOf(const QUuid &assistant)
    {
        return count(u"message WHERE assistant_id = ?"_s, {plainId(assistant)});
    }
    [[nodiscard]] int callsOf(const QUuid &assistant)
    {
        return count(u"webhook_call WHERE assistant_id = ?"_s, {plainId(assistant)});
    }
    /// The file, its references and its search index are whole.
    [[nodiscard]] bool isSound()
    {
        return column(u"PRAGMA integrity_check"_s) == QStringList{u"ok"_s}
        && column(u"PRAGMA foreign_key_check"_s).isEmpty()
            && execute(u"INSERT INTO message_words (message_words) VALUES ('integrity-check')"_s)
            && execute(u"INSERT INTO message_runs (message_runs) VALUES ('integrity-check')"_s);
    }
    [[nodiscard]] static QString plainId(const QUuid &id) { return id.toString(QUuid::WithoutBraces); }

    std::unique_ptr<CallLog> m_calls;
    std::unique_ptr<LogKeeping> m_keeping;

private:
    void startKeeping()
    {
        m_calls = std::make_unique<CallLog>(m_fixture->store.get());
        m_keeping
            = std::make_unique<LogKeeping>(m_fixture->store.get(), m_log.get(), m_calls.get(), &m_clock);
    }

    Result<void> writeOne(StoreConnection &connection, const Written &written)
    {
        const QDateTime time = m_clock.now().addDays(-written.daysAgo).addMSecs(++m_written);
        WebhookCall call;
        call.assistantId = written.assistant;
        call.partnerId = u"infobip"_s;
        call.time = time;
        call.source = u"203.0.113.7"_s;
        call.method = u"POST"_s;
        call.target = u"/webhook"_s;
        call.headers = u"Content-Type: application/json"_s;
        call.body = written.body.isEmpty() ? "{\"from\":\"" + written.number.mid(1).toUtf8()
                + "\",\"text\":\"" + written.text.toUtf8() + "\"}"
                                           : written.body;
        call.bodyBytes = call.body.size();
        call.status = 200;
        call.answer = "ok";
        call.state = written.state;
        const Result<qint64> callId = insertCall(connection, call);
        if (!callId)
            return callId.error();
        if (written.state != CallState::Parsed)
            return {};
        Result<void> done = insertOutline(connection, callId.value(),
            {.kind = CallOutline::Kind::Message,
                .word = u"text"_s,
                .userNumber = written.number,
                .text = written.text,
                .events = 1});
        if (!done)
            return done;
        InboundMessage message = inbound(u"key-%1"_s.arg(m_written));
        message.userNumber = written.number;
        message.text = written.text;
        message.content = "{\"text\":\"" + written.text.toUtf8() + "\"}";
        IngestOrigin origin = originOf(written.assistant);
        origin.received = time;
        origin.callId = callId.value();
        const Result<Ingested> ingested = ingestEvents(connection, origin, {.messages = {message}});
        return ingested ? Result<void>() : Result<void>(ingested.error());
    }

    int m_written = 0;
};

} // namespace ChannelConsole
