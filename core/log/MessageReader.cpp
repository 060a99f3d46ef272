// SPDX-License-Identifier: Apache-2.0
#include "core/log/MessageReader.h"

#include "core/store/StoreConnection.h"

#include <QSqlQuery>

namespace ChannelConsole {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kWordsKept = 16;

constexpr int kIsSandbox = 1;
constexpr int kIsInbound = 2;

QByteArray bytes(const QSqlQuery &row, int column)
{
    return qvariant_cast<QByteArray>(row.value(column));
}

/// As stored, to the character: Qt takes U+FEFF at the beginning for a mark of the encoding and drops it.
QString textOf(const QByteArray &utf8)
{
    const QString text = QString::fromUtf8(utf8);
    return utf8.startsWith("\xEF\xBB\xBF") ? QChar(QChar::ByteOrderMark) + text : text;
}

QString text(const QSqlQuery &row, int column)
{
    return textOf(bytes(row, column));
}

} // namespace

QString RepeatedWords::of(const QByteArray &utf8)
{
    for (const Word &word : std::as_const(m_words)) {
        if (word.utf8 == utf8)
            return word.text;
    }
    const QString text = textOf(utf8);
    if (m_words.size() < kWordsKept)
        m_words.append({.utf8 = utf8, .text = text});
    return text;
}

const QString MessageReader::kColumns
    = u"id, time_ms, sandbox + 2 * (direction = 'inbound'), CAST(assistant_id AS BLOB), "
      "CAST(partner_id AS BLOB), CAST(business_number AS BLOB), CAST(user_number AS BLOB), "
      "CAST(type AS BLOB), CAST(text AS BLOB), CAST(status AS BLOB), CAST(message_id AS BLOB), "
      "CAST(partner_message_id AS BLOB)"_s;

LogEntry MessageReader::read(const QSqlQuery &row)
{
    const int marks = row.value(2).toInt();
    if (const QByteArray assistant = bytes(row, 3); assistant != m_assistant) {
        m_assistant = assistant;
        m_assistantId = QUuid::fromString(QLatin1StringView(assistant));
    }
    return {.id = row.value(0).toLongLong(),
        .messageId = text(row, 10),
        .time = QDateTime::fromMSecsSinceEpoch(row.value(1).toLongLong(), Qt::UTC),
        .assistantId = m_assistantId,
        .direction = (marks & kIsInbound) != 0 ? Direction::Inbound : Direction::Outbound,
        .partnerId = m_partners.of(bytes(row, 4)),
        .sandbox = (marks & kIsSandbox) != 0,
        .businessNumber = m_businessNumbers.of(bytes(row, 5)),
        .userNumber = text(row, 6),
        .type = m_types.of(bytes(row, 7)),
        .text = text(row, 8),
        .status = m_statuses.of(bytes(row, 9)),
        .partnerMessageId = text(row, 11)};
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
    selection.bound << limit << skip;
    return readMessages(connection,
        selection.from + selection.where() + selection.order + u" LIMIT ? OFFSET ?"_s, selection.bound);
}

} // namespace ChannelConsole
