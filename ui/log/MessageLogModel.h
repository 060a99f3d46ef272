// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/log/MessageLog.h"

#include <QAbstractTableModel>
#include <QHash>
#include <QIcon>
#include <QMap>
#include <QTimer>

namespace ChannelConsole {

enum class LogColumn {
    Time,
    Assistant, ///< of use only where the log of all assistants is shown
    Direction,
    Partner,
    BusinessNumber,
    UserNumber,
    Type,
    Text,
    Status,
};
inline constexpr int kLogColumnCount = static_cast<int>(LogColumn::Status) + 1;

enum LogRole {
    LogRawRole = Qt::UserRole, ///< the value as stored, for whoever sorts, copies or exports
    LogIdRole, ///< LogEntry::id
};

/// The message log as a table, newest first. Rows come page by page from SQL (by key, so a deep page costs no
/// more than the first) as the view scrolls; what is sent or changes meanwhile is put in its place in
/// batches. At most one query runs: a newer filter lets its answer be dropped and is asked for next, so that
/// typing never queues work.
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
        int mostRows = 20000; ///< loaded; older ones are let go when newer come in, and read again on demand
    };

    /// Asks nothing before the first setFilter(). `log` must outlive the model.
    MessageLogModel(MessageLog *log, const Options &options, QObject *parent = nullptr);
    explicit MessageLogModel(MessageLog *log, QObject *parent = nullptr);

    void setFilter(const MessageFilter &filter);
    [[nodiscard]] const MessageFilter &filter() const { return m_filter; }
    void setAssistantNames(const QHash<QUuid, QString> &names);
    /// Reads the first page again.
    void reload();
    /// Asks again for what failed.
    void retry();

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] const std::optional<Problem> &problem() const { return m_problem; }
    [[nodiscard]] const LogEntry &entry(int row) const;
    [[nodiscard]] int rowOf(qint64 id) const; ///< -1 if it is not among the loaded ones

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;

signals:
    void stateChanged();

private:
    void load(const std::optional<LogAnchor> &olderThan);
    void take(quint64 generation, bool first, const Result<LogPage> &page);
    void setState(State state);
    void noteChange(const LogEntry &entry);
    void noteChanges(const QList<LogEntry> &entries);
    void applyChanges();
    void insertSorted(QList<LogEntry> entries);
    void letGoOfOldest();
    [[nodiscard]] bool matches(const LogEntry &entry) const;
    [[nodiscard]] int placeOf(const LogEntry &entry) const;
    [[nodiscard]] QString displayText(const LogEntry &entry, LogColumn column) const;
    [[nodiscard]] QIcon statusIcon(const QString &status) const;

    MessageLog *m_log;
    Options m_options;
    MessageFilter m_filter;
    QHash<QUuid, QString> m_assistantNames;
    QList<LogEntry> m_entries; ///< newest first, without gaps
    bool m_more = false; ///< older ones are in the store
    bool m_started = false;
    bool m_running = false; ///< a query is under way
    quint64 m_generation = 0; ///< of the filter; answers to an older one are dropped
    State m_state = State::Loading;
    std::optional<Problem> m_problem;
    /// Gathered live changes, the newest of each row; by id, so that what is applied at once lies together.
    QMap<qint64, LogEntry> m_changes;
    QTimer m_changeTimer;
    mutable QHash<QString, QIcon> m_icons; ///< by name, as they are asked for
};

} // namespace ChannelConsole
