// SPDX-License-Identifier: Apache-2.0
#include "core/webhook/RelayMessage.h"

#include <algorithm>
#include <array>

namespace ChannelConsole {

namespace {

/// Of one connection, and so not of the message. `Expect` too: it was answered here.
constexpr std::array kOfTheConnection{"connection", "keep-alive", "proxy-connection", "proxy-authenticate",
    "proxy-authorization", "te", "trailer", "transfer-encoding", "upgrade", "expect", "host",
    "content-length"};

constexpr std::array kReturned{"allow", "cache-control", "content-disposition", "content-encoding",
    "content-language", "content-type", "location", "retry-after", "www-authenticate"};

template <std::size_t size>
bool isOneOf(const QByteArray &name, const std::array<const char *, size> &names)
{
    return std::any_of(names.begin(), names.end(),
        [&name](const char *each) { return name.compare(each, Qt::CaseInsensitive) == 0; });
}

/// The headers that `Connection` names belong to the connection, too.
QList<QByteArray> namedByConnection(const QList<HttpHeader> &headers)
{
    QList<QByteArray> names;
    for (const HttpHeader &header : headers) {
        if (header.name.compare("connection", Qt::CaseInsensitive) != 0)
            continue;
        for (const QByteArray &name : header.value.split(','))
            names.append(name.trimmed().toLower());
    }
    return names;
}

void add(QList<HttpHeader> &headers, const HttpHeader &header)
{
    const auto same = std::find_if(headers.begin(), headers.end(), [&header](const HttpHeader &each) {
        return each.name.compare(header.name, Qt::CaseInsensitive) == 0;
    });
    if (same == headers.end())
        headers.append(header);
    else
        same->value += ", " + header.value;
}

} // namespace

HttpRequest relayedRequest(const ListenerRequest &call, const QUrl &webhook)
{
    HttpRequest request{.method = call.method, .url = webhook, .headers = {}, .body = call.body};
    const qsizetype query = call.target.indexOf('?');
    if (query >= 0)
        request.url.setQuery(QString::fromLatin1(call.target.sliced(query + 1)), QUrl::StrictMode);
    const QList<QByteArray> named = namedByConnection(call.headers);
    for (const HttpHeader &header : call.headers) {
        if (!isOneOf(header.name, kOfTheConnection) && !named.contains(header.name.toLower()))
            add(request.headers, header);
    }
    return request;
}

ListenerReply returnedReply(const HttpReply &reply)
{
    ListenerReply returned{.status = reply.status, .headers = {}, .body = reply.body};
    std::copy_if(reply.headers.cbegin(), reply.headers.cend(), std::back_inserter(returned.headers),
        [](const HttpHeader &header) { return isOneOf(header.name, kReturned); });
    return returned;
}

} // namespace ChannelConsole
