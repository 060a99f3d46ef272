// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/channel/Channel.h"
#include "core/webhook/TokenAdvice.h"
#include "ui/Services.h"

#include <QObject>

#include <functional>

namespace ChannelConsole {

/// The state of the Tokens view: the app, what is to be minted, what was minted, and what is known of a
/// pasted token. No widget. Secrets are read from the keychain when a button asks for it and dropped after
/// use; a minted token exists only here, until it is dropped (promise 1). GUI thread.
class TokenViewModel final : public QObject
{
    Q_OBJECT
public:
    explicit TokenViewModel(const Services &services, QObject *parent = nullptr);
    ~TokenViewModel() override;

    /// Chooses the app the channel is associated with, and drops what was minted for another assistant.
    void showAssistant(const QUuid &id);

    [[nodiscard]] QList<JwtApp> apps() const;
    [[nodiscard]] std::optional<JwtApp> app() const;
    void chooseApp(const QUuid &id);

    // Minting.
    [[nodiscard]] qint64 lifetime() const { return m_lifetime; } ///< seconds
    void setLifetime(qint64 seconds);
    [[nodiscard]] QString claims() const { return m_claims; }
    /// From then on they stay as they are typed; the lifetime has no say any more.
    void setClaims(const QString &text);
    [[nodiscard]] bool claimsAreEdited() const { return m_edited; }
    void resetClaims();
    [[nodiscard]] QString claimsFault() const;
    /// Whether what stands there names an expiry; false where there is a fault.
    [[nodiscard]] bool claimsExpire() const;
    /// Why no token can be minted for this app here, or empty.
    [[nodiscard]] QString obstacle() const;
    /// What is to be known before minting, or empty.
    [[nodiscard]] QString warning() const;

    enum class Minting {
        Idle,
        Reading, ///< the secret is being read
        Minted,
        Failed, ///< see problem()
    };
    [[nodiscard]] Minting minting() const { return m_minting; }
    [[nodiscard]] bool isKeychainWaiting() const;
    [[nodiscard]] Problem problem() const { return m_problem.value_or(Problem{}); }
    /// The claims' times are set anew first, unless they were edited.
    void mint();
    [[nodiscard]] QByteArray token() const { return m_token; } ///< while Minted
    [[nodiscard]] QByteArray authorizationHeader() const; ///< `Authorization: bearer …`, while Minted
    [[nodiscard]] TokenFindings mintedFindings() const { return m_mintedFindings; }
    void dropToken();

    // Checking a pasted token.
    [[nodiscard]] bool isChecking() const { return m_checking; }
    void check(const QString &pasted);
    [[nodiscard]] TokenAdvice advice() const { return m_advice; }
    /// Why the app's secret could not be read for the check, if so; the rest is in the advice all the same.
    [[nodiscard]] std::optional<Problem> checkProblem() const { return m_checkProblem; }
    void clearAdvice();

signals:
    void appsChanged(); ///< the list, the choice, or what is stored of an app
    void claimsChanged(); ///< also the lifetime
    void mintingChanged();
    void adviceChanged();

private:
    using Secret = std::function<void(const QByteArray &secret, const std::optional<Problem> &failure)>;
    void readSecret(const JwtApp &app, const Secret &use);
    void finishMint(const JwtApp &app, const QByteArray &secret);
    void takeApps();
    void takeAssociation();
    void prefill();
    void enter(Minting state);

    Services m_services;
    QUuid m_assistantId;
    QUuid m_associatedId; ///< the channel's app, as last seen
    QUuid m_appId;
    qint64 m_lifetime = 0;
    const QString m_subject; ///< one of this run: a made-up user
    QString m_claims;
    bool m_edited = false;
    Minting m_minting = Minting::Idle;
    quint64 m_newestMint = 0;
    quint64 m_newestCheck = 0;
    QByteArray m_token;
    TokenFindings m_mintedFindings;
    std::optional<Problem> m_problem;
    bool m_checking = false;
    TokenAdvice m_advice;
    std::optional<Problem> m_checkProblem;
};

} // namespace ChannelConsole
