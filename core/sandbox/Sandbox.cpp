// SPDX-License-Identifier: Apache-2.0
#include "core/sandbox/Sandbox.h"

#include "core/Steps.h"
#include "core/sandbox/GupShupSimulation.h"
#include "core/sandbox/InfobipSimulation.h"
#include "core/sandbox/KarixSimulation.h"
#include "core/sandbox/SandboxEffects.h"

#include <QCoreApplication>
#include <QUuid>

#include <vector>

namespace ChannelConsole {

using namespace Qt::StringLiterals;

class Sandbox::Private final
{
public:
    Private()
    {
        partners.push_back(std::make_unique<InfobipSimulation>());
        partners.push_back(std::make_unique<GupShupSimulation>());
        partners.push_back(std::make_unique<KarixSimulation>());
    }

    /// On the listener's thread. Each partner's host is a first path segment here, its id.
    [[nodiscard]] ListenerReply answer(const ListenerRequest &request)
    {
        if (request.header(key.name) != key.value)
            return plainReply(
                403, "This is the sandbox of Channel Console. Only the program itself can use it.");
        for (const std::unique_ptr<SimulatedPartner> &partner : partners) {
            const QByteArray prefix = '/' + partner->id().toLatin1();
            if (!request.target.startsWith(QByteArray(prefix + '/')))
                continue;
            ListenerRequest inner = request;
            inner.target = request.target.sliced(prefix.size());
            return partner->answer(inner);
        }
        return plainReply(404, "Not Found");
    }

    [[nodiscard]] bool knows(const QString &partnerId) const
    {
        return std::any_of(partners.cbegin(), partners.cend(),
            [&](const std::unique_ptr<SimulatedPartner> &partner) { return partner->id() == partnerId; });
    }

    const HttpHeader key{"X-Channel-Console-Sandbox", QUuid::createUuid().toByteArray(QUuid::Id128)};
    std::vector<std::unique_ptr<SimulatedPartner>>
        partners; // touched on the listener's thread only, once it runs
    HttpListener listener; // last: it stops before the partners go
};

Sandbox::Sandbox()
    : d(std::make_unique<Private>())
{
}

Sandbox::~Sandbox() = default;

Result<QUrl> Sandbox::serviceUrl(const QString &partnerId)
{
    if (!d->knows(partnerId))
        return Problem{.kind = ProblemKind::Refused,
            .text
            = QCoreApplication::translate("Sandbox", "The sandbox does not simulate this messaging partner."),
            .remedy = QCoreApplication::translate("Sandbox", "Choose another messaging partner.")};
    if (!d->listener.running()) {
        const Result<quint16> port = d->listener.start(
            {}, [this](const ListenerRequest &request) { return readyFuture(d->answer(request)); });
        if (!port.ok())
            return port.error();
    }
    QUrl url;
    url.setScheme(u"http"_s);
    url.setHost(u"127.0.0.1"_s);
    url.setPort(d->listener.port());
    url.setPath(u'/' + partnerId);
    return url;
}

bool Sandbox::owns(const QUrl &url) const
{
    return d->listener.running() && url.port() == d->listener.port() && isLoopback(url);
}

HttpHeader Sandbox::keyHeader() const
{
    return d->key;
}

QList<SandboxNumber> Sandbox::numbers(const QString &partnerId)
{
    return sandboxNumbers(partnerId);
}

QString Sandbox::logNote(const QString &partnerId)
{
    if (partnerId == "infobip"_L1)
        return QCoreApplication::translate("Sandbox",
            "The sandbox tells of what was sent in this session, and of one message of another program. "
            "After a "
            "send to +44 7700 900743 it refuses (403), after one to +44 7700 900744 there is no log (404).");
    if (partnerId == "gupshup"_L1)
        return QCoreApplication::translate("Sandbox",
            "The sandbox tells of what was sent in this session. For +91 00000 00400 it refuses (403), for "
            "+91 00000 00500 the server fails, for +91 00000 00005 the answer takes a while.");
    return {};
}

QString Sandbox::origin(const QString &partnerId)
{
    return u"sandbox:"_s + partnerId;
}

} // namespace ChannelConsole
