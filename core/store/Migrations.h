// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/Result.h"

#include <QString>
#include <QStringList>

namespace ChannelConsole {

class StoreConnection;

/// The files NNNN_name.sql of a folder, in order: the first makes version 1 of the schema, each further one
/// the next. A gap in the numbers is a mistake of the build and answered as StoreFailed.
[[nodiscard]] Result<QStringList> migrationFiles(const QString &directory);

/// Brings the schema from `version` to the last file's. Each step is one transaction together with its PRAGMA
/// user_version: a step is there completely or not at all, whenever the program ends.
[[nodiscard]] Result<void> migrate(StoreConnection &connection, const QStringList &files, int version);

} // namespace ChannelConsole
