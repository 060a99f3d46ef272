// SPDX-License-Identifier: Apache-2.0
#include "core/Clock.h"
#include "core/Continuation.h"
#include "core/message/ExtraCertificates.h"
#include "core/message/SendRunPrivate.h"
#include "core/partner/ReplyScrub.h"
#include "core/secret/SecretVault.h"

#include <QCoreApplication>

#include <utility>

namespace ChannelConsole {

using namespace Qt::StringLiterals;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("TestSend", text);
}

Problem cancelledProblem()
{
    return {.kind = ProblemKind::Cancelled, .text = tr("Cancelled before anything went out.")};
}

/// Only a failure that proves that the partner cannot have acted counts as "did not go out" (promise 3).
bool provesNothingWentOut(ProblemKind kind)
{
    switch (kind) {
    case ProblemKind::NameNotResolved:
    case ProblemKind::ConnectionRefused:
    case ProblemKind::TlsFailed:
    case ProblemKind::ProxyFailed:
    case ProblemKind::TimedOut:
    case ProblemKind::ConnectionCut:
    case ProblemKind::Cancelled:
    case ProblemKind::Refused:
    case ProblemKind::InvalidInput:
        return true;
    default:
        return false;
    }
}

/// Of a reply: far more than describe() shows, and little enough not to be felt in the window.
constexpr qsizetype kKeptBytes = 256 * 1024;

QString statusOf(const SendReport &report)
{
    if (!report.wentOut) {
        const bool cancelled
            = report.outcome.problem && report.outcome.problem->kind == ProblemKind::Cancelled;
        return cancelled ? MessageStatus::kCancelled : MessageStatus::kFailed;
    }
    switch (report.outcome.kind) {
    case SendOutcome::Kind::Accepted:
        return MessageStatus::kAccepted;
    case SendOutcome::Kind::Rejected:
        return MessageStatus::kRejected;
    case SendOutcome::Kind::Unknown:
        return MessageStatus::kUnknown;
    }
    Q_UNREACHABLE();
}

} // namespace

SendRun::SendRun(std::unique_ptr<Private> priv, QObject *parent)
    : QObject(parent)
    , d(std::move(priv))
{
    d->q = this;
}

SendRun::~SendRun()
{
    d->abandon();
}

void SendRun::cancel()
{
    d->cancel();
}

void SendRun::Private::start()
{
    if (m_finished)
        return;
    enter(SendStage::ReadingSecrets);
    Result<SendPlan> plan = planSend(m_order, *m_services.sandbox, *m_services.vault);
    if (!plan.ok()) {
        settleUnsent(plan.error());
        finish();
        return;
    }
    m_plan = plan.takeValue();

    // A run that was cancelled while the keychain was asked has finished already: its answer must not set
    // anything going.
    const auto unlessFinished = [this](Step step) -> Step {
        return [this, step = std::move(step)] {
            return m_finished ? readyFuture(Result<void>(cancelledProblem())) : step();
        };
    };
    QList<Step> steps;
    if (!m_plan.extraCaFile.isEmpty())
        steps.append(unlessFinished([this] { return readCertificates(); }));
    for (const QStringList ids = m_plan.secrets.keys(); const QString &id : ids)
        steps.append(unlessFinished([this, id] { return readSecret(id); }));
    steps.append(unlessFinished([this] { return writeLog(); }));
    steps.append(unlessFinished([this] { return exchange(); }));
    steps.append(unlessFinished([this] { return recordOutcome(); }));
    continued(runSteps(q, std::move(steps)), q, [this](const Result<void> &result) {
        if (!result.ok() && !m_settled)
            settleUnsent(result.error());
        finish();
    });
}

void SendRun::Private::cancel()
{
    if (m_cancelled || m_settled)
        return;
    m_cancelled = true;
    if (m_call) {
        m_call->cancel();
    } else if (m_stage == SendStage::ReadingSecrets) {
        settleUnsent(cancelledProblem());
        finish();
    }
    // Otherwise the log is being written: exchange() comes next and sees that nothing may go out.
}

void SendRun::Private::abandon()
{
    m_finished = true;
    if (!m_call)
        return;
    m_call->disconnect(q);
    m_call->cancel();
}

SendRun::Private::StepFuture SendRun::Private::readCertificates()
{
    return continued(
        readExtraCertificates(m_plan.extraCaFile), q, [this](const Result<QByteArray> &pem) -> Result<void> {
            if (!pem.ok())
                return pem.error();
            m_plan.policy.extraCaPem = pem.value();
            return {};
        });
}

SendRun::Private::StepFuture SendRun::Private::readSecret(const QString &fieldId)
{
    return continued(m_services.vault->read(m_plan.secrets.value(fieldId)), q,
        [this, fieldId](const SecretRead &read) -> Result<void> {
            if (!read.ok()) {
                Problem problem = toProblem(read.error());
                problem.field = fieldId;
                return problem;
            }
            m_secrets.insert(fieldId, read.value());
            return {};
        });
}

LogEntry SendRun::Private::logEntry() const
{
    return {.messageId = m_plan.message.id,
        .time = m_services.clock->now(),
        .assistantId = m_order.assistant.id,
        .direction = Direction::Outbound,
        .partnerId = m_plan.route.partner->id(),
        .sandbox = m_plan.route.sandbox,
        .businessNumber = m_plan.message.businessNumber,
        .userNumber = m_plan.message.userNumber,
        .type = messageTypeId(typeOf(m_plan.message.content)),
        .text = contentText(m_plan.message.content),
        .status = MessageStatus::kSending};
}

