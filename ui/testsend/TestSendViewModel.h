// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/message/TestSend.h"
#include "ui/Services.h"
#include "ui/testsend/ComposeDraft.h"
#include "ui/testsend/Composition.h"
#include "ui/testsend/NumberSuggestions.h"
#include "ui/testsend/SendReadiness.h"

#include <QHash>
#include <QObject>

namespace ChannelConsole {

/// What was typed for one assistant. In memory only.
struct TestSendDraft
{
    QString businessNumber; ///< as stored in the configuration
    QString userNumber; ///< as typed
    QString keyword;
    Composition composition;
    QString messageId; ///< of the next message, so that what is shown is what goes out
};

/// The state of the Test Send page: a draft, a run and a result per assistant, all of which survive looking
/// at another assistant or page. Knows no widget.
class TestSendViewModel final : public QObject
{
    Q_OBJECT
public:
    using Readiness = SendReadiness;
    enum class Phase {
        Idle,
        Checking, ///< whether this number was ever written to
        Asking, ///< the user, because it was not
        Running,
        Finished,
    };
    /// Where on the page something is said.
    enum class Place {
        BusinessNumber,
        UserNumber,
        Content, ///< Problem::field is the finding's
        Channel, ///< not an input of this page: the configuration has to be changed
    };
    struct Fault
    {
        Place place = Place::Channel;
        Problem problem;
    };

    explicit TestSendViewModel(const Services &services, QObject *parent = nullptr);

    void showAssistant(const QUuid &assistantId);
    [[nodiscard]] const QUuid &assistantId() const { return m_assistantId; }

    [[nodiscard]] Readiness readiness() const;
    [[nodiscard]] bool isSandbox() const;
    [[nodiscard]] QString partnerName() const;
    [[nodiscard]] QString partnerId() const { return m_configuration.partnerId; }
    [[nodiscard]] QStringList businessNumbers() const;
    [[nodiscard]] QString keywordLabel() const; ///< empty if the partner needs none
    [[nodiscard]] MessageLimits limits() const;
    [[nodiscard]] MessageSupport support(MessageType type) const; ///< by the chosen partner
    /// What was written, in the partner's own form as far as that is known (Partner::rawDraft()).
    [[nodiscard]] std::optional<RawContent> rawDraft() const;
    [[nodiscard]] const QList<NumberSuggestion> &suggestions() const { return m_suggestions->list(); }

    [[nodiscard]] const TestSendDraft &draft() const;
    void setBusinessNumber(const QString &number);
    void setUserNumber(const QString &typed);
    void setKeyword(const QString &keyword);
    void setType(MessageType type); ///< draftReplaced() follows
    void setContent(const MessageContent &content); ///< as it is typed, of any type
    /// Takes a message over from another page. The business number it was sent from is only taken where it is
    /// one of this channel's; false if it is not.
    bool compose(const ComposeDraft &draft);

    /// The content as it would be sent: with the keyword.
    [[nodiscard]] MessageContent outgoing() const;
    /// All there is against the content as it would be sent.
    [[nodiscard]] QList<ContentFinding> findings() const;
    /// Empty inputs are worth a word from the first try to send on.
    [[nodiscard]] bool hasTried() const { return session().tried; }

    /// Why the content could not be sent, whoever was asked to; empty if it could.
    [[nodiscard]] std::optional<Problem> contentProblem() const;
    /// What stands in the way. Says nothing about an input that is still empty before the first try to send.
    [[nodiscard]] std::optional<Fault> fault() const;
    /// The request that would go out, secrets masked; or why there is none yet.
    [[nodiscard]] Result<QString> preview() const;

    [[nodiscard]] Phase phase() const;
    [[nodiscard]] SendStage stage() const;
    [[nodiscard]] bool isCancelling() const;
    [[nodiscard]] bool isKeychainWaiting() const { return m_keychainWaiting; }
    [[nodiscard]] const std::optional<SendReport> &report() const; ///< of the last finished send
    /// Whether what is written now is what the report is about: same numbers, same content.
    [[nodiscard]] bool isReportOfDraft() const;
    /// What an assistant's question or report is about: the saved configuration may have changed since.
    [[nodiscard]] SendOrder orderOf(const QUuid &assistantId) const;

    /// Does nothing while a send is under way. False if there is a fault: it is then shown in full.
    bool send();
    /// The answer to confirmationNeeded().
    void confirm(const QUuid &assistantId, bool goOn);
    void cancel();

signals:
    void draftReplaced(); ///< by another assistant's, or because the configuration changed
    void channelChanged(); ///< readiness, partner, numbers
    void suggestionsChanged();
    void previewChanged(); ///< also fault and findings
    void stateChanged(); ///< phase, stage, result
    /// The first send to a number costs money and reaches a person. Answer with confirm().
    void confirmationNeeded(const QUuid &assistantId);

private:
    struct Session
    {
        TestSendDraft draft;
        bool tried = false; ///< to send; empty inputs are faults from then on
        Phase phase = Phase::Idle;
        quint64 check = 0; ///< the newest look-up of the number; an answer to an older one is dropped
        SendOrder order; ///< of the send under way or finished
        SendStage stage = SendStage::Finished;
        bool cancelling = false;
        QPointer<SendRun> run;
        std::optional<SendReport> report;
    };

    [[nodiscard]] const Partner *partner() const;
    [[nodiscard]] PartnerSettings settings() const;
    [[nodiscard]] const Session &session() const;
    [[nodiscard]] std::optional<Fault> numberFault() const;
    /// Whether the partner refused it because of the message, not of its own settings.
    [[nodiscard]] bool isAboutContent(const Problem &problem) const;
    [[nodiscard]] SendOrder order() const;
    void refreshChannel();
    void refreshSuggestions();
    void check(const SendOrder &order);
    static void forgetReport(Session &session);
    void start(const QUuid &assistantId);
    void sessionChanged(const QUuid &assistantId);

    Services m_services;
    QUuid m_assistantId;
    std::optional<Assistant> m_assistant;
    ChannelConfiguration m_configuration;
    QHash<QUuid, Session> m_sessions;
    NumberSuggestions *m_suggestions;
    bool m_keychainWaiting = false;
};

} // namespace ChannelConsole
