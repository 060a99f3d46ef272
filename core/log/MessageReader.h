// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/log/MessageLog.h"

#include <QVariant>

class QSqlQuery;

namespace ChannelConsole {

class StoreConnection;

/// Reads rows of `message`, those of one select.
///
/// A page is read within the time of a frame many times over, and most of that time went into handing texts
/// on: SQLite makes UTF-16 of a text one character at a time, and Qt Sql wraps the copy. So the texts are
/// asked for as the bytes they are stored in (UTF-8), and Qt converts them, many characters at once.
class MessageReader final
{
public:
    /// `known`: what every row meets. Where that leaves a column one value it is not read, as each column has
    /// its price: Qt Sql describes it anew for every select, and wraps it in every row. `mark`: an SQL
    /// expression, 0 or 1, told with each row.
    explicit MessageReader(const MessageFilter &known = {}, const QString &mark = {});

    /// What read() expects, in its order: after "SELECT ", before " FROM message …".
    void appendColumnsTo(QString &sql) const;

    [[nodiscard]] LogEntry read(const QSqlQuery &row);
    [[nodiscard]] bool isMarked() const { return m_isMarked; } ///< the row read last

private:
    MessageFilter m_known;
    QString m_mark;
    bool m_isMarked = false;
};

/// The messages of "SELECT … FROM " + `source`, which may go on with WHERE and the like.
[[nodiscard]] Result<QList<LogEntry>> readMessages(
    StoreConnection &connection, const QString &source, const QVariantList &bound);
/// Those of a selection: `limit` of them, after `skip`.
[[nodiscard]] Result<QList<LogEntry>> selectedRows(
    StoreConnection &connection, const MessageSelection &selection, qint64 limit, qint64 skip = 0);

/// Rows, and what a mark was for the last of them.
struct MarkedRows
{
    QList<LogEntry> rows;
    bool isMarked = false;
};

/// As selectedRows(), telling something else of the same moment: `mark` is an SQL expression, 0 or 1.
[[nodiscard]] Result<MarkedRows> markedRows(StoreConnection &connection, const MessageSelection &selection,
    const QString &mark, qint64 limit, qint64 skip);

} // namespace ChannelConsole
