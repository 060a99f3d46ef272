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
constexpr qint64 kIsMarked = 4;
constexpr qint64 kMarks = 8;

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

Result<QList<LogEntry>> readSelected(StoreConnection &connection, const MessageSelection &selection,
    MessageReader &reader, qint64 limit, qint64 skip)
{
    QString sql = u"SELECT "_s + reader.columns() + u" FROM "_s + selection.from + selection.where()
        + selection.order + u" LIMIT "_s;
    QVariantList bound = selection.bound;
    if (skip == 0) {
        // There are few different ones; Qt Sql looks up the place of each bound value by a name that it makes.
        sql += QString::number(limit);
    } else {
        sql += u"? OFFSET ?"_s;
        bound << limit << skip;
    }
    QList<LogEntry> entries;
    const Result<void> read = connection.select(
        sql, bound, [&entries, &reader](const QSqlQuery &row) { entries.append(reader.read(row)); });
    if (!read)
        return read.error();
    return entries;
}

} // namespace

MessageReader::MessageReader(const MessageFilter &known, const QString &mark)
    : m_known(known)
{
    m_columns.reserve(512);
    m_columns = u"id, 8 * time_ms"_s;
    if (!mark.isEmpty())
        m_columns += u" + 4 * ("_s + mark + u')';
    m_columns += u" + 2 * (direction = 'inbound') + sandbox, CAST(message_id AS BLOB)"_s;
    if (!known.assistantId)
        m_columns += u", CAST(assistant_id AS BLOB)"_s;
    if (known.partnerId.isEmpty())
        m_columns += u", CAST(partner_id AS BLOB)"_s;
    if (known.businessNumber.isEmpty())
        m_columns += u", CAST(business_number AS BLOB)"_s;
    if (known.userNumber.isEmpty())
        m_columns += u", CAST(user_number AS BLOB)"_s;
    if (known.type.isEmpty())
        m_columns += u", CAST(type AS BLOB)"_s;
    m_columns += u", CAST(text AS BLOB)"_s;
    if (known.status.isEmpty())
        m_columns += u", CAST(status AS BLOB)"_s;
    m_columns += u", CAST(partner_message_id AS BLOB)"_s;
}

LogEntry MessageReader::read(const QSqlQuery &row)
{
    const qint64 timeAndMarks = row.value(1).toLongLong();
    const qint64 marks = timeAndMarks & (kMarks - 1);
    m_isMarked = (marks & kIsMarked) != 0;
    int column = 2;
    const auto next = [&row, &column] { return qvariant_cast<QByteArray>(row.value(column++)); };
    const auto text = [&next](const QString &known, Repeated<QString> &repeated) {
        return known.isEmpty() ? repeated.of(next(), textOf) : known;
    };
    // The parts are read in this order, which is that of the columns.
    return {.id = row.value(0).toLongLong(),
        .messageId = textOf(next()),
        .time = QDateTime::fromMSecsSinceEpoch((timeAndMarks - marks) / kMarks, Qt::UTC),
        .assistantId = m_known.assistantId ? *m_known.assistantId : m_assistants.of(next(), idOf),
        .direction = (marks & kIsInbound) != 0 ? Direction::Inbound : Direction::Outbound,
        .partnerId = text(m_known.partnerId, m_partners),
        .sandbox = (marks & kIsSandbox) != 0,
        .businessNumber = text(m_known.businessNumber, m_businessNumbers),
        .userNumber = m_known.userNumber.isEmpty() ? textOf(next()) : m_known.userNumber,
        .type = text(m_known.type, m_types),
        .text = textOf(next()),
        .status = text(m_known.status, m_statuses),
        .partnerMessageId = textOf(next())};
}

Result<QList<LogEntry>> readMessages(
    StoreConnection &connection, const QString &source, const QVariantList &bound)
{
    QList<LogEntry> entries;
    MessageReader reader;
    const Result<void> read = connection.select(u"SELECT "_s + reader.columns() + u" FROM "_s + source, bound,
        [&entries, &reader](const QSqlQuery &row) { entries.append(reader.read(row)); });
    if (!read)
        return read.error();
    return entries;
}

Result<QList<LogEntry>> selectedRows(
    StoreConnection &connection, const MessageSelection &selection, qint64 limit, qint64 skip)
{
    MessageReader reader(selection.known);
    return readSelected(connection, selection, reader, limit, skip);
}

Result<MarkedRows> markedRows(StoreConnection &connection, const MessageSelection &selection,
    const QString &mark, qint64 limit, qint64 skip)
{
    MessageReader reader(selection.known, mark);
    Result<QList<LogEntry>> rows = readSelected(connection, selection, reader, limit, skip);
    if (!rows)
        return rows.error();
    return MarkedRows{.rows = rows.takeValue(), .isMarked = reader.isMarked()};
}

} // namespace ChannelConsole
