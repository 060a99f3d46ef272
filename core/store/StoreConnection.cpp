// SPDX-License-Identifier: Apache-2.0
#include "core/store/StoreConnection.h"

#include "core/store/StoreProblem.h"

#include <QSqlError>

#include <algorithm>
#include <array>

namespace ChannelConsole {

namespace {

constexpr std::size_t kStatementsKept = 64;

/// Qt Sql binds a null QString as NULL. To us it is an empty text; NULL is asked for by an invalid QVariant.
QVariant bindable(const QVariant &value)
{
    if (value.userType() == QMetaType::QString && value.toString().isNull())
        return QStringLiteral("");
    return value;
}

/// Whether a statement leaves the schema as it is. The kept ones must not outlive their schema: SQLite would
/// prepare them anew, but Qt reads the first row with the columns it counted before.
bool leavesSchema(const QString &sql)
{
    static constexpr std::array kWords{"SELECT", "INSERT", "UPDATE", "DELETE", "BEGIN", "COMMIT"};
    return std::any_of(kWords.begin(), kWords.end(),
        [&sql](const char *word) { return sql.startsWith(QLatin1StringView(word)); });
}

} // namespace

StoreConnection::StoreConnection(QSqlDatabase database)
    : m_database(std::move(database))
{
}

Result<void> StoreConnection::start(Statement &statement, const QString &sql, const QVariantList &bound)
{
    statement = m_statements.extract(sql);
    bool succeeded = true;
    if (statement.empty()) {
        statement = m_statements.extract(m_statements.try_emplace(sql, m_database).first);
        statement.mapped().setForwardOnly(true);
        succeeded = statement.mapped().prepare(sql);
    }
    QSqlQuery &query = statement.mapped();
    if (succeeded) {
        for (int place = 0; place < bound.size(); ++place)
            query.bindValue(place, bindable(bound.at(place)));
        Q_ASSERT(query.boundValues().size() == bound.size()); // none is left of the time before
        succeeded = query.exec();
    }
    if (!succeeded)
        return storeProblem(query.lastError(), m_database.databaseName());
    return {};
}

void StoreConnection::putBack(Statement statement)
{
    // One that is not at rest would hold its lock, and a reader its view of the file.
    statement.mapped().finish();
    if (!leavesSchema(statement.key()) || m_statements.size() >= kStatementsKept)
        m_statements.clear();
    if (leavesSchema(statement.key()))
        m_statements.insert(std::move(statement));
}

Result<void> StoreConnection::execute(const QString &sql, const QVariantList &bound)
{
    Statement statement;
    if (Result<void> started = start(statement, sql, bound); !started)
        return started;
    m_lastInsertId = statement.mapped().lastInsertId();
    m_changedRows = statement.mapped().numRowsAffected();
    putBack(std::move(statement));
    return {};
}

Result<void> StoreConnection::select(
    const QString &sql, const QVariantList &bound, const std::function<void(const QSqlQuery &)> &row)
{
    Statement statement;
    if (Result<void> started = start(statement, sql, bound); !started)
        return started;
    QSqlQuery &query = statement.mapped();
    while (query.next())
        row(query);
    // next() is also false when a page further on could not be read: without this a damaged file looks like a
    // shorter table.
    if (query.lastError().isValid())
        return storeProblem(query.lastError(), m_database.databaseName());
    putBack(std::move(statement));
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

Result<void> StoreConnection::snapshot(const std::function<Result<void>()> &work)
{
    // DEFERRED takes no lock for writing, so that it is allowed on a connection that only reads.
    if (Result<void> begun = execute(QStringLiteral("BEGIN DEFERRED")); !begun)
        return begun;
    const Result<void> done = work();
    const Result<void> ended = execute(QStringLiteral("COMMIT"));
    return done ? ended : done;
}

} // namespace ChannelConsole
