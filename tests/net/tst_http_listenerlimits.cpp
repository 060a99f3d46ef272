// SPDX-License-Identifier: Apache-2.0
// What a listener refuses by itself, and how it keeps serving others meanwhile.
#include "net/ListenerFixture.h"
#include "support/TestMain.h"

#include <QTest>

#include <atomic>
#include <vector>

#ifdef Q_OS_UNIX
#include <sys/resource.h>
#endif

using namespace ChannelConsole;
using namespace std::chrono_literals;

class HttpListenerLimitsTest final : public QObject, private RunningListener
{
    Q_OBJECT

private slots:
    void cleanup() { stop(); }

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
};

CHANNEL_CONSOLE_TEST(HttpListenerLimitsTest)
#include "tst_http_listenerlimits.moc"
