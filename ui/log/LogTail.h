// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/log/MessageLog.h"
#include "core/log/SearchText.h"

#include <QMap>
#include <QObject>
#include <QTimer>

namespace ChannelConsole {

/// A message that came, or changed, after the list was read.
struct LogChange
{
    LogEntry entry;
    bool isNew = false; ///< logged, rather than changed
};

/// Whether a filter shows a message, as far as its row tells.
enum class Shown {
    No,
    Yes,
    AskTheStore, ///< error codes and error texts are not in the row
};

/// The filter with its text read once, for deciding about many rows.
class LogMembership final
{
public:
    explicit LogMembership(const MessageFilter &filter = {});

    [[nodiscard]] Shown decide(const LogEntry &entry) const;
    /// A message that was logged may still come in or go out, with what is reported of it.
    [[nodiscard]] bool mayChange() const { return m_mayChange; }

private:
    MessageFilter m_filter;
    SearchText m_text;
    bool m_mayChange;
};

/// Gathers what happens in the log, so that a burst is shown in batches. Of a message that changes several
/// times only the last is kept.
class LogTail final : public QObject
{
    Q_OBJECT
public:
    /// `log` must outlive it. Gathers for `coalesceMs` each time.
    LogTail(MessageLog *log, int coalesceMs, QObject *parent = nullptr);

    /// Forgets what was gathered (it is in what is about to be read), and goes on.
    void restart();
    [[nodiscard]] bool isEmpty() const { return m_changes.isEmpty(); }
    /// Up to `most`, in the order of the ids: what is applied at once lies together.
    [[nodiscard]] QList<LogChange> take(int most);
    /// due() again, for what is left: after a frame, so that the window has its turn.
    void goOn();

signals:
    void due();

private:
    void note(const LogEntry &entry, bool isNew);
    void note(const QList<LogEntry> &entries, bool isNew);

    int m_coalesceMs;
    bool m_started = false;
    QMap<qint64, LogChange> m_changes;
    QTimer m_timer;
};

} // namespace ChannelConsole
