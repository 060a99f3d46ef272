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
    /// Fails, and so stops a repetition. QIODevice's own would fail as well, but with a warning.
    bool seek(qint64) override { return m_redirected; }
    /// Everything was taken: what becomes of it on the wire cannot be told from here, so it counts as gone
    /// out.
    [[nodiscard]] bool exhausted() const { return m_position == m_body.size(); }

    /// The answer is a 307 or 308. Qt 6.4 then wants a rewound body even where redirects are not followed, or
    /// drops the answer: from now on it is told so. Nothing is rewound, there is nothing more to read.
    void setRedirected() { m_redirected = true; }

signals:
    void progressed(); ///< some of it was taken: there is a connection

protected:
    qint64 readData(char *data, qint64 maximum) override;
    qint64 writeData(const char *data, qint64 size) override;

private:
    QByteArray m_body;
    qsizetype m_position = 0;
    bool m_redirected = false;
};

} // namespace ChannelConsole
