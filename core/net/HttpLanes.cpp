// SPDX-License-Identifier: Apache-2.0
#include "core/net/HttpLanes.h"

#include <QNetworkAccessManager>
#include <QNetworkRequest>

#include <algorithm>
#include <chrono>

namespace ChannelConsole {

namespace {

constexpr std::chrono::milliseconds kReuseWindow{2'000};

} // namespace

HttpLanes::HttpLanes() = default;
HttpLanes::~HttpLanes() = default;

QNetworkAccessManager *HttpLanes::acquire(const HttpLaneKey &key)
{
    std::erase_if(m_lanes,
        [](const Lane &lane) { return lane.calls == 0 && lane.idle.hasExpired(kReuseWindow.count()); });
    auto lane = std::find_if(
        m_lanes.begin(), m_lanes.end(), [&key](const Lane &other) { return other.key == key; });
    if (lane == m_lanes.end()) {
        auto network = std::make_unique<QNetworkAccessManager>();
        network->setProxy(key.proxy);
        network->setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
        network->setAutoDeleteReplies(false);
        lane = m_lanes.insert(m_lanes.end(), Lane{.key = key, .network = std::move(network)});
    }
    ++lane->calls;
    return lane->network.get();
}

void HttpLanes::release(QNetworkAccessManager *network)
{
    const auto lane = std::find_if(m_lanes.begin(), m_lanes.end(),
        [network](const Lane &other) { return other.network.get() == network; });
    Q_ASSERT(lane != m_lanes.end());
    --lane->calls;
    lane->idle.start();
}

} // namespace ChannelConsole
