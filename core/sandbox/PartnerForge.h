// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/partner/WebhookEvents.h"

#include <QDateTime>
#include <QList>
#include <QString>

#include <optional>

namespace ChannelConsole {

/// One form of message a user can send, as a partner posts it.
struct ForgedForm
{
    QString id; ///< stable, of this partner
    QString title; ///< translated
};

/// Who writes to whom, and when.
struct ForgedMessage
{
    QString businessNumber; ///< `+` and digits
    QString userNumber; ///< likewise
    QString id; ///< the partner's id of the message, where it has one; unique
    QDateTime time; ///< UTC
    QString repliesTo; ///< the partner's id of a message of ours; may be empty
};

enum class ForgedStatus {
    Sent,
    Delivered,
    Read,
    Failed,
};

/// What becomes of which message of ours.
struct ForgedReport
{
    ForgedStatus status = ForgedStatus::Delivered;
    QString partnerMessageId;
    QString messageId; ///< OutboundMessage::id
    QString businessNumber;
    QString userNumber;
    QDateTime sentAt; ///< UTC
    QDateTime time; ///< UTC, of what is reported
    QString failureCode; ///< for Failed: one of the partner's delivery codes; empty for an unknown subscriber
};

/// The posts of one messaging partner's webhook, as its documents and public captures show them; what they do
/// not show is said in the comments. The other half of the partner's simulation. Pure.
class PartnerForge
{
public:
    virtual ~PartnerForge() = default;
    PartnerForge() = default;
    Q_DISABLE_COPY_MOVE(PartnerForge)

    [[nodiscard]] virtual QString id() const = 0; ///< Partner::id()
    [[nodiscard]] virtual QList<ForgedForm> forms() const = 0; ///< plain text first
    /// `form` is one of forms(), or a name the partner never used, to see what becomes of it.
    [[nodiscard]] virtual WebhookPost message(const QString &form, const ForgedMessage &message) const = 0;
    /// Empty where the partner reports no such thing.
    [[nodiscard]] virtual std::optional<WebhookPost> report(const ForgedReport &report) const = 0;
    /// A message that does not say who wrote it; empty where no rule is about that.
    [[nodiscard]] virtual std::optional<WebhookPost> messageFromNobody(const ForgedMessage &) const
    {
        return {};
    }
};

/// Null if there is none for that partner. They live as long as the program.
[[nodiscard]] const PartnerForge *findForge(const QString &partnerId);

/// Digits alone, as all three partners write numbers.
[[nodiscard]] QString forgedNumber(const QString &number);

} // namespace ChannelConsole
