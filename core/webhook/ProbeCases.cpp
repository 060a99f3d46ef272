// SPDX-License-Identifier: Apache-2.0
#include "core/webhook/ProbeCases.h"

#include "core/Json.h"
#include "core/partner/PartnerRequest.h"
#include "core/webhook/WebhookRules.h"

#include <nlohmann/json.hpp>

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>

namespace ChannelConsole {

using namespace Qt::StringLiterals;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Probe", text);
}

/// The row of the guide's table; empty for the good call.
QString ruleKey(ProbeCase probeCase)
{
    switch (probeCase) {
    case ProbeCase::InvalidStreamId:
        return VerdictKey::kInvalidStreamId;
    case ProbeCase::AuthorizationMissing:
        return VerdictKey::kTokenMissing;
    case ProbeCase::AuthorizationWrong:
        return VerdictKey::kTokenInvalid;
    case ProbeCase::BodyMissing:
        return VerdictKey::kBodyMissing;
    case ProbeCase::MobileMissing:
        return VerdictKey::kMobileMissing;
    case ProbeCase::Good:
        return {};
    }
    Q_UNREACHABLE();
}

/// Of the form the platform's own code accepts (platform.md §2), and nobody's.
constexpr QLatin1StringView kNobodysStreamId{"st-00000000-0000-5000-8000-000000000000"};

Result<QUrl> withInvalidStreamId(const QUrl &url)
{
    static const QRegularExpression streamId(
        u"st-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"_s,
        QRegularExpression::CaseInsensitiveOption);
    QString path = url.path(QUrl::FullyEncoded);
    if (!path.contains(streamId))
        return Problem{.kind = ProblemKind::InvalidInput,
            .text = tr("The URL has no stream id (st-…) in its path that could be made invalid."),
            .remedy = tr("Check the URL: the platform's webhook URLs contain the assistant's stream id."),
            .field = u"url"_s};
    QUrl changed = url;
    changed.setPath(path.replace(streamId, kNobodysStreamId), QUrl::StrictMode);
    return changed;
}

/// A message that nobody sent: `mobile` (gupshup.md §6) is left out.
QByteArray bodyFromNobody(const ProbeOrder &order)
{
    if (!order.documented)
        return "{}";
    return toJsonText({{"waNumber", toStd(order.businessNumber)}, {"name", "Channel Console"},
        {"type", "text"}, {"text", "Probe"}});
}

} // namespace

QList<ProbeCase> probeCases(const ProbeOrder &order)
{
    QList<ProbeCase> cases{ProbeCase::InvalidStreamId, ProbeCase::AuthorizationMissing,
        ProbeCase::AuthorizationWrong, ProbeCase::BodyMissing};
    if (order.documented)
        cases += ProbeCase::MobileMissing;
    if (order.good)
        cases += ProbeCase::Good;
    return cases;
}

std::optional<ProbeExpectation> probeExpectation(ProbeCase probeCase, bool documented)
{
    // That a good call is answered 200 goes without saying in the guide (platform.md §5).
    if (probeCase == ProbeCase::Good)
        return ProbeExpectation{.status = 200};
    const QList<DocumentedRule> &rules = documentedRules();
    const auto rule = std::find_if(rules.cbegin(), rules.cend(),
        [key = ruleKey(probeCase)](const DocumentedRule &each) { return each.key == key; });
    if (!documented || rule == rules.cend())
        return std::nullopt;
    return ProbeExpectation{.status = rule->status, .message = rule->message};
}

QString probeTitle(ProbeCase probeCase)
{
    switch (probeCase) {
    case ProbeCase::InvalidStreamId:
        return tr("Invalid stream id in the URL");
    case ProbeCase::AuthorizationMissing:
        return tr("Authorization header is missing");
    case ProbeCase::AuthorizationWrong:
        return tr("Authorization header is incorrect");
    case ProbeCase::BodyMissing:
        return tr("JSON request body is missing");
    case ProbeCase::MobileMissing:
        return tr("Missing “mobile” field in the request body");
    case ProbeCase::Good:
        return tr("A call that is in order");
    }
    Q_UNREACHABLE();
}

bool needsAuthorization(ProbeCase probeCase)
{
    return probeCase == ProbeCase::BodyMissing || probeCase == ProbeCase::MobileMissing
        || probeCase == ProbeCase::Good;
}

Result<HttpRequest> probeRequest(ProbeCase probeCase, const ProbeOrder &order)
{
    HttpRequest request = postRequest(order.url, "application/json", bodyFromNobody(order));
    QByteArray authorization;
    // An invalid stream id is looked at first (the guide's order), but whoever looks at the credential first
    // must not be led astray by a missing one.
    if (order.authorization && (needsAuthorization(probeCase) || probeCase == ProbeCase::InvalidStreamId)) {
        Result<QByteArray> fresh = order.authorization();
        if (!fresh.ok())
            return fresh.error();
        authorization = fresh.takeValue();
    }
    switch (probeCase) {
    case ProbeCase::InvalidStreamId: {
        Result<QUrl> invalid = withInvalidStreamId(order.url);
        if (!invalid.ok())
            return invalid.error();
        request.url = invalid.takeValue();
        break;
    }
    case ProbeCase::AuthorizationMissing:
    case ProbeCase::MobileMissing:
        break;
    case ProbeCase::AuthorizationWrong:
        authorization = order.wrongAuthorization;
        break;
    case ProbeCase::BodyMissing:
        request.body.clear();
        break;
    case ProbeCase::Good:
        Q_ASSERT(order.good);
        request = postRequest(order.url, order.good->contentType, order.good->body);
        break;
    }
    if (!authorization.isEmpty())
        request.headers += HttpHeader{"Authorization", authorization};
    return request;
}

} // namespace ChannelConsole
