// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/window/PageFactories.h"

#include <QList>
#include <QObject>

class QAction;
class QMenuBar;

namespace ChannelConsole {

/// The window's actions and their places in the menu bar: everything the window can do is there, so that it
/// can be reached by keyboard and stands where each system's users look for it.
struct MainWindowActions
{
    QAction *addAssistant = nullptr;
    QAction *trySandbox = nullptr;
    QAction *save = nullptr;
    QAction *preferences = nullptr;
    QAction *quit = nullptr;
    QAction *editAssistant = nullptr;
    QAction *renameAssistant = nullptr;
    QAction *duplicateAssistant = nullptr;
    QAction *deleteAssistant = nullptr;
    QAction *find = nullptr;
    QAction *instructions = nullptr;
    QAction *about = nullptr;
    QList<QAction *> pages; ///< in the order of the factories; data() is the PageId

    /// Those that need an assistant to be shown.
    [[nodiscard]] QList<QAction *> ofAssistant() const
    {
        return {renameAssistant, editAssistant, duplicateAssistant, deleteAssistant};
    }

    /// Owned by `owner`.
    static MainWindowActions create(const QList<PageFactory> &factories, QObject *owner);
    void fill(QMenuBar *bar) const;
};

} // namespace ChannelConsole
