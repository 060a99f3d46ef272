// SPDX-License-Identifier: Apache-2.0
#include "core/log/keeping/PersonRows.h"

#include "core/log/MessageSearch.h"
#include "core/store/StoreConnection.h"
#include "core/store/StoreFile.h"
#include "core/webhook/EndpointSettings.h"

#include <QSqlQuery>

#include <algorithm>

namespace ChannelConsole {

using namespace Qt::StringLiterals;

namespace {

/// A clause and its value for "of this assistant", or nothing.
struct Scope
{
    explicit Scope(const Erasure &erasure, const QString &column = u"assistant_id"_s)
    {
        if (erasure.assistantId) {
            clause = u" AND "_s + column + u" = ?"_s;
            bound = {erasure.assistantId->toString(QUuid::WithoutBraces)};
        }
    }
    QString clause;
    QVariantList bound;
};

/// "FROM message …" of the person.
QString messagesOf(const Scope &scope)
{
    return u"FROM message INDEXED BY message_by_user_number WHERE user_number = ?"_s + scope.clause;
}

Result<qint64> number(StoreConnection &connection, const QString &sql, const QVariantList &bound)
{
    qint64 value = 0;
    const Result<void> read = connection.select(
        sql, bound, [&value](const QSqlQuery &row) { value = row.value(0).toLongLong(); });
    if (!read)
        return read.error();
    return value;
}

/// Ids of reports that wait and are about the person.
Result<QList<qint64>> waitingReports(
    StoreConnection &connection, const Erasure &erasure, const NumberMention &mention)
{
    const Scope scope(erasure);
    QList<qint64> ids;
    const Result<void> read = connection.select(
        u"SELECT id, event FROM waiting_delivery WHERE instr(event, ?) > 0"_s + scope.clause,
        QVariantList{QString::fromUtf8(mention.needle())} + scope.bound, [&](const QSqlQuery &row) {
            if (mention.isIn(row.value(1).toByteArray()))
                ids.append(row.value(0).toLongLong());
        });
    if (!read)
        return read.error();
    return ids;
}

/// Messages that have the number in them but are not the person's.
Result<qint64> mentionsElsewhere(StoreConnection &connection, const Erasure &erasure)
{
    MessageFilter filter{.assistantId = erasure.assistantId, .text = erasure.userNumber};
    const Result<qint64> all = countMessages(connection, {.filter = filter});
    if (!all)
        return all.error();
    filter.userNumber = erasure.userNumber;
    const Result<qint64> own = countMessages(connection, {.filter = filter});
    if (!own)
        return own.error();
    return qMax(qint64(0), all.value() - own.value());
}

Result<bool> isAnsweredByStandIn(StoreConnection &connection, const Erasure &erasure)
{
    const Scope scope(erasure);
    bool isIn = false;
    const Result<void> read
        = connection.select(u"SELECT values_json FROM webhook_settings WHERE 1"_s + scope.clause, scope.bound,
            [&](const QSqlQuery &row) {
                isIn = isIn
                    || endpointSettingsFromJson(row.value(0).toByteArray())
                           .standIn.allowedNumbers.contains(erasure.userNumber);
            });
    if (!read)
        return read.error();
    return isIn;
}

Result<QSet<qint64>> linkedCalls(StoreConnection &connection, const Erasure &erasure)
{
    const Scope scope(erasure);
    const QString own = u"(SELECT id "_s + messagesOf(scope) + u')';
    const QVariantList bound = QVariantList{erasure.userNumber} + scope.bound;
    QSet<qint64> calls;
    const Result<void> read = connection.select(
        u"SELECT call_id FROM message_content WHERE call_id IS NOT NULL AND message_id IN "_s + own
            + u" UNION SELECT call_id FROM message_event WHERE call_id IS NOT NULL AND message_id IN "_s
            + own,
        bound + bound, [&calls](const QSqlQuery &row) { calls.insert(row.value(0).toLongLong()); });
    if (!read)
        return read.error();
    return calls;
}

/// Whether the call brought something of other people.
Result<bool> isShared(StoreConnection &connection, qint64 call, const QString &userNumber)
{
    const Result<qint64> others = number(connection,
        u"SELECT EXISTS (SELECT 1 FROM message_content c JOIN message m ON m.id = c.message_id WHERE "
        "c.call_id = ? AND m.user_number <> ?) OR EXISTS (SELECT 1 FROM message_event e JOIN message m ON "
        "m.id = e.message_id WHERE e.call_id = ? AND m.user_number <> ?)"_s,
        {call, userNumber, call, userNumber});
    if (!others)
        return others.error();
    return others.value() != 0;
}

} // namespace

Result<ErasurePreview> lookForPerson(StoreConnection &connection, const Erasure &erasure)
{
    ErasurePreview preview;
    const Scope scope(erasure);
    const NumberMention mention(erasure.userNumber);
    const Result<void> read
        = connection.select(u"SELECT count(*), min(time_ms), max(time_ms) "_s + messagesOf(scope),
            QVariantList{erasure.userNumber} + scope.bound, [&preview](const QSqlQuery &row) {
                preview.messages = row.value(0).toLongLong();
                if (preview.messages == 0)
                    return;
                preview.oldest = QDateTime::fromMSecsSinceEpoch(row.value(1).toLongLong(), Qt::UTC);
                preview.newest = QDateTime::fromMSecsSinceEpoch(row.value(2).toLongLong(), Qt::UTC);
            });
    if (!read)
        return read.error();
    const Result<QList<qint64>> waiting = waitingReports(connection, erasure, mention);
    if (!waiting)
        return waiting.error();
    preview.waitingReports = waiting.value().size();
    const Result<qint64> mentions = mentionsElsewhere(connection, erasure);
    if (!mentions)
        return mentions.error();
    preview.mentions = mentions.value();
    const Result<bool> isInSettings = isAnsweredByStandIn(connection, erasure);
    if (!isInSettings)
        return isInSettings.error();
    preview.isInSettings = isInSettings.value();
    preview.oldCopies = copiesBesideStoreFile(connection.path());
    const Result<FileSpace> space = fileSpace(connection);
    if (!space)
        return space.error();
    preview.space = space.value();
    preview.room = rewriteRoom(connection.path(), space.value());
    return preview;
}

Result<BatchDone> findCalls(StoreConnection &connection, const Erasure &erasure, const NumberMention &mention,
    CallWalk *walk, int rows)
{
    if (!walk->linked) {
        const Result<QSet<qint64>> linked = linkedCalls(connection, erasure);
        if (!linked)
            return linked.error();
        walk->linked = linked.value();
    }
    // Along the table and not along an index: every call of the range is looked into anyway.
    const Result<qint64> end = number(connection,
        u"SELECT max(id) FROM (SELECT id FROM webhook_call WHERE id > ? ORDER BY id LIMIT ?)"_s,
        {walk->after, rows});
    if (!end)
        return end.error();
    if (end.value() == 0)
        return BatchDone{};
    const Scope scope(erasure, u"+assistant_id"_s);
    const QByteArray &needle = mention.needle();
    QSet<qint64> about;
    const Result<void> read
        = connection.select(u"SELECT id, target, headers, note, answer, body, user_number FROM webhook_call "
                            u"LEFT JOIN call_outline "
                            "ON call_id = webhook_call.id WHERE id > ? AND id <= ? AND (instr(body, ?) > 0 "
                            "OR instr(answer, ?) > 0 "
                            "OR instr(CAST(target AS BLOB), ?) > 0 OR instr(CAST(headers AS BLOB), ?) > 0 "
                            "OR instr(CAST(note AS BLOB), ?) > 0 OR user_number = ?)"_s
                + scope.clause,
            QVariantList{walk->after, end.value(), needle, needle, needle, needle, needle, erasure.userNumber}
                + scope.bound,
            [&](const QSqlQuery &row) {
                bool isAbout = row.value(6).toString() == erasure.userNumber;
                for (int column = 1; column <= 5 && !isAbout; ++column)
                    isAbout = mention.isIn(row.value(column).toByteArray());
                if (isAbout)
                    about.insert(row.value(0).toLongLong());
            });
    if (!read)
        return read.error();
    for (const qint64 id : std::as_const(*walk->linked)) {
        if (id > walk->after && id <= end.value())
            about.insert(id);
    }
    QList<qint64> found(about.cbegin(), about.cend());
    std::sort(found.begin(), found.end());
    for (const qint64 id : std::as_const(found)) {
        const Result<bool> shared = isShared(connection, id, erasure.userNumber);
        if (!shared)
            return shared.error();
        walk->shared += shared.value() ? 1 : 0;
    }
    walk->found += found;
    walk->after = end.value();
    return BatchDone{.count = rows, .more = true};
}

Result<BatchDone> eraseCalls(StoreConnection &connection, QList<qint64> *ids, QList<qint64> *unread, int rows)
{
    const QList<qint64> batch = ids->mid(0, rows);
    BatchDone result;
    QList<qint64> skipped;
    const Result<void> done = connection.transaction([&]() -> Result<void> {
        for (const qint64 id : batch) {
            const Result<void> deleted
                = connection.execute(u"DELETE FROM webhook_call WHERE id = ? AND state <> 'waiting'"_s, {id});
            if (!deleted)
                return deleted;
            if (connection.changedRows() > 0) {
                ++result.count;
                continue;
            }
            const Result<qint64> isThere
                = number(connection, u"SELECT count(*) FROM webhook_call WHERE id = ?"_s, {id});
            if (!isThere)
                return isThere.error();
            if (isThere.value() > 0)
                skipped.append(id);
        }
        return {};
    });
    if (!done)
        return done.error();
    ids->remove(0, batch.size());
    *unread += skipped;
    result.more = !ids->isEmpty();
    return result;
}

Result<BatchDone> eraseMessages(StoreConnection &connection, const Erasure &erasure, int rows)
{
    const Scope scope(erasure);
    BatchDone batch;
    const Result<void> done = connection.transaction([&]() -> Result<void> {
        Result<void> deleted = connection.execute(
            u"DELETE FROM message WHERE id IN (SELECT id "_s + messagesOf(scope) + u" LIMIT ?)"_s,
            QVariantList{erasure.userNumber} + scope.bound + QVariantList{rows});
        if (deleted)
            batch.count = connection.changedRows();
        return deleted;
    });
    if (!done)
        return done.error();
    batch.more = batch.count == rows;
    return batch;
}

Result<BatchDone> eraseRest(StoreConnection &connection, const Erasure &erasure, const NumberMention &mention)
{
    const Scope scope(erasure);
    const Result<void> done = connection.transaction([&]() -> Result<void> {
        const Result<QList<qint64>> waiting = waitingReports(connection, erasure, mention);
        if (!waiting)
            return waiting.error();
        for (const qint64 id : waiting.value()) {
            if (Result<void> deleted
                = connection.execute(u"DELETE FROM waiting_delivery WHERE id = ?"_s, {id});
                !deleted)
                return deleted;
        }
        return connection.execute(u"DELETE FROM stand_in_reply WHERE user_number = ?"_s + scope.clause,
            QVariantList{erasure.userNumber} + scope.bound);
    });
    if (!done)
        return done.error();
    return BatchDone{};
}

Result<void> setRewriteDue(StoreConnection &connection, bool due)
{
    return connection.execute(
        due ? u"INSERT OR IGNORE INTO rewrite_due (only_row) VALUES (1)"_s : u"DELETE FROM rewrite_due"_s);
}

Result<bool> isRewriteDue(StoreConnection &connection)
{
    const Result<qint64> due = number(connection, u"SELECT count(*) FROM rewrite_due"_s, {});
    if (!due)
        return due.error();
    return due.value() > 0;
}

} // namespace ChannelConsole
