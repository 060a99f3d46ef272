// SPDX-License-Identifier: Apache-2.0
#include "ui/assistants/SandboxStarter.h"

#include "core/Continuation.h"
#include "core/channel/AssistantStore.h"

namespace ChannelConsole {

SandboxStarter::SandboxStarter(AssistantStore *store, QObject *parent)
    : QObject(parent)
    , m_store(store)
{
}

void SandboxStarter::start(SecretPlace place)
{
    if (m_running)
        return;
    setRunning(true);
    const Sandbox::Starter starter = Sandbox::starter();
    continued(m_store->addAssistant(starter.assistant, starter.configuration), this,
        [this, starter, place](const Result<void> &added) {
            if (added)
                saveSecrets(starter, place);
            else
                fail(added.error());
        });
}

void SandboxStarter::saveSecrets(const Sandbox::Starter &starter, SecretPlace place)
{
    ConfigurationChange change{.configuration = starter.configuration, .place = place};
    for (auto partner = starter.secrets.cbegin(); partner != starter.secrets.cend(); ++partner) {
        for (auto secret = partner->cbegin(); secret != partner->cend(); ++secret)
            change.newSecrets.append({.partnerId = partner.key(),
                .fieldId = secret.key(),
                .value = secret.value(),
                .origin = Sandbox::origin(partner.key())});
    }
    const QUuid id = starter.assistant.id;
    continued(m_store->saveConfiguration(change), this, [this, id](const Result<void> &saved) {
        if (!saved) {
            takeBack(id, saved.error());
            return;
        }
        setRunning(false);
        emit finished(id);
    });
}

void SandboxStarter::takeBack(const QUuid &assistantId, const Problem &reason)
{
    continued(m_store->removeAssistant(assistantId), this, [this, reason](const Result<void> &removed) {
        // Where even that fails, the store is what is wrong, and what has to be said.
        fail(removed ? reason : removed.error());
    });
}

void SandboxStarter::fail(const Problem &problem)
{
    setRunning(false);
    emit failed(problem, isKeychainProblem(problem));
}

void SandboxStarter::setRunning(bool running)
{
    m_running = running;
    emit runningChanged(running);
}

bool isKeychainProblem(const Problem &problem)
{
    switch (problem.kind) {
    case ProblemKind::KeychainUnavailable:
    case ProblemKind::KeychainLocked:
    case ProblemKind::KeychainDenied:
    case ProblemKind::KeychainTooLarge:
    case ProblemKind::KeychainFailed:
        return true;
    default:
        return false;
    }
}

} // namespace ChannelConsole
