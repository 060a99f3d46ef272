// SPDX-License-Identifier: Apache-2.0
// The endpoint under attack: what is too large, too slow, too deep or too much, with the real store behind
// it.
#include "core/webhook/EndpointRun.h"
#include "core/webhook/WebhookRules.h"
#include "support/TestMain.h"
#include "webhook/EndpointFixture.h"

#include <QHostAddress>
#include <QNetworkInterface>

#include <algorithm>
#include <vector>

#ifdef Q_OS_UNIX
#include <sys/resource.h>
#endif

using namespace ChannelConsole;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// As many file descriptors as the system gives.
bool mayOpen(int descriptors)
{
#ifdef Q_OS_UNIX
    rlimit limit{};
    if (getrlimit(RLIMIT_NOFILE, &limit) != 0)
        return false;
    limit.rlim_cur = limit.rlim_max;
    return setrlimit(RLIMIT_NOFILE, &limit) == 0 && limit.rlim_cur >= rlim_t(descriptors);
#else
    return descriptors <= 512;
#endif
}

/// An address of this computer that is not loopback; null if it has none.
QHostAddress networkAddress()
{
    const QList<QHostAddress> all = QNetworkInterface::allAddresses();
    const auto found = std::find_if(all.cbegin(), all.cend(), [](const QHostAddress &address) {
        return address.protocol() == QAbstractSocket::IPv4Protocol && !address.isLoopback();
    });
    return found == all.cend() ? QHostAddress() : *found;
}

qint64 median(std::vector<qint64> values)
{
    std::nth_element(values.begin(), values.begin() + qsizetype(values.size() / 2), values.end());
    return values[values.size() / 2];
}

} // namespace

class EndpointFloodTest final : public QObject
{
    Q_OBJECT

    std::unique_ptr<EndpointFixture> m_fixture;
    QUuid m_assistant;
    quint16 m_port = 0;
    WireCall m_good;

    [[nodiscard]] qint64 honestMicroseconds(quint16 port, const WireCall &call) const
    {
        QElapsedTimer clock;
        clock.start();
        const int status = RawClient::status(sent(port, call));
        return status == 200 ? clock.nsecsElapsed() / 1000 : -1;
    }

private slots:
    void init()
    {
        m_fixture = std::make_unique<EndpointFixture>();
        QVERIFY(m_fixture->isReady);
        m_assistant = m_fixture->add(u"karix"_s);
        m_port = m_fixture->start(m_assistant);
        QVERIFY(m_port != 0);
        m_good = {.target = m_fixture->target(m_assistant), .body = R"({"events":{}})"};
    }
    void cleanup() { m_fixture.reset(); }

    void refusesWhatIsTooLarge_data()
    {
        QTest::addColumn<int>("bodyBytes");
        QTest::addColumn<int>("headerBytes");
        QTest::addColumn<int>("status");
        QTest::newRow("body at its limit") << 1024 * 1024 << 0 << 200;
        QTest::newRow("body over it") << 1024 * 1024 + 1 << 0 << 413;
        QTest::newRow("headers within") << 2 << 15 * 1024 << 200;
        QTest::newRow("headers over") << 2 << 16 * 1024 << 431;
    }
    void refusesWhatIsTooLarge()
    {
        QFETCH(int, bodyBytes);
        QFETCH(int, headerBytes);
        QFETCH(int, status);
        WireCall call = m_good;
        call.body = QByteArray(bodyBytes, 'x');
        if (headerBytes > 0)
            call.headers = {{"X-Long", QByteArray(headerBytes, 'x')}};
        QCOMPARE(RawClient::status(sent(m_port, call)), status);
        QTRY_COMPARE(m_fixture->column(u"status"_s), QStringList(QString::number(status)));
        QCOMPARE(m_fixture->column(u"verdict"_s),
            QStringList(status == 200 ? VerdictKey::kAccepted : u"listener"_s));
    }

