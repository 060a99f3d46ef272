// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/webhook/CallLog.h"

#include <QAbstractTableModel>
#include <QHash>
#include <QIcon>
#include <QTimer>

namespace ChannelConsole {

enum class CallColumn {
    Time,
    Source,
    Call, ///< what it was: type, number and text; method and target where that is not known
    Verdict,
    Status,
    Duration,
};
inline constexpr int kCallColumnCount = static_cast<int>(CallColumn::Duration) + 1;

struct CallFilter
{
    QUuid assistantId;
    bool onlyRefused = false;
    QString text; ///< part of target, body or note; all if empty

    bool operator==(const CallFilter &) const = default;
};

/// The calls an endpoint got as a table, newest first. Rows come page by page as the view scrolls; what
/// arrives meanwhile is put on top in batches. At most one query runs: a newer filter lets its answer be
/// dropped and is asked for next.
class CallsModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum class State {
        Loading, ///< the first page is on its way
        Ready,
        Failed, ///< see problem(); rows loaded before stay
    };

    struct Options
    {
        int pageSize = 200;
        int coalesceMs = 16; ///< how long live changes are gathered: a frame at 60 Hz
    };

    /// Asks nothing before the first setFilter(). `log` must outlive the model.
    CallsModel(CallLog *log, const Options &options, QObject *parent = nullptr);
    explicit CallsModel(CallLog *log, QObject *parent = nullptr);

    void setFilter(const CallFilter &filter);
    [[nodiscard]] const CallFilter &filter() const { return m_filter; }
    /// Reads the first page again.
    void reload();

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] const std::optional<Problem> &problem() const { return m_problem; }
    [[nodiscard]] const WebhookCall &call(int row) const;
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
    void load(std::optional<qint64> olderThan);
    void take(quint64 generation, bool first, const Result<CallPage> &page);
    void setState(State state);
    void noteChanges(const QList<WebhookCall> &calls);
    void applyChanges();
    [[nodiscard]] QString displayText(const WebhookCall &call, CallColumn column) const;
    [[nodiscard]] QIcon verdictIcon(const WebhookCall &call) const;

    CallLog *m_log;
    Options m_options;
    CallFilter m_filter;
    QList<WebhookCall> m_calls; ///< newest first, without gaps
    bool m_more = false; ///< older ones are in the store
    bool m_started = false;
    bool m_running = false; ///< a query is under way
    quint64 m_generation = 0; ///< of the filter; answers to an older one are dropped
    State m_state = State::Loading;
    std::optional<Problem> m_problem;
    QHash<qint64, WebhookCall> m_changes; ///< gathered live changes, the newest of each call
    QTimer m_changeTimer;
    mutable QHash<QString, QIcon> m_icons;
};

} // namespace ChannelConsole
