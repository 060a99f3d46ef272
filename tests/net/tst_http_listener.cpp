// SPDX-License-Identifier: Apache-2.0
#include "core/net/HttpListener.h"

#include "core/Steps.h"
#include "support/RawClient.h"
#include "support/TestMain.h"

#include <QMutex>
#include <QTest>

#include <atomic>
#include <memory>
#include <stdexcept>
#include <thread>
#include <vector>

#ifdef Q_OS_UNIX
#include <sys/resource.h>
#endif

using namespace ChannelConsole;
using namespace std::chrono_literals;

namespace {

QFuture<ListenerReply> echo(const ListenerRequest &request)
{
    return readyFuture(ListenerReply{.body = request.method + ' ' + request.target + '|' + request.body});
}

QByteArray get(const QByteArray &path = "/", const QByteArray &extra = {})
{
    return "GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\n" + extra + "\r\n";
}

QByteArray post(const QByteArray &body, const QByteArray &extra = {})
{
    return "POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n"
        + extra + "\r\n" + body;
}

const QByteArray kClose = "Connection: close\r\n";

} // namespace

class HttpListenerTest final : public QObject
{
    Q_OBJECT

    std::unique_ptr<HttpListener> m_listener;
    QMutex m_mutex;
    QList<ListenerRefusal> m_refusals;

    [[nodiscard]] quint16 start(const ListenerLimits &limits = {}, HttpListener::Handler handler = echo)
    {
        m_listener = std::make_unique<HttpListener>();
        const auto port = m_listener->start({.allowedHosts = {"console.example"}, .limits = limits},
            std::move(handler), [this](const ListenerRefusal &refusal) {
                const QMutexLocker lock(&m_mutex);
                m_refusals.append(refusal);
            });
        return port.ok() ? port.value() : quint16(0);
    }

    [[nodiscard]] QList<int> refusedWith()
    {
        const QMutexLocker lock(&m_mutex);
        QList<int> statuses;
        for (const ListenerRefusal &refusal : m_refusals)
            statuses += refusal.status;
        return statuses;
    }

private slots:
    void cleanup()
    {
        m_listener.reset();
        m_refusals.clear();
    }

    void answersAndKeepsTheConnection()
    {
        RawClient client(start());
        client.send(get("/a?b=c"));
        QVERIFY(client.readReply().endsWith("GET /a?b=c|"));
        client.send(post("hello"));
        QVERIFY(client.readReply().endsWith("POST /|hello"));
        client.send(get("/1") + get("/2") + get("/3", kClose));
        QVERIFY(client.readReply().endsWith("GET /1|"));
        QVERIFY(client.readReply().endsWith("GET /2|"));
        QVERIFY(client.readToEnd().endsWith("GET /3|"));
        QVERIFY(client.ended());
    }

    void handsTheRequestOnAsItCame()
    {
        ListenerRequest seen;
        RawClient client(start({}, [&seen](const ListenerRequest &request) {
            seen = request;
            return readyFuture(ListenerReply{.status = 201, .headers = {{"X-One", "1"}}, .body = "ok"});
        }));
        client.send(post("{}", "X-Name: value\r\nx-name: second\r\n" + kClose));
        const QByteArray reply = client.readToEnd();
        QCOMPARE(seen.method, QByteArray("POST"));
        QCOMPARE(seen.body, QByteArray("{}"));
        QCOMPARE(seen.peerAddress, QStringLiteral("127.0.0.1"));
        QCOMPARE(seen.header("x-NAME"), QByteArray("value"));
        QVERIFY(seen.headers.contains({"x-name", "second"}));
        QVERIFY(reply.startsWith("HTTP/1.1 201 Created\r\nX-One: 1\r\n"));
        QVERIFY(reply.contains("Content-Length: 2\r\n"));
    }

