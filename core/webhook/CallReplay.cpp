// SPDX-License-Identifier: Apache-2.0
#include "core/webhook/CallReplay.h"

#include "core/Continuation.h"
#include "core/Steps.h"
#include "core/webhook/CallText.h"
#include "core/webhook/WebhookEndpoints.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace ChannelConsole {

using namespace Qt::StringLiterals;

namespace {

/// Set by whoever makes the call, not by whoever wrote it.
bool isSetOnSending(const QByteArray &name)
{
    static constexpr std::array kNames{"host", "content-length", "connection", "keep-alive",
        "transfer-encoding", "te", "upgrade", "expect", "authorization", "accept-encoding",
        "x-channel-console-replay"};
    return std::any_of(kNames.begin(), kNames.end(),
        [&name](const char *known) { return name.compare(known, Qt::CaseInsensitive) == 0; });
}

Problem invalid(const QString &text, const QString &field)
{
    return {.kind = ProblemKind::InvalidInput,
        .side = Side::ThisComputer,
        .text = text,
        .remedy = QCoreApplication::translate("CallReplay", "Correct it, then send again."),
        .field = field};
}

/// The path of a target, and everything from the question mark on.
std::pair<QString, QString> pathAndQuery(const QString &target)
{
    const qsizetype mark = target.indexOf(u'?');
    return mark < 0 ? std::pair(target, QString()) : std::pair(target.first(mark), target.sliced(mark));
}

} // namespace

ReplayDraft replayDraft(const WebhookCall &call)
{
    ReplayDraft draft{
        .callId = call.id, .method = call.method, .target = call.target, .headers = {}, .body = call.body};
    for (const CallHeader &header : callHeaders(call.headers)) {
        if (!header.masked && !isSetOnSending(header.name.toUtf8()))
            draft.headers += header.name + u": "_s + header.value + u'\n';
    }
    return draft;
}

Result<HttpRequest> replayRequest(const ReplayDraft &draft, const QUrl &local, const QUrl &secretUrl,
    const QList<HttpHeader> &authorization)
{
    HttpRequest request{
        .method = draft.method.trimmed().toUtf8(), .headers = authorization, .body = draft.body};
    if (!isSafeHeader({.name = request.method, .value = {}}))
        return invalid(QCoreApplication::translate("CallReplay", "The method is not a word."), u"method"_s);
    auto [path, query] = pathAndQuery(draft.target.trimmed());
    if (isMasked(path))
        path = secretUrl.path(QUrl::FullyEncoded);
    request.url = QUrl(
        local.adjusted(QUrl::RemovePath | QUrl::RemoveQuery).toString() + path + query, QUrl::StrictMode);
    if (!path.startsWith(u'/') || !request.url.isValid() || request.url.authority() != local.authority())
        return invalid(QCoreApplication::translate("CallReplay", "The target is not a path."), u"target"_s);
    for (const QString &line : draft.headers.split(u'\n', Qt::SkipEmptyParts)) {
        const qsizetype colon = line.indexOf(u':');
        const HttpHeader header{.name = line.first(std::max<qsizetype>(colon, 0)).toUtf8(),
            .value = line.sliced(colon + 1).trimmed().toUtf8()};
        if (colon <= 0 || !isSafeHeader(header))
            return invalid(QCoreApplication::translate("CallReplay", "This is not a header: %1").arg(line),
                u"headers"_s);
        // A header that was typed in wins over the one the call would get: that is what editing is for.
        request.headers.removeIf([&header](const HttpHeader &given) {
            return given.name.compare(header.name, Qt::CaseInsensitive) == 0;
        });
        request.headers.append(header);
    }
    request.headers.append({.name = kReplayHeader, .value = "call " + QByteArray::number(draft.callId)});
    return request;
}

CallReplay::CallReplay(WebhookEndpoints *endpoints, HttpClient *client, QObject *parent)
    : QObject(parent)
    , m_endpoints(endpoints)
    , m_client(client)
{
}

QFuture<Result<HttpReply>> CallReplay::replay(const QUuid &assistantId, const ReplayDraft &draft)
{
    const EndpointState state = m_endpoints->state(assistantId);
    if (state.kind != EndpointState::Kind::Running)
        return readyFuture(Result<HttpReply>(Problem{.kind = ProblemKind::Refused,
            .side = Side::ThisComputer,
            .text = QCoreApplication::translate("CallReplay", "The endpoint is not running."),
            .remedy
            = QCoreApplication::translate("CallReplay", "Start it under Endpoint, then replay the call.")}));
    // Three steps that each need the one before: what proves a call, where it goes, and the call itself.
    struct Flow
    {
        QList<HttpHeader> authorization;
        QUrl secretUrl;
        HttpReply reply;
    };
    auto flow = std::make_shared<Flow>();
    const auto keep = [this](auto future, auto *place) {
        return continued(future, this, [place](const auto &result) -> Result<void> {
            if (!result)
                return result.error();
            *place = result.value();
            return {};
        });
    };
    const Step authorize = [this, flow, keep, assistantId] {
        return keep(m_endpoints->authorization(assistantId), &flow->authorization);
    };
    const Step locate = [this, flow, keep, assistantId, masked = isMasked(draft.target)] {
        return masked ? keep(m_endpoints->secretCallbackUrl(assistantId), &flow->secretUrl)
                      : readyFuture(Result<void>());
    };
    const Step send = [this, flow, draft, local = state.localUrl] {
        const Result<HttpRequest> request = replayRequest(draft, local, flow->secretUrl, flow->authorization);
        if (!request)
            return readyFuture(Result<void>(request.error()));
        return continued(m_client->send(request.value())->future(), this,
            [flow](const HttpOutcome &outcome) -> Result<void> {
                if (outcome.problem)
                    return *outcome.problem;
                flow->reply = *outcome.reply;
                return {};
            });
    };
    return continued(runSteps(this, {authorize, locate, send}), this,
        [flow](const Result<void> &done) -> Result<HttpReply> {
            if (!done)
                return done.error();
            return flow->reply;
        });
}

} // namespace ChannelConsole
