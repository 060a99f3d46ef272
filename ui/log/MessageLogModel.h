// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/log/LogColumns.h"
#include "ui/log/LogTail.h"
#include "ui/log/LogWindow.h"

#include <QAbstractTableModel>
#include <QElapsedTimer>
#include <QIcon>
#include <QTimer>

#include <functional>

namespace ChannelConsole {

/// The message log as a table of all rows a filter shows, however many. Only those around what is looked at
/// are held; others are empty until their page comes, which is asked for as soon as somebody looks. The rows
/// are counted behind the first page, in steps, so that the table grows to its full length.
///
/// At most one query runs. What comes next is decided when it ends: the filter as it is then, the page looked
/// at then. So neither typing nor scrolling queues work.
///
/// Newest first and seen from the top, new messages stream in. Otherwise they are counted (newCount()) and
/// shown on demand, so that nothing jumps; rows that are shown change in place.
class MessageLogModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum class State {
        Loading, ///< the first page is on its way; rows of the filter before may still be shown
        Ready,
        Failed, ///< see problem(); rows loaded before stay
    };

    struct Options
    {
        int pageSize = 200;
        int coalesceMs = 16; ///< how long live changes are gathered: a frame at 60 Hz
        int changesPerTick = 1000; ///< applied at once; the rest follows after the window had its turn
        int mostRows = 4000; ///< held; what was looked at longest ago goes first
        int countStep = 2000; ///< rows counted by the first step; each counts four times as many
        int rereadMs = 1000; ///< the shortest time between two readings of the whole list
    };

    /// Asks nothing before the first setFilter(). `log` must outlive the model.
    MessageLogModel(MessageLog *log, const Options &options, QObject *parent = nullptr);
    explicit MessageLogModel(MessageLog *log, QObject *parent = nullptr);

    void setFilter(const MessageFilter &filter);
    [[nodiscard]] const MessageFilter &filter() const { return m_filter; }
    [[nodiscard]] const LogOrder &order() const { return m_order; }
    void setAssistantNames(const QHash<QUuid, QString> &names);
    /// Reads from the beginning again.
    void reload();
    /// Asks again for what failed.
    void retry();

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] const std::optional<Problem> &problem() const { return m_problem; }
    /// How many rows there are, as far as it is known.
    [[nodiscard]] LogCount count() const;
    /// Null if the row is not loaded yet. Valid until control returns to the event loop.
    [[nodiscard]] const LogEntry *entry(int row) const { return m_window.at(row); }
    [[nodiscard]] int rowOf(qint64 id) const { return m_window.rowOf(id); } ///< -1 if it is not loaded
    /// Finds a message wherever it is in the list, and loads what is around it: located().
    void locate(qint64 id);

    /// The rows in sight, so that they come first; LogViewport calls it. A view whose first row is 0 is at
    /// the top: new messages stream in. Before the first call it is taken to be there.
    void lookAt(int first, int last);
    /// Messages that came and are not in the list yet.
    [[nodiscard]] qint64 newCount() const { return m_held.size() + m_heldBeyond; }
    /// Puts them in: newest first from the top, otherwise without leaving the place.
    void showNew();

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    /// By time or by status; other columns change nothing.
    void sort(int column, Qt::SortOrder direction = Qt::AscendingOrder) override;

signals:
    void stateChanged();
    void countChanged();
    void newCountChanged();
    /// All was read again: what was first in sight is this row now.
    void placed(int row);
    /// The row of a message, which is loaded now; -1 if it is not in the list.
    void located(qint64 id, int row);

private:
    /// What is read around: after a change of the whole list, or to find a message.
    struct Visit
    {
        std::optional<LogAnchor> place; ///< none: the beginning
        int below = 0; ///< rows between the first in sight and the place
        qint64 id = 0; ///< of the message to be found
    };

    // Queries, one at a time: MessageLogQueries.cpp
    void next();
    template <typename T>
    void ask(const QFuture<Result<T>> &answer, std::function<void(const Result<T> &)> take);
    void readFirst();
    void takeFirst(const LogPage &page);
    void readPage(int row);
    void takePage(const LogWindow::Reading &reading, QList<LogEntry> entries);
    void decideUndecided();
    void countOn();
    void takeCount(const LogCount &count);
    void find();
    void visit();
    void takeVisit(const Visit &visit, const LogSurroundings &found);
    void fail(const Problem &problem);
    void setState(State state);
    void growTo(int rows, bool exact);
    void trim();
    [[nodiscard]] int wantedRow() const;
    [[nodiscard]] LogQuery query() const;

    // The live tail: MessageLogTail.cpp
    void applyChanges();
    void applyAll(const QList<LogChange> &changes, const QSet<qint64> &shown);
    void changeRow(int row, const LogEntry &entry, bool isShown);
    void addFresh(const QList<LogEntry> &fresh);
    void insertSorted(QList<LogEntry> entries);
    void hold(const QList<LogEntry> &fresh);
    void letGoHeld();
    void scheduleReread();
    void reread();
    [[nodiscard]] bool streamsIn() const;
    [[nodiscard]] bool isNewestFirst() const { return m_order == LogOrder{}; }

    [[nodiscard]] QString displayText(const LogEntry &entry, LogColumn column) const;
    [[nodiscard]] QIcon statusIcon(const QString &status) const;

    MessageLog *m_log;
    Options m_options;
    MessageFilter m_filter;
    LogMembership m_membership;
    LogOrder m_order;
    QHash<QUuid, QString> m_assistantNames;
    LogWindow m_window;
    LogTail *m_tail;

    bool m_started = false;
    bool m_running = false; ///< a query is under way, or rows are changing
    quint64 m_generation = 0; ///< of filter and order; answers to an older one are dropped
    State m_state = State::Loading;
    std::optional<Problem> m_problem;
    // What is to be asked next, the most urgent first.
    bool m_wantsFirst = false;
    std::optional<Visit> m_wantsVisit;
    qint64 m_wantsFound = 0;
    QMap<qint64, LogChange> m_undecided; ///< the store is to say whether they are shown
    int m_countStep = 0;

    int m_firstInSight = 0;
    int m_lastInSight = -1; ///< nobody has said
    mutable int m_missed = -1; ///< the last row somebody asked for that is not loaded
    QTimer *m_missedTimer; ///< data() is const: what it misses is asked for from the event loop

    bool m_changesDue = false; ///< but a query is under way
    QSet<qint64> m_held; ///< came while nothing is to jump
    qint64 m_heldBeyond = 0; ///< more than are remembered one by one
    QTimer m_rereadTimer;
    QElapsedTimer m_sinceReread;
    mutable QHash<QString, QIcon> m_icons; ///< by name, as they are asked for
};

} // namespace ChannelConsole