    void aDeeplyNestedBodyIsKeptAndHarmsNothing_data()
    {
        QTest::addColumn<QByteArray>("body");
        const int half = 500'000;
        QTest::newRow("arrays") << QByteArray(half, '[') + QByteArray(half, ']');
        QTest::newRow("unclosed") << QByteArray(1'000'000, '[');
        QTest::newRow("objects") << QByteArray(R"({"a":)").repeated(200'000);
    }
    void aDeeplyNestedBodyIsKeptAndHarmsNothing()
    {
        QFETCH(QByteArray, body);
        WireCall call = m_good;
        call.body = body;
        QCOMPARE(RawClient::status(sent(m_port, call)), 200);
        QCOMPARE(m_fixture->column(u"length(body)"_s), QStringList(QString::number(body.size())));
        QCOMPARE(RawClient::status(sent(m_port, m_good)), 200);
    }

    /// However slowly or quickly its bytes come: with a shorter limit than the endpoint's 30 s.
    void oneRequestHasSoMuchTimeWhateverThePace_data()
    {
        QTest::addColumn<QByteArray>("begin");
        QTest::newRow("in the header") << QByteArray("POST / HTTP/1.1\r\nHost: localhost\r\nX: ");
        QTest::newRow("in the body") << QByteArray(
            "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000000\r\n\r\n");
    }
    void oneRequestHasSoMuchTimeWhateverThePace()
    {
        QFETCH(QByteArray, begin);
        QCOMPARE(listenerSettings({}).limits.requestDeadline, 30s);
        EndpointRun run(m_fixture->calls.get(), &m_fixture->clock, EndpointRules{.assistantId = m_assistant});
        HttpListener::Settings settings = listenerSettings({.port = 0});
        settings.limits.requestDeadline = 300ms;
        const Result<quint16> port = run.start(settings);
        QVERIFY(port.ok());
        QTcpSocket socket;
        socket.connectToHost(u"127.0.0.1"_s, port.value());
        QVERIFY(socket.waitForConnected());
        socket.write(begin);
        QElapsedTimer waited;
        waited.start();
        while (waited.elapsed() < 20'000 && !socket.waitForReadyRead(20))
            socket.write("x");
        QCOMPARE(RawClient::status(socket.readAll()), 408);
        QTRY_COMPARE(m_fixture->column(u"status"_s), QStringList(u"408"_s));
    }

    void turnsAwayMoreConnectionsThanItCanServe()
    {
        QCOMPARE(listenerSettings({}).limits.connections, 4096);
        EndpointRun run(m_fixture->calls.get(), &m_fixture->clock, EndpointRules{.assistantId = m_assistant});
        HttpListener::Settings settings = listenerSettings({.port = 0});
        settings.limits.connections = 3;
        const Result<quint16> port = run.start(settings);
        QVERIFY(port.ok());
        std::vector<std::unique_ptr<RawClient>> idle;
        for (int i = 0; i < 3; ++i)
            idle.push_back(std::make_unique<RawClient>(port.value()));
        QCOMPARE(RawClient::status(sent(port.value(), m_good)), 503);
        QTRY_COMPARE(m_fixture->column(u"status"_s), QStringList(u"503"_s));
        idle.clear();
        // Let in again: what the rules that are not there yet say is a 503, too, but one that is kept.
        QTRY_VERIFY(RawClient::status(sent(port.value(), m_good)) == 503
            && m_fixture->column(u"verdict"_s).contains(VerdictKey::kNotDurable));
    }

    /// Behind a tunnel everybody comes from this computer; from elsewhere one address has its share.
    void oneAddressOfTheNetworkHasItsShareAndThisComputerAll()
    {
        QCOMPARE(listenerSettings({}).limits.connectionsPerAddress, 256);
        QCOMPARE(listenerSettings({}).limits.connectionsPerLoopbackAddress, std::optional<int>(4096));
        const QHostAddress address = networkAddress();
        if (address.isNull())
            QSKIP("this computer has no address in a network");
        EndpointRun run(m_fixture->calls.get(), &m_fixture->clock, EndpointRules{.assistantId = m_assistant});
        HttpListener::Settings settings = listenerSettings({.address = u"0.0.0.0"_s, .port = 0});
        settings.limits.connectionsPerAddress = 2;
        const Result<quint16> port = run.start(settings);
        QVERIFY(port.ok());
        const auto connected = [&](const QHostAddress &host) {
            auto socket = std::make_unique<QTcpSocket>();
            socket->connectToHost(host, port.value());
            return socket->waitForConnected() ? std::move(socket) : nullptr;
        };
        std::vector<std::unique_ptr<QTcpSocket>> open;
        for (int i = 0; i < 3; ++i)
            open.push_back(connected(address));
        QVERIFY(open.at(2));
        QVERIFY(open.at(2)->waitForReadyRead(20'000));
        QCOMPARE(RawClient::status(open.at(2)->readAll()), 503);
        for (int i = 0; i < 3; ++i) {
            open.push_back(connected(QHostAddress(QHostAddress::LocalHost)));
            open.back()->write("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");
        }
        QVERIFY(open.back()->waitForReadyRead(20'000));
        QVERIFY(open.back()->readAll().contains("Retry-After: ")); // from the desk, not from the door
    }

    void servesHonestTrafficWhile2000ConnectionsHangOnIt()
    {
        constexpr int kHanging = 2000;
        if (!mayOpen(2 * kHanging + 500))
            QSKIP("this system lets a program open too few files for 2,000 connections");
        // The limit is read when an endpoint starts.
        m_fixture->endpoints->stop(m_assistant);
        m_port = m_fixture->start(m_assistant);
        const QUuid quiet = m_fixture->add(u"karix"_s);
        const quint16 quietPort = m_fixture->start(quiet);
        QVERIFY(m_port != 0 && quietPort != 0);
        const WireCall quietCall{.target = m_fixture->target(quiet), .body = m_good.body};

        std::vector<std::unique_ptr<RawClient>> hanging;
        for (int i = 0; i < kHanging; ++i) {
            hanging.push_back(std::make_unique<RawClient>(m_port));
            QVERIFY2(hanging.back()->connected(), qPrintable(QString::number(i)));
            if (i % 3 == 1)
                hanging.back()->send("POST / HTTP/1.1\r\nContent-Le");
            else if (i % 3 == 2)
                hanging.back()->send(
                    "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000000\r\n\r\nx");
        }
        // In turns with an endpoint on which nothing hangs: what else the machine does is the same for both.
        constexpr int kCalls = 200;
        std::vector<qint64> alone;
        std::vector<qint64> besides;
        for (int i = 0; i < kCalls; ++i) {
            alone.push_back(honestMicroseconds(quietPort, quietCall));
            besides.push_back(honestMicroseconds(m_port, m_good));
            QVERIFY(alone.back() >= 0 && besides.back() >= 0);
        }
        qInfo("honest call, median: %lld us alone, %lld us beside %d hanging connections",
            static_cast<long long>(median(alone)), static_cast<long long>(median(besides)), kHanging);
        QVERIFY(median(besides) < 3 * median(alone));
        // And all of them before the first of the hanging ones was given up.
        for (const std::unique_ptr<RawClient> &each : hanging)
            QVERIFY(each->isOpen());
        QCOMPARE(m_fixture->column(u"verdict"_s).count(VerdictKey::kAccepted), 2 * kCalls);
    }

    void goesOnAcceptingAfterItRanOutOfDescriptors()
    {
#ifdef Q_OS_UNIX
        rlimit before{};
        QCOMPARE(getrlimit(RLIMIT_NOFILE, &before), 0);
        RawClient last(m_port);
        // Served once, so that it is certainly accepted before the descriptors run out.
        last.send("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");
        QCOMPARE(RawClient::status(last.readReply()), 404);
        rlimit tight = before;
        tight.rlim_cur = rlim_t(last.descriptor()) + 20;
        QCOMPARE(setrlimit(RLIMIT_NOFILE, &tight), 0);
        std::vector<std::unique_ptr<RawClient>> many;
        for (int i = 0; i < 40; ++i)
            many.push_back(std::make_unique<RawClient>(m_port));
        const bool ranOut
            = std::any_of(many.begin(), many.end(), [](const auto &client) { return !client->connected(); });
        // The last one to connect took the last descriptor: the endpoint has none to take it with.
        const auto waiting = std::find_if(
            many.rbegin(), many.rend(), [](const auto &client) { return client->connected(); });
        QVERIFY(waiting != many.rend());
        (*waiting)->send(wireText(m_good));
        last.send("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");
        const int servedMeanwhile = RawClient::status(last.readReply());
        const std::unique_ptr<RawClient> kept = std::move(*waiting);
        many.clear();
        const int served = RawClient::status(kept->readToEnd());
        QCOMPARE(setrlimit(RLIMIT_NOFILE, &before), 0);
        QVERIFY(ranOut);
        QCOMPARE(servedMeanwhile, 404);
        QCOMPARE(served, 200);
        QCOMPARE(RawClient::status(sent(m_port, m_good)), 200);
#else
        QSKIP("this system has no limit of that kind");
#endif
    }
};

CHANNEL_CONSOLE_TEST(EndpointFloodTest)
#include "tst_endpointflood.moc"
