// SPDX-License-Identifier: Apache-2.0
// How many webhook calls a second are durable before their answer, beside the same listener with the bare
// SQLite insert of the same rows in the same groups. The two take turns; prints the medians as JSON.
#include "bench/BareSqlite.h"
#include "bench/CallLoad.h"
#include "bench/Median.h"
#include "core/net/HttpListener.h"
#include "core/store/Store.h"
#include "core/webhook/CallLog.h"

#include <QCoreApplication>
#include <QPromise>
#include <QTemporaryDir>

#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

using namespace ChannelConsole;
using namespace Qt::StringLiterals;

namespace {

constexpr int kConnections = 64;
constexpr int kCalls = 20'000;
constexpr int kRounds = 5;
const QUuid kAssistant = QUuid::fromString(u"4bb1e1a2-7b56-4d0a-8a5c-5f6f3f1d2c11"_s);
const QByteArray kBody
    = R"({"waNumber":"919000000001","mobile":"919000000002","name":"A user","type":"text",)"
      R"("text":"I would like to change my booking, please.","timestamp":"1687160320000"})";

WebhookCall callOf(const ListenerRequest &request)
{
    WebhookCall call;
    call.assistantId = kAssistant;
    call.partnerId = u"gupshup"_s;
    call.time = QDateTime::currentDateTimeUtc();
    call.source = request.peerAddress;
    call.method = QString::fromLatin1(request.method);
    call.target = QString::fromLatin1(request.target);
    for (const HttpHeader &header : request.headers)
        call.headers += QString::fromLatin1(header.name + ": " + header.value + '\n');
    call.body = request.body;
    call.bodyBytes = call.body.size();
    call.verdict = u"accepted"_s;
    call.status = 200;
    call.state = CallState::Parsed;
    return call;
}

ListenerReply answer(bool durable)
{
    return {.status = durable ? 200 : 503};
}

/// A data file as the program makes it, with the assistant whose calls these are.
bool makeFile(const QString &directory)
{
    Store store;
    const auto opened = store.open(directory);
    const auto added = store.run<void>([](StoreConnection &connection) {
        return connection.execute(
            u"INSERT INTO assistant (id, position, name, stream_id, platform_host, environment, "
            "webhook_template, sandbox) VALUES (?, 0, 'Flight desk', '', '', '', '', 0)"_s,
            {kAssistant.toString(QUuid::WithoutBraces)});
    });
    return opened.result().ok() && added.result().ok(); // result() waits; there is no event loop to hold up
}

double ours(const QString &directory)
{
    Store store;
    if (!store.open(directory).result().ok())
        std::abort();
    CallLog log(&store);
    HttpListener listener;
    const Result<quint16> port = listener.start({}, [&log](const ListenerRequest &request) {
        return log.append(callOf(request)).then([](const Result<qint64> &kept) { return answer(kept.ok()); });
    });
    const double speed = callsPerSecond(port.value(), kConnections, kCalls, kBody);
    listener.stop();
    return speed;
}

/// Everything that waits goes into one transaction, by one prepared statement on a thread of its own.
class BareInserts final
{
public:
    explicit BareInserts(const QString &path)
        : m_database(path)
        , m_thread([this] { run(); })
    {
    }
    ~BareInserts()
    {
        {
            const std::scoped_lock lock(m_mutex);
            m_ended = true;
        }
        m_wake.notify_one();
        m_thread.join();
    }

    QFuture<ListenerReply> insert(const WebhookCall &call)
    {
        Row row{.call = call, .promise = {}};
        row.promise.start();
        QFuture<ListenerReply> future = row.promise.future();
        {
            const std::scoped_lock lock(m_mutex);
            m_rows.push_back(std::move(row));
        }
        m_wake.notify_one();
        return future;
    }

private:
    struct Row
    {
        WebhookCall call;
        QPromise<ListenerReply> promise;
    };

    void run()
    {
        sqlite3_stmt *statement = m_database.prepare(
            "INSERT INTO webhook_call (assistant_id, partner_id, sandbox, time_ms, source, method, target, "
            "headers, body_bytes, verdict, note, status, duration_ms, state, answer, body) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
        std::unique_lock lock(m_mutex);
        while (true) {
            m_wake.wait(lock, [this] { return m_ended || !m_rows.empty(); });
            std::vector<Row> group = std::exchange(m_rows, {});
            if (group.empty())
                break;
            lock.unlock();
            m_database.execute("BEGIN IMMEDIATE");
            for (const Row &row : group)
                write(statement, row.call);
            m_database.execute("COMMIT");
            for (Row &row : group) {
                row.promise.addResult(answer(true));
                row.promise.finish();
            }
            lock.lock();
        }
        sqlite3_finalize(statement);
    }

    void write(sqlite3_stmt *statement, const WebhookCall &call)
    {
        BareSqlite::bind(statement, 1, call.assistantId.toByteArray(QUuid::WithoutBraces));
        BareSqlite::bind(statement, 2, call.partnerId.toUtf8());
        sqlite3_bind_int(statement, 3, call.sandbox);
        sqlite3_bind_int64(statement, 4, call.time.toMSecsSinceEpoch());
        BareSqlite::bind(statement, 5, call.source.toUtf8());
        BareSqlite::bind(statement, 6, call.method.toUtf8());
        BareSqlite::bind(statement, 7, call.target.toUtf8());
        BareSqlite::bind(statement, 8, call.headers.toUtf8());
        sqlite3_bind_int64(statement, 9, call.bodyBytes);
        BareSqlite::bind(statement, 10, call.verdict.toUtf8());
        BareSqlite::bind(statement, 11, call.note.toUtf8());
        sqlite3_bind_int(statement, 12, call.status);
        sqlite3_bind_null(statement, 13);
        BareSqlite::bind(statement, 14, "parsed");
        BareSqlite::bindBlob(statement, 15, call.answer);
        BareSqlite::bindBlob(statement, 16, call.body);
        m_database.step(statement);
    }

    BareSqlite m_database;
    std::mutex m_mutex; ///< guards what follows
    std::condition_variable m_wake;
    std::vector<Row> m_rows;
    bool m_ended = false;
    std::thread m_thread;
};

double bare(const QString &directory)
{
    BareInserts inserts(directory + u"/channel-console.db"_s);
    HttpListener listener;
    const Result<quint16> port = listener.start(
        {}, [&inserts](const ListenerRequest &request) { return inserts.insert(callOf(request)); });
    const double speed = callsPerSecond(port.value(), kConnections, kCalls, kBody);
    listener.stop();
    return speed;
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    std::vector<double> own;
    std::vector<double> yardstick;
    for (int round = 0; round < kRounds; ++round) {
        for (const bool first : {true, false}) {
            // A file of its own for each, so that neither inherits the other's size.
            QTemporaryDir folder;
            if (!makeFile(folder.path()))
                return 1;
            const bool isOurs = first == (round % 2 == 0);
            (isOurs ? own : yardstick).push_back(isOurs ? ours(folder.path()) : bare(folder.path()));
        }
    }
    std::printf("{\"callsPerSecond\": %.0f, \"bareCallsPerSecond\": %.0f}\n", median(own), median(yardstick));
    return 0;
}
