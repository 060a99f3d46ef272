// SPDX-License-Identifier: Apache-2.0
#include "core/webhook/StandIn.h"

#include "core/Clock.h"
#include "core/Continuation.h"
#include "core/channel/AssistantStore.h"
#include "core/log/MessageLog.h"
#include "core/message/TestSend.h"
#include "core/partner/Partner.h"
#include "core/store/Store.h"
#include "core/webhook/ReportUrl.h"
#include "core/webhook/WebhookEndpoints.h"

#include <QCoreApplication>
#include <QLoggingCategory>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace ChannelConsole {

namespace {

Q_LOGGING_CATEGORY(lcStandIn, "channelconsole.standin")

QString tr(const char *text)
{
    return QCoreApplication::translate("StandIn", text);
}

QString tooOld()
{
    return tr("The message is too old to be answered.");
}

QString keyOf(const QUuid &assistantId, const QString &userNumber)
{
    return assistantId.toString(QUuid::WithoutBraces) + u' ' + userNumber;
}

/// A number that belongs to a channel, of any partner of any assistant, talks like an assistant.
bool isBusinessNumber(const AssistantStore &assistants, const QString &number)
{
    const QList<Assistant> all = assistants.assistants();
    return std::any_of(all.cbegin(), all.cend(), [&](const Assistant &each) {
        const ChannelConfiguration configuration = assistants.configuration(each.id);
        return std::any_of(configuration.settings.cbegin(), configuration.settings.cend(),
            [&number](const PartnerSettings &settings) { return settings.numbers.contains(number); });
    });
}

QString replyText(const LogEntry &entry, const StandInSettings &settings, int longest)
{
    if (settings.kind == StandInKind::FixedText)
        return settings.text;
    const QString said = entry.text.isEmpty() ? QString(u'(' + entry.type + u')') : entry.text;
    return said.left(longest);
}

/// Counts one more reply of a day, or says that the cap is reached. Before anything goes out, so that no
/// crash lets more through.
Result<bool> countReply(StoreConnection &connection, const QUuid &assistantId, const QString &userNumber,
    const QString &day, int cap)
{
    if (cap < 1)
        return false;
    const Result<void> counted = connection.execute(
        u"INSERT INTO stand_in_reply (assistant_id, user_number, day, replies) VALUES (?, ?, ?, 1) "
        "ON CONFLICT (assistant_id, user_number, day) DO UPDATE SET replies = replies + 1 WHERE replies < ?"_s,
        {assistantId.toString(QUuid::WithoutBraces), userNumber, day, cap});
    if (!counted.ok())
        return counted.error();
    return connection.changedRows() > 0;
}

} // namespace

QString standInObstacle(
    const Assistant &assistant, const ChannelConfiguration &configuration, const EndpointSettings &settings)
{
    const Partner *partner = findPartner(configuration.partnerId);
    if (!partner)
        return tr("No messaging partner is chosen.");
    if (settings.mode == EndpointMode::Relay)
        return tr("The assistant on the platform answers the calls that are relayed.");
    if (settings.standIn.allowedNumbers.isEmpty())
        return tr("No number is listed that may be answered.");
    if (settings.standIn.kind == StandInKind::FixedText && settings.standIn.text.trimmed().isEmpty())
        return tr("There is no text to answer with.");
    if (assistant.sandbox)
        return {};
    switch (partner->webhookAuthorization().kind) {
    case WebhookAuthorization::Kind::AppToken:
        return configuration.associateApp && !configuration.appId.isNull()
            ? QString()
            : tr("Associate an App is off: anybody who knows the address could make it send messages.");
    case WebhookAuthorization::Kind::Basic:
        return settings.basicAuthorization
            ? QString()
            : tr("Calls need no Username and Password: anybody who knows the address could make it send "
                 "messages.");
    case WebhookAuthorization::Kind::PathSecret:
        return settings.secretPath
            ? QString()
            : tr(
                "The secret path segment is off: anybody who knows the address could make it send messages.");
    }
    Q_UNREACHABLE();
}

