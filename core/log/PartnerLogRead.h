// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/log/PartnerLogMerge.h"
#include "core/message/SendPlan.h"
#include "core/net/HttpClient.h"
#include "core/partner/Secrets.h"

#include <QFuture>
#include <QObject>
#include <QPointer>
#include <QPromise>
#include <QSet>

namespace ChannelConsole {

class Sandbox;

/// Reads a partner's own log, or its report of one message, page by page, and merges each page into the
/// message log as it comes: what was read stays, whatever happens then. Promises 8 and 9 are kept by the plan
/// (SendPlan.h); nothing else of the replies is stored. GUI thread; what it is given must outlive it.
class PartnerLogRead final : public QObject
{
    Q_OBJECT
public:
    /// As many rows as Infobip gives in 100 full pages; a job of GupShup's is waited for more than three
    /// minutes.
    static constexpr int kMostPages = 100;

    struct Order
    {
        Assistant assistant;
        ChannelConfiguration configuration; ///< saved
        PartnerQuestion question;
    };
    struct Services
    {
        HttpClient *client = nullptr;
        SecretVault *vault = nullptr;
        Sandbox *sandbox = nullptr;
        MessageLog *log = nullptr;
    };
    struct Outcome
    {
        PartnerLogCounts counts;
        bool complete = true; ///< false: there is more than is read at once
    };

    PartnerLogRead(Order order, const Services &services, QObject *parent = nullptr);
    ~PartnerLogRead() override; ///< stops it; the future is cancelled without a result

    /// Once. Completes exactly once, also on cancel() (Cancelled).
    [[nodiscard]] QFuture<Result<Outcome>> start();
    void cancel();

    [[nodiscard]] PartnerLogCounts soFar() const { return m_outcome.counts; }

signals:
    void progressed(const ChannelConsole::PartnerLogCounts &soFar); ///< a page is in the log

private:
    using StepFuture = QFuture<Result<void>>;

    [[nodiscard]] StepFuture pause();
    [[nodiscard]] StepFuture askPage();
    [[nodiscard]] StepFuture take(const HttpOutcome &outcome);
    [[nodiscard]] StepFuture readPage(const HttpReply &reply);
    [[nodiscard]] StepFuture mergePage(PartnerLogPage page);
    [[nodiscard]] PartnerLogOrigin origin() const;
    [[nodiscard]] Problem unanswered(const HttpOutcome &outcome) const;
    void finish(const Result<Outcome> &result);

    const Order m_order;
    const Services m_services;
    SendPlan m_plan;
    Secrets m_secrets;
    std::optional<PartnerQuestion> m_next;
    std::chrono::milliseconds m_wait{0};
    QSet<QString> m_seen; ///< of the rows of earlier pages
    QPointer<HttpCall> m_call;
    QPromise<Result<Outcome>> m_promise;
    Outcome m_outcome;
    bool m_finished = false;
};

} // namespace ChannelConsole
