// SPDX-License-Identifier: Apache-2.0
#include "core/sandbox/Forge.h"

#include "core/Clock.h"
#include "core/Continuation.h"
#include "core/Steps.h"
#include "core/channel/AssistantStore.h"
#include "core/log/MessageLog.h"
#include "core/net/HttpClient.h"
#include "core/sandbox/Sandbox.h"
#include "core/sandbox/SandboxFailures.h"
#include "core/sandbox/SimulatedPartner.h"
#include "core/webhook/WebhookEndpoints.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace ChannelConsole {

namespace {

Problem refusal(const QString &text, const QString &remedy)
{
    return {.kind = ProblemKind::Refused, .text = text, .remedy = remedy};
}

/// `Scheme credential` with another credential.
QByteArray madeWrong(const QByteArray &value)
{
    const qsizetype space = value.indexOf(' ');
    return space < 0 ? QByteArray("wrong") : value.first(space + 1) + "d3Jvbmc6d3Jvbmc=";
}

/// A message a report of that partner can be about: one that it took.
bool canBeReportedOn(const LogEntry &entry, const QString &partnerId)
{
    return entry.direction == Direction::Outbound && entry.sandbox && entry.partnerId == partnerId
        && !entry.partnerMessageId.isEmpty();
}

ForgedReport reportOn(const LogEntry &entry)
{
    return {.partnerMessageId = entry.partnerMessageId,
        .messageId = entry.messageId,
        .businessNumber = entry.businessNumber,
        .userNumber = entry.userNumber,
        .sentAt = entry.time};
}

/// In the stream id every digit of its last group becomes another.
QUrl toAnotherStreamId(const QUrl &url, const QString &streamId)
{
    QUrl astray = url;
    QString other = streamId;
    for (qsizetype index = other.lastIndexOf(u'-') + 1; index < other.size(); ++index)
        other[index] = other.at(index) == u'0' ? u'1' : u'0';
    astray.setPath(url.path().replace(streamId, other));
    return astray;
}

} // namespace

/// One forged call on its way. Holds credentials for as long as that takes.
struct Forge::Flow
{
    ForgeFacts facts;
    QList<ForgedPost> posts;
    QUrl url; ///< with the secret segment
    QUrl bareUrl; ///< without
    QList<HttpHeader> authorization;
    QList<ForgeAnswer> answers;

    [[nodiscard]] HttpRequest request(const ForgedPost &each, const QString &streamId) const;
};

HttpRequest Forge::Flow::request(const ForgedPost &each, const QString &streamId) const
{
    HttpRequest request{.method = "POST",
        .url = url,
        .headers = {{"Content-Type", each.post.contentType}},
        .body = each.post.body};
    QList<HttpHeader> credentials = authorization;
    switch (each.flaw) {
    case ForgeFlaw::None:
        break;
    case ForgeFlaw::NoAuthorization:
        request.url = bareUrl;
        credentials.clear();
        break;
    case ForgeFlaw::WrongAuthorization:
        if (url != bareUrl)
            request.url.setPath(bareUrl.path() + u"/wrong"_s);
        for (HttpHeader &header : credentials)
            header.value = madeWrong(header.value);
        break;
    case ForgeFlaw::InvalidStreamId:
        request.url = toAnotherStreamId(url, streamId);
        break;
    case ForgeFlaw::WrongMethod:
        request.method = "PUT";
        break;
    }
    request.headers += credentials;
    return request;
}

Forge::Forge(AssistantStore *assistants, WebhookEndpoints *endpoints, MessageLog *log, HttpClient *client,
    const Clock *clock, QObject *parent)
    : QObject(parent)
    , m_assistants(assistants)
    , m_endpoints(endpoints)
    , m_log(log)
    , m_client(client)
    , m_clock(clock)
{
    connect(log, &MessageLog::updated, this, &Forge::follow);
}

std::optional<Problem> Forge::obstacle(const QUuid &assistantId) const
{
    const std::optional<Assistant> assistant = m_assistants->assistant(assistantId);
    if (!assistant || !assistant->sandbox)
        return refusal(tr("Calls are forged only for a sandbox assistant."),
            tr("Choose a sandbox assistant, or add one from the File menu."));
    if (!findForge(m_assistants->configuration(assistantId).partnerId))
        return refusal(tr("The sandbox simulates no messaging partner for this channel."),
            tr("Choose a messaging partner under Configurations."));
    const EndpointState state = m_endpoints->state(assistantId);
    if (state.kind != EndpointState::Kind::Running || !isLoopback(state.localUrl))
        return refusal(
            tr("The endpoint does not run, so there is nothing to call."), tr("Start the endpoint."));
    return std::nullopt;
}

QList<ForgedCall> Forge::catalogue(const QUuid &assistantId) const
{
    const PartnerForge *forge = findForge(m_assistants->configuration(assistantId).partnerId);
    return forge ? forgeCatalogue(*forge) : QList<ForgedCall>();
}

Forge::Answers Forge::send(const QUuid &assistantId, const QString &callId)
{
    if (const std::optional<Problem> problem = obstacle(assistantId))
        return readyFuture(Result<QList<ForgeAnswer>>(*problem));
    const PartnerForge *forge = findForge(m_assistants->configuration(assistantId).partnerId);
    return run(assistantId, [forge, callId](Flow &flow) -> Result<void> {
        flow.posts = forgePosts(*forge, callId, flow.facts);
        if (!flow.posts.isEmpty())
            return {};
        return refusal(tr("No message was sent yet that this could be about."),
            tr("Send one on the page Test Send first."));
    });
}

