// SPDX-License-Identifier: Apache-2.0
#include "ui/log/filter/SavedFilterList.h"

#include "ui/preferences/Settings.h"

namespace ChannelConsole {

SavedFilterList::SavedFilterList(Settings *settings, QObject *parent)
    : QObject(parent)
    , m_settings(settings)
    , m_saved(SavedFilters::fromJson(settings ? settings->logFilters() : QByteArray()))
{
}

bool SavedFilterList::save(const QString &name, const LogChoice &choice)
{
    if (!m_saved.save(name, choice))
        return false;
    m_beforeRemoval.reset();
    keep();
    return true;
}

bool SavedFilterList::rename(const QString &name, const QString &newName)
{
    if (!m_saved.rename(name, newName))
        return false;
    m_beforeRemoval.reset();
    keep();
    return true;
}

bool SavedFilterList::remove(const QString &name)
{
    const SavedFilters before = m_saved;
    if (!m_saved.remove(name))
        return false;
    m_beforeRemoval = before;
    keep();
    return true;
}

bool SavedFilterList::undoRemoval()
{
    if (!m_beforeRemoval)
        return false;
    m_saved = *m_beforeRemoval;
    m_beforeRemoval.reset();
    keep();
    return true;
}

qsizetype SavedFilterList::forget(const QString &userNumber)
{
    m_beforeRemoval.reset();
    const qsizetype removed = m_saved.forget(userNumber);
    keep();
    return removed;
}

void SavedFilterList::keep()
{
    if (m_settings)
        m_settings->setLogFilters(m_saved.toJson());
    emit changed();
}

} // namespace ChannelConsole
