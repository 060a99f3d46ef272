// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QIODevice>

namespace ChannelConsole {

/// A request body that can be read once and never again. QNetworkAccessManager silently repeats a POST when
/// the server closes without answering, unless it cannot get at the body a second time: then the request ends
/// with ContentReSendError instead.
class OneShotBody final : public QIODevice
{
    Q_OBJECT
public:
    explicit OneShotBody(const QByteArray &body, QObject *parent = nullptr);

    [[nodiscard]] bool isSequential() const override { return true; }
    [[nodiscard]] qint64 bytesAvailable() const override;
    [[nodiscard]] bool atEnd() const override;
    bool seek(qint64) override { return false; } ///< QIODevice's own would warn, each time Qt tries
    /// Everything was taken: what becomes of it on the wire cannot be told from here, so it counts as gone
    /// out.
    [[nodiscard]] bool exhausted() const { return m_position == m_body.size(); }

signals:
    void progressed(); ///< some of it was taken: there is a connection

protected:
    qint64 readData(char *data, qint64 maximum) override;
    qint64 writeData(const char *data, qint64 size) override;

private:
    QByteArray m_body;
    qsizetype m_position = 0;
};

} // namespace ChannelConsole
