// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/message/TemplateRows.h"

#include <QDateTime>
#include <QStringList>

namespace ChannelConsole {

/// What a template's status means for sending it. The partners' words for it are open: an unknown one is
/// Unknown, and does not stop anybody from trying.
enum class TemplateStanding {
    Usable,
    Pending,
    Paused,
    Refused, ///< rejected or disabled
    Gone, ///< deleted, or not in the partner's list any more
    Unknown,
};

[[nodiscard]] TemplateStanding standingOf(const TemplateRecord &record);
/// "Approved", "Paused", …; a status that is not known as it came. Translated.
[[nodiscard]] QString templateStatusText(const TemplateRecord &record);
/// Everything that is wrong with it or worth knowing before it is sent, a sentence each: its status with the
/// reason, what this program cannot show or fill in. Empty if there is nothing. Translated.
[[nodiscard]] QStringList templateConcerns(const TemplateRecord &record);

/// Longer ago than this a template may have been changed or paused meanwhile.
inline constexpr int kTemplatesStaleAfterDays = 7;
/// Never synced, or so long ago. Where the partner lists none there is nothing to be stale.
[[nodiscard]] bool templatesAreStale(const TemplateList &list, const QDateTime &now);

/// Whether a template's button of this type is known, so that it is shown and filled in as what it is.
[[nodiscard]] bool isKnownTemplateButton(const QString &type);
/// What stands for a button that has no title: "Quick reply"; a type that is not known as it came.
/// Translated.
[[nodiscard]] QString templateButtonTypeText(const QString &type);
[[nodiscard]] bool isKnownTemplateHeader(const QString &kind);

} // namespace ChannelConsole
