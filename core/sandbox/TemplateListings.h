// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/sandbox/SimulatedPartner.h"

#include <QByteArray>
#include <QHash>
#include <QString>

namespace ChannelConsole {

// The lists of templates (SandboxTemplates.h) in the partners' wire formats.

/// Whether it asks for the templates of a sender at Infobip (infobip.md §4).
[[nodiscard]] bool asksForInfobipTemplates(const ListenerRequest &request);
/// For a caller that may have it: 404 for a sender that is not the account's.
[[nodiscard]] ListenerReply infobipTemplateList(const ListenerRequest &request);

/// `get_whatsapp_hsm`, including its own check of the credentials: `limit`, `offset` and `name` are served
/// (gupshup.md §4). Errors come without the envelope of the sends.
[[nodiscard]] ListenerReply gupShupTemplateList(const QHash<QByteArray, QString> &parameters);

} // namespace ChannelConsole
