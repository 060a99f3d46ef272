// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/Json.h"
#include "core/partner/ReplyReading.h"
#include "core/partner/WebhookEvents.h"

#include <QDateTime>
#include <QString>
#include <QStringList>

#include <optional>

namespace ChannelConsole {

// What the posts of all partners have in common, and one name for what each of them names differently.

/// What kinds of message a user can send, by WhatsApp's own names where it has one.
namespace InboundType {
inline const QString kText = QStringLiteral("text");
inline const QString kImage = QStringLiteral("image");
inline const QString kVideo = QStringLiteral("video");
inline const QString kAudio = QStringLiteral("audio");
inline const QString kVoice = QStringLiteral("voice");
inline const QString kDocument = QStringLiteral("document");
inline const QString kSticker = QStringLiteral("sticker");
inline const QString kLocation = QStringLiteral("location");
inline const QString kContacts = QStringLiteral("contacts");
inline const QString kButton = QStringLiteral("button"); ///< quick reply of a template
inline const QString kButtonReply = QStringLiteral("button_reply");
inline const QString kListReply = QStringLiteral("list_reply");
inline const QString kFlowReply = QStringLiteral("flow_reply");
inline const QString kPayment = QStringLiteral("payment");
inline const QString kOrder = QStringLiteral("order");
inline const QString kReaction = QStringLiteral("reaction");
inline const QString kCallPermissionReply = QStringLiteral("call_permission_reply");
inline const QString kAuthenticationReply = QStringLiteral("authentication_reply");
inline const QString kInfectedContent = QStringLiteral("infected_content");
inline const QString kUnsupported = QStringLiteral("unsupported");
inline const QString kOptIn = QStringLiteral("opt_in");
inline const QString kOptOut = QStringLiteral("opt_out");
} // namespace InboundType

/// `+` before what is digits only; anything else (a masked number, a user id, a sender's name) as it came.
[[nodiscard]] QString incomingNumber(const QString &written);

/// Seconds or milliseconds since 1970, told apart by their size; empty for anything that is no time.
[[nodiscard]] std::optional<QDateTime> epochTime(const QString &number);
/// With `+0000`, `+00:00` or `Z` (infobip.md §1).
[[nodiscard]] std::optional<QDateTime> isoTime(const QString &text);

/// The same document with every string that holds a JSON object or array taken apart, but for what a person
/// wrote (a text, a caption, a title): that stays as it was written.
[[nodiscard]] Json unfolded(const Json &document);

/// The same for the same parts in the same order, however long they are.
[[nodiscard]] QString hashKey(const QStringList &parts);

/// The first of these members that is a text or a number; empty if none is.
[[nodiscard]] QString firstText(const Json &object, std::initializer_list<const char *> names);

/// "Office, MG Road (12.97, 77.59)", as far as it is known.
[[nodiscard]] QString locationText(const Json &location);
/// The names in an array of contacts, of any partner's spelling.
[[nodiscard]] QString contactsText(const Json &contacts);

/// Why a message was not delivered: the meaning of the partner's code where it is documented.
[[nodiscard]] Problem deliveryProblem(const Speaker &speaker, const PartnerSays &says);

/// Nothing of the post could be understood.
[[nodiscard]] Problem postNotUnderstood(const Speaker &speaker, const QString &details);
/// One part of it was not: for WebhookEvents::notUnderstood.
[[nodiscard]] QString partNotUnderstood(const Json &part);

} // namespace ChannelConsole
