// SPDX-License-Identifier: Apache-2.0
#include "core/log/MessageReader.h"

#include "core/store/StoreConnection.h"

#include <QSqlQuery>

namespace ChannelConsole {

using namespace Qt::StringLiterals;

namespace {

// In the number of the time's column, below the milliseconds: a column costs more than to take these apart.
constexpr qint64 kIsSandbox = 1;
constexpr qint64 kIsInbound = 2;
constexpr qint64 kMarks = 4;

QByteArray bytes(const QSqlQuery &row, int column)
{
    return qvariant_cast<QByteArray>(row.value(column));
}

/// As stored, to the character: Qt takes U+FEFF at the beginning for a mark of the encoding and drops it.
QString textOf(const QByteArray &utf8)
{
    if (utf8.startsWith("\xEF\xBB\xBF"))
        return QChar(QChar::ByteOrderMark) + QString::fromUtf8(utf8);
    return QString::fromUtf8(utf8);
}

QUuid idOf(const QByteArray &text)
{
    return QUuid::fromString(QLatin1StringView(text));
}

QString text(const QSqlQuery &row, int column)
{
    return textOf(bytes(row, column));
}

} // namespace

const QString MessageReader::kColumns
    = u"id, 4 * time_ms + 2 * (direction = 'inbound') + sandbox, CAST(assistant_id AS BLOB), "
      "CAST(partner_id AS BLOB), CAST(business_number AS BLOB), CAST(user_number AS BLOB), "
      "CAST(type AS BLOB), CAST(text AS BLOB), CAST(status AS BLOB), CAST(message_id AS BLOB), "
      "CAST(partner_message_id AS BLOB)"_s;

LogEntry MessageReader::read(const QSqlQuery &row)
{
    const qint64 timeAndMarks = row.value(1).toLongLong();
    const qint64 marks = timeAndMarks & (kMarks - 1);
    return {.id = row.value(0).toLongLong(),
        .messageId = text(row, 9),
        .time = QDateTime::fromMSecsSinceEpoch((timeAndMarks - marks) / kMarks, Qt::UTC),
        .assistantId = m_assistants.of(bytes(row, 2), idOf),
        .direction = (marks & kIsInbound) != 0 ? Direction::Inbound : Direction::Outbound,
        .partnerId = m_partners.of(bytes(row, 3), textOf),
        .sandbox = (marks & kIsSandbox) != 0,
        .businessNumber = m_businessNumbers.of(bytes(row, 4), textOf),
        .userNumber = text(row, 5),
        .type = m_types.of(bytes(row, 6), textOf),
        .text = text(row, 7),
        .status = m_statuses.of(bytes(row, 8), textOf),
        .partnerMessageId = text(row, 10)};
}

Result<QList<LogEntry>> readMessages(
    StoreConnection &connection, const QString &source, const QVariantList &bound)
{
    QList<LogEntry> entries;
    MessageReader reader;
    const Result<void> read = connection.select(u"SELECT "_s + MessageReader::kColumns + u" FROM "_s + source,
        bound, [&entries, &reader](const QSqlQuery &row) { entries.append(reader.read(row)); });
    if (!read)
        return read.error();
    return entries;
}

Result<QList<LogEntry>> selectedRows(
    StoreConnection &connection, MessageSelection selection, qint64 limit, qint64 skip)
{
    QString source = selection.from + selection.where() + selection.order;
    if (skip == 0) {
        // There are few different ones; Qt Sql looks up the place of each bound value by a name that it makes.
        source += u" LIMIT "_s + QString::number(limit);
    } else {
        source += u" LIMIT ? OFFSET ?"_s;
        selection.bound << limit << skip;
    }
    return readMessages(connection, source, selection.bound);
}

} // namespace ChannelConsole
