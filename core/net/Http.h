// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/Problem.h"

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QUrl>

#include <chrono>
#include <optional>

namespace ChannelConsole {

struct HttpHeader
{
    QByteArray name;
    QByteArray value;

    bool operator==(const HttpHeader &) const = default;
};

/// Case-insensitive, first match, or empty.
[[nodiscard]] QByteArray findHeader(const QList<HttpHeader> &headers, const QByteArray &name);
/// A name that is a token and a value without line breaks: anything else could smuggle in a header or a
/// request.
[[nodiscard]] bool isSafeHeader(const HttpHeader &header);

/// What a partner wants sent. A plain value; may hold credentials, so it is never stored or shown: what
/// people see is the same request built from masked secrets (partner/Secrets.h) and passed through
/// describe().
struct HttpRequest
{
    QByteArray method = "GET";
    QUrl url;
    QList<HttpHeader> headers;
    QByteArray body;
    /// What is answered is gone at the other side, whatever the method says: it goes out once, like a send.
    bool consumes = false;
};

/// A request that asks for nothing to be changed (RFC 9110 §9.2.1: GET, HEAD, OPTIONS), carries no body and
/// takes nothing away: its outcome is never "unknown", and to repeat it does no harm.
[[nodiscard]] bool isSafe(const HttpRequest &request);

/// Milliseconds since the call started; empty when that point was not reached or cannot be told.
struct HttpTimings
{
    std::optional<int>
        connectedMs; ///< connection made; empty on a reused one, and over TLS, where Qt tells only the next
    std::optional<int> encryptedMs; ///< TLS handshake done; empty on a reused connection
    std::optional<int> firstByteMs; ///< the reply's header is there
    std::optional<int> totalMs;
};

struct HttpReply
{
    int status = 0;
    QByteArray reason;
    QList<HttpHeader> headers;
    QByteArray body;
    HttpTimings timings;

    [[nodiscard]] QByteArray header(
        const QByteArray &name) const; ///< case-insensitive, first match, or empty
};

/// The certificate a server showed over TLS, whether it was accepted or not.
struct TlsCertificate
{
    QString subject; ///< the names it is made out to; plain text from outside
    QString issuer; ///< likewise
    QDateTime validFrom; ///< UTC
    QDateTime expires; ///< UTC

    bool operator==(const TlsCertificate &) const = default;
};

/// An exchange ended in a reply (of any status) or in a transport problem, never both.
struct HttpOutcome
{
    std::optional<HttpReply> reply;
    std::optional<Problem> problem; ///< classified; OutcomeUnknown where the request may have been acted on
    std::optional<TlsCertificate> certificate; ///< empty without TLS, and where it did not come to one
    HttpTimings timings;
    bool wentOut = false; ///< the request had gone out completely: the server may have acted on it
};

struct HttpPolicy
{
    std::chrono::milliseconds connectDeadline{10'000};
    std::chrono::milliseconds totalDeadline{60'000};
    qint64 maximumReplyBytes = 4 * 1024 * 1024;
    QByteArray extraCaPem; ///< additional trusted certificates, PEM; empty for none

    bool operator==(const HttpPolicy &) const = default;
};

/// `https`, or `http` to literally 127.0.0.1, [::1] or localhost, and no user name or password in it: nothing
/// else may be asked for.
[[nodiscard]] bool isAllowedUrl(const QUrl &url);
/// Whether the host is this computer by literal address or as localhost, whatever the scheme.
[[nodiscard]] bool isLoopback(const QUrl &url);
/// scheme://host[:port], lower case, default port left out: what a credential is bound to.
[[nodiscard]] QString originOf(const QUrl &url);

/// A request or reply as it may be shown and stored: headers not on the allow-list are named but not shown.
[[nodiscard]] QString describe(const HttpRequest &request);
[[nodiscard]] QString describe(const HttpReply &reply);
/// The headers alone, one "Name: value" a line.
[[nodiscard]] QString describe(const QList<HttpHeader> &headers);

} // namespace ChannelConsole
