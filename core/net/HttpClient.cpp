// SPDX-License-Identifier: Apache-2.0
#include "core/net/HttpClient.h"

#include "core/net/HttpLanes.h"

namespace ChannelConsole {

HttpClient::HttpClient(QObject *parent)
    : QObject(parent)
    , m_lanes(std::make_unique<HttpLanes>())
{
}

HttpClient::~HttpClient()
{
    // Before the lanes they use. QObject would delete them too, but after our members.
    qDeleteAll(findChildren<HttpCall *>(Qt::FindDirectChildrenOnly));
}

HttpCall *HttpClient::send(const HttpRequest &request, const HttpPolicy &policy)
{
    auto *call = new HttpCall(request, policy, m_lanes.get(), this);
    QMetaObject::invokeMethod(call, &HttpCall::start, Qt::QueuedConnection);
    return call;
}

} // namespace ChannelConsole
