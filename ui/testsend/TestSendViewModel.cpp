// SPDX-License-Identifier: Apache-2.0
#include "ui/testsend/TestSendViewModel.h"

#include "core/Continuation.h"
#include "core/channel/AssistantStore.h"
#include "core/channel/PhoneNumber.h"
#include "core/log/MessageLog.h"
#include "core/secret/SecretVault.h"
#include "core/webhook/ReportUrl.h"
#include "core/webhook/WebhookEndpoints.h"

namespace ChannelConsole {

namespace {

QString newMessageId()
{
    return QUuid::createUuid().toString(QUuid::Id128);
}

} // namespace

TestSendViewModel::TestSendViewModel(const Services &services, QObject *parent)
    : QObject(parent)
    , m_services(services)
    , m_suggestions(new NumberSuggestions(services.log, this))
{
    connect(m_suggestions, &NumberSuggestions::changed, this, &TestSendViewModel::suggestionsChanged);
    connect(
        services.assistants, &AssistantStore::configurationChanged, this, [this](const QUuid &assistantId) {
            if (assistantId == m_assistantId)
                refreshChannel();
        });
    connect(
        services.assistants, &AssistantStore::assistantsChanged, this, &TestSendViewModel::refreshChannel);
    connect(services.vault, &SecretVault::waitingChanged, this, [this](bool waiting) {
        m_keychainWaiting = waiting;
        emit stateChanged();
    });
    connect(services.log, &MessageLog::appended, this, [this](const LogEntry &entry) {
        if (entry.assistantId == m_assistantId && !isSandbox())
            refreshSuggestions();
    });
}

void TestSendViewModel::showAssistant(const QUuid &assistantId)
{
    if (assistantId == m_assistantId)
        return;
    m_assistantId = assistantId;
    m_suggestions->clear();
    refreshChannel();
    emit stateChanged();
}

void TestSendViewModel::refreshChannel()
{
    m_assistant = m_services.assistants->assistant(m_assistantId);
    m_configuration
        = m_assistant ? m_services.assistants->configuration(m_assistantId) : ChannelConfiguration{};
    if (m_assistant) {
        Session &current = m_sessions[m_assistantId];
        // A result of another partner would be read as this one's.
        if (current.report && current.order.configuration.partnerId != m_configuration.partnerId)
            forgetReport(current);
        TestSendDraft &draft = current.draft;
        if (draft.messageId.isEmpty())
            draft.messageId = newMessageId();
        const QStringList numbers = businessNumbers();
        if (!numbers.contains(draft.businessNumber))
            draft.businessNumber = numbers.value(0);
    }
    emit channelChanged();
    emit draftReplaced();
    emit previewChanged();
    emit stateChanged();
    refreshSuggestions();
}

void TestSendViewModel::refreshSuggestions()
{
    if (!m_assistant)
        m_suggestions->clear();
    else if (isSandbox())
        m_suggestions->offerSandbox(m_configuration.partnerId);
    else
        m_suggestions->offerRecent(m_assistantId);
}

SendReadiness TestSendViewModel::readiness() const
{
    return sendReadiness(m_assistant, m_configuration, *m_services.vault);
}

const Partner *TestSendViewModel::partner() const
{
    return findPartner(m_configuration.partnerId);
}

PartnerSettings TestSendViewModel::settings() const
{
    return m_configuration.settings.value(m_configuration.partnerId);
}

bool TestSendViewModel::isSandbox() const
{
    return m_assistant && m_assistant->sandbox;
}

QString TestSendViewModel::partnerName() const
{
    const Partner *current = partner();
    return current ? current->name() : m_configuration.partnerId;
}

QStringList TestSendViewModel::businessNumbers() const
{
    return settings().numbers;
}

QString TestSendViewModel::keywordLabel() const
{
    const Partner *current = partner();
    return current ? current->keywordLabel() : QString();
}

MessageLimits TestSendViewModel::limits() const
{
    const Partner *current = partner();
    return current ? current->limits() : MessageLimits();
}

MessageSupport TestSendViewModel::support(MessageType type) const
{
    const Partner *current = partner();
    return current ? current->support(type) : MessageSupport();
}

std::optional<RawContent> TestSendViewModel::rawDraft() const
{
    const Partner *current = partner();
    return current ? current->rawDraft(draft().composition.content()) : std::nullopt;
}

const TestSendViewModel::Session &TestSendViewModel::session() const
{
    static const Session kNone;
    const auto found = m_sessions.constFind(m_assistantId);
    return found == m_sessions.constEnd() ? kNone : *found;
}

const TestSendDraft &TestSendViewModel::draft() const
{
    return session().draft;
}

void TestSendViewModel::setBusinessNumber(const QString &number)
{
    m_sessions[m_assistantId].draft.businessNumber = number;
    emit previewChanged();
}

void TestSendViewModel::setUserNumber(const QString &typed)
{
    m_sessions[m_assistantId].draft.userNumber = typed;
    emit previewChanged();
}

void TestSendViewModel::setKeyword(const QString &keyword)
{
    m_sessions[m_assistantId].draft.keyword = keyword;
    emit previewChanged();
}

void TestSendViewModel::setType(MessageType type)
{
    m_sessions[m_assistantId].draft.composition.setType(type);
    emit draftReplaced();
    emit previewChanged();
}

void TestSendViewModel::setContent(const MessageContent &content)
{
    m_sessions[m_assistantId].draft.composition.put(content);
    emit previewChanged();
}

bool TestSendViewModel::compose(const ComposeDraft &taken)
{
    Session &current = m_sessions[m_assistantId];
    const bool isOurs = taken.businessNumber.isEmpty() || businessNumbers().contains(taken.businessNumber);
    if (isOurs && !taken.businessNumber.isEmpty())
        current.draft.businessNumber = taken.businessNumber;
    if (!taken.userNumber.isEmpty())
        current.draft.userNumber = displayNumber(taken.userNumber);
    current.draft.composition.put(taken.content);
    current.draft.composition.setType(typeOf(taken.content));
    current.tried = false;
    emit draftReplaced();
    emit previewChanged();
    return isOurs;
}

MessageContent TestSendViewModel::outgoing() const
{
    const QString keyword = keywordLabel().isEmpty() ? QString() : draft().keyword.trimmed();
    return withKeyword(draft().composition.content(), keyword);
}

QList<ContentFinding> TestSendViewModel::findings() const
{
    return findingsOf(outgoing(), partner());
}

SendOrder TestSendViewModel::order() const
{
    const TestSendDraft &current = draft();
    const Result<QString> userNumber = normalisedNumber(current.userNumber);
    return {
        .assistant = m_assistant.value_or(Assistant {}),
        .configuration = m_configuration,
        .message = {
            .id = current.messageId,
            .businessNumber = current.businessNumber,
            .userNumber = userNumber ? userNumber.value() : QString(),
            .content = outgoing(),
            .reportUrl = m_services.endpoints && m_assistant
                ? reportUrl(*m_services.endpoints, *m_assistant, m_configuration)
                : QUrl(),
        },
    };
}

TestSendViewModel::Phase TestSendViewModel::phase() const
{
    return session().phase;
}

SendStage TestSendViewModel::stage() const
{
    return session().stage;
}

bool TestSendViewModel::isCancelling() const
{
    return session().cancelling;
}

const std::optional<SendReport> &TestSendViewModel::report() const
{
    return session().report;
}

SendOrder TestSendViewModel::orderOf(const QUuid &assistantId) const
{
    return m_sessions.value(assistantId).order;
}

bool TestSendViewModel::isReportOfDraft() const
{
    const OutboundMessage &sent = session().order.message;
    const OutboundMessage now = order().message;
    return sent.businessNumber == now.businessNumber && sent.userNumber == now.userNumber
        && sent.content == now.content;
}

void TestSendViewModel::forgetReport(Session &session)
{
    session.report.reset();
    session.phase = Phase::Idle;
}

bool TestSendViewModel::send()
{
    Session &current = m_sessions[m_assistantId];
    if (current.phase != Phase::Idle && current.phase != Phase::Finished)
        return true;
    current.tried = true;
    emit previewChanged();
    forgetReport(current);
    if (readiness() != Readiness::Ready || fault()) {
        emit stateChanged();
        return false;
    }
    current.order = order();
    current.cancelling = false;
    if (isSandbox())
        start(m_assistantId); // reaches nobody and costs nothing
    else
        check(current.order);
    return true;
}

void TestSendViewModel::check(const SendOrder &order)
{
    const QUuid assistantId = order.assistant.id;
    Session &current = m_sessions[assistantId];
    current.phase = Phase::Checking;
    const quint64 check = ++current.check;
    sessionChanged(assistantId);
    const QString number = order.message.userNumber;
    continued(m_services.log->hasSentTo(assistantId, number), this,
        [this, assistantId, check](const Result<bool> &sent) {
            Session &waiting = m_sessions[assistantId];
            if (waiting.phase != Phase::Checking || waiting.check != check)
                return;
            if (sent && sent.value()) {
                start(assistantId);
                return;
            }
            // Not known to have been written to (a log that cannot be read knows nothing): better one
            // question too many.
            waiting.phase = Phase::Asking;
            sessionChanged(assistantId);
            emit confirmationNeeded(assistantId);
        });
}

void TestSendViewModel::confirm(const QUuid &assistantId, bool goOn)
{
    Session &current = m_sessions[assistantId];
    if (current.phase != Phase::Asking)
        return;
    if (goOn) {
        start(assistantId);
        return;
    }
    current.phase = Phase::Idle;
    sessionChanged(assistantId);
}

void TestSendViewModel::start(const QUuid &assistantId)
{
    Session &current = m_sessions[assistantId];
    current.phase = Phase::Running;
    current.stage = SendStage::ReadingSecrets;
    SendRun *const run = m_services.testSend->send(current.order);
    current.run = run;
    connect(run, &SendRun::stageChanged, this, [this, assistantId, run](SendStage stage) {
        Session &running = m_sessions[assistantId];
        if (running.run != run || running.phase != Phase::Running)
            return; // answered: only its log is still being written
        running.stage = stage;
        sessionChanged(assistantId);
    });
    connect(run, &SendRun::answered, this, [this, assistantId](const SendReport &report) {
        Session &done = m_sessions[assistantId];
        done.phase = Phase::Finished;
        done.stage = SendStage::Finished;
        done.cancelling = false;
        done.tried = false;
        done.report = report;
        done.draft.messageId = newMessageId();
        sessionChanged(assistantId);
        if (assistantId == m_assistantId)
            emit previewChanged();
    });
    connect(run, &SendRun::finished, this, [this, assistantId](const SendReport &report) {
        Session &done = m_sessions[assistantId];
        if (!report.logProblem || !done.report || done.report->logId != report.logId)
            return;
        done.report = report;
        sessionChanged(assistantId);
    });
    sessionChanged(assistantId);
}

void TestSendViewModel::cancel()
{
    Session &current = m_sessions[m_assistantId];
    if (current.phase == Phase::Checking) {
        current.phase = Phase::Idle;
    } else if (current.phase == Phase::Running && current.run) {
        current.cancelling = true;
        current.run->cancel();
    }
    sessionChanged(m_assistantId);
}

void TestSendViewModel::sessionChanged(const QUuid &assistantId)
{
    if (assistantId == m_assistantId)
        emit stateChanged();
}

} // namespace ChannelConsole
