// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>
#include <QPointer>

class QTableView;

namespace ChannelConsole {

class MessageLogModel;

/// Tells the model of the log which of its rows a table shows, and keeps what is read where it is while rows
/// come and go above it. For a table that scrolls by pixels, with rows of one height.
class LogViewport final : public QObject
{
    Q_OBJECT
public:
    /// Owned by the table, which must show `model` already. The model may go first.
    LogViewport(QTableView *table, MessageLogModel *model);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void tell();
    void scrollBy(int rows);
    void scrollTo(int row);
    [[nodiscard]] int rowHeight() const;

    QTableView *m_table;
    QPointer<MessageLogModel> m_model;
    int m_offset = 0; ///< pixels of the first row in sight that are above the edge
};

} // namespace ChannelConsole
