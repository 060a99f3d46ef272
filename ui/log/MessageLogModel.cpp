// SPDX-License-Identifier: Apache-2.0
#include "ui/log/MessageLogModel.h"

#include "ui/log/LogText.h"
#include "ui/widgets/Icons.h"

namespace ChannelConsole {

MessageLogModel::MessageLogModel(MessageLog *log, const Options &options, QObject *parent)
    : QAbstractTableModel(parent)
    , m_log(log)
    , m_options(options)
    , m_tail(new LogTail(log, options.coalesceMs, this))
    , m_missedTimer(new QTimer(this))
{
    m_window.reset(m_order, m_options.pageSize);
    m_missedTimer->setSingleShot(true);
    m_rereadTimer.setSingleShot(true);
    connect(m_missedTimer, &QTimer::timeout, this, &MessageLogModel::next);
    connect(&m_rereadTimer, &QTimer::timeout, this, &MessageLogModel::reread);
    connect(m_tail, &LogTail::due, this, &MessageLogModel::applyChanges);
    connect(log, &MessageLog::removed, this, &MessageLogModel::scheduleReread);
}

MessageLogModel::MessageLogModel(MessageLog *log, QObject *parent)
    : MessageLogModel(log, Options{}, parent)
{
}

void MessageLogModel::setFilter(const MessageFilter &filter)
{
    if (m_started && filter == m_filter)
        return;
    // Rows of another assistant must not be taken for this one's; while typing a search the rows before may
    // stay.
    if (filter.assistantId != m_filter.assistantId && m_window.rows() > 0) {
        beginResetModel();
        m_window.reset(m_order, m_options.pageSize);
        endResetModel();
    }
    m_filter = filter;
    m_membership = LogMembership(filter);
    m_wantsFound = 0;
    reload();
}

void MessageLogModel::sort(int column, Qt::SortOrder direction)
{
    const std::optional<LogSort> by = sortOf(static_cast<LogColumn>(column));
    if (!by)
        return;
    const LogOrder order{.by = *by, .direction = direction};
    if (order == m_order)
        return;
    m_order = order;
    if (m_started)
        reload();
}

void MessageLogModel::setAssistantNames(const QHash<QUuid, QString> &names)
{
    if (names == m_assistantNames)
        return;
    m_assistantNames = names;
    const int column = static_cast<int>(LogColumn::Assistant);
    if (m_window.rows() > 0)
        emit dataChanged(index(0, column), index(rowCount() - 1, column));
}

LogCount MessageLogModel::count() const
{
    LogCount count{.rows = m_window.rows()};
    if (m_window.isExact())
        count.state = LogCount::State::Exact;
    else if (count.rows > 0)
        count.state = LogCount::State::AtLeast;
    return count;
}

int MessageLogModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_window.rows();
}

int MessageLogModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : kLogColumnCount;
}

QVariant MessageLogModel::data(const QModelIndex &index, int role) const
{
    Q_ASSERT(checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid));
    const LogEntry *entry = m_window.at(index.row());
    if (!entry) {
        m_missed = index.row();
        if (!m_missedTimer->isActive())
            m_missedTimer->start(0);
        return {};
    }
    const auto column = static_cast<LogColumn>(index.column());
    switch (role) {
    case Qt::DisplayRole:
        return displayText(*entry, column);
    case Qt::DecorationRole:
        return column == LogColumn::Status ? QVariant(statusIcon(entry->status)) : QVariant();
    case LogRawRole:
        return rawValue(*entry, column);
    case LogIdRole:
        return entry->id;
    default:
        return {};
    }
}

QVariant MessageLogModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= kLogColumnCount)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::AlignLeading | Qt::AlignVCenter);
    return role == Qt::DisplayRole ? QVariant(columnTitle(static_cast<LogColumn>(section))) : QVariant();
}

QString MessageLogModel::displayText(const LogEntry &entry, LogColumn column) const
{
    switch (column) {
    case LogColumn::Time:
        return logTimeText(entry.time);
    case LogColumn::Assistant:
        return m_assistantNames.value(entry.assistantId);
    case LogColumn::Direction:
        return directionText(entry.direction);
    case LogColumn::Partner:
        return partnerText(entry.partnerId, entry.sandbox);
    case LogColumn::BusinessNumber:
        return numberText(entry.businessNumber);
    case LogColumn::UserNumber:
        return numberText(entry.userNumber);
    case LogColumn::Type:
        return typeText(entry);
    case LogColumn::Text:
        return cellText(entry.text);
    case LogColumn::Status:
        return statusText(entry.status);
    }
    Q_UNREACHABLE();
}

QIcon MessageLogModel::statusIcon(const QString &status) const
{
    const QString name = statusIconName(status);
    const auto found = m_icons.constFind(name);
    return found != m_icons.constEnd() ? *found : *m_icons.insert(name, icon(name));
}

} // namespace ChannelConsole
