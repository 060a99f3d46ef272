// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/Result.h"

#include <QSqlDatabase>
#include <QVariant>

#include <functional>

class QSqlQuery;

namespace ChannelConsole {

/// One open connection, for use on its store's thread from within Store::run() or Store::read().
class StoreConnection final
{
public:
    explicit StoreConnection(QSqlDatabase database);

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

private:
    [[nodiscard]] Result<void> run(QSqlQuery &query, const QString &sql, const QVariantList &bound) const;

    QSqlDatabase m_database;
    QVariant m_lastInsertId;
    int m_changedRows = 0;
};

} // namespace ChannelConsole
