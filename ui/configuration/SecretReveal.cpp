// SPDX-License-Identifier: Apache-2.0
#include "ui/configuration/SecretReveal.h"

#include "core/secret/SecretVault.h"
#include "ui/configuration/Settled.h"

namespace ChannelConsole {

SecretReveal::SecretReveal(SecretVault *vault, QObject *parent, std::chrono::milliseconds showFor)
    : QObject(parent)
    , m_vault(vault)
{
    m_hideLater.setSingleShot(true);
    m_hideLater.setInterval(showFor);
    connect(&m_hideLater, &QTimer::timeout, this, &SecretReveal::hide);
    connect(m_vault, &SecretVault::waitingChanged, this, [this](bool waiting) {
        if (m_state == State::Reading && waiting)
            enter(State::Waiting);
        else if (m_state == State::Waiting && !waiting)
            enter(State::Reading);
    });
}

void SecretReveal::reveal(const SecretEntry &entry)
{
    fetch(entry, [this](const QByteArray &value) {
        m_value = value;
        m_hideLater.start();
        enter(State::Shown);
    });
}

void SecretReveal::fetch(const SecretEntry &entry, std::function<void(const QByteArray &value)> use)
{
    hide();
    const quint64 token = ++m_newest;
    enter(m_vault->isWaiting() ? State::Waiting : State::Reading);
    const auto finish = [this, token, entry, use = std::move(use)](const SecretRead &read) {
        if (token != m_newest)
            return;
        if (read.ok()) {
            enter(State::Hidden);
            use(read.value());
            return;
        }
        m_problem = toProblem(read.error());
        enter(State::Failed);
        if (read.error().error == SecretError::NotFound)
            emit notFound(entry);
    };
    const SecretRead cancelled(
        SecretFailure{.error = SecretError::Other, .details = QStringLiteral("cancelled")});
    settled(m_vault->read(entry), this, cancelled, finish);
}

void SecretReveal::hide()
{
    ++m_newest;
    m_hideLater.stop();
    m_value.fill('\0'); // best effort: Qt may have shared the buffer with what showed it
    m_value.clear();
    m_problem.reset();
    if (m_state != State::Hidden)
        enter(State::Hidden);
}

void SecretReveal::enter(State state)
{
    m_state = state;
    emit changed();
}

} // namespace ChannelConsole
