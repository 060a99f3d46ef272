// SPDX-License-Identifier: Apache-2.0
#include "core/webhook/CallRows.h"

#include "core/store/StoreConnection.h"
#include "core/webhook/Token.h"

#include <QCoreApplication>
#include <QHash>
#include <QSqlQuery>

namespace ChannelConsole {

using namespace Qt::StringLiterals;

const QString kCallColumns
    = u"id, assistant_id, partner_id, sandbox, time_ms, source, method, target, headers, body_bytes, "
      "verdict, note, status, "
      // What was answered at its commit took until then; a commit's row may be missing after a crash.
      "coalesce(duration_ms, iif(status = 0, NULL, (SELECT iif(first_id <= webhook_call.id, "
      "committed_ms - webhook_call.time_ms, NULL) FROM webhook_commit WHERE last_id >= webhook_call.id "
      "ORDER BY last_id LIMIT 1))), state, "
      "kind, word, user_number, text, events, repeated, stand_in"_s;

namespace {

constexpr std::array kStates{std::pair(CallState::Waiting, "waiting"), std::pair(CallState::Parsed, "parsed"),
    std::pair(CallState::Unreadable, "unreadable"), std::pair(CallState::Refused, "refused")};

CallState stateOf(const QString &name)
{
    for (const auto &[state, stored] : kStates) {
        if (name == QLatin1StringView(stored))
            return state;
    }
    return CallState::Unreadable; // the table lets no other name in
}

QString plain(const QUuid &id)
{
    return id.toString(QUuid::WithoutBraces);
}

/// Qt Sql binds a null QByteArray as NULL; to us it is an empty body.
QVariant blob(const QByteArray &bytes)
{
    return bytes.isNull() ? QByteArray("") : bytes;
}

Problem refused(const QString &text, const QString &remedy, const QString &details)
{
    return {.kind = ProblemKind::Refused,
        .side = Side::ThisComputer,
        .text = text,
        .remedy = remedy,
        .details = details};
}

Problem notThere(qint64 id)
{
    return refused(QCoreApplication::translate("CallLog", "This call is not kept any more."),
        QCoreApplication::translate(
            "CallLog", "It was removed together with its assistant, or made room for newer refused calls."),
        u"call %1"_s.arg(id));
}

/// What "contains" looks for: what the user typed has no wildcards.
QString containing(QString text)
{
    text.replace(u'\\', u"\\\\"_s).replace(u'%', u"\\%"_s).replace(u'_', u"\\_"_s);
    return u'%' + text + u'%';
}

Result<WebhookCall> callOfId(StoreConnection &connection, qint64 id)
{
    const Result<QList<WebhookCall>> found = calls(connection, u" WHERE id = ?"_s, {id});
    if (!found)
        return found.error();
    if (found.value().isEmpty())
        return notThere(id);
    return found.value().constFirst();
}

} // namespace

QString callStateName(CallState state)
{
    for (const auto &[known, stored] : kStates) {
        if (known == state)
            return QLatin1StringView(stored);
    }
    Q_UNREACHABLE();
}

WebhookCall callOf(const QSqlQuery &row)
{
    return {.id = row.value(0).toLongLong(),
        .assistantId = QUuid::fromString(row.value(1).toString()),
        .partnerId = row.value(2).toString(),
        .sandbox = row.value(3).toBool(),
        .time = QDateTime::fromMSecsSinceEpoch(row.value(4).toLongLong(), Qt::UTC),
        .source = row.value(5).toString(),
        .method = row.value(6).toString(),
        .target = row.value(7).toString(),
        .headers = row.value(8).toString(),
        .body = {},
        .bodyBytes = row.value(9).toLongLong(),
        .verdict = row.value(10).toString(),
        .note = row.value(11).toString(),
        .status = row.value(12).toInt(),
        .answer = {},
        .durationMs = row.value(13).isNull() ? std::nullopt : std::optional(row.value(13).toInt()),
        .state = stateOf(row.value(14).toString()),
        .outline = outlineIn(row, 15)};
}

Result<qint64> insertCall(StoreConnection &connection, const WebhookCall &call)
{
    const QByteArray body = call.state == CallState::Refused ? call.body.left(kRefusedBodyKept) : call.body;
    // WHERE EXISTS instead of leaving it to the foreign key: an assistant that was removed meanwhile must not
    // end the transaction for the calls of all others.
    const Result<void> done = connection.execute(
        u"INSERT INTO webhook_call (assistant_id, partner_id, sandbox, time_ms, source, method, target, "
        "headers, body_bytes, verdict, note, status, duration_ms, state, answer, body) "
        "SELECT ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ? "
        "WHERE EXISTS (SELECT 1 FROM assistant WHERE id = ?)"_s,
        {plain(call.assistantId), call.partnerId, int(call.sandbox), call.time.toMSecsSinceEpoch(),
            call.source, call.method, call.target, call.headers, call.bodyBytes, call.verdict, call.note,
            call.status, call.durationMs ? QVariant(*call.durationMs) : QVariant(), callStateName(call.state),
            blob(call.answer), blob(body), plain(call.assistantId)});
    if (!done)
        return done.error();
    if (connection.changedRows() == 0)
        return refused(QCoreApplication::translate("CallLog", "The assistant of this call was removed."),
            QCoreApplication::translate("CallLog", "Take its webhook URL out of the messaging partner."),
            u"assistant %1"_s.arg(plain(call.assistantId)));
    return connection.lastInsertId();
}

Result<void> insertGroupCommit(StoreConnection &connection, const GroupCommit &commit)
{
    return connection.execute(
        u"INSERT OR REPLACE INTO webhook_commit (last_id, first_id, committed_ms) VALUES (?, ?, ?)"_s,
        {commit.lastId, commit.firstId, commit.time.toMSecsSinceEpoch()});
}

Result<void> insertUsedToken(StoreConnection &connection, const UsedToken &token)
{
    Result<void> done
        = connection.execute(u"INSERT OR IGNORE INTO used_token (app_id, jti, expires_ms) SELECT ?, ?, ? "
                             "WHERE EXISTS (SELECT 1 FROM jwt_app WHERE id = ?)"_s,
            {plain(token.appId), token.jti, token.expires.toMSecsSinceEpoch(), plain(token.appId)});
    if (done && connection.changedRows() == 0) {
        Problem used = refused(QCoreApplication::translate("CallLog", "This token was used before."),
            QCoreApplication::translate("CallLog", "Each call needs a new token with a jti of its own."),
            u"jti %1"_s.arg(token.jti));
        used.side = Side::Partner;
        return used;
    }
    return done;
}

Result<void> removeUsedToken(StoreConnection &connection, const UsedToken &token)
{
    return connection.execute(
        u"DELETE FROM used_token WHERE app_id = ? AND jti = ?"_s, {plain(token.appId), token.jti});
}

Result<void> removeExpiredTokens(StoreConnection &connection, const QDateTime &now)
{
    // A clock may have been set back by as much as the skew a check allows, so twice the skew.
    return connection.execute(u"DELETE FROM used_token WHERE expires_ms < ?"_s,
        {now.addSecs(-2 * kTokenSkew.count()).toMSecsSinceEpoch()});
}

Result<void> pruneRefused(StoreConnection &connection, const QUuid &assistantId)
{
    return connection.execute(
        u"DELETE FROM webhook_call WHERE assistant_id = ? AND state = 'refused' AND id <= "
        "(SELECT id FROM webhook_call WHERE assistant_id = ? AND state = 'refused' "
        "ORDER BY id DESC LIMIT 1 OFFSET ?)"_s,
        {plain(assistantId), plain(assistantId), CallLog::kRefusedKept});
}

Result<WebhookCall> storeAnswer(StoreConnection &connection, qint64 id, const CallAnswer &answer)
{
    const Result<void> done = connection.execute(
        u"UPDATE webhook_call SET status = ?, answer = ?, duration_ms = ?, note = iif(? = '', note, ?), "
        "verdict = iif(? = '', verdict, ?) WHERE id = ?"_s,
        {answer.status, blob(answer.body), answer.durationMs, answer.note, answer.note, answer.verdict,
            answer.verdict, id});
    if (!done)
        return done.error();
    return callOfId(connection, id);
}

Result<std::optional<WebhookCall>> storeState(
    StoreConnection &connection, qint64 id, CallState state, const QString &note)
{
    const Result<void> done = connection.execute(
        u"UPDATE webhook_call SET state = ?, note = iif(? = '', note, ?) WHERE id = ? AND state = 'waiting'"_s,
        {callStateName(state), note, note, id});
    if (!done)
        return done.error();
    if (connection.changedRows() == 0)
        return std::optional<WebhookCall>();
    const Result<QList<WebhookCall>> found = calls(connection, u" WHERE id = ?"_s, {id});
    if (!found)
        return found.error();
    return found.value().isEmpty() ? std::nullopt : std::optional(found.value().constFirst());
}

Result<std::optional<WebhookCall>> storeStandInNote(
    StoreConnection &connection, qint64 messageId, const QString &what)
{
    const Result<void> done = connection.execute(
        u"UPDATE call_outline SET stand_in = iif(stand_in = '', ?, stand_in || char(10) || ?) "
        "WHERE call_id = (SELECT call_id FROM message_content WHERE message_id = ?)"_s,
        {what, what, messageId});
    if (!done)
        return done.error();
    const Result<QList<WebhookCall>> found = calls(
        connection, u" WHERE id = (SELECT call_id FROM message_content WHERE message_id = ?)"_s, {messageId});
    if (!found)
        return found.error();
    return found.value().isEmpty() ? std::nullopt : std::optional(found.value().constFirst());
}

Result<QList<WebhookCall>> calls(StoreConnection &connection, const QString &tail, const QVariantList &bound)
{
    QList<WebhookCall> found;
    const Result<void> read = connection.select(u"SELECT "_s + kCallColumns
            + u" FROM webhook_call LEFT JOIN call_outline ON call_id = webhook_call.id"_s + tail,
        bound, [&found](const QSqlQuery &row) { found.append(callOf(row)); });
    if (!read)
        return read.error();
    return found;
}

Result<CallPage> callPage(StoreConnection &connection, const CallQuery &query)
{
    QString tail = u" WHERE assistant_id = ?"_s;
    QVariantList bound{plain(query.assistantId)};
    if (query.onlyRefused)
        tail += u" AND state = 'refused'"_s; // spelt out, so that its partial index is used
    if (query.olderThan) {
        tail += u" AND id < ?"_s;
        bound.append(*query.olderThan);
    }
    if (const QString text = query.text.trimmed(); !text.isEmpty()) {
        tail += u" AND (target LIKE ? ESCAPE '\\' OR note LIKE ? ESCAPE '\\' OR "
                "CAST(body AS TEXT) LIKE ? ESCAPE '\\' OR stand_in LIKE ? ESCAPE '\\')"_s;
        bound << containing(text) << containing(text) << containing(text) << containing(text);
    }
    // One more than asked for tells whether there are older ones.
    bound.append(query.limit + 1);
    Result<QList<WebhookCall>> found = calls(connection, tail + u" ORDER BY id DESC LIMIT ?"_s, bound);
    if (!found)
        return found.error();
    CallPage page{.calls = found.takeValue()};
    page.more = page.calls.size() > query.limit;
    if (page.more)
        page.calls.removeLast();
    return page;
}

Result<QList<WebhookCall>> waitingCalls(StoreConnection &connection, int limit, qint64 bytes)
{
    const Result<QList<WebhookCall>> found
        = calls(connection, u" WHERE state = 'waiting' ORDER BY id LIMIT ?"_s, {limit});
    if (!found)
        return found;
    QList<WebhookCall> batch;
    QHash<qint64, qsizetype> places;
    qint64 taken = 0;
    for (const WebhookCall &call : found.value()) {
        if (!batch.isEmpty() && taken + call.bodyBytes > bytes)
            break;
        taken += call.bodyBytes;
        places.insert(call.id, batch.size());
        batch.append(call);
    }
    if (batch.isEmpty())
        return batch;
    const Result<void> read = connection.select(
        u"SELECT id, body FROM webhook_call WHERE state = 'waiting' AND id BETWEEN ? AND ?"_s,
        {batch.constFirst().id, batch.constLast().id}, [&batch, &places](const QSqlQuery &row) {
            if (const auto place = places.constFind(row.value(0).toLongLong()); place != places.constEnd())
                batch[*place].body = row.value(1).toByteArray();
        });
    if (!read)
        return read.error();
    return batch;
}

Result<WebhookCall> callDetail(StoreConnection &connection, qint64 id)
{
    Result<WebhookCall> found = callOfId(connection, id);
    if (!found)
        return found;
    WebhookCall call = found.takeValue();
    const Result<void> read = connection.select(
        u"SELECT body, answer FROM webhook_call WHERE id = ?"_s, {id}, [&call](const QSqlQuery &row) {
            call.body = row.value(0).toByteArray();
            call.answer = row.value(1).toByteArray();
        });
    if (!read)
        return read.error();
    return call;
}

} // namespace ChannelConsole
