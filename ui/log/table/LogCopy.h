// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>
#include <QModelIndex>
#include <QString>

namespace ChannelConsole {

// What is copied of the log's table: what is shown, but the whole text where a cell shows its beginning.

[[nodiscard]] QString copiedCell(const QModelIndex &index);

/// Rows as tab separated text, for a spreadsheet or a ticket: one line each, so that tabs and line breaks of
/// a text become blanks. A text that a spreadsheet would take for a formula has an apostrophe before it, as
/// there. `columns` in the order they are to have; `named` puts a line with their names first.
[[nodiscard]] QString copiedRows(
    const QAbstractItemModel &model, const QList<int> &rows, const QList<int> &columns, bool named);

} // namespace ChannelConsole
