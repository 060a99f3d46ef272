// SPDX-License-Identifier: Apache-2.0
#include "core/webhook/EndpointDesk.h"

#include "core/Clock.h"
#include "core/FutureEnd.h"
#include "core/Steps.h"
#include "core/webhook/CallLog.h"
#include "core/webhook/Relay.h"

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QMutexLocker>
#include <QPromise>

namespace ChannelConsole {

using namespace Qt::StringLiterals;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("EndpointDesk", text);
}

Problem closedProblem()
{
    return {.kind = ProblemKind::Cancelled,
        .text = tr("The endpoint was stopped."),
        .remedy = tr("Start it again.")};
}

/// Calls `function` with the future's result, or with `otherwise` if it was cancelled.
template <typename T, typename Function>
void onResult(const QFuture<T> &future, const T &otherwise, Function function)
{
    whenEnded(future, [function = std::move(function), otherwise](const QFuture<T> &done) {
        function(done.resultCount() > 0 ? done.result() : otherwise);
    });
}

/// Not the call's fault, and nothing that can be said of it is certain: the partner is to repeat it.
Verdict notReady()
{
    Verdict verdict = notDurable();
    verdict.reason
        = tr("A credential of the channel was changed and could not be read from the keychain yet.");
    return verdict;
}

constexpr std::chrono::milliseconds kPassagePatience{2'000};

bool belongsToTheWebhook(const Verdict &verdict)
{
    return verdict.key != VerdictKey::kUnknownPath && verdict.key != VerdictKey::kInvalidStreamId;
}

} // namespace

/// One call on its way.
struct EndpointDesk::Call
{
    ListenerRequest request;
    std::shared_ptr<const EndpointRules> rules;
    Verdict verdict;
    QDateTime time;
    QPromise<ListenerReply> promise;

    [[nodiscard]] WebhookCall row(KeptBody kept) const
    {
        WebhookCall row = maskedCall(request, rules->mask, kept);
        row.assistantId = rules->assistantId;
        row.partnerId = rules->context.partnerId;
        row.sandbox = rules->sandbox;
        row.time = time;
        return row;
    }

    void answer(const ListenerReply &reply)
    {
        promise.addResult(reply);
        promise.finish();
    }
};

/// While one lasts, close() waits: what is around the desk is still there.
class EndpointDesk::Visit final
{
public:
    explicit Visit(EndpointDesk *desk)
        : m_desk(desk)
    {
        const QMutexLocker lock(&desk->m_mutex);
        m_admitted = desk->m_open;
        m_relay = desk->m_surroundings.relay;
        desk->m_visits += int(m_admitted);
    }
    ~Visit()
    {
        if (!m_admitted)
            return;
        const QMutexLocker lock(&m_desk->m_mutex);
        --m_desk->m_visits;
        m_desk->m_visitEnded.wakeAll();
    }
    Q_DISABLE_COPY_MOVE(Visit)

    [[nodiscard]] CallLog *calls() const { return m_admitted ? m_desk->m_surroundings.calls : nullptr; }
    [[nodiscard]] Relay *relay() const { return m_admitted ? m_relay : nullptr; }

private:
    EndpointDesk *m_desk;
    Relay *m_relay = nullptr;
    bool m_admitted = false;
};

/// Lasts from passing a call on until what came of it is handed over to be recorded.
class EndpointDesk::Passage final
{
public:
    explicit Passage(std::shared_ptr<EndpointDesk> desk)
        : m_desk(std::move(desk))
    {
        const QMutexLocker lock(&m_desk->m_mutex);
        ++m_desk->m_passages;
    }
    ~Passage()
    {
        const QMutexLocker lock(&m_desk->m_mutex);
        --m_desk->m_passages;
        m_desk->m_passageEnded.wakeAll();
    }
    Q_DISABLE_COPY_MOVE(Passage)

private:
    std::shared_ptr<EndpointDesk> m_desk;
};

