// SPDX-License-Identifier: Apache-2.0
// The longest the GUI thread does not answer while webhook calls come in, 5,000 a second, and go into the
// shown message log. Prints JSON.
#include "core/Continuation.h"
#include "core/channel/AssistantStore.h"
#include "core/log/MessageLog.h"
#include "core/store/Store.h"
#include "core/webhook/CallIngest.h"
#include "core/webhook/CallLog.h"
#include "message/SendFixture.h"
#include "ui/log/MessageLogPage.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QTimer>

#include <atomic>
#include <cstdio>
#include <thread>

using namespace ChannelConsole;
using namespace Qt::StringLiterals;

namespace {

constexpr int kEventsPerSecond = 5'000;
constexpr int kSeconds = 5;
const QUuid kAssistant = QUuid::fromString(u"4bb1e1a2-7b56-4d0a-8a5c-5f6f3f1d2c11"_s);

WebhookCall callNumber(int number)
{
    WebhookCall call;
    call.assistantId = kAssistant;
    call.partnerId = u"gupshup"_s;
    call.time = QDateTime::currentDateTimeUtc();
    call.method = u"POST"_s;
    call.target = u"/hook"_s;
    call.headers = u"Content-Type: application/json"_s;
    call.body
        = R"({"waNumber":"919000000001","mobile":"919000000002","name":"A","type":"text","text":"Message )"
        + QByteArray::number(number) + R"(","timestamp":"1687160320000"})";
    call.bodyBytes = call.body.size();
    call.verdict = u"accepted"_s;
    call.status = 200;
    return call;
}

/// Ticks once a millisecond; the longest time between two ticks.
class Heartbeat final : public QObject
{
public:
    Heartbeat()
    {
        m_timer.setTimerType(Qt::PreciseTimer);
        connect(&m_timer, &QTimer::timeout, this, [this] {
            m_longestNs = std::max(m_longestNs, m_since.nsecsElapsed());
            m_since.start();
        });
        m_since.start();
        m_timer.start(1);
    }
    [[nodiscard]] double longestMs() const { return static_cast<double>(m_longestNs) / 1e6; }

private:
    QTimer m_timer;
    QElapsedTimer m_since;
    qint64 m_longestNs = 0;
};

/// As many calls as are due, every few milliseconds, from a thread as a listener's.
void feed(CallLog &calls)
{
    const auto started = std::chrono::steady_clock::now();
    int made = 0;
    while (made < kEventsPerSecond * kSeconds) {
        const std::chrono::duration<double> passed = std::chrono::steady_clock::now() - started;
        const int due
            = std::min(static_cast<int>(passed.count() * kEventsPerSecond), kEventsPerSecond * kSeconds);
        while (made < due)
            static_cast<void>(calls.append(callNumber(++made)));
        std::this_thread::sleep_for(std::chrono::milliseconds(2));
    }
}

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    SendFixture fixture;
    if (!fixture.stored.addAssistantRow(kAssistant))
        return 1;
    Store *store = fixture.stored.store.get();
    AssistantStore assistants(store, &fixture.vault);
    CallLog calls(store);
    CallIngest ingest(store, &calls, &fixture.log);
    MessageLogPage page({.assistants = &assistants, .log = &fixture.log, .clock = &fixture.clock});
    page.resize(1'060, 700);
    page.show();
    page.showAssistant(kAssistant);
    if (!QTest::qWaitForWindowExposed(&page))
        return 1;
    QTest::qWait(500); // what the window does once is not what is measured

    const Heartbeat heartbeat;
    std::thread feeder([&calls] { feed(calls); });
    bool arrived = false;
    QTimer look;
    QObject::connect(&look, &QTimer::timeout, &page, [&] {
        continued(fixture.log.count({}), &page, [&arrived](const Result<qint64> &count) {
            arrived = count && count.value() == kEventsPerSecond * kSeconds;
            if (arrived)
                QApplication::quit();
        });
    });
    look.start(250);
    QTimer::singleShot(kSeconds * 6'000, &application, &QApplication::quit);
    QApplication::exec();
    const double longest = heartbeat.longestMs();
    feeder.join();
    if (!arrived)
        std::fprintf(stderr, "not all events reached the log\n");
    std::printf("{\"longestStallMs\": %.1f}\n", longest);
    return arrived ? 0 : 1;
}
