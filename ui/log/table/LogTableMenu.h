// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/log/MessageLogModel.h"

#include <QObject>

class QMenu;

namespace ChannelConsole {

class LogTable;

/// The menus of the log's table: what can be done with a row, and which columns there are. Both open with the
/// mouse and with the menu key.
class LogTableMenu final : public QObject
{
    Q_OBJECT
public:
    /// `table` owns it; `model` must outlive it.
    LogTableMenu(MessageLogModel *model, LogTable *table);

    /// Offers the columns in a menu that belongs to somebody else, each time it is about to be shown.
    void offerColumns(QMenu *menu);

signals:
    /// Show only what has this value of the column in common with that message.
    void filterRequested(ChannelConsole::LogColumn column, const ChannelConsole::LogEntry &entry);
    void conversationRequested(const ChannelConsole::LogEntry &entry);

private:
    void showMenu(const QModelIndex &index, const QPoint &place);
    void showHeaderMenu(const QPoint &place);
    void fillRow(QMenu *menu, const QModelIndex &index);
    void fillColumns(QMenu *menu);

    MessageLogModel *m_model;
    LogTable *m_table;
};

} // namespace ChannelConsole
