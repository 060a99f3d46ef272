// SPDX-License-Identifier: Apache-2.0
#include "core/webhook/CallOutline.h"

#include "core/partner/WebhookEvents.h"
#include "core/store/StoreConnection.h"

#include <QSqlQuery>

namespace ChannelConsole {

using namespace Qt::StringLiterals;

namespace {

/// As much as a row of the list can show at its widest.
constexpr qsizetype kLongestText = 160;

QString brief(const QString &text)
{
    return text.left(kLongestText).simplified();
}

} // namespace

CallOutline outlineOf(const WebhookEvents &events)
{
    CallOutline outline;
    outline.events = static_cast<int>(events.messages.size() + events.deliveries.size());
    if (!events.messages.isEmpty()) {
        const InboundMessage &message = events.messages.constFirst();
        outline.kind = CallOutline::Kind::Message;
        outline.word = message.type;
        outline.userNumber = message.userNumber;
        outline.text = brief(message.text);
    } else if (!events.deliveries.isEmpty()) {
        const DeliveryEvent &report = events.deliveries.constFirst();
        outline.kind = CallOutline::Kind::Report;
        outline.word = report.status.isEmpty() ? report.partnerStatus : report.status;
        outline.userNumber = report.userNumber;
        outline.text = report.problem ? brief(report.problem->text) : QString();
    }
    return outline;
}

std::optional<CallOutline> outlineIn(const QSqlQuery &row, int first)
{
    if (row.value(first).isNull())
        return std::nullopt;
    return CallOutline{.kind = static_cast<CallOutline::Kind>(row.value(first).toInt()),
        .word = row.value(first + 1).toString(),
        .userNumber = row.value(first + 2).toString(),
        .text = row.value(first + 3).toString(),
        .events = row.value(first + 4).toInt(),
        .repeated = row.value(first + 5).toInt(),
        .standIn = row.value(first + 6).toString()};
}

Result<void> insertOutline(StoreConnection &connection, qint64 callId, const CallOutline &outline)
{
    return connection.execute(
        u"INSERT INTO call_outline (call_id, kind, word, user_number, text, events, repeated, stand_in) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?)"_s,
        {callId, static_cast<int>(outline.kind), outline.word, outline.userNumber, outline.text,
            outline.events, outline.repeated, outline.standIn});
}

} // namespace ChannelConsole
