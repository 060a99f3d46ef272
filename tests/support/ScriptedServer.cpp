// SPDX-License-Identifier: Apache-2.0
#include "support/ScriptedServer.h"

#include <QHostAddress>
#include <QSslServer>
#include <QUrl>

namespace ChannelConsole {

namespace {

std::unique_ptr<QTcpServer> makeServer(const std::optional<QSslConfiguration> &tls)
{
    if (!tls)
        return std::make_unique<QTcpServer>();
    auto server = std::make_unique<QSslServer>();
    server->setSslConfiguration(*tls);
    return server;
}

/// Up to the end of the first complete request, or -1.
qsizetype requestEnd(const QByteArray &received)
{
    const qsizetype header = received.indexOf("\r\n\r\n");
    if (header < 0)
        return -1;
    qsizetype body = 0;
    const QList<QByteArray> lines = received.first(header).split('\n');
    for (const QByteArray &line : lines) {
        if (line.toLower().startsWith("content-length:"))
            body = line.mid(15).trimmed().toLongLong();
    }
    const qsizetype end = header + 4 + body;
    return received.size() >= end ? end : -1;
}

} // namespace

ScriptedServer::ScriptedServer(Script script, const std::optional<QSslConfiguration> &tls, QObject *parent)
    : QObject(parent)
    , m_script(std::move(script))
    , m_tls(tls.has_value())
    , m_server(makeServer(tls))
{
    connect(m_server.get(), &QTcpServer::pendingConnectionAvailable, this, [this] {
        while (QTcpSocket *connection = m_server->nextPendingConnection())
            adopt(connection);
    });
    if (!m_server->listen(QHostAddress::LocalHost))
        qFatal("cannot listen on loopback");
}

QUrl ScriptedServer::url(const QString &path, const QString &host) const
{
    QUrl url;
    url.setScheme(m_tls ? QStringLiteral("https") : QStringLiteral("http"));
    url.setHost(host);
    url.setPort(port());
    url.setPath(path);
    return url;
}

void ScriptedServer::adopt(QTcpSocket *connection)
{
    ++connections;
    connect(connection, &QTcpSocket::readyRead, this, [this, connection] { read(connection); });
    connect(connection, &QObject::destroyed, this, [this, connection] { m_unfinished.remove(connection); });
    read(connection); // it may have sent already
}

void ScriptedServer::read(QTcpSocket *connection)
{
    m_unfinished[connection] += connection->readAll();
    for (qsizetype end = requestEnd(m_unfinished[connection]); end >= 0;
         end = requestEnd(m_unfinished[connection])) {
        const QByteArray request = m_unfinished[connection].first(end);
        m_unfinished[connection].remove(0, end);
        requests += request;
        m_script(connection, request);
    }
}

QByteArray ScriptedServer::reply(int status, const QByteArray &body, const QByteArray &headers)
{
    return "HTTP/1.1 " + QByteArray::number(status) + " Status\r\n" + headers
        + "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
}

void ScriptedServer::writeAndClose(QTcpSocket *connection, const QByteArray &bytes)
{
    connection->write(bytes);
    connection->disconnectFromHost();
}

} // namespace ChannelConsole
