// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/log/MessageLog.h"
#include "core/message/TestSend.h"
#include "core/net/HttpListener.h"
#include "core/sandbox/Sandbox.h"
#include "core/secret/SecretVault.h"
#include "support/FakeSecretStore.h"
#include "support/FixedClock.h"
#include "support/StoreFixture.h"

#include <QSignalSpy>

#include <atomic>
#include <mutex>

namespace ChannelConsole {

/// A partner's host on loopback that is not the sandbox: counts what reaches it and answers what it is told
/// to.
class CountingHost final
{
public:
    CountingHost()
    {
        const Result<quint16> port
            = m_listener.start({}, [this](const ListenerRequest &request) { return take(request); });
        if (port.ok())
            m_port = port.value();
    }
    ~CountingHost() { m_listener.stop(); }

    [[nodiscard]] QString origin() const { return QStringLiteral("http://127.0.0.1:%1").arg(m_port); }
    [[nodiscard]] int requests() const { return m_requests; }
    [[nodiscard]] QByteArray lastBody() const
    {
        const std::scoped_lock lock(m_mutex);
        return m_lastBody;
    }

    void answer(const ListenerReply &reply)
    {
        const std::scoped_lock lock(m_mutex);
        m_reply = reply;
    }
    /// Keeps requests waiting until release().
    void hold()
    {
        const std::scoped_lock lock(m_mutex);
        m_holding = true;
    }
    void release()
    {
        const std::scoped_lock lock(m_mutex);
        m_holding = false;
        for (const std::shared_ptr<QPromise<ListenerReply>> &waiting : m_waiting) {
            waiting->addResult(m_reply);
            waiting->finish();
        }
        m_waiting.clear();
    }

private:
    QFuture<ListenerReply> take(const ListenerRequest &request)
    {
        const std::scoped_lock lock(m_mutex);
        m_lastBody = request.body;
        ++m_requests;
        auto promise = std::make_shared<QPromise<ListenerReply>>();
        promise->start();
        QFuture<ListenerReply> future = promise->future();
        if (m_holding) {
            m_waiting.push_back(promise);
        } else {
            promise->addResult(m_reply);
            promise->finish();
        }
        return future;
    }

    mutable std::mutex m_mutex;
    ListenerReply m_reply{.status = 200,
        .headers = {{"Content-Type", "application/json"}},
        .body
        = R"({"statusCode":"200","statusDesc":"Successfully Accepted","mid":"410123751001143816805212"})"};
    QByteArray m_lastBody;
    std::atomic<int> m_requests = 0;
    bool m_holding = false;
    std::vector<std::shared_ptr<QPromise<ListenerReply>>> m_waiting;
    quint16 m_port = 0;
    HttpListener m_listener;
};

/// Everything a send needs, real but for the keychain and the clock.
class SendFixture final
{
public:
    SendFixture()
        : log(stored.store.get(), &clock)
        , vault(&keychain)
        , service(std::make_unique<TestSend>(&client, &vault, &log, &sandbox, &clock))
    {
    }

    /// A sandbox assistant with everything in place.
    [[nodiscard]] SendOrder sandboxOrder(const QString &partnerId, const QString &userNumber)
    {
        const Sandbox::Starter starter = Sandbox::starter();
        SendOrder order{.assistant = starter.assistant, .configuration = starter.configuration};
        order.configuration.partnerId = partnerId;
        PartnerSettings &settings = order.configuration.settings[partnerId];
        const QHash<QString, QByteArray> secrets = starter.secrets.value(partnerId);
        for (auto secret = secrets.cbegin(); secret != secrets.cend(); ++secret)
            settings.secrets.insert(
                secret.key(), keep(order, secret.key(), secret.value(), Sandbox::origin(partnerId)));
        complete(order, userNumber);
        return order;
    }

    /// An assistant whose partner is reached at the host's address: Karix, or Infobip with a username.
    [[nodiscard]] SendOrder realOrder(
        const CountingHost &host, const QString &partnerId = QStringLiteral("karix"))
    {
        SendOrder order{.assistant = {.id = QUuid::createUuid(), .name = QStringLiteral("Flight desk")},
            .configuration = {.id = QUuid::createUuid(), .partnerId = partnerId}};
        order.configuration.assistantId = order.assistant.id;
        PartnerSettings &settings = order.configuration.settings[partnerId];
        settings.numbers = {QStringLiteral("+441134960000")};
        settings.values
            = {{QStringLiteral("apiUrl"), host.origin()}, {QStringLiteral("baseUrl"), host.origin()},
                {QStringLiteral("username"), QStringLiteral("someone")}};
        for (const QString &field : {QStringLiteral("accountKey"), QStringLiteral("password")})
            settings.secrets.insert(field, keep(order, field, kRealSecret, host.origin()));
        complete(order, QStringLiteral("+447700900123"));
        return order;
    }

    /// Runs a send to its end. A report without a log row and problem if it never ended.
    [[nodiscard]] SendReport send(const SendOrder &order)
    {
        SendRun *run = service->send(order);
        QSignalSpy finished(run, &SendRun::finished);
        if (!comes(finished))
            return {};
        return finished.constFirst().constFirst().value<SendReport>();
    }

    [[nodiscard]] LogDetail logged(qint64 id) const
    {
        const QFuture<Result<LogDetail>> detail = log.detail(id);
        return finishes(detail) && detail.result().ok() ? detail.result().value() : LogDetail{};
    }
    [[nodiscard]] qint64 rows() const
    {
        const QFuture<Result<qint64>> count = log.count({});
        return finishes(count) && count.result().ok() ? count.result().value() : -1;
    }

    /// What a partner must not see by mistake and nothing may keep; every encoding changes it.
    static inline const QByteArray kRealSecret = "s3cr%t \"key\"/+\\";

    StoreFixture stored;
    FixedClock clock;
    MessageLog log;
    FakeSecretStore keychain;
    SecretVault vault;
    Sandbox sandbox;
    HttpClient client;
    std::unique_ptr<TestSend> service;

private:
    SecretEntry keep(
        const SendOrder &order, const QString &field, const QByteArray &value, const QString &origin)
    {
        const SecretEntry entry{.name = newSecretName(order.configuration.id, field), .origin = origin};
        keychain.entries.insert(entry.name, value);
        return entry;
    }
    void complete(SendOrder &order, const QString &userNumber)
    {
        const PartnerSettings &settings = order.configuration.settings[order.configuration.partnerId];
        order.message = {.businessNumber = settings.numbers.constFirst(),
            .userNumber = userNumber,
            .content = TextContent{.text = QStringLiteral("Hello")}};
        QVERIFY(stored.addAssistantRow(order.assistant.id));
    }
};

} // namespace ChannelConsole
