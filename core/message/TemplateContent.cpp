// SPDX-License-Identifier: Apache-2.0
#include "core/message/TemplateContent.h"

#include <QRegularExpression>

namespace ChannelConsole {

using namespace Qt::StringLiterals;

namespace {

const QRegularExpression &placeholder()
{
    static const QRegularExpression expression(
        u"\\{\\{(\\w+)\\}\\}"_s, QRegularExpression::UseUnicodePropertiesOption);
    return expression;
}

} // namespace

QStringList templatePlaceholders(const QString &registered)
{
    QStringList names;
    for (auto matches = placeholder().globalMatch(registered); matches.hasNext();) {
        const QString name = matches.next().captured(1);
        if (!names.contains(name))
            names += name;
    }
    return names;
}

QString filledTemplate(const QString &registered, const QStringList &values)
{
    const QStringList names = templatePlaceholders(registered);
    QString filled;
    qsizetype end = 0;
    for (auto matches = placeholder().globalMatch(registered); matches.hasNext();) {
        const QRegularExpressionMatch match = matches.next();
        const qsizetype index = names.indexOf(match.captured(1));
        filled += QStringView(registered).sliced(end, match.capturedStart() - end);
        filled += index < values.size() ? values.at(index) : match.captured();
        end = match.capturedEnd();
    }
    return filled + QStringView(registered).sliced(end);
}

} // namespace ChannelConsole
