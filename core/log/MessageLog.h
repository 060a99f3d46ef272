// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/Result.h"
#include "core/log/ConversationQuery.h"
#include "core/log/MessageFilter.h"
#include "core/log/MessageStatus.h"
#include "core/message/MessageContent.h"
#include "core/net/Http.h"
#include "core/partner/WebhookEvents.h"

#include <QDateTime>
#include <QFuture>
#include <QObject>
#include <QUuid>

#include <optional>

namespace ChannelConsole {

class Clock;
struct ConversationMessage;
struct ConversationPage;
class SearchTrail;
class Store;

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
    bool isReport = false; ///< by the partner after the send; otherwise it is ours or the answer to the send
    std::optional<qint64> callId; ///< the webhook call that brought it, if it is still kept
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
    std::optional<LogEntry> answers; ///< the message this one is a reply to, if that is in the log
    QList<LogEntry> replies; ///< what the user answered to it, oldest first
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

struct LogQuery
{
    MessageFilter filter;
    std::optional<LogAnchor> olderThan;
    int limit = 200;
};

struct LogPage
{
    QList<LogEntry> entries; ///< newest first
    bool more = false; ///< there are older ones
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

    /// Rows went away otherwise (with their assistant): the search index forgets their text soon.
    void noteRemoval();

    /// Tells everybody what ingestEvents() (log/Ingest.h) stored, after it was committed. On the log's
    /// thread.
    void announce(const Ingested &ingested);

    [[nodiscard]] QFuture<Result<LogPage>> page(const LogQuery &query) const;
    [[nodiscard]] QFuture<Result<LogDetail>> detail(qint64 id) const;
    [[nodiscard]] QFuture<Result<qint64>> count(const LogQuery &query) const; ///< ignores paging
    /// Counts up to `bound` rows and no further: exact if there are not more, else at least so many. Ignores
    /// paging.
    [[nodiscard]] QFuture<Result<LogCount>> countUpTo(const LogQuery &query, qint64 bound) const;
    /// A piece of the conversation of two numbers, and rows of it by id (log/Conversation.h).
    [[nodiscard]] QFuture<Result<ConversationPage>> conversation(const ConversationQuery &query) const;
    [[nodiscard]] QFuture<Result<QList<ConversationMessage>>> conversationMessages(
        const QList<qint64> &ids) const;
    /// Whether anything ever went out from this assistant to this number (a first send asks once).
    [[nodiscard]] QFuture<Result<bool>> hasSentTo(const QUuid &assistantId, const QString &userNumber) const;
    /// When this user last wrote to this number, by the partner's clock where it tells one; empty if never as
    /// far as the log knows. Both numbers with `+`.
    [[nodiscard]] QFuture<Result<std::optional<QDateTime>>> lastInbound(
        const QUuid &assistantId, const QString &businessNumber, const QString &userNumber) const;
    /// The newest row of an assistant, for the channel's state in the window's header.
    [[nodiscard]] QFuture<Result<std::optional<LogEntry>>> latest(const QUuid &assistantId) const;

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

Q_DECLARE_METATYPE(ChannelConsole::LogEntry)