StandIn::StandIn(Store *store, AssistantStore *assistants, WebhookEndpoints *endpoints, MessageLog *log,
    CallLog *calls, TestSend *testSend, const Clock *clock, QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_assistants(assistants)
    , m_log(log)
    , m_calls(calls)
    , m_endpoints(endpoints)
    , m_testSend(testSend)
    , m_clock(clock)
{
    connect(log, &MessageLog::ingested, this, [this](const QList<LogEntry> &added) {
        for (const LogEntry &entry : added)
            consider(entry);
    });
}

void StandIn::decline(const LogEntry &entry, const QString &why)
{
    note(entry, tr("%1 was not answered. %2").arg(entry.userNumber, why));
    emit declined(entry.assistantId, entry.userNumber, why);
}

void StandIn::fail(const LogEntry &entry, const Problem &problem)
{
    note(entry, tr("%1 could not be answered. %2 %3").arg(entry.userNumber, problem.text, problem.remedy));
    emit failed(entry.assistantId, problem);
}

void StandIn::note(const LogEntry &entry, const QString &what)
{
    if (m_notes.isEmpty())
        QMetaObject::invokeMethod(this, &StandIn::storeNotes, Qt::QueuedConnection);
    m_notes.append({.messageId = entry.id, .what = what});
}

void StandIn::storeNotes()
{
    continued(m_calls->recordStandIn(std::exchange(m_notes, {})), this, [](const Result<void> &stored) {
        // Only the inspector goes without it; the reply itself is in the message log.
        if (!stored.ok())
            qCWarning(lcStandIn) << "not noted with the call:" << problemKindName(stored.error().kind);
    });
}

void StandIn::consider(const LogEntry &entry)
{
    const EndpointSettings settings = m_endpoints->settings(entry.assistantId);
    if (settings.standIn.kind == StandInKind::Off)
        return;
    if (!settings.standIn.allowedNumbers.contains(entry.userNumber)) {
        decline(entry, tr("The number is not on the list of those that are answered."));
        return;
    }
    // Also one that is declined: what comes again is not considered again.
    if (m_answered.contains(entry.id))
        return;
    m_answered.insert(entry.id);
    if (const QString why = objection(entry, settings); !why.isEmpty())
        decline(entry, why);
    else
        checkAge(entry, settings);
}

void StandIn::checkAge(const LogEntry &entry, const EndpointSettings &settings)
{
    continued(m_log->detail(entry.id), this, [this, entry, settings](const Result<LogDetail> &detail) {
        if (!detail.ok()) {
            fail(entry, detail.error());
            return;
        }
        const QList<LogEvent> &events = detail.value().events;
        const bool late = std::any_of(events.cbegin(), events.cend(),
            [this](const LogEvent &event) { return event.reported && isOld(*event.reported); });
        if (late)
            decline(entry, tooOld());
        else
            reserve(entry, settings);
    });
}

bool StandIn::isOld(const QDateTime &time) const
{
    return time.addDuration(kFresh) < m_clock->now();
}

QString StandIn::objection(const LogEntry &entry, const EndpointSettings &settings) const
{
    const std::optional<Assistant> assistant = m_assistants->assistant(entry.assistantId);
    if (!assistant)
        return tr("The assistant is not there any more.");
    const ChannelConfiguration configuration = m_assistants->configuration(entry.assistantId);
    if (const QString obstacle = standInObstacle(*assistant, configuration, settings); !obstacle.isEmpty())
        return obstacle;
    if (entry.sandbox != assistant->sandbox || entry.partnerId != configuration.partnerId)
        return tr("The message came by another messaging partner than the channel has now.");
    if (isBusinessNumber(*m_assistants, entry.userNumber))
        return tr("The number is a business number: two assistants would go on answering each other.");
    if (isOld(entry.time))
        return tooOld();
    if (const auto last = m_lastReplies.constFind(keyOf(entry.assistantId, entry.userNumber));
        last != m_lastReplies.cend() && *last == entry.text && !entry.text.isEmpty())
        return tr("The message repeats the last reply: something echoes at the other end, too.");
    return {};
}

void StandIn::reserve(const LogEntry &entry, const EndpointSettings &settings)
{
    const QString day = m_clock->now().toUTC().toString(u"yyyy-MM-dd"_s);
    const int cap = settings.standIn.dailyCap;
    const QFuture<Result<bool>> counted = m_store->run<bool>(
        [id = entry.assistantId, number = entry.userNumber, day, cap](
            StoreConnection &connection) { return countReply(connection, id, number, day, cap); });
    const int longest = findPartner(entry.partnerId)->maximumTextLength();
    continued(counted, this,
        [this, entry, text = replyText(entry, settings.standIn, longest), cap](const Result<bool> &granted) {
            if (!granted.ok())
                fail(entry, granted.error());
            else if (!granted.value())
                decline(entry,
                    QCoreApplication::translate("StandIn",
                        "%n reply(ies) went to this number today, which is the limit.", nullptr, cap));
            else
                reply(entry, text);
        });
}

void StandIn::reply(const LogEntry &entry, const QString &text)
{
    // Switched off while the reply was counted: then nothing goes out.
    if (m_endpoints->settings(entry.assistantId).standIn.kind == StandInKind::Off) {
        decline(entry, tr("The stand-in was switched off meanwhile."));
        return;
    }
    const std::optional<Assistant> assistant = m_assistants->assistant(entry.assistantId);
    if (!assistant)
        return;
    const ChannelConfiguration configuration = m_assistants->configuration(entry.assistantId);
    const SendOrder order{.assistant = *assistant,
        .configuration = configuration,
        .message = {.businessNumber = entry.businessNumber,
            .userNumber = entry.userNumber,
            .content = TextContent{.text = text},
            .reportUrl = reportUrl(*m_endpoints, *assistant, configuration)}};
    if (const std::optional<Problem> obstacle = m_testSend->obstacle(order)) {
        fail(entry, *obstacle);
        return;
    }
    m_lastReplies.insert(keyOf(entry.assistantId, entry.userNumber), text);
    m_testSend->send(order);
    note(entry, tr("Answered %1: “%2”").arg(entry.userNumber, text));
    emit replied(entry.assistantId, entry.userNumber);
}

} // namespace ChannelConsole
