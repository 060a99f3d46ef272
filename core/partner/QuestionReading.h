// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/partner/ReplyReading.h"

namespace ChannelConsole {

// Replies to what only asks (a list of templates, a log), that are not what was asked for. Where a send that
// got no clear answer is "unknown", a question that got none has simply not been answered.

/// What a partner's own documents say about it, and what it was about. All translated.
struct QuestionWords
{
    QString forbidden; ///< for 403: what the credentials may not do
    QString allow; ///< for 403: who has to allow what
    QString notFound; ///< for 404: what is not there; empty where that is not known
    QString notFoundRemedy;
    QString refused; ///< for a code that is not known, with HTTP 2xx
    QString unreadable; ///< for a 2xx reply in no known form
    QString unreadableRemedy;
    QString stays; ///< what a failure leaves as it is
};

/// A refusal by HTTP status, or by an error of the partner's.
[[nodiscard]] Problem questionRefused(
    const Speaker &speaker, const HttpReply &reply, const PartnerSays &says, const QuestionWords &words);
/// A 2xx reply that is not in a form that is known.
[[nodiscard]] Problem answerUnreadable(
    const Speaker &speaker, const HttpReply &reply, const QuestionWords &words);

} // namespace ChannelConsole
