// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/Result.h"

#include <QSaveFile>

namespace ChannelConsole {

/// The file an export goes to: appears under its name when it is complete, and not at all otherwise; what was
/// there before stays until then. Readable for its owner only, because it is about people. Every member on
/// one thread, which it may block. Problems say what is the matter with the place, as far as can be told.
class ExportFile final
{
public:
    explicit ExportFile(const QString &path);

    [[nodiscard]] Result<void> open();
    [[nodiscard]] Result<void> write(const QByteArray &bytes);
    [[nodiscard]] Result<void> commit();

private:
    QSaveFile m_file;
};

/// Writes all of it through to the system: a full disk is told now, not later.
[[nodiscard]] Result<void> writeThrough(QFileDevice &file, const QByteArray &bytes);

} // namespace ChannelConsole
