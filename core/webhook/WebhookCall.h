// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/webhook/CallOutline.h"

#include <QByteArray>
#include <QDateTime>
#include <QMetaType>
#include <QString>
#include <QUuid>

#include <optional>

namespace ChannelConsole {

/// Whether a call's events are in the message log.
enum class CallState {
    Waiting, ///< acknowledged, not parsed yet: parsed later, also after a crash
    Parsed,
    Unreadable, ///< no parser understood it; it stays as it came
    Refused, ///< not let in; nothing of it reaches the message log
};

/// One call to the endpoint as it is kept. Holds no secret: credentials in target and headers are dots.
struct WebhookCall
{
    qint64 id = 0; ///< set by CallLog::append()
    QUuid assistantId;
    QString partnerId; ///< whose rules were applied
    bool sandbox = false;
    QDateTime time; ///< UTC, when it was received whole
    QString source; ///< peer address
    QString method;
    QString target; ///< path and query
    QString headers; ///< one "Name: value" a line
    QByteArray body;
    qint64 bodyBytes = 0; ///< as received; that of a refused call may be kept in part
    QString verdict; ///< VerdictKey (webhook/WebhookRules.h), or "listener" for what the listener refused by
                     ///< itself
    QString note; ///< what happened in words, for a person; empty if all is well
    int status = 0; ///< answered; 0 while a relayed call waits for the platform
    QByteArray answer; ///< body of the answer
    std::optional<int> durationMs;
    CallState state = CallState::Waiting;
    std::optional<CallOutline> outline; ///< once it was parsed
};

} // namespace ChannelConsole

Q_DECLARE_METATYPE(ChannelConsole::WebhookCall)