Forge::Answers Forge::run(const QUuid &assistantId, const std::function<Result<void>(Flow &)> &choosePosts)
{
    auto flow = std::make_shared<Flow>();
    const QFuture<Result<void>> done = runSteps(this,
        {[this, assistantId, flow] { return readFacts(assistantId, flow); },
            [choosePosts, flow] { return readyFuture(choosePosts(*flow)); },
            [this, assistantId, flow] { return readUrl(assistantId, flow); },
            [this, assistantId, flow] { return readAuthorization(assistantId, flow); },
            [this, assistantId, flow] { return deliver(assistantId, flow); }});
    return continued(done, this, [flow](const Result<void> &ended) -> Result<QList<ForgeAnswer>> {
        if (!ended.ok())
            return ended.error();
        return flow->answers;
    });
}

QFuture<Result<void>> Forge::readFacts(const QUuid &assistantId, const SharedFlow &flow)
{
    const ChannelConfiguration configuration = m_assistants->configuration(assistantId);
    const QStringList numbers = configuration.settings.value(configuration.partnerId).numbers;
    const QList<SandboxNumber> users = Sandbox::numbers(configuration.partnerId);
    if (numbers.isEmpty() || users.isEmpty())
        return readyFuture(Result<void>(refusal(tr("The channel has no business number to write to."),
            tr("Add one under Configurations and save."))));
    flow->facts.message = {.businessNumber = numbers.constFirst(),
        .userNumber = users.constFirst().number,
        .id = randomDigits(24),
        .time = m_clock->now()};
    return continued(m_log->page({.filter = {.assistantId = assistantId}}), this,
        [flow, partnerId = configuration.partnerId](const Result<LogPage> &page) -> Result<void> {
            if (!page.ok())
                return page.error();
            const QList<LogEntry> &entries = page.value().entries; // newest first
            const auto sent = std::find_if(entries.cbegin(), entries.cend(),
                [&partnerId](const LogEntry &entry) { return canBeReportedOn(entry, partnerId); });
            if (sent != entries.cend())
                flow->facts.sent = reportOn(*sent);
            return {};
        });
}

QFuture<Result<void>> Forge::readUrl(const QUuid &assistantId, const SharedFlow &flow)
{
    return continued(m_endpoints->secretCallbackUrl(assistantId), this,
        [this, assistantId, flow](const Result<QUrl> &url) -> Result<void> {
            if (!url.ok())
                return url.error();
            // It may have been stopped meanwhile.
            if (const std::optional<Problem> problem = obstacle(assistantId))
                return *problem;
            // Only the path is taken: the call goes to this computer, whatever stands in front of it.
            flow->bareUrl = m_endpoints->state(assistantId).localUrl;
            flow->url = flow->bareUrl;
            flow->url.setPath(url.value().path());
            return {};
        });
}

QFuture<Result<void>> Forge::readAuthorization(const QUuid &assistantId, const SharedFlow &flow)
{
    return continued(m_endpoints->authorization(assistantId), this,
        [flow](const Result<QList<HttpHeader>> &headers) -> Result<void> {
            if (!headers.ok())
                return headers.error();
            flow->authorization = headers.value();
            return {};
        });
}

QFuture<Result<void>> Forge::deliver(const QUuid &assistantId, const SharedFlow &flow)
{
    const QString streamId = m_assistants->assistant(assistantId).value_or(Assistant{}).streamId;
    QList<Step> steps;
    for (const ForgedPost &each : std::as_const(flow->posts)) {
        const HttpRequest request = flow->request(each, streamId);
        steps.append([this, request, flow] { return post(request, flow); });
    }
    return runSteps(this, steps);
}

QFuture<Result<void>> Forge::post(const HttpRequest &request, const SharedFlow &flow)
{
    return continued(
        m_client->send(request)->future(), this, [flow](const HttpOutcome &outcome) -> Result<void> {
            if (!outcome.reply)
                return outcome.problem.value_or(Problem{.kind = ProblemKind::OutcomeUnknown});
            flow->answers += {.status = outcome.reply->status, .body = outcome.reply->body};
            return {};
        });
}

void Forge::follow(const LogEntry &entry)
{
    if (!m_followsSends || entry.status != MessageStatus::kAccepted
        || !canBeReportedOn(entry, entry.partnerId) || m_followed.contains(entry.id)
        || obstacle(entry.assistantId))
        return;
    m_followed.insert(entry.id);
    const PartnerForge *forge = findForge(entry.partnerId);
    if (!forge)
        return;
    ForgedReport report = reportOn(entry);
    report.time = m_clock->now();
    if (const std::optional<SandboxFailure> failure
        = sandboxFailure(entry.partnerId, forgedNumber(entry.userNumber));
        failure && failure->reported)
        report.failureCode = failure->code;
    const Answers done = run(entry.assistantId, [forge, report](Flow &flow) mutable -> Result<void> {
        const QList<ForgedStatus> statuses = report.failureCode.isEmpty()
            ? QList{ForgedStatus::Sent, ForgedStatus::Delivered, ForgedStatus::Read}
            : QList{ForgedStatus::Sent, ForgedStatus::Failed};
        for (const ForgedStatus status : statuses) {
            report.status = status;
            if (const std::optional<WebhookPost> each = forge->report(report))
                flow.posts.append({.post = *each});
        }
        return {};
    });
    continued(done, this, [this, id = entry.assistantId](const Result<QList<ForgeAnswer>> &answers) {
        if (!answers.ok())
            emit followFailed(id, answers.error());
    });
}

} // namespace ChannelConsole
