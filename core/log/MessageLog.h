// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/Result.h"
#include "core/log/MessageFilter.h"
#include "core/log/MessageStatus.h"
#include "core/message/MessageContent.h"
#include "core/net/Http.h"
#include "core/partner/WebhookEvents.h"
#include "core/store/Store.h"

#include <QDateTime>
#include <QFuture>
#include <QObject>
#include <QSet>
#include <QUuid>

#include <optional>

namespace ChannelConsole {

class Clock;
class SearchTrail;

/// One row of the log.
struct LogEntry
{
    qint64 id = 0; ///< set by append()
    QString messageId; ///< OutboundMessage::id
    QDateTime time; ///< UTC, milliseconds
    QUuid assistantId;
    Direction direction = Direction::Outbound;
    QString partnerId;
    bool sandbox = false;
    QString businessNumber;
    QString userNumber;
    QString type; ///< "text"
    QString text;
    QString status;
    QString partnerMessageId;
};

/// One thing that happened to a message, in the order it was learnt.
struct LogEvent
{
    QDateTime time; ///< UTC
    QString status; ///< a MessageStatus, or a partner's own word
    QString note; ///< e.g. the partner's status text; plain text from outside
    std::optional<QDateTime> reported; ///< UTC, when it happened by the partner's clock
    std::optional<Problem> problem; ///< of a delivery that failed
};

/// What an inbound message has beyond its row. Everything in it came from outside: plain text.
struct InboundContent
{
    std::optional<qint64> callId; ///< the webhook call that brought it, if it is still kept
    QString profileName;
    QString replyTo; ///< the partner's id of the message this one answers; empty if none
    QByteArray content; ///< JSON
    std::optional<InboundMedia> media;
    std::optional<PaymentDetails> payment;
};

/// Everything known of one message.
struct LogDetail
{
    LogEntry entry;
    QList<LogEvent> events;
    QString request; ///< as sent, secrets masked
    QString reply; ///< as received, secrets masked
    HttpTimings timings;
    /// Why it was not delivered, or why that is not known: of the send or of the latest report, and nothing
    /// once it arrived.
    std::optional<Problem> problem;
    std::optional<InboundContent> inbound; ///< for what a user sent
    /// What an outbound message was made of, to be sent again; empty for rows of versions that did not keep
    /// it.
    std::optional<MessageContent> content;
};

/// What is written of a message before it goes out.
struct LogRequest
{
    QString request; ///< as it will be sent, secrets masked
    std::optional<MessageContent> content;
};

/// What a webhook call brought into the log.
struct Ingested
{
    QList<LogEntry> added; ///< inbound messages
    QList<LogEntry> updated; ///< ours, of which something was reported
    int repeated = 0; ///< messages and reports that were known already
};

/// How a send ended, for recordOutcome().
struct LogOutcome
{
    QString status;
    QString partnerMessageId;
    QString note;
    QString reply; ///< already scrubbed
    HttpTimings timings;
    std::optional<Problem> problem;
};

/// Rows in an order, from one end of it or from a row that is known (by key, which costs the same however
/// deep). To walk backwards, ask in the reversed order.
struct LogQuery
{
    MessageFilter filter;
    LogOrder order;
    std::optional<LogAnchor> olderThan;
    std::optional<LogAnchor> newerThan;
    qint64 skip = 0; ///< rows passed over before the first: walks the index, so its cost grows with it
    int limit = 200;
};

struct LogPage
{
    QList<LogEntry> entries; ///< in the order of the query
    bool more = false; ///< there are further ones
};

/// How many rows a query has, as far as it was counted.
struct LogCount
{
    enum class State {
        Unknown,
        AtLeast,
        Exact,
    };
    State state = State::Unknown;
    qint64 rows = 0;
    std::optional<LogAnchor> last; ///< of the rows counted, if there are further ones: to go on from
};

/// Some rows together with where they stand among all of a query, as of one moment.
struct LogSurroundings
{
    QList<LogEntry> entries; ///< in the order of the query
    qint64 first = 0; ///< the row number of the first of them
    qint64 place = 0; ///< the row number of the place asked for, or where it would be
    qint64 rows = 0; ///< all there are
    std::optional<LogAnchor> top; ///< the first of all, if it is not among the entries
};

/// The message log: append, status, query. Everything runs on the store's threads, reads apart from writes;
/// futures may finish there, so continue them with a context object. Signals come on the log's own thread,
/// after the commit and before the future finishes.
class MessageLog final : public QObject
{
    Q_OBJECT
public:
    /// Both must outlive the log.
    MessageLog(Store *store, const Clock *clock, QObject *parent = nullptr);

