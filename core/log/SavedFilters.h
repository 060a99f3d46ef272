// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/log/LogPeriod.h"
#include "core/log/MessageFilter.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <optional>

namespace ChannelConsole {

/// What somebody chose to see of the log, relative where they chose so: "this assistant" is whichever is
/// shown, and "the last hour" the last one.
struct LogChoice
{
    MessageFilter filter; ///< but for its times and its assistant
    LogPeriod period;
    bool allAssistants = false; ///< else the one that is shown

    bool operator==(const LogChoice &) const = default;
};

/// What it means for this assistant at this moment.
[[nodiscard]] MessageFilter filterOf(const LogChoice &choice, const QUuid &assistantId, const QDateTime &now);

struct SavedFilter
{
    QString name; ///< the user's own
    LogChoice choice;
    QByteArray others; ///< JSON object of the members a later version wrote; empty if there are none

    bool operator==(const SavedFilter &) const = default;
};

/// The filters somebody saved under a name, in the order they were saved. No two names differ in case or
/// surrounding blanks only. What a later version wrote and this one does not know is kept and written again.
class SavedFilters final
{
public:
    /// Anything that is not one of ours counts as none saved.
    [[nodiscard]] static SavedFilters fromJson(const QByteArray &text);
    [[nodiscard]] QByteArray toJson() const;

    [[nodiscard]] const QList<SavedFilter> &filters() const { return m_filters; }
    /// Null if there is none of that name. Valid until the next change.
    [[nodiscard]] const SavedFilter *find(const QString &name) const;

    /// Adds it, or puts it in the place of the one of that name. An empty name is refused.
    bool save(const QString &name, const LogChoice &choice);
    /// False, and nothing changes, if there is none of the old name, or another one of the new, or that is
    /// empty.
    bool rename(const QString &name, const QString &newName);
    bool remove(const QString &name);
    /// Removes what names this person, in whatever way of writing the number and in whatever place, and says
    /// how many filters went.
    qsizetype forget(const QString &userNumber);

    bool operator==(const SavedFilters &) const = default;

private:
    [[nodiscard]] qsizetype indexOf(const QString &name) const;

    QList<SavedFilter> m_filters;
    QList<QByteArray> m_foreign; ///< entries of a later version, as JSON
    QByteArray m_others; ///< likewise, members of the document
};

} // namespace ChannelConsole
