// SPDX-License-Identifier: Apache-2.0
#include "ui/webhook/CallsModel.h"

#include "core/Continuation.h"
#include "ui/log/LogText.h"
#include "ui/webhook/CallWords.h"
#include "ui/widgets/Icons.h"

#include <algorithm>

namespace ChannelConsole {

using namespace Qt::StringLiterals;

namespace {

bool isNewer(const WebhookCall &a, const WebhookCall &b)
{
    return a.id > b.id;
}

/// News of a call that was parsed may have been read before its duration was written.
WebhookCall withDurationOf(const WebhookCall &before, WebhookCall now)
{
    if (!now.durationMs)
        now.durationMs = before.durationMs;
    return now;
}

} // namespace

CallsModel::CallsModel(CallLog *log, const Options &options, QObject *parent)
    : QAbstractTableModel(parent)
    , m_log(log)
    , m_options(options)
{
    m_changeTimer.setSingleShot(true);
    m_changeTimer.setInterval(options.coalesceMs);
    connect(&m_changeTimer, &QTimer::timeout, this, &CallsModel::applyChanges);
    connect(log, &CallLog::appended, this, &CallsModel::noteChanges);
    connect(log, &CallLog::updated, this, &CallsModel::noteChanges);
    connect(log, &CallLog::removed, this, [this] {
        if (m_started)
            reload();
    });
}

CallsModel::CallsModel(CallLog *log, QObject *parent)
    : CallsModel(log, Options{}, parent)
{
}

void CallsModel::setFilter(const CallFilter &filter)
{
    if (m_started && filter == m_filter)
        return;
    // Calls of another assistant must not be taken for this one's; while typing a search the rows before may
    // stay.
    if (filter.assistantId != m_filter.assistantId && !m_calls.isEmpty()) {
        beginResetModel();
        m_calls.clear();
        m_more = false;
        endResetModel();
    }
    m_filter = filter;
    reload();
}

void CallsModel::reload()
{
    m_started = true;
    ++m_generation;
    m_changes.clear(); // committed already, so the page about to be read has them
    setState(State::Loading);
    if (!m_running)
        load({});
}

void CallsModel::load(std::optional<qint64> olderThan)
{
    m_running = true;
    const CallQuery query{
        .assistantId = m_filter.assistantId,
        .onlyRefused = m_filter.onlyRefused,
        .text = m_filter.text,
        .olderThan = olderThan,
        .limit = m_options.pageSize,
    };
    continued(m_log->page(query), this,
        [this, generation = m_generation, first = !olderThan.has_value()](
            const Result<CallPage> &page) { take(generation, first, page); });
}

void CallsModel::take(quint64 generation, bool first, const Result<CallPage> &page)
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
    const QList<WebhookCall> &found = page.value().calls;
    m_more = page.value().more;
    if (first) {
        beginResetModel();
        m_calls = found;
        endResetModel();
    } else if (!found.isEmpty()) {
        const int row = rowCount();
        beginInsertRows({}, row, row + static_cast<int>(found.size()) - 1);
        m_calls += found;
        endInsertRows();
    }
    // Only now: whoever asks for more while the rows go in would get the same page again.
    m_running = false;
    setState(State::Ready);
    if (!m_changes.isEmpty())
        m_changeTimer.start();
}

void CallsModel::setState(State state)
{
    if (state != State::Failed)
        m_problem.reset();
    m_state = state;
    emit stateChanged();
}

void CallsModel::noteChanges(const QList<WebhookCall> &calls)
{
    if (!m_started)
        return;
    for (const WebhookCall &call : calls) {
        if (call.assistantId == m_filter.assistantId)
            m_changes.insert(call.id, withDurationOf(m_changes.value(call.id), call));
    }
    if (!m_changes.isEmpty() && !m_changeTimer.isActive())
        m_changeTimer.start();
}

