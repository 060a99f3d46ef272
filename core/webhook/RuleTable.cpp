// SPDX-License-Identifier: Apache-2.0
#include "core/webhook/RuleTable.h"

#include "core/webhook/WebhookRules.h"

#include <QCoreApplication>

#include <algorithm>

namespace ChannelConsole {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("WebhookRules", text);
}

RuleRow guides(const QString &key)
{
    const QList<DocumentedRule> &rules = documentedRules();
    const auto rule = std::find_if(
        rules.cbegin(), rules.cend(), [&key](const DocumentedRule &each) { return each.key == key; });
    Q_ASSERT(rule != rules.cend());
    return {.key = key,
        .scenario = rule->scenario,
        .status = rule->status,
        .message = rule->message,
        .documented = true};
}

RuleRow ours(const QString &key, const QString &scenario, int status, const QByteArray &message)
{
    return {.key = key, .scenario = scenario, .status = status, .message = message};
}

QList<RuleRow> authorizationRows(WebhookAuthorization::Kind kind)
{
    switch (kind) {
    case WebhookAuthorization::Kind::AppToken:
        return {guides(VerdictKey::kTokenMissing), guides(VerdictKey::kTokenInvalid)};
    case WebhookAuthorization::Kind::Basic:
        return {
            ours(VerdictKey::kTokenMissing, guides(VerdictKey::kTokenMissing).scenario, 401, "Unauthorized"),
            ours(VerdictKey::kTokenInvalid, tr("Username or Password is incorrect"), 401, "Unauthorized")};
    case WebhookAuthorization::Kind::PathSecret:
        return {}; // a wrong path
    }
    Q_UNREACHABLE();
}

} // namespace

QList<RuleRow> ruleTable(WebhookAuthorization::Kind kind, bool authorized)
{
    const bool guideTable = kind == WebhookAuthorization::Kind::AppToken;
    const bool secretPath = kind == WebhookAuthorization::Kind::PathSecret && authorized;
    RuleRow streamId = guides(VerdictKey::kInvalidStreamId);
    streamId.documented = guideTable;

    QList<RuleRow> rows{
        ours(VerdictKey::kUnknownPath,
            secretPath ? tr("Another path, or without the secret segment") : tr("Another path"), 404,
            "Not Found"),
        streamId, ours(VerdictKey::kWrongMethod, tr("Another method than POST"), 405, "Method Not Allowed")};
    if (authorized)
        rows += authorizationRows(kind);
    // The guide has delivery reports under its first three rules alone; they get this answer, too.
    rows += ours(
        VerdictKey::kChannelDisabled, tr("Channel not enabled, reports too"), 403, "Channel disabled");
    if (guideTable)
        rows += {guides(VerdictKey::kBodyMissing), guides(VerdictKey::kMobileMissing)};
    else
        rows += ours(VerdictKey::kBodyMissing, tr("Request body is missing"), 400, "Request body missing");
    rows += {ours(VerdictKey::kUnlistedNumber, tr("To a number that is not one of the channel's"), 422,
                 "Business number not configured"),
        ours(VerdictKey::kNotDurable, tr("The call cannot be kept on this computer"), 503,
            "Service Unavailable"),
        // No success code is stated anywhere (platform.md §5).
        ours(VerdictKey::kAccepted, tr("Anything else"), 200, {})};
    return rows;
}

} // namespace ChannelConsole
