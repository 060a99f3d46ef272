// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QString>

#include <sqlite3.h>

#include <cstdio>
#include <cstdlib>

namespace ChannelConsole {

/// SQLite through its C interface and nothing else: the yardstick of what the store does. Ends the process on
/// any error, because a yardstick that is broken measures nothing.
class BareSqlite final
{
public:
    /// With the settings of the store (core/store/StoreWorker.cpp), and as Qt Sql opens it: without SQLite's
    /// own locks, so for one thread at a time.
    explicit BareSqlite(const QString &path)
    {
        check(sqlite3_open_v2(path.toUtf8().constData(), &m_database,
            SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, nullptr));
        for (const char *statement : {"PRAGMA foreign_keys = ON", "PRAGMA trusted_schema = OFF",
                 "PRAGMA journal_mode = WAL", "PRAGMA synchronous = FULL"})
            execute(statement);
    }
    ~BareSqlite() { sqlite3_close(m_database); }
    Q_DISABLE_COPY_MOVE(BareSqlite)

    void execute(const char *sql) { check(sqlite3_exec(m_database, sql, nullptr, nullptr, nullptr)); }

    [[nodiscard]] sqlite3_stmt *prepare(const char *sql)
    {
        sqlite3_stmt *statement = nullptr;
        check(sqlite3_prepare_v2(m_database, sql, -1, &statement, nullptr));
        return statement;
    }
    void step(sqlite3_stmt *statement)
    {
        const int code = sqlite3_step(statement);
        check(code == SQLITE_DONE ? SQLITE_OK : code);
        check(sqlite3_reset(statement));
    }
    [[nodiscard]] sqlite3_int64 lastInsertId() const { return sqlite3_last_insert_rowid(m_database); }

    static void bind(sqlite3_stmt *statement, int place, const QByteArray &text)
    {
        sqlite3_bind_text(
            statement, place, text.constData(), static_cast<int>(text.size()), SQLITE_TRANSIENT);
    }
    static void bindBlob(sqlite3_stmt *statement, int place, const QByteArray &bytes)
    {
        sqlite3_bind_blob(statement, place, bytes.isEmpty() ? "" : bytes.constData(),
            static_cast<int>(bytes.size()), SQLITE_TRANSIENT);
    }

private:
    void check(int code) const
    {
        if (code == SQLITE_OK)
            return;
        std::fprintf(stderr, "SQLite: %s\n", sqlite3_errmsg(m_database));
        std::abort();
    }

    sqlite3 *m_database = nullptr;
};

} // namespace ChannelConsole
