// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/message/ScriptContext.h"

#include <QString>
#include <QStringList>

namespace ChannelConsole {

/// What this engine (Qt's, ECMAScript 2016 with a few later parts) lacks, found out by trying on Qt 6.4. The
/// platform's own engine may have it: which one it is, is not documented.

/// Why a script failed here that may well run on the platform: a language feature this engine lacks, or
/// something that is out of a script's reach. One or two sentences; empty if the fault is likely the script's
/// own.
[[nodiscard]] QString featureHint(const QString &script, const ScriptFault &fault);

/// What this engine takes without complaint and then does differently. One sentence each; usually none.
[[nodiscard]] QStringList silentDifferences(const QString &script);

} // namespace ChannelConsole
