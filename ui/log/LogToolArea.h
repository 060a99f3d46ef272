// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QFrame>
#include <QList>

#include <functional>

class QMenu;
class QScrollArea;
class QToolButton;

namespace ChannelConsole {

class PlainLabel;

/// Something that can be done with the log, as a pane of its own.
struct LogTool
{
    QString name; ///< of the object; stable
    QString title; ///< without the menu's dots
    std::function<QWidget *(QWidget *parent)> make; ///< called when it is first opened
};

/// Where the tools of the log open: inline, one at a time, and to be left open. A tool that is closed, or
/// gives way to another one, keeps what was entered and goes on with what it does.
class LogToolArea final : public QFrame
{
    Q_OBJECT
public:
    explicit LogToolArea(QWidget *parent = nullptr);

    void addTool(const LogTool &tool);
    /// An entry for each tool.
    void offer(QMenu *menu);
    void open(const QString &name);
    void closeTool();
    [[nodiscard]] QString current() const; ///< the name of the open one; empty if none is

signals:
    void opened(const QString &name);
    void closed(bool hadFocus);
    void grown(); ///< for what the open one says or asks now

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    struct Place
    {
        LogTool tool;
        QScrollArea *scroll = nullptr; ///< around the pane; null until it is first opened
    };
    void build(Place &place);
    void focusPane(const QWidget *pane);
    void fit();

    QList<Place> m_places;
    qsizetype m_open = -1;
    QWidget *m_head;
    PlainLabel *m_title;
    QToolButton *m_close;
};

} // namespace ChannelConsole
