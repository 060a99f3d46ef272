// SPDX-License-Identifier: Apache-2.0
#include "core/sandbox/KarixSimulation.h"

#include "core/Json.h"
#include "core/sandbox/KarixContentChecks.h"
#include "core/sandbox/SandboxAccounts.h"
#include "core/sandbox/SandboxEffects.h"
#include "core/sandbox/SandboxFailures.h"

#include <nlohmann/json.hpp>

#include <QRegularExpression>

#include <algorithm>
#include <array>

namespace ChannelConsole {

using namespace Qt::StringLiterals;

namespace {

/// The texts beside the codes were never captured (karix.md §3): these are the meanings.
ListenerReply refused(const char *statusCode, const char *statusDesc)
{
    return jsonReply(200, {{"statusCode", statusCode}, {"statusDesc", statusDesc}});
}

/// Twelve digits, 91 first, no `+` (karix.md §1).
bool isNumber(const std::optional<QString> &number)
{
    static const QRegularExpression form(u"^91[0-9]{10}$"_s);
    return number && form.match(*number).hasMatch();
}

/// What the codes mean is public, their wording is not (karix.md A.3).
const char *descriptionOf(const QString &code)
{
    struct Description
    {
        const char *code;
        const char *text;
    };
    constexpr std::array kDescriptions{Description{"102", "Account not active"},
        Description{"104", "Credits expired"}, Description{"105", "No credits available"},
        Description{"210", "Template not recognised"}, Description{"218", "Invalid channel"},
        Description{"220", "Sender not configured"}, Description{"249", "Too many recipients"}};
    const auto found = std::find_if(kDescriptions.begin(), kDescriptions.end(),
        [&code](const Description &each) { return code == QLatin1StringView(each.code); });
    return found == kDescriptions.end() ? "Refused" : found->text;
}

std::optional<ListenerReply> refusal(const Json &body)
{
    const auto is = [&body](std::initializer_list<const char *> path, QLatin1StringView wanted) {
        return body.string(path) == wanted;
    };
    if (!is({"message", "channel"}, "WABA"_L1))
        return refused("218", "Invalid channel");
    if (!is({"message", "sender", "from"}, SandboxAccounts::kIndianSender.sliced(1)))
        return refused("220", "Sender not configured");
    if (const std::optional<Json> many = body.at({"message", "recipients"}); many && many->size() > 1)
        return refused("249", "Too many recipients");
    const std::optional<Json> content = body.at({"message", "content"});
    const KarixVerdict verdict = content ? karixVerdict(*content) : KarixVerdict::Malformed;
    if (verdict == KarixVerdict::UnknownTemplate)
        return refused("210", "Template not recognised");
    if (verdict == KarixVerdict::Malformed || !is({"message", "recipient", "recipient_type"}, "individual"_L1)
        || !isNumber(body.string({"message", "recipient", "to"}))
        || !is({"metaData", "version"}, "v1.0.9"_L1))
        return plainReply(400, "Bad Request");
    return std::nullopt;
}

} // namespace

QString KarixSimulation::id() const
{
    return u"karix"_s;
}

ListenerReply KarixSimulation::answer(const ListenerRequest &request)
{
    if (pathOf(request) != "/services/rcm/sendMessage" || request.method != "POST")
        return plainReply(404, "Not Found");
    if (request.header("Authentication") != QByteArray("Bearer ") + SandboxAccounts::kAccountKey.data())
        return plainReply(401, "Unauthorized");
    const Result<Json> body = Json::parse(request.body);
    if (!hasMediaType(request, "application/json") || !body.ok())
        return plainReply(400, "Bad Request");
    if (const std::optional<ListenerReply> refusedReply = refusal(body.value()))
        return *refusedReply;

    const QString to = body.value().string({"message", "recipient", "to"}).value_or(QString());
    if (const std::optional<SandboxFailure> failure = sandboxFailure(id(), to); failure && !failure->reported)
        return refused(failure->code.toLatin1().constData(), descriptionOf(failure->code));
    const SandboxEffect effect = sandboxEffect(id(), to);
    switch (effect) {
    case SandboxEffect::Rejected:
        return refused("105", "No credits available");
    case SandboxEffect::Unauthorized:
        return plainReply(401, "Unauthorized");
    case SandboxEffect::TooManyRequests:
        return withRetryAfter(plainReply(429, "Too Many Requests"));
    case SandboxEffect::ServerError:
        return plainReply(500, "Internal Server Error");
    default:
        break;
    }
    return withTransportEffect(jsonReply(200,
                                   {{"statusCode", "200"}, {"statusDesc", "Successfully Accepted"},
                                       {"mid", toStd(u"4101"_s + randomDigits(20))}}),
        effect);
}

} // namespace ChannelConsole
