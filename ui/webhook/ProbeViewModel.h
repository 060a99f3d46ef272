// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/Problem.h"
#include "core/channel/Channel.h"
#include "core/webhook/Probe.h"
#include "ui/Services.h"

#include <QHash>
#include <QObject>
#include <QPointer>

#include <optional>

namespace ChannelConsole {

/// Where the Authorization header of a probe comes from.
enum class ProbeCredential {
    None,
    App, ///< a token minted from the associated app's secret, for this probe
    Channel, ///< the channel's own user name and password; to the endpoint here only
    Pasted, ///< kept in memory only, until another assistant is shown
};

/// The state of the Probe view: what is to be probed and what came of it, per assistant. Knows no widget.
class ProbeViewModel final : public QObject
{
    Q_OBJECT
public:
    explicit ProbeViewModel(const Services &services, QObject *parent = nullptr);

    void showAssistant(const QUuid &assistantId);
    [[nodiscard]] const QUuid &assistantId() const { return m_assistantId; }

    [[nodiscard]] QString url() const; ///< as typed, or the assistant's webhook URL
    void setUrl(const QString &typed);
    [[nodiscard]] ProbeCredential credential() const;
    void setCredential(ProbeCredential credential);
    [[nodiscard]] bool mayUseApp() const; ///< an app is associated whose tokens can be made here
    [[nodiscard]] bool mayUseChannel() const; ///< the partner calls with the channel's user name and password
    void setPasted(const QByteArray &header);

    /// That no table of the guide is about this partner, in words; empty if one is.
    [[nodiscard]] QString tableNote() const;
    [[nodiscard]] QString
    credentialNote() const; ///< what the chosen source means; empty if nothing is to say
    /// What a good call would do, in words; empty where none can be made.
    [[nodiscard]] QString goodCallNote() const;

    /// Why it cannot be run, and at which input ("url", "authorization"); empty if it can.
    [[nodiscard]] std::optional<Problem> obstacle() const;
    void run(bool withGoodCall);
    void cancel();
    [[nodiscard]] bool isRunning() const;
    [[nodiscard]] const std::optional<ProbeReport> &report() const { return m_report; }
    [[nodiscard]] const std::optional<Problem> &problem() const { return m_problem; } ///< it did not start

signals:
    void changed(); ///< inputs, notes, obstacle
    void reportChanged(); ///< report, running or problem

private:
    struct Draft
    {
        std::optional<QString> url;
        std::optional<ProbeCredential> credential;
    };

    [[nodiscard]] Assistant assistant() const;
    [[nodiscard]] ChannelConfiguration configuration() const;
    [[nodiscard]] std::optional<JwtApp> app() const;
    [[nodiscard]] bool isDocumented() const;
    [[nodiscard]] QString defaultUrl() const;
    [[nodiscard]] bool isAvailable(ProbeCredential credential) const;
    [[nodiscard]] bool probesOwnEndpoint() const;
    [[nodiscard]] ProbeOrder order(bool withGoodCall) const;
    void startWithApp(const ProbeOrder &prepared);
    void startWithChannel(const ProbeOrder &prepared);
    [[nodiscard]] bool isStillPreparing(const QUuid &assistantId) const;
    void start(const ProbeOrder &order);
    void fail(const Problem &problem);
    void forgetReport();

    Services m_services;
    QUuid m_assistantId;
    QHash<QUuid, Draft> m_drafts;
    QByteArray m_pasted;
    QPointer<Probe> m_probe;
    bool m_preparing = false; ///< the keychain is asked
    std::optional<ProbeReport> m_report;
    QString m_probedPartner; ///< Partner::id() at the time of the report
    std::optional<Problem> m_problem;
};

} // namespace ChannelConsole
