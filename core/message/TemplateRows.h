// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/Problem.h"
#include "core/Result.h"
#include "core/message/TemplateRecord.h"

#include <QUuid>

#include <optional>

namespace ChannelConsole {

class StoreConnection;

/// Whose templates: those of a business number where the partner lists them by number, else of the account.
struct TemplateShelf
{
    QUuid assistantId;
    QString partnerId;
    QString sender; ///< `+` and digits; empty where the templates are the account's

    bool operator==(const TemplateShelf &) const = default;
};

[[nodiscard]] inline size_t qHash(const TemplateShelf &shelf, size_t seed = 0)
{
    return qHashMulti(seed, shelf.assistantId, shelf.partnerId, shelf.sender);
}

/// What is known of them.
struct TemplateList
{
    QList<TemplateRecord> records; ///< by name and language
    QDateTime syncedAt; ///< of the last complete list; invalid if there never was one
    std::optional<Problem> problem; ///< why the last sync failed, if it did

    bool operator==(const TemplateList &) const = default;
};

// For use within Store::run() and Store::read().

[[nodiscard]] Result<TemplateList> readTemplateList(StoreConnection &connection, const TemplateShelf &shelf);
/// All of the partner's records become these, in one transaction; those entered here stay.
[[nodiscard]] Result<void> replaceListed(StoreConnection &connection, const TemplateShelf &shelf,
    const QList<TemplateRecord> &records, const QDateTime &syncedAt);
[[nodiscard]] Result<void> storeSyncProblem(
    StoreConnection &connection, const TemplateShelf &shelf, const Problem &problem);
/// All that were entered here become these, likewise.
[[nodiscard]] Result<void> replaceLocal(
    StoreConnection &connection, const TemplateShelf &shelf, const QList<TemplateRecord> &records);

} // namespace ChannelConsole
