// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/Result.h"
#include "core/net/Http.h"
#include "core/webhook/EndpointSettings.h"

#include <QFuture>
#include <QObject>
#include <QUrl>
#include <QUuid>

#include <memory>
#include <optional>

namespace ChannelConsole {

class AssistantStore;
class CallLog;
class Clock;
class SecretVault;
class Store;

struct EndpointState
{
    enum class Kind {
        Stopped,
        Starting, ///< reading secrets from the keychain
        Running,
        Failed, ///< see problem
    };
    Kind kind = Kind::Stopped;
    std::optional<Problem> problem; ///< for Failed; while Running: calls cannot be kept now (disk full),
                                    ///< rules could not be renewed, or relayed calls cannot be checked
    QUrl localUrl; ///< while Running: where this computer reaches it, without the secret segment
};

/// The endpoints of all assistants: started and stopped from the page, each a listener with its own thread.
/// Follows changes of the configuration while it runs. GUI thread; everything must outlive it.
class WebhookEndpoints final : public QObject
{
    Q_OBJECT
public:
    WebhookEndpoints(Store *store, AssistantStore *assistants, SecretVault *vault, CallLog *calls,
        const Clock *clock, QObject *parent = nullptr);
    ~WebhookEndpoints() override; ///< stops all

    [[nodiscard]] QFuture<Result<void>> load(); ///< settings of all assistants
    [[nodiscard]] EndpointSettings settings(const QUuid &assistantId) const;
    [[nodiscard]] QFuture<Result<void>> saveSettings(
        const QUuid &assistantId, const EndpointSettings &settings);

    [[nodiscard]] EndpointState state(const QUuid &assistantId) const;
    /// Reads what the rules need, then listens. Started only by the user (a disabled channel may listen, too:
    /// its calls are refused).
    [[nodiscard]] QFuture<Result<void>> start(const QUuid &assistantId);
    void stop(const QUuid &assistantId);

    /// What the partner has to be given, through the public URL if there is one; with dots for the secret
    /// segment.
    [[nodiscard]] QUrl callbackUrl(const QUuid &assistantId) const;
    /// The same with the secret segment, from the keychain, for Copy.
    [[nodiscard]] QFuture<Result<QUrl>> secretCallbackUrl(const QUuid &assistantId);
    /// The headers a call of this partner has to carry now, for forged calls and replays. From the keychain;
    /// never to be stored.
    [[nodiscard]] QFuture<Result<QList<HttpHeader>>> authorization(const QUuid &assistantId);

signals:
    void settingsChanged(const QUuid &assistantId);
    void stateChanged(const QUuid &assistantId);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace ChannelConsole
