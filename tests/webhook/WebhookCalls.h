// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/Store.h"
#include "core/webhook/WebhookCall.h"
#include "support/Await.h"

#include <QSqlQuery>

namespace ChannelConsole {

inline const QUuid kFlightDesk = QUuid::fromString(QStringLiteral("4bb1e1a2-7b56-4d0a-8a5c-5f6f3f1d2c11"));

/// A call as GupShup makes one (gupshup.md §6), accepted; `text` is what the user wrote.
inline WebhookCall callOfGupShup(const QByteArray &text, const QUuid &assistantId = kFlightDesk)
{
    WebhookCall call;
    call.assistantId = assistantId;
    call.partnerId = QStringLiteral("gupshup");
    call.time = QDateTime(QDate(2026, 8, 24), QTime(9, 30, 0, 250), Qt::UTC);
    call.source = QStringLiteral("127.0.0.1");
    call.method = QStringLiteral("POST");
    call.target = QStringLiteral("/chatbot/v2/webhook/st-1");
    call.headers = QStringLiteral("Content-Type: application/json\nAuthorization: bearer ••••");
    call.body = R"({"waNumber":"919000000001","mobile":"919000000002","name":"A","type":"text","text":")"
        + text + R"(","timestamp":"1687160320000"})";
    call.bodyBytes = call.body.size();
    call.verdict = QStringLiteral("accepted");
    call.status = 200;
    call.answer = "ok";
    return call;
}

inline WebhookCall refusedCall(const QByteArray &text, const QUuid &assistantId = kFlightDesk)
{
    WebhookCall call = callOfGupShup(text, assistantId);
    call.verdict = QStringLiteral("token-missing");
    call.note = QStringLiteral("There is no Authorization header.");
    call.status = 401;
    call.answer = "Access token not found";
    call.state = CallState::Refused;
    return call;
}

/// The first column of every row, or nothing if that failed.
inline QStringList columnOf(Store &store, const QString &sql)
{
    QStringList values;
    const auto read = store.run<void>([&values, sql](StoreConnection &connection) {
        return connection.select(
            sql, {}, [&values](const QSqlQuery &row) { values.append(row.value(0).toString()); });
    });
    return finishes(read) && read.result().ok() ? values : QStringList();
}

} // namespace ChannelConsole
