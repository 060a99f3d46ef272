// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/Problem.h"
#include "core/channel/Channel.h"
#include "core/webhook/EndpointSettings.h"
#include "core/webhook/RuleTable.h"
#include "core/webhook/WebhookEndpoints.h"
#include "ui/Services.h"

#include <QHash>
#include <QObject>

#include <functional>
#include <optional>

namespace ChannelConsole {

/// The state of the Endpoint view: what is set, whether it runs, what may keep it from that. A setting that
/// is in order is stored at once; one that is not stays typed, with what is wrong, and the stored one holds.
/// Knows no widget.
class EndpointViewModel final : public QObject
{
    Q_OBJECT
public:
    /// An input that can be wrong.
    enum class Input {
        Address,
        PublicUrl,
        AllowedNumbers,
    };

    explicit EndpointViewModel(const Services &services, QObject *parent = nullptr);

    void showAssistant(const QUuid &assistantId);
    [[nodiscard]] const QUuid &assistantId() const { return m_assistantId; }

    [[nodiscard]] EndpointSettings settings() const; ///< as stored, or about to be
    [[nodiscard]] EndpointState state() const;
    [[nodiscard]] bool isSandbox() const;
    [[nodiscard]] bool isRunning() const { return state().kind == EndpointState::Kind::Running; }

    /// Why it cannot be started at all, in words; empty if it can.
    [[nodiscard]] QString startObstacle() const;
    /// What starting it may break for a channel that is in use, in words; empty if nothing.
    [[nodiscard]] QString startWarning() const;
    void start();
    void relayAndStart(); ///< sets the mode first; not started if that cannot be stored
    void stop();

    [[nodiscard]] QString callbackUrl() const; ///< to be shown: dots for the secret segment
    [[nodiscard]] QString callbackNote() const;
    [[nodiscard]] bool hasSecretInUrl() const;
    /// The whole of it for the clipboard, from the keychain; null text where that fails (see problem()).
    void fetchCallbackUrl(std::function<void(const QString &url)> done);

    void setAddress(const QString &typed);
    void setPort(quint16 port);
    void setPublicUrl(const QString &typed);
    /// From Relay to Answer here only after a question where that takes a live assistant offline.
    void setMode(EndpointMode mode);
    [[nodiscard]] QString modeQuestion() const; ///< what answering here breaks, in words; empty if not asked
    void answerHereAnyway(); ///< the question's answers
    void keepRelaying();
    void setAuthorizationRequired(bool required);
    void setAskForReports(bool ask);
    void setNotify(bool notify);
    void setStandInKind(StandInKind kind);
    void setStandInText(const QString &text);
    void setAllowedNumbers(const QString &typed); ///< separated by commas or lines
    void setDailyCap(int cap);

    [[nodiscard]] QString typed(Input input) const;
    [[nodiscard]] QString fault(Input input) const; ///< in words; empty if nothing is wrong
    [[nodiscard]] QString exposureNote() const; ///< when others can reach the address; else empty

    /// How the partner's calls prove themselves.
    struct Authorization
    {
        QString state; ///< in words
        QString switchText; ///< what can be switched here; empty if nothing can
        bool required = false;
    };
    [[nodiscard]] Authorization authorization() const;
    /// Why no send can say where its reports go, in words; empty if it can.
    [[nodiscard]] QString reportsObstacle() const;
    [[nodiscard]] QString standInMissing() const; ///< in words; empty if it may answer
    [[nodiscard]] QList<RuleRow> rules() const;

    /// The last thing that failed; cleared by the next that works.
    [[nodiscard]] const std::optional<Problem> &problem() const { return m_problem; }

signals:
    void changed(); ///< anything of the above

private:
    template <typename Change>
    void store(Change change);
    void save(const EndpointSettings &wanted, std::function<void()> then = {});
    void take(Input input, const QString &typed, const QString &fault);
    void setProblem(const std::optional<Problem> &problem);
    [[nodiscard]] bool isInUse() const; ///< a real channel that is live on the platform
    [[nodiscard]] bool takesLiveCalls() const;
    [[nodiscard]] QString offlineWarning() const;
    [[nodiscard]] ChannelConfiguration configuration() const;
    [[nodiscard]] std::optional<WebhookAuthorization::Kind> authorizationKind() const;

    /// On its way to the store: what is changed next starts from here.
    struct Saving
    {
        EndpointSettings wanted;
        int saves = 0;
    };

    Services m_services;
    QUuid m_assistantId;
    QHash<QUuid, Saving> m_saving; ///< by assistant
    QHash<int, QString> m_typed; ///< by Input; only what could not be stored
    QHash<int, QString> m_faults;
    std::optional<Problem> m_problem;
    bool m_askedToAnswerHere = false;
};

} // namespace ChannelConsole
