// SPDX-License-Identifier: Apache-2.0
#include "core/net/HttpFailure.h"

#include "core/net/HttpClient.h"

#include <QLocale>

using namespace Qt::StringLiterals;

namespace ChannelConsole {

namespace {

QString seconds(std::chrono::milliseconds time)
{
    return QLocale().toString(double(time.count()) / 1000.0, 'g', 3);
}

/// host[:port] as the user entered it.
QString server(const HttpFailure &failure)
{
    const int port = failure.url.port();
    return port < 0 ? failure.url.host() : failure.url.host() + u':' + QString::number(port);
}

Side serverSide(const HttpFailure &failure)
{
    return isLoopback(failure.url) ? Side::ThisComputer : Side::Network;
}

Problem notResolved(const HttpFailure &failure)
{
    return {.kind = ProblemKind::NameNotResolved,
        .side = Side::Network,
        .text = HttpClient::tr("There is no address for the name %1.").arg(failure.url.host()),
        .remedy = HttpClient::tr(
            "Check the host name for typing mistakes, and that this computer is online and its DNS works.")};
}

Problem refused(const HttpFailure &failure)
{
    return {.kind = ProblemKind::ConnectionRefused,
        .side = serverSide(failure),
        .text = HttpClient::tr("%1 refused the connection: nothing listens there.").arg(server(failure)),
        .remedy = HttpClient::tr(
            "Check the host and the port. If they are right, the service is down or a firewall turns the "
            "connection away; try again later or ask your network administrator.")};
}

Problem unreachable(const HttpFailure &failure)
{
    return {.kind = ProblemKind::ConnectionCut,
        .side = Side::Network,
        .text = HttpClient::tr("No connection to %1 could be made.").arg(server(failure)),
        .remedy
        = HttpClient::tr("Check this computer's network connection, VPN and firewall, then try again.")};
}

Problem cutOff(const HttpFailure &failure)
{
    const QString where = server(failure);
    Problem problem{.kind = ProblemKind::ConnectionCut,
        .side = serverSide(failure),
        .text = HttpClient::tr("%1 ended the connection without a complete HTTP answer.").arg(where),
        .remedy = HttpClient::tr(
            "Nothing was changed. Try again; if it happens each time, check the port, and whether a "
            "firewall or proxy on the way cuts the connection.")};
    if (!failure.wentOut)
        problem.text
            = HttpClient::tr("The connection to %1 broke before the request had gone out.").arg(where);
    return problem;
}

Problem notConnectedInTime(const HttpFailure &failure)
{
    return {.kind = ProblemKind::TimedOut,
        .side = serverSide(failure),
        .text = HttpClient::tr("No connection to %1 within %2 seconds.")
                    .arg(server(failure), seconds(failure.policy.connectDeadline)),
        .remedy = HttpClient::tr(
            "Nothing was sent. Check the host and the port, and whether a firewall silently drops the "
            "connection; the limit can be raised under Advanced.")};
}

Problem notAnsweredInTime(const HttpFailure &failure)
{
    return {.kind = ProblemKind::TimedOut,
        .side = failure.wentOut ? Side::Partner : serverSide(failure),
        .text = failure.wentOut ? HttpClient::tr("%1 did not answer within %2 seconds.")
                                      .arg(server(failure), seconds(failure.policy.totalDeadline))
                                : HttpClient::tr("The request could not be sent to %1 within %2 seconds.")
                                      .arg(server(failure), seconds(failure.policy.totalDeadline)),
        .remedy
        = HttpClient::tr("Nothing was changed. Try again later; the limit can be raised under Advanced.")};
}

Problem tooLarge(const HttpFailure &failure)
{
    return {.kind = ProblemKind::ReplyTooLarge,
        .side = Side::Partner,
        .text = failure.cause == HttpFailureCause::ReplyHeaderTooLarge
            ? HttpClient::tr("The header of the answer of %1 is too large and was not read to its end.")
                  .arg(server(failure))
            : HttpClient::tr("The answer of %1 is larger than %2 and was not read to its end.")
                  .arg(server(failure), QLocale().formattedDataSize(failure.policy.maximumReplyBytes)),
        .remedy = HttpClient::tr(
            "Check that the address is that of the partner's API and not of a web page or a file.")};
}

Problem notHttp(const HttpFailure &failure)
{
    return {.kind = ProblemKind::ReplyNotUnderstood,
        .side = Side::Partner,
        .text = HttpClient::tr("What %1 answered is not HTTP.").arg(server(failure)),
        .remedy = HttpClient::tr("Check the port: another service may be listening there.")};
}

Problem proxyFailed(const QString &what)
{
    return {.kind = ProblemKind::ProxyFailed,
        .side = Side::Network,
        .text = what,
        .remedy = HttpClient::tr("Check the proxy in this computer's network settings (on Linux also the "
                                 "variable https_proxy), or "
                                 "ask your network administrator.")};
}

Problem proxyWantsCredentials()
{
    return {.kind = ProblemKind::ProxyFailed,
        .side = Side::Network,
        .text = HttpClient::tr("The proxy asks for a user name and a password."),
        .remedy
        = HttpClient::tr("This program does not answer such a demand. Enter the credentials in this "
                         "computer's proxy settings, or "
                         "ask your network administrator to let the partner's host through without them.")};
}

Problem cancelled()
{
    return {.kind = ProblemKind::Cancelled,
        .side = Side::ThisComputer,
        .text = HttpClient::tr("Cancelled. Nothing was changed."),
        .remedy = {}};
}

Problem unexplained(const HttpFailure &failure)
{
    return {.kind = ProblemKind::ConnectionCut,
        .side = Side::Network,
        .text = HttpClient::tr("The exchange with %1 failed.").arg(server(failure)),
        .remedy = HttpClient::tr("Try again. If it happens each time, the technical details say more.")};
}

/// Errors that Qt reports the same (several as "unknown") whether they come from the server or from the proxy
/// on the way there.
bool mayBeTheProxys(QNetworkReply::NetworkError error)
{
    return error == QNetworkReply::HostNotFoundError || error == QNetworkReply::ConnectionRefusedError
        || error == QNetworkReply::RemoteHostClosedError || error == QNetworkReply::TimeoutError
        || error == QNetworkReply::TemporaryNetworkFailureError
        || error == QNetworkReply::UnknownNetworkError;
}

Problem fromNetworkError(const HttpFailure &failure)
{
    if (!failure.proxy.isEmpty() && mayBeTheProxys(failure.error))
        return proxyFailed(HttpClient::tr("The connection to %1 through the proxy %2 failed.")
                               .arg(server(failure), failure.proxy));
    switch (failure.error) {
    case QNetworkReply::HostNotFoundError:
        return notResolved(failure);
    case QNetworkReply::ConnectionRefusedError:
        return refused(failure);
    case QNetworkReply::RemoteHostClosedError:
    case QNetworkReply::ContentReSendError: // Qt wanted to repeat the request after a cut and was not let
                                            // (OneShotBody)
        return cutOff(failure);
    case QNetworkReply::TimeoutError:
        return failure.wentOut ? notAnsweredInTime(failure) : notConnectedInTime(failure);
    case QNetworkReply::SslHandshakeFailedError:
        return describeTlsFailure(failure);
    case QNetworkReply::TemporaryNetworkFailureError:
    case QNetworkReply::NetworkSessionFailedError:
    case QNetworkReply::UnknownNetworkError:
        return failure.wentOut ? cutOff(failure) : unreachable(failure);
    case QNetworkReply::ProxyConnectionRefusedError:
        return proxyFailed(HttpClient::tr("The proxy refused the connection."));
    case QNetworkReply::ProxyConnectionClosedError:
        return proxyFailed(HttpClient::tr("The proxy closed the connection."));
    case QNetworkReply::ProxyNotFoundError:
        return proxyFailed(HttpClient::tr("There is no address for the name of the proxy."));
    case QNetworkReply::ProxyTimeoutError:
        return proxyFailed(HttpClient::tr("The proxy did not answer in time."));
    case QNetworkReply::UnknownProxyError:
        return proxyFailed(HttpClient::tr("The proxy could not make the connection."));
    case QNetworkReply::ProxyAuthenticationRequiredError:
        return proxyWantsCredentials();
    case QNetworkReply::ProtocolUnknownError:
    case QNetworkReply::ProtocolFailure:
        return notHttp(failure);
    default:
        return unexplained(failure);
    }
}

Problem fromCause(const HttpFailure &failure)
{
    switch (failure.cause) {
    case HttpFailureCause::Cancelled:
        return cancelled();
    case HttpFailureCause::ConnectDeadline:
        return notConnectedInTime(failure);
    case HttpFailureCause::TotalDeadline:
        return notAnsweredInTime(failure);
    case HttpFailureCause::ReplyTooLarge:
    case HttpFailureCause::ReplyHeaderTooLarge:
        return tooLarge(failure);
    case HttpFailureCause::NetworkError:
        return fromNetworkError(failure);
    }
    Q_UNREACHABLE();
}

/// Why nobody can know what became of a request that went out and could change something.
QString unknownBecause(const HttpFailure &failure)
{
    switch (failure.cause) {
    case HttpFailureCause::Cancelled:
        return HttpClient::tr("Cancelled after the request had gone out to %1.").arg(server(failure));
    case HttpFailureCause::TotalDeadline:
        return HttpClient::tr("The request went out, but %1 did not answer within %2 seconds.")
            .arg(server(failure), seconds(failure.policy.totalDeadline));
    case HttpFailureCause::ReplyTooLarge:
        return HttpClient::tr(
            "The request went out, but the answer of %1 is larger than %2 and was not read to its end.")
            .arg(server(failure), QLocale().formattedDataSize(failure.policy.maximumReplyBytes));
    case HttpFailureCause::ReplyHeaderTooLarge:
        return HttpClient::tr("The request went out, but the header of the answer of %1 is too large.")
            .arg(server(failure));
    case HttpFailureCause::ConnectDeadline:
    case HttpFailureCause::NetworkError:
        return failure.error == QNetworkReply::ProtocolFailure
                || failure.error == QNetworkReply::ProtocolUnknownError
            ? HttpClient::tr("The request went out, but what %1 answered is not HTTP.").arg(server(failure))
            : HttpClient::tr(
                "The request went out, but the connection to %1 ended before the answer was complete.")
                  .arg(server(failure));
    }
    Q_UNREACHABLE();
}

Problem outcomeUnknown(const HttpFailure &failure)
{
    return {.kind = ProblemKind::OutcomeUnknown,
        .side = failure.cause == HttpFailureCause::Cancelled ? Side::ThisComputer : Side::Network,
        .text = unknownBecause(failure) + u' ' + HttpClient::tr("Whether it was carried out is unknown."),
        .remedy = HttpClient::tr("Look with the recipient or in the partner's portal before you send it "
                                 "again: it may have arrived, and "
                                 "would arrive twice.")};
}

QString technicalDetails(const HttpFailure &failure)
{
    QStringList lines;
    if (failure.error != QNetworkReply::NoError)
        lines += u"network error %1"_s.arg(int(failure.error));
    if (!failure.errorText.isEmpty() && failure.error != QNetworkReply::ContentReSendError) // which has none
        lines += failure.errorText;
    if (failure.status != 0)
        lines += u"the answer began with HTTP status %1"_s.arg(failure.status);
    for (const QSslError &error : failure.tlsErrors)
        lines += error.errorString();
    lines.removeDuplicates();
    return lines.join(u'\n');
}

} // namespace

Problem describeFailure(const HttpFailure &failure)
{
    Problem problem = failure.wentOut && !failure.safe ? outcomeUnknown(failure) : fromCause(failure);
    problem.details = technicalDetails(failure);
    return problem;
}

} // namespace ChannelConsole
