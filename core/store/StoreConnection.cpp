// SPDX-License-Identifier: Apache-2.0
#include "core/store/StoreConnection.h"

#include "core/store/StoreProblem.h"

#include <QSqlError>
#include <QSqlQuery>

namespace ChannelConsole {

namespace {

/// Qt Sql binds a null QString as NULL. To us it is an empty text; NULL is asked for by an invalid QVariant.
QVariant bindable(const QVariant &value)
{
    if (value.userType() == QMetaType::QString && value.toString().isNull())
        return QStringLiteral("");
    return value;
}

} // namespace

StoreConnection::StoreConnection(QSqlDatabase database)
    : m_database(std::move(database))
{
}

Result<void> StoreConnection::run(QSqlQuery &query, const QString &sql, const QVariantList &bound) const
{
    query.setForwardOnly(true);
    bool succeeded = query.prepare(sql);
    if (succeeded) {
        for (const QVariant &value : bound)
            query.addBindValue(bindable(value));
        succeeded = query.exec();
    }
    if (!succeeded)
        return storeProblem(query.lastError(), m_database.databaseName());
    return {};
}

Result<void> StoreConnection::execute(const QString &sql, const QVariantList &bound)
{
    QSqlQuery query(m_database);
    Result<void> done = run(query, sql, bound);
    if (done) {
        m_lastInsertId = query.lastInsertId();
        m_changedRows = query.numRowsAffected();
    }
    return done;
}

Result<void> StoreConnection::select(
    const QString &sql, const QVariantList &bound, const std::function<void(const QSqlQuery &)> &row)
{
    QSqlQuery query(m_database);
    if (Result<void> done = run(query, sql, bound); !done)
        return done;
    while (query.next())
        row(query);
    // next() is also false when a page further on could not be read: without this a damaged file looks like a
    // shorter table.
    if (query.lastError().isValid())
        return storeProblem(query.lastError(), m_database.databaseName());
    return {};
}

qint64 StoreConnection::lastInsertId() const
{
    return m_lastInsertId.toLongLong();
}

Result<void> StoreConnection::transaction(const std::function<Result<void>()> &work)
{
    // IMMEDIATE: what cannot get the write lock fails before the work, not in the middle of it.
    if (Result<void> begun = execute(QStringLiteral("BEGIN IMMEDIATE")); !begun)
        return begun;
    Result<void> done = work();
    if (done)
        done = execute(QStringLiteral("COMMIT"));
    if (!done) {
        // On a full disk SQLite has rolled back by itself already; then this fails, and that is as good.
        QSqlQuery(m_database).exec(QStringLiteral("ROLLBACK"));
    }
    return done;
}

} // namespace ChannelConsole
