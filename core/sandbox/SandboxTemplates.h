// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/message/TemplateRecord.h"

#include <QList>
#include <QString>

#include <optional>

namespace ChannelConsole {

/// The templates of the simulated account, in the partner's own words for their status (Infobip "APPROVED",
/// GupShup "ENABLED"). Made to show what can be met: headers of all kinds, every button that takes a value,
/// one that is paused, one that was rejected, and one with a button that this program does not know. Karix
/// lists none (karix.md A.4): these are the ones its simulation recognises.
[[nodiscard]] QList<TemplateRecord> sandboxTemplates(const QString &partnerId);

/// By name and language; an empty language is any. Empty if there is none.
[[nodiscard]] std::optional<TemplateRecord> sandboxTemplate(
    const QString &partnerId, const QString &name, const QString &language = {});

/// Whether the partner sends a template with this status: Infobip "APPROVED" and "REINSTATED", GupShup
/// "ENABLED" (infobip.md §4, gupshup.md §4).
[[nodiscard]] bool isSentInSandbox(const TemplateRecord &record);

} // namespace ChannelConsole
