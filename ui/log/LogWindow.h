// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/log/MessageLog.h"

#include <QHash>

#include <map>

namespace ChannelConsole {

/// What the table knows of a list that is too long to be held: how many rows it has, some stretches of rows,
/// and marks, which are keys whose row number is known, so that any other stretch is read from somewhere
/// near. Rows are numbered as they are shown; whatever is put in or taken out moves what lies below. Reads
/// nothing itself.
class LogWindow final
{
public:
    /// How a stretch is to be read.
    struct Reading
    {
        LogQuery query; ///< without the filter; its order may be the reversed one
        bool backwards = false; ///< the last row comes first
        int first = 0; ///< the rows it is for: up to query.limit of them
    };

    /// A list of nothing, of which nothing is known.
    void reset(const LogOrder &order, int pageSize);

    [[nodiscard]] int rows() const { return m_rows; }
    [[nodiscard]] bool isExact() const { return m_exact; } ///< otherwise there are at least rows()
    void setRows(int rows, bool exact);
    /// The last of the rows counted so far, if there are further ones.
    [[nodiscard]] std::optional<LogAnchor> frontier() const;

    /// Null if the row is not loaded. Valid until the next change.
    [[nodiscard]] const LogEntry *at(int row) const;
    [[nodiscard]] int rowOf(qint64 id) const; ///< -1 if it is not loaded
    [[nodiscard]] int loadedRows() const { return static_cast<int>(m_ids.size()); }
    /// The first row from `first` to `last` that is not loaded; -1 if all are.
    [[nodiscard]] int firstMissing(int first, int last) const;
    /// Where a row that is not in the list belongs, if what lies around it is loaded.
    [[nodiscard]] std::optional<int> placeOf(const LogAnchor &anchor) const;
    /// Whether it lies after all that was counted.
    [[nodiscard]] bool isBeyond(const LogAnchor &anchor) const;

    /// For a row that is not loaded. Up to a page, and no further than what is loaded around it.
    [[nodiscard]] Reading readingFor(int row) const;
    /// Rows in the order of the list, where there were none loaded.
    void put(int first, const QList<LogEntry> &entries);
    /// All rows after the anchor begin with this one.
    void mark(int row, const LogAnchor &anchor);
    /// Every row of the list comes after the anchor: reads from the beginning do not run into newer ones.
    void markBeginning(const LogAnchor &firstRow);

    void replace(int row, const LogEntry &entry); ///< in its place, whatever its status has become
    void insert(int row, const QList<LogEntry> &entries); ///< at a placeOf()
    void remove(int row); ///< a loaded one

    /// Forgets the stretches that were looked at longest ago, beyond `most` rows; none of first to last.
    void trim(int most, int first, int last);
    void touch(int first, int last); ///< is looked at

private:
    /// Loaded rows without a gap. The keys are those at loading: a status may have changed since.
    struct Stretch
    {
        QList<LogEntry> entries;
        LogAnchor first;
        LogAnchor last;
        quint64 used = 0;

        [[nodiscard]] int size() const { return static_cast<int>(entries.size()); }
    };
    using Stretches = std::map<int, Stretch>;

    [[nodiscard]] bool comesBefore(const LogAnchor &one, const LogAnchor &other) const;
    [[nodiscard]] Stretches::const_iterator stretchAt(int row) const;
    void move(int from, int by, const LogAnchor *key);
    void split(Stretches::iterator stretch);
    void forget(Stretches::iterator stretch);

    LogOrder m_order;
    int m_pageSize = 200;
    int m_rows = 0;
    bool m_exact = false;
    Stretches m_stretches; ///< by their first row
    std::map<int, LogAnchor> m_marks; ///< by the row that comes after the key
    QSet<qint64> m_ids; ///< of the loaded rows
    quint64 m_clock = 0;
};

} // namespace ChannelConsole