    void readsChunkedBodiesAndAnswersExpectContinue()
    {
        RawClient client(start());
        client.send("POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: "
                    "chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n");
        QVERIFY(client.readReply().endsWith("POST /|abcde"));
        client.send("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\nExpect: "
                    "100-continue\r\nConnection: close\r\n\r\n");
        client.send("hi");
        const QByteArray reply = client.readToEnd();
        QVERIFY(reply.startsWith("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\n"));
        QVERIFY(reply.endsWith("POST /|hi"));
    }

    void refusesByItself_data()
    {
        QTest::addColumn<QByteArray>("request");
        QTest::addColumn<int>("status");
        QTest::newRow("body announced too large") << post(QByteArray(1001, 'x')) << 413;
        QTest::newRow("body announced much too large")
            << QByteArray("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 99999999999\r\n\r\n") << 413;
        QTest::newRow("body turns out too large")
            << QByteArray("POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n3e9\r\n")
                + QByteArray(1001, 'x') + "\r\n0\r\n\r\n"
            << 413;
        QTest::newRow("header too large") << get("/", "X: " + QByteArray(3000, 'x') + "\r\n") << 431;
        QTest::newRow("header without end") << "GET / HTTP/1.1\r\nX: " + QByteArray(200'000, 'x') << 431;
        QTest::newRow("no HTTP") << QByteArray("SSH-2.0-OpenSSH_9.2\r\n\r\n") << 400;
        QTest::newRow("no Host") << QByteArray("GET / HTTP/1.1\r\n\r\n") << 400;
        QTest::newRow("two Hosts") << QByteArray("GET / HTTP/1.1\r\nHost: localhost\r\nHost: evil\r\n\r\n")
                                   << 400;
        QTest::newRow("two lengths") << QByteArray(
            "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nxx")
                                     << 400;
        QTest::newRow("length and chunked") << QByteArray(
            "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nTransfer-Encoding: "
            "chunked\r\n\r\n0\r\n\r\n") << 400;
        QTest::newRow("a name rebound to us")
            << QByteArray("GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n") << 403;
        QTest::newRow("our name as a part")
            << QByteArray("GET / HTTP/1.1\r\nHost: localhost.evil.example\r\n\r\n") << 403;
        QTest::newRow("a page's request") << get("/", "Origin: https://evil.example\r\n") << 403;
        QTest::newRow("a sandboxed page's request") << get("/", "Origin: null\r\n") << 403;
        QTest::newRow("a page's link") << get("/", "Sec-Fetch-Site: cross-site\r\n") << 403;
        QTest::newRow("a page of another port") << get("/", "Sec-Fetch-Site: same-site\r\n") << 403;
    }
    void refusesByItself()
    {
        QFETCH(QByteArray, request);
        QFETCH(int, status);
        std::atomic<int> asked = 0;
        RawClient client(start({.bodyBytes = 1000, .headerBytes = 2048}, [&asked](const ListenerRequest &r) {
            ++asked;
            return echo(r);
        }));
        client.send(request);
        const QByteArray reply = client.readToEnd();
        QCOMPARE(RawClient::status(reply), status);
        QVERIFY(reply.contains("Connection: close\r\n"));
        QVERIFY(client.ended());
        QCOMPARE(refusedWith(), QList<int>{status});
        QCOMPARE(asked.load(), 0);
    }

    void acceptsItsOwnNames_data()
    {
        QTest::addColumn<QByteArray>("host");
        QTest::newRow("address") << QByteArray("127.0.0.1");
        QTest::newRow("address and port") << QByteArray("127.0.0.1:1234");
        QTest::newRow("localhost") << QByteArray("LocalHost:80");
        QTest::newRow("allowed name") << QByteArray("console.example");
    }
    void acceptsItsOwnNames()
    {
        QFETCH(QByteArray, host);
        RawClient client(start());
        client.send(
            "GET / HTTP/1.1\r\nSec-Fetch-Site: none\r\nConnection: close\r\nHost: " + host + "\r\n\r\n");
        QCOMPARE(RawClient::status(client.readToEnd()), 200);
    }

    void aBodyAtTheLimitIsTaken()
    {
        RawClient client(start({.bodyBytes = 1000}));
        client.send(post(QByteArray(1000, 'x'), kClose));
        QCOMPARE(RawClient::status(client.readToEnd()), 200);
    }

    void aDripOfBytesDoesNotProlongTheDeadline_data()
    {
        QTest::addColumn<QByteArray>("begin");
        QTest::newRow("in the header") << QByteArray("GET / HTTP/1.1\r\nHost: localhost\r\nX: ");
        QTest::newRow("in the body") << QByteArray(
            "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100000\r\n\r\n");
    }
    void aDripOfBytesDoesNotProlongTheDeadline()
    {
        QFETCH(QByteArray, begin);
        QTcpSocket socket;
        socket.connectToHost(QStringLiteral("127.0.0.1"), start({.requestDeadline = 300ms}));
        QVERIFY(socket.waitForConnected());
        socket.write(begin);
        QElapsedTimer waited;
        waited.start();
        while (waited.elapsed() < 20'000 && !socket.waitForReadyRead(20))
            socket.write("x");
        QCOMPARE(RawClient::status(socket.readAll()), 408);
        QVERIFY(waited.elapsed() < 10'000);
        QCOMPARE(refusedWith(), QList<int>{408});
    }

    /// Chunk extensions are in no limit of the body's, so a peer can send them as long as it likes; and while
    /// something is always there to be read, there is hardly a moment when a read is waiting to be cancelled.
    void aPeerThatSendsWithoutAPauseDoesNotProlongTheDeadline()
    {
        const quint16 port = start({.requestDeadline = 200ms});
        const QByteArray chunk = "1;" + QByteArray(2'000, 'x') + "\r\nx\r\n";
        for (int i = 0; i < 5; ++i) {
            QTcpSocket socket;
            socket.connectToHost(QStringLiteral("127.0.0.1"), port);
            QVERIFY(socket.waitForConnected());
            socket.write("POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n");
            QElapsedTimer waited;
            waited.start();
            while (waited.elapsed() < 20'000 && socket.bytesAvailable() == 0) {
                while (socket.bytesToWrite() < 1'000'000)
                    socket.write(chunk);
                socket.waitForBytesWritten(20);
                socket.waitForReadyRead(0);
            }
            QCOMPARE(RawClient::status(socket.readAll()), 408);
            QVERIFY(waited.elapsed() < 10'000);
        }
    }

    void aPeerThatAsksNothingIsDropped()
    {
        RawClient client(start({.requestDeadline = 100ms}));
        QCOMPARE(client.readToEnd(), QByteArray());
        QVERIFY(client.ended());
    }

    void theDeadlineStartsAnewForEachRequest()
    {
        RawClient client(start({.requestDeadline = 100ms}, [](const ListenerRequest &request) {
            return readyFuture(ListenerReply{.body = request.target, .delay = 300ms});
        }));
        for (const QByteArray path : {"/1", "/2", "/3"}) {
            client.send(get(path));
            QVERIFY(client.readReply().endsWith(path));
        }
    }

    void turnsAwayMoreConnectionsThanAllowed_data()
    {
        QTest::addColumn<ListenerLimits>("limits");
        QTest::newRow("all together") << ListenerLimits{.connections = 2};
        QTest::newRow("of one address") << ListenerLimits{.connectionsPerAddress = 2};
    }
    void turnsAwayMoreConnectionsThanAllowed()
    {
        QFETCH(ListenerLimits, limits);
        const quint16 port = start(limits);
        auto first = std::make_unique<RawClient>(port);
        RawClient second(port);
        first->send(get("/first"));
        QVERIFY(first->readReply().endsWith("GET /first|"));
        second.send(get("/second"));
        QVERIFY(second.readReply().endsWith("GET /second|"));
        RawClient third(port);
        third.send(get());
        QCOMPARE(RawClient::status(third.readToEnd()), 503);
        QCOMPARE(refusedWith(), QList<int>{503});
        second.send(get("/again"));
        QVERIFY(second.readReply().endsWith("GET /again|"));

        first.reset();
        const auto admitted = [port] {
            RawClient next(port);
            next.send(get("/", kClose));
            return RawClient::status(next.readToEnd()) == 200;
        };
        QTRY_VERIFY(admitted());
    }

    /// As a desktop session starts programs: what a program may open is far less than what it may ask for.
    void servesItsLimitAlsoWhereProgramsMayOpenFewFilesAtFirst()
    {
#ifdef Q_OS_UNIX
        constexpr rlim_t kFew = 256;
        constexpr int kConnections = 200; // more than half of that
        rlimit before{};
        QCOMPARE(getrlimit(RLIMIT_NOFILE, &before), 0);
        if (before.rlim_max < 4 * kFew)
            QSKIP("this system lets a program open too few files");
        rlimit few = before;
        few.rlim_cur = kFew;
        QCOMPARE(setrlimit(RLIMIT_NOFILE, &few), 0);
        const quint16 port = start();
        std::vector<std::unique_ptr<RawClient>> open;
        int served = 0;
        for (int i = 0; i < kConnections; ++i) {
            open.push_back(std::make_unique<RawClient>(port));
            open.back()->send(get());
            served += int(RawClient::status(open.back()->readReply()) == 200);
        }
        open.clear();
        QCOMPARE(setrlimit(RLIMIT_NOFILE, &before), 0);
        QCOMPARE(served, kConnections);
#else
        QSKIP("this system has no limit of that kind");
#endif
    }

    void hundredsOfIdleConnectionsDoNotStopHonestTraffic()
    {
        const quint16 port = start();
        std::vector<std::unique_ptr<RawClient>> idle;
        for (int i = 0; i < 500; ++i) {
            idle.push_back(std::make_unique<RawClient>(port));
            QVERIFY(idle.back()->connected());
            if (i % 2 == 0)
                idle.back()->send("POST / HTTP/1.1\r\nContent-Le");
        }
        RawClient client(port);
        for (int i = 0; i < 100; ++i) {
            client.send(post("x"));
            QVERIFY(client.readReply().endsWith("POST /|x"));
        }
    }

    void cutsOffWhereTold_data()
    {
        QTest::addColumn<int>("after");
        QTest::newRow("without a byte") << 0;
        QTest::newRow("in the header") << 20;
        QTest::newRow("in the body") << 80;
    }
    void cutsOffWhereTold()
    {
        QFETCH(int, after);
        RawClient client(start({}, [after](const ListenerRequest &) {
            return readyFuture(ListenerReply{.body = QByteArray(500, 'x'), .cutAfter = after});
        }));
        client.send(get());
        QCOMPARE(client.readToEnd().size(), after);
        QVERIFY(client.ended());
    }

    void aDelayedAnswerDoesNotHoldUpOthers()
    {
        const quint16 port = start({}, [](const ListenerRequest &request) {
            return readyFuture(
                ListenerReply{.body = request.target, .delay = request.target == "/slow" ? 1h : 0ms});
        });
        RawClient slow(port);
        slow.send(get("/slow"));
        RawClient quick(port);
        quick.send(get("/quick"));
        QVERIFY(quick.readReply().endsWith("/quick"));
        m_listener->stop();
        QCOMPARE(slow.readToEnd(), QByteArray());
        QVERIFY(slow.ended());
    }

    void anAnswerMayComeLaterFromAnotherThread()
    {
        std::thread worker;
        RawClient client(start({}, [&worker](const ListenerRequest &) {
            auto promise = std::make_shared<QPromise<ListenerReply>>();
            promise->start();
            worker = std::thread([promise] {
                promise->addResult(ListenerReply{.body = "later"});
                promise->finish();
            });
            return promise->future();
        }));
        client.send(get("/", kClose));
        QVERIFY(client.readToEnd().endsWith("later"));
        worker.join();
    }

    void anAnswerAfterTheEndIsDropped()
    {
        QPromise<ListenerReply> promise;
        promise.start();
        std::atomic<bool> asked = false;
        RawClient client(start({}, [&](const ListenerRequest &) {
            asked = true;
            return promise.future();
        }));
        client.send(get());
        QTRY_VERIFY(asked);
        m_listener->stop();
        promise.addResult(ListenerReply{.body = "too late"});
        promise.finish();
        QCOMPARE(client.readToEnd(), QByteArray());
        QVERIFY(client.ended());
    }

    void aHandlerThatDoesNotAnswerIsA500_data()
    {
        QTest::addColumn<int>("how");
        QTest::newRow("throws") << 0;
        QTest::newRow("throws anything") << 1;
        QTest::newRow("no future") << 2;
        QTest::newRow("cancelled future") << 3;
        QTest::newRow("promise dropped") << 4;
        QTest::newRow("future with an exception") << 5;
        QTest::newRow("header that smuggles") << 6;
    }
    void aHandlerThatDoesNotAnswerIsA500()
    {
        QFETCH(int, how);
        RawClient client(start({}, [how](const ListenerRequest &) -> QFuture<ListenerReply> {
            if (how == 0)
                throw std::runtime_error("no");
            if (how == 1)
                throw how;
            if (how == 2)
                return {};
            if (how == 6)
                return readyFuture(ListenerReply{.headers = {{"X", "1\r\nSet-Cookie: a"}}});
            QPromise<ListenerReply> promise;
            promise.start();
            auto future = promise.future();
            if (how == 3)
                future.cancel();
            if (how == 5)
                promise.setException(std::make_exception_ptr(std::runtime_error("no")));
            if (how != 4)
                promise.finish();
            return future;
        }));
        client.send(get());
        QVERIFY(client.readReply().startsWith("HTTP/1.1 500 Internal Server Error\r\n"));
        client.send(get()); // and it goes on serving
        QVERIFY(client.readReply().startsWith("HTTP/1.1 500"));
    }

    void stopClosesEveryConnectionAndFreesThePort()
    {
        const quint16 port = start();
        RawClient idle(port);
        RawClient used(port);
        used.send(get());
        QVERIFY(used.readReply().endsWith("GET /|"));
        m_listener->stop();
        QVERIFY(!m_listener->running());
        QCOMPARE(m_listener->port(), quint16(0));
        QCOMPARE(idle.readToEnd() + used.readToEnd(), QByteArray());
        QVERIFY(idle.ended() && used.ended());
        const auto again = m_listener->start({.port = port}, echo);
        QVERIFY(again.ok());
        QCOMPARE(again.value(), port);
    }

    void saysWhyItCannotListen()
    {
        const quint16 port = start();
        HttpListener second;
        const auto taken = second.start({.port = port}, echo);
        QVERIFY(!taken.ok());
        QCOMPARE(taken.error().kind, ProblemKind::CannotListen);
        QVERIFY(taken.error().text.contains(QString::number(port)));
        QVERIFY(!taken.error().remedy.isEmpty());
        QVERIFY(!second.running());
        QVERIFY(!second.start({.address = QStringLiteral("not an address")}, echo).ok());
        QVERIFY(second.start({.address = QStringLiteral("::1")}, echo).ok());
    }

    void answersHeadWithoutABody()
    {
        RawClient client(start());
        client.send("HEAD /x HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        const QByteArray reply = client.readToEnd();
        QVERIFY(reply.contains("Content-Length: 8\r\n"));
        QVERIFY(reply.endsWith("\r\n\r\n"));
    }
};

CHANNEL_CONSOLE_TEST(HttpListenerTest)
#include "tst_http_listener.moc"
