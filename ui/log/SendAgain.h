// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/log/MessageLog.h"
#include "core/message/TestSend.h"
#include "ui/Services.h"
#include "ui/testsend/ComposeDraft.h"

#include <QObject>

namespace ChannelConsole {

/// Sends a message of the log once more, when the user asks for it and never by itself (promise 3): the same
/// content and numbers under a new message id, through the channel as it is now. Asks under the same
/// conditions as Test Send, and also where the first may have arrived. Knows no widget.
class SendAgain final : public QObject
{
    Q_OBJECT
public:
    explicit SendAgain(const Services &services, QObject *parent = nullptr);

    /// Why it cannot be sent again, one sentence, translated; empty if it can.
    [[nodiscard]] QString reasonAgainst(const LogDetail &detail) const;
    /// Why it cannot be taken over to Test Send, which shows `currentAssistantId`.
    [[nodiscard]] QString reasonAgainstEditing(
        const LogDetail &detail, const QUuid &currentAssistantId) const;
    [[nodiscard]] ComposeDraft draft(const LogDetail &detail) const;
    /// Whether it failed because the 24-hour window was closed: a template would get through.
    [[nodiscard]] bool needsTemplate(const LogDetail &detail) const;
    [[nodiscard]] QString reasonAgainstTemplate(
        const LogDetail &detail, const QUuid &currentAssistantId) const;
    /// To the same user, by a template that is still to be chosen.
    [[nodiscard]] ComposeDraft templateDraft(const LogDetail &detail) const;

    /// Sends, or asks first. Does nothing while one is under way or there is a reason against it.
    void send(const LogDetail &detail);
    void confirm(bool goOn); ///< the answer to confirmationNeeded()
    [[nodiscard]] bool isBusy() const { return m_phase != Phase::Idle; }

signals:
    void stateChanged(); ///< busy or not, or the channel is another than before
    /// `mayHaveArrived`: the outcome of the first is not known.
    void confirmationNeeded(const ChannelConsole::SendOrder &order, bool mayHaveArrived);
    void finished(const ChannelConsole::SendReport &report);

private:
    enum class Phase {
        Idle,
        Checking, ///< whether this number was ever written to
        Asking,
        Running,
    };

    [[nodiscard]] SendOrder order(const LogDetail &detail) const;
    void ask(bool mayHaveArrived);
    void start();
    void enter(Phase phase);

    Services m_services;
    Phase m_phase = Phase::Idle;
    SendOrder m_order; ///< of the one under way
};

} // namespace ChannelConsole
