// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/log/PartnerLogRead.h"
#include "ui/Services.h"

#include <QHash>
#include <QObject>
#include <QPointer>

#include <optional>

namespace ChannelConsole {

class Partner;

/// What PartnerLogPane shows and asks for: whether the partner of a channel can be asked, what is being read
/// for it, and what came of it. Each assistant has one question under way at most, which goes on while
/// another one is shown.
class PartnerLogViewModel final : public QObject
{
    Q_OBJECT
public:
    /// What was asked for last.
    enum class Subject {
        Log,
        Report,
    };

    explicit PartnerLogViewModel(const Services &services, QObject *parent = nullptr);

    void setAssistant(const QUuid &assistantId);
    void setMessage(const std::optional<LogEntry> &message);
    [[nodiscard]] std::optional<LogEntry> message() const { return m_message; }

    [[nodiscard]] QString partnerName() const; ///< empty while none is chosen
    /// The reason says so itself where no partner is chosen.
    [[nodiscard]] PartnerLogOffer logOffer() const;
    [[nodiscard]] PartnerReportOffer reportOffer() const;
    [[nodiscard]] QString sandboxNote() const; ///< empty for a real channel
    /// Why the report of the chosen message cannot be asked for; empty if it can.
    [[nodiscard]] QString reasonAgainstReport() const;

    /// The log of the last so many hours; `userNumber` as typed, where the partner is asked for one.
    void readLog(std::chrono::hours range, const QString &userNumber);
    /// The report of the chosen message. Whoever calls it has warned, if there is something to warn of.
    void askForReport();
    void cancel();

    [[nodiscard]] bool isBusy() const;
    [[nodiscard]] Subject subject() const;
    [[nodiscard]] QString progressText() const; ///< while it is busy
    [[nodiscard]] QString resultText() const; ///< what came of it, one sentence; empty if nothing did
    [[nodiscard]] QString resultDetail() const; ///< what else is to be said of it
    [[nodiscard]] std::optional<Problem> problem() const;

signals:
    void channelChanged(); ///< partner, offers
    void messageChanged();
    void changed(); ///< busy, progress, result

private:
    struct State
    {
        QPointer<PartnerLogRead> read;
        Subject subject = Subject::Log;
        PartnerLogCounts soFar;
        std::optional<PartnerLogRead::Outcome> outcome;
        std::optional<Problem> problem;
    };

    void start(Subject subject, const PartnerQuestion &question);
    void end(const QUuid &assistantId, const Result<PartnerLogRead::Outcome> &result);
    [[nodiscard]] State state() const { return m_states.value(m_assistantId); }
    [[nodiscard]] const Partner *partner() const;
    [[nodiscard]] QString countsText(const PartnerLogCounts &counts) const;

    Services m_services;
    QUuid m_assistantId;
    std::optional<LogEntry> m_message;
    QHash<QUuid, State> m_states;
};

} // namespace ChannelConsole
