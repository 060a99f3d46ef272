// SPDX-License-Identifier: Apache-2.0
#include "core/Steps.h"
#include "support/Await.h"
#include "support/TestMain.h"

using namespace ChannelConsole;

class StepsTest final : public QObject
{
    Q_OBJECT
private slots:
    void runsInOrderAndSucceeds()
    {
        QStringList ran;
        const auto flow = runSteps(this,
            {[&ran] { ran += QStringLiteral("a"); return readyFuture(Result<void>()); },
                [&ran] { ran += QStringLiteral("b"); return readyFuture(Result<void>()); }});
        QVERIFY(finishes(flow));
        QVERIFY(flow.result().ok());
        QCOMPARE(ran.join(QLatin1Char(',')), QStringLiteral("a,b"));
    }

    void stopsAtTheFirstProblem()
    {
        bool ranOn = false;
        const auto flow = runSteps(this,
            {[] { return readyFuture(Result<void>(Problem {.kind = ProblemKind::StoreFull})); },
                [&ranOn] { ranOn = true; return readyFuture(Result<void>()); }});
        QVERIFY(finishes(flow));
        QCOMPARE(flow.result().error().kind, ProblemKind::StoreFull);
        QVERIFY(!ranOn);
    }

    void aSourceIsAskedAfterEachStepUntilItHasNoMore()
    {
        int steps = 0;
        const auto flow = runStepsFrom(this, [&steps]() -> Step {
            if (steps == 3)
                return {};
            return [&steps] {
                ++steps;
                return readyFuture(Result<void>());
            };
        });
        QVERIFY(finishes(flow));
        QVERIFY(flow.result().ok());
        QCOMPARE(steps, 3);
    }

    void aSourceIsNotAskedAgainAfterAProblem()
    {
        int asked = 0;
        const auto flow = runStepsFrom(this, [&asked]() -> Step {
            ++asked;
            return [] { return readyFuture(Result<void>(Problem{.kind = ProblemKind::StoreFull})); };
        });
        QVERIFY(finishes(flow));
        QCOMPARE(flow.result().error().kind, ProblemKind::StoreFull);
        QCOMPARE(asked, 1);
    }

    void aCancelledStepEndsTheFlow()
    {
        QPromise<Result<void>> never;
        never.start();
        const auto flow = runSteps(this, {[&never] { return never.future(); }});
        never.future().cancel();
        never.finish();
        QVERIFY(finishes(flow));
        QCOMPARE(flow.result().error().kind, ProblemKind::Cancelled);
    }

    void theFlowEndsWithItsContext()
    {
        QPromise<Result<void>> never;
        never.start();
        QFuture<Result<void>> flow;
        {
            QObject context;
            flow = runSteps(&context, {[&never] { return never.future(); }});
        }
        QVERIFY(flow.isFinished());
        QVERIFY(flow.isCanceled());
        never.finish();
    }
};

CHANNEL_CONSOLE_TEST(StepsTest)
#include "tst_steps.moc"
