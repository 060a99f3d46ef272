// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/sandbox/PartnerForge.h"

namespace ChannelConsole {

enum class ForgeGroup {
    Message, ///< what a user can send
    Report, ///< what becomes of the last message sent
    Disorder, ///< repeated, late, out of order, unknown
    Refused, ///< calls the endpoint has to refuse
};

/// Something that can be forged: one call, or a few in a row.
struct ForgedCall
{
    QString id; ///< stable, of this partner
    QString title; ///< translated
    ForgeGroup group = ForgeGroup::Message;
    bool aboutSent = false; ///< needs a message that was sent
};

/// What a forged call is made from.
struct ForgeFacts
{
    ForgedMessage message; ///< a fresh one
    std::optional<ForgedReport> sent; ///< of the last message that was sent; its status and time are replaced
};

/// How a forged call is to be spoilt on its way.
enum class ForgeFlaw {
    None,
    NoAuthorization,
    WrongAuthorization,
    InvalidStreamId,
    WrongMethod,
};

/// One request of a forged call.
struct ForgedPost
{
    WebhookPost post;
    ForgeFlaw flaw = ForgeFlaw::None;
};

/// Everything that can be forged in the name of a partner, in the order it is offered.
[[nodiscard]] QList<ForgedCall> forgeCatalogue(const PartnerForge &forge);

/// The requests of a call, in their order. Empty for an unknown id, and for a report the partner does not
/// have or that has nothing to be about.
[[nodiscard]] QList<ForgedPost> forgePosts(
    const PartnerForge &forge, const QString &callId, const ForgeFacts &facts);

} // namespace ChannelConsole
