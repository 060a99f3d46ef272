// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDateTime>
#include <QList>
#include <QString>

#include <array>

namespace ChannelConsole {

/// A piece of time and what was logged in it.
struct GlanceBucket
{
    QDateTime from; ///< itself included
    QDateTime until; ///< itself not
    qint64 outbound = 0;
    qint64 inbound = 0;
};

/// How far outbound messages came, in this order.
inline constexpr int kGlanceStages = 4;
/// MessageStatus of a stage: accepted, sent, delivered, read.
[[nodiscard]] const QString &glanceStageStatus(int stage);

struct GlanceStage
{
    qint64 reached = 0; ///< came so far or further; also those that failed afterwards
    qint64 standing = 0; ///< stand there now
};

/// Why outbound messages failed or were rejected, by the partner's own code: what a code means differs from
/// partner to partner.
struct GlanceReason
{
    QString partnerId;
    QString code;
    QString text; ///< ours and the partner's; plain text from outside; may be empty
    qint64 messages = 0;
};

/// How long one partner's messages took from here to the user's phone.
struct GlanceDelivery
{
    QString partnerId;
    qint64 medianMs = 0;
    int messages = 0; ///< the median is of so many
};

/// The log in numbers, for what a filter and a range of time show.
struct Glance
{
    QDateTime from; ///< invalid if there is no message at all
    QDateTime until;
    QList<GlanceBucket> buckets; ///< without gaps, oldest first
    qint64 outbound = 0;
    qint64 inbound = 0;
    std::array<GlanceStage, kGlanceStages> stages;
    QList<GlanceReason> reasons; ///< those of most messages, most first
    qint64 otherReasons = 0; ///< messages with a reason that is not among them
    qint64 withoutReason = 0; ///< failed or rejected, and no code was told
    qint64 unknown = 0; ///< it is not known whether they went out
    QList<GlanceDelivery> deliveries; ///< slowest first
    bool sampled = false; ///< deliveries are of the latest messages only

    [[nodiscard]] qint64 messages() const { return outbound + inbound; }
    [[nodiscard]] qint64 needAttention() const;
};

} // namespace ChannelConsole