EndpointDesk::EndpointDesk(const Surroundings &surroundings, EndpointRules rules)
    : m_surroundings(surroundings)
    , m_rules(std::make_shared<const EndpointRules>(std::move(rules)))
{
}

QFuture<ListenerReply> EndpointDesk::take(const ListenerRequest &request)
{
    auto call = std::make_shared<Call>();
    call->request = request;
    call->rules = rules();
    call->time = m_surroundings.clock->now();
    call->promise.start();
    const QFuture<ListenerReply> future = call->promise.future();
    const EndpointRules &rules = *call->rules;
    call->verdict = rules.ready ? judge(request, rules.context, call->time) : notReady();
    if (rules.ready && rules.mode == EndpointMode::Relay && belongsToTheWebhook(call->verdict))
        passOn(call);
    else if (call->verdict.accepted())
        answerHere(call);
    else
        refuse(call, call->verdict);
    return future;
}

void EndpointDesk::answerHere(const std::shared_ptr<Call> &call)
{
    WebhookCall row = call->row(KeptBody::Whole);
    row.verdict = call->verdict.key;
    row.status = call->verdict.status;
    row.state = CallState::Waiting;
    append(row, call->verdict.once, [self = shared_from_this(), call](const Result<qint64> &kept) {
        if (kept)
            call->answer(replyFor(call->verdict));
        else if (call->verdict.once && kept.error().kind == ProblemKind::Refused)
            self->refuse(call, replayedToken(call->rules->context));
        else
            self->notKept(call, kept.error());
    });
}

/// A refusal stands whether it could be kept or not; it waits all the same, so that whoever floods the
/// endpoint is no faster than the disk. But whether a token is used up already is told only by keeping it,
/// and stands before what else is wrong with the call (rule 3 before 4 and 5).
void EndpointDesk::refuse(const std::shared_ptr<Call> &call, const Verdict &verdict)
{
    WebhookCall row = call->row(KeptBody::Beginning);
    row.verdict = verdict.key;
    row.note = verdict.reason;
    row.status = verdict.status;
    row.answer = verdict.message;
    row.state = CallState::Refused;
    append(row, verdict.once, [self = shared_from_this(), call, verdict](const Result<qint64> &kept) {
        if (kept || !verdict.once)
            call->answer(replyFor(verdict));
        else if (kept.error().kind == ProblemKind::Refused)
            self->refuse(call, replayedToken(call->rules->context));
        else
            self->notKept(call, kept.error());
    });
}

/// The platform decides. What the rules here say of the call decides only whether it reaches the message
/// log: what could be anybody's does not.
void EndpointDesk::passOn(const std::shared_ptr<Call> &call)
{
    WebhookCall row = call->row(KeptBody::Whole);
    row.verdict = call->verdict.key;
    row.state = call->verdict.accepted() ? CallState::Waiting : CallState::Refused;
    if (call->verdict.key == VerdictKey::kNotChecked)
        row.note = tr("Passed on, but not checked: %1").arg(call->verdict.reason);
    else if (!call->verdict.accepted())
        row.note
            = tr("Passed on, although by the rules here it would be refused: %1").arg(call->verdict.reason);
    append(row, {}, [self = shared_from_this(), call](const Result<qint64> &kept) {
        if (kept)
            self->passedOn(call, kept.value());
        else
            self->notKept(call, kept.error());
    });
}

