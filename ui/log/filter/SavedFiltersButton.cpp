// SPDX-License-Identifier: Apache-2.0
#include "ui/log/filter/SavedFiltersButton.h"

#include "ui/log/filter/FilterWords.h"
#include "ui/log/filter/SavedFilterList.h"
#include "ui/widgets/Room.h"

#include <QMenu>

namespace ChannelConsole {

using namespace Qt::StringLiterals;

namespace {

/// A name is text: its & is none of a menu's.
QString menuText(QString name)
{
    return name.replace(u'&', u"&&"_s);
}

} // namespace

SavedFiltersButton::SavedFiltersButton(SavedFilterList *list, QWidget *parent)
    : QPushButton(tr("Saved filters"), parent)
    , m_list(list)
    , m_menu(new QMenu(this))
{
    m_menu->setObjectName(u"savedFiltersMenu"_s);
    setMenu(m_menu);
    nameAction(this, u"savedFilters"_s);
    connect(list, &SavedFilterList::changed, this, &SavedFiltersButton::fill);
    fill();
}

void SavedFiltersButton::fill()
{
    m_menu->clear();
    const auto offer = [this](const SavedFilter &filter) {
        QAction *action = m_menu->addAction(menuText(filter.name));
        connect(action, &QAction::triggered, this, [this, choice = filter.choice] { emit chosen(choice); });
    };
    for (const QList<SavedFilter> builtIn = builtInFilters(); const SavedFilter &filter : builtIn)
        offer(filter);
    if (!m_list->saved().filters().isEmpty()) {
        m_menu->addSeparator();
        for (const SavedFilter &filter : m_list->saved().filters())
            offer(filter);
    }
    m_menu->addSeparator();
    connect(m_menu->addAction(tr("Save or change filters…")), &QAction::triggered, this,
        &SavedFiltersButton::manageRequested);
}

} // namespace ChannelConsole
