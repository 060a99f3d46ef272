// SPDX-License-Identifier: Apache-2.0
#include "ui/log/LogTail.h"

namespace ChannelConsole {

namespace {

constexpr int kNextTickMs = 16; // a frame, so that the window paints and answers in between

} // namespace

LogMembership::LogMembership(const MessageFilter &filter)
    : m_filter(filter)
    , m_text(filter.text)
    , m_mayChange(
          !filter.status.isEmpty() || filter.onlyProblems || !filter.errorCode.isEmpty() || !m_text.isEmpty())
{
}

Shown LogMembership::decide(const LogEntry &entry) const
{
    if (!matchesRow(m_filter, entry))
        return Shown::No;
    if (!m_text.isEmpty() && m_text.isBare() && !m_text.matches(entry.text))
        return Shown::No;
    if (!m_filter.errorCode.isEmpty())
        return Shown::AskTheStore;
    if (m_text.isEmpty() || m_text.isBare())
        return Shown::Yes;
    // The store looks for the words in error texts as well.
    return m_text.matches(searchedColumns(entry)) ? Shown::Yes : Shown::AskTheStore;
}

LogTail::LogTail(MessageLog *log, int coalesceMs, QObject *parent)
    : QObject(parent)
    , m_coalesceMs(coalesceMs)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &LogTail::due);
    connect(log, &MessageLog::appended, this, [this](const LogEntry &entry) { note(entry, true); });
    connect(log, &MessageLog::updated, this, [this](const LogEntry &entry) { note(entry, false); });
    connect(log, &MessageLog::ingested, this,
        [this](const QList<LogEntry> &added, const QList<LogEntry> &updated) {
            note(added, true);
            note(updated, false);
        });
}

void LogTail::restart()
{
    m_started = true;
    m_changes.clear();
}

QList<LogChange> LogTail::take(int most)
{
    QList<LogChange> taken;
    while (taken.size() < most && !m_changes.isEmpty())
        taken.append(m_changes.take(m_changes.firstKey()));
    return taken;
}

void LogTail::goOn()
{
    if (!m_changes.isEmpty() && !m_timer.isActive())
        m_timer.start(kNextTickMs);
}

void LogTail::note(const LogEntry &entry, bool isNew)
{
    if (!m_started)
        return;
    LogChange &change = m_changes[entry.id];
    change.entry = entry;
    change.isNew = change.isNew || isNew;
    if (!m_timer.isActive())
        m_timer.start(m_coalesceMs);
}

void LogTail::note(const QList<LogEntry> &entries, bool isNew)
{
    for (const LogEntry &entry : entries)
        note(entry, isNew);
}

} // namespace ChannelConsole
