// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QElapsedTimer>
#include <QNetworkProxy>
#include <QString>

#include <memory>
#include <vector>

class QNetworkAccessManager;

namespace ChannelConsole {

/// Which exchanges may share connections.
struct HttpLaneKey
{
    QString origin;
    QByteArray
        extraCaPem; ///< Qt would reuse a connection that another set of trusted certificates vouched for
    QNetworkProxy proxy;

    bool operator==(const HttpLaneKey &) const = default;
};

/// The network stacks in use, one for each key, made when first needed. One that was idle for a while is
/// replaced: servers close idle connections (some after 5 seconds), and a send that meets the closing would
/// end as an unknown outcome.
class HttpLanes final
{
public:
    HttpLanes();
    ~HttpLanes();
    Q_DISABLE_COPY_MOVE(HttpLanes)

    /// Valid until release() was called as often as acquire().
    [[nodiscard]] QNetworkAccessManager *acquire(const HttpLaneKey &key);
    void release(QNetworkAccessManager *network);

private:
    struct Lane
    {
        HttpLaneKey key;
        std::unique_ptr<QNetworkAccessManager> network;
        int calls = 0;
        QElapsedTimer idle;
    };
    std::vector<Lane> m_lanes;
};

} // namespace ChannelConsole
