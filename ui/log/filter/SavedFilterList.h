// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/log/SavedFilters.h"

#include <QObject>

namespace ChannelConsole {

class Settings;

/// The saved filters of the log while the window is open, each change kept at once.
class SavedFilterList final : public QObject
{
    Q_OBJECT
public:
    /// `settings` must outlive it; without any, what is saved lasts as long as the list.
    explicit SavedFilterList(Settings *settings, QObject *parent = nullptr);

    [[nodiscard]] const SavedFilters &saved() const { return m_saved; }
    /// As those of SavedFilters.
    bool save(const QString &name, const LogChoice &choice);
    bool rename(const QString &name, const QString &newName);
    bool remove(const QString &name);
    /// Brings back the one that was removed last, and says whether there was one.
    bool undoRemoval();
    /// As that of SavedFilters; what was removed before cannot be brought back any more.
    qsizetype forget(const QString &userNumber);

signals:
    void changed();

private:
    void keep();

    Settings *m_settings;
    SavedFilters m_saved;
    std::optional<SavedFilters> m_beforeRemoval;
};

} // namespace ChannelConsole
