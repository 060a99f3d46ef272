// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/log/SavedFilters.h"

#include <QPushButton>

class QMenu;

namespace ChannelConsole {

class SavedFilterList;

/// "Saved filters": a menu of those that come with the program and the user's own, and the way to save
/// another.
class SavedFiltersButton final : public QPushButton
{
    Q_OBJECT
public:
    /// `list` must outlive it.
    SavedFiltersButton(SavedFilterList *list, QWidget *parent = nullptr);

signals:
    void chosen(const ChannelConsole::LogChoice &choice);
    void manageRequested(); ///< to save, rename or delete

private:
    void fill();

    SavedFilterList *m_list;
    QMenu *m_menu;
};

} // namespace ChannelConsole
