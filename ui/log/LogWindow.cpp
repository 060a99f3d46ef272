// SPDX-License-Identifier: Apache-2.0
#include "ui/log/LogWindow.h"

#include <algorithm>
#include <limits>

namespace ChannelConsole {

namespace {

constexpr int kMarksApart = 1000; // rows: so many steps of an index are nothing, and marks stay few

} // namespace

void LogWindow::reset(const LogOrder &order, int pageSize)
{
    *this = {};
    m_order = order;
    m_pageSize = pageSize;
}

void LogWindow::setRows(int rows, bool exact)
{
    m_rows = rows;
    m_exact = exact;
}

std::optional<LogAnchor> LogWindow::frontier() const
{
    const auto mark = m_marks.find(m_rows);
    return m_exact || mark == m_marks.end() ? std::nullopt : std::optional(mark->second);
}

bool LogWindow::comesBefore(const LogAnchor &one, const LogAnchor &other) const
{
    return m_order.direction == Qt::AscendingOrder ? isOlder(m_order, one, other)
                                                   : isOlder(m_order, other, one);
}

LogWindow::Stretches::const_iterator LogWindow::stretchAt(int row) const
{
    auto after = m_stretches.upper_bound(row);
    if (after == m_stretches.begin())
        return m_stretches.end();
    const auto stretch = std::prev(after);
    return row < stretch->first + stretch->second.size() ? stretch : m_stretches.end();
}

const LogEntry *LogWindow::at(int row) const
{
    const auto stretch = stretchAt(row);
    return stretch == m_stretches.end() ? nullptr : &stretch->second.entries.at(row - stretch->first);
}

int LogWindow::rowOf(qint64 id) const
{
    if (!m_ids.contains(id))
        return -1;
    for (const auto &[first, stretch] : m_stretches) {
        const auto found = std::find_if(stretch.entries.begin(), stretch.entries.end(),
            [id](const LogEntry &entry) { return entry.id == id; });
        if (found != stretch.entries.end())
            return first + static_cast<int>(found - stretch.entries.begin());
    }
    return -1;
}

int LogWindow::firstMissing(int first, int last) const
{
    int row = std::max(0, first);
    const int end = std::min(last + 1, m_rows);
    while (row < end) {
        const auto stretch = stretchAt(row);
        if (stretch == m_stretches.end())
            return row;
        row = stretch->first + stretch->second.size();
    }
    return -1;
}

std::optional<int> LogWindow::placeOf(const LogAnchor &anchor) const
{
    if (m_rows == 0 && m_exact)
        return 0;
    int loadedUntil = 0; // what lies before the stretch looked at is loaded as well
    for (const auto &[first, stretch] : m_stretches) {
        if (comesBefore(anchor, stretch.first))
            return first == loadedUntil ? std::optional(first) : std::nullopt;
        if (!comesBefore(stretch.last, anchor)) {
            const auto place = std::lower_bound(stretch.entries.begin(), stretch.entries.end(), anchor,
                [this](const LogEntry &entry, const LogAnchor &sought) {
                    return comesBefore(anchorOf(entry), sought);
                });
            return first + static_cast<int>(place - stretch.entries.begin());
        }
        loadedUntil = first + stretch.size();
    }
    return m_exact && loadedUntil == m_rows ? std::optional(m_rows) : std::nullopt;
}

bool LogWindow::isBeyond(const LogAnchor &anchor) const
{
    const std::optional<LogAnchor> last = frontier();
    return last && comesBefore(*last, anchor);
}

LogWindow::Reading LogWindow::readingFor(int row) const
{
    const auto next = m_stretches.upper_bound(row);
    int gapFirst = 0;
    std::optional<LogAnchor> before;
    if (next != m_stretches.begin()) {
        const auto &[first, stretch] = *std::prev(next);
        gapFirst = first + stretch.size();
        before = stretch.last;
    }
    const bool toTheEnd = next == m_stretches.end();
    const int gapEnd = toTheEnd ? m_rows : next->first;
    const int first = std::max(gapFirst, row - row % m_pageSize);
    const int end = std::min(first + m_pageSize, gapEnd);

    // From the nearest row above whose key is known …
    int from = before ? gapFirst : 0;
    if (const auto mark = m_marks.upper_bound(first); mark != m_marks.begin()) {
        const auto &[marked, anchor] = *std::prev(mark);
        if (marked > from || !before) {
            from = marked;
            before = anchor;
        }
    }
    Reading reading{.first = first};
    reading.query.limit = end - first;
    const bool ascending = m_order.direction == Qt::AscendingOrder;
    // … or from one below, or from the end, if that is nearer.
    const bool canGoBack = !toTheEnd || m_exact;
    if (canGoBack && gapEnd - end < first - from) {
        reading.backwards = true;
        reading.query.order = m_order.reversed();
        reading.query.skip = gapEnd - end;
        if (!toTheEnd)
            (ascending ? reading.query.olderThan : reading.query.newerThan) = next->second.first;
        return reading;
    }
    reading.query.order = m_order;
    reading.query.skip = first - from;
    if (before)
        (ascending ? reading.query.newerThan : reading.query.olderThan) = *before;
    return reading;
}

void LogWindow::put(int first, const QList<LogEntry> &entries)
{
    if (entries.isEmpty())
        return;
    m_stretches.insert_or_assign(first,
        Stretch{.entries = entries,
            .first = anchorOf(entries.constFirst()),
            .last = anchorOf(entries.constLast()),
            .used = ++m_clock});
    for (const LogEntry &entry : entries)
        m_ids.insert(entry.id);
    if (first == 0)
        markBeginning(anchorOf(entries.constFirst()));
}

void LogWindow::mark(int row, const LogAnchor &anchor)
{
    m_marks.insert_or_assign(row, anchor);
}

void LogWindow::markBeginning(const LogAnchor &firstRow)
{
    LogAnchor beginning = firstRow;
    beginning.id += m_order.direction == Qt::AscendingOrder ? -1 : 1;
    m_marks.insert_or_assign(0, beginning);
}

void LogWindow::replace(int row, const LogEntry &entry)
{
    const auto stretch = stretchAt(row);
    Q_ASSERT(stretch != m_stretches.end());
    m_stretches.find(stretch->first)->second.entries[row - stretch->first] = entry;
}

/// What lies from a row on gets other numbers. A mark at that very row goes along if what is put in, by its
/// key, comes before it.
void LogWindow::move(int from, int by, const LogAnchor *key)
{
    Stretches moved;
    for (auto stretch = m_stretches.lower_bound(from); stretch != m_stretches.end();) {
        auto node = m_stretches.extract(stretch++);
        node.key() += by;
        moved.insert(std::move(node));
    }
    m_stretches.merge(moved);
    std::map<int, LogAnchor> marks;
    for (auto mark = m_marks.lower_bound(from); mark != m_marks.end();) {
        const auto here = mark++;
        if (key && here->first == from && comesBefore(here->second, *key))
            continue;
        auto node = m_marks.extract(here);
        node.key() += by;
        marks.insert(std::move(node));
    }
    for (const auto &[row, anchor] : marks)
        m_marks.insert_or_assign(row, anchor);
    m_rows += by;
}

void LogWindow::insert(int row, const QList<LogEntry> &entries)
{
    Q_ASSERT(!entries.isEmpty());
    const LogAnchor first = anchorOf(entries.constFirst());
    const LogAnchor last = anchorOf(entries.constLast());
    const int count = static_cast<int>(entries.size());
    // It grows the stretch it lies in, or follows on.
    auto into = m_stretches.upper_bound(row);
    if (into != m_stretches.begin() && std::prev(into)->first + std::prev(into)->second.size() >= row)
        --into;
    else
        into = m_stretches.end();
    const bool atItsBeginning = into != m_stretches.end() && into->first == row;
    auto node = into == m_stretches.end() ? Stretches::node_type() : m_stretches.extract(into);
    move(row, count, &last);
    for (const LogEntry &entry : entries)
        m_ids.insert(entry.id);
    if (!node) {
        put(row, entries);
    } else {
        Stretch &stretch = node.mapped();
        const int place = row - node.key();
        if (atItsBeginning)
            stretch.first = first;
        if (place == stretch.size())
            stretch.last = last;
        stretch.entries.insert(place, count, {});
        std::copy(entries.begin(), entries.end(), stretch.entries.begin() + place);
        split(m_stretches.insert(std::move(node)).position);
    }
    if (row == 0)
        markBeginning(first);
}

/// Into pages, so that what is not looked at can go.
void LogWindow::split(Stretches::iterator stretch)
{
    while (stretch->second.size() > 2 * m_pageSize) {
        Stretch &whole = stretch->second;
        Stretch rest{.entries = whole.entries.mid(m_pageSize), .last = whole.last, .used = whole.used};
        rest.first = anchorOf(rest.entries.constFirst());
        whole.entries.resize(m_pageSize);
        whole.last = anchorOf(whole.entries.constLast());
        stretch = m_stretches.emplace(stretch->first + m_pageSize, std::move(rest)).first;
    }
}

void LogWindow::remove(int row)
{
    const auto found = stretchAt(row);
    Q_ASSERT(found != m_stretches.end());
    auto node = m_stretches.extract(found);
    Stretch &stretch = node.mapped();
    m_ids.remove(stretch.entries.takeAt(row - node.key()).id);
    move(row + 1, -1, nullptr);
    if (stretch.entries.isEmpty())
        return;
    // The keys at its ends still are at its ends, even if their rows are gone.
    m_stretches.insert(std::move(node));
}

void LogWindow::touch(int first, int last)
{
    ++m_clock;
    for (auto &[row, stretch] : m_stretches) {
        if (row <= last && row + stretch.size() > first)
            stretch.used = m_clock;
    }
}

void LogWindow::trim(int most, int first, int last)
{
    while (loadedRows() > most) {
        auto oldest = m_stretches.end();
        for (auto stretch = m_stretches.begin(); stretch != m_stretches.end(); ++stretch) {
            const bool inSight = stretch->first <= last && stretch->first + stretch->second.size() > first;
            // Of those equally long ago, the one furthest down.
            if (!inSight && (oldest == m_stretches.end() || stretch->second.used <= oldest->second.used))
                oldest = stretch;
        }
        if (oldest == m_stretches.end())
            return;
        forget(oldest);
    }
}

void LogWindow::forget(Stretches::iterator stretch)
{
    const int end = stretch->first + stretch->second.size();
    const auto mark = m_marks.upper_bound(end);
    if (mark == m_marks.begin() || end - std::prev(mark)->first > kMarksApart)
        m_marks.insert_or_assign(end, stretch->second.last);
    for (const LogEntry &entry : stretch->second.entries)
        m_ids.remove(entry.id);
    m_stretches.erase(stretch);
}

} // namespace ChannelConsole
