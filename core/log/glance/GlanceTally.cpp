// SPDX-License-Identifier: Apache-2.0
#include "core/log/glance/GlanceTally.h"

#include "core/log/MessageStatus.h"

#include <algorithm>

namespace ChannelConsole {

namespace {

/// How many stages a status stands for: none before it is accepted.
int stagesOf(const QString &status)
{
    for (int stage = 0; stage < kGlanceStages; ++stage) {
        if (glanceStageStatus(stage) == status)
            return stage + 1;
    }
    return 0;
}

qsizetype pieceOf(const QDateTime &time, const QList<QDateTime> &bounds)
{
    const qsizetype after = std::upper_bound(bounds.begin(), bounds.end(), time) - bounds.begin();
    return std::clamp(after - 1, qsizetype(0), bounds.size() - 2);
}

} // namespace

void GlanceTally::add(const GlanceRow &row, const QList<QDateTime> &bounds)
{
    const bool isInbound = row.direction == Direction::Inbound;
    const auto count = [isInbound](Count &into) { ++(isInbound ? into.inbound : into.outbound); };
    count(all);
    if (bounds.size() > 1) {
        times.resize(bounds.size() - 1);
        count(times[pieceOf(row.place.time, bounds)]);
    }
    if (isInbound)
        return;
    const int standing = stagesOf(row.status);
    const int reached = std::max(standing, row.reachedBefore);
    for (int stage = 0; stage < reached; ++stage)
        ++stages.at(std::size_t(stage)).reached;
    if (standing > 0)
        ++stages.at(std::size_t(standing - 1)).standing;
    for (const QString &code : row.codes)
        ++reasons[{row.partnerId, code}];
    if (!row.codes.isEmpty())
        return;
    if (row.status == MessageStatus::kUnknown)
        ++unknown;
    else if (row.status == MessageStatus::kFailed || row.status == MessageStatus::kRejected)
        ++withoutReason;
}

void GlanceTally::add(const GlanceTally &other)
{
    times.resize(std::max(times.size(), other.times.size()));
    for (qsizetype piece = 0; piece < other.times.size(); ++piece) {
        times[piece].outbound += other.times.at(piece).outbound;
        times[piece].inbound += other.times.at(piece).inbound;
    }
    all.outbound += other.all.outbound;
    all.inbound += other.all.inbound;
    for (std::size_t stage = 0; stage < stages.size(); ++stage) {
        stages.at(stage).reached += other.stages.at(stage).reached;
        stages.at(stage).standing += other.stages.at(stage).standing;
    }
    for (auto reason = other.reasons.cbegin(); reason != other.reasons.cend(); ++reason)
        reasons[reason.key()] += reason.value();
    withoutReason += other.withoutReason;
    unknown += other.unknown;
}

Glance glanceOf(const GlanceTally &tally, const QList<QDateTime> &bounds, const MessageFilter &ranged,
    qsizetype mostReasons)
{
    Glance glance{.outbound = tally.all.outbound,
        .inbound = tally.all.inbound,
        .stages = tally.stages,
        .withoutReason = tally.withoutReason,
        .unknown = tally.unknown};
    for (qsizetype piece = 0; piece + 1 < bounds.size(); ++piece) {
        const GlanceTally::Count count = tally.times.value(piece);
        glance.buckets.append({.from = bounds.at(piece),
            .until = bounds.at(piece + 1),
            .outbound = count.outbound,
            .inbound = count.inbound});
    }
    if (!glance.buckets.isEmpty()) {
        GlanceBucket &first = glance.buckets.first();
        GlanceBucket &last = glance.buckets.last();
        if (ranged.from.isValid())
            first.from = std::max(first.from, ranged.from);
        if (ranged.until.isValid())
            last.until = std::min(last.until, ranged.until);
        glance.from = first.from;
        glance.until = last.until;
    }
    for (auto reason = tally.reasons.cbegin(); reason != tally.reasons.cend(); ++reason)
        glance.reasons.append({.partnerId = reason.key().first,
            .code = reason.key().second,
            .text = {},
            .messages = reason.value()});
    std::sort(glance.reasons.begin(), glance.reasons.end(), [](const GlanceReason &a, const GlanceReason &b) {
        return a.messages != b.messages ? a.messages > b.messages
                                        : std::pair(a.code, a.partnerId) < std::pair(b.code, b.partnerId);
    });
    while (glance.reasons.size() > mostReasons)
        glance.otherReasons += glance.reasons.takeLast().messages;
    return glance;
}

qint64 medianOf(QList<qint64> values)
{
    if (values.isEmpty())
        return 0;
    const auto middle = values.begin() + values.size() / 2;
    std::nth_element(values.begin(), middle, values.end());
    if (values.size() % 2 == 1)
        return *middle;
    return (*std::max_element(values.begin(), middle) + *middle) / 2;
}

} // namespace ChannelConsole
