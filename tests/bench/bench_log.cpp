// SPDX-License-Identifier: Apache-2.0
// Pages, filters and searches of a log with a million rows, beside the same SQL through SQLite's C interface
// on the same file. `bench-log <folder>` makes the file there if there is none; prints JSON, times in
// microseconds. The two take turns, and the ratio is the median of each pair's: a machine that is slow for a
// while is slow for both. `--only-fill` stops when the file is there; anything else after
// the folder chooses the queries that have it in their name.
#include "bench/BareLog.h"
#include "bench/LogFill.h"
#include "bench/Median.h"
#include "bench/OtherThread.h"
#include "core/Clock.h"
#include "core/store/Store.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFileInfo>

#include <functional>

using namespace ChannelConsole;
using namespace Qt::StringLiterals;

namespace {

constexpr int kRows = 1'000'000;
// At least so many rounds and so long: queries of a few microseconds take more of them.
constexpr int kRounds = 51;
constexpr qint64 kMilliseconds = 500;
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

/// In microseconds.
double timeOf(const std::function<void()> &work)
{
    QElapsedTimer since;
    since.start();
    work();
    return static_cast<double>(since.nsecsElapsed()) / 1000;
}

/// The two must find the same rows in the same order, or the figures say nothing.
void compare(const Case &one, const QList<LogEntry> &own, const QList<BareRow> &bare)
{
    const bool isSame = std::equal(
        own.begin(), own.end(), bare.begin(), bare.end(), [](const LogEntry &entry, const BareRow &row) {
            return entry.id == row.id && entry.text == row.text && entry.status == row.status
                && entry.partnerMessageId == row.partnerMessageId;
        });
    if (isSame)
        return;
    std::fprintf(stderr, "%s: not the rows of the yardstick\n", one.name);
    std::abort();
}

void measure(MessageLog &log, BareSqlite &database, OtherThread &thread, const Case &one, bool isLast)
{
    // One more row than is shown tells whether there are further ones.
    BareLog bare(database, one.from + " WHERE " + one.where + one.order, one.query.limit + 1);
    std::vector<double> own;
    std::vector<double> yardstick;
    std::vector<double> converted;
    std::vector<double> ratios;
    qsizetype rows = 0;
    QElapsedTimer whole;
    whole.start();
    for (int round = 0; round <= kRounds || whole.elapsed() < kMilliseconds; ++round) {
        LogPage page;
        QList<BareRow> found;
        const double ours = timeOf([&] {
            QFuture<Result<LogPage>> future = log.page(one.query);
            future.waitForFinished();
            page = future.takeResult().takeValue();
        });
        const double theirs = timeOf([&] { thread.perform([&] { found = bare.rows(); }); });
        const double byQt
            = timeOf([&] { thread.perform([&] { static_cast<void>(bare.rowsConvertedByQt()); }); });
        rows = page.entries.size();
        if (page.more)
            found.removeLast();
        compare(one, page.entries, found);
        if (round == 0)
            continue; // fills the caches
        own.push_back(ours);
        yardstick.push_back(theirs);
        converted.push_back(byQt);
        ratios.push_back(ours / theirs);
    }
    std::printf(
        "  {\"what\": \"%s\", \"rows\": %d, \"own\": %.0f, \"bare\": %.0f, \"ratio\": %.3f, \"bareUtf8\": "
        "%.0f}%s\n",
        one.name, int(rows), median(own), median(yardstick), median(ratios), median(converted),
        isLast ? "" : ",");
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
    const QString chosen = argc > 2 ? QString::fromLocal8Bit(argv[2]) : QString();
    if (chosen == u"--only-fill"_s)
        return 0;
    SystemClock clock;
    MessageLog log(&store, &clock);
    BareSqlite bare(path);
    OtherThread thread;
    QList<Case> all = cases();
    all.removeIf([&chosen](const Case &one) { return !QString::fromUtf8(one.name).contains(chosen); });
    std::printf("[\n");
    for (qsizetype i = 0; i < all.size(); ++i)
        measure(log, bare, thread, all.at(i), i + 1 == all.size());
    std::printf("]\n");
    return 0;
}
