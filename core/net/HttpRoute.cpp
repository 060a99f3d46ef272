// SPDX-License-Identifier: Apache-2.0
#include "core/net/HttpRoute.h"

#include "core/Steps.h"
#include "core/net/HttpClient.h"

#include <QHash>
#include <QMutex>
#include <QNetworkProxyFactory>
#include <QSslCertificate>
#include <QThreadPool>

#include <algorithm>
#include <memory>
#include <optional>

namespace ChannelConsole {

namespace {

QNetworkProxy systemProxyFor(const QUrl &url)
{
    if (isLoopback(url))
        return QNetworkProxy(QNetworkProxy::NoProxy);
    static QMutex mutex; // not every platform's lookup may be called from two threads
    const QMutexLocker lock(&mutex);
    const QList<QNetworkProxy> proxies = QNetworkProxyFactory::systemProxyForQuery(QNetworkProxyQuery(url));
    // Only loopback is asked for without TLS, so a proxy has to be one that lets a connection through.
    const auto usable = std::find_if(proxies.begin(), proxies.end(), [](const QNetworkProxy &proxy) {
        return proxy.type() == QNetworkProxy::NoProxy
            || proxy.capabilities().testFlag(QNetworkProxy::TunnelingCapability);
    });
    return usable == proxies.end() ? QNetworkProxy(QNetworkProxy::NoProxy) : *usable;
}

/// The system's certificates and these. Kept, because reading the system's takes a good part of a second.
std::optional<QSslConfiguration> tlsTrusting(const QByteArray &extraCaPem)
{
    static QMutex mutex;
    static QHash<QByteArray, QSslConfiguration> known;
    const QMutexLocker lock(&mutex);
    if (const auto found = known.constFind(extraCaPem); found != known.constEnd())
        return *found;
    const QList<QSslCertificate> extra = QSslCertificate::fromData(extraCaPem, QSsl::Pem);
    if (extra.isEmpty())
        return std::nullopt;
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    // Not addCaCertificates(): on Linux it turns off the loading of the system's certificates on demand and
    // leaves only ours.
    tls.setCaCertificates(QSslConfiguration::systemCaCertificates() + extra);
    known.insert(extraCaPem, tls);
    return tls;
}

Result<HttpRoute> routeFor(const QUrl &url, const QByteArray &extraCaPem)
{
    const QNetworkProxy proxy = systemProxyFor(url);
    if (extraCaPem.isEmpty())
        return HttpRoute{.proxy = proxy, .tls = QSslConfiguration::defaultConfiguration()};
    if (const auto tls = tlsTrusting(extraCaPem))
        return HttpRoute{.proxy = proxy, .tls = *tls};
    return Problem{.kind = ProblemKind::InvalidInput,
        .side = Side::ThisComputer,
        .text = HttpClient::tr("The extra CA file holds no certificate that can be read."),
        .remedy
        = HttpClient::tr("Choose a file in PEM format: it begins with “-----BEGIN CERTIFICATE-----”.")};
}

} // namespace

QFuture<Result<HttpRoute>> findHttpRoute(const QUrl &url, const QByteArray &extraCaPem)
{
    if (isLoopback(url) && extraCaPem.isEmpty())
        return readyFuture(routeFor(url, extraCaPem));
    auto promise = std::make_shared<QPromise<Result<HttpRoute>>>();
    promise->start();
    QThreadPool::globalInstance()->start([promise, url, extraCaPem] {
        promise->addResult(routeFor(url, extraCaPem));
        promise->finish();
    });
    return promise->future();
}

} // namespace ChannelConsole
