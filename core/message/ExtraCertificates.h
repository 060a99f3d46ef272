// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/Result.h"

#include <QByteArray>
#include <QFuture>
#include <QString>

namespace ChannelConsole {

/// The certificates of a PEM file the user trusts besides the system's (a company's proxy, a test host). Read
/// on a thread of the pool: the file may lie on a slow network drive. Refuses more than 1 MiB and files
/// without a certificate; the problem names the field `extraCaFile`.
[[nodiscard]] QFuture<Result<QByteArray>> readExtraCertificates(const QString &fileName);

} // namespace ChannelConsole
