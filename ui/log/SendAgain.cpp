// SPDX-License-Identifier: Apache-2.0
#include "ui/log/SendAgain.h"

#include "core/Continuation.h"
#include "core/channel/AssistantStore.h"
#include "core/partner/WhatsAppCodes.h"
#include "core/webhook/ReportUrl.h"
#include "ui/log/LogText.h"

namespace ChannelConsole {

SendAgain::SendAgain(const Services &services, QObject *parent)
    : QObject(parent)
    , m_services(services)
{
    connect(services.assistants, &AssistantStore::configurationChanged, this, &SendAgain::stateChanged);
    connect(services.assistants, &AssistantStore::assistantsChanged, this, &SendAgain::stateChanged);
}

QString SendAgain::reasonAgainst(const LogDetail &detail) const
{
    const LogEntry &entry = detail.entry;
    if (entry.direction == Direction::Inbound)
        return tr("Only what went out can be sent again.");
    if (!detail.content)
        return tr("What this message was made of is not in the log.");
    if (entry.status == MessageStatus::kSending)
        return tr("It is still being sent.");
    const SendOrder again = order(detail);
    if (again.configuration.partnerId != entry.partnerId)
        return tr("It went through %1, which is not this channel's partner any more.")
            .arg(partnerText(entry.partnerId, false));
    const PartnerSettings settings = again.configuration.settings.value(entry.partnerId);
    if (!settings.numbers.contains(entry.businessNumber))
        return tr("%1 is not a number of this channel any more.").arg(numberText(entry.businessNumber));
    if (isBusy())
        return tr("A message is being sent again.");
    const std::optional<Problem> obstacle = m_services.testSend->obstacle(again);
    return obstacle ? obstacle->text : QString();
}

QString SendAgain::reasonAgainstEditing(const LogDetail &detail, const QUuid &currentAssistantId) const
{
    if (detail.entry.direction == Direction::Inbound)
        return tr("Only what went out can be sent again.");
    if (!detail.content)
        return tr("What this message was made of is not in the log.");
    return reasonAgainstTemplate(detail, currentAssistantId);
}

QString SendAgain::reasonAgainstTemplate(const LogDetail &detail, const QUuid &currentAssistantId) const
{
    return detail.entry.assistantId == currentAssistantId
        ? QString()
        : tr("It belongs to another assistant: choose that one first.");
}

ComposeDraft SendAgain::draft(const LogDetail &detail) const
{
    return {.businessNumber = detail.entry.businessNumber,
        .userNumber = detail.entry.userNumber,
        .content = detail.content.value_or(MessageContent())};
}

bool SendAgain::needsTemplate(const LogDetail &detail) const
{
    return detail.entry.direction == Direction::Outbound && detail.problem
        && meansReplyWindowClosed(*detail.problem);
}

ComposeDraft SendAgain::templateDraft(const LogDetail &detail) const
{
    return {.businessNumber = detail.entry.businessNumber,
        .userNumber = detail.entry.userNumber,
        .content = TemplateContent{}};
}

void SendAgain::send(const LogDetail &detail)
{
    if (isBusy() || !reasonAgainst(detail).isEmpty())
        return;
    m_order = order(detail);
    if (detail.entry.status == MessageStatus::kUnknown) {
        ask(/*mayHaveArrived=*/true);
        return;
    }
    if (m_order.assistant.sandbox) {
        start(); // reaches nobody and costs nothing
        return;
    }
    enter(Phase::Checking);
    continued(m_services.log->hasSentTo(m_order.assistant.id, m_order.message.userNumber), this,
        [this](const Result<bool> &sent) {
            // Not known to have been written to (a log that cannot be read knows nothing): better one
            // question too many.
            if (sent && sent.value())
                start();
            else
                ask(/*mayHaveArrived=*/false);
        });
}

void SendAgain::confirm(bool goOn)
{
    if (m_phase != Phase::Asking)
        return;
    if (goOn)
        start();
    else
        enter(Phase::Idle);
}

SendOrder SendAgain::order(const LogDetail &detail) const
{
    const QUuid assistantId = detail.entry.assistantId;
    const Assistant assistant = m_services.assistants->assistant(assistantId).value_or(Assistant{});
    const ChannelConfiguration configuration = m_services.assistants->configuration(assistantId);
    return {
        .assistant = assistant,
        .configuration = configuration,
        .message = {
            .id = {}, // a new one: a partner would take the old one for a duplicate
            .businessNumber = detail.entry.businessNumber,
            .userNumber = detail.entry.userNumber,
            .content = detail.content.value_or(MessageContent()),
            .reportUrl = m_services.endpoints
                ? reportUrl(*m_services.endpoints, assistant, configuration)
                : QUrl(),
        },
    };
}

void SendAgain::ask(bool mayHaveArrived)
{
    enter(Phase::Asking);
    emit confirmationNeeded(m_order, mayHaveArrived);
}

void SendAgain::start()
{
    enter(Phase::Running);
    SendRun *run = m_services.testSend->send(m_order);
    connect(run, &SendRun::finished, this, [this](const SendReport &report) {
        enter(Phase::Idle);
        emit finished(report);
    });
}

void SendAgain::enter(Phase phase)
{
    m_phase = phase;
    emit stateChanged();
}

} // namespace ChannelConsole
