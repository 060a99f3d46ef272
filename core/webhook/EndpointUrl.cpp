// SPDX-License-Identifier: Apache-2.0
#include "core/webhook/EndpointUrl.h"

#include <QHostAddress>

namespace ChannelConsole {

using namespace Qt::StringLiterals;

QUrl localEndpointUrl(const EndpointSettings &settings, quint16 port, const QString &path)
{
    if (port == 0)
        return {};
    QHostAddress address(settings.address);
    if (address == QHostAddress(QHostAddress::AnyIPv4))
        address = QHostAddress(QHostAddress::LocalHost);
    else if (address == QHostAddress(QHostAddress::AnyIPv6))
        address = QHostAddress(QHostAddress::LocalHostIPv6);
    QUrl url;
    url.setScheme(u"http"_s);
    url.setHost(address.toString());
    url.setPort(port);
    url.setPath(path, QUrl::TolerantMode);
    return url;
}

QUrl endpointUrl(const EndpointPlan &plan, const QUrl &localUrl, const QByteArray &secretSegment)
{
    QUrl url = localUrl.isEmpty() ? localEndpointUrl(plan.settings, plan.settings.port, plan.path) : localUrl;
    if (!plan.settings.publicUrl.isEmpty())
        url = QUrl(plan.settings.publicUrl);
    if (!url.isValid() || url.isEmpty())
        return {};
    QString path = plan.path;
    if (!secretSegment.isEmpty())
        path += u'/' + QString::fromUtf8(secretSegment);
    url.setPath(path, QUrl::TolerantMode);
    return url;
}

} // namespace ChannelConsole
