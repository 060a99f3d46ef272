// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/log/export/ExportRow.h"

namespace ChannelConsole {

using namespace Qt::StringLiterals;

inline QDateTime sampleTime(int second)
{
    return QDateTime(QDate(2026, 3, 1), QTime(12, 0), Qt::UTC).addMSecs(second * 1000 + 250);
}

/// Failed: quotes, commas, a line break and an emoji in the text, a partner's words that repeat the number.
inline ExportRow failedSample()
{
    const Problem problem{.kind = ProblemKind::RejectedByPartner,
        .side = Side::WhatsApp,
        .text = u"The user has not written."_s,
        .remedy = u"Send a template."_s,
        .partnerCode = u"7010"_s,
        .partnerText = u"No session with +44 7700 900123"_s,
        .details = u"POST /secret/wire"_s};
    return {.entry = {.id = 7,
                .messageId = u"0b6f2f0e-0000-4000-8000-000000000007"_s,
                .time = sampleTime(0),
                .assistantId = QUuid(u"{2724c525-8c05-5a5f-9d2f-2c525a0e4d5b}"_s),
                .direction = Direction::Outbound,
                .partnerId = u"karix"_s,
                .businessNumber = u"+441134960000"_s,
                .userNumber = u"+447700900123"_s,
                .type = u"text"_s,
                .text = u"He said \"hello, Asha\",\nthen left 👋"_s,
                .status = MessageStatus::kFailed,
                .partnerMessageId = u"410123751001143816805212"_s},
        .assistant = u"Flight desk"_s,
        .profileName = {},
        .events = {{.time = sampleTime(0), .status = MessageStatus::kSending},
            {.time = sampleTime(1), .status = MessageStatus::kAccepted, .note = u"HTTP 200"_s},
            {.time = sampleTime(3),
                .status = MessageStatus::kFailed,
                .note = u"FAILED 447700900123"_s,
                .reported = sampleTime(2),
                .problem = problem}},
        .problem = problem};
}

/// Inbound: a formula and markup, right-to-left marks, the name in Hebrew.
inline ExportRow inboundSample()
{
    return {.entry = {.id = 8,
                .messageId = {},
                .time = sampleTime(60),
                .assistantId = QUuid(u"{2724c525-8c05-5a5f-9d2f-2c525a0e4d5b}"_s),
                .direction = Direction::Inbound,
                .partnerId = u"infobip"_s,
                .sandbox = true,
                .businessNumber = u"+441134960000"_s,
                .userNumber = u"+972501234567"_s,
                .type = u"text"_s,
                .text = u"=HYPERLINK(\"http://evil\") <script>alert('x')</script> & \u200Fשלום\u202E"_s,
                .status = MessageStatus::kReceived,
                .partnerMessageId = u"wamid.1"_s},
        .assistant = u"Flight desk"_s,
        .profileName = u"\u200Fרונית"_s,
        .events = {{.time = sampleTime(60), .status = MessageStatus::kReceived}},
        .problem = {}};
}

} // namespace ChannelConsole
