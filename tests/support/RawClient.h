// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QElapsedTimer>
#include <QTcpSocket>

#include <utility>

namespace ChannelConsole {

/// A peer that sends exactly the bytes it is told to, for servers that live on another thread.
class RawClient final
{
public:
    explicit RawClient(quint16 port)
    {
        m_socket.connectToHost(QStringLiteral("127.0.0.1"), port);
        m_connected = m_socket.waitForConnected(kLimitMs);
    }

    [[nodiscard]] bool connected() const { return m_connected; }
    /// Whether the connection is still there now.
    [[nodiscard]] bool isOpen()
    {
        m_socket.waitForReadyRead(0); // lets the socket notice an end
        return m_socket.state() == QAbstractSocket::ConnectedState;
    }
    [[nodiscard]] qintptr descriptor() const { return m_socket.socketDescriptor(); }

    void send(const QByteArray &bytes)
    {
        m_socket.write(bytes);
        m_socket.flush();
    }

    /// Everything up to the end of the connection.
    [[nodiscard]] QByteArray readToEnd()
    {
        while (m_socket.state() == QAbstractSocket::ConnectedState && m_socket.waitForReadyRead(kLimitMs)) {}
        m_ended = m_socket.state() == QAbstractSocket::UnconnectedState;
        return m_received + m_socket.readAll();
    }

    /// Up to the end of the header of a reply without a body; the connection stays open.
    [[nodiscard]] QByteArray readHeader()
    {
        while (!m_received.contains("\r\n\r\n")
            && (m_socket.bytesAvailable() > 0 || m_socket.waitForReadyRead(kLimitMs)))
            m_received += m_socket.readAll();
        return std::exchange(m_received, {});
    }

    /// One reply with a Content-Length; the connection stays open.
    [[nodiscard]] QByteArray readReply()
    {
        QElapsedTimer waited;
        waited.start();
        while (waited.elapsed() < kLimitMs) {
            const qsizetype header = m_received.indexOf("\r\n\r\n");
            const qsizetype field = m_received.toLower().indexOf("content-length: ");
            if (header >= 0 && field >= 0 && field < header) {
                const qsizetype begin = field + 16;
                const qsizetype end
                    = header + 4 + m_received.mid(begin, m_received.indexOf('\r', begin) - begin).toInt();
                if (m_received.size() >= end) {
                    const QByteArray reply = m_received.first(end);
                    m_received.remove(0, end);
                    return reply;
                }
            }
            if (m_socket.bytesAvailable() == 0 && !m_socket.waitForReadyRead(kLimitMs))
                break;
            m_received += m_socket.readAll();
        }
        return m_received;
    }

    /// Whether the last readToEnd() saw the end rather than its own limit.
    [[nodiscard]] bool ended() const { return m_ended; }
    [[nodiscard]] static int status(const QByteArray &reply) { return reply.mid(9, 3).toInt(); }

private:
    static constexpr int kLimitMs = 20'000;

    QTcpSocket m_socket;
    QByteArray m_received;
    bool m_connected = false;
    bool m_ended = false;
};

} // namespace ChannelConsole
