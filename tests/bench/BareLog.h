// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "bench/BareSqlite.h"

#include <QList>

namespace ChannelConsole {

/// A row of the log as whoever shows it needs it: numbers, and texts of its own in UTF-16.
struct BareRow
{
    qint64 id = 0;
    qint64 timeMs = 0;
    bool sandbox = false;
    QString messageId;
    QString assistantId;
    QString direction;
    QString partnerId;
    QString businessNumber;
    QString userNumber;
    QString type;
    QString text;
    QString status;
    QString partnerMessageId;
};

/// The yardstick of the log's queries: the SQL somebody would write who knows the schema, prepared once, each
/// row copied out of SQLite and nothing else.
class BareLog final
{
public:
    /// `from`: "message INDEXED BY … WHERE … ORDER BY …". Of the rows, the first `limit`.
    BareLog(BareSqlite &database, const QByteArray &from, int limit);
    ~BareLog();
    Q_DISABLE_COPY_MOVE(BareLog)

    /// With the UTF-16 that SQLite's C interface has (sqlite3_column_text16).
    [[nodiscard]] QList<BareRow> rows();
    /// With SQLite's UTF-8, converted by Qt: faster, though no part of that interface.
    [[nodiscard]] QList<BareRow> rowsConvertedByQt();

private:
    template <typename Text>
    [[nodiscard]] QList<BareRow> read(const Text &text);

    sqlite3_stmt *m_statement;
    int m_limit;
};

} // namespace ChannelConsole
