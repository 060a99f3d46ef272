// SPDX-License-Identifier: Apache-2.0
#include "core/FutureEnd.h"
#include "core/Steps.h"
#include "support/TestMain.h"

#include <QPromise>
#include <QTest>
#include <QThread>

#include <atomic>
#include <thread>

using namespace ChannelConsole;

class FutureEndTest final : public QObject
{
    Q_OBJECT
private slots:
    void anEndedFutureIsToldAtOnce()
    {
        int told = 0;
        whenEnded(readyFuture(7), [&told](const QFuture<int> &future) { told = future.result(); });
        QCOMPARE(told, 7);
    }

    void aCancelledOneIsToldWithoutAResult()
    {
        std::atomic<int> results{-1};
        {
            QPromise<int> promise;
            promise.start();
            whenEnded(
                promise.future(), [&results](const QFuture<int> &future) { results = future.resultCount(); });
        } // gone without an answer
        QTRY_COMPARE(results.load(), 0);
    }

    // One thread waits while another ends the future at that very moment.
    void whoeverIsFirstEachIsToldOnce()
    {
        constexpr int kFutures = 20'000;
        std::vector<QPromise<int>> promises(kFutures);
        for (QPromise<int> &promise : promises)
            promise.start();
        std::atomic<int> begun{0};
        std::atomic<int> told{0};
        std::atomic<qint64> sum{0};
        std::thread ends([&] {
            for (int i = 0; i < kFutures; ++i) {
                while (begun.load() < i)
                    std::this_thread::yield();
                promises[size_t(i)].addResult(i);
                promises[size_t(i)].finish();
            }
        });
        for (int i = 0; i < kFutures; ++i) {
            begun = i;
            whenEnded(promises[size_t(i)].future(), [&](const QFuture<int> &future) {
                sum += future.result();
                ++told;
            });
        }
        begun = kFutures;
        ends.join();
        QTRY_COMPARE(told.load(), kFutures);
        QCOMPARE(sum.load(), qint64(kFutures) * (kFutures - 1) / 2);
    }
};

CHANNEL_CONSOLE_TEST(FutureEndTest)
#include "tst_future_end.moc"
