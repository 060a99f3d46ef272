// SPDX-License-Identifier: Apache-2.0
#include "ui/log/NewMessagesBar.h"

#include "ui/log/MessageLogModel.h"
#include "ui/widgets/Icons.h"
#include "ui/widgets/Spacing.h"

#include <QAccessible>
#include <QEvent>
#include <QTableView>

#include <algorithm>
#include <limits>

namespace ChannelConsole {

using namespace Qt::StringLiterals;

NewMessagesBar::NewMessagesBar(QTableView *table, MessageLogModel *model)
    : QPushButton(table)
    , m_table(table)
    , m_model(model)
{
    setObjectName(u"logNewMessages"_s);
    setIcon(ChannelConsole::icon(u"up"_s)); // not the button's
    setToolTip(tr("Messages that came while the list was not at its top, or was sorted differently"));
    hide();
    m_table->viewport()->installEventFilter(this);
    connect(this, &QPushButton::clicked, this, &NewMessagesBar::showNew);
    connect(model, &MessageLogModel::newCountChanged, this, &NewMessagesBar::refresh);
    refresh();
}

bool NewMessagesBar::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize || event->type() == QEvent::Move)
        place();
    return QPushButton::eventFilter(watched, event);
}

void NewMessagesBar::showNew()
{
    m_table->setFocus(Qt::OtherFocusReason); // before the button goes, which would pass it on to anybody
    if (m_model)
        m_model->showNew();
}

void NewMessagesBar::refresh()
{
    const qint64 count = m_model ? m_model->newCount() : 0;
    if (count == 0) {
        if (hasFocus())
            m_table->setFocus(Qt::OtherFocusReason);
        hide();
        return;
    }
    const int shown = static_cast<int>(std::min<qint64>(count, std::numeric_limits<int>::max()));
    const QString label
        = count == 1 ? tr("1 new message – show it") : tr("%Ln new messages – show them", nullptr, shown);
    if (label == text())
        return;
    setText(label);
    setAccessibleName(label);
    place();
    if (isHidden()) {
        show();
        raise();
        QAccessibleEvent event(this, QAccessible::Alert); // once; not with every message
        QAccessible::updateAccessibility(&event);
    }
}

/// In the middle of the table's upper edge, below its header.
void NewMessagesBar::place()
{
    const QRect area = m_table->viewport()->geometry();
    const QSize size = sizeHint().boundedTo(area.size());
    setGeometry(area.left() + (area.width() - size.width()) / 2, area.top() + Spacing::kSmall, size.width(),
        size.height());
}

} // namespace ChannelConsole
