// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QHash>
#include <QList>
#include <QObject>
#include <QSslConfiguration>
#include <QTcpServer>
#include <QTcpSocket>
#include <QUrl>

#include <functional>
#include <memory>
#include <optional>

namespace ChannelConsole {

/// A server that behaves as badly as a test tells it to: it records what arrives, byte for byte, and leaves
/// every answer to the script.
class ScriptedServer final : public QObject
{
    Q_OBJECT
public:
    /// Given each complete request (by Content-Length) and its connection.
    using Script = std::function<void(QTcpSocket *connection, const QByteArray &request)>;

    /// Listens on 127.0.0.1, with TLS if there is a configuration.
    explicit ScriptedServer(
        Script script, const std::optional<QSslConfiguration> &tls = {}, QObject *parent = nullptr);

    [[nodiscard]] quint16 port() const { return m_server->serverPort(); }
    [[nodiscard]] QUrl url(
        const QString &path = QStringLiteral("/"), const QString &host = QStringLiteral("127.0.0.1")) const;

    QList<QByteArray> requests;
    int connections = 0;

    [[nodiscard]] static QByteArray reply(int status, const QByteArray &body, const QByteArray &headers = {});
    /// Ends the connection after what was written has gone out.
    static void writeAndClose(QTcpSocket *connection, const QByteArray &bytes);

private:
    void adopt(QTcpSocket *connection);
    void read(QTcpSocket *connection);

    Script m_script;
    bool m_tls;
    QHash<QTcpSocket *, QByteArray> m_unfinished;
    std::unique_ptr<QTcpServer> m_server; ///< last: its connections leave m_unfinished when they go
};

} // namespace ChannelConsole
