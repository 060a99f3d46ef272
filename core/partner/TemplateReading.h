// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/Json.h"
#include "core/message/TemplateRecord.h"
#include "core/partner/ReplyReading.h"
#include "core/partner/WebhookReading.h"

namespace ChannelConsole {

// What the partners' lists of templates have in common.

/// A list may be long: far more than a page of any partner, and little enough to be kept in memory.
inline constexpr JsonLimits kTemplateListLimits{.bytes = 16 * 1024 * 1024};

/// What a partner's own documents say about two of the statuses.
struct ListingWords
{
    QString allow; ///< for 403: who has to allow what
    QString notFound; ///< for 404: what is not there
    QString notFoundRemedy;
};

/// A reply that is no list: by HTTP status, or by an error of the partner's.
[[nodiscard]] Problem listingRefused(
    const Speaker &speaker, const HttpReply &reply, const PartnerSays &says, const ListingWords &words);
/// A 2xx reply that is not in a form that is known.
[[nodiscard]] Problem listingUnreadable(const Speaker &speaker, const HttpReply &reply);

/// A string, or the `text` of an object: partners write a part of a template as either.
[[nodiscard]] QString partText(const Json &object, const char *name);
/// The strings of an array; of a single string a list of one.
[[nodiscard]] QStringList textList(const Json &object, const char *name);
/// The entry as JSON text, for TemplateRecord::original.
[[nodiscard]] QByteArray originalOf(const Json &object);

} // namespace ChannelConsole