SendRun::Private::StepFuture SendRun::Private::writeLog()
{
    enter(SendStage::WritingLog);
    const LogRequest written{.request = describe(m_plan.shown), .content = m_plan.message.content};
    const QFuture<Result<qint64>> row = m_services.log->append(logEntry(), written);
    // While the disk is at it.
    m_request = requestFor(m_plan.route, m_plan.message, m_secrets, *m_services.sandbox);
    return continued(row, q, [this](const Result<qint64> &row) -> Result<void> {
        if (!row.ok()) {
            Problem problem = row.error();
            problem.text = tr("Nothing was sent, because it could not be logged first. %1").arg(problem.text);
            return problem;
        }
        m_report.logId = row.value();
        return {};
    });
}

SendRun::Private::StepFuture SendRun::Private::exchange()
{
    const Result<HttpRequest> request = *std::exchange(m_request, std::nullopt);
    if (m_cancelled || !request.ok()) {
        settleUnsent(m_cancelled ? cancelledProblem() : request.error());
        return readyFuture(Result<void>());
    }
    enter(SendStage::Connecting);
    m_call = m_services.client->send(request.value(), m_plan.policy);
    QObject::connect(m_call, &HttpCall::stageChanged, q, [this](HttpStage stage) { showStage(stage); });
    return continued(m_call->future(), q, [this](const HttpOutcome &outcome) -> Result<void> {
        settle(outcome);
        return {};
    });
}

SendRun::Private::StepFuture SendRun::Private::recordOutcome()
{
    m_logged.status = statusOf(m_report);
    m_logged.partnerMessageId = m_report.outcome.partnerMessageId;
    m_logged.note = m_report.outcome.partnerStatus;
    m_logged.timings = m_report.timings;
    m_logged.problem = m_report.outcome.problem;
    const QFuture<Result<void>> written = m_services.log->recordOutcome(m_report.logId, m_logged);
    tellAnswer();
    return continued(written, q, [this](const Result<void> &written) -> Result<void> {
        if (!written.ok())
            m_report.logProblem = written.error();
        return {};
    });
}

void SendRun::Private::showStage(HttpStage stage)
{
    switch (stage) {
    case HttpStage::Connecting:
        enter(SendStage::Connecting);
        return;
    case HttpStage::Sending:
        enter(SendStage::Sending);
        return;
    case HttpStage::Waiting:
    case HttpStage::Receiving:
        enter(SendStage::Waiting);
        return;
    case HttpStage::Done:
        return;
    }
}

void SendRun::Private::enter(SendStage stage)
{
    if (stage == m_stage && stage != SendStage::ReadingSecrets)
        return;
    m_stage = stage;
    emit q->stageChanged(stage);
}

void SendRun::Private::settle(const HttpOutcome &outcome)
{
    m_report.timings = outcome.timings;
    if (outcome.reply) {
        m_report.wentOut = true;
        const HttpReply shown
            = scrubbedReply(*outcome.reply, m_secrets, m_plan.route.settings.values.values(), kKeptBytes);
        m_report.outcome = outcomeOf(*outcome.reply, shown);
        m_logged.reply = describe(shown);
    } else {
        const Problem problem = outcome.problem.value_or(Problem{.kind = ProblemKind::OutcomeUnknown});
        m_report.wentOut = !provesNothingWentOut(problem.kind);
        m_report.outcome
            = {.kind = m_report.wentOut ? SendOutcome::Kind::Unknown : SendOutcome::Kind::Rejected,
                .problem = scrubbed(problem)};
    }
    m_secrets = {};
    m_settled = true;
}

void SendRun::Private::settleUnsent(const Problem &problem)
{
    m_report.wentOut = false;
    m_report.outcome = {.kind = SendOutcome::Kind::Rejected, .problem = problem};
    m_secrets = {};
    m_request.reset();
    m_settled = true;
}

/// Masking must neither change what the partner said (a secret may be as short as a digit) nor come after a
/// text was cut, which would leave the beginning of a secret: so the reply is read as it came, and its words
/// are taken from the masked one.
SendOutcome SendRun::Private::outcomeOf(const HttpReply &reply, const HttpReply &shown) const
{
    SendOutcome said = m_plan.route.partner->sendOutcome(reply);
    if (shown.body == reply.body && shown.reason == reply.reason && shown.headers == reply.headers)
        return said;
    SendOutcome masked = m_plan.route.partner->sendOutcome(shown);
    if (masked.kind == said.kind)
        return masked;
    said.partnerMessageId = scrubbed(said.partnerMessageId);
    said.partnerStatus = scrubbed(said.partnerStatus);
    if (said.problem) {
        said.problem->details.clear();
        said.problem = scrubbed(*said.problem);
    }
    return said;
}

Problem SendRun::Private::scrubbed(Problem problem) const
{
    for (QString *text :
        {&problem.text, &problem.remedy, &problem.partnerCode, &problem.partnerText, &problem.details})
        *text = scrubbed(*text);
    return problem;
}

QString SendRun::Private::scrubbed(const QString &text) const
{
    return text.isEmpty()
        ? text
        : QString::fromUtf8(m_secrets.scrub(text.toUtf8(), m_plan.route.settings.values.values()));
}

void SendRun::Private::tellAnswer()
{
    if (!std::exchange(m_told, true))
        emit q->answered(m_report);
}

void SendRun::Private::finish()
{
    if (m_finished)
        return;
    m_finished = true;
    tellAnswer(); // of what did not come to a row
    enter(SendStage::Finished);
    emit q->finished(m_report);
    q->deleteLater();
}

} // namespace ChannelConsole
