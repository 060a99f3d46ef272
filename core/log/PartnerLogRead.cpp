// SPDX-License-Identifier: Apache-2.0
#include "core/log/PartnerLogRead.h"

#include "core/Continuation.h"
#include "core/log/Deliveries.h"
#include "core/message/PlanCredentials.h"
#include "core/partner/Partner.h"
#include "core/partner/ReplyScrub.h"
#include "core/sandbox/Sandbox.h"
#include "core/secret/SecretVault.h"

#include <QThreadPool>
#include <QTimer>

namespace ChannelConsole {

namespace {

constexpr qint64 kMostBytes = 16 * 1024 * 1024;

Problem cancelled()
{
    return {.kind = ProblemKind::Cancelled,
        .text = PartnerLogRead::tr("Cancelled. What was read so far is in the message log.")};
}

bool asksForReport(const PartnerQuestion &question)
{
    return std::holds_alternative<PartnerReportQuery>(question);
}

Result<PartnerLogPage> pageOf(const SendRoute &route, const PartnerQuestion &question, const HttpReply &reply)
{
    if (const auto *log = std::get_if<PartnerLogQuery>(&question))
        return route.partner->readLog(*log, route.settings, reply);
    return route.partner->readReport(std::get<PartnerReportQuery>(question), reply);
}

/// Without what came on an earlier page as well: the partner's pages may overlap.
PartnerLogPage unseen(PartnerLogPage page, QSet<QString> *seen)
{
    const auto isSeen = [seen](const QString &key) {
        if (seen->contains(key))
            return true;
        seen->insert(key);
        return false;
    };
    page.rows.removeIf([&isSeen](const PartnerLogRow &row) {
        return isSeen(
            row.event.partnerMessageId + u'\n' + row.event.userNumber + u'\n' + deliveryKey(row.event));
    });
    page.messages.removeIf([&isSeen](const InboundMessage &message) { return isSeen(message.key); });
    return page;
}

} // namespace

PartnerLogRead::PartnerLogRead(Order order, const Services &services, QObject *parent)
    : QObject(parent)
    , m_order(std::move(order))
    , m_services(services)
    , m_next(m_order.question)
{
}

PartnerLogRead::~PartnerLogRead()
{
    m_finished = true;
    if (m_call) {
        m_call->disconnect(this);
        m_call->cancel();
    }
}

QFuture<Result<PartnerLogRead::Outcome>> PartnerLogRead::start()
{
    m_promise.start();
    QFuture<Result<Outcome>> future = m_promise.future();
    Result<SendPlan> plan = planLog(
        m_order.assistant, m_order.configuration, m_order.question, *m_services.sandbox, *m_services.vault);
    if (!plan) {
        finish(plan.error());
        return future;
    }
    m_plan = plan.takeValue();
    m_plan.policy.maximumReplyBytes = kMostBytes;

    // After a cancel the keychain's late answer must not set anything going.
    const auto unlessFinished = [this](Step step) -> Step {
        return [this, step = std::move(step)] {
            return m_finished ? readyFuture(Result<void>(cancelled())) : step();
        };
    };
    QList<Step> steps;
    for (const Step &step : credentialSteps(this, &m_plan, m_services.vault, &m_secrets))
        steps.append(unlessFinished(step));
    steps.append([this, pause = unlessFinished([this] { return this->pause(); }),
                     ask = unlessFinished([this] { return askPage(); })] {
        return runStepsFrom(this, [this, pause, ask, pages = 0]() mutable {
            if (!m_next || pages == kMostPages)
                return Step();
            if (m_wait.count() > 0)
                return pause;
            ++pages;
            return ask;
        });
    });
    continued(runSteps(this, std::move(steps)), this, [this](const Result<void> &done) {
        m_outcome.complete = !m_next.has_value();
        finish(done ? Result<Outcome>(m_outcome) : Result<Outcome>(done.error()));
    });
    return future;
}

void PartnerLogRead::cancel()
{
    if (m_finished)
        return;
    if (m_call)
        m_call->cancel();
    const Partner *partner = m_plan.route.partner;
    if (m_call && partner && asksForReport(m_order.question) && !partner->reportOffer().consumes.isEmpty())
        finish(Problem{.kind = ProblemKind::Cancelled,
            .text = tr("Cancelled. If the report was on its way already, it is lost: %1 gives it only once.")
                        .arg(partner->name())});
    else
        finish(cancelled());
}

PartnerLogRead::StepFuture PartnerLogRead::pause()
{
    auto promise = std::make_shared<QPromise<Result<void>>>();
    promise->start();
    QTimer::singleShot(std::exchange(m_wait, {}), this, [promise] {
        promise->addResult(Result<void>());
        promise->finish();
    });
    return promise->future();
}

PartnerLogRead::StepFuture PartnerLogRead::askPage()
{
    const Result<HttpRequest> request = logRequestFor(m_plan.route, *m_next, m_secrets, *m_services.sandbox);
    if (!request)
        return readyFuture(Result<void>(request.error()));
    m_call = m_services.client->send(request.value(), m_plan.policy);
    auto promise = std::make_shared<QPromise<Result<void>>>();
    promise->start();
    continued(m_call->future(), this, [this, promise](const HttpOutcome &outcome) {
        continued(take(outcome), this, [promise](const Result<void> &result) {
            promise->addResult(result);
            promise->finish();
        });
    });
    return promise->future();
}

PartnerLogRead::StepFuture PartnerLogRead::take(const HttpOutcome &outcome)
{
    if (m_finished)
        return readyFuture(Result<void>(cancelled()));
    if (!outcome.reply)
        return readyFuture(Result<void>(unanswered(outcome)));
    return readPage(*outcome.reply);
}

/// On a thread of the pool: a long list takes longer than a frame to be searched and read.
PartnerLogRead::StepFuture PartnerLogRead::readPage(const HttpReply &reply)
{
    using Page = Result<PartnerLogPage>;
    auto read = std::make_shared<QPromise<Page>>();
    read->start();
    QThreadPool::globalInstance()->start(
        [read, reply, route = m_plan.route, question = *m_next, secrets = m_secrets] {
            const HttpReply shown = scrubbedReply(reply, secrets, route.settings.values.values());
            read->addResult(pageOf(route, question, shown));
            read->finish();
        });
    auto promise = std::make_shared<QPromise<Result<void>>>();
    promise->start();
    continued(read->future(), this, [this, promise](const Page &page) {
        const auto answer = [promise](const Result<void> &result) {
            promise->addResult(result);
            promise->finish();
        };
        if (!page)
            answer(page.error());
        else
            continued(mergePage(page.value()), this, answer);
    });
    return promise->future();
}

/// Also after a cancel: it was read, and a report that is given once must not be lost.
PartnerLogRead::StepFuture PartnerLogRead::mergePage(PartnerLogPage page)
{
    m_next = page.next;
    m_wait = page.wait;
    page = unseen(std::move(page), &m_seen);
    return continued(m_services.log->merge(origin(), page), this,
        [this](const Result<PartnerLogCounts> &merged) -> Result<void> {
            if (!merged)
                return merged.error();
            m_outcome.counts += merged.value();
            if (!m_finished)
                emit progressed(m_outcome.counts);
            return {};
        });
}

PartnerLogOrigin PartnerLogRead::origin() const
{
    const SendRoute &route = m_plan.route;
    PartnerLogOrigin origin{.assistantId = m_order.assistant.id,
        .partnerId = route.partner->id(),
        .partnerName = route.partner->name(),
        .sandbox = route.sandbox,
        .businessNumbers = route.settings.numbers,
        .addsMessages = !asksForReport(m_order.question)};
    if (const auto *log = std::get_if<PartnerLogQuery>(&m_order.question))
        origin.since = log->since;
    return origin;
}

Problem PartnerLogRead::unanswered(const HttpOutcome &outcome) const
{
    Problem problem = outcome.problem.value_or(Problem{.kind = ProblemKind::ConnectionCut});
    const QString name = m_plan.route.partner->name();
    if (asksForReport(m_order.question) && outcome.wentOut
        && !m_plan.route.partner->reportOffer().consumes.isEmpty())
        problem.remedy
            = tr("%1 gives a report only once: if it was on its way, it is lost. Look into the message "
                 "log of %1's portal.")
                  .arg(name);
    else if (problem.kind == ProblemKind::OutcomeUnknown) {
        problem.kind = ProblemKind::ConnectionCut;
        problem.text = tr("%1 was asked, and the answer did not come.").arg(name);
        problem.remedy = tr("Try again: asking changes nothing.");
    }
    return problem;
}

void PartnerLogRead::finish(const Result<Outcome> &result)
{
    if (m_finished)
        return;
    m_finished = true;
    m_secrets = {};
    m_promise.addResult(result);
    m_promise.finish();
}

} // namespace ChannelConsole
