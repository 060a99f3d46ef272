// SPDX-License-Identifier: Apache-2.0
#include "ui/log/MessageLogModel.h"

#include "core/Continuation.h"
#include "core/log/SearchText.h"
#include "ui/log/LogText.h"
#include "ui/widgets/Icons.h"

#include <algorithm>

namespace ChannelConsole {

namespace {

constexpr int kNextTickMs = 16; // a frame, so that the window paints and answers in between

/// The log's order: newest first, ids where the time is the same.
bool comesBefore(const LogEntry &a, const LogEntry &b)
{
    return a.time == b.time ? a.id > b.id : a.time > b.time;
}

QVariant rawValue(const LogEntry &entry, LogColumn column)
{
    switch (column) {
    case LogColumn::Time:
        return entry.time;
    case LogColumn::Assistant:
        return entry.assistantId;
    case LogColumn::Direction:
        return static_cast<int>(entry.direction);
    case LogColumn::Partner:
        return entry.partnerId;
    case LogColumn::BusinessNumber:
        return entry.businessNumber;
    case LogColumn::UserNumber:
        return entry.userNumber;
    case LogColumn::Type:
        return entry.type;
    case LogColumn::Text:
        return entry.text;
    case LogColumn::Status:
        return entry.status;
    }
    Q_UNREACHABLE();
}

} // namespace

MessageLogModel::MessageLogModel(MessageLog *log, const Options &options, QObject *parent)
    : QAbstractTableModel(parent)
    , m_log(log)
    , m_options(options)
{
    m_changeTimer.setSingleShot(true);
    connect(&m_changeTimer, &QTimer::timeout, this, &MessageLogModel::applyChanges);
    connect(log, &MessageLog::appended, this, &MessageLogModel::noteChange);
    connect(log, &MessageLog::updated, this, &MessageLogModel::noteChange);
    connect(log, &MessageLog::ingested, this,
        [this](const QList<LogEntry> &added, const QList<LogEntry> &updated) {
            noteChanges(added);
            noteChanges(updated);
        });
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
    if (filter.assistantId != m_filter.assistantId && !m_entries.isEmpty()) {
        beginResetModel();
        m_entries.clear();
        m_more = false;
        endResetModel();
    }
    m_filter = filter;
    reload();
}

void MessageLogModel::setAssistantNames(const QHash<QUuid, QString> &names)
{
    if (names == m_assistantNames)
        return;
    m_assistantNames = names;
    const int column = static_cast<int>(LogColumn::Assistant);
    if (!m_entries.isEmpty())
        emit dataChanged(index(0, column), index(rowCount() - 1, column));
}

void MessageLogModel::reload()
{
    m_started = true;
    ++m_generation;
    m_changes.clear(); // committed already, so the page about to be read has them
    setState(State::Loading);
    if (!m_running)
        load({});
}

void MessageLogModel::retry()
{
    if (m_state != State::Failed)
        return;
    if (m_entries.isEmpty()) {
        reload();
        return;
    }
    setState(State::Ready);
    fetchMore({});
}

void MessageLogModel::load(const std::optional<LogAnchor> &olderThan)
{
    m_running = true;
    const LogQuery query{
        .filter = m_filter,
        .olderThan = olderThan,
        .limit = m_options.pageSize,
    };
    continued(m_log->page(query), this,
        [this, generation = m_generation, first = !olderThan.has_value()](
            const Result<LogPage> &page) { take(generation, first, page); });
}

void MessageLogModel::take(quint64 generation, bool first, const Result<LogPage> &page)
{
    if (generation != m_generation) {
        load({});
        return;
    }
    if (!page) {
        m_running = false;
        m_problem = page.error();
        setState(State::Failed);
        return;
    }
    const QList<LogEntry> &entries = page.value().entries;
    if (first) {
        beginResetModel();
        m_entries = entries;
        m_more = page.value().more;
        endResetModel();
    } else {
        m_more = page.value().more;
        if (!entries.isEmpty()) {
            const int row = rowCount();
            beginInsertRows({}, row, row + static_cast<int>(entries.size()) - 1);
            m_entries += entries;
            endInsertRows();
        }
    }
    // Only now: whoever asks for more while the rows go in would get the same page again.
    m_running = false;
    setState(State::Ready);
    if (!m_changes.isEmpty())
        m_changeTimer.start(m_options.coalesceMs);
}

void MessageLogModel::setState(State state)
{
    if (state != State::Failed)
        m_problem.reset();
    m_state = state;
    emit stateChanged();
}

void MessageLogModel::noteChange(const LogEntry &entry)
{
    if (!m_started)
        return;
    m_changes.insert(entry.id, entry);
    if (!m_changeTimer.isActive())
        m_changeTimer.start(m_options.coalesceMs);
}

void MessageLogModel::noteChanges(const QList<LogEntry> &entries)
{
    for (const LogEntry &entry : entries)
        noteChange(entry);
}

void MessageLogModel::applyChanges()
{
    // A page under way may or may not contain them: they are applied to what it brings (take() starts the
    // timer again).
    if (m_running)
        return;
    QList<LogEntry> fresh;
    for (int taken = 0; taken < m_options.changesPerTick && !m_changes.isEmpty(); ++taken) {
        const LogEntry entry = m_changes.take(m_changes.firstKey());
        const int row = placeOf(entry);
        const bool known = row < rowCount() && m_entries.at(row).id == entry.id;
        if (known && matches(entry)) {
            m_entries[row] = entry;
            emit dataChanged(index(row, 0), index(row, kLogColumnCount - 1));
        } else if (known) {
            beginRemoveRows({}, row, row);
            m_entries.removeAt(row);
            endRemoveRows();
        } else if (matches(entry)) {
            fresh += entry;
        }
    }
    insertSorted(std::move(fresh));
    letGoOfOldest();
    if (!m_changes.isEmpty())
        m_changeTimer.start(kNextTickMs);
}

void MessageLogModel::letGoOfOldest()
{
    if (rowCount() <= m_options.mostRows)
        return;
    beginRemoveRows({}, m_options.mostRows, rowCount() - 1);
    m_entries.resize(m_options.mostRows);
    m_more = true;
    endRemoveRows();
}

void MessageLogModel::insertSorted(QList<LogEntry> entries)
{
    std::sort(entries.begin(), entries.end(), comesBefore);
    // From the oldest on, so that places found stay valid; neighbours go in together, so that a burst costs
    // one insertion.
    while (!entries.isEmpty()) {
        const int place = placeOf(entries.constLast());
        qsizetype first = entries.size() - 1;
        while (first > 0 && placeOf(entries.at(first - 1)) == place)
            --first;
        const QList<LogEntry> group = entries.mid(first);
        entries.resize(first);
        if (place == rowCount() && m_more)
            continue; // older than all that is loaded: comes with its page
        beginInsertRows({}, place, place + static_cast<int>(group.size()) - 1);
        m_entries.insert(place, group.size(), {});
        std::copy(group.begin(), group.end(), m_entries.begin() + place);
        endInsertRows();
    }
}

bool MessageLogModel::matches(const LogEntry &entry) const
{
    const SearchText text(m_filter.text);
    return matchesRow(m_filter, entry) && (text.isEmpty() || text.matches(searchedColumns(entry)));
}

int MessageLogModel::placeOf(const LogEntry &entry) const
{
    return static_cast<int>(
        std::lower_bound(m_entries.begin(), m_entries.end(), entry, comesBefore) - m_entries.begin());
}

const LogEntry &MessageLogModel::entry(int row) const
{
    Q_ASSERT(row >= 0 && row < m_entries.size());
    return m_entries.at(row);
}

int MessageLogModel::rowOf(qint64 id) const
{
    const auto found = std::find_if(
        m_entries.begin(), m_entries.end(), [id](const LogEntry &entry) { return entry.id == id; });
    return found == m_entries.end() ? -1 : static_cast<int>(found - m_entries.begin());
}

int MessageLogModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_entries.size());
}

int MessageLogModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : kLogColumnCount;
}

QVariant MessageLogModel::data(const QModelIndex &index, int role) const
{
    Q_ASSERT(checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid));
    const LogEntry &entry = m_entries.at(index.row());
    const auto column = static_cast<LogColumn>(index.column());
    switch (role) {
    case Qt::DisplayRole:
        return displayText(entry, column);
    case Qt::DecorationRole:
        return column == LogColumn::Status ? QVariant(statusIcon(entry.status)) : QVariant();
    case LogRawRole:
        return rawValue(entry, column);
    case LogIdRole:
        return entry.id;
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
    if (role != Qt::DisplayRole)
        return {};
    switch (static_cast<LogColumn>(section)) {
    case LogColumn::Time:
        return tr("Time");
    case LogColumn::Assistant:
        return tr("Assistant");
    case LogColumn::Direction:
        return tr("Direction");
    case LogColumn::Partner:
        return tr("Partner");
    case LogColumn::BusinessNumber:
        return tr("Business number");
    case LogColumn::UserNumber:
        return tr("User number");
    case LogColumn::Type:
        return tr("Type");
    case LogColumn::Text:
        return tr("Text");
    case LogColumn::Status:
        return tr("Status");
    }
    Q_UNREACHABLE();
}

bool MessageLogModel::canFetchMore(const QModelIndex &parent) const
{
    return !parent.isValid() && m_more && !m_running && m_state == State::Ready;
}

void MessageLogModel::fetchMore(const QModelIndex &parent)
{
    if (!canFetchMore(parent) || m_entries.isEmpty())
        return;
    const LogEntry &oldest = m_entries.constLast();
    load(LogAnchor{.time = oldest.time, .id = oldest.id});
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
