// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QPointer>
#include <QPushButton>

class QTableView;

namespace ChannelConsole {

class MessageLogModel;

/// "12 new messages - show them": lies over the top of the table while there are messages the model holds
/// back, so that nothing jumps, and shows them on a click.
class NewMessagesBar final : public QPushButton
{
    Q_OBJECT
public:
    /// Owned by the table. The model may go first.
    NewMessagesBar(QTableView *table, MessageLogModel *model);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void refresh();
    void place();
    void showNew();

    QTableView *m_table;
    QPointer<MessageLogModel> m_model;
};

} // namespace ChannelConsole
