// SPDX-License-Identifier: Apache-2.0
#include "ui/log/NewMessagesBar.h"

#include "ui/widgets/Icons.h"

#include <QLocale>

namespace ChannelConsole {

NewMessagesBar::NewMessagesBar(QWidget *parent)
    : QPushButton(parent)
{
    setObjectName(QStringLiteral("newMessages"));
    setIcon(ChannelConsole::icon(QStringLiteral("up")));
    setAutoDefault(false);
    setToolTip(tr("Shows them"));
    hide();
}

void NewMessagesBar::setCount(qint64 messages)
{
    setText(messages == 1 ? tr("1 new message") : tr("%1 new messages").arg(QLocale().toString(messages)));
    setAccessibleName(text());
    setVisible(messages > 0);
}

} // namespace ChannelConsole
