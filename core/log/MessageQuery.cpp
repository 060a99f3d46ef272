// SPDX-License-Identifier: Apache-2.0
#include "core/log/MessageQuery.h"

namespace ChannelConsole {

using namespace Qt::StringLiterals;

namespace {

/// A LIKE pattern for "contains": what the user typed has no wildcards.
QString containing(QString text)
{
    text.replace(u'\\', u"\\\\"_s).replace(u'%', u"\\%"_s).replace(u'_', u"\\_"_s);
    return u'%' + text + u'%';
}

/// Numbers are stored as `+` and digits, and typed with blanks and dashes.
QString withoutSeparators(QString text)
{
    text.removeIf([](QChar c) { return c.isSpace() || c == u'-' || c == u'(' || c == u')'; });
    return text;
}

} // namespace

QString MessageConditions::where() const
{
    return clauses.isEmpty() ? QString() : u" WHERE "_s + clauses.join(u" AND "_s);
}

MessageConditions conditionsOf(const LogQuery &query)
{
    MessageConditions conditions;
    if (query.assistantId) {
        conditions.clauses.append(u"assistant_id = ?"_s);
        conditions.bound.append(query.assistantId->toString(QUuid::WithoutBraces));
    }
    if (!query.status.isEmpty()) {
        conditions.clauses.append(u"status = ?"_s);
        conditions.bound.append(query.status);
    }
    const QString text = query.text.trimmed();
    if (!text.isEmpty()) {
        // Separators alone are no number: without this they would be contained in every one.
        const QString digits = withoutSeparators(text);
        const QString number = digits.isEmpty() ? text : digits;
        conditions.clauses.append(
            u"(text LIKE ? ESCAPE '\\' OR user_number LIKE ? ESCAPE '\\' OR business_number LIKE ? ESCAPE '\\')"_s);
        conditions.bound << containing(text) << containing(number) << containing(number);
    }
    return conditions;
}

MessageConditions conditionsOfPage(const LogQuery &query)
{
    MessageConditions conditions = conditionsOf(query);
    if (query.olderThan) {
        conditions.clauses.append(u"(time_ms, id) < (?, ?)"_s);
        conditions.bound << query.olderThan->time.toMSecsSinceEpoch() << query.olderThan->id;
    }
    return conditions;
}

} // namespace ChannelConsole
