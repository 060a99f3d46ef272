// SPDX-License-Identifier: Apache-2.0
#include "core/net/HttpCall.h"

#include "core/Continuation.h"
#include "core/net/HttpClient.h"
#include "core/net/HttpFailure.h"
#include "core/net/HttpLanes.h"
#include "core/net/HttpRoute.h"
#include "core/net/OneShotBody.h"
#include "core/net/ShownCertificate.h"

#include <QElapsedTimer>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QPromise>
#include <QTimer>

#include <utility>

using namespace Qt::StringLiterals;

namespace ChannelConsole {

namespace {

/// The errors by which Qt reports a reply that is complete, with a status of 400 or more.
bool isStatusError(QNetworkReply::NetworkError error)
{
    switch (error) {
    case QNetworkReply::NoError:
    case QNetworkReply::ContentAccessDenied:
    case QNetworkReply::ContentOperationNotPermittedError:
    case QNetworkReply::ContentNotFoundError:
    case QNetworkReply::AuthenticationRequiredError:
    case QNetworkReply::ContentConflictError:
    case QNetworkReply::ContentGoneError:
    case QNetworkReply::UnknownContentError:
    case QNetworkReply::ProtocolInvalidOperationError:
    case QNetworkReply::InternalServerError:
    case QNetworkReply::OperationNotImplementedError:
    case QNetworkReply::ServiceUnavailableError:
    case QNetworkReply::UnknownServerError:
        return true;
    default:
        return false;
    }
}

bool meansNoConnection(QNetworkReply::NetworkError error)
{
    return error == QNetworkReply::HostNotFoundError || error == QNetworkReply::ConnectionRefusedError;
}

} // namespace

struct HttpCall::Private
{
    void take(const Result<HttpRoute> &route);
    void dispatch(const HttpRoute &route);
    void ask(const QNetworkRequest &message);
    void watch();
    void connected();
    void requestProgressed();
    void headerArrived();
    void bodyArrived();
    void replyFinished();

    [[nodiscard]] QNetworkRequest message(const HttpRoute &route) const;
    [[nodiscard]] bool wentOut(QNetworkReply::NetworkError error = QNetworkReply::NoError) const;
    [[nodiscard]] bool isWhole() const;
    [[nodiscard]] HttpReply takeReply();
    [[nodiscard]] QString unusedProxy() const;
    [[nodiscard]] int elapsed() const { return int(clock.elapsed()); }

    void fail(HttpFailureCause cause, QNetworkReply::NetworkError error = QNetworkReply::NoError);
    void complete(HttpOutcome outcome);
    void letGo();
    void enter(HttpStage next);

    HttpCall *const q;
    const HttpRequest request;
    const HttpPolicy policy;
    HttpLanes *const lanes;

    QPromise<HttpOutcome> promise{};
    QElapsedTimer clock{};
    QTimer connectDeadline{};
    QTimer totalDeadline{};
    HttpTimings timings{};
    HttpStage stage = HttpStage::Connecting;

