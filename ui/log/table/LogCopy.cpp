// SPDX-License-Identifier: Apache-2.0
#include "ui/log/table/LogCopy.h"

#include "ui/log/MessageLogModel.h"

#include <QStringList>

namespace ChannelConsole {

namespace {

/// For what came from outside only: a number's + is none of a formula to whoever reads it.
QString harmless(const QString &text)
{
    static const QString kFormula = QStringLiteral("=+-@");
    return !text.isEmpty() && kFormula.contains(text.front()) ? u'\'' + text : text;
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
        for (const int column : columns) {
            const QString cell = copiedCell(model.index(row, column)).simplified();
            cells.append(column == static_cast<int>(LogColumn::Text) ? harmless(cell) : cell);
        }
        text += cells.join(u'\t') + u'\n';
    }
    return text;
}

} // namespace ChannelConsole
