// SPDX-License-Identifier: Apache-2.0
#include "core/webhook/WebhookRules.h"

#include "core/webhook/CalledPath.h"
#include "core/webhook/PostedBody.h"
#include "core/webhook/SameSecret.h"

#include <QCoreApplication>

#include <algorithm>

namespace ChannelConsole {

using namespace Qt::StringLiterals;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("WebhookRules", text);
}

using Flaw = std::optional<Verdict>;

const DocumentedRule &documentedRule(const QString &key)
{
    const QList<DocumentedRule> &rules = documentedRules();
    const auto rule = std::find_if(
        rules.cbegin(), rules.cend(), [&key](const DocumentedRule &each) { return each.key == key; });
    Q_ASSERT(rule != rules.cend());
    return *rule;
}

/// As the guide says; for a partner whose table it is not, the same answer as ours.
Verdict documented(const QString &key, const QString &reason, const RuleContext &context)
{
    const DocumentedRule &rule = documentedRule(key);
    return {.key = key,
        .status = rule.status,
        .message = rule.message,
        .reason = reason,
        .ours = !context.guideTable};
}

Verdict ours(const QString &key, int status, const QByteArray &message, const QString &reason)
{
    return {.key = key, .status = status, .message = message, .reason = reason, .ours = true};
}

/// One answer for every path that is not the webhook's, so that none of them tells how near it came.
Verdict unknownPath(const QString &reason)
{
    return ours(VerdictKey::kUnknownPath, 404, "Not Found", reason);
}

Flaw pathFlaw(const CalledPath &called, const RuleContext &context)
{
    if (!called.isWebhook)
        return unknownPath(tr("The path is not that of the webhook URL."));
    // Before the stream id: without the secret nobody learns which stream ids there are.
    if (context.pathSecret && !isSameSecret(called.rest, '/' + *context.pathSecret))
        return unknownPath(called.rest.isEmpty() ? tr("The secret last segment of the path is missing.")
                                                 : tr("The last segment of the path is not the secret one."));
    if (!context.pathSecret && !called.rest.isEmpty())
        return unknownPath(tr("The path goes on behind that of the webhook URL."));
    if (!called.isOurStream)
        return documented(VerdictKey::kInvalidStreamId,
            tr("The stream id in the URL is not that of this assistant."), context);
    return std::nullopt;
}

Flaw methodFlaw(const ListenerRequest &request)
{
    // GupShup can be told to post by GET with a query (gupshup.md §6); the guide's rules speak of a body.
    if (request.method == "POST")
        return std::nullopt;
    Verdict verdict = ours(VerdictKey::kWrongMethod, 405, "Method Not Allowed",
        tr("Only POST is taken. Set the callback to POST at the messaging partner."));
    verdict.headers = {{"Allow", "POST"}};
    return verdict;
}

QList<QByteArray> authorizations(const ListenerRequest &request)
{
    QList<QByteArray> values;
    for (const HttpHeader &header : request.headers) {
        if (header.name.compare("authorization", Qt::CaseInsensitive) == 0
            && !header.value.trimmed().isEmpty())
            values.append(header.value.trimmed());
    }
    return values;
}

Flaw tokenFlaw(const ListenerRequest &request, const RuleContext &context, const QDateTime &now,
    std::optional<UsedToken> &once)
{
    const QList<QByteArray> shown = authorizations(request);
    if (shown.isEmpty())
        return documented(VerdictKey::kTokenMissing, tr("The call has no Authorization header."), context);
    if (shown.size() > 1)
        return documented(
            VerdictKey::kTokenInvalid, tr("The call has more than one Authorization header."), context);
    TokenJudgement judgement = context.judgeToken(shown.constFirst(), now);
    if (!judgement.flaw.isEmpty())
        return documented(VerdictKey::kTokenInvalid, judgement.flaw, context);
    once = std::move(judgement.once);
    return std::nullopt;
}

Verdict basicDemanded(const QString &key, const QString &reason)
{
    Verdict verdict = ours(key, 401, "Unauthorized", reason);
    verdict.headers = {{"WWW-Authenticate", R"(Basic realm="Channel Console", charset="UTF-8")"}};
    return verdict;
}

Flaw basicFlaw(const ListenerRequest &request, const QByteArray &credentials)
{
    const QList<QByteArray> shown = authorizations(request);
    if (shown.isEmpty())
        return basicDemanded(VerdictKey::kTokenMissing, tr("The call has no Authorization header."));
    constexpr QByteArrayView kScheme("basic ");
    const QByteArray &value = shown.constFirst();
    if (shown.size() > 1
        || QByteArrayView(value)
                .first(std::min(value.size(), kScheme.size()))
                .compare(kScheme, Qt::CaseInsensitive)
            != 0)
        return basicDemanded(
            VerdictKey::kTokenInvalid, tr("The Authorization header is not one of Basic authorization."));
    const auto decoded = QByteArray::fromBase64Encoding(
        value.sliced(kScheme.size()).trimmed(), QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded || !isSameSecret(*decoded, credentials))
        return basicDemanded(
            VerdictKey::kTokenInvalid, tr("The user name or the password is not that of the channel."));
    return std::nullopt;
}

