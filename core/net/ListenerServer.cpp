// SPDX-License-Identifier: Apache-2.0
#include "core/net/ListenerServer.h"

#include "core/net/ListenerSession.h"

#include <boost/asio/ip/address.hpp>

#include <QCoreApplication>
#include <QLoggingCategory>

#include <algorithm>
#include <exception>
#include <utility>

#ifdef Q_OS_UNIX
#include <sys/resource.h>
#endif

using namespace Qt::StringLiterals;

namespace asio = boost::asio;

namespace ChannelConsole {

namespace {

Q_LOGGING_CATEGORY(listenerLog, "channelconsole.net.listener", QtWarningMsg)

// How many connections over the limit are told so at the same time; further ones are closed without a word.
constexpr int kTurnedAwayAtOnce = 64;
constexpr std::chrono::milliseconds kPauseAfterFailure{100};

#ifdef Q_OS_UNIX
/// A desktop session starts programs with a soft limit of 1,024 on Linux and 256 on macOS, made for those
/// that use select(), and a hard one far above it that a program may take.
rlimit raisedTo(rlim_t wanted, const rlimit &now)
{
    rlimit raised = now;
    raised.rlim_cur = std::min(wanted, now.rlim_max);
    return raised.rlim_cur > now.rlim_cur && setrlimit(RLIMIT_NOFILE, &raised) == 0 ? raised : now;
}
#endif

/// The limit asked for, but never so many that the program has no file descriptor left for its database and
/// its own requests.
int affordableConnections(int wanted)
{
#ifdef Q_OS_UNIX
    constexpr rlim_t kPerConnection = 4; // for the connections of a few endpoints, and for everything else
    rlimit descriptors{};
    if (getrlimit(RLIMIT_NOFILE, &descriptors) == 0 && descriptors.rlim_cur != RLIM_INFINITY)
        return int(std::min<rlim_t>(
            rlim_t(wanted), raisedTo(kPerConnection * rlim_t(wanted), descriptors).rlim_cur / 2));
#endif
    return wanted;
}

int limitOf(const asio::ip::address &peer, const ListenerLimits &limits)
{
    const bool isMapped = peer.is_v6() && peer.to_v6().is_v4_mapped();
    const bool isLoopback = isMapped
        ? asio::ip::make_address_v4(asio::ip::v4_mapped, peer.to_v6()).is_loopback()
        : peer.is_loopback();
    return isLoopback ? limits.connectionsPerLoopbackAddress.value_or(limits.connectionsPerAddress)
                      : limits.connectionsPerAddress;
}

Problem cannotListen(const HttpListener::Settings &settings, const boost::system::error_code &error)
{
    return {.kind = ProblemKind::CannotListen,
        .side = Side::ThisComputer,
        .text = QCoreApplication::translate("HttpListener", "Cannot listen on %1, port %2.")
                    .arg(settings.address, QString::number(settings.port)),
        .remedy = QCoreApplication::translate("HttpListener",
            "Another program may be using the port, or the address is not one of this computer's. Close the "
            "other "
            "program or choose another port."),
        .details = QString::fromStdString(error.message())};
}

} // namespace

HttpListener::Server::Server(Settings settings, Handler handler, RefusalObserver refused)
    : m_context{.settings = std::move(settings),
        .handler = std::move(handler),
        .refused = std::move(refused),
        .mailbox = std::make_shared<ListenerMailbox>(&m_loop)}
    , m_acceptor(m_loop)
    , m_pause(m_loop)
    , m_connectionLimit(affordableConnections(m_context.settings.limits.connections))
{
}

HttpListener::Server::~Server()
{
    Q_ASSERT_X(
        m_thread.get_id() != std::this_thread::get_id(), "HttpListener::stop", "called by its own handler");
    m_context.mailbox->close();
    m_loop.stop();
    if (m_thread.joinable())
        m_thread.join();
    // Operations under way hold their sessions too; they go with m_loop.
    m_context.sessions.clear();
}

Result<quint16> HttpListener::Server::start()
{
    if (const Error error = listen())
        return cannotListen(m_context.settings, error);
    accept();
    m_thread = std::thread([this] { run(); });
    return m_port;
}

boost::system::error_code HttpListener::Server::listen()
{
    Error error;
    const auto address = asio::ip::make_address(m_context.settings.address.toStdString(), error);
    if (error)
        return error;
    const Tcp::endpoint endpoint(address, m_context.settings.port);
    m_acceptor.open(endpoint.protocol(), error);
    if (error)
        return error;
#ifdef Q_OS_WIN
    // There SO_REUSEADDR lets another program take over a port in use, and without this option it may be
    // taken over.
    using ExclusiveAddressUse = asio::detail::socket_option::boolean<SOL_SOCKET, SO_EXCLUSIVEADDRUSE>;
    m_acceptor.set_option(ExclusiveAddressUse(true), error);
#else
    // Here it only means that a port whose last connections linger in TIME_WAIT can be used again.
    m_acceptor.set_option(Tcp::acceptor::reuse_address(true), error);
#endif
    if (error)
        return error;
    m_acceptor.bind(endpoint, error);
    if (error)
        return error;
    m_acceptor.listen(asio::socket_base::max_listen_connections, error);
    if (error)
        return error;
    m_port = m_acceptor.local_endpoint(error).port();
    return error;
}

void HttpListener::Server::accept()
{
    m_acceptor.async_accept([this](const Error &error, Tcp::socket socket) {
        if (error) {
            if (!std::exchange(m_acceptFails, true)) // once, not ten times a second
                qCWarning(listenerLog) << "accepting a connection failed:" << error.message().c_str();
            pause();
            return;
        }
        m_acceptFails = false;
        accept();
        admit(std::move(socket));
    });
}

void HttpListener::Server::admit(Tcp::socket socket)
{
    Error error;
    socket.set_option(
        Tcp::no_delay(true), error); // refused on a connection that has gone already: it will end by itself
    const auto peer = socket.remote_endpoint(error);
    if (error)
        return;
    const QString address = QString::fromStdString(peer.address().to_string());
    const auto served = int(m_context.sessions.size()) - m_context.turnedAway;
    const bool full = served >= m_connectionLimit;
    const bool tooManyOfOne
        = m_context.sessionsByAddress.value(address) >= limitOf(peer.address(), m_context.settings.limits);
    if (!full && !tooManyOfOne)
        ListenerSession::serve(std::move(socket), m_context);
    else if (m_context.turnedAway < kTurnedAwayAtOnce)
        ListenerSession::turnAway(std::move(socket), m_context,
            full ? u"too many connections"_s : u"too many connections from one address"_s);
    else
        m_context.report(
            {.peerAddress = address, .reason = u"too many connections; closed without an answer"_s});
}

/// Out of file descriptors, most likely: trying again at once would only burn the processor.
void HttpListener::Server::pause()
{
    m_pause.expires_after(kPauseAfterFailure);
    m_pause.async_wait([this](const Error &error) {
        if (!error)
            accept();
    });
}

void HttpListener::Server::run()
{
    while (!m_loop.stopped()) {
        try {
            m_loop.run();
        } catch (
            const std::exception &exception) { // out of memory: one connection is lost, the listener is not
            qCWarning(listenerLog) << "a connection failed:" << exception.what();
        }
    }
}

} // namespace ChannelConsole
