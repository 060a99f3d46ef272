// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QTableView>

namespace ChannelConsole {

class LogColumnLayout;
class MessageLogModel;
class Settings;

/// The log as a table: rows are chosen, copied and opened with the mouse or the keyboard.
class LogTable final : public QTableView
{
    Q_OBJECT
public:
    /// Both must outlive it but for the model, which may go before it; `settings` may be null.
    LogTable(MessageLogModel *model, Settings *settings, QWidget *parent = nullptr);
    ~LogTable() override;

    [[nodiscard]] LogColumnLayout *columns() const { return m_columns; }
    /// Chooses the row of a message if it is among those loaded, and scrolls to it if asked to.
    bool chooseMessage(qint64 id, bool scroll);
    /// The message of the current row; 0 if there is none.
    [[nodiscard]] qint64 currentMessage() const;
    [[nodiscard]] bool isAtTop() const;

    void copyRows(bool named);
    void copyCell();

signals:
    /// A row was clicked, or activated by the keyboard.
    void messageChosen(qint64 id, bool byKeyboard);
    void currentMessageChanged(qint64 id);
    /// A menu is wanted, at this place of the screen.
    void menuRequested(const QModelIndex &index, const QPoint &place);
    void headerMenuRequested(const QPoint &place);

protected:
    void contextMenuEvent(QContextMenuEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void setUp();
    void loadAhead();
    void stayAtWhatIsRead(int first, int last);
    [[nodiscard]] qint64 idAt(const QModelIndex &index) const;

    MessageLogModel *m_model;
    LogColumnLayout *m_columns;
};

} // namespace ChannelConsole