void EndpointDesk::passedOn(const std::shared_ptr<Call> &call, qint64 row)
{
    const RelayOutcome stopped{.reply = {.status = 502}, .note = closedProblem().text};
    QFuture<RelayOutcome> passing = readyFuture(stopped);
    if (const Visit visit(this); visit.relay())
        passing = visit.relay()->forward(
            call->request, {.webhook = call->rules->platformUrl, .extraCaPem = call->rules->extraCaPem});
    auto passage = std::make_shared<Passage>(shared_from_this());
    onResult(passing, stopped, [self = shared_from_this(), call, row, passage](const RelayOutcome &outcome) {
        CallAnswer answer{.status = outcome.reply.status,
            .body = maskedAnswer(outcome.reply.body, call->request, call->rules->mask),
            .note = outcome.note,
            .durationMs = outcome.durationMs};
        if (!outcome.answered)
            answer.verdict = VerdictKey::kPlatformFailed;
        self->recordAnswer(row, answer);
        call->answer(outcome.reply);
    });
}

void EndpointDesk::recordAnswer(qint64 row, const CallAnswer &answer)
{
    QFuture<Result<void>> recording = readyFuture(Result<void>());
    if (const Visit visit(this); visit.calls())
        recording = visit.calls()->recordAnswer(row, answer);
    onResult(recording, Result<void>(closedProblem()), [self = shared_from_this()](const Result<void> &done) {
        if (!done)
            self->note(done.error());
    });
}

void EndpointDesk::notKept(const std::shared_ptr<Call> &call, const Problem &problem)
{
    Q_UNUSED(problem) // told by append()
    call->answer(replyFor(notDurable()));
}

void EndpointDesk::refused(const ListenerRefusal &refusal)
{
    if (std::optional<WebhookCall> row = m_tally.add(refusal, m_surroundings.clock->now()))
        keepInBackground(*row);
}

void EndpointDesk::keepRefusals(const QDateTime &now)
{
    for (const WebhookCall &row : m_tally.due(now))
        keepInBackground(row);
}

void EndpointDesk::keepInBackground(WebhookCall row)
{
    const std::shared_ptr<const EndpointRules> current = rules();
    row.assistantId = current->assistantId;
    row.partnerId = current->context.partnerId;
    row.sandbox = current->sandbox;
    // A problem with it is told by append().
    append(row, {}, [](const Result<qint64> &) {});
}

void EndpointDesk::setRules(EndpointRules rules)
{
    auto fresh = std::make_shared<const EndpointRules>(std::move(rules));
    const QMutexLocker lock(&m_mutex);
    m_rules.swap(fresh);
}

std::shared_ptr<const EndpointRules> EndpointDesk::rules() const
{
    const QMutexLocker lock(&m_mutex);
    return m_rules;
}

void EndpointDesk::stopPassingOn()
{
    const QMutexLocker lock(&m_mutex);
    m_surroundings.relay = nullptr;
    while (m_visits > 0)
        m_visitEnded.wait(&m_mutex);
}

void EndpointDesk::close()
{
    const QMutexLocker lock(&m_mutex);
    // All have ended with the relay; told by a thread that may be gone when the program is quit.
    const QDeadlineTimer patience(kPassagePatience);
    while (m_passages > 0 && m_passageEnded.wait(&m_mutex, patience)) {}
    m_open = false;
    while (m_visits > 0)
        m_visitEnded.wait(&m_mutex);
}

void EndpointDesk::append(const WebhookCall &row, const std::optional<UsedToken> &token, const Kept &kept)
{
    const Result<qint64> closed(closedProblem());
    QFuture<Result<qint64>> appending = readyFuture(closed);
    if (const Visit visit(this); visit.calls())
        appending = visit.calls()->append(row, token);
    onResult(appending, closed, [self = shared_from_this(), kept](const Result<qint64> &done) {
        if (done)
            self->note(std::nullopt);
        else if (done.error().kind != ProblemKind::Refused && done.error().kind != ProblemKind::Cancelled)
            self->note(done.error());
        kept(done);
    });
}

/// Tells a change only: each call has something to say.
void EndpointDesk::note(const std::optional<Problem> &problem)
{
    const QMutexLocker lock(&m_mutex);
    if (!m_open || m_failing == problem.has_value())
        return;
    m_failing = problem.has_value();
    m_surroundings.durability(problem);
}

} // namespace ChannelConsole
