// SPDX-License-Identifier: Apache-2.0
#include "core/webhook/RefusalTally.h"
#include "support/TestMain.h"

#include <QTest>

using namespace ChannelConsole;
using namespace Qt::StringLiterals;

class RefusalTallyTest final : public QObject
{
    Q_OBJECT

    const QDateTime m_start{QDate(2026, 3, 1), QTime(12, 0), Qt::UTC};
    [[nodiscard]] QDateTime after(int seconds) const { return m_start.addSecs(seconds); }

private slots:
    void theFirstOfAKindIsToldAndTheRestCounted()
    {
        RefusalTally tally;
        const std::optional<WebhookCall> first
            = tally.add({.status = 413, .peerAddress = u"10.0.0.1"_s, .reason = u"large"_s}, m_start);
        QVERIFY(first);
        QCOMPARE(first->status, 413);
        QCOMPARE(first->source, u"10.0.0.1"_s);
        QCOMPARE(first->verdict, u"listener"_s);
        QVERIFY(first->state == CallState::Refused);
        QVERIFY(!first->note.isEmpty());
        for (int i = 0; i < 1000; ++i)
            QVERIFY(
                !tally.add({.status = 413, .peerAddress = u"10.0.0.2"_s, .reason = u"large"_s}, after(1)));
        QVERIFY(tally.add({.status = 431, .reason = u"long"_s}, after(1))); // another kind
        QCOMPARE(tally.due(after(9)).size(), 0);
        const QList<WebhookCall> due = tally.due(after(10));
        QCOMPARE(due.size(), 1);
        QCOMPARE(due.constFirst().source, u"10.0.0.2"_s);
        QVERIFY2(due.constFirst().note.contains(u"1000"_s), qPrintable(due.constFirst().note));
    }

    void aFloodThatGoesOnIsOneRowAWindow()
    {
        RefusalTally tally;
        int rows = 0;
        for (int second = 0; second < 100; ++second) {
            for (int i = 0; i < 50; ++i)
                rows += int(tally.add({.status = 503, .reason = u"many"_s}, after(second)).has_value());
            rows += int(tally.due(after(second)).size());
        }
        QVERIFY2(rows >= 9 && rows <= 11, qPrintable(QString::number(rows)));
    }

    void afterAQuietWindowTheNextOneIsToldAtOnce()
    {
        RefusalTally tally;
        QVERIFY(tally.add({.status = 408, .reason = u"slow"_s}, m_start));
        QCOMPARE(tally.due(after(10)).size(), 0);
        QVERIFY(tally.add({.status = 408, .reason = u"slow"_s}, after(11)));
    }

    void whatWasCountedIsToldInTheEnd()
    {
        RefusalTally tally;
        QVERIFY(tally.add({.status = 408, .reason = u"slow"_s}, m_start));
        QVERIFY(!tally.add({.status = 408, .reason = u"slow"_s}, m_start));
        QCOMPARE(tally.due({}).size(), 1);
        QCOMPARE(tally.due({}).size(), 0);
    }

    /// The reason of a 400 quotes the request: whoever calls could make up any number of kinds.
    void aCallerCannotMakeUpKinds()
    {
        RefusalTally tally;
        QVERIFY(tally.add({.status = 400, .reason = u"bad method"_s}, m_start));
        QVERIFY(!tally.add({.status = 400, .reason = u"bad target"_s}, m_start));
    }
};

CHANNEL_CONSOLE_TEST(RefusalTallyTest)
#include "tst_refusaltally.moc"
