// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/Problem.h"
#include "core/channel/Channel.h"

#include <QByteArray>
#include <QObject>
#include <QTimer>

#include <chrono>
#include <functional>
#include <optional>

namespace ChannelConsole {

class SecretVault;

/// One stored secret on its way to the screen: read only when asked for, shown for a while, then forgotten.
/// The newest request wins; an answer that comes after hide() is dropped.
class SecretReveal final : public QObject
{
    Q_OBJECT
public:
    enum class State {
        Hidden,
        Reading,
        Waiting, ///< the keychain has not answered for a while: it may be asking the user something
        Shown,
        Failed,
    };

    explicit SecretReveal(
        SecretVault *vault, QObject *parent, std::chrono::milliseconds showFor = std::chrono::seconds(30));

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] QByteArray value() const { return m_value; } ///< while Shown
    [[nodiscard]] Problem problem() const { return m_problem.value_or(Problem{}); } ///< while Failed

    void reveal(const SecretEntry &entry);
    /// Reads the secret for `use` without showing it.
    void fetch(const SecretEntry &entry, std::function<void(const QByteArray &value)> use);
    void hide();

signals:
    void changed();
    void notFound(const ChannelConsole::SecretEntry &entry); ///< the keychain does not have it

private:
    void enter(State state);

    SecretVault *m_vault;
    State m_state = State::Hidden;
    QByteArray m_value;
    std::optional<Problem> m_problem;
    QTimer m_hideLater;
    quint64 m_newest = 0; ///< token of the newest request
};

} // namespace ChannelConsole
