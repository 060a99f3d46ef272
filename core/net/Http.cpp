// SPDX-License-Identifier: Apache-2.0
#include "core/net/Http.h"

#include <QCoreApplication>
#include <QHostAddress>
#include <QStringDecoder>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace ChannelConsole {

namespace {

// Everything else may carry a credential, a cookie or a token under a name nobody foresaw: it is named, not
// shown.
constexpr std::array kShownHeaders{"accept", "accept-charset", "accept-encoding", "accept-language", "allow",
    "cache-control", "connection", "content-encoding", "content-language", "content-length", "content-type",
    "date", "expires", "host", "keep-alive", "ratelimit-limit", "ratelimit-remaining", "ratelimit-reset",
    "retry-after", "server", "transfer-encoding", "user-agent", "vary", "x-channel-console-replay",
    "x-correlation-id",
    "x-ratelimit-limit", "x-ratelimit-remaining", "x-ratelimit-reset", "x-request-id"};

constexpr qsizetype kShownBodyBytes = 64 * 1024;

bool isShown(const QByteArray &headerName)
{
    const QByteArray name = headerName.toLower();
    return std::any_of(
        kShownHeaders.begin(), kShownHeaders.end(), [&name](const char *shown) { return name == shown; });
}

/// The scheme stays readable where the credential behind it is masked already: "Basic ••••••••".
QString describeHidden(const QByteArray &value)
{
    const QString masked = u"••••••••"_s;
    for (const char *scheme : {"Basic ", "Bearer ", "App "}) {
        const QString known = QLatin1StringView(scheme) + masked;
        if (known == QString::fromUtf8(value))
            return known;
    }
    return masked;
}

QString describeBody(const QByteArray &body)
{
    if (body.isEmpty())
        return {};
    QStringDecoder decode(QStringDecoder::Utf8);
    // Stateful: a character cut in two by the limit is held back and is not an error.
    const QString text = decode(body.first(std::min(body.size(), kShownBodyBytes)));
    if (decode.hasError() || text.contains(QChar::Null))
        return u'\n'
            + QCoreApplication::translate("Http", "(%Ln bytes that are not text)", nullptr, int(body.size()));
    if (body.size() <= kShownBodyBytes)
        return u'\n' + text;
    return u'\n' + text + u'\n'
        + QCoreApplication::translate(
            "Http", "(%Ln more bytes)", nullptr, int(body.size() - kShownBodyBytes));
}

} // namespace

QByteArray findHeader(const QList<HttpHeader> &headers, const QByteArray &name)
{
    for (const HttpHeader &header : headers) {
        if (header.name.compare(name, Qt::CaseInsensitive) == 0)
            return header.value;
    }
    return {};
}

bool isSafeHeader(const HttpHeader &header)
{
    // RFC 9110 §5.1 and §5.5: a token, and a value that cannot begin a line of its own.
    static constexpr QByteArrayView tokenMarks("!#$%&'*+-.^_`|~");
    const auto isToken = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')
            || tokenMarks.contains(c);
    };
    const auto breaksLine = [](char c) { return c == '\r' || c == '\n' || c == '\0'; };
    return !header.name.isEmpty() && std::all_of(header.name.begin(), header.name.end(), isToken)
        && std::none_of(header.value.begin(), header.value.end(), breaksLine);
}

bool isSafe(const HttpRequest &request)
{
    return request.body.isEmpty() && !request.consumes
        && (request.method == "GET" || request.method == "HEAD" || request.method == "OPTIONS");
}

QByteArray HttpReply::header(const QByteArray &name) const
{
    return findHeader(headers, name);
}

bool isAllowedUrl(const QUrl &url)
{
    if (!url.isValid() || url.host().isEmpty() || !url.userInfo().isEmpty())
        return false;
    if (url.scheme() == "https"_L1)
        return true;
    const QString host = url.host();
    return url.scheme() == "http"_L1
        && (host == "127.0.0.1"_L1 || host == "::1"_L1 || host == "localhost"_L1);
}

bool isLoopback(const QUrl &url)
{
    return url.host() == "localhost"_L1 || QHostAddress(url.host()).isLoopback();
}

QString originOf(const QUrl &url)
{
    QString host = url.host(QUrl::FullyEncoded).toLower();
    if (!url.isValid() || host.isEmpty() || url.scheme().isEmpty())
        return {};
    if (host.contains(u':'))
        host = u'[' + host + u']';
    const QString scheme = url.scheme().toLower();
    const int defaultPort = scheme == "https"_L1 ? 443 : scheme == "http"_L1 ? 80 : -1;
    const int port = url.port(defaultPort);
    return scheme + u"://"_s + host + (port == defaultPort ? QString() : u':' + QString::number(port));
}

QString describe(const HttpRequest &request)
{
    return QString::fromUtf8(request.method) + u' '
        + request.url.toString(QUrl::RemoveUserInfo | QUrl::RemoveFragment | QUrl::FullyEncoded) + u'\n'
        + describe(request.headers) + describeBody(request.body);
}

QString describe(const HttpReply &reply)
{
    const QString reason = reply.reason.isEmpty() ? QString() : u' ' + QString::fromUtf8(reply.reason);
    return u"HTTP "_s + QString::number(reply.status) + reason + u'\n' + describe(reply.headers)
        + describeBody(reply.body);
}

QString describe(const QList<HttpHeader> &headers)
{
    QString text;
    for (const HttpHeader &header : headers) {
        const QString value
            = isShown(header.name) ? QString::fromUtf8(header.value) : describeHidden(header.value);
        text += QString::fromUtf8(header.name) + u": "_s + value + u'\n';
    }
    return text;
}

} // namespace ChannelConsole
