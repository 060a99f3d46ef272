// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QStringBuilder>

namespace ChannelConsole {

// Posts as partners send them. In a file of their own because moc stumbles over some of the raw strings.

inline QByteArray quickReplyBody()
{
    return R"({"waNumber":"441134960000","mobile":"447700900123","name":"Asha","type":"button",)"
           R"("button":"{\"text\":\"Pay <b>now</b>\"}","replyId":"39","messageId":"17"})";
}

/// The value is a text: odd, but readable.
inline QByteArray paymentBody()
{
    return R"({"waNumber":"441134960000","mobile":"447700900123","type":"interactive",)"
           R"("interactive":{"type":"payment","payment":{"transaction_id":"T1","reference_id":"R1",)"
           R"("total_amount":{"offset":100,"value":"300"},"currency":"INR","transaction_type":"upi",)"
           R"("status":"success"}}})";
}

/// With a file name that is up to no good.
inline QByteArray imageBody(const QByteArray &origin)
{
    return R"({"waNumber":"441134960000","mobile":"447700900123","type":"image","image":{"url":")" + origin
        + R"(/m?Signature=","signature":"c4f8","mime_type":"image/jpeg","filename":"../../etc/passwd"}})";
}

/// Of the message whose own id is "ours".
inline QByteArray karixReportBody(const QByteArray &status, int second)
{
    return R"({"recipient":{"reference":{"cust_ref":"ours"}},"events":{"mid":"41","timestamp":"174314477)"
        + QByteArray::number(second)
        + R"(000"},"notificationAttributes":{"code":"9","reason":"Not a user","status":")" + status + "\"}}";
}

} // namespace ChannelConsole
