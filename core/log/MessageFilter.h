// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDateTime>
#include <QStringList>
#include <QUuid>
#include <QVariant>

#include <optional>

namespace ChannelConsole {

struct LogEntry;
struct LogQuery;

enum class Direction {
    Outbound,
    Inbound,
};

enum class LogSort {
    Time,
    Status, ///< by its stored name, then by time
};

/// What comes first: descending is newest first, or the last status and its newest first.
struct LogOrder
{
    LogSort by = LogSort::Time;
    Qt::SortOrder direction = Qt::DescendingOrder;

    bool operator==(const LogOrder &) const = default;
    [[nodiscard]] LogOrder reversed() const;
};

/// A place in the log's order: strictly before or after it, so that paging costs the same however deep.
struct LogAnchor
{
    QDateTime time;
    qint64 id = 0;
    QString status; ///< counts, before the time, where the log is in the order of the status
};

[[nodiscard]] LogAnchor anchorOf(const LogEntry &entry);
/// Whether `one` is older than `other`, as an order takes it: below it where that is descending.
[[nodiscard]] bool isOlder(const LogOrder &order, const LogAnchor &one, const LogAnchor &other);

/// Which messages to show. What is empty does not restrict; everything else must be true at once.
struct MessageFilter
{
    QDateTime from; ///< from this moment on
    QDateTime until; ///< before this moment
    std::optional<QUuid> assistantId;
    QString partnerId;
    std::optional<Direction> direction;
    QString businessNumber; ///< exactly, as stored
    QString userNumber; ///< exactly, as stored
    QString type;
    QString status;
    QString errorCode; ///< a code the partner gave for it, now or earlier
    bool onlyProblems = false; ///< failed, rejected, or unknown whether it went out
    QString text; ///< what the user typed, see SearchText

    bool operator==(const MessageFilter &) const = default;
};

/// Whether a row is one of those a filter shows, as far as the row itself tells: without the text
/// (SearchText) and the error code, which is not in it.
[[nodiscard]] bool matchesRow(const MessageFilter &filter, const LogEntry &entry);

/// The word for a direction in the store.
[[nodiscard]] QString directionName(Direction direction);

/// A filter without its text as SQL: what follows FROM, and the conditions. The index is named rather than
/// left to SQLite, which without statistics would take one that needs sorting or goes through far more rows.
/// Each index ends in the log's order, so a page costs the same however deep it lies.
struct MessageSelection
{
    QString from; ///< "message INDEXED BY …", or with the table of error codes before it
    QString order; ///< " ORDER BY …"
    QStringList clauses;
    QVariantList bound; ///< in the order of the clauses
    MessageFilter
        known; ///< what every row meets: MessageReader does not read what is the same in all of them

    [[nodiscard]] QString where() const; ///< " WHERE …", or empty
};

/// For walking the log along the order of the query, between its anchors.
[[nodiscard]] MessageSelection selectionOf(const LogQuery &query);

/// The conditions alone, for rows of `message` that were found otherwise. Times are left out.
[[nodiscard]] MessageSelection conditionsOf(const MessageFilter &filter);

} // namespace ChannelConsole
