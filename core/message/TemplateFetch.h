// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/message/SendPlan.h"
#include "core/message/TemplateRecord.h"
#include "core/net/HttpClient.h"
#include "core/partner/Partner.h"

#include <QFuture>
#include <QObject>
#include <QPointer>
#include <QPromise>

namespace ChannelConsole {

class Sandbox;
class SecretVault;

/// Reads a partner's list of templates, page by page. Promises 8 and 9 are kept by the plan (SendPlan.h);
/// nothing of it is stored. One fetch, one answer: complete, or a problem. GUI thread; what it is given must
/// outlive it.
class TemplateFetch final : public QObject
{
    Q_OBJECT
public:
    /// 6,000 templates at 50 a page: far more than the 250 to 1,500 of an account (gupshup.md §8).
    static constexpr int kMostPages = 120;

    struct Order
    {
        Assistant assistant;
        ChannelConfiguration configuration; ///< saved
        QString sender; ///< business number; counts where the partner lists by number
    };
    TemplateFetch(
        Order order, HttpClient *client, SecretVault *vault, Sandbox *sandbox, QObject *parent = nullptr);
    ~TemplateFetch() override;

    /// Once. Completes exactly once, also on cancel() (Cancelled); cancelled without a result if this is
    /// destroyed before.
    [[nodiscard]] QFuture<Result<QList<TemplateRecord>>> start();
    void cancel();

signals:
    void progressed(int templates); ///< read so far

private:
    [[nodiscard]] QFuture<Result<void>> askPage();
    [[nodiscard]] QFuture<Result<void>> readPage(const HttpReply &reply);
    void finish(const Result<QList<TemplateRecord>> &result);

    const Order m_order;
    HttpClient *m_client;
    SecretVault *m_vault;
    Sandbox *m_sandbox;
    SendPlan m_plan;
    Secrets m_secrets;
    TemplateQuery m_query;
    QList<TemplateRecord> m_records;
    bool m_more = true;
    QPointer<HttpCall> m_call;
    QPromise<Result<QList<TemplateRecord>>> m_promise;
    bool m_finished = false;
};

} // namespace ChannelConsole
