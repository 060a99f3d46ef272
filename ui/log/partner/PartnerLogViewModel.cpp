// SPDX-License-Identifier: Apache-2.0
#include "ui/log/partner/PartnerLogViewModel.h"

#include "core/Clock.h"
#include "core/Continuation.h"
#include "core/channel/AssistantStore.h"
#include "core/channel/PhoneNumber.h"
#include "core/partner/Partner.h"
#include "core/sandbox/Sandbox.h"

#include <QLocale>

namespace ChannelConsole {

namespace {

/// By how much the partner's clock may be ahead of ours: what was sent just now is to be found.
constexpr std::chrono::seconds kClockMargin = std::chrono::minutes(5);

} // namespace

PartnerLogViewModel::PartnerLogViewModel(const Services &services, QObject *parent)
    : QObject(parent)
    , m_services(services)
{
    connect(
        services.assistants, &AssistantStore::configurationChanged, this, [this](const QUuid &assistantId) {
            if (assistantId == m_assistantId)
                emit channelChanged();
        });
}

void PartnerLogViewModel::setAssistant(const QUuid &assistantId)
{
    m_assistantId = assistantId;
    emit channelChanged();
}

void PartnerLogViewModel::setMessage(const std::optional<LogEntry> &message)
{
    m_message = message;
    emit messageChanged();
}

const Partner *PartnerLogViewModel::partner() const
{
    return findPartner(m_services.assistants->configuration(m_assistantId).partnerId);
}

QString PartnerLogViewModel::partnerName() const
{
    return partner() ? partner()->name() : QString();
}

PartnerLogOffer PartnerLogViewModel::logOffer() const
{
    if (partner())
        return partner()->logOffer();
    return {.support = {.reason = tr("This channel has no messaging partner yet. Choose one on the "
                                     "Configurations page and save.")}};
}

PartnerReportOffer PartnerLogViewModel::reportOffer() const
{
    return partner() ? partner()->reportOffer() : PartnerReportOffer{};
}

QString PartnerLogViewModel::sandboxNote() const
{
    const std::optional<Assistant> assistant = m_services.assistants->assistant(m_assistantId);
    return assistant && assistant->sandbox && partner() ? Sandbox::logNote(partner()->id()) : QString();
}

QString PartnerLogViewModel::reasonAgainstReport() const
{
    if (!m_message)
        return tr("Choose a message in the list first.");
    const LogEntry &message = *m_message;
    const std::optional<Assistant> assistant = m_services.assistants->assistant(m_assistantId);
    if (message.direction == Direction::Inbound)
        return tr("There are reports of messages that went out only.");
    if (!assistant || !partner() || message.assistantId != m_assistantId
        || message.partnerId != partner()->id() || message.sandbox != assistant->sandbox)
        return tr("The chosen message did not go through this channel's partner.");
    if (message.partnerMessageId.isEmpty() && message.messageId.isEmpty())
        return tr("The chosen message has no id to ask for.");
    const std::chrono::hours kept = reportOffer().kept;
    if (kept.count() > 0
        && message.time.addMSecs(std::chrono::milliseconds(kept).count()) < m_services.clock->now())
        return tr("%1 keeps reports for %2 hours; the chosen message is older.")
            .arg(partnerName())
            .arg(kept.count());
    return {};
}

void PartnerLogViewModel::readLog(std::chrono::hours range, const QString &userNumber)
{
    const QDateTime now = m_services.clock->now();
    PartnerLogQuery query{.since = now.addSecs(-std::chrono::seconds(range).count()),
        .until = now.addSecs(kClockMargin.count())};
    if (logOffer().byUserNumber) {
        const Result<QString> number = normalisedNumber(userNumber);
        if (!number) {
            State &state = m_states[m_assistantId];
            state = {.subject = Subject::Log, .problem = number.error()};
            emit changed();
            return;
        }
        query.userNumber = number.value();
    }
    start(Subject::Log, query);
}

void PartnerLogViewModel::askForReport()
{
    if (!reasonAgainstReport().isEmpty())
        return;
    start(Subject::Report,
        PartnerReportQuery{.messageId = m_message->messageId,
            .partnerMessageId = m_message->partnerMessageId,
            .userNumber = m_message->userNumber,
            .type = m_message->type});
}

void PartnerLogViewModel::start(Subject subject, const PartnerQuestion &question)
{
    const std::optional<Assistant> assistant = m_services.assistants->assistant(m_assistantId);
    if (!assistant || isBusy())
        return;
    auto *read = new PartnerLogRead({.assistant = *assistant,
                                        .configuration = m_services.assistants->configuration(m_assistantId),
                                        .question = question},
        {.client = m_services.http,
            .vault = m_services.vault,
            .sandbox = m_services.sandbox,
            .log = m_services.log},
        this);
    m_states[m_assistantId] = {.read = read, .subject = subject};
    connect(
        read, &PartnerLogRead::progressed, this, [this, id = m_assistantId](const PartnerLogCounts &soFar) {
            m_states[id].soFar = soFar;
            emit changed();
        });
    continued(read->start(), this,
        [this, id = m_assistantId](const Result<PartnerLogRead::Outcome> &result) { end(id, result); });
    emit changed();
}

void PartnerLogViewModel::end(const QUuid &assistantId, const Result<PartnerLogRead::Outcome> &result)
{
    State &state = m_states[assistantId];
    if (state.read)
        state.read->deleteLater();
    state.read.clear();
    if (result)
        state.outcome = result.value();
    else
        state.problem = result.error();
    emit changed();
}

void PartnerLogViewModel::cancel()
{
    if (const QPointer<PartnerLogRead> read = state().read)
        read->cancel();
}

bool PartnerLogViewModel::isBusy() const
{
    return !state().read.isNull();
}

PartnerLogViewModel::Subject PartnerLogViewModel::subject() const
{
    return state().subject;
}

QString PartnerLogViewModel::progressText() const
{
    const int soFar = state().soFar.read();
    if (soFar == 0)
        return tr("Asking %1…").arg(partnerName());
    return soFar == 1 ? tr("1 message read so far…")
                      : tr("%1 messages read so far…").arg(QLocale().toString(soFar));
}

/// "31 messages read: 4 new, 6 events added, 21 known already."
QString PartnerLogViewModel::countsText(const PartnerLogCounts &counts) const
{
    const QLocale locale;
    QStringList parts;
    const auto part = [&](const QString &one, const QString &many, int count) {
        if (count > 0)
            parts += count == 1 ? one : many.arg(locale.toString(count));
    };
    part(tr("1 new"), tr("%1 new"), counts.added);
    part(tr("1 event added"), tr("%1 events added"), counts.events);
    part(tr("1 known already"), tr("%1 known already"), counts.known);
    part(tr("1 left out"), tr("%1 left out"), counts.leftOut);
    part(tr("1 not understood"), tr("%1 not understood"), counts.notUnderstood);
    const QString read = counts.read() == 1 ? tr("1 message read")
                                            : tr("%1 messages read").arg(locale.toString(counts.read()));
    return tr("%1: %2.").arg(read, parts.join(tr(", ")));
}

QString PartnerLogViewModel::resultText() const
{
    const State now = state();
    const PartnerLogCounts counts = now.outcome ? now.outcome->counts : now.soFar;
    if (!now.outcome && (!now.problem || counts.read() == 0))
        return {};
    if (now.subject == Subject::Log)
        return counts.read() > 0 ? countsText(counts)
                                 : tr("%1 has no messages of this time.").arg(partnerName());
    if (counts.read() == 0)
        return tr("%1 has no report of this message now.").arg(partnerName());
    if (counts.events > 0)
        return tr("The report is in the timeline of the message.");
    return tr("The report says nothing that the log does not know already.");
}

QString PartnerLogViewModel::resultDetail() const
{
    const State now = state();
    if (!now.outcome)
        return {};
    QStringList sentences;
    if (now.subject == Subject::Report && now.outcome->counts.read() == 0
        && !reportOffer().consumes.isEmpty())
        sentences += tr("Either none came yet, or it was given already: to another program, or earlier.");
    if (now.subject == Subject::Log && now.outcome->counts.leftOut > 0)
        sentences
            += tr("Left out is what belongs to other numbers of the account, or is older than asked for.");
    if (!now.outcome->complete)
        sentences += tr("There is more than is read at once: choose a shorter time.");
    return sentences.join(QLatin1Char(' '));
}

std::optional<Problem> PartnerLogViewModel::problem() const
{
    return state().problem;
}

} // namespace ChannelConsole
