// SPDX-License-Identifier: Apache-2.0
#include "core/net/RawExchange.h"

#include "core/Continuation.h"
#include "core/net/HttpClient.h"
#include "core/net/HttpFailure.h"
#include "core/net/HttpRoute.h"
#include "core/net/ReplyReader.h"
#include "core/net/ShownCertificate.h"
#include "core/net/SocketFailure.h"

#include <QElapsedTimer>
#include <QPromise>
#include <QSslSocket>
#include <QTimer>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace ChannelConsole {

namespace {

constexpr int kHttpPort = 80;
constexpr int kHttpsPort = 443;

/// A target that cannot end the request line (RFC 9112 §3).
bool isSafeTarget(const QByteArray &target)
{
    return !target.isEmpty() && std::none_of(target.begin(), target.end(), [](char c) {
        return uchar(c) <= ' ' || uchar(c) == 0x7f;
    });
}

std::optional<Problem> obstacleTo(const HttpRequest &request, const QByteArray &target)
{
    if (auto problem = ChannelConsole::obstacleTo(request))
        return problem;
    if (isSafeTarget(target))
        return std::nullopt;
    return Problem{.kind = ProblemKind::Refused,
        .side = Side::ThisComputer,
        .text = HttpClient::tr("The request has an address that cannot be sent."),
        .remedy = HttpClient::tr("Look for spaces or invisible characters in the address.")};
}

QByteArray wireText(const HttpRequest &request, const QByteArray &target)
{
    QByteArray text = request.method + ' ' + target + " HTTP/1.1\r\n";
    for (const HttpHeader &header : request.headers)
        text += header.name + ": " + header.value + "\r\n";
    return text + "\r\n" + request.body;
}

} // namespace

struct RawExchange::Private
{
    void dispatch(const HttpRoute &route);
    void connected();
    void written();
    void arrived();
    void ended(QAbstractSocket::SocketError error);
    void take(ReplyReader::State state);

    void fail(HttpFailureCause cause, QNetworkReply::NetworkError error = QNetworkReply::NoError);
    void complete(HttpOutcome outcome);
    [[nodiscard]] bool encrypts() const { return request.url.scheme() == "https"_L1; }
    [[nodiscard]] int elapsed() const { return int(clock.elapsed()); }

    RawExchange *const q;
    const HttpRequest request;
    const QByteArray target;
    const HttpPolicy policy;
    ReplyReader reader;

    QPromise<HttpOutcome> promise{};
    QElapsedTimer clock{};
    QTimer connectDeadline{};
    QTimer totalDeadline{};
    HttpTimings timings{};
    QNetworkProxy proxy{QNetworkProxy::NoProxy};
    std::unique_ptr<QSslSocket> socket{}; ///< also for plain http, where it encrypts nothing
    QList<QSslError> tlsErrors{};
    bool isConnected = false; ///< over TLS: with a server that proved who it is
    bool wentOut = false;
    bool done = false;
};

RawExchange::RawExchange(
    const HttpRequest &request, const QByteArray &target, const HttpPolicy &policy, QObject *parent)
    : QObject(parent)
    , d(new Private{.q = this,
          .request = request,
          .target = target,
          .policy = policy,
          .reader{request.method, {.bodyBytes = policy.maximumReplyBytes}}})
{
    d->promise.start();
    d->clock.start();
    d->connectDeadline.setSingleShot(true);
    d->totalDeadline.setSingleShot(true);
    connect(
        &d->connectDeadline, &QTimer::timeout, this, [this] { d->fail(HttpFailureCause::ConnectDeadline); });
    connect(&d->totalDeadline, &QTimer::timeout, this, [this] { d->fail(HttpFailureCause::TotalDeadline); });
    QMetaObject::invokeMethod(this, &RawExchange::start, Qt::QueuedConnection);
}

RawExchange::~RawExchange()
{
    cancel();
}

QFuture<HttpOutcome> RawExchange::future() const
{
    return d->promise.future();
}

void RawExchange::cancel()
{
    d->fail(HttpFailureCause::Cancelled);
}

void RawExchange::start()
{
    if (d->done)
        return; // cancelled before it began
    if (const auto problem = obstacleTo(d->request, d->target)) {
        d->complete({.problem = problem});
        return;
    }
    d->clock.start();
    d->connectDeadline.start(d->policy.connectDeadline);
    d->totalDeadline.start(d->policy.totalDeadline); // once for the whole exchange, whatever the pace
    continued(
        findHttpRoute(d->request.url, d->policy.extraCaPem), this, [this](const Result<HttpRoute> &route) {
            if (d->done)
                return;
            if (route.ok())
                d->dispatch(route.value());
            else
                d->complete({.problem = route.error()});
        });
}

