// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/log/LogColumns.h"

#include <QList>
#include <QString>

#include <optional>

namespace ChannelConsole {

/// Stable, for the settings file: "business-number".
[[nodiscard]] QString logColumnName(LogColumn column);
[[nodiscard]] std::optional<LogColumn> logColumnFromName(const QString &name);

/// One column as the user arranged it.
struct LogColumnPlace
{
    LogColumn column;
    bool shown = true;
    int width = 0; ///< device-independent pixels

    bool operator==(const LogColumnPlace &) const = default;
};

/// "time=140 status=120 -partner=90": in their order, by name, so that a column added later changes none of
/// the others.
[[nodiscard]] QString columnsToText(const QList<LogColumnPlace> &places);
/// What is no column, has no width or comes twice is left out.
[[nodiscard]] QList<LogColumnPlace> columnsFromText(const QString &text);

} // namespace ChannelConsole
