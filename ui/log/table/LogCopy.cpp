// SPDX-License-Identifier: Apache-2.0
#include "ui/log/table/LogCopy.h"

#include "core/log/export/ExportText.h"
#include "ui/log/MessageLogModel.h"

#include <QStringList>

#include <algorithm>

namespace ChannelConsole {

namespace {

/// A number as it is shown: its + is none of a formula to whoever reads it.
bool isNumber(const QString &text)
{
    return std::all_of(text.begin() + 1, text.end(),
        [](QChar c) { return (c >= u'0' && c <= u'9') || QStringView(u" -()").contains(c); });
}

/// Any column may hold what came from outside: a status, a type or a sender that nobody knows is shown as it
/// came.
QString harmless(const QString &text)
{
    return !wouldBeCalculated(text) || (text.front() == u'+' && isNumber(text)) ? text : u'\'' + text;
}

} // namespace

QString copiedCell(const QModelIndex &index)
{
    if (index.column() == static_cast<int>(LogColumn::Text))
        return index.data(LogRawRole).toString();
    return index.data(Qt::DisplayRole).toString();
}

QString copiedRows(
    const QAbstractItemModel &model, const QList<int> &rows, const QList<int> &columns, bool named)
{
    QString text;
    QStringList cells;
    if (named) {
        for (const int column : columns)
            cells.append(model.headerData(column, Qt::Horizontal).toString());
        text += cells.join(u'\t') + u'\n';
    }
    for (const int row : rows) {
        cells.clear();
        for (const int column : columns)
            cells.append(harmless(copiedCell(model.index(row, column)).simplified()));
        text += cells.join(u'\t') + u'\n';
    }
    return text;
}

} // namespace ChannelConsole
