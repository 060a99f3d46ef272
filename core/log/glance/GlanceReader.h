// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/Problem.h"
#include "core/log/MessageLog.h"
#include "core/log/glance/GlanceBounds.h"
#include "core/log/glance/GlancePieces.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <optional>

namespace ChannelConsole {

/// What the log is looked at for if the filter does not say from when on.
enum class GlanceSpan {
    Day, ///< the last 24 hours
    Week, ///< the last 7 days
    All,
};

/// Keeps a Glance of what a filter shows. It reads on the store's reading thread in pieces that are short
/// enough for a page of the table to come in between, one at a time; a newer filter lets the answer be
/// dropped and is asked for next. When the log changes only the pieces that changed are read again, at most
/// every few seconds. GUI thread.
class GlanceReader final : public QObject
{
    Q_OBJECT
public:
    struct Options
    {
        int rowsAtOnce = 2'500; ///< of a piece
        int searchedAtOnce = 500; ///< of a piece, where a text is looked for
        int deliveriesAtOnce = 500;
        int deliveries = 10'000; ///< the median is of the latest of them
        int refreshMs = 3'000; ///< between two looks at what changed
        int patienceMs = 250; ///< then what is known so far is shown
    };
    static constexpr int kReasons = 5;

    /// Reads nothing before the first setFilter() and setActive(). Both must outlive it.
    GlanceReader(MessageLog *log, const Clock *clock, const Options &options, QObject *parent = nullptr);
    GlanceReader(MessageLog *log, const Clock *clock, QObject *parent = nullptr);

    void setFilter(const MessageFilter &filter);
    void setSpan(GlanceSpan span); ///< of no effect while the filter has a beginning of its own
    /// Nothing is read while nobody looks; what changed meanwhile is caught up with.
    void setActive(bool active);
    /// Everything again, e.g. after a problem.
    void reload();

    [[nodiscard]] const MessageFilter &filter() const { return m_filter; }
    [[nodiscard]] GlanceSpan span() const { return m_span; }
    /// The filter with the range of time that the numbers are of: what a bar of them narrows.
    [[nodiscard]] const MessageFilter &rangedFilter() const { return m_shownFilter; }
    /// What was last known; of the filter before while too little is known of this one.
    [[nodiscard]] const Glance &glance() const { return m_shown; }
    [[nodiscard]] bool isReading() const { return m_reading; }
    /// Of the range that is being read, 0 to 1.
    [[nodiscard]] double progress() const;
    /// Why the numbers are not up to date, if they are not.
    [[nodiscard]] const std::optional<Problem> &problem() const { return m_problem; }

signals:
    void changed();

private:
    void restart();
    void findRange();
    void cut(const QDateTime &from, const QDateTime &until);
    void readPiece();
    void readReasons();
    void readDeliveries(const std::optional<LogAnchor> &olderThan);
    void publish();
    void finish();
    void fail(const Problem &problem);
    void noteChanges(const QList<LogEntry> &entries);
    void refresh();
    [[nodiscard]] bool hasMoved() const;
    [[nodiscard]] bool isStale(quint64 generation);
    [[nodiscard]] QDateTime spanStart(const QDateTime &now) const;

    MessageLog *m_log;
    const Clock *m_clock;
    Options m_options;
    MessageFilter m_filter;
    GlanceSpan m_span = GlanceSpan::Week;
    bool m_started = false; ///< a filter was set
    bool m_active = false;
    bool m_reading = false; ///< from the first read until everything is known
    bool m_running = false; ///< a read is under way
    bool m_missed = true; ///< something is to be read as soon as somebody looks
    quint64 m_generation = 0;
    MessageFilter m_ranged;
    QList<QDateTime> m_bounds;
    bool m_endsWithNewest = false; ///< not now: nothing else says where the range ends
    QDateTime m_newest; ///< of what came since the range was found
    GlancePieces m_pieces;
    QHash<GlanceTally::Reason, QString> m_reasonTexts;
    QHash<QString, QList<qint64>> m_times; ///< of deliveries, by partner, while they are read
    int m_timesRead = 0;
    QList<GlanceDelivery> m_deliveries;
    bool m_sampled = false;
    QElapsedTimer m_since; ///< what is shown was renewed
    QTimer m_refresh;
    Glance m_shown;
    MessageFilter m_shownFilter;
    std::optional<Problem> m_problem;
};

} // namespace ChannelConsole
