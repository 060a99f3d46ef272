// SPDX-License-Identifier: Apache-2.0
#include "FuzzTarget.h"
#include "core/channel/WebhookUrl.h"

using namespace ChannelConsole;
using namespace Qt::StringLiterals;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QString pasted = QString::fromUtf8(fuzzInput(data, size));
    const Result<WebhookParts> parts = parseWebhookUrl(pasted, u"infobip"_s);
    if (!parts) {
        require(!parts.error().text.isEmpty(), "a refusal says why");
        return 0;
    }
    const WebhookParts &first = parts.value();
    require(checkStreamId(first.streamId).isEmpty(), "the stream id is one");
    require(checkPlatformHost(first.platformHost).isEmpty(), "the platform's host is one");
    const QString url = webhookUrl(first.webhookTemplate, first.platformHost, u"infobip"_s, first.streamId);
    const Result<WebhookParts> again = parseWebhookUrl(url, u"infobip"_s);
    require(again.ok(), "the URL made of the parts can be taken apart");
    require(again.value().platformHost == first.platformHost && again.value().streamId == first.streamId
            && again.value().webhookTemplate == first.webhookTemplate,
        "and gives the same parts");
    return 0;
}
