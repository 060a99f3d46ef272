// SPDX-License-Identifier: Apache-2.0
#include "core/log/glance/GlanceReader.h"

#include "core/Clock.h"
#include "core/Continuation.h"

#include <algorithm>

namespace ChannelConsole {

GlanceReader::GlanceReader(MessageLog *log, const Clock *clock, const Options &options, QObject *parent)
    : QObject(parent)
    , m_log(log)
    , m_clock(clock)
    , m_options(options)
{
    m_refresh.setSingleShot(true);
    m_refresh.setInterval(options.refreshMs);
    connect(&m_refresh, &QTimer::timeout, this, &GlanceReader::refresh);
    connect(log, &MessageLog::appended, this, [this](const LogEntry &entry) { noteChanges({entry}); });
    connect(log, &MessageLog::updated, this, [this](const LogEntry &entry) { noteChanges({entry}); });
    connect(log, &MessageLog::removed, this, &GlanceReader::reload);
    connect(log, &MessageLog::ingested, this,
        [this](const QList<LogEntry> &added, const QList<LogEntry> &updated) {
            noteChanges(added);
            noteChanges(updated);
        });
}

GlanceReader::GlanceReader(MessageLog *log, const Clock *clock, QObject *parent)
    : GlanceReader(log, clock, Options{}, parent)
{
}

void GlanceReader::setFilter(const MessageFilter &filter)
{
    if (m_started && filter == m_filter)
        return;
    m_started = true;
    m_filter = filter;
    restart();
}

void GlanceReader::setSpan(GlanceSpan span)
{
    if (span == m_span)
        return;
    m_span = span;
    restart();
}

void GlanceReader::setActive(bool active)
{
    if (active == m_active)
        return;
    m_active = active;
    if (active && m_missed)
        restart();
    else if (active)
        refresh();
}

void GlanceReader::reload()
{
    m_reasonTexts.clear();
    restart();
}

double GlanceReader::progress() const
{
    if (!m_reading)
        return 1;
    const std::optional<LogAnchor> reached = m_pieces.countedDownTo();
    if (!reached || m_bounds.size() < 2)
        return 0;
    const double whole = double(m_bounds.constFirst().msecsTo(m_bounds.constLast()));
    return std::clamp(double(reached->time.msecsTo(m_bounds.constLast())) / whole, 0.0, 1.0);
}

QDateTime GlanceReader::spanStart(const QDateTime &now) const
{
    if (m_span == GlanceSpan::All)
        return {};
    return glanceStart(now.addDays(m_span == GlanceSpan::Day ? -1 : -7), now);
}

/// Everything anew. A read under way is let end: there is one at a time.
void GlanceReader::restart()
{
    ++m_generation;
    m_missed = true;
    if (!m_started || !m_active)
        return;
    m_missed = false;
    m_refresh.stop();
    m_problem.reset();
    m_pieces.clear();
    m_bounds.clear();
    m_newest = {};
    m_since.start();
    m_reading = true;
    emit changed();
    if (!m_running)
        findRange();
}

/// After each read. True if it was of an older filter; then the newer one is begun with.
bool GlanceReader::isStale(quint64 generation)
{
    m_running = false;
    if (generation == m_generation)
        return false;
    if (m_reading && m_active)
        findRange();
    else
        m_missed = true;
    return true;
}

void GlanceReader::findRange()
{
    const QDateTime now = m_clock->now();
    const bool isOpen = !m_filter.from.isValid() && !m_filter.until.isValid();
    m_ranged = m_filter;
    if (isOpen)
        m_ranged.from = spanStart(now);
    const QDateTime until = m_filter.until.isValid() ? m_filter.until.addMSecs(-1) : now;
    m_endsWithNewest = isOpen && !m_ranged.from.isValid();
    if (m_ranged.from.isValid()) {
        cut(m_ranged.from, until);
        return;
    }
    m_running = true;
    const auto read
        = [filter = m_ranged](StoreConnection &connection) { return messageSpan(connection, filter); };
    continued(m_log->read<std::optional<MessageSpan>>(read), this,
        [this, until, generation = m_generation](const Result<std::optional<MessageSpan>> &found) {
            if (isStale(generation))
                return;
            if (!found) {
                fail(found.error());
                return;
            }
            const MessageSpan span = found.value().value_or(MessageSpan{.oldest = until, .newest = until});
            cut(span.oldest, m_endsWithNewest ? span.newest : until);
        });
}

void GlanceReader::cut(const QDateTime &from, const QDateTime &until)
{
    m_bounds = glanceBounds(std::min(from, until), until);
    m_pieces.clear();
    readPiece();
}

void GlanceReader::readPiece()
{
    const std::optional<GlanceStretch> stretch = m_pieces.next();
    if (!stretch) {
        readReasons();
        return;
    }
    m_running = true;
    const int limit = m_filter.text.isEmpty() ? m_options.rowsAtOnce : m_options.searchedAtOnce;
    const auto read
        = [filter = m_ranged, stretch = *stretch, bounds = m_bounds, limit](StoreConnection &connection) {
              return glancePiece(connection, filter, stretch, bounds, limit);
          };
    continued(m_log->read<GlancePiece>(read), this,
        [this, generation = m_generation](const Result<GlancePiece> &piece) {
            if (isStale(generation))
                return;
            if (!piece) {
                fail(piece.error());
                return;
            }
            m_pieces.take(piece.value());
            if (m_since.hasExpired(m_options.patienceMs))
                publish();
            readPiece();
        });
}

/// Texts of the reasons that are shown and not known yet.
void GlanceReader::readReasons()
{
    QList<GlanceTally::Reason> wanted;
    const Glance glance = glanceOf(m_pieces.sum(), m_bounds, m_ranged, kReasons);
    for (const GlanceReason &reason : glance.reasons) {
        if (const GlanceTally::Reason key(reason.partnerId, reason.code); !m_reasonTexts.contains(key))
            wanted.append(key);
    }
    m_times.clear();
    m_timesRead = 0;
    if (wanted.isEmpty()) {
        readDeliveries(std::nullopt);
        return;
    }
    using Texts = QHash<GlanceTally::Reason, QString>;
    m_running = true;
    const auto read = [wanted](StoreConnection &connection) -> Result<Texts> {
        Texts texts;
        for (const GlanceTally::Reason &reason : wanted) {
            const Result<QString> text = reasonText(connection, reason);
            if (!text)
                return text.error();
            texts.insert(reason, text.value());
        }
        return texts;
    };
    continued(m_log->read<Texts>(read), this, [this, generation = m_generation](const Result<Texts> &texts) {
        if (isStale(generation))
            return;
        if (!texts) {
            fail(texts.error());
            return;
        }
        m_reasonTexts.insert(texts.value());
        readDeliveries(std::nullopt);
    });
}

void GlanceReader::readDeliveries(const std::optional<LogAnchor> &olderThan)
{
    m_running = true;
    const int limit = std::min(m_options.deliveriesAtOnce, m_options.deliveries - m_timesRead);
    const auto read = [filter = m_ranged, olderThan, limit](StoreConnection &connection) {
        return deliveryTimes(connection, filter, olderThan, limit);
    };
    continued(m_log->read<GlanceTimes>(read), this,
        [this, generation = m_generation](const Result<GlanceTimes> &times) {
            if (isStale(generation))
                return;
            if (!times) {
                fail(times.error());
                return;
            }
            const GlanceTimes &found = times.value();
            for (auto of = found.milliseconds.cbegin(); of != found.milliseconds.cend(); ++of)
                m_times[of.key()] += of.value();
            m_timesRead += found.rows;
            m_sampled = found.last && m_timesRead >= m_options.deliveries;
            if (found.last && !m_sampled)
                readDeliveries(found.last);
            else
                finish();
        });
}

void GlanceReader::publish()
{
    m_since.start();
    m_shown = glanceOf(m_pieces.sum(), m_bounds, m_ranged, kReasons);
    for (GlanceReason &reason : m_shown.reasons)
        reason.text = m_reasonTexts.value({reason.partnerId, reason.code});
    m_shown.deliveries = m_deliveries;
    m_shown.sampled = m_sampled;
    m_shownFilter = m_ranged;
    emit changed();
}

void GlanceReader::finish()
{
    m_deliveries.clear();
    for (auto of = m_times.cbegin(); of != m_times.cend(); ++of)
        m_deliveries.append({.partnerId = of.key(),
            .medianMs = medianOf(of.value()),
            .messages = static_cast<int>(of.value().size())});
    std::sort(m_deliveries.begin(), m_deliveries.end(), [](const GlanceDelivery &a, const GlanceDelivery &b) {
        return std::pair(-a.medianMs, a.partnerId) < std::pair(-b.medianMs, b.partnerId);
    });
    m_times.clear();
    m_reading = false;
    if (m_pieces.isTouched() && !m_refresh.isActive())
        m_refresh.start();
    publish();
}

/// What was known stays; what was counted of this filter, too.
void GlanceReader::fail(const Problem &problem)
{
    m_reading = false;
    m_problem = problem;
    emit changed();
}

void GlanceReader::noteChanges(const QList<LogEntry> &entries)
{
    bool any = false;
    for (const LogEntry &entry : entries) {
        // Whatever it was before: what it is now may be why it is not shown any more.
        if (m_filter.assistantId && *m_filter.assistantId != entry.assistantId)
            continue;
        m_pieces.touch({.time = entry.time, .id = entry.id});
        m_newest = m_newest.isValid() ? std::max(m_newest, entry.time) : entry.time;
        any = true;
    }
    if (any && m_active && m_started && !m_reading && !m_problem && !m_refresh.isActive())
        m_refresh.start();
}

/// Whether the range is another one by now.
bool GlanceReader::hasMoved() const
{
    if (m_bounds.isEmpty())
        return true;
    if (m_endsWithNewest)
        return m_newest.isValid() && m_newest >= m_bounds.constLast();
    if (m_filter.until.isValid())
        return false;
    const QDateTime now = m_clock->now();
    return now >= m_bounds.constLast() || (!m_filter.from.isValid() && spanStart(now) != m_ranged.from);
}

void GlanceReader::refresh()
{
    if (!m_active || m_reading || m_problem)
        return;
    if (hasMoved()) {
        restart();
        return;
    }
    if (!m_pieces.isTouched())
        return;
    m_pieces.begin();
    m_reading = true;
    m_since.start();
    emit changed();
    readPiece();
}

} // namespace ChannelConsole
