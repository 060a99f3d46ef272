// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/log/LogColumns.h"

#include <QTableView>

namespace ChannelConsole {

class HighlightDelegate;
class LogColumnLayout;
class MessageLogModel;
class Settings;

/// The log as a table: rows are chosen, copied and opened with the mouse or the keyboard.
class LogTable final : public QTableView
{
    Q_OBJECT
public:
    /// The model may go before it; `settings` must outlive it and may be null.
    LogTable(MessageLogModel *model, Settings *settings, QWidget *parent = nullptr);
    ~LogTable() override;

    [[nodiscard]] LogColumnLayout *columns() const { return m_columns; }
    /// Chooses the row of a message if it is among those loaded, and scrolls to it if asked to.
    bool chooseMessage(qint64 id, bool scroll);
    /// The message of the current row; 0 if there is none.
    [[nodiscard]] qint64 currentMessage() const;
    [[nodiscard]] bool isAtTop() const;
    [[nodiscard]] qint64 selectedRowCount() const; ///< also of those that are not loaded
    /// In the other direction if it is sorted by that column already; nothing where the column has no order.
    void sortBy(LogColumn column);

    /// Marks in the rows what was typed into the search field.
    void markSearch(const QString &typed);
    void copyRows(bool named);
    void copyCell();

signals:
    /// Rows are on the clipboard; `left` of those chosen are not, because they are not loaded.
    void copied(qint64 rows, qint64 left);
    /// A row was clicked, or activated by the keyboard.
    void messageChosen(qint64 id, bool byKeyboard);
    void currentMessageChanged(qint64 id); ///< once it is loaded
    /// A menu is wanted, at this place of the screen.
    void menuRequested(const QModelIndex &index, const QPoint &place);
    void headerMenuRequested(const QPoint &place);

protected:
    void contextMenuEvent(QContextMenuEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;

private:
    void setUp();
    void choose(const QModelIndex &index, bool byKeyboard);
    void tellCurrent(const QModelIndex &current);
    [[nodiscard]] qint64 idAt(const QModelIndex &index) const;

    MessageLogModel *m_model;
    HighlightDelegate *m_delegate;
    LogColumnLayout *m_columns = nullptr;
    Qt::KeyboardModifiers m_modifiers; ///< of the last press of the mouse
    bool m_isToBeOpened = false; ///< as soon as it is loaded
    bool m_isAwaited = false; ///< the current row, which is not loaded yet
};

} // namespace ChannelConsole
