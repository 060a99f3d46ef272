// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/webhook/CallLog.h"

#include <QVariant>

class QSqlQuery;

namespace ChannelConsole {

class StoreConnection;

/// Of a refused call at most so many bytes of the body are kept: enough to see what it was, too little to
/// fill a disk with.
inline constexpr qsizetype kRefusedBodyKept = 16 * 1024;

/// When calls that went into one transaction were durable.
struct GroupCommit
{
    qint64 firstId = 0;
    qint64 lastId = 0;
    QDateTime time;
};

/// The columns callOf() reads, in its order: all but body and answer, which no list shows and which may be
/// long.
extern const QString kCallColumns;

[[nodiscard]] WebhookCall callOf(const QSqlQuery &row);
[[nodiscard]] QString callStateName(CallState state);

/// The row of a call; its id. Refused if its assistant is not there any more: nothing was changed then.
/// Inside a transaction of the caller, like all that follow.
[[nodiscard]] Result<qint64> insertCall(StoreConnection &connection, const WebhookCall &call);
[[nodiscard]] Result<void> insertGroupCommit(StoreConnection &connection, const GroupCommit &commit);
/// Refused if the token was used before, or if its app is not there any more; nothing was changed then.
[[nodiscard]] Result<void> insertUsedToken(StoreConnection &connection, const UsedToken &token);
[[nodiscard]] Result<void> removeUsedToken(StoreConnection &connection, const UsedToken &token);
/// Those that no token check could let through again at `now`.
[[nodiscard]] Result<void> removeExpiredTokens(StoreConnection &connection, const QDateTime &now);
/// All but the newest CallLog::kRefusedKept refused calls of an assistant go.
[[nodiscard]] Result<void> pruneRefused(StoreConnection &connection, const QUuid &assistantId);
/// The call as it then is. Refused if it is not there any more.
[[nodiscard]] Result<WebhookCall> storeAnswer(
    StoreConnection &connection, qint64 id, const CallAnswer &answer);
/// Takes a call that waits out of the line: Parsed or Unreadable. A note replaces the one that is there
/// unless it is empty. The call as it then is, or nothing if it does not wait or is not there any more.
[[nodiscard]] Result<std::optional<WebhookCall>> storeState(
    StoreConnection &connection, qint64 id, CallState state, const QString &note);

/// What the stand-in did about a message (its row in the log), beside the call that brought it. That call as
/// it then is, or nothing if it is not kept any more.
[[nodiscard]] Result<std::optional<WebhookCall>> storeStandInNote(
    StoreConnection &connection, qint64 messageId, const QString &what);

/// "SELECT … FROM webhook_call" with what each was + `tail`.
[[nodiscard]] Result<QList<WebhookCall>> calls(
    StoreConnection &connection, const QString &tail, const QVariantList &bound);
/// A page of them, as CallLog::page() says.
[[nodiscard]] Result<CallPage> callPage(StoreConnection &connection, const CallQuery &query);
/// The oldest that wait to be parsed, with their bodies: at most so many, and no further one once the bodies
/// have so many bytes.
[[nodiscard]] Result<QList<WebhookCall>> waitingCalls(StoreConnection &connection, int limit, qint64 bytes);
/// With body and answer; Refused if it is not there any more.
[[nodiscard]] Result<WebhookCall> callDetail(StoreConnection &connection, qint64 id);

} // namespace ChannelConsole
