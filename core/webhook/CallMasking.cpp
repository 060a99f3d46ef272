// SPDX-License-Identifier: Apache-2.0
#include "core/webhook/CallMasking.h"

#include "core/webhook/CalledPath.h"

#include <algorithm>
#include <array>

namespace ChannelConsole {

using namespace Qt::StringLiterals;

namespace {

QByteArray dots()
{
    return Secrets::masked().value(QString());
}

/// Shorter words of the header name its scheme.
constexpr qsizetype kShortestCredential = 6;

/// A credential in the ways an echo would write it. Tokens and base64 need no escaping in JSON.
QList<QByteArray> formsOf(const QByteArray &credential)
{
    constexpr auto kUrl = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;
    return {credential, credential.toPercentEncoding(), credential.toBase64(QByteArray::OmitTrailingEquals),
        credential.toBase64(kUrl)};
}

/// What the call brought along to prove itself, right or wrong: a token that is refused today may be good
/// elsewhere.
QList<QByteArray> shownCredentials(const ListenerRequest &request)
{
    QList<QByteArray> shown;
    for (const HttpHeader &header : request.headers) {
        if (header.name.compare("authorization", Qt::CaseInsensitive) != 0)
            continue;
        for (const QByteArray &word : header.value.split(' ')) {
            if (word.size() >= kShortestCredential)
                shown += formsOf(word);
        }
    }
    return shown;
}

QByteArray without(QByteArray text, const QList<QByteArray> &credentials, const CallMask &mask)
{
    for (const QByteArray &credential : credentials)
        text.replace(credential, dots());
    return mask.secrets.scrub(text, mask.users);
}

/// Partners without authorization of their own are often given a URL with a token in its query (karix.md §5).
QByteArray maskedQuery(const QByteArray &query)
{
    static constexpr std::array kTelling{"token", "key", "secret", "pass", "auth", "sign", "jwt"};
    QByteArray masked;
    qsizetype begin = 0;
    while (begin < query.size()) {
        qsizetype end = query.indexOf('&', begin);
        end = end < 0 ? query.size() : end + 1;
        const QByteArray field = query.sliced(begin, end - begin);
        const qsizetype value = field.indexOf('=') + 1;
        const QByteArray name = field.first(std::max<qsizetype>(value - 1, 0)).toLower();
        const bool telling = std::any_of(
            kTelling.begin(), kTelling.end(), [&name](const char *part) { return name.contains(part); });
        if (telling)
            masked += field.first(value) + dots() + QByteArray(field.endsWith('&') ? "&" : "");
        else
            masked += field;
        begin = end;
    }
    return masked;
}

QByteArray maskedTarget(const QByteArray &target, const CallMask &mask)
{
    const CalledPath called = calledPath(target, mask.path, mask.streamId);
    if (called.isWebhook) {
        const QByteArray rest = called.rest.size() > 1 ? '/' + dots() : called.rest;
        return called.known + rest + maskedQuery(called.query);
    }
    const qsizetype query = target.indexOf('?');
    return query < 0 ? target : target.first(query) + maskedQuery(target.sliced(query));
}

/// Cut after masking: a cut through a secret would leave its beginning behind.
QByteArray maskedBeginning(const QByteArray &body, const QList<QByteArray> &credentials, const CallMask &mask)
{
    // What could begin within the part that is kept is looked at whole: a secret has at most some kilobytes,
    // and no way of writing it makes six bytes of more than one.
    constexpr qsizetype kLookedAt = kRefusedBodyBytes + 64 * 1024;
    return without(body.first(std::min(body.size(), kLookedAt)), credentials, mask).left(kRefusedBodyBytes);
}

} // namespace

WebhookCall maskedCall(const ListenerRequest &request, const CallMask &mask, KeptBody kept)
{
    const QList<QByteArray> credentials = shownCredentials(request);
    WebhookCall call;
    call.source = request.peerAddress;
    call.method = QString::fromLatin1(request.method);
    call.target = QString::fromUtf8(without(maskedTarget(request.target, mask), credentials, mask));
    call.headers = QString::fromUtf8(without(describe(request.headers).toUtf8(), credentials, mask));
    call.body = kept == KeptBody::Whole ? without(request.body, credentials, mask)
                                        : maskedBeginning(request.body, credentials, mask);
    call.bodyBytes = request.body.size();
    return call;
}

QByteArray maskedAnswer(const QByteArray &answer, const ListenerRequest &request, const CallMask &mask)
{
    constexpr qsizetype kKeptBytes = 256 * 1024;
    return without(answer.first(std::min(answer.size(), kKeptBytes)), shownCredentials(request), mask);
}

} // namespace ChannelConsole