    QNetworkAccessManager *network = nullptr;
    QNetworkProxy proxy{QNetworkProxy::NoProxy};
    QNetworkReply *reply = nullptr;
    OneShotBody *body = nullptr; ///< the reply's; null for a safe request
    QByteArray received{};
    QList<QSslError> tlsErrors{};
    bool opensConnection = false; ///< rather than using one that is open
    bool requestSent = false;
};

HttpCall::HttpCall(const HttpRequest &request, const HttpPolicy &policy, HttpLanes *lanes, QObject *parent)
    : QObject(parent)
    , d(new Private{.q = this, .request = request, .policy = policy, .lanes = lanes})
{
    d->promise.start();
    d->clock.start();
    d->connectDeadline.setSingleShot(true);
    d->totalDeadline.setSingleShot(true);
    connect(
        &d->connectDeadline, &QTimer::timeout, this, [this] { d->fail(HttpFailureCause::ConnectDeadline); });
    connect(&d->totalDeadline, &QTimer::timeout, this, [this] { d->fail(HttpFailureCause::TotalDeadline); });
}

HttpCall::~HttpCall()
{
    cancel();
}

QFuture<HttpOutcome> HttpCall::future() const
{
    return d->promise.future();
}

HttpStage HttpCall::stage() const
{
    return d->stage;
}

void HttpCall::cancel()
{
    d->fail(HttpFailureCause::Cancelled);
}

void HttpCall::start()
{
    if (d->stage == HttpStage::Done)
        return; // cancelled before it began
    if (const auto problem = obstacleTo(d->request)) {
        d->complete({.problem = problem});
        return;
    }
    d->clock.start();
    d->connectDeadline.start(d->policy.connectDeadline);
    d->totalDeadline.start(d->policy.totalDeadline);
    const QFuture<Result<HttpRoute>> route = findHttpRoute(d->request.url, d->policy.extraCaPem);
    if (route.isFinished()) // as for all on this computer
        d->take(route.result());
    else
        continued(route, this, [this](const Result<HttpRoute> &found) { d->take(found); });
}

void HttpCall::Private::take(const Result<HttpRoute> &route)
{
    if (stage == HttpStage::Done)
        return;
    if (route.ok())
        dispatch(route.value());
    else
        complete({.problem = route.error()});
}

void HttpCall::Private::dispatch(const HttpRoute &route)
{
    network = lanes->acquire(
        {.origin = originOf(request.url), .extraCaPem = policy.extraCaPem, .proxy = route.proxy});
    proxy = route.proxy;
    ask(message(route));
    watch();
}

QNetworkRequest HttpCall::Private::message(const HttpRoute &route) const
{
    QNetworkRequest message(request.url);
    message.setSslConfiguration(route.tls);
    message.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    message.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    message.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    message.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    message.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    message.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
    message.setHeader(QNetworkRequest::UserAgentHeader, u"ChannelConsole"_s);
    // Not compressed: so the size limit is one on what arrives, and nothing is unpacked before it is
    // measured.
    message.setRawHeader("Accept-Encoding", "identity");
    for (const HttpHeader &header : request.headers)
        message.setRawHeader(header.name, header.value);
    return message;
}

void HttpCall::Private::ask(const QNetworkRequest &prototype)
{
    QNetworkRequest message = prototype;
    if (isSafe(request)) {
        reply = request.method == "GET" ? network->get(message)
            : request.method == "HEAD"  ? network->head(message)
                                        : network->sendCustomRequest(message, request.method);
        return;
    }
    // Else Qt calls it a form. A GET that may go out but once has no content to have a type.
    if (request.method != "GET" && findHeader(request.headers, "Content-Type").isEmpty())
        message.setHeader(QNetworkRequest::ContentTypeHeader, u"application/octet-stream"_s);
    // All three are needed, or Qt buffers the body and can send it again.
    message.setAttribute(QNetworkRequest::DoNotBufferUploadDataAttribute, true);
    message.setHeader(QNetworkRequest::ContentLengthHeader, request.body.size());
    auto oneShot = std::make_unique<OneShotBody>(request.body);
    body = oneShot.release();
    reply = request.method == "POST" ? network->post(message, body)
        : request.method == "PUT"    ? network->put(message, body)
                                     : network->sendCustomRequest(message, request.method, body);
    body->setParent(reply);
}

void HttpCall::Private::watch()
{
    reply->setReadBufferSize(policy.maximumReplyBytes + 1);
    connect(reply, &QNetworkReply::socketStartedConnecting, q, [this] { opensConnection = true; });
    connect(
        reply, &QNetworkReply::sslErrors, q, [this](const QList<QSslError> &errors) { tlsErrors += errors; });
    connect(reply, &QNetworkReply::encrypted, q, [this] {
        timings.encryptedMs = elapsed();
        connected();
    });
    connect(reply, &QNetworkReply::requestSent, q, [this] {
        requestSent = true;
        requestProgressed();
    });
    connect(reply, &QNetworkReply::metaDataChanged, q, [this] { headerArrived(); });
    connect(reply, &QNetworkReply::readyRead, q, [this] { bodyArrived(); });
    connect(reply, &QNetworkReply::finished, q, [this] { replyFinished(); });
    if (body) // queued: it is emitted while Qt reads, where nothing may be aborted
        connect(
            body, &OneShotBody::progressed, q, [this] { requestProgressed(); }, Qt::QueuedConnection);
}

void HttpCall::Private::connected()
{
    connectDeadline.stop();
    if (stage == HttpStage::Connecting)
        enter(HttpStage::Sending);
}

void HttpCall::Private::requestProgressed()
{
    if (stage == HttpStage::Done)
        return;
    const bool encrypted = request.url.scheme() == "https"_L1;
    if (opensConnection && !encrypted && !timings.connectedMs)
        timings.connectedMs = elapsed();
    connected();
    if (stage == HttpStage::Sending && wentOut())
        enter(HttpStage::Waiting);
}

void HttpCall::Private::headerArrived()
{
    if (timings.firstByteMs)
        return;
    timings.firstByteMs = elapsed();
    connected();
    const int status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (body && (status == 307 || status == 308))
        body->setRedirected();
    const auto length = reply->header(QNetworkRequest::ContentLengthHeader);
    if (request.method != "HEAD" && length.isValid() && length.toLongLong() > policy.maximumReplyBytes)
        fail(HttpFailureCause::ReplyTooLarge);
    else
        enter(HttpStage::Receiving);
}

void HttpCall::Private::bodyArrived()
{
    const QByteArray more = reply->readAll();
    received += more;
    if (received.size() > policy.maximumReplyBytes) {
        fail(HttpFailureCause::ReplyTooLarge);
        return;
    }
    const QVariant length = reply->header(QNetworkRequest::ContentLengthHeader);
    if (!more.isEmpty())
        emit q->received(received.size(), length.isValid() ? length.toLongLong() : -1);
}

void HttpCall::Private::replyFinished()
{
    bodyArrived();
    if (stage == HttpStage::Done)
        return;
    const int status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (status == 0 || !isStatusError(reply->error()))
        fail(HttpFailureCause::NetworkError, reply->error());
    else if (!isWhole())
        fail(HttpFailureCause::NetworkError, QNetworkReply::RemoteHostClosedError);
    else
        complete({.reply = takeReply(), .wentOut = true});
}

/// Whether what came is all that was announced.
bool HttpCall::Private::isWhole() const
{
    bool announced = false;
    const qint64 length = reply->rawHeader("Content-Length").toLongLong(&announced);
    const int status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    const bool bodiless = request.method == "HEAD" || status == 204 || status == 304;
    return bodiless || !announced || reply->hasRawHeader("Transfer-Encoding") || received.size() == length;
}

/// The proxy that was to make the connection, if there was none by then.
QString HttpCall::Private::unusedProxy() const
{
    const bool made = stage != HttpStage::Connecting;
    return made || proxy.type() == QNetworkProxy::NoProxy
        ? QString()
        : proxy.hostName() + u':' + QString::number(proxy.port());
}

HttpReply HttpCall::Private::takeReply()
{
    HttpReply answer{.status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(),
        .reason = reply->attribute(QNetworkRequest::HttpReasonPhraseAttribute).toByteArray(),
        .body = std::exchange(received, {})};
    for (const auto &[name, value] : reply->rawHeaderPairs())
        answer.headers.append({.name = name, .value = value});
    return answer;
}

bool HttpCall::Private::wentOut(QNetworkReply::NetworkError error) const
{
    if (!reply)
        return false;
    if (timings.firstByteMs)
        return true; // an answer to a request that is still going out is an answer
    if (!body)
        return requestSent;
    if (!request.body.isEmpty())
        return body->exhausted();
    // Qt does not tell when it sends a request with an empty body: it may be out as soon as there may be a
    // connection.
    const bool encrypted = request.url.scheme() == "https"_L1;
    return encrypted ? timings.encryptedMs || !opensConnection : !meansNoConnection(error);
}

void HttpCall::Private::fail(HttpFailureCause cause, QNetworkReply::NetworkError error)
{
    if (stage == HttpStage::Done)
        return;
    const bool byQt = cause == HttpFailureCause::NetworkError;
    const bool out = wentOut(error);
    complete({.problem = describeFailure({.cause = cause,
                  .error = error,
                  .errorText = byQt ? reply->errorString() : QString(),
                  .tlsErrors = tlsErrors,
                  .url = request.url,
                  .policy = policy,
                  .proxy = unusedProxy(),
                  .status = reply ? reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt() : 0,
                  .wentOut = out,
                  .safe = isSafe(request)}),
        .wentOut = out});
}

void HttpCall::Private::complete(HttpOutcome outcome)
{
    timings.totalMs = elapsed();
    outcome.timings = timings;
    outcome.certificate = reply ? shownCertificate(*reply, tlsErrors) : std::nullopt;
    if (outcome.reply)
        outcome.reply->timings = timings;
    connectDeadline.stop();
    totalDeadline.stop();
    letGo();
    enter(HttpStage::Done);
    promise.addResult(std::move(outcome));
    promise.finish();
    q->deleteLater();
}

void HttpCall::Private::letGo()
{
    if (!reply)
        return;
    body = nullptr;
    QNetworkReply *const finished = std::exchange(reply, nullptr);
    finished->disconnect(q);
    finished->abort(); // does nothing to one that is finished
    finished->deleteLater();
    lanes->release(network);
}

void HttpCall::Private::enter(HttpStage next)
{
    if (stage == next)
        return;
    stage = next;
    emit q->stageChanged(next);
}

} // namespace ChannelConsole
