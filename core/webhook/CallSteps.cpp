// SPDX-License-Identifier: Apache-2.0
#include "core/webhook/CallSteps.h"

#include "core/log/Ingest.h"
#include "core/partner/Partner.h"

#include <QCoreApplication>

namespace ChannelConsole {

using namespace Qt::StringLiterals;

namespace {

/// Of the stored headers, one "Name: value" a line.
QByteArray contentTypeOf(const WebhookCall &call)
{
    const QString name = u"content-type:"_s;
    for (const QStringView line : QStringView(call.headers).split(u'\n')) {
        if (line.startsWith(name, Qt::CaseInsensitive))
            return line.sliced(name.size()).trimmed().toUtf8();
    }
    return {};
}

Result<WebhookEvents> parse(const WebhookCall &call)
{
    const Partner *partner = findPartner(call.partnerId);
    if (!partner)
        return Problem{.kind = ProblemKind::ReplyNotUnderstood,
            .side = Side::ThisComputer,
            .text = QCoreApplication::translate(
                "CallIngest", "This version does not know the messaging partner “%1”.")
                        .arg(call.partnerId),
            .remedy
            = QCoreApplication::translate("CallIngest", "Install the newer version of this program.")};
    return partner->parseWebhook({.contentType = contentTypeOf(call), .body = call.body});
}

Result<Ingested> store(StoreConnection &connection, const WebhookCall &call, const WebhookEvents &events)
{
    return ingestEvents(connection,
        {.assistantId = call.assistantId,
            .partnerId = call.partnerId,
            .sandbox = call.sandbox,
            .received = call.time,
            .callId = call.id},
        events);
}

} // namespace

CallSteps callSteps()
{
    return {.parse = parse, .store = store};
}

} // namespace ChannelConsole
