// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "bench/BareSqlite.h"
#include "core/log/MessageLog.h"
#include "core/net/Http.h"

#include <QNetworkAccessManager>

#include <functional>

namespace ChannelConsole {

/// The yardstick of a test send: the same requests one after the other by a plain QNetworkAccessManager, and
/// before and after each the commit of the rows that the program writes for it, on the same thread.
class BareSends final
{
public:
    /// `row`: what the program logged of such a send; its assistant must be in the file.
    BareSends(const QString &path, const QList<HttpRequest> &requests, const LogDetail &row);
    ~BareSends();
    Q_DISABLE_COPY_MOVE(BareSends)

    /// Calls `finished` after the last. Ends the process on any failure.
    void run(std::function<void()> finished);

private:
    void next();
    void exchange(const HttpRequest &request);
    void replied(QNetworkReply *reply);
    void writeSending();
    void writeAccepted(const QByteArray &reply);

    BareSqlite m_database;
    const QList<HttpRequest> m_requests;
    const LogDetail m_row;
    QNetworkAccessManager m_network;
    std::function<void()> m_finished;
    qsizetype m_sent = 0;
    sqlite3_int64 m_message = 0;
    sqlite3_stmt *m_insertMessage;
    sqlite3_stmt *m_insertEvent;
    sqlite3_stmt *m_insertExchange;
    sqlite3_stmt *m_updateMessage;
    sqlite3_stmt *m_updateExchange;
};

} // namespace ChannelConsole
