// SPDX-License-Identifier: Apache-2.0
#include "ui/log/conversation/ConversationModel.h"

#include "core/Continuation.h"
#include <algorithm>

namespace ChannelConsole {

namespace {

using Part = ConversationQuery::Part;

bool comesBefore(const ConversationMessage &one, const LogEntry &other)
{
    return std::pair(one.entry.time, one.entry.id) < std::pair(other.time, other.id);
}

LogAnchor anchorOf(const ConversationMessage &message)
{
    return {.time = message.entry.time, .id = message.entry.id};
}

} // namespace

ConversationModel::ConversationModel(
    MessageLog *log, const Clock *clock, const Options &options, QObject *parent)
    : QAbstractListModel(parent)
    , m_log(log)
    , m_clock(clock)
    , m_options(options)
{
    m_changeTimer.setSingleShot(true);
    connect(&m_changeTimer, &QTimer::timeout, this, &ConversationModel::next);
    connect(log, &MessageLog::removed, this, &ConversationModel::noteRemoval);
    connect(log, &MessageLog::appended, this, [this](const LogEntry &entry) { note(entry, true); });
    connect(log, &MessageLog::updated, this, [this](const LogEntry &entry) { note(entry, false); });
    connect(log, &MessageLog::ingested, this,
        [this](const QList<LogEntry> &added, const QList<LogEntry> &updated) {
            for (const LogEntry &entry : added)
                note(entry, true);
            for (const LogEntry &entry : updated)
                note(entry, false);
        });
}

ConversationModel::ConversationModel(MessageLog *log, const Clock *clock, QObject *parent)
    : ConversationModel(log, clock, Options(), parent)
{
}

void ConversationModel::show(const ConversationPair &pair, qint64 logId)
{
    if (pair != m_pair) {
        m_pair = pair;
        m_messages.clear();
        m_changes.clear();
        m_lastInbound.reset();
        m_older = m_newer = false;
        emit aboutToChange();
        setRows();
        emit changed();
        setState(State::Loading);
    } else if (m_state == State::Ready && logId == 0) {
        showNewest();
        return;
    } else if (logId != 0 && rowOf(logId) >= 0) {
        emit shown(logId);
        return;
    }
    ask({.pair = pair,
        .part = logId == 0 ? Part::Newest : Part::Around,
        .anchor = {.time = {}, .id = logId}});
}

void ConversationModel::showNewest()
{
    if (m_newer)
        ask({.pair = m_pair, .part = Part::Newest});
    else
        emit shown(0);
}

void ConversationModel::showOldest()
{
    if (m_older)
        ask({.pair = m_pair, .part = Part::Oldest});
    else
        emit shown(-1);
}

void ConversationModel::loadOlder()
{
    if (m_older && !m_running && !m_wanted && !m_messages.isEmpty() && m_state == State::Ready)
        ask({.pair = m_pair, .part = Part::Before, .anchor = anchorOf(m_messages.constFirst())});
}

void ConversationModel::loadNewer()
{
    if (m_newer && !m_running && !m_wanted && !m_messages.isEmpty() && m_state == State::Ready)
        ask({.pair = m_pair, .part = Part::After, .anchor = anchorOf(m_messages.constLast())});
}

void ConversationModel::retry()
{
    if (const std::optional<ConversationQuery> failed = std::exchange(m_failed, std::nullopt))
        ask(*failed);
    else
        next();
}

void ConversationModel::ask(const ConversationQuery &query)
{
    m_wanted = query;
    m_wanted->limit = m_options.pageSize;
    ++m_generation;
    next();
}

void ConversationModel::next()
{
    if (m_running)
        return;
    if (m_wanted) {
        m_running = true;
        const ConversationQuery query = *std::exchange(m_wanted, std::nullopt);
        continued(m_log->conversation(query), this,
            [this, query, generation = m_generation](
                const Result<ConversationPage> &page) { take(query, generation, page); });
        return;
    }
    if (m_changes.isEmpty() || m_changeTimer.isActive())
        return;
    if (!m_newer && m_changes.size() > m_options.mostMessages) {
        // More than is ever shown at once.
        m_changes.clear();
        ask({.pair = m_pair, .part = Part::Newest});
        return;
    }
    m_running = true;
    const QList<qint64> ids = m_changes.values();
    m_changes.clear();
    continued(m_log->conversationMessages(ids), this,
        [this, ids](const Result<QList<ConversationMessage>> &messages) { takeChanges(ids, messages); });
}

void ConversationModel::take(
    const ConversationQuery &query, quint64 generation, const Result<ConversationPage> &page)
{
    m_running = false;
    if (generation != m_generation) {
        next();
        return;
    }
    if (page) {
        m_problem.reset();
        takePiece(query, page.value());
        setState(State::Ready);
    } else {
        m_problem = page.error();
        m_failed = query;
        setState(State::Failed);
    }
    next();
}

void ConversationModel::takePiece(const ConversationQuery &query, const ConversationPage &page)
{
    emit aboutToChange();
    switch (query.part) {
    case Part::Before:
        m_messages = page.messages + m_messages;
        m_older = page.older;
        m_lastInbound = page.lastInbound;
        letGo(true);
        break;
    case Part::After:
        m_messages += page.messages;
        m_newer = page.newer;
        letGo(false);
        break;
    case Part::Newest:
    case Part::Oldest:
    case Part::Around:
        m_messages = page.messages;
        m_older = page.older;
        m_newer = page.newer;
        m_lastInbound = page.lastInbound;
        break;
    }
    setRows();
    emit changed();
    if (!m_newer && std::exchange(m_unseen, 0) != 0)
        emit unseenChanged();
    if (query.part == Part::Around && rowOf(query.anchor.id) >= 0)
        emit shown(query.anchor.id);
    else if (query.part != Part::Before && query.part != Part::After)
        emit shown(query.part == Part::Oldest ? -1 : 0);
}

void ConversationModel::takeChanges(
    const QList<qint64> &ids, const Result<QList<ConversationMessage>> &messages)
{
    m_running = false;
    if (!messages) {
        m_changes += QSet<qint64>(ids.begin(), ids.end());
        m_problem = messages.error();
        setState(State::Failed);
        return;
    }
    if (m_state == State::Failed && !m_failed) {
        m_problem.reset();
        setState(State::Ready);
    }
    emit aboutToChange();
    QSet<qint64> gone(ids.begin(), ids.end());
    QSet<qint64> replaced;
    int arrivals = 0;
    for (const ConversationMessage &message : messages.value()) {
        gone.remove(message.entry.id);
        if (!m_pair.has(message.entry))
            continue; // of the conversation before
        const qsizetype place = placeOf(message.entry);
        if (place < m_messages.size() && m_messages.at(place).entry.id == message.entry.id) {
            m_messages[place] = message;
            replaced += message.entry.id;
        } else if (!(place == 0 && m_older) && !(place == m_messages.size() && m_newer)) {
            arrivals += place == m_messages.size() ? 1 : 0;
            m_messages.insert(place, message); // what is beyond an end comes with its piece
        }
    }
    m_messages.removeIf(
        [&gone](const ConversationMessage &message) { return gone.contains(message.entry.id); });
    letGo(false);
    setRows();
    for (const qint64 id : std::as_const(replaced)) {
        if (const int row = rowOf(id); row >= 0)
            emit dataChanged(index(row), index(row));
    }
    emit changed();
    if (arrivals > 0)
        emit arrived(arrivals);
    if (m_messages.isEmpty() && (m_older || m_newer))
        ask({.pair = m_pair, .part = Part::Newest});
    else
        next();
}

void ConversationModel::letGo(bool ofNewest)
{
    const qsizetype surplus = m_messages.size() - m_options.mostMessages;
    if (surplus <= 0)
        return;
    if (ofNewest) {
        m_messages.resize(m_options.mostMessages);
        m_newer = true;
        return;
    }
    // What the window's beginning rests on may go with them.
    for (const ConversationMessage &gone : m_messages.first(surplus)) {
        if (gone.written && (!m_lastInbound || *m_lastInbound < *gone.written))
            m_lastInbound = gone.written;
    }
    m_messages.remove(0, surplus);
    m_older = true;
}

void ConversationModel::refreshLines()
{
    if (m_state == State::Loading)
        return;
    emit aboutToChange();
    setRows();
    emit changed();
}

void ConversationModel::setState(State state)
{
    m_state = state;
    emit stateChanged();
}

void ConversationModel::note(const LogEntry &entry, bool isNew)
{
    if (!m_pair.has(entry))
        return;
    // What is being read may have been read before this.
    const bool reads = m_running || m_wanted;
    const bool behind = m_messages.isEmpty() || comesBefore(m_messages.constLast(), entry);
    if (isNew && behind && m_newer) {
        ++m_unseen;
        emit unseenChanged();
    }
    const bool isShown = isNew ? !behind || !m_newer : rowOf(entry.id) >= 0;
    if (!isShown && !reads)
        return;
    m_changes.insert(entry.id);
    if (!m_changeTimer.isActive())
        m_changeTimer.start(m_options.coalesceMs);
}

/// What is loaded is asked for again; what does not come went away.
void ConversationModel::noteRemoval()
{
    for (const ConversationMessage &message : std::as_const(m_messages))
        m_changes.insert(message.entry.id);
    if (!m_changes.isEmpty() && !m_changeTimer.isActive())
        m_changeTimer.start(m_options.coalesceMs);
}

qsizetype ConversationModel::placeOf(const LogEntry &entry) const
{
    return std::lower_bound(m_messages.begin(), m_messages.end(), entry, comesBefore) - m_messages.begin();
}

} // namespace ChannelConsole