Flaw authorizationFlaw(const ListenerRequest &request, const RuleContext &context, const QDateTime &now,
    std::optional<UsedToken> &once)
{
    // Only a relay comes as far as that; its caller hears what the platform says.
    if (!context.uncheckable.isEmpty())
        return ours(VerdictKey::kNotChecked, 503, "Service Unavailable", context.uncheckable);
    if (context.judgeToken)
        return tokenFlaw(request, context, now, once);
    if (context.basicCredentials)
        return basicFlaw(request, *context.basicCredentials);
    return std::nullopt;
}

Flaw channelFlaw(const RuleContext &context)
{
    if (context.enabled)
        return std::nullopt;
    return ours(VerdictKey::kChannelDisabled, 403, "Channel disabled",
        tr("The channel is not enabled on the Configurations page."));
}

Flaw bodyFlaw(const WebhookPost &post, const RuleContext &context)
{
    if (!context.guideTable) {
        if (!post.body.trimmed().isEmpty())
            return std::nullopt; // what it holds is for the parser, and kept as it is where that gives up
        return ours(VerdictKey::kBodyMissing, 400, "Request body missing", tr("The call has no body."));
    }
    switch (lookAt(post)) {
    case PostedBody::Missing:
        return documented(
            VerdictKey::kBodyMissing, tr("There is no body that can be read as JSON."), context);
    case PostedBody::NoMobile:
        return documented(
            VerdictKey::kMobileMissing, tr("The message has no “mobile”, the user's number."), context);
    case PostedBody::Message:
    case PostedBody::DeliveryReport:
        return std::nullopt;
    }
    Q_UNREACHABLE();
}

/// The platform "fails to deliver the message" then (platform.md §1.4); which status it answers is not
/// documented. A post with one message for a listed number is taken: it must not be lost for the others.
Flaw numberFlaw(const WebhookPost &post, const RuleContext &context)
{
    const QStringList numbers = context.numbersIn ? context.numbersIn(post) : QStringList();
    const bool listed = std::any_of(numbers.cbegin(), numbers.cend(),
        [&context](const QString &number) { return context.businessNumbers.contains(number); });
    if (numbers.isEmpty() || listed)
        return std::nullopt;
    return ours(VerdictKey::kUnlistedNumber, 422, "Business number not configured",
        tr("The message was written to a number that is not one of this channel's."));
}

/// What is said to a call that proved where it comes from.
Verdict proved(const ListenerRequest &request, const RuleContext &context)
{
    if (Flaw flaw = channelFlaw(context))
        return *flaw;
    const WebhookPost post{.contentType = request.header("Content-Type"), .body = request.body};
    if (Flaw flaw = bodyFlaw(post, context))
        return *flaw;
    return numberFlaw(post, context).value_or(Verdict());
}

} // namespace

const QList<DocumentedRule> &documentedRules()
{
    // channel-guide.txt, the table under "Secure the Integration", in the order in which they are checked.
    static const QList<DocumentedRule> kRules{
        {VerdictKey::kInvalidStreamId, tr("Invalid “streamId” in the request URL"), 500,
            "Internal Server Error"},
        {VerdictKey::kTokenMissing, tr("Authorization header is missing"), 401, "Access token not found"},
        {VerdictKey::kTokenInvalid, tr("Authorization header is incorrect"), 401, "Invalid access"},
        {VerdictKey::kBodyMissing, tr("JSON request body is missing"), 500, "Internal Server Error"},
        {VerdictKey::kMobileMissing, tr("Missing “mobile” field in the request body"), 500,
            "Internal Server Error"},
    };
    return kRules;
}

Verdict judge(const ListenerRequest &request, const RuleContext &context, const QDateTime &now)
{
    if (Flaw flaw = pathFlaw(calledPath(request.target, context.path, context.streamId), context))
        return *flaw;
    if (Flaw flaw = methodFlaw(request))
        return *flaw;
    std::optional<UsedToken> once;
    if (Flaw flaw = authorizationFlaw(request, context, now, once))
        return *flaw;
    Verdict verdict = proved(request, context);
    verdict.once = std::move(once);
    return verdict;
}

Verdict replayedToken(const RuleContext &context)
{
    return documented(VerdictKey::kTokenInvalid,
        tr("The token was used before, and the app takes each only once (jti)."), context);
}

Verdict notDurable()
{
    Verdict verdict = ours(VerdictKey::kNotDurable, 503, "Service Unavailable",
        tr("The call could not be kept on this computer, so it was not accepted."));
    verdict.headers = {{"Retry-After", "30"}};
    return verdict;
}

ListenerReply replyFor(const Verdict &verdict)
{
    ListenerReply reply{.status = verdict.status, .headers = verdict.headers, .body = verdict.message};
    if (!reply.body.isEmpty())
        reply.headers.append(HttpHeader{"Content-Type", "text/plain; charset=utf-8"});
    return reply;
}

} // namespace ChannelConsole
