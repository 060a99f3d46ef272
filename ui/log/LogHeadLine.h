// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

class QMenu;
class QPushButton;
class QTabBar;
class QToolButton;

namespace ChannelConsole {

/// The line above the log's messages: opens what is told at a glance, switches between table and
/// conversation, and offers what else can be done.
class LogHeadLine final : public QWidget
{
    Q_OBJECT
public:
    enum class View {
        Table,
        Conversation,
    };

    explicit LogHeadLine(QWidget *parent = nullptr);

    [[nodiscard]] View view() const;
    void setView(View view);
    [[nodiscard]] bool isGlanceOpen() const;
    void setGlanceOpen(bool open);
    void setGlanceOffered(bool offered); ///< of nothing there is nothing to tell
    [[nodiscard]] QMenu *menu() const { return m_menu; } ///< of More
    void focusMore();

signals:
    void viewChanged();
    void glanceToggled(bool open); ///< by the user or setGlanceOpen()

private:
    QToolButton *m_glance;
    QTabBar *m_views;
    QPushButton *m_more;
    QMenu *m_menu;
};

} // namespace ChannelConsole