    /// At start: what is still "sending" was cut off by the end of the program and becomes "unknown". How
    /// many there were.
    [[nodiscard]] QFuture<Result<int>> settleInterrupted();

    /// Durable when the future finishes. `request` is shown as it is: masked. The id of the new row. The
    /// assistant must be stored: its log goes with it when it is removed.
    [[nodiscard]] QFuture<Result<qint64>> append(const LogEntry &entry, const LogRequest &request);
    /// Refused if the message is not there any more (its assistant was removed meanwhile). Delivery events
    /// that overtook the answer stand: nothing moves back.
    [[nodiscard]] QFuture<Result<void>> recordOutcome(qint64 id, const LogOutcome &outcome);

    /// Rows went away, or may have (with their assistant): the search index forgets their text soon, and
    /// whoever shows the log reads it again.
    void noteRemoval();

    /// Tells everybody what ingestEvents() (log/Ingest.h) stored, after it was committed. On the log's
    /// thread.
    void announce(const Ingested &ingested);

    [[nodiscard]] QFuture<Result<LogPage>> page(const LogQuery &query) const;
    [[nodiscard]] QFuture<Result<LogDetail>> detail(qint64 id) const;
    [[nodiscard]] QFuture<Result<qint64>> count(const LogQuery &query) const; ///< ignores paging
    /// Counts up to `bound` rows between the query's anchors and no further: exact if there are not more,
    /// else at least so many. A long log is counted in steps, each from where the one before ended.
    [[nodiscard]] QFuture<Result<LogCount>> countUpTo(const LogQuery &query, qint64 bound) const;
    /// The rows around a place (at the beginning, if there is none), up to the query's limit, and their
    /// number among all. Counts every row: its cost grows with the log.
    [[nodiscard]] QFuture<Result<LogSurroundings>> around(
        const LogQuery &query, const std::optional<LogAnchor> &place) const;
    /// Which of the ids the filter shows: decides what a row alone does not tell (error code, error texts).
    [[nodiscard]] QFuture<Result<QSet<qint64>>> shownOf(
        const MessageFilter &filter, const QList<qint64> &ids) const;
    /// Whether anything ever went out from this assistant to this number (a first send asks once).
    [[nodiscard]] QFuture<Result<bool>> hasSentTo(const QUuid &assistantId, const QString &userNumber) const;
    /// When this user last wrote to this number, by the partner's clock where it tells one; empty if never as
    /// far as the log knows. Both numbers with `+`.
    [[nodiscard]] QFuture<Result<std::optional<QDateTime>>> lastInbound(
        const QUuid &assistantId, const QString &businessNumber, const QString &userNumber) const;
    /// The newest row of an assistant, for the channel's state in the window's header.
    [[nodiscard]] QFuture<Result<std::optional<LogEntry>>> latest(const QUuid &assistantId) const;

    /// For the parts of core that read the log in a way of their own (glance, export): `work` runs on the
    /// store's reading thread, where pages wait for it, so it must be short.
    template <typename T>
    [[nodiscard]] QFuture<Result<T>> read(std::function<Result<T>(StoreConnection &)> work) const
    {
        return m_store->read<T>(std::move(work));
    }

signals:
    void removed(); ///< rows went away: read again
    void appended(const ChannelConsole::LogEntry &entry);
    void updated(const ChannelConsole::LogEntry &entry);
    /// Once for each batch that came through the webhook; appended() and updated() are not emitted for it.
    void ingested(
        const QList<ChannelConsole::LogEntry> &added, const QList<ChannelConsole::LogEntry> &updated);

private:
    Store *m_store;
    const Clock *m_clock;
    SearchTrail *m_trail; ///< a child
};

} // namespace ChannelConsole

// A list of thousands grows by moving memory, not rows.
Q_DECLARE_TYPEINFO(ChannelConsole::LogEntry, Q_RELOCATABLE_TYPE);
Q_DECLARE_METATYPE(ChannelConsole::LogEntry)
