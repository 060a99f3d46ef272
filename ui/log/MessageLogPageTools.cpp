// SPDX-License-Identifier: Apache-2.0
#include "ui/log/LogFootLine.h"
#include "ui/log/LogToolArea.h"
#include "ui/log/MessageLogPage.h"
#include "ui/log/table/LogTable.h"
#include "ui/log/table/LogTableMenu.h"

#include <QMenu>
#include <QSplitter>

namespace ChannelConsole {

using namespace Qt::StringLiterals;

void MessageLogPage::buildTools()
{
    QMenu *more = m_foot->menu();
    m_tools->offer(more);
    more->addSeparator();
    QMenu *columns = more->addMenu(tr("Columns"));
    columns->setObjectName(u"logMoreColumns"_s);
    m_menu->offerColumns(columns);

    connect(m_tools, &LogToolArea::closed, this, [this](bool hadFocus) {
        if (hadFocus)
            m_foot->focusMore();
    });
}

} // namespace ChannelConsole
