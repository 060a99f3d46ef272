// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/Steps.h"
#include "core/log/MessageLog.h"
#include "core/message/SendPlan.h"
#include "core/message/TestSend.h"
#include "core/partner/Secrets.h"

namespace ChannelConsole {

/// What a send works with. Everything outlives it.
struct SendServices
{
    HttpClient *client = nullptr;
    SecretVault *vault = nullptr;
    MessageLog *log = nullptr;
    Sandbox *sandbox = nullptr;
    const Clock *clock = nullptr;
};

/// The flow of one send. Its steps are the story; each starts only when the one before it succeeded, so that
/// nothing goes out unlogged and nothing goes out twice.
class SendRun::Private final
{
public:
    Private(const SendServices &services, const SendOrder &order)
        : m_services(services)
        , m_order(order)
    {
    }

    void start();
    void cancel();
    void abandon(); ///< the run dies: what has not gone out must not go out

    SendRun *q = nullptr;

private:
    using StepFuture = QFuture<Result<void>>;

    StepFuture readCertificates();
    StepFuture readSecret(const QString &fieldId);
    StepFuture writeLog();
    StepFuture exchange();
    StepFuture recordOutcome();

    [[nodiscard]] LogEntry logEntry() const;
    void showStage(HttpStage stage);
    void enter(SendStage stage);
    void settle(const HttpOutcome &outcome);
    void settleUnsent(const Problem &problem);
    [[nodiscard]] SendOutcome outcomeOf(const HttpReply &reply, const HttpReply &shown) const;
    [[nodiscard]] Problem scrubbed(Problem problem) const;
    [[nodiscard]] QString scrubbed(const QString &text) const;
    void tellAnswer();
    void finish();

    const SendServices m_services;
    const SendOrder m_order; ///< a copy: settings changed while it is under way do not change where it goes
    SendPlan m_plan;
    Secrets m_secrets;
    std::optional<Result<HttpRequest>>
        m_request; ///< with the secrets: only between the log's write and the sending
    QPointer<HttpCall> m_call;
    LogOutcome m_logged;
    SendReport m_report;
    SendStage m_stage = SendStage::ReadingSecrets;
    bool m_cancelled = false;
    bool m_settled = false; ///< m_report says what happened
    bool m_told = false; ///< answered() was emitted
    bool m_finished = false;
};

} // namespace ChannelConsole
