// SPDX-License-Identifier: Apache-2.0
#include "ui/log/LogColumns.h"

#include "core/log/MessageLog.h"

#include <QCoreApplication>

namespace ChannelConsole {

QString columnTitle(LogColumn column)
{
    switch (column) {
    case LogColumn::Time:
        return QCoreApplication::translate("MessageLogModel", "Time");
    case LogColumn::Assistant:
        return QCoreApplication::translate("MessageLogModel", "Assistant");
    case LogColumn::Direction:
        return QCoreApplication::translate("MessageLogModel", "Direction");
    case LogColumn::Partner:
        return QCoreApplication::translate("MessageLogModel", "Partner");
    case LogColumn::BusinessNumber:
        return QCoreApplication::translate("MessageLogModel", "Business number");
    case LogColumn::UserNumber:
        return QCoreApplication::translate("MessageLogModel", "User number");
    case LogColumn::Type:
        return QCoreApplication::translate("MessageLogModel", "Type");
    case LogColumn::Text:
        return QCoreApplication::translate("MessageLogModel", "Text");
    case LogColumn::Status:
        return QCoreApplication::translate("MessageLogModel", "Status");
    }
    Q_UNREACHABLE();
}

QVariant rawValue(const LogEntry &entry, LogColumn column)
{
    switch (column) {
    case LogColumn::Time:
        return entry.time;
    case LogColumn::Assistant:
        return entry.assistantId;
    case LogColumn::Direction:
        return static_cast<int>(entry.direction);
    case LogColumn::Partner:
        return entry.partnerId;
    case LogColumn::BusinessNumber:
        return entry.businessNumber;
    case LogColumn::UserNumber:
        return entry.userNumber;
    case LogColumn::Type:
        return entry.type;
    case LogColumn::Text:
        return entry.text;
    case LogColumn::Status:
        return entry.status;
    }
    Q_UNREACHABLE();
}

std::optional<LogSort> sortOf(LogColumn column)
{
    switch (column) {
    case LogColumn::Time:
        return LogSort::Time;
    case LogColumn::Status:
        return LogSort::Status;
    default:
        return std::nullopt;
    }
}

} // namespace ChannelConsole
