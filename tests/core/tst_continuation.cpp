// SPDX-License-Identifier: Apache-2.0
#include "core/Continuation.h"
#include "core/Result.h"
#include "core/Steps.h"
#include "support/Await.h"
#include "support/TestMain.h"

#include <QThread>

using namespace ChannelConsole;

class ContinuationTest final : public QObject
{
    Q_OBJECT
private slots:
    void handsOnWhatTheFunctionReturns()
    {
        const QFuture<QString> next
            = continued(readyFuture(20), this, [](int value) { return QString::number(value + 1); });
        QVERIFY(finishes(next));
        QCOMPARE(next.result(), QStringLiteral("21"));
    }

    void runsOnTheThreadOfItsContext()
    {
        QPromise<int> promise;
        promise.start();
        QThread *where = nullptr;
        const QFuture<void> next
            = continued(promise.future(), this, [&where](int) { where = QThread::currentThread(); });
        const std::unique_ptr<QThread> other(QThread::create([&promise] {
            promise.addResult(1);
            promise.finish();
        }));
        other->start();
        QVERIFY(finishes(next));
        QVERIFY(other->wait());
        QCOMPARE(where, thread());
    }

    void nothingIsCalledWhenTheContextDiedFirst()
    {
        QPromise<int> promise;
        promise.start();
        bool called = false;
        QFuture<void> next;
        {
            QObject context;
            next = continued(promise.future(), &context, [&called](int) { called = true; });
        }
        QVERIFY(next.isFinished());
        QVERIFY(next.isCanceled());
        promise.addResult(1);
        promise.finish();
        QCoreApplication::processEvents();
        QVERIFY(!called);
    }

    void aCancelledFutureCancelsTheNext()
    {
        QPromise<int> promise;
        promise.start();
        bool called = false;
        const QFuture<void> next = continued(promise.future(), this, [&called](int) { called = true; });
        promise.future().cancel();
        promise.finish();
        QVERIFY(finishes(next));
        QVERIFY(next.isCanceled());
        QVERIFY(!called);
    }
};

CHANNEL_CONSOLE_TEST(ContinuationTest)
#include "tst_continuation.moc"
