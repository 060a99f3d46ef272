// SPDX-License-Identifier: Apache-2.0
// How MessageLogModel follows what happens in the log.
#include "ui/log/MessageLogModel.h"

#include <algorithm>

namespace ChannelConsole {

namespace {

constexpr int kMostHeld = 100'000; // ids; of what comes beyond only the number is known
constexpr int kRereadMs = 50; // a purge removes in several steps

} // namespace

bool MessageLogModel::streamsIn() const
{
    return isNewestFirst() && m_firstInSight == 0;
}

void MessageLogModel::applyChanges()
{
    // A page under way may or may not contain them: they are applied to what it brings.
    m_changesDue = m_running;
    if (m_running)
        return;
    m_running = true; // whoever looks at rows while they go in must not have others read by their numbers
    QList<LogChange> decided;
    QSet<qint64> shown;
    for (const LogChange &change : m_tail->take(m_options.changesPerTick)) {
        const Shown isShown = m_membership.decide(change.entry);
        if (isShown == Shown::AskTheStore) {
            LogChange &waiting = m_undecided[change.entry.id];
            waiting = {.entry = change.entry, .isNew = waiting.isNew || change.isNew};
            continue;
        }
        m_undecided.remove(change.entry.id);
        if (isShown == Shown::Yes)
            shown.insert(change.entry.id);
        decided.append(change);
    }
    applyAll(decided, shown);
    m_running = false;
    m_tail->goOn();
    next();
}

void MessageLogModel::applyAll(const QList<LogChange> &changes, const QSet<qint64> &shown)
{
    QList<LogEntry> fresh;
    for (const LogChange &change : changes) {
        const LogEntry &entry = change.entry;
        const bool isShown = shown.contains(entry.id);
        if (const int row = m_window.rowOf(entry.id); row >= 0) {
            changeRow(row, entry, isShown);
        } else if (m_held.contains(entry.id)) {
            if (!isShown && m_held.remove(entry.id))
                emit newCountChanged();
        } else if (isShown && change.isNew) {
            fresh.append(entry);
        } else if (m_membership.mayChange() && isNewestFirst()) {
            // It came in or went out, unless it was in all along: known only where the rows around are.
            const bool isKnown = m_window.placeOf(anchorOf(entry)).has_value();
            if (isKnown && isShown)
                fresh.append(entry);
            else if (!isKnown && !m_window.isBeyond(anchorOf(entry)))
                scheduleReread();
        }
    }
    addFresh(fresh);
}

void MessageLogModel::changeRow(int row, const LogEntry &entry, bool isShown)
{
    if (isShown) {
        m_window.replace(row, entry);
        emit dataChanged(index(row, 0), index(row, kLogColumnCount - 1));
        return;
    }
    beginRemoveRows({}, row, row);
    m_window.remove(row);
    endRemoveRows();
    emit countChanged();
}

void MessageLogModel::addFresh(const QList<LogEntry> &fresh)
{
    if (fresh.isEmpty())
        return;
    if (streamsIn())
        insertSorted(fresh);
    else
        hold(fresh);
}

void MessageLogModel::insertSorted(QList<LogEntry> entries)
{
    std::sort(entries.begin(), entries.end(), [](const LogEntry &one, const LogEntry &other) {
        return isOlder({}, anchorOf(other), anchorOf(one));
    });
    // From the oldest on, so that places found stay valid; neighbours go in together, so that a burst costs
    // one insertion.
    while (!entries.isEmpty()) {
        const std::optional<int> place = m_window.placeOf(anchorOf(entries.constLast()));
        qsizetype first = entries.size() - 1;
        while (first > 0 && m_window.placeOf(anchorOf(entries.at(first - 1))) == place)
            --first;
        const QList<LogEntry> group = entries.mid(first);
        entries.resize(first);
        if (!place) {
            // Among rows that are not loaded; beyond all that is counted it is counted with the rest.
            const bool isCounted = !m_window.isBeyond(anchorOf(group.constFirst()));
            if (isCounted)
                scheduleReread();
            continue;
        }
        beginInsertRows({}, *place, *place + static_cast<int>(group.size()) - 1);
        m_window.insert(*place, group);
        endInsertRows();
    }
    trim();
    emit countChanged();
}

void MessageLogModel::hold(const QList<LogEntry> &fresh)
{
    for (const LogEntry &entry : fresh) {
        if (m_held.size() < kMostHeld)
            m_held.insert(entry.id);
        else
            ++m_heldBeyond;
    }
    emit newCountChanged();
}

void MessageLogModel::letGoHeld()
{
    if (newCount() == 0)
        return;
    m_held.clear();
    m_heldBeyond = 0;
    emit newCountChanged();
}

void MessageLogModel::showNew()
{
    if (newCount() == 0)
        return;
    letGoHeld();
    if (!isNewestFirst()) {
        reread();
        return;
    }
    m_firstInSight = 0;
    emit placed(0);
    // With its text the whole list may take long to count: it is counted again behind the first page.
    if (m_window.isExact() && m_filter.text.isEmpty())
        reread();
    else
        reload();
}

void MessageLogModel::scheduleReread()
{
    if (!m_started || m_rereadTimer.isActive())
        return;
    const qint64 since = m_sinceReread.isValid() ? m_sinceReread.elapsed() : m_options.rereadMs;
    m_rereadTimer.start(std::max(
        kRereadMs, m_options.rereadMs - static_cast<int>(std::min<qint64>(since, m_options.rereadMs))));
}

void MessageLogModel::reread()
{
    if (m_state != State::Ready || m_wantsFirst)
        return; // all of it is about to be read anyway
    Visit visit;
    if (m_firstInSight > 0) {
        int row = m_firstInSight;
        while (row <= m_lastInSight && !m_window.at(row))
            ++row;
        if (!m_window.at(row)) {
            scheduleReread(); // once it is known what is in sight
            return;
        }
        visit = {.place = anchorOf(*m_window.at(row)), .below = row - m_firstInSight};
    }
    m_wantsVisit = visit;
    next();
}

} // namespace ChannelConsole
