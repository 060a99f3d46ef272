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

// Characters; a longer one only grows.
constexpr qsizetype kUsualSql = 500;

/// What a cell holds, without a copy: lives as long as the cell. (QVariant hands out copies only.)
QByteArrayView bytesIn(const QVariant &cell)
{
    if (cell.typeId() != QMetaType::QByteArray)
        return {}; // NULL
    return *static_cast<const QByteArray *>(cell.constData());
}

/// As stored, to the character: Qt takes U+FEFF at the beginning for a mark of the encoding and drops it.
QString textOf(QByteArrayView utf8)
{
    if (utf8.startsWith("\xEF\xBB\xBF"))
        return QChar(QChar::ByteOrderMark) + QString::fromUtf8(utf8);
    return QString::fromUtf8(utf8);
}

QUuid idOf(QByteArrayView text)
{
    return QUuid::fromString(QLatin1StringView(text));
}

Result<QList<LogEntry>> readSelected(StoreConnection &connection, const MessageSelection &selection,
    MessageReader &reader, qint64 limit, qint64 skip)
{
    QString sql;
    sql.reserve(kUsualSql);
    sql += u"SELECT "_s;
    reader.appendColumnsTo(sql);
    sql += u" FROM "_s + selection.from + selection.where() + selection.order + u" LIMIT "_s;
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
    , m_mark(mark)
{
}

void MessageReader::appendColumnsTo(QString &sql) const
{
    sql += u"id, 8 * time_ms"_s;
    if (!m_mark.isEmpty())
        sql += u" + 4 * ("_s + m_mark + u')';
    sql += u" + 2 * (direction = 'inbound') + sandbox, CAST(message_id AS BLOB)"_s;
    if (!m_known.assistantId)
        sql += u", CAST(assistant_id AS BLOB)"_s;
    if (m_known.partnerId.isEmpty())
        sql += u", CAST(partner_id AS BLOB)"_s;
    if (m_known.businessNumber.isEmpty())
        sql += u", CAST(business_number AS BLOB)"_s;
    if (m_known.userNumber.isEmpty())
        sql += u", CAST(user_number AS BLOB)"_s;
    if (m_known.type.isEmpty())
        sql += u", CAST(type AS BLOB)"_s;
    sql += u", CAST(text AS BLOB)"_s;
    if (m_known.status.isEmpty())
        sql += u", CAST(status AS BLOB)"_s;
    sql += u", CAST(partner_message_id AS BLOB)"_s;
}

LogEntry MessageReader::read(const QSqlQuery &row)
{
    const qint64 timeAndMarks = row.value(1).toLongLong();
    const qint64 marks = timeAndMarks & (kMarks - 1);
    m_isMarked = (marks & kIsMarked) != 0;
    int column = 2;
    const auto next = [&row, &column] { return row.value(column++); };
    const auto text = [&next] { return textOf(bytesIn(next())); };
    const auto repeatedText = [&next](const QString &known, Repeated<QString> &repeated) {
        return known.isEmpty() ? repeated.of(bytesIn(next()), textOf) : known;
    };
    // The parts are read in this order, which is that of the columns.
    return {.id = row.value(0).toLongLong(),
        .messageId = text(),
        .time = QDateTime::fromMSecsSinceEpoch((timeAndMarks - marks) / kMarks, Qt::UTC),
        .assistantId = m_known.assistantId ? *m_known.assistantId : m_assistants.of(bytesIn(next()), idOf),
        .direction = (marks & kIsInbound) != 0 ? Direction::Inbound : Direction::Outbound,
        .partnerId = repeatedText(m_known.partnerId, m_partners),
        .sandbox = (marks & kIsSandbox) != 0,
        .businessNumber = repeatedText(m_known.businessNumber, m_businessNumbers),
        .userNumber = m_known.userNumber.isEmpty() ? text() : m_known.userNumber,
        .type = repeatedText(m_known.type, m_types),
        .text = text(),
        .status = repeatedText(m_known.status, m_statuses),
        .partnerMessageId = text()};
}

Result<QList<LogEntry>> readMessages(
    StoreConnection &connection, const QString &source, const QVariantList &bound)
{
    QList<LogEntry> entries;
    MessageReader reader;
    QString sql = u"SELECT "_s;
    reader.appendColumnsTo(sql);
    sql += u" FROM "_s + source;
    const Result<void> read = connection.select(
        sql, bound, [&entries, &reader](const QSqlQuery &row) { entries.append(reader.read(row)); });
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
