// SPDX-License-Identifier: Apache-2.0
#include "core/webhook/RelayMessage.h"

#include <algorithm>
#include <array>

namespace ChannelConsole {

namespace {

/// Of one connection, and so not of the message (RFC 9110 §7.6.1). `Expect` too: it was answered here.
constexpr std::array kOfTheConnection{"connection", "keep-alive", "proxy-connection", "proxy-authenticate",
    "proxy-authorization", "te", "trailer", "transfer-encoding", "upgrade", "expect"};

bool isNamed(const HttpHeader &header, const char *name)
{
    return header.name.compare(name, Qt::CaseInsensitive) == 0;
}

/// The headers that `Connection` names belong to the connection, too.
QList<QByteArray> namedByConnection(const QList<HttpHeader> &headers)
{
    QList<QByteArray> names;
    for (const HttpHeader &header : headers) {
        if (!isNamed(header, "connection"))
            continue;
        for (const QByteArray &name : header.value.split(','))
            names.append(name.trimmed().toLower());
    }
    // What no Connection may take away: without it the message is another, or none.
    names.removeIf([](const QByteArray &name) { return name == "host" || name == "content-length"; });
    return names;
}

QList<HttpHeader> ofTheMessage(const QList<HttpHeader> &headers)
{
    const QList<QByteArray> named = namedByConnection(headers);
    QList<HttpHeader> kept;
    std::copy_if(
        headers.cbegin(), headers.cend(), std::back_inserter(kept), [&named](const HttpHeader &each) {
            return !named.contains(each.name.toLower())
                && std::none_of(kOfTheConnection.begin(), kOfTheConnection.end(),
                    [&each](const char *name) { return isNamed(each, name); });
        });
    return kept;
}

/// `example.org` or `[::1]:8443`, the default port left out.
QByteArray authorityOf(const QUrl &url)
{
    const QString origin = originOf(url);
    return origin.sliced(origin.indexOf(QStringLiteral("://")) + 3).toLatin1();
}

QByteArray targetOf(const ListenerRequest &call, const QUrl &webhook)
{
    QByteArray target = webhook.path(QUrl::FullyEncoded).toLatin1();
    if (target.isEmpty())
        target = "/";
    const QByteArray own = webhook.query(QUrl::FullyEncoded).toLatin1();
    if (webhook.hasQuery())
        target += '?' + own;
    if (const qsizetype query = call.target.indexOf('?'); query >= 0)
        target += (webhook.hasQuery() ? '&' : '?') + call.target.sliced(query + 1);
    return target;
}

/// In the place of the header of that name, or at the end.
void put(QList<HttpHeader> &headers, const HttpHeader &header)
{
    const auto place = std::find_if(headers.begin(), headers.end(),
        [&header](const HttpHeader &each) { return isNamed(each, header.name.constData()); });
    if (place == headers.end())
        headers.append(header);
    else
        place->value = header.value;
}

} // namespace

RelayedCall relayedCall(const ListenerRequest &call, const QUrl &webhook, const QByteArray &pseudonym)
{
    RelayedCall relayed{.request
        = {.method = call.method, .url = webhook, .headers = ofTheMessage(call.headers), .body = call.body},
        .target = targetOf(call, webhook)};
    QList<HttpHeader> &headers = relayed.request.headers;
    put(headers, {"Host", authorityOf(webhook)});
    // A call that came in chunks has none. One without a body and without a length says so by having none.
    if (!call.body.isEmpty())
        put(headers, {"Content-Length", QByteArray::number(call.body.size())});
    headers.append(HttpHeader{"Via", (call.version == 10 ? "1.0 " : "1.1 ") + pseudonym});
    headers.append(HttpHeader{"Connection", "close"});
    return relayed;
}

bool hasComeRound(const ListenerRequest &call, const QByteArray &pseudonym)
{
    return std::any_of(call.headers.begin(), call.headers.end(), [&pseudonym](const HttpHeader &header) {
        return isNamed(header, "via") && header.value.contains(pseudonym);
    });
}

ListenerReply returnedReply(const HttpReply &reply)
{
    return {.status = reply.status,
        .headers = ofTheMessage(reply.headers),
        .body = reply.body,
        .reason = reply.reason};
}

} // namespace ChannelConsole
