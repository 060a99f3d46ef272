// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/webhook/EndpointRules.h"

#include <QFuture>
#include <QObject>

#include <functional>
#include <memory>

namespace ChannelConsole {

class AssistantStore;
class SecretVault;

/// Gets together what an assistant's endpoint goes by: from the configuration, and from the keychain. Makes
/// the secret path segment when it is first needed. GUI thread.
class EndpointPreparation final : public QObject
{
    Q_OBJECT
public:
    /// Both must outlive it.
    EndpointPreparation(AssistantStore *assistants, SecretVault *vault, QObject *parent = nullptr);

    [[nodiscard]] Result<EndpointPlan> plan(const QUuid &assistantId, const EndpointSettings &settings) const;

    /// The same without looking whether it can be started.
    [[nodiscard]] Result<EndpointPlan> address(
        const QUuid &assistantId, const EndpointSettings &settings) const;

    /// What the endpoint goes by now. `known`: what it went by so far, whose secret and certificates need not
    /// be read again if they are still the same.
    [[nodiscard]] QFuture<Result<EndpointRules>> rules(const QUuid &assistantId,
        const EndpointSettings &settings, const std::shared_ptr<const EndpointRules> &known = {});

    /// The headers a call has to carry at `now` to be let in; a token is minted for a few minutes.
    [[nodiscard]] QFuture<Result<QList<HttpHeader>>> authorization(
        const QUuid &assistantId, const EndpointSettings &settings, const QDateTime &now);

private:
    [[nodiscard]] Result<EndpointSource> source(
        const QUuid &assistantId, const EndpointSettings &settings) const;
    [[nodiscard]] QFuture<Result<QByteArray>> read(const SecretEntry &entry);
    [[nodiscard]] QFuture<Result<void>> makePathSecret(const EndpointPlan &plan);
    [[nodiscard]] QFuture<Result<EndpointRules>> rulesFor(
        const EndpointPlan &plan, const std::shared_ptr<const EndpointRules> &known);
    using Finish = std::function<void(const Result<EndpointRules> &)>;
    void withStoredSecret(const EndpointPlan &plan, const Finish &finish);
    void withNewPathSecret(const EndpointPlan &plan, const Finish &finish);

    AssistantStore *m_assistants;
    SecretVault *m_vault;
};

} // namespace ChannelConsole
