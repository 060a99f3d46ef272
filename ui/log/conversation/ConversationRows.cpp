// SPDX-License-Identifier: Apache-2.0
#include "core/Clock.h"
#include "ui/log/conversation/Bubble.h"
#include "ui/log/conversation/ConversationModel.h"
#include "ui/widgets/PlainToolTip.h"

#include <algorithm>

namespace ChannelConsole {

namespace {

QString spokenLine(const ConversationItem &item)
{
    return QStringList{lineText(item), lineHint(item)}.join(u'\n').trimmed();
}

} // namespace

// The rows of the model: the loaded messages and the lines between them.

/// Both lists have most of their lines in common, at the beginning or the end: only what is between changes.
void ConversationModel::setRows()
{
    const std::optional<QDateTime> now = m_newer ? std::nullopt : std::optional(m_clock->now());
    QList<Row> rows;
    for (const ConversationItem &item :
        conversationItems(m_messages, m_lastInbound, now, QTimeZone::systemTimeZone()))
        rows += {.kind = item.kind,
            .time = item.time,
            .id = item.message < 0 ? 0 : m_messages.at(item.message).entry.id};
    qsizetype head = 0;
    while (head < qMin(m_rows.size(), rows.size()) && m_rows.at(head) == rows.at(head))
        ++head;
    qsizetype tail = 0;
    while (tail < qMin(m_rows.size(), rows.size()) - head
        && m_rows.at(m_rows.size() - 1 - tail) == rows.at(rows.size() - 1 - tail))
        ++tail;
    const qsizetype removed = m_rows.size() - head - tail;
    const qsizetype inserted = rows.size() - head - tail;
    if (removed == 0 && inserted == 0)
        return;
    if (removed > 0) {
        beginRemoveRows({}, static_cast<int>(head), static_cast<int>(head + removed - 1));
        m_rows.remove(head, removed);
        endRemoveRows();
    }
    if (inserted > 0) {
        beginInsertRows({}, static_cast<int>(head), static_cast<int>(head + inserted - 1));
        m_rows = rows;
        endInsertRows();
    }
}

const ConversationMessage *ConversationModel::message(int row) const
{
    const Row &shown = m_rows.at(row);
    if (shown.id == 0)
        return nullptr;
    LogEntry entry;
    entry.id = shown.id;
    entry.time = shown.time;
    const qsizetype place = placeOf(entry);
    const bool found = place < m_messages.size() && m_messages.at(place).entry.id == shown.id;
    return found ? &m_messages.at(place) : nullptr;
}

ConversationItem ConversationModel::item(int row) const
{
    return {.kind = m_rows.at(row).kind, .time = m_rows.at(row).time};
}

int ConversationModel::rowOf(qint64 logId) const
{
    const auto found
        = std::find_if(m_rows.begin(), m_rows.end(), [logId](const Row &row) { return row.id == logId; });
    return found == m_rows.end() ? -1 : static_cast<int>(found - m_rows.begin());
}

int ConversationModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant ConversationModel::data(const QModelIndex &index, int role) const
{
    Q_ASSERT(checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid));
    const ConversationMessage *shown = message(index.row());
    switch (role) {
    case ConversationLogIdRole:
        return m_rows.at(index.row()).id;
    case Qt::DisplayRole:
        return shown ? saidText(*shown) : lineText(item(index.row()));
    case Qt::AccessibleTextRole:
        return shown ? spokenText(*shown) : spokenLine(item(index.row()));
    case Qt::ToolTipRole:
        return plainToolTip(shown ? hintText(*shown) : lineHint(item(index.row())));
    default:
        return {};
    }
}

} // namespace ChannelConsole
