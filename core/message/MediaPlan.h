// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/channel/Channel.h"

#include <QHash>
#include <QUrl>

namespace ChannelConsole {

class Partner;

/// Where a file that a user sent is, and what would go along: to be shown before anything is asked for.
struct MediaPlan
{
    QUrl url;
    QString origin;
    const Partner *partner = nullptr;
    PartnerSettings settings;
    QHash<QString, SecretEntry> secrets; ///< those that go along; empty: without credentials
    QString extraCaFile;
    bool sandbox = false; ///< at the sandbox, and nowhere else

    [[nodiscard]] bool withCredentials() const { return !secrets.isEmpty(); }
};

} // namespace ChannelConsole