void RawExchange::Private::dispatch(const HttpRoute &route)
{
    proxy = route.proxy;
    socket = std::make_unique<QSslSocket>();
    socket->setProxy(route.proxy);
    // A reply that is read slower than it comes must not pile up in the socket.
    socket->setReadBufferSize(policy.maximumReplyBytes + 1);
    connect(socket.get(), &QAbstractSocket::errorOccurred, q,
        [this](QAbstractSocket::SocketError error) { ended(error); });
    connect(socket.get(), &QIODevice::readyRead, q, [this] { arrived(); });
    connect(socket.get(), &QIODevice::bytesWritten, q, [this] { written(); });
    connect(socket.get(), &QSslSocket::encryptedBytesWritten, q, [this] { written(); });
    const QString host = request.url.host(QUrl::FullyEncoded);
    if (!encrypts()) {
        connect(socket.get(), &QAbstractSocket::connected, q, [this] {
            timings.connectedMs = elapsed();
            connected();
        });
        socket->connectToHost(host, quint16(request.url.port(kHttpPort)));
        return;
    }
    socket->setSslConfiguration(route.tls);
    socket->setPeerVerifyMode(QSslSocket::VerifyPeer);
    connect(socket.get(), &QSslSocket::sslErrors, q,
        [this](const QList<QSslError> &errors) { tlsErrors += errors; }); // and the handshake fails
    connect(socket.get(), &QSslSocket::encrypted, q, [this] {
        timings.encryptedMs = elapsed();
        connected();
    });
    socket->connectToHostEncrypted(host, quint16(request.url.port(kHttpsPort)));
}

void RawExchange::Private::connected()
{
    isConnected = true;
    connectDeadline.stop();
    socket->write(wireText(request, target));
}

void RawExchange::Private::written()
{
    if (!done && isConnected && socket->bytesToWrite() == 0 && socket->encryptedBytesToWrite() == 0)
        wentOut = true;
}

void RawExchange::Private::arrived()
{
    if (done || !isConnected)
        return;
    if (!timings.firstByteMs)
        timings.firstByteMs = elapsed();
    take(reader.add(socket->readAll()));
}

void RawExchange::Private::ended(QAbstractSocket::SocketError error)
{
    arrived(); // what came along with the end
    if (done)
        return;
    if (isConnected && error == QAbstractSocket::RemoteHostClosedError)
        take(reader.end());
    else if (isConnected) // an error of TLS after the handshake is an end, too
        fail(HttpFailureCause::NetworkError,
            error == QAbstractSocket::SslInternalError ? QNetworkReply::RemoteHostClosedError
                                                       : networkErrorOf(error));
    else
        fail(HttpFailureCause::NetworkError, networkErrorOf(error));
}

void RawExchange::Private::take(ReplyReader::State state)
{
    switch (state) {
    case ReplyReader::State::Reading:
        return;
    case ReplyReader::State::Whole:
        complete({.reply = reader.take(), .wentOut = true});
        return;
    case ReplyReader::State::Cut:
        fail(HttpFailureCause::NetworkError, QNetworkReply::RemoteHostClosedError);
        return;
    case ReplyReader::State::HeaderTooLarge:
        fail(HttpFailureCause::ReplyHeaderTooLarge);
        return;
    case ReplyReader::State::BodyTooLarge:
        fail(HttpFailureCause::ReplyTooLarge);
        return;
    case ReplyReader::State::NotHttp:
        fail(HttpFailureCause::NetworkError, QNetworkReply::ProtocolFailure);
        return;
    }
    Q_UNREACHABLE();
}

void RawExchange::Private::fail(HttpFailureCause cause, QNetworkReply::NetworkError error)
{
    if (done)
        return;
    const bool byProxy = !isConnected && proxy.type() != QNetworkProxy::NoProxy;
    // An answer to a request that is still going out is an answer: the server may have acted on it.
    const bool out = wentOut || timings.firstByteMs;
    complete({.problem = describeFailure({.cause = cause,
                  .error = error,
                  .errorText
                  = socket && cause == HttpFailureCause::NetworkError ? socket->errorString() : QString(),
                  .tlsErrors = tlsErrors,
                  .url = request.url,
                  .policy = policy,
                  .proxy = byProxy ? proxy.hostName() + u':' + QString::number(proxy.port()) : QString(),
                  .status = reader.status(),
                  .wentOut = out,
                  .safe = isSafe(request)}),
        .wentOut = out});
}

void RawExchange::Private::complete(HttpOutcome outcome)
{
    done = true;
    connectDeadline.stop();
    totalDeadline.stop();
    timings.totalMs = elapsed();
    outcome.timings = timings;
    if (outcome.reply)
        outcome.reply->timings = timings;
    if (socket) {
        if (const QSslCertificate shown = socket->peerCertificate(); !shown.isNull())
            outcome.certificate = describeCertificate(shown);
        QSslSocket *const finished = socket.release();
        finished->disconnect(q);
        finished->abort();
        finished->deleteLater(); // this may be one of its signals
    }
    promise.addResult(std::move(outcome));
    promise.finish();
    q->deleteLater();
}

} // namespace ChannelConsole
