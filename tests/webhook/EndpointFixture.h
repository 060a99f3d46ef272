// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/webhook/CallLog.h"
#include "core/webhook/WebhookEndpoints.h"
#include "support/ChannelFixture.h"
#include "support/FixedClock.h"
#include "support/RawClient.h"

#include <memory>

namespace ChannelConsole {

/// One call as it goes over the wire.
struct WireCall
{
    QByteArray method = "POST";
    QByteArray target;
    QList<HttpHeader> headers;
    QByteArray body;
};

inline QByteArray wireText(const WireCall &call)
{
    QByteArray text = call.method + ' ' + call.target + " HTTP/1.1\r\nConnection: close\r\n";
    if (findHeader(call.headers, "Host").isEmpty())
        text += "Host: localhost\r\n";
    for (const HttpHeader &header : call.headers)
        text += header.name + ": " + header.value + "\r\n";
    return text + "Content-Length: " + QByteArray::number(call.body.size()) + "\r\n\r\n" + call.body;
}

/// The whole reply.
inline QByteArray sent(quint16 port, const WireCall &call)
{
    RawClient client(port);
    client.send(wireText(call));
    return client.readToEnd();
}

inline QByteArray bodyOf(const QByteArray &reply)
{
    return reply.mid(reply.indexOf("\r\n\r\n") + 4);
}

/// Assistants with an endpoint; everything real but the keychain and the clock.
class EndpointFixture final
{
public:
    EndpointFixture() { begin(); }

    /// Another start of the program.
    void restart()
    {
        endpoints.reset();
        calls.reset();
        channel.restart();
        begin();
    }

    /// An enabled channel of that partner, complete, with its secrets in the keychain. Its endpoint listens
    /// on any port.
    [[nodiscard]] QUuid add(const QString &partnerId)
    {
        const Assistant assistant{.id = QUuid::createUuid(),
            .name = partnerId,
            .streamId = kStreamId,
            .platformHost = QStringLiteral("https://bots.kore.ai")};
        ChannelConfiguration configuration{
            .id = QUuid::createUuid(), .assistantId = assistant.id, .partnerId = partnerId, .enabled = true};
        PartnerSettings &settings = configuration.settings[partnerId];
        settings.numbers = {kBusinessNumber};
        settings.values = {{QStringLiteral("username"), kUser}};
        if (!done(channel.assistants->addAssistant(assistant, configuration)))
            return {};
        ConfigurationChange change{.configuration = configuration};
        if (partnerId == QStringLiteral("infobip"))
            change.newSecrets.append(SecretChange{.partnerId = partnerId,
                .fieldId = QStringLiteral("password"),
                .value = kPassword,
                .origin = QStringLiteral("https://x.api.infobip.com")});
        if (!done(channel.assistants->saveConfiguration(change)))
            return {};
        return listenAnywhere(assistant.id) ? assistant.id : QUuid();
    }

    /// Associates a new app with an assistant.
    [[nodiscard]] bool associateApp(
        const QUuid &assistantId, const JwtApp &app, const QByteArray &clientSecret)
    {
        if (!done(channel.assistants->saveApp(app, clientSecret, SecretPlace::Keychain)))
            return false;
        return change(assistantId, [&app](ChannelConfiguration &configuration) {
            configuration.associateApp = true;
            configuration.appId = app.id;
        });
    }

    template <typename Function>
    [[nodiscard]] bool change(const QUuid &assistantId, Function function)
    {
        ConfigurationChange change{.configuration = channel.assistants->configuration(assistantId)};
        function(change.configuration);
        return done(channel.assistants->saveConfiguration(change));
    }

    template <typename Function>
    [[nodiscard]] bool changeSettings(const QUuid &assistantId, Function function)
    {
        EndpointSettings settings = endpoints->settings(assistantId);
        function(settings);
        return done(endpoints->saveSettings(assistantId, settings));
    }

    /// The port, or 0.
    [[nodiscard]] quint16 start(const QUuid &assistantId)
    {
        return done(endpoints->start(assistantId)) ? port(assistantId) : quint16(0);
    }
    [[nodiscard]] quint16 port(const QUuid &assistantId) const
    {
        return quint16(endpoints->state(assistantId).localUrl.port(0));
    }

    /// The path a partner calls, secret segment included.
    [[nodiscard]] QByteArray target(const QUuid &assistantId)
    {
        const auto url = endpoints->secretCallbackUrl(assistantId);
        return finishes(url) && url.result().ok() ? url.result().value().path().toLatin1() : QByteArray();
    }

    template <typename T>
    [[nodiscard]] static bool done(const QFuture<Result<T>> &future)
    {
        return finishes(future) && future.resultCount() > 0 && future.result().ok();
    }

    [[nodiscard]] QStringList column(const QString &expression)
    {
        return channel.column(QStringLiteral("SELECT %1 FROM webhook_call ORDER BY id").arg(expression));
    }

    static inline const QString kStreamId = QStringLiteral("st-2724c525-8c05-5a5f-9d2f-2c525a0e4d5b");
    static inline const QString kBusinessNumber = QStringLiteral("+919800000001");
    static inline const QString kUser = QStringLiteral("someone");
    static inline const QByteArray kPassword = "p4ss:w\"ord/+%";

    ChannelFixture channel;
    FixedClock clock;
    std::unique_ptr<CallLog> calls;
    std::unique_ptr<WebhookEndpoints> endpoints;

private:
    void begin()
    {
        calls = std::make_unique<CallLog>(&channel.store());
        endpoints = std::make_unique<WebhookEndpoints>(
            &channel.store(), channel.assistants.get(), channel.vault.get(), calls.get(), &clock);
        isReady = channel.isReady && done(endpoints->load());
    }
    [[nodiscard]] bool listenAnywhere(const QUuid &assistantId)
    {
        return changeSettings(assistantId, [](EndpointSettings &settings) { settings.port = 0; });
    }

public:
    bool isReady = false;
};

} // namespace ChannelConsole
