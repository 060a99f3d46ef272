// SPDX-License-Identifier: Apache-2.0
#include "core/net/ListenerWire.h"

#include <boost/beast/http/status.hpp>

#include <algorithm>

namespace ChannelConsole {

namespace {

QByteArray reasonPhrase(int status)
{
    const auto phrase
        = boost::beast::http::obsolete_reason(boost::beast::http::int_to_status(unsigned(status)));
    return {phrase.data(), qsizetype(phrase.size())};
}

/// The length that a GET would have been told, of an answer without a body.
QByteArray toldLength(const ListenerReply &reply, const WireOptions &options)
{
    const QByteArray told = options.forHead ? findHeader(reply.headers, "Content-Length") : QByteArray();
    return told.isEmpty() ? QByteArray::number(reply.body.size()) : told;
}

bool isFraming(const HttpHeader &header)
{
    const QByteArray name = header.name.toLower();
    return name == "content-length" || name == "connection" || name == "transfer-encoding";
}

} // namespace

QByteArray wireText(const ListenerReply &reply, const WireOptions &options)
{
    const bool inRange = reply.status >= 200 && reply.status <= 999;
    const QByteArray reason = reply.reason.value_or(reasonPhrase(reply.status));
    if (!inRange || !isSafeHeader({"Reason", reason})
        || !std::all_of(reply.headers.begin(), reply.headers.end(), isSafeHeader))
        return wireText(ListenerReply{.status = 500}, options);

    QByteArray text = "HTTP/1.1 " + QByteArray::number(reply.status) + ' ' + reason + "\r\n";
    for (const HttpHeader &header : reply.headers) {
        if (!isFraming(header))
            text += header.name + ": " + header.value + "\r\n";
    }
    text += options.keepAlive ? "Connection: keep-alive\r\n" : "Connection: close\r\n";
    const bool mayHaveBody = reply.status != 204 && reply.status != 304; // RFC 9110 §8.6, §15.3.5, §15.4.5
    if (mayHaveBody)
        text += "Content-Length: " + toldLength(reply, options) + "\r\n";
    text += "\r\n";
    if (mayHaveBody && !options.forHead)
        text += reply.body;
    return text;
}

} // namespace ChannelConsole
