// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/Problem.h"

#include <QString>

class QSqlError;

namespace ChannelConsole {

/// The store's problem of a kind, in words; `path` is the data file, named in the remedy. For the Store…
/// kinds only.
[[nodiscard]] Problem storeProblem(ProblemKind kind, const QString &path, const QString &details);

/// What SQLite's error means for the user. Where SQLite only says "input/output error" or "cannot open", the
/// file and its disk are looked at.
[[nodiscard]] Problem storeProblem(const QSqlError &error, const QString &path);

/// Whether the disk that holds `path` has practically no room left.
[[nodiscard]] bool diskIsFull(const QString &path);

} // namespace ChannelConsole
