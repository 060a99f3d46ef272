// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/log/MessageLog.h"

#include <QWidget>

class QMenu;
class QPushButton;
class QTabBar;

namespace ChannelConsole {

class PlainLabel;

/// The line below the log's messages: says how many there are, switches between table and conversation, and
/// offers what else can be done with them.
class LogFootLine final : public QWidget
{
    Q_OBJECT
public:
    enum class View {
        Table,
        Conversation,
    };

    explicit LogFootLine(QWidget *parent = nullptr);

    void setCount(const LogCount &count);
    void setCountOffered(bool offered); ///< beside an empty page it would only repeat
    [[nodiscard]] View view() const;
    void setView(View view);
    [[nodiscard]] QMenu *menu() const { return m_menu; } ///< of More
    void focusMore();

    /// "1,000,000 messages", "At least 10,000 messages", "Counting…".
    [[nodiscard]] static QString countText(const LogCount &count);

signals:
    void viewChanged();

private:
    PlainLabel *m_count;
    QTabBar *m_views;
    QPushButton *m_more;
    QMenu *m_menu;
};

} // namespace ChannelConsole
