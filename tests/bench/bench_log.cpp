// SPDX-License-Identifier: Apache-2.0
// Pages, filters and searches of a log with a million rows, beside the same SQL through SQLite's C interface
// on the same file. `bench-log <folder>` makes the file there if there is none; prints JSON, times in
// microseconds (medians; the two take turns).
#include "bench/BareSqlite.h"
#include "bench/LogFill.h"
#include "bench/Median.h"
#include "core/Clock.h"
#include "core/store/Store.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFileInfo>

#include <memory>

using namespace ChannelConsole;
using namespace Qt::StringLiterals;

namespace {

constexpr int kRows = 1'000'000;
constexpr int kRounds = 25;
constexpr qint64 kStart = 1'772'366'400'000;

/// A query, and what somebody would write who knows the schema.
struct Case
{
    const char *name;
    LogQuery query;
    QByteArray from;
    QByteArray where; ///< without the page
    QByteArray order = " ORDER BY time_ms DESC, id DESC";
};

QList<Case> cases()
{
    const QUuid assistant = LogFill::assistant(2);
    const QByteArray isAssistant = "assistant_id = '" + assistant.toByteArray(QUuid::WithoutBraces) + "'";
    const LogAnchor deep{.time = QDateTime::fromMSecsSinceEpoch(kStart + 2'000'000, Qt::UTC), .id = 1};
    const QByteArray beforeDeep = "(time_ms, id) < (" + QByteArray::number(kStart + 2'000'000) + ", 1)";
    const QByteArray words
        = "message_words CROSS JOIN message_search ON place = message_words.rowid CROSS JOIN message ON "
          "id = message_ref";
    const QByteArray runs
        = "message_runs CROSS JOIN message_search ON place = message_runs.rowid CROSS JOIN message ON "
          "id = message_ref";
    const QByteArray byWords = " ORDER BY message_words.rowid DESC";
    return {
        {"first page", {}, "message INDEXED BY message_by_time", "1"},
        {"a page at the end", {.olderThan = deep}, "message INDEXED BY message_by_time", beforeDeep},
        {"assistant", {.filter = {.assistantId = assistant}}, "message INDEXED BY message_by_assistant",
            isAssistant},
        {"assistant, at the end", {.filter = {.assistantId = assistant}, .olderThan = deep},
            "message INDEXED BY message_by_assistant", isAssistant + " AND " + beforeDeep},
        {"status", {.filter = {.status = u"failed"_s}}, "message INDEXED BY message_by_status",
            "status = 'failed'"},
        {"partner", {.filter = {.partnerId = u"karix"_s}}, "message INDEXED BY message_by_partner",
            "partner_id = 'karix'"},
        {"direction", {.filter = {.direction = Direction::Inbound}},
            "message INDEXED BY message_by_direction", "direction = 'inbound'"},
        {"type", {.filter = {.type = u"location"_s}}, "message INDEXED BY message_by_type",
            "type = 'location'"},
        {"user number", {.filter = {.userNumber = u"+447700900123"_s}},
            "message INDEXED BY message_by_user_number", "user_number = '+447700900123'"},
        {"business number", {.filter = {.businessNumber = u"+441134960003"_s}},
            "message INDEXED BY message_by_business_number", "business_number = '+441134960003'"},
        {"error code", {.filter = {.errorCode = u"7010"_s}},
            "message_error INDEXED BY message_error_by_code CROSS JOIN message ON id = message_ref",
            "code = '7010'", " ORDER BY moment DESC, message_ref DESC"},
        {"only problems", {.filter = {.onlyProblems = true}}, "message INDEXED BY message_problems",
            "status IN ('failed', 'rejected', 'unknown')"},
        {"search: a frequent word", {.filter = {.text = u"booking"_s}}, words,
            "message_words MATCH '\"booking\"*'", byWords},
        {"search: two words", {.filter = {.text = u"refund conf"_s}}, words,
            "message_words MATCH '\"refund\"* AND \"conf\"*'", byWords},
        {"search: one letter", {.filter = {.text = u"b"_s}}, words, "message_words MATCH '\"b\"*'", byWords},
        {"search: a rare number", {.filter = {.text = u"+447700900123"_s}}, words,
            "message_words MATCH '\"447700900123\"*'", byWords},
        {"search: Thai", {.filter = {.text = u"เที่ยวบิน"_s}}, runs, "message_runs MATCH '\"เที่ยวบิน\"'",
            " ORDER BY message_runs.rowid DESC"},
    };
}

double microseconds(const QElapsedTimer &since)
{
    return static_cast<double>(since.nsecsElapsed()) / 1000;
}

/// Every column of every row is fetched, as whoever shows them must.
int readBare(sqlite3_stmt *statement)
{
    int rows = 0;
    while (sqlite3_step(statement) == SQLITE_ROW) {
        for (int column = 0; column < sqlite3_column_count(statement); ++column)
            static_cast<void>(sqlite3_column_text16(statement, column));
        ++rows;
    }
    sqlite3_reset(statement);
    return rows;
}

void measure(MessageLog &log, BareSqlite &bare, const Case &one, bool isLast)
{
    const QByteArray sql = "SELECT id, message_id, time_ms, assistant_id, direction, partner_id, sandbox, "
                           "business_number, user_number, type, text, status, partner_message_id FROM "
        + one.from + " WHERE " + one.where + one.order + " LIMIT 201";
    sqlite3_stmt *statement = bare.prepare(sql.constData());
    std::vector<double> own;
    std::vector<double> yardstick;
    qsizetype rows = 0;
    for (int round = 0; round <= kRounds; ++round) {
        QElapsedTimer since;
        since.start();
        QFuture<Result<LogPage>> page = log.page(one.query);
        page.waitForFinished();
        const double ours = microseconds(since);
        rows = page.result().value().entries.size();
        since.restart();
        const int found = std::min(readBare(statement), one.query.limit);
        const double theirs = microseconds(since);
        if (found != rows) {
            std::fprintf(stderr, "%s: %d rows, and %d by the yardstick\n", one.name, int(rows), found);
            std::abort();
        }
        if (round == 0)
            continue; // fills the caches
        own.push_back(ours);
        yardstick.push_back(theirs);
    }
    sqlite3_finalize(statement);
    std::printf("  {\"what\": \"%s\", \"rows\": %d, \"own\": %.0f, \"bare\": %.0f}%s\n", one.name, int(rows),
        median(own), median(yardstick), isLast ? "" : ",");
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    if (argc < 2)
        return 2;
    const QString directory = QString::fromLocal8Bit(argv[1]);
    const QString path = directory + u"/channel-console.db"_s;
    const bool isThere = QFileInfo::exists(path);
    Store store;
    QFuture<Result<void>> opened = store.open(directory);
    opened.waitForFinished();
    if (!opened.result())
        return 1;
    QElapsedTimer since;
    since.start();
    if (!isThere)
        LogFill(&store).write(kRows);
    std::fprintf(stderr, "written in %lld ms\n", static_cast<long long>(since.elapsed()));
    if (argc > 2) // only to make the file
        return 0;
    SystemClock clock;
    MessageLog log(&store, &clock);
    BareSqlite bare(path);
    const QList<Case> all = cases();
    std::printf("[\n");
    for (qsizetype i = 0; i < all.size(); ++i)
        measure(log, bare, all.at(i), i + 1 == all.size());
    std::printf("]\n");
    return 0;
}
