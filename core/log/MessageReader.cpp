// SPDX-License-Identifier: Apache-2.0
#include "core/log/MessageReader.h"

#include "core/store/StoreConnection.h"

#include <QSqlQuery>
#include <QVarLengthArray>

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

/// What a cell holds, as long as there is the cell. (QVariant itself hands out copies only.)
const QByteArray &bytesIn(const QVariant &cell)
{
    static const QByteArray kNull;
    return cell.typeId() == QMetaType::QByteArray ? *static_cast<const QByteArray *>(cell.constData())
                                                  : kNull;
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

/// What repeats from row to row (a status, a type, the channel's own numbers), made of the bytes it is stored
/// as: each is made once, and the rows share it. Keeps few, the latest ones: of what does not repeat it would
/// only look through what it has in vain.
template <typename T>
class Repeated final
{
public:
    template <typename Make>
    [[nodiscard]] T of(const QByteArray &stored, Make make)
    {
        if (stored.isEmpty() || stored.size() > kLongest)
            return make(stored);
        const char last = stored.back();
        for (const Kept &kept : m_kept) {
            // Numbers of one company are of one length and begin alike.
            if (kept.stored.back() == last && kept.stored == stored)
                return kept.made;
        }
        const T made = make(stored);
        if (m_kept.size() < kMost)
            m_kept.append({stored, made});
        else
            m_kept[m_oldest] = {stored, made};
        m_oldest = (m_oldest + 1) % kMost;
        return made;
    }

private:
    static constexpr qsizetype kMost = 16;
    static constexpr qsizetype kLongest = 64; // bytes; a word or a number

    struct Kept
    {
        QByteArray stored; ///< not empty
        T made;
    };
    QVarLengthArray<Kept, kMost> m_kept;
    qsizetype m_oldest = 0; ///< once there are kMost
};

/// What repeats does so from page to page too: it stays with the thread that reads.
struct Repeating
{
    Repeated<QUuid> assistants;
    Repeated<QString> partners;
    Repeated<QString> businessNumbers;
    Repeated<QString> types;
    Repeated<QString> statuses;
};
thread_local Repeating repeating;

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
        // There are few different ones; Qt Sql looks up the place of each bound value by a name that it
        // makes.
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
        .assistantId
        = m_known.assistantId ? *m_known.assistantId : repeating.assistants.of(bytesIn(next()), idOf),
        .direction = (marks & kIsInbound) != 0 ? Direction::Inbound : Direction::Outbound,
        .partnerId = repeatedText(m_known.partnerId, repeating.partners),
        .sandbox = (marks & kIsSandbox) != 0,
        .businessNumber = repeatedText(m_known.businessNumber, repeating.businessNumbers),
        .userNumber = m_known.userNumber.isEmpty() ? text() : m_known.userNumber,
        .type = repeatedText(m_known.type, repeating.types),
        .text = text(),
        .status = repeatedText(m_known.status, repeating.statuses),
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
