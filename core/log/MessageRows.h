// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/log/MessageLog.h"

#include <QVariant>

namespace ChannelConsole {

class StoreConnection;

/// One row of `message`, of its own event or of its exchange. Inside a transaction of the caller.
[[nodiscard]] Result<qint64> insertMessage(StoreConnection &connection, const LogEntry &entry);
[[nodiscard]] Result<void> insertEvent(StoreConnection &connection, qint64 id, const LogEvent &event);
/// What was reported through the webhook; false if the same report (by its key) is there already.
[[nodiscard]] Result<bool> insertReport(StoreConnection &connection, qint64 id, const LogEvent &event,
    const QString &key, std::optional<qint64> callId);
[[nodiscard]] Result<void> insertRequest(StoreConnection &connection, qint64 id, const LogRequest &request);

/// Status, reply, timings and problem of a message, and an event that tells of it. Refused if there is no
/// such message.
[[nodiscard]] Result<void> storeOutcome(
    StoreConnection &connection, qint64 id, const LogOutcome &outcome, const QDateTime &now);

/// For the filter by error code; nothing if it is empty. Once for each code of a message.
[[nodiscard]] Result<void> noteErrorCode(StoreConnection &connection, qint64 id, const QString &code);

/// The first row of "SELECT … FROM message" + `tail`, if there is one.
[[nodiscard]] Result<std::optional<LogEntry>> firstMessage(
    StoreConnection &connection, const QString &tail, const QVariantList &bound);
[[nodiscard]] Result<QList<LogEntry>> messages(
    StoreConnection &connection, const QString &tail, const QVariantList &bound);

/// Everything known of a message; Refused if there is no such message.
[[nodiscard]] Result<LogDetail> messageDetail(StoreConnection &connection, qint64 id);

} // namespace ChannelConsole
