// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/Result.h"

#include <QByteArray>
#include <QFuture>
#include <QString>

namespace ChannelConsole {

// Files of templates, on a thread of the pool: a folder may lie on a slow network drive.

/// InvalidInput with the reason if it is no plain file, cannot be read or is larger than 16 MiB.
[[nodiscard]] QFuture<Result<QByteArray>> readTemplateFile(const QString &fileName);
/// Whole or not at all.
[[nodiscard]] QFuture<Result<void>> writeTemplateFile(const QString &fileName, const QByteArray &text);

} // namespace ChannelConsole
