// SPDX-License-Identifier: Apache-2.0
// What MessageLogModel asks the log: one query at a time.
#include "ui/log/MessageLogModel.h"

#include "core/Continuation.h"

#include <algorithm>

namespace ChannelConsole {

namespace {

constexpr int kLongestCountStep = 100'000; // rows: some hundredths of a second along an index
constexpr int kCountGrowth = 4;

} // namespace

void MessageLogModel::reload()
{
    m_started = true;
    ++m_generation;
    m_tail->restart(); // committed already, so the page about to be read has them
    m_changesDue = false;
    m_undecided.clear();
    m_wantsVisit.reset();
    m_wantsFirst = true;
    m_rereadTimer.stop();
    letGoHeld();
    setState(State::Loading);
    next();
}

void MessageLogModel::retry()
{
    if (m_state != State::Failed)
        return;
    setState(m_wantsFirst ? State::Loading : State::Ready);
    next();
}

void MessageLogModel::locate(qint64 id)
{
    m_wantsFound = id;
    next();
}

void MessageLogModel::lookAt(int first, int last)
{
    m_firstInSight = first;
    m_lastInSight = last;
    m_window.touch(first, last);
    if (m_missed < first || m_missed > last)
        m_missed = -1; // scrolled past
    if (streamsIn() && newCount() > 0)
        showNew();
    else
        next();
}

/// Decides at the end of each query what is the most urgent now.
void MessageLogModel::next()
{
    if (m_running || !m_started || m_state == State::Failed)
        return;
    if (m_wantsFirst)
        return readFirst();
    if (m_changesDue)
        return applyChanges(); // and comes back
    if (m_wantsVisit)
        return visit();
    if (m_wantsFound != 0 && m_window.rowOf(m_wantsFound) >= 0) {
        const qint64 id = std::exchange(m_wantsFound, 0);
        emit located(id, m_window.rowOf(id));
    }
    if (m_running) // whoever was told of it may have asked already
        return;
    if (m_wantsFound != 0)
        return find();
    if (const int row = wantedRow(); row >= 0)
        return readPage(row);
    if (!m_undecided.isEmpty())
        return decideUndecided();
    if (!m_window.isExact())
        return countOn();
    m_tail->goOn();
}

template <typename T>
void MessageLogModel::ask(const QFuture<Result<T>> &answer, std::function<void(const Result<T> &)> take)
{
    m_running = true;
    continued(
        answer, this, [this, generation = m_generation, take = std::move(take)](const Result<T> &result) {
            if (generation == m_generation)
                take(result);
            // Only now: whoever looks at rows while they go in would have them read again.
            m_running = false;
            next();
        });
}

LogQuery MessageLogModel::query() const
{
    return {.filter = m_filter, .order = m_order, .limit = m_options.pageSize};
}

void MessageLogModel::readFirst()
{
    ask<LogPage>(m_log->page(query()), [this](const Result<LogPage> &page) {
        if (page)
            takeFirst(page.value());
        else
            fail(page.error());
    });
}

void MessageLogModel::takeFirst(const LogPage &page)
{
    m_wantsFirst = false;
    m_countStep = m_options.countStep;
    beginResetModel();
    const int rows = static_cast<int>(page.entries.size());
    m_window.reset(m_order, m_options.pageSize);
    m_window.setRows(rows, !page.more);
    m_window.put(0, page.entries);
    if (page.more)
        m_window.mark(rows, anchorOf(page.entries.constLast()));
    const bool wasScrolled = m_firstInSight > 0;
    m_firstInSight = 0;
    m_missed = -1;
    endResetModel();
    if (wasScrolled)
        emit placed(0);
    setState(State::Ready);
    emit countChanged();
}

/// What is in sight, then what is next to it, so that scrolling at a usual pace does not meet it.
int MessageLogModel::wantedRow() const
{
    if (m_lastInSight >= m_firstInSight) {
        const int screen = m_lastInSight - m_firstInSight + 1;
        if (const int row = m_window.firstMissing(m_firstInSight, m_lastInSight); row >= 0)
            return row;
        if (const int row = m_window.firstMissing(m_lastInSight + 1, m_lastInSight + 2 * screen); row >= 0)
            return row;
        if (const int row = m_window.firstMissing(m_firstInSight - 2 * screen, m_firstInSight - 1); row >= 0)
            return row;
    }
    return m_missed >= 0 ? m_window.firstMissing(m_missed, m_missed) : -1;
}

void MessageLogModel::readPage(int row)
{
    LogWindow::Reading reading = m_window.readingFor(row);
    reading.query.filter = m_filter;
    ask<LogPage>(m_log->page(reading.query), [this, reading](const Result<LogPage> &page) {
        if (page)
            takePage(reading, page.value().entries);
        else
            fail(page.error());
    });
}

void MessageLogModel::takePage(const LogWindow::Reading &reading, QList<LogEntry> entries)
{
    const int rows = static_cast<int>(entries.size());
    int first = reading.first;
    if (reading.backwards) {
        std::reverse(entries.begin(), entries.end());
        first += reading.query.limit - rows;
    }
    if (rows < reading.query.limit)
        scheduleReread(); // rows went away elsewhere
    if (rows == 0)
        return;
    m_window.put(first, entries);
    trim();
    emit dataChanged(index(first, 0), index(first + rows - 1, kLogColumnCount - 1));
}

void MessageLogModel::decideUndecided()
{
    QList<LogChange> changes;
    QList<qint64> ids;
    while (changes.size() < m_options.changesPerTick && !m_undecided.isEmpty()) {
        ids.append(m_undecided.firstKey());
        changes.append(m_undecided.take(m_undecided.firstKey()));
    }
    ask<QSet<qint64>>(m_log->shownOf(m_filter, ids), [this, changes](const Result<QSet<qint64>> &shown) {
        if (shown) {
            applyAll(changes, shown.value());
            return;
        }
        for (const LogChange &change : changes)
            m_undecided.insert(change.entry.id, change);
        fail(shown.error());
    });
}

void MessageLogModel::countOn()
{
    const std::optional<LogAnchor> last = m_window.frontier();
    LogQuery rest = query();
    (m_order.direction == Qt::AscendingOrder ? rest.newerThan : rest.olderThan) = last;
    ask<LogCount>(m_log->countUpTo(rest, m_countStep), [this](const Result<LogCount> &count) {
        if (count)
            takeCount(count.value());
        else
            fail(count.error());
    });
}

void MessageLogModel::takeCount(const LogCount &count)
{
    const int rows = m_window.rows() + static_cast<int>(count.rows);
    if (count.last)
        m_window.mark(rows, *count.last);
    m_countStep = std::min(m_countStep * kCountGrowth, kLongestCountStep);
    growTo(rows, count.state == LogCount::State::Exact);
}

void MessageLogModel::growTo(int rows, bool exact)
{
    const int before = m_window.rows();
    if (rows > before)
        beginInsertRows({}, before, rows - 1);
    m_window.setRows(rows, exact);
    if (rows > before)
        endInsertRows();
    emit countChanged();
}

void MessageLogModel::find()
{
    ask<LogDetail>(m_log->detail(m_wantsFound), [this, id = m_wantsFound](const Result<LogDetail> &detail) {
        if (id != m_wantsFound)
            return; // another one is looked for by now
        m_wantsFound = 0;
        if (detail && m_membership.decide(detail.value().entry) != Shown::No)
            m_wantsVisit = Visit{.place = anchorOf(detail.value().entry), .id = id};
        else if (!detail && detail.error().kind != ProblemKind::Refused)
            fail(detail.error());
        else
            emit located(id, -1);
    });
}

void MessageLogModel::visit()
{
    m_tail->restart(); // committed already, so what is about to be read has them
    m_undecided.clear();
    ask<LogSurroundings>(m_log->around(query(), m_wantsVisit->place),
        [this, visit = *m_wantsVisit](const Result<LogSurroundings> &found) {
            if (found)
                takeVisit(visit, found.value());
            else
                fail(found.error());
        });
}

void MessageLogModel::takeVisit(const Visit &visit, const LogSurroundings &found)
{
    m_wantsVisit.reset();
    m_sinceReread.start();
    const int place = static_cast<int>(found.place);
    const int offset = place - static_cast<int>(found.first);
    const bool isThere
        = visit.id != 0 && offset < found.entries.size() && found.entries.at(offset).id == visit.id;
    beginResetModel();
    m_window.reset(m_order, m_options.pageSize);
    m_window.setRows(static_cast<int>(found.rows), true);
    m_window.put(static_cast<int>(found.first), found.entries);
    if (found.top)
        m_window.markBeginning(*found.top);
    const int firstInSight = std::max(0, place - visit.below);
    if (m_lastInSight >= 0)
        m_lastInSight += firstInSight - m_firstInSight;
    m_firstInSight = firstInSight;
    m_missed = -1;
    letGoHeld();
    endResetModel();
    setState(State::Ready); // there may be nothing left
    emit countChanged();
    if (visit.place)
        emit placed(firstInSight);
    if (visit.id != 0)
        emit located(visit.id, isThere ? place : -1);
}

void MessageLogModel::trim()
{
    const int screen = std::max(m_options.pageSize, m_lastInSight - m_firstInSight + 1);
    m_window.trim(m_options.mostRows, m_firstInSight - 2 * screen, m_firstInSight + 3 * screen);
}

void MessageLogModel::fail(const Problem &problem)
{
    m_problem = problem;
    setState(State::Failed);
}

void MessageLogModel::setState(State state)
{
    if (state != State::Failed)
        m_problem.reset();
    m_state = state;
    emit stateChanged();
}

} // namespace ChannelConsole
