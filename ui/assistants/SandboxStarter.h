// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/Problem.h"
#include "core/Result.h"
#include "core/channel/Channel.h"
#include "core/sandbox/Sandbox.h"

#include <QObject>

#include <optional>

namespace ChannelConsole {

class AssistantStore;

/// *Try it with the sandbox*: makes an assistant with working settings for every simulated partner, and keeps
/// its credentials like any others. If the keychain is the obstacle, the user may try again, keep them until
/// they quit, or leave it; nothing half-made stays.
class SandboxStarter final : public QObject
{
    Q_OBJECT
public:
    /// `store` must outlive it.
    explicit SandboxStarter(AssistantStore *store, QObject *parent = nullptr);

    void start(SecretPlace place = SecretPlace::Keychain);
    [[nodiscard]] bool isRunning() const { return m_running; }

signals:
    void runningChanged(bool running);
    void finished(const QUuid &assistantId);
    /// `keepUntilQuitHelps`: the keychain was the reason.
    void failed(const ChannelConsole::Problem &problem, bool keepUntilQuitHelps);

private:
    void saveSecrets(const Sandbox::Starter &starter, SecretPlace place);
    void takeBack(const QUuid &assistantId, const Problem &reason);
    void fail(const Problem &problem);
    void setRunning(bool running);

    AssistantStore *m_store;
    bool m_running = false;
};

/// Whether the keychain stood in the way, so that keeping secrets until the program quits would help.
[[nodiscard]] bool isKeychainProblem(const Problem &problem);

} // namespace ChannelConsole
