// SPDX-License-Identifier: Apache-2.0
#include "ui/log/table/LogColumnState.h"

#include <QStringList>

#include <algorithm>
#include <array>

namespace ChannelConsole {

namespace {

constexpr int kNarrowest = 16; // device-independent pixels
constexpr int kWidest = 4000;

struct Name
{
    LogColumn column;
    const char *name;
};

constexpr std::array kNames{
    Name{LogColumn::Time, "time"},
    Name{LogColumn::Assistant, "assistant"},
    Name{LogColumn::Direction, "direction"},
    Name{LogColumn::Partner, "partner"},
    Name{LogColumn::BusinessNumber, "business-number"},
    Name{LogColumn::UserNumber, "user-number"},
    Name{LogColumn::Type, "type"},
    Name{LogColumn::Text, "text"},
    Name{LogColumn::Status, "status"},
};
static_assert(kNames.size() == kLogColumnCount);

} // namespace

QString logColumnName(LogColumn column)
{
    for (const Name &each : kNames) {
        if (each.column == column)
            return QString::fromLatin1(each.name);
    }
    Q_UNREACHABLE();
}

std::optional<LogColumn> logColumnFromName(const QString &name)
{
    for (const Name &each : kNames) {
        if (name == QLatin1StringView(each.name))
            return each.column;
    }
    return std::nullopt;
}

QString columnsToText(const QList<LogColumnPlace> &places)
{
    QStringList parts;
    for (const LogColumnPlace &place : places)
        parts.append((place.shown ? QString() : QStringLiteral("-")) + logColumnName(place.column) + u'='
            + QString::number(place.width));
    return parts.join(u' ');
}

QList<LogColumnPlace> columnsFromText(const QString &text)
{
    QList<LogColumnPlace> places;
    for (const QStringList parts = text.split(u' ', Qt::SkipEmptyParts); const QString &part : parts) {
        const bool shown = !part.startsWith(u'-');
        const auto column = logColumnFromName(part.section(u'=', 0, 0).mid(shown ? 0 : 1));
        const int width = part.section(u'=', 1).toInt();
        const bool known = column
            && std::any_of(places.cbegin(), places.cend(),
                [&](const LogColumnPlace &place) { return place.column == *column; });
        if (column && !known && width >= kNarrowest && width <= kWidest)
            places.append({.column = *column, .shown = shown, .width = width});
    }
    return places;
}

} // namespace ChannelConsole
