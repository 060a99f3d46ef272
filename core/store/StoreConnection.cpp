// SPDX-License-Identifier: Apache-2.0
#include "core/store/StoreConnection.h"

#include "core/store/StoreProblem.h"

#include <QSqlError>

#include <algorithm>
#include <array>

namespace ChannelConsole {

using namespace Qt::StringLiterals;

namespace {

constexpr std::size_t kStatementsKept = 64;

/// Qt Sql binds a null QString as NULL. To us it is an empty text; NULL is asked for by an invalid QVariant.
QVariant bindable(const QVariant &value)
{
    if (value.userType() == QMetaType::QString && value.toString().isNull())
        return QStringLiteral("");
    return value;
}

/// With a name for each value that is bound. Qt Sql keeps the places of values by names, and makes the name
/// anew, every time, for a value that is bound by its number: more work than all the rest of binding it.
QString withNames(const QString &sql, const QStringList &placeholders)
{
    QString named;
    named.reserve(sql.size() + 4 * placeholders.size());
    QChar quote;
    auto placeholder = placeholders.cbegin();
    for (const QChar c : sql) {
        if (c == u'\'' || c == u'"')
            quote = quote.isNull() ? c : (c == quote ? QChar() : quote);
        if (c == u'?' && quote.isNull() && placeholder != placeholders.cend())
            named += *placeholder++;
        else
            named += c;
    }
    return named;
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

StoreConnection::StoreConnection(const QSqlDatabase &database)
    : m_database(database)
{
}

Result<StoreConnection::Statement> StoreConnection::prepared(const QString &sql, qsizetype boundValues)
{
    while (m_placeholders.size() < boundValues)
        m_placeholders.append(u":value%1"_s.arg(m_placeholders.size()));
    const auto kept = m_statements.find(sql);
    if (kept != m_statements.end() && kept->second.use_count() == 1)
        return kept->second;
    auto statement = std::make_shared<QSqlQuery>(m_database);
    statement->setForwardOnly(true);
    if (!statement->prepare(boundValues > 0 ? withNames(sql, m_placeholders) : sql))
        return failed(sql, *statement);
    if (!leavesSchema(sql)) {
        m_statements.clear();
    } else if (kept == m_statements.end()) {
        if (m_statements.size() >= kStatementsKept)
            m_statements.clear();
        m_statements.emplace(sql, statement);
    }
    return statement;
}

Result<StoreConnection::Statement> StoreConnection::started(const QString &sql, const QVariantList &bound)
{
    Result<Statement> made = prepared(sql, bound.size());
    if (!made)
        return made;
    QSqlQuery &query = *made.value();
    for (qsizetype place = 0; place < bound.size(); ++place)
        query.bindValue(m_placeholders.at(place), bindable(bound.at(place)));
    Q_ASSERT(query.boundValues().size() == bound.size()); // none is left of the time before
    if (!query.exec())
        return failed(sql, query);
    return made;
}

Problem StoreConnection::failed(const QString &sql, const QSqlQuery &statement)
{
    m_statements.erase(sql); // begins anew the next time
    return storeProblem(statement.lastError(), m_database.databaseName());
}

Result<void> StoreConnection::execute(const QString &sql, const QVariantList &bound)
{
    const Result<Statement> statement = started(sql, bound);
    if (!statement)
        return statement.error();
    QSqlQuery &query = *statement.value();
    m_lastInsertId = query.lastInsertId();
    m_changedRows = query.numRowsAffected();
    query.finish(); // one that is not at rest would hold its lock
    return {};
}

Result<void> StoreConnection::select(
    const QString &sql, const QVariantList &bound, const std::function<void(const QSqlQuery &)> &row)
{
    const Result<Statement> statement = started(sql, bound);
    if (!statement)
        return statement.error();
    QSqlQuery &query = *statement.value();
    while (query.next())
        row(query);
    // next() is also false when a page further on could not be read: without this a damaged file looks like a
    // shorter table.
    if (query.lastError().isValid())
        return failed(sql, query);
    query.finish(); // a reader would hold its view of the file
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
