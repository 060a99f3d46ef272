// SPDX-License-Identifier: Apache-2.0
#include "ui/log/export/ExportWords.h"

#include "ui/log/LogText.h"

#include <QCoreApplication>

namespace ChannelConsole {

namespace {

/// For the translation only.
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Export)
};

} // namespace

QString filterText(const MessageFilter &filter, const QHash<QUuid, QString> &assistants)
{
    QStringList parts;
    const auto add = [&parts](const QString &pattern, const QString &value) {
        if (!value.isEmpty())
            parts.append(pattern.arg(value));
    };
    if (filter.assistantId)
        parts.append(assistants.value(*filter.assistantId, Words::tr("an assistant")));
    if (!filter.partnerId.isEmpty())
        parts.append(partnerText(filter.partnerId, false));
    if (filter.direction)
        parts.append(directionText(*filter.direction).toLower());
    if (!filter.status.isEmpty())
        parts.append(statusText(filter.status).toLower());
    if (filter.onlyProblems)
        parts.append(Words::tr("only problems"));
    add(Words::tr("error code %1"), filter.errorCode);
    if (!filter.type.isEmpty())
        add(Words::tr("of type %1"), typeText(filter.type));
    add(Words::tr("business number %1"), filter.businessNumber);
    add(Words::tr("user number %1"), filter.userNumber);
    add(Words::tr("with “%1”"), filter.text);
    if (filter.from.isValid())
        parts.append(Words::tr("from %1").arg(logTimeText(filter.from)));
    if (filter.until.isValid())
        parts.append(Words::tr("until %1").arg(logTimeText(filter.until)));
    if (parts.isEmpty())
        return Words::tr("All messages");
    QString text = parts.join(Words::tr("; "));
    if (!filter.assistantId) // whose name is written as it is
        text.front() = text.front().toUpper();
    return text;
}

} // namespace ChannelConsole
