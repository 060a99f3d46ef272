// SPDX-License-Identifier: Apache-2.0
#include "core/log/Conversation.h"

#include "core/message/ReplyWindow.h"

#include <algorithm>

namespace ChannelConsole {

namespace {

using Kind = ConversationItem::Kind;

/// Goes through the messages and keeps what day it is and whether the window is open.
class Liner
{
public:
    Liner(const std::optional<QDateTime> &lastInbound, const QTimeZone &zone)
        : m_zone(zone)
    {
        if (lastInbound)
            m_end = endAfter(*lastInbound);
    }

    void add(qsizetype place, const ConversationMessage &message)
    {
        const QDateTime &time = message.entry.time;
        // What closed before the first of them did so among those that are not here.
        if (place == 0)
            m_open = m_end.isValid() && m_end > time;
        closeUntil(time);
        day(time);
        if (message.entry.direction == Direction::Inbound)
            extend(time, message.written.value_or(time));
        m_items += {.kind = Kind::Message, .time = time, .message = place};
    }

    void closeUntil(const QDateTime &time)
    {
        if (!m_open || m_end > time)
            return;
        m_open = false;
        if (dateOf(m_end) == dateOf(time))
            day(m_end);
        m_items += {.kind = Kind::WindowClosed, .time = m_end};
    }

    [[nodiscard]] QList<ConversationItem> takeItems() { return std::move(m_items); }

private:
    [[nodiscard]] static QDateTime endAfter(const QDateTime &written)
    {
        return written.addSecs(std::chrono::seconds(kReplyWindow).count());
    }

    [[nodiscard]] QDate dateOf(const QDateTime &time) const { return time.toTimeZone(m_zone).date(); }

    void day(const QDateTime &time)
    {
        const QDate date = dateOf(time);
        if (date == m_date)
            return;
        m_date = date;
        m_items += {.kind = Kind::Day, .time = time};
    }

    void extend(const QDateTime &came, const QDateTime &written)
    {
        const QDateTime end = endAfter(written);
        if (!m_open && end > came) {
            m_open = true;
            m_items += {.kind = Kind::WindowOpened, .time = written};
        }
        m_end = m_end.isValid() ? std::max(m_end, end) : end;
    }

    QTimeZone m_zone;
    QDate m_date;
    QDateTime m_end; ///< of the window that opened last
    bool m_open = false;
    QList<ConversationItem> m_items;
};

} // namespace

QList<ConversationItem> conversationItems(const QList<ConversationMessage> &messages,
    const std::optional<QDateTime> &lastInbound, const std::optional<QDateTime> &now, const QTimeZone &zone)
{
    Liner liner(lastInbound, zone);
    for (qsizetype place = 0; place < messages.size(); ++place)
        liner.add(place, messages.at(place));
    if (now)
        liner.closeUntil(*now);
    return liner.takeItems();
}

} // namespace ChannelConsole
