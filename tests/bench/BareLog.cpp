// SPDX-License-Identifier: Apache-2.0
#include "bench/BareLog.h"

namespace ChannelConsole {

BareLog::BareLog(BareSqlite &database, const QByteArray &from, int limit)
    : m_limit(limit)
{
    const QByteArray sql = "SELECT id, time_ms, sandbox, message_id, assistant_id, direction, partner_id, "
                           "business_number, user_number, type, text, status, partner_message_id FROM "
        + from + " LIMIT " + QByteArray::number(limit);
    m_statement = database.prepare(sql.constData());
}

BareLog::~BareLog()
{
    sqlite3_finalize(m_statement);
}

QList<BareRow> BareLog::rows()
{
    return read([this](int column) {
        // In this order: asking for the bytes first would have it converted twice.
        const void *utf16 = sqlite3_column_text16(m_statement, column);
        return QString(static_cast<const QChar *>(utf16), sqlite3_column_bytes16(m_statement, column) / 2);
    });
}

QList<BareRow> BareLog::rowsConvertedByQt()
{
    return read([this](int column) {
        const void *utf8 = sqlite3_column_text(m_statement, column);
        return QString::fromUtf8(static_cast<const char *>(utf8), sqlite3_column_bytes(m_statement, column));
    });
}

template <typename Text>
QList<BareRow> BareLog::read(const Text &text)
{
    QList<BareRow> rows;
    rows.reserve(m_limit);
    while (sqlite3_step(m_statement) == SQLITE_ROW) {
        rows.append({.id = sqlite3_column_int64(m_statement, 0),
            .timeMs = sqlite3_column_int64(m_statement, 1),
            .sandbox = sqlite3_column_int(m_statement, 2) != 0,
            .messageId = text(3),
            .assistantId = text(4),
            .direction = text(5),
            .partnerId = text(6),
            .businessNumber = text(7),
            .userNumber = text(8),
            .type = text(9),
            .text = text(10),
            .status = text(11),
            .partnerMessageId = text(12)});
    }
    sqlite3_reset(m_statement);
    return rows;
}

} // namespace ChannelConsole
