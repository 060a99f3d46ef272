// SPDX-License-Identifier: Apache-2.0
#include "core/log/keeping/RetentionRule.h"

#include "core/store/StoreConnection.h"

#include <QCoreApplication>
#include <QSqlQuery>

namespace ChannelConsole {

using namespace Qt::StringLiterals;

namespace {

std::optional<int> limitIn(const QVariant &value)
{
    return value.isNull() ? std::nullopt : std::optional(value.toInt());
}

QVariant bindable(const std::optional<int> &limit)
{
    return limit ? QVariant(*limit) : QVariant();
}

} // namespace

Result<QHash<QUuid, RetentionRule>> retentionRules(StoreConnection &connection)
{
    QHash<QUuid, RetentionRule> rules;
    const Result<void> read = connection.select(
        u"SELECT assistant_id, keep_days, keep_rows FROM retention"_s, {}, [&rules](const QSqlQuery &row) {
            rules.insert(QUuid::fromString(row.value(0).toString()),
                {.days = limitIn(row.value(1)), .rows = limitIn(row.value(2))});
        });
    if (!read)
        return read.error();
    return rules;
}

Result<void> storeRetentionRule(
    StoreConnection &connection, const QUuid &assistantId, const RetentionRule &rule)
{
    const QString id = assistantId.toString(QUuid::WithoutBraces);
    if (rule.isOff())
        return connection.execute(u"DELETE FROM retention WHERE assistant_id = ?"_s, {id});
    const Result<void> done = connection.execute(
        u"INSERT OR REPLACE INTO retention (assistant_id, keep_days, keep_rows) SELECT ?, ?, ? "
        "WHERE EXISTS (SELECT 1 FROM assistant WHERE id = ?)"_s,
        {id, bindable(rule.days), bindable(rule.rows), id});
    if (done && connection.changedRows() == 0)
        return Problem{.kind = ProblemKind::Refused,
            .side = Side::ThisComputer,
            .text = QCoreApplication::translate("Retention", "This assistant was removed."),
            .remedy = QCoreApplication::translate("Retention", "Choose another assistant.")};
    return done;
}

} // namespace ChannelConsole