void CallsModel::applyChanges()
{
    // A page under way may or may not contain them: they are applied to what it brings (take() starts the
    // timer again).
    if (m_running)
        return;
    // A text is looked for in bodies, which the news are without: the store has to be asked.
    if (!m_filter.text.isEmpty()) {
        reload();
        return;
    }
    QList<WebhookCall> fresh;
    const QHash<qint64, WebhookCall> changes = std::exchange(m_changes, {});
    for (const WebhookCall &call : changes) {
        const int row = rowOf(call.id);
        if (row >= 0) {
            m_calls[row] = withDurationOf(m_calls.at(row), call);
            emit dataChanged(index(row, 0), index(row, kCallColumnCount - 1));
        } else if ((m_calls.isEmpty() || call.id > m_calls.constFirst().id)
            && (!m_filter.onlyRefused || call.state == CallState::Refused)) {
            fresh += call; // one that is older than all that is loaded comes with its page
        }
    }
    if (fresh.isEmpty())
        return;
    std::sort(fresh.begin(), fresh.end(), isNewer);
    beginInsertRows({}, 0, static_cast<int>(fresh.size()) - 1);
    m_calls = fresh + m_calls;
    endInsertRows();
}

const WebhookCall &CallsModel::call(int row) const
{
    Q_ASSERT(row >= 0 && row < m_calls.size());
    return m_calls.at(row);
}

int CallsModel::rowOf(qint64 id) const
{
    WebhookCall wanted;
    wanted.id = id;
    const auto found = std::lower_bound(m_calls.begin(), m_calls.end(), wanted, isNewer);
    return found != m_calls.end() && found->id == id ? static_cast<int>(found - m_calls.begin()) : -1;
}

int CallsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_calls.size());
}

int CallsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : kCallColumnCount;
}

QVariant CallsModel::data(const QModelIndex &index, int role) const
{
    Q_ASSERT(checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid));
    const WebhookCall &call = m_calls.at(index.row());
    const auto column = static_cast<CallColumn>(index.column());
    if (role == Qt::DisplayRole)
        return displayText(call, column);
    if (role == Qt::DecorationRole && column == CallColumn::Verdict)
        return verdictIcon(call);
    return {};
}

QVariant CallsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= kCallColumnCount)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::AlignLeading | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (static_cast<CallColumn>(section)) {
    case CallColumn::Time:
        return tr("Time");
    case CallColumn::Source:
        return tr("Source");
    case CallColumn::Call:
        return tr("Call");
    case CallColumn::Verdict:
        return tr("Verdict");
    case CallColumn::Status:
        return tr("Status");
    case CallColumn::Duration:
        return tr("Duration");
    }
    Q_UNREACHABLE();
}

bool CallsModel::canFetchMore(const QModelIndex &parent) const
{
    return !parent.isValid() && m_more && !m_running && m_state == State::Ready;
}

void CallsModel::fetchMore(const QModelIndex &parent)
{
    if (canFetchMore(parent) && !m_calls.isEmpty())
        load(m_calls.constLast().id);
}

QString CallsModel::displayText(const WebhookCall &call, CallColumn column) const
{
    switch (column) {
    case CallColumn::Time:
        return logTimeText(call.time);
    case CallColumn::Source: {
        const QString replay = replayText(call);
        return replay.isEmpty() ? call.source : replay;
    }
    case CallColumn::Call:
        return callText(call);
    case CallColumn::Verdict:
        return verdictAndRepetitionText(call);
    case CallColumn::Status:
        return call.status == 0 ? QString() : QString::number(call.status);
    case CallColumn::Duration:
        return call.durationMs ? durationText(*call.durationMs) : QString();
    }
    Q_UNREACHABLE();
}

QIcon CallsModel::verdictIcon(const WebhookCall &call) const
{
    const QString name = verdictIconName(call);
    const auto found = m_icons.constFind(name);
    return found != m_icons.constEnd() ? *found : *m_icons.insert(name, icon(name));
}

} // namespace ChannelConsole
