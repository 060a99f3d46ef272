// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/Result.h"

#include <QSqlDatabase>
#include <QSqlQuery>
#include <QVariant>

#include <functional>
#include <memory>
#include <unordered_map>

namespace ChannelConsole {

/// One open connection, for use on its store's thread from within Store::run() or Store::read(). What is run
/// again and again is prepared once: preparing an insert costs more than the insert. No other connection may
/// change the schema meanwhile; the store does so only while it opens, before it reads.
class StoreConnection final
{
public:
    explicit StoreConnection(const QSqlDatabase &database);

    /// Runs one statement. A null QString is bound as an empty text, an invalid QVariant as NULL. The problem
    /// is classified: StoreFull, StoreReadOnly, StoreCorrupt, StoreInUse, StoreFailed.
    [[nodiscard]] Result<void> execute(const QString &sql, const QVariantList &bound = {});
    /// Like execute(), handing each row to `row`.
    [[nodiscard]] Result<void> select(
        const QString &sql, const QVariantList &bound, const std::function<void(const QSqlQuery &)> &row);
    /// Of the last execute(): the row id an INSERT gave, and how many rows were changed.
    [[nodiscard]] qint64 lastInsertId() const;
    [[nodiscard]] int changedRows() const { return m_changedRows; }
    [[nodiscard]] QString path() const { return m_database.databaseName(); } ///< of the data file
    /// All of `work` or nothing: commits (durably: synchronous=FULL) if it succeeds, rolls back otherwise. Do
    /// not nest.
    [[nodiscard]] Result<void> transaction(const std::function<Result<void>()> &work);
    /// All reads of `work` see the file as it is at one moment, whatever is committed meanwhile. Do not nest.
    [[nodiscard]] Result<void> snapshot(const std::function<Result<void>()> &work);

private:
    using Statement = std::shared_ptr<QSqlQuery>;

    /// One that is not under way: what looks at the rows of a statement may run the same one.
    [[nodiscard]] Result<Statement> prepared(const QString &sql, qsizetype boundValues);
    [[nodiscard]] Result<Statement> started(const QString &sql, const QVariantList &bound);
    [[nodiscard]] Problem failed(const QString &sql, const QSqlQuery &statement);

    QSqlDatabase m_database;
    std::unordered_map<QString, Statement> m_statements; ///< by their SQL
    QStringList m_placeholders; ///< the names of bound values, by their places
    QVariant m_lastInsertId;
    int m_changedRows = 0;
};

} // namespace ChannelConsole
