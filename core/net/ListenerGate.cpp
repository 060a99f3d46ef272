// SPDX-License-Identifier: Apache-2.0
#include "core/net/ListenerGate.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace ChannelConsole {

namespace {

/// `name`, `name:port`, `[address]` or `[address]:port` without the port and the brackets; empty for anything
/// else.
QByteArray hostName(const QByteArray &hostHeader)
{
    const QByteArray host = hostHeader.trimmed().toLower();
    const qsizetype bracket = host.indexOf(']');
    const qsizetype colon = host.indexOf(':', std::max<qsizetype>(bracket, 0));
    const QByteArray port = colon < 0 ? QByteArray() : host.mid(colon + 1);
    if (!std::all_of(port.begin(), port.end(), [](char c) { return c >= '0' && c <= '9'; }))
        return {};
    const QByteArray name = colon < 0 ? host : host.first(colon);
    if (name.startsWith('['))
        return name.endsWith(']') ? name.sliced(1, name.size() - 2) : QByteArray();
    return name;
}

bool isOurs(const QByteArray &name, const GateNames &names)
{
    const auto matches
        = [&name](const QByteArray &allowed) { return allowed.compare(name, Qt::CaseInsensitive) == 0; };
    return !name.isEmpty()
        && (name == "localhost" || matches(names.localAddress)
            || std::any_of(names.allowedHosts.begin(), names.allowedHosts.end(), matches));
}

} // namespace

std::optional<GateRefusal> refusalAtTheGate(const QList<HttpHeader> &headers, const GateNames &names)
{
    const auto hosts = std::count_if(headers.begin(), headers.end(),
        [](const HttpHeader &header) { return header.name.compare("host", Qt::CaseInsensitive) == 0; });
    if (hosts != 1)
        return GateRefusal{.status = 400, .reason = u"no Host header, or more than one"_s};
    if (!isOurs(hostName(findHeader(headers, "Host")), names))
        return GateRefusal{.reason = u"Host is not a name of this listener"_s};
    if (!findHeader(headers, "Origin").isEmpty())
        return GateRefusal{.reason = u"sent by a web page (Origin)"_s};
    const QByteArray site = findHeader(headers, "Sec-Fetch-Site").toLower();
    if (!site.isEmpty() && site != "none" && site != "same-origin")
        return GateRefusal{.reason = u"sent by a web page (Sec-Fetch-Site)"_s};
    return std::nullopt;
}

} // namespace ChannelConsole
