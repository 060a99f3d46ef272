// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QPushButton>

namespace ChannelConsole {

/// "12 new messages" above the table, for whoever reads further down: nothing jumps, a click shows them. Hidden while
/// there are none.
class NewMessagesBar final : public QPushButton
{
    Q_OBJECT
public:
    explicit NewMessagesBar(QWidget *parent = nullptr);

    void setCount(qint64 messages);
};

} // namespace ChannelConsole
