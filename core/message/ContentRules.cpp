// SPDX-License-Identifier: Apache-2.0
#include "core/message/ContentRules.h"

#include "core/Json.h"
#include "core/message/ContentRulesPrivate.h"

#include <QRegularExpression>

namespace ChannelConsole {

using namespace Qt::StringLiterals;

namespace ContentRules {

void check(const TextContent &content, const MessageLimits &limits, FindingList &findings)
{
    if (!findings.text(u"text"_s, tr("The text"), content.text, limits.text) || !content.previewUrl)
        return;
    static const QRegularExpression link(u"https?://[^\\s]"_s, QRegularExpression::CaseInsensitiveOption);
    if (!link.match(content.text).hasMatch())
        findings.warning(
            u"previewUrl"_s, tr("The text has no link that begins with http:// or https:// to preview."));
}

void check(const LocationContent &location, const MessageLimits &limits, FindingList &findings)
{
    findings.place({}, location.latitude, location.longitude);
    findings.atMost(u"name"_s, tr("The name"), location.name, limits.placeName);
    findings.atMost(u"address"_s, tr("The address"), location.address, limits.placeAddress);
}

void check(const RawContent &raw, const MessageLimits &, FindingList &findings)
{
    if (raw.json.trimmed().isEmpty()) {
        findings.error(u"json"_s, tr("The JSON is empty."));
        return;
    }
    const Result<Json> document = Json::parse(raw.json, {.uniqueKeys = true});
    if (!document)
        findings.error(u"json"_s, tr("This is not JSON: %1").arg(document.error().details));
    else if (!document.value().isObject())
        findings.error(u"json"_s, tr("This is JSON, but not an object: it has to begin with {."));
}

} // namespace ContentRules

QList<ContentFinding> contentFindings(const MessageContent &content, const MessageLimits &limits)
{
    FindingList findings;
    std::visit([&](const auto &typed) { ContentRules::check(typed, limits, findings); }, content);
    return findings.take();
}

} // namespace ChannelConsole
