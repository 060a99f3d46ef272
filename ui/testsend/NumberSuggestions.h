// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>
#include <QObject>
#include <QString>
#include <QUuid>

namespace ChannelConsole {

class MessageLog;

/// A user number offered beside the field.
struct NumberSuggestion
{
    QString number; ///< `+` and digits
    QString note; ///< what it provokes in the sandbox, or when it was last written to
    QString group; ///< title of the group it is listed under; empty: of none

    bool operator==(const NumberSuggestion &) const = default;
};

/// The user numbers worth offering: the sandbox's, or those the log last saw.
class NumberSuggestions final : public QObject
{
    Q_OBJECT
public:
    explicit NumberSuggestions(MessageLog *log, QObject *parent = nullptr); ///< `log` must outlive it

    [[nodiscard]] const QList<NumberSuggestion> &list() const { return m_list; }
    void clear();
    void offerSandbox(const QString &partnerId);
    /// Reads the log; changed() follows.
    void offerRecent(const QUuid &assistantId);

signals:
    void changed();

private:
    void offer(const QList<NumberSuggestion> &suggestions);

    MessageLog *m_log;
    QList<NumberSuggestion> m_list;
    QUuid m_recentOf; ///< whose recent numbers are offered; null for others
    quint64 m_generation = 0; ///< an answer of the log to an older question is dropped
};

} // namespace ChannelConsole
