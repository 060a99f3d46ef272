// SPDX-License-Identifier: Apache-2.0
#include "core/net/ListenerSession.h"

#include "core/FutureEnd.h"
#include "core/net/ListenerGate.h"
#include "core/net/ListenerWire.h"

#include <boost/asio/buffer.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/http/read.hpp>

#include <QLoggingCategory>

#include <array>
#include <exception>
#include <utility>

#ifdef Q_OS_LINUX
#include <netinet/tcp.h>
#endif

using namespace Qt::StringLiterals;

namespace asio = boost::asio;
namespace http = boost::beast::http;

namespace ChannelConsole {

namespace {

Q_LOGGING_CATEGORY(listenerLog, "channelconsole.net.listener", QtWarningMsg)

// How long a peer that is still sending is listened to after it was refused: closing at once would reset the
// connection, and the reset would overtake the answer that says why.
constexpr std::chrono::milliseconds kDrainTime{2'000};
constexpr std::chrono::milliseconds kCancelAgain{50};
constexpr std::size_t kReadAhead = 16 * 1024;

QString peerOf(const ListenerSession::Socket &socket)
{
    boost::system::error_code error;
    const auto endpoint = socket.remote_endpoint(error);
    return error ? QString() : QString::fromStdString(endpoint.address().to_string());
}

QByteArray localOf(const ListenerSession::Socket &socket)
{
    boost::system::error_code error;
    const auto endpoint = socket.local_endpoint(error);
    return error ? QByteArray() : QByteArray::fromStdString(endpoint.address().to_string());
}

/// Whether what came is not HTTP, as opposed to a connection that ended.
bool isMalformed(boost::beast::error_code error)
{
    static const auto &httpCategory = http::make_error_code(http::error::bad_method).category();
    return error.category() == httpCategory && error != http::error::end_of_stream
        && error != http::error::partial_message;
}

/// Runs code that is not ours; what it throws ends here.
template <typename Function>
void guarded(const char *what, Function function)
{
    try {
        function();
    } catch (const std::exception &exception) {
        qCWarning(listenerLog) << what << "failed:" << exception.what();
    } catch (...) {
        qCWarning(listenerLog) << what << "failed";
    }
}

/// The handler's answer once its future is finished; what it did not answer is a 500.
ListenerReply replyFrom(const QFuture<ListenerReply> &future)
{
    ListenerReply reply{.status = 500};
    guarded("a handler's answer", [&future, &reply] {
        // resultCount() first: result() would fail on a cancelled future.
        if (!future.isCanceled() && future.resultCount() > 0)
            reply = future.result();
    });
    return reply;
}

} // namespace

void ListenerContext::report(const ListenerRefusal &refusal) const
{
    if (refused)
        guarded("the refusal observer", [this, &refusal] { refused(refusal); });
}

void ListenerSession::serve(Socket socket, ListenerContext &context)
{
    auto session = std::make_shared<ListenerSession>(std::move(socket), context);
    ++context.sessionsByAddress[session->m_peerAddress];
    context.sessions.insert(session);
    session->waitForRequest();
}

void ListenerSession::turnAway(Socket socket, ListenerContext &context, const QString &reason)
{
    auto session = std::make_shared<ListenerSession>(std::move(socket), context);
    session->m_turnedAway = true;
    ++context.turnedAway;
    context.sessions.insert(session);
    session->m_unread = true;
    session->refuse(503, reason);
}

ListenerSession::ListenerSession(Socket socket, ListenerContext &context)
    : m_socket(std::move(socket))
    , m_context(context)
    , m_timer(m_socket.get_executor())
    , m_buffer(std::size_t(context.settings.limits.headerBytes) + kReadAhead)
    , m_peerAddress(peerOf(m_socket))
    , m_localAddress(localOf(m_socket))
{
}

/// Idle, before the first byte of a request. A peer that never begins one is dropped without a word: there is
/// nothing to answer.
void ListenerSession::waitForRequest()
{
    m_request = {};
    m_unread = false;
    startDeadline(m_context.settings.limits.requestDeadline);
    if (m_buffer.size() > 0) { // the next request came along with the last one
        readHeader();
        return;
    }
    m_socket.async_wait(Socket::wait_read, [self = shared_from_this()](Error error) {
        if (error || self->m_deadlinePassed)
            self->close();
        else
            self->readHeader();
    });
}

void ListenerSession::readHeader()
{
    m_parser.emplace();
    m_parser->header_limit(std::uint32_t(m_context.settings.limits.headerBytes));
    m_parser->body_limit(std::uint64_t(m_context.settings.limits.bodyBytes));
    // Absolute: set once for the whole request, so that a byte now and then does not prolong it.
    startDeadline(m_context.settings.limits.requestDeadline);
    http::async_read_header(m_socket, m_buffer, *m_parser,
        [self = shared_from_this()](Error error, std::size_t) { self->headerRead(error); });
}

void ListenerSession::headerRead(Error error)
{
    if (error || m_deadlinePassed) {
        refuseUnread(error);
        return;
    }
    m_keepAlive = m_parser->keep_alive();
    m_request.method = m_parser->method;
    m_request.target = m_parser->target;
    m_request.version = m_parser->version;
    m_request.peerAddress = m_peerAddress;
    m_request.headers = m_parser->headers;

    const GateNames names{.localAddress = m_localAddress, .allowedHosts = m_context.settings.allowedHosts};
    if (const auto refusal = refusalAtTheGate(m_request.headers, names)) {
        m_unread = !m_parser->is_done();
        refuse(refusal->status, refusal->reason);
        return;
    }
    if (findHeader(m_request.headers, "Expect").compare("100-continue", Qt::CaseInsensitive) != 0) {
        readBody();
        return;
    }
    static constexpr std::string_view goOn("HTTP/1.1 100 Continue\r\n\r\n");
    asio::async_write(
        m_socket, asio::buffer(goOn), [self = shared_from_this()](Error writeError, std::size_t) {
            if (writeError)
                self->refuseUnread(writeError);
            else
                self->readBody();
        });
}

/// A peer that sends header and body in two pieces, as many do, holds the second back until the first is
/// acknowledged (RFC 896); and where the acknowledgement waits for data to go along with, that takes 40 ms.
void ListenerSession::acknowledgeHeader()
{
#ifdef Q_OS_LINUX
    using QuickAcknowledgement = asio::detail::socket_option::boolean<IPPROTO_TCP, TCP_QUICKACK>;
    const qint64 length = m_request.header("Content-Length").toLongLong(); // none for a body in chunks
    const bool isHere = m_parser->is_done() || (length > 0 && length <= qint64(m_buffer.size()));
    Error ignored; // of a connection that has gone: the read that follows tells
    if (!isHere)
        m_socket.set_option(QuickAcknowledgement(true), ignored);
#endif
}

void ListenerSession::readBody()
{
    acknowledgeHeader();
    http::async_read(m_socket, m_buffer, *m_parser,
        [self = shared_from_this()](Error error, std::size_t) { self->requestRead(error); });
}

void ListenerSession::requestRead(Error error)
{
    stopDeadline();
    if (error) {
        refuseUnread(error);
        return;
    }
    m_request.body = std::move(m_parser->body);
    m_parser.reset();
    ask();
}

void ListenerSession::ask()
{
    m_asked = true;
    QFuture<ListenerReply> future;
    guarded("a handler", [this, &future] { future = m_context.handler(m_request); });
    // Not asked whether it is valid: what then() made is so only once it has run, and a default one is
    // cancelled, which is an end, too. What waits may outlive this session and the listener, so it holds
    // neither and comes back through the mailbox.
    auto deliver = [session = weak_from_this(), mailbox = m_context.mailbox](const ListenerReply &reply) {
        mailbox->post([session, reply] {
            if (const auto self = session.lock())
                self->answer(reply);
        });
    };
    whenEnded(future, [deliver](const QFuture<ListenerReply> &done) { deliver(replyFrom(done)); });
}

void ListenerSession::answer(const ListenerReply &reply)
{
    if (!std::exchange(m_asked, false))
        return; // whatever a future does, a request is answered once
    if (reply.delay.count() <= 0) {
        send(reply);
        return;
    }
    m_timer.expires_after(reply.delay);
    m_timer.async_wait([self = shared_from_this(), reply](Error error) {
        if (!error)
            self->send(reply);
    });
}

void ListenerSession::send(const ListenerReply &reply)
{
    m_outgoing = wireText(reply, {.keepAlive = m_keepAlive, .forHead = m_request.method == "HEAD"});
    if (reply.cutAfter) {
        m_outgoing.truncate(std::max<qsizetype>(*reply.cutAfter, 0));
        m_keepAlive = false;
    }
    startDeadline(m_context.settings.limits.requestDeadline); // for a peer that does not read
    asio::async_write(m_socket, asio::buffer(m_outgoing.constData(), std::size_t(m_outgoing.size())),
        [self = shared_from_this()](Error error, std::size_t) { self->replySent(error); });
}

void ListenerSession::replySent(Error error)
{
    stopDeadline();
    m_outgoing.clear();
    if (error)
        close();
    else if (m_keepAlive)
        waitForRequest();
    else
        closeGently();
}

void ListenerSession::refuse(int status, const QString &reason)
{
    m_keepAlive = false;
    m_context.report({.status = status, .peerAddress = m_peerAddress, .reason = reason});
    send({.status = status});
}

/// The request did not arrive: says so where the peer is still there to hear it.
void ListenerSession::refuseUnread(Error error)
{
    m_unread = true;
    if (m_deadlinePassed)
        refuse(408, u"the request did not arrive in time"_s);
    else if (error == http::error::body_limit)
        refuse(413, u"the body is too large"_s);
    else if (error == http::error::header_limit || error == http::error::buffer_overflow)
        refuse(431, u"the header is too large"_s);
    else if (isMalformed(error))
        refuse(400, u"not a valid HTTP request: "_s + QString::fromStdString(error.message()));
    else
        close(); // the peer went away
}

/// Lets the peer read the answer before the connection goes.
void ListenerSession::closeGently()
{
    Error ignored; // a connection that is gone already is what we want
    m_socket.shutdown(Socket::shutdown_send, ignored);
    if (!m_unread) {
        close();
        return;
    }
    startDeadline(kDrainTime);
    drain();
}

void ListenerSession::drain()
{
    m_buffer.clear();
    m_socket.async_read_some(
        m_buffer.prepare(kReadAhead), [self = shared_from_this()](Error error, std::size_t) {
            if (error || self->m_deadlinePassed)
                self->close();
            else
                self->drain();
        });
}

void ListenerSession::close()
{
    stopDeadline();
    Error ignored;
    m_socket.close(ignored);
    if (m_context.sessions.erase(shared_from_this()) == 0)
        return;
    if (m_turnedAway) {
        --m_context.turnedAway;
        return;
    }
    int &count = m_context.sessionsByAddress[m_peerAddress];
    if (--count == 0)
        m_context.sessionsByAddress.remove(m_peerAddress);
}

void ListenerSession::startDeadline(std::chrono::milliseconds limit)
{
    m_deadlinePassed = false;
    m_timer.expires_after(limit);
    enforceDeadline(++m_deadline);
}

void ListenerSession::enforceDeadline(quint64 deadline)
{
    m_timer.async_wait([self = shared_from_this(), deadline](Error error) {
        if (error || deadline != self->m_deadline)
            return;
        self->m_deadlinePassed = true;
        Error ignored; // the operation under way ends with an error of its own
        self->m_socket.cancel(ignored);
        // From a peer that sends without a pause no read ever waits, and there is nothing to cancel.
        if (self->m_parser)
            self->m_parser->interrupt();
        // And one may just have ended whose successor has not begun.
        self->m_timer.expires_after(kCancelAgain);
        self->enforceDeadline(deadline);
    });
}

void ListenerSession::stopDeadline()
{
    ++m_deadline;
    m_timer.cancel();
}

} // namespace ChannelConsole
