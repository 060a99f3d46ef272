// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/channel/Channel.h"
#include "core/message/OutboundMessage.h"
#include "core/net/HttpClient.h"
#include "core/partner/Partner.h"

#include <QFuture>
#include <QObject>
#include <QPointer>

#include <memory>
#include <optional>

namespace ChannelConsole {

class Clock;
class MessageLog;
class Sandbox;
class SecretVault;

/// What the page asks to be sent: the saved configuration, never unsaved input.
struct SendOrder
{
    Assistant assistant;
    ChannelConfiguration configuration;
    OutboundMessage message; ///< its id is filled in by the service if empty
};

struct SendReport
{
    qint64 logId = 0; ///< 0 if it did not come to a log row
    SendOutcome outcome; ///< Kind::Rejected with a problem also where it never went out
    bool wentOut = false; ///< completely, or so far that nobody can tell
    HttpTimings timings;
    std::optional<Problem> logProblem; ///< the outcome is as reported, but could not be written to the log
};

enum class SendStage {
    ReadingSecrets,
    WritingLog,
    Connecting,
    Sending,
    Waiting,
    Finished,
};

/// One send under way; deletes itself after `finished`. Exactly one `answered` and then one `finished`,
/// unless the service is destroyed before: then the row stays "sending" and the next start makes it
/// "unknown".
class SendRun final : public QObject
{
    Q_OBJECT
public:
    ~SendRun() override;
    /// Before the request is out: nothing goes out, status cancelled. After that: the outcome is unknown
    /// (promise 3), unless the answer is there already.
    void cancel();

signals:
    void stageChanged(ChannelConsole::SendStage stage);
    /// How it ended, as soon as that is known: what to show. It is being written to the log, and whether that
    /// works is not known yet. The next message may be sent from here on.
    void answered(const ChannelConsole::SendReport &report);
    /// The same, and it is in the log (or SendReport::logProblem says why not).
    void finished(const ChannelConsole::SendReport &report);

private:
    friend class TestSend;
    class Private;
    explicit SendRun(std::unique_ptr<Private> d, QObject *parent);
    std::unique_ptr<Private> d;
};

/// Sends a message through a partner's real API (or the sandbox's) and logs it: secrets read → log row
/// "sending" committed → request out → outcome logged. Guards promises 3, 8 and 9. GUI thread; everything
/// must outlive it.
class TestSend final : public QObject
{
    Q_OBJECT
public:
    TestSend(HttpClient *client, SecretVault *vault, MessageLog *log, Sandbox *sandbox, const Clock *clock,
        QObject *parent = nullptr);

    /// Why this cannot be sent, before anything is read or asked: wrong number, a content against the rules,
    /// no partner, missing secret, secret bound to another origin. Empty if it can. Problem::field is a
    /// FieldSpec::id, one of this page's own inputs ("partner", "businessNumber", "userNumber", "type"), or a
    /// ContentFinding::field.
    [[nodiscard]] std::optional<Problem> obstacle(const SendOrder &order) const;
    /// The request that would go out, secrets masked, without asking the keychain or needing the secrets to
    /// be there.
    [[nodiscard]] Result<HttpRequest> preview(const SendOrder &order) const;
    /// Owned by the service. Starts when control returns to the event loop.
    SendRun *send(const SendOrder &order);

private:
    struct Private;
    std::unique_ptr<Private> d;

public:
    ~TestSend() override;
};

} // namespace ChannelConsole

Q_DECLARE_METATYPE(ChannelConsole::SendReport)
