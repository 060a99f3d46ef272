// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/log/Conversation.h"

#include <QAbstractListModel>
#include <QSet>
#include <QTimer>

namespace ChannelConsole {

class Clock;

enum ConversationRole {
    ConversationLogIdRole = Qt::UserRole, ///< LogEntry::id; 0 for a line between the messages
};

/// The conversation of two numbers from its oldest message down to its newest, with days and the reply window
/// as lines in between. A piece of it is loaded, without gaps: it grows at the end that is scrolled to and is
/// let go of at the other, so that the longest conversation costs no more than a short one. What is sent,
/// said or reported meanwhile is put in its place. At most one query runs; the newest wish wins.
class ConversationModel final : public QAbstractListModel
{
    Q_OBJECT
public:
    enum class State {
        Loading, ///< nothing of this conversation is there yet
        Ready,
        Failed, ///< see problem(); what was loaded before stays
    };

    struct Options
    {
        int pageSize = 100;
        int mostMessages = 400; ///< loaded at once; at least two pages
        int coalesceMs = 16; ///< how long live changes are gathered: a frame at 60 Hz
    };

    /// Both must outlive the model.
    ConversationModel(MessageLog *log, const Clock *clock, const Options &options, QObject *parent = nullptr);
    ConversationModel(MessageLog *log, const Clock *clock, QObject *parent = nullptr);

    /// Shows a conversation around a message of it (its LogEntry::id), or at its end for 0. shown() follows.
    void show(const ConversationPair &pair, qint64 logId);
    [[nodiscard]] const ConversationPair &pair() const { return m_pair; }
    void showNewest(); ///< shown() follows
    void showOldest(); ///< likewise
    void loadOlder(); ///< does nothing if there are none, or if something is being loaded
    void loadNewer(); ///< likewise
    void retry(); ///< asks again for what failed
    /// Draws the lines anew: the reply window closes and a day begins without a message.
    void refreshLines();

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] const std::optional<Problem> &problem() const { return m_problem; }
    [[nodiscard]] bool hasOlder() const { return m_older; }
    [[nodiscard]] bool hasNewer() const { return m_newer; }
    /// How many came in that are not loaded because older ones are looked at.
    [[nodiscard]] int unseen() const { return m_unseen; }

    [[nodiscard]] ConversationItem item(int row) const; ///< without its message
    [[nodiscard]] const ConversationMessage *message(int row) const; ///< null for a line
    [[nodiscard]] int rowOf(qint64 logId) const; ///< -1 if it is not among the loaded ones

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

signals:
    void stateChanged();
    void unseenChanged();
    /// Another piece is shown, by itself: the message it was asked for, 0 for the end, -1 for the beginning.
    void shown(qint64 logId);
    void arrived(int messages); ///< so many were added at the end just now, live
    void aboutToChange(); ///< rows; views keep what is looked at in its place
    void changed();

private:
    struct Row
    {
        ConversationItem::Kind kind = ConversationItem::Kind::Message;
        QDateTime time;
        qint64 id = 0; ///< of the message
        bool operator==(const Row &) const = default;
    };

    void ask(const ConversationQuery &query);
    void next();
    void take(const ConversationQuery &query, quint64 generation, const Result<ConversationPage> &page);
    void takePiece(const ConversationQuery &query, const ConversationPage &page);
    void takeChanges(const QList<qint64> &ids, const Result<QList<ConversationMessage>> &messages);
    void letGo(bool ofNewest);
    void setRows();
    void setState(State state);
    void note(const LogEntry &entry, bool isNew);
    void noteRemoval();
    [[nodiscard]] qsizetype placeOf(const LogEntry &entry) const;

    MessageLog *m_log;
    const Clock *m_clock;
    Options m_options;
    ConversationPair m_pair;
    QList<ConversationMessage> m_messages; ///< oldest first, without gaps
    QList<Row> m_rows;
    std::optional<QDateTime> m_lastInbound; ///< before the first of them
    bool m_older = false;
    bool m_newer = false;
    int m_unseen = 0;
    bool m_running = false; ///< a query is under way
    quint64 m_generation = 0; ///< of the piece; answers to an older one are dropped
    std::optional<ConversationQuery> m_wanted; ///< asked for next
    std::optional<ConversationQuery> m_failed;
    QSet<qint64> m_changes; ///< rows that are to be read again
    QTimer m_changeTimer;
    State m_state = State::Loading;
    std::optional<Problem> m_problem;
};

} // namespace ChannelConsole
