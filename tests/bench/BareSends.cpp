// SPDX-License-Identifier: Apache-2.0
#include "bench/BareSends.h"

#include "core/message/MessageContentJson.h"

#include <QNetworkReply>

namespace ChannelConsole {

BareSends::BareSends(const QString &path, const QList<HttpRequest> &requests, const LogDetail &row)
    : m_database(path)
    , m_requests(requests)
    , m_row(row)
    , m_insertMessage(m_database.prepare(
          "INSERT INTO message (message_id, time_ms, assistant_id, direction, partner_id, sandbox, "
          "business_number, user_number, type, text, status, partner_message_id) "
          "VALUES (?, ?, ?, 'outbound', ?, 1, ?, ?, ?, ?, 'sending', '')"))
    , m_insertEvent(m_database.prepare(
          "INSERT INTO message_event (message_id, time_ms, status, note) VALUES (?, ?, ?, ?)"))
    , m_insertExchange(m_database.prepare(
          "INSERT INTO message_exchange (message_id, request, reply, content) VALUES (?, ?, '', ?)"))
    , m_updateMessage(
          m_database.prepare("UPDATE message SET status = 'accepted', partner_message_id = ? WHERE id = ?"))
    , m_updateExchange(m_database.prepare("UPDATE message_exchange SET reply = ?, connected_ms = 0, "
                                          "first_byte_ms = 1, total_ms = 1 WHERE message_id = ?"))
{
}

BareSends::~BareSends()
{
    for (sqlite3_stmt *statement :
        {m_insertMessage, m_insertEvent, m_insertExchange, m_updateMessage, m_updateExchange})
        sqlite3_finalize(statement);
}

void BareSends::run(std::function<void()> finished)
{
    m_finished = std::move(finished);
    next();
}

void BareSends::next()
{
    if (m_sent == m_requests.size()) {
        m_finished();
        return;
    }
    writeSending();
    exchange(m_requests.at(m_sent++));
}

void BareSends::exchange(const HttpRequest &request)
{
    QNetworkRequest message(request.url);
    message.setHeader(QNetworkRequest::UserAgentHeader, QStringLiteral("ChannelConsole"));
    message.setRawHeader("Accept-Encoding", "identity");
    for (const HttpHeader &header : request.headers)
        message.setRawHeader(header.name, header.value);
    QNetworkReply *reply = m_network.sendCustomRequest(message, request.method, request.body);
    QObject::connect(reply, &QNetworkReply::finished, reply, [this, reply] { replied(reply); });
}

void BareSends::replied(QNetworkReply *reply)
{
    reply->deleteLater();
    if (reply->error() != QNetworkReply::NoError) {
        std::fprintf(stderr, "bare send: %s\n", qPrintable(reply->errorString()));
        std::abort();
    }
    writeAccepted(reply->readAll());
    next();
}

void BareSends::writeSending()
{
    const LogEntry &entry = m_row.entry;
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    m_database.execute("BEGIN IMMEDIATE");
    BareSqlite::bind(m_insertMessage, 1, entry.messageId.toUtf8());
    sqlite3_bind_int64(m_insertMessage, 2, now);
    BareSqlite::bind(m_insertMessage, 3, entry.assistantId.toByteArray(QUuid::WithoutBraces));
    BareSqlite::bind(m_insertMessage, 4, entry.partnerId.toUtf8());
    BareSqlite::bind(m_insertMessage, 5, entry.businessNumber.toUtf8());
    BareSqlite::bind(m_insertMessage, 6, entry.userNumber.toUtf8());
    BareSqlite::bind(m_insertMessage, 7, entry.type.toUtf8());
    BareSqlite::bind(m_insertMessage, 8, entry.text.toUtf8());
    m_database.step(m_insertMessage);
    m_message = m_database.lastInsertId();
    sqlite3_bind_int64(m_insertEvent, 1, m_message);
    sqlite3_bind_int64(m_insertEvent, 2, now);
    BareSqlite::bind(m_insertEvent, 3, "sending");
    BareSqlite::bind(m_insertEvent, 4, "");
    m_database.step(m_insertEvent);
    sqlite3_bind_int64(m_insertExchange, 1, m_message);
    BareSqlite::bind(m_insertExchange, 2, m_row.request.toUtf8());
    BareSqlite::bind(m_insertExchange, 3, contentToJson(m_row.content.value_or(MessageContent())));
    m_database.step(m_insertExchange);
    m_database.execute("COMMIT");
}

void BareSends::writeAccepted(const QByteArray &reply)
{
    m_database.execute("BEGIN IMMEDIATE");
    BareSqlite::bind(m_updateMessage, 1, m_row.entry.partnerMessageId.toUtf8());
    sqlite3_bind_int64(m_updateMessage, 2, m_message);
    m_database.step(m_updateMessage);
    BareSqlite::bind(m_updateExchange, 1, reply);
    sqlite3_bind_int64(m_updateExchange, 2, m_message);
    m_database.step(m_updateExchange);
    sqlite3_bind_int64(m_insertEvent, 1, m_message);
    sqlite3_bind_int64(m_insertEvent, 2, QDateTime::currentMSecsSinceEpoch());
    BareSqlite::bind(m_insertEvent, 3, "accepted");
    BareSqlite::bind(m_insertEvent, 4, m_row.events.constLast().note.toUtf8());
    m_database.step(m_insertEvent);
    m_database.execute("COMMIT");
}

} // namespace ChannelConsole
