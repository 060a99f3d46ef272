// SPDX-License-Identifier: Apache-2.0
#include "core/log/SearchIndex.h"

#include "core/log/MessageRows.h"
#include "core/log/ProblemJson.h"
#include "core/log/SearchText.h"
#include "core/store/StoreConnection.h"

#include <QSqlQuery>

namespace ChannelConsole {

using namespace Qt::StringLiterals;

namespace {

/// A row of message_search.
struct IndexedText
{
    qint64 place = 0;
    SearchableText text;
};

Result<QList<IndexedText>> indexedTexts(
    StoreConnection &connection, const QString &tail, const QVariantList &bound)
{
    QList<IndexedText> texts;
    const Result<void> read = connection.select(
        u"SELECT place, words, runs FROM "_s + tail, bound, [&texts](const QSqlQuery &row) {
            texts.append({.place = row.value(0).toLongLong(),
                .text = {.words = row.value(1).toString(), .runs = row.value(2).toString()}});
        });
    if (!read)
        return read.error();
    return texts;
}

Result<void> forget(StoreConnection &connection, const IndexedText &indexed)
{
    // An index without a copy must be told the very text it was given.
    Result<void> done = connection.execute(
        u"INSERT INTO message_words (message_words, rowid, words) VALUES ('delete', ?, ?)"_s,
        {indexed.place, indexed.text.words});
    if (done && !indexed.text.runs.isEmpty()) {
        done = connection.execute(
            u"INSERT INTO message_runs (message_runs, rowid, runs) VALUES ('delete', ?, ?)"_s,
            {indexed.place, indexed.text.runs});
    }
    return done;
}

Result<void> learn(StoreConnection &connection, const IndexedText &indexed)
{
    Result<void> done = connection.execute(
        u"INSERT INTO message_words (rowid, words) VALUES (?, ?)"_s, {indexed.place, indexed.text.words});
    if (done && !indexed.text.runs.isEmpty()) {
        done = connection.execute(
            u"INSERT INTO message_runs (rowid, runs) VALUES (?, ?)"_s, {indexed.place, indexed.text.runs});
    }
    return done;
}

/// What was told of a message that went wrong: by the answer to its send, and by reports.
Result<QList<Problem>> problemsOf(StoreConnection &connection, qint64 id)
{
    QList<Problem> problems;
    const Result<void> read = connection.select(
        u"SELECT problem FROM message_exchange WHERE message_id = ? AND problem IS NOT NULL UNION ALL "
        "SELECT problem FROM message_event WHERE message_id = ? AND problem IS NOT NULL"_s,
        {id, id}, [&problems](const QSqlQuery &row) {
            if (const std::optional<Problem> problem = problemFromJson(row.value(0).toString()))
                problems.append(*problem);
        });
    if (!read)
        return read.error();
    return problems;
}

QString searchedText(const LogEntry &entry, const QList<Problem> &problems)
{
    QStringList texts{searchedColumns(entry)};
    for (const Problem &problem : problems)
        texts << problem.text << problem.partnerCode << problem.partnerText;
    texts.removeDuplicates();
    return texts.join(u'\n');
}

Result<void> insertText(StoreConnection &connection, qint64 id, IndexedText indexed)
{
    // Two at one place would be two at the same millisecond, two million apart: the later one moves on.
    bool stored = false;
    while (!stored) {
        const Result<void> done = connection.execute(
            u"INSERT INTO message_search (place, message_ref, words, runs) VALUES (?, ?, ?, ?) "
            "ON CONFLICT (place) DO NOTHING"_s,
            {indexed.place, id, indexed.text.words, indexed.text.runs});
        if (!done)
            return done;
        stored = connection.changedRows() > 0;
        if (!stored)
            ++indexed.place;
    }
    return learn(connection, indexed);
}

Result<void> indexMessage(StoreConnection &connection, const LogEntry &entry)
{
    const Result<QList<Problem>> problems = problemsOf(connection, entry.id);
    if (!problems)
        return problems.error();
    // For rows from before; the others have theirs.
    for (const Problem &problem : problems.value()) {
        if (Result<void> noted = noteErrorCode(connection, entry.id, problem.partnerCode); !noted)
            return noted;
    }
    const SearchableText text = searchableText(searchedText(entry, problems.value()));
    const Result<QList<IndexedText>> before
        = indexedTexts(connection, u"message_search WHERE message_ref = ?"_s, {entry.id});
    if (!before)
        return before.error();
    if (before.value().isEmpty()) {
        const qint64 place = searchPlace({.time = entry.time, .id = entry.id});
        return insertText(connection, entry.id, {.place = place, .text = text});
    }
    const IndexedText &old = before.value().constFirst();
    if (old.text.words == text.words)
        return {};
    Result<void> done = forget(connection, old);
    if (done) {
        done = connection.execute(u"UPDATE message_search SET words = ?, runs = ? WHERE place = ?"_s,
            {text.words, text.runs, old.place});
    }
    return done ? learn(connection, {.place = old.place, .text = text}) : done;
}

/// How many there were.
Result<qsizetype> forgetRemoved(StoreConnection &connection, int rows)
{
    const Result<QList<IndexedText>> removed
        = indexedTexts(connection, u"message_search_removed ORDER BY place LIMIT ?"_s, {rows});
    if (!removed)
        return removed.error();
    for (const IndexedText &indexed : removed.value()) {
        Result<void> done = forget(connection, indexed);
        if (done)
            done = connection.execute(
                u"DELETE FROM message_search_removed WHERE place = ?"_s, {indexed.place});
        if (!done)
            return done.error();
    }
    return removed.value().size();
}

Result<qsizetype> indexChanged(StoreConnection &connection, int rows)
{
    const Result<QList<LogEntry>> changed = messages(connection,
        u" WHERE id IN (SELECT message_ref FROM message_unindexed ORDER BY message_ref LIMIT ?)"_s, {rows});
    if (!changed)
        return changed.error();
    for (const LogEntry &entry : changed.value()) {
        Result<void> done = indexMessage(connection, entry);
        if (done)
            done = connection.execute(u"DELETE FROM message_unindexed WHERE message_ref = ?"_s, {entry.id});
        if (!done)
            return done.error();
    }
    return changed.value().size();
}

Result<qsizetype> indexOld(StoreConnection &connection, int rows)
{
    qint64 until = 0;
    Result<void> done = connection.select(u"SELECT old_until FROM message_fill"_s, {},
        [&until](const QSqlQuery &row) { until = row.value(0).toLongLong(); });
    if (!done)
        return done.error();
    if (until == 0)
        return 0;
    const Result<QList<LogEntry>> old
        = messages(connection, u" WHERE id <= ? ORDER BY id DESC LIMIT ?"_s, {until, rows});
    if (!old)
        return old.error();
    for (const LogEntry &entry : old.value()) {
        done = indexMessage(connection, entry);
        if (!done)
            return done.error();
    }
    const qint64 next = old.value().size() < rows ? 0 : old.value().constLast().id - 1;
    done = connection.execute(u"UPDATE message_fill SET old_until = ?"_s, {next});
    if (!done)
        return done.error();
    return old.value().size();
}

} // namespace

qint64 searchPlace(const LogAnchor &anchor)
{
    constexpr qint64 kIds = qint64(1) << 21;
    constexpr qint64 kLatest = (qint64(1) << 42) - 1;
    return qBound(-kLatest, anchor.time.toMSecsSinceEpoch(), kLatest) * kIds + anchor.id % kIds;
}

Result<QString> searchedText(StoreConnection &connection, const LogEntry &entry)
{
    const Result<QList<Problem>> problems = problemsOf(connection, entry.id);
    if (!problems)
        return problems.error();
    return searchedText(entry, problems.value());
}

Result<bool> indexBatch(StoreConnection &connection, int rows)
{
    bool more = false;
    const Result<void> done = connection.transaction([&]() -> Result<void> {
        qsizetype left = rows;
        for (const auto step : {&forgetRemoved, &indexChanged, &indexOld}) {
            const Result<qsizetype> count = step(connection, static_cast<int>(left));
            if (!count)
                return count.error();
            left -= count.value();
            more = left <= 0;
            if (more)
                break;
        }
        return {};
    });
    if (!done)
        return done.error();
    return more;
}

} // namespace ChannelConsole
