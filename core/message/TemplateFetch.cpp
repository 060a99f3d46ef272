// SPDX-License-Identifier: Apache-2.0
#include "core/message/TemplateFetch.h"

#include "core/Continuation.h"
#include "core/Steps.h"
#include "core/message/PlanCredentials.h"
#include "core/partner/ReplyScrub.h"
#include "core/partner/Secrets.h"
#include "core/sandbox/Sandbox.h"
#include "core/secret/SecretVault.h"

#include <QThreadPool>

#include <algorithm>

namespace ChannelConsole {

namespace {

constexpr qint64 kMostBytes = 16 * 1024 * 1024;

/// "May have been acted on" is no worry with a question: it changes nothing.
Problem unanswered(Problem problem)
{
    if (problem.kind != ProblemKind::OutcomeUnknown)
        return problem;
    problem.kind = ProblemKind::ConnectionCut;
    problem.text = TemplateFetch::tr("The list of templates was asked for, and the answer did not come.");
    problem.remedy = TemplateFetch::tr("Try again: asking changes nothing.");
    return problem;
}

Problem cancelled()
{
    return {.kind = ProblemKind::Cancelled,
        .text = TemplateFetch::tr("Cancelled. The templates known so far stay as they are.")};
}

Problem tooMany(const QString &partner)
{
    return {.kind = ProblemKind::ReplyTooLarge,
        .side = Side::Partner,
        .text = TemplateFetch::tr("%1 lists more templates than the program reads.").arg(partner),
        .remedy = TemplateFetch::tr("The templates known so far stay. Enter those you need by hand.")};
}

} // namespace

TemplateFetch::TemplateFetch(
    Order order, HttpClient *client, SecretVault *vault, Sandbox *sandbox, QObject *parent)
    : QObject(parent)
    , m_order(std::move(order))
    , m_client(client)
    , m_vault(vault)
    , m_sandbox(sandbox)
    , m_query{.sender = m_order.sender}
{
}

TemplateFetch::~TemplateFetch()
{
    m_finished = true;
    if (m_call) {
        m_call->disconnect(this);
        m_call->cancel();
    }
}

QFuture<Result<QList<TemplateRecord>>> TemplateFetch::start()
{
    m_promise.start();
    QFuture<Result<QList<TemplateRecord>>> future = m_promise.future();
    Result<SendPlan> plan
        = planTemplates(m_order.assistant, m_order.configuration, m_query, *m_sandbox, *m_vault);
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
    for (const Step &step : credentialSteps(this, &m_plan, m_vault, &m_secrets))
        steps.append(unlessFinished(step));
    steps.append([this, unlessFinished] {
        return runStepsFrom(
            this, [this, ask = unlessFinished([this] { return askPage(); }), pages = 0]() mutable {
                return m_more && pages++ < kMostPages ? ask : Step();
            });
    });
    continued(runSteps(this, std::move(steps)), this, [this](const Result<void> &done) {
        if (!done)
            finish(done.error());
        else if (m_more)
            finish(tooMany(m_plan.route.partner->name()));
        else
            finish(m_records);
    });
    return future;
}

void TemplateFetch::cancel()
{
    if (m_finished)
        return;
    if (m_call)
        m_call->cancel();
    finish(cancelled());
}

QFuture<Result<void>> TemplateFetch::askPage()
{
    const Result<HttpRequest> request = templatesRequestFor(m_plan.route, m_query, m_secrets, *m_sandbox);
    if (!request)
        return readyFuture(Result<void>(request.error()));
    m_call = m_client->send(request.value(), m_plan.policy);
    auto promise = std::make_shared<QPromise<Result<void>>>();
    promise->start();
    continued(m_call->future(), this, [this, promise](const HttpOutcome &outcome) {
        const auto answer = [promise](const Result<void> &result) {
            promise->addResult(result);
            promise->finish();
        };
        if (m_finished)
            answer(cancelled());
        else if (!outcome.reply)
            answer(unanswered(outcome.problem.value_or(Problem{.kind = ProblemKind::ConnectionCut})));
        else
            continued(readPage(*outcome.reply), this, answer);
    });
    return promise->future();
}

/// On a thread of the pool: a long list takes longer than a frame to be searched and read.
QFuture<Result<void>> TemplateFetch::readPage(const HttpReply &reply)
{
    using Page = Result<TemplatePage>;
    auto promise = std::make_shared<QPromise<Page>>();
    promise->start();
    QThreadPool::globalInstance()->start(
        [promise, reply, query = m_query, secrets = m_secrets, users = m_plan.route.settings.values.values(),
            partner = m_plan.route.partner] {
            promise->addResult(partner->readTemplates(query, scrubbedReply(reply, secrets, users)));
            promise->finish();
        });
    return continued(promise->future(), this, [this](const Page &page) -> Result<void> {
        if (!page)
            return page.error();
        for (const TemplateRecord &record : page.value().records) {
            // A list that changes while it is read page by page shows some of it twice.
            if (!m_records.contains(record))
                m_records.append(record);
        }
        m_query.offset += static_cast<int>(page.value().records.size());
        m_more = page.value().more && !page.value().records.isEmpty();
        emit progressed(static_cast<int>(m_records.size()));
        return {};
    });
}

void TemplateFetch::finish(const Result<QList<TemplateRecord>> &result)
{
    if (m_finished)
        return;
    m_finished = true;
    m_secrets = {};
    m_promise.addResult(result);
    m_promise.finish();
}

} // namespace ChannelConsole
