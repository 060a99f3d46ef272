// SPDX-License-Identifier: Apache-2.0
#include "core/message/TemplateRows.h"

#include "core/log/ProblemJson.h"
#include "core/message/TemplateJson.h"
#include "core/store/StoreConnection.h"
#include "core/store/StoreProblem.h"

namespace ChannelConsole {

using namespace Qt::StringLiterals;

namespace {

QVariantList keyOf(const TemplateShelf &shelf)
{
    return {shelf.assistantId.toString(QUuid::WithoutBraces), shelf.partnerId, shelf.sender};
}

Result<void> replaceOrigin(StoreConnection &connection, const TemplateShelf &shelf, const QString &origin,
    const QList<TemplateRecord> &records)
{
    Result<void> done = connection.execute(
        u"DELETE FROM message_template WHERE assistant_id = ? AND partner_id = ? AND sender = ? AND origin = ?"_s,
        keyOf(shelf) + QVariantList{origin});
    for (qsizetype i = 0; done && i < records.size(); ++i) {
        const TemplateRecord &record = records.at(i);
        done = connection.execute(
            u"INSERT INTO message_template (assistant_id, partner_id, sender, name, language, origin, "
            "record_json) VALUES (?, ?, ?, ?, ?, ?, ?)"_s,
            keyOf(shelf)
                + QVariantList{
                    record.name, record.language, origin, QString::fromUtf8(templateToJson(record))});
    }
    return done;
}

} // namespace

Result<TemplateList> readTemplateList(StoreConnection &connection, const TemplateShelf &shelf)
{
    TemplateList list;
    QString unreadable;
    Result<void> done = connection.select(
        u"SELECT record_json FROM message_template WHERE assistant_id = ? AND partner_id = ? AND sender = ? "
        "ORDER BY name, language, id"_s,
        keyOf(shelf), [&](const QSqlQuery &row) {
            const QString text = row.value(0).toString();
            if (const auto record = templateFromJson(text.toUtf8()))
                list.records.append(*record);
            else
                unreadable = text.left(100);
        });
    // Going on without it would let the next change of the list remove what may still be mended.
    if (done && !unreadable.isEmpty())
        return storeProblem(ProblemKind::StoreCorrupt, connection.path(), u"template "_s + unreadable);
    if (done)
        done = connection.select(
            u"SELECT synced_ms, problem FROM template_sync WHERE assistant_id = ? AND partner_id = ? AND sender = ?"_s,
            keyOf(shelf), [&list](const QSqlQuery &row) {
                if (!row.value(0).isNull())
                    list.syncedAt = QDateTime::fromMSecsSinceEpoch(row.value(0).toLongLong());
                list.problem = problemFromJson(row.value(1).toString());
            });
    if (!done)
        return done.error();
    return list;
}

Result<void> replaceListed(StoreConnection &connection, const TemplateShelf &shelf,
    const QList<TemplateRecord> &records, const QDateTime &syncedAt)
{
    return connection.transaction([&]() -> Result<void> {
        if (Result<void> done = replaceOrigin(connection, shelf, u"partner"_s, records); !done)
            return done;
        return connection.execute(
            u"INSERT INTO template_sync (assistant_id, partner_id, sender, synced_ms, problem) "
            "VALUES (?, ?, ?, ?, NULL) ON CONFLICT (assistant_id, partner_id, sender) "
            "DO UPDATE SET synced_ms = excluded.synced_ms, problem = NULL"_s,
            keyOf(shelf) + QVariantList{syncedAt.toMSecsSinceEpoch()});
    });
}

Result<void> storeSyncProblem(StoreConnection &connection, const TemplateShelf &shelf, const Problem &problem)
{
    return connection.execute(
        u"INSERT INTO template_sync (assistant_id, partner_id, sender, synced_ms, problem) "
        "VALUES (?, ?, ?, NULL, ?) ON CONFLICT (assistant_id, partner_id, sender) "
        "DO UPDATE SET problem = excluded.problem"_s,
        keyOf(shelf) + QVariantList{problemToJson(problem)});
}

Result<void> replaceLocal(
    StoreConnection &connection, const TemplateShelf &shelf, const QList<TemplateRecord> &records)
{
    return connection.transaction([&] { return replaceOrigin(connection, shelf, u"local"_s, records); });
}

} // namespace ChannelConsole
