// SPDX-License-Identifier: Apache-2.0
// Promise 2: wherever deleting is when the program is killed, what is left is whole.
#include "log/keeping/KeepingFixture.h"
#include "support/TestMain.h"

#include <QProcess>

using namespace ChannelConsole;
using namespace Qt::StringLiterals;

namespace {

constexpr int kRows = 1500;

} // namespace

class PurgeKilledTest final : public KeepingFixture
{
    Q_OBJECT
private slots:
    void init()
    {
        QVERIFY(openKeeping());
        QList<Written> rows;
        for (int row = 0; row < kRows; ++row)
            rows += {.assistant = row % 3 ? m_assistant : m_otherAssistant,
                .number = row % 5 ? u"+447700900777"_s : u"+447700900778"_s,
                .text = u"row number %1 of a log that is about to be purged"_s.arg(row),
                .daysAgo = row % 100};
        QVERIFY(write(rows));
        QVERIFY(catchUp());
    }
    void cleanup() { closeKeeping(); }

    void duringAPurge_data() { afterLines({2, 4, 7, 10, 14}); }
    void duringAPurge()
    {
        QFETCH(int, lines);
        QVERIFY(runAndKill({plainId(m_assistant), u"10"_s}, lines));
        const int left = messagesOf(m_assistant);
        QVERIFY2(left >= 10 && left < kRows, qPrintable(QString::number(left)));
        QCOMPARE(messagesOf(m_otherAssistant), kRows / 3);
        QCOMPARE(callsOf(m_otherAssistant), kRows / 3);
        checkWholeness();
        // And it goes on where it was.
        QVERIFY(finishes(m_keeping->purge(m_assistant, {.rows = 10}), 60'000));
        QCOMPARE(messagesOf(m_assistant), 10);
        checkWholeness();
    }

    void duringAnErasure_data() { afterLines({3, 6, 10, 16}); }
    void duringAnErasure()
    {
        QFETCH(int, lines);
        const int others = count(u"message WHERE user_number <> '+447700900777'"_s);
        QVERIFY(runAndKill({u"+447700900777"_s}, lines));
        QCOMPARE(count(u"message WHERE user_number <> '+447700900777'"_s), others);
        checkWholeness();
        m_keeping->start();
        QTRY_COMPARE_WITH_TIMEOUT(count(u"rewrite_due"_s), 0, 60'000);
        checkWholeness();
    }

private:
    static void afterLines(const QList<int> &numbers)
    {
        QTest::addColumn<int>("lines");
        for (const int number : numbers)
            QTest::addRow("after %d lines", number) << number;
    }

    /// Another process deletes, and is killed once it has said so many lines.
    bool runAndKill(const QStringList &arguments, int lines)
    {
        m_keeping.reset();
        m_calls.reset();
        m_log.reset();
        m_fixture->store.reset();
        QProcess loop;
        loop.start(QStringLiteral(PURGE_LOOP), QStringList{m_fixture->directory()} + arguments);
        int said = 0;
        while (said < lines && loop.waitForReadyRead(30'000)) {
            while (loop.canReadLine() && !loop.readLine().isEmpty())
                ++said;
        }
        loop.kill();
        return loop.waitForFinished() && said >= lines && reopen();
    }

    void checkWholeness()
    {
        QVERIFY(catchUp());
        QVERIFY(isSound());
        // A message that is there has all that belongs to it, and can be found.
        for (const char *table : {"message_content", "inbound_key"})
            QCOMPARE(count(QLatin1StringView(table)), count(u"message"_s));
        QCOMPARE(count(u"message_search"_s), count(u"message"_s));
        QCOMPARE(count(u"message_words WHERE message_words MATCH 'purged'"_s), count(u"message"_s));
        QCOMPARE(count(u"message_search_removed"_s), 0);
    }
};

CHANNEL_CONSOLE_TEST(PurgeKilledTest)
#include "tst_purgekilled.moc"
