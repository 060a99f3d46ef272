// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/Problem.h"
#include "core/net/Http.h"

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QString>

#include <optional>

namespace ChannelConsole {

/// What a partner posted to the webhook, after it was authorised.
struct WebhookPost
{
    QByteArray contentType; ///< the header, verbatim
    QByteArray body;
};

/// A payment a user made in WhatsApp Pay, as the guide's payment object tells it.
struct PaymentDetails
{
    QString transactionId;
    QString referenceId;
    std::optional<qint64> value; ///< in minor units; the amount is value / offset (PaymentEntity.h); empty if
                                 ///< it is not there or no number
    qint64 offset = 100; ///< always > 0
    QString currency; ///< ISO 4217, verbatim
    QString transactionType; ///< e.g. "upi"
    QString status; ///< verbatim: "success", or whatever else came
    /// Why the object is not one the guide describes (a missing field, an amount that is no number), in
    /// words; empty if it is.
    QString flaw;
    QByteArray object; ///< the payment object as it came, as JSON
};

/// Something a user can be sent to fetch: never fetched by itself.
struct InboundMedia
{
    QString url; ///< complete, ready to be asked for; empty if the partner gave only an id
    QString id;
    QString mimeType;
    QString fileName;
    QString caption;
};

/// What a user wrote. Everything in it came from outside: plain text.
struct InboundMessage
{
    QString partnerMessageId; ///< empty where the partner sends none (GupShup, gupshup.md §6)
    /// The same for a repetition of the same message, different otherwise: the partner's id, or a hash of
    /// what identifies it. Never empty.
    QString key;
    QString businessNumber; ///< `+` and digits where it is a number, verbatim otherwise
    QString userNumber; ///< likewise; a user id where the partner gives no number
    QString profileName;
    std::optional<QDateTime> time; ///< UTC, by the partner's clock
    QString type; ///< a MessageType (partner/WebhookReading.h) where it is known; an unknown one as it came
    QString text; ///< what the log shows in its text column
    QString replyTo; ///< the partner's id of the message this one answers; empty if none
    std::optional<InboundMedia> media;
    std::optional<PaymentDetails> payment;
    QByteArray content; ///< the whole message as JSON, strings that hold JSON taken apart
};

/// What became of a message of ours.
struct DeliveryEvent
{
    QString partnerMessageId; ///< may be empty if ourMessageId is there
    QString ourMessageId; ///< OutboundMessage::id where the partner hands it back
    QString businessNumber; ///< may be empty
    QString userNumber;
    std::optional<QDateTime> time; ///< UTC, by the partner's clock
    QString status; ///< a MessageStatus (log/MessageLog.h) where it is known; empty for one that only goes
                    ///< into the timeline
    QString partnerStatus; ///< the partner's own words, verbatim, e.g. "UNDELIVERABLE_NOT_DELIVERED"
    std::optional<Problem> problem; ///< for a failure: meaning, side, remedy, the partner's code and text
};

/// What one post holds, in its order.
struct WebhookEvents
{
    QList<InboundMessage> messages;
    QList<DeliveryEvent> deliveries;
    /// Parts that were not understood, in words: they stay visible in the raw call.
    QStringList notUnderstood;
};

} // namespace ChannelConsole
