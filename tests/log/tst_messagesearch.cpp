// SPDX-License-Identifier: Apache-2.0
#include "core/Continuation.h"
#include "core/log/SearchText.h"
#include "log/IngestFixture.h"
#include "support/TestMain.h"

#include <QFile>

using namespace ChannelConsole;
using namespace Qt::StringLiterals;

namespace {

/// The index alone is asked, without the tables beside it.
const QString kInIndex = u"SELECT count(*) FROM message_words WHERE message_words MATCH ?"_s;
const QString kRunInIndex = u"SELECT count(*) FROM message_runs WHERE message_runs MATCH ?"_s;

} // namespace

class MessageSearchTest final : public IngestFixture
{
    Q_OBJECT
private slots:
    void init() { QVERIFY(open()); }
    void cleanup() { close(); }

    void findsWhatWasTyped_data()
    {
        QTest::addColumn<QString>("logged");
        QTest::addColumn<QString>("typed");
        QTest::addColumn<bool>("found");
        QTest::newRow("a word") << u"Your flight is on time"_s << u"flight"_s << true;
        QTest::newRow("its beginning") << u"Your flight is on time"_s << u"fl"_s << true;
        QTest::newRow("one letter") << u"Your flight is on time"_s << u"f"_s << true;
        QTest::newRow("its end") << u"Your flight is on time"_s << u"light"_s << false;
        QTest::newRow("words in any order") << u"Your flight is on time"_s << u"time fli"_s << true;
        QTest::newRow("one of two words") << u"Your flight is on time"_s << u"flight late"_s << false;
        QTest::newRow("any case") << u"Your FLIGHT"_s << u"your flight"_s << true;
        QTest::newRow("accents left out") << u"Café Zoë à Genève"_s << u"cafe geneve"_s << true;
        QTest::newRow("accents put in") << u"Cafe"_s << u"café"_s << true;
        QTest::newRow("Cyrillic") << u"Ваш рейс задержан"_s << u"рейс"_s << true;
        QTest::newRow("Hindi") << u"नमस्ते दुनिया"_s << u"दुनि"_s << true;
        QTest::newRow("Arabic") << u"مرحبا بكم"_s << u"بكم"_s << true;
        QTest::newRow("user number") << u""_s << u"+447700900001"_s << true;
        QTest::newRow("user number without plus") << u""_s << u"4477009"_s << true;
        QTest::newRow("user number with separators") << u""_s << u"+44 7700 900-001"_s << true;
        QTest::newRow("another number") << u""_s << u"+447700900002"_s << false;
        QTest::newRow("business number") << u""_s << u"+441134"_s << true;
        QTest::newRow("a number in a text, as it is written")
            << u"call 030 1234567"_s << u"030 1234567"_s << true;
        QTest::newRow("partner's id") << u""_s << u"p-7f"_s << true;
        QTest::newRow("our id") << u""_s << u"ours-1"_s << true;
        QTest::newRow("Thai inside a run") << u"สวัสดีครับ"_s << u"ดีครับ"_s << true;
        QTest::newRow("Thai that is not there") << u"สวัสดีครับ"_s << u"ครับผม"_s << false;
        QTest::newRow("Japanese inside a run") << u"ご予約ありがとうございます"_s << u"ありがとう"_s << true;
        QTest::newRow("Japanese long vowel") << u"サーバーエラー"_s << u"バーエラ"_s << true;
        QTest::newRow("Chinese, three characters") << u"您的航班已经延误"_s << u"航班已"_s << true;
        QTest::newRow("Chinese, two at the beginning") << u"航班已经延误"_s << u"航班"_s << true;
        QTest::newRow("Chinese after Latin letters") << u"新iPhone手机壳到了"_s << u"手机壳"_s << true;
        QTest::newRow("Latin between Chinese") << u"新iPhone手机壳到了"_s << u"iphone手机壳"_s << true;
        QTest::newRow("Latin and Chinese") << u"Gate 登机口已更改"_s << u"gate 登机口"_s << true;
        QTest::newRow("Latin that is missing, and Chinese")
            << u"Gate 登机口已更改"_s << u"door 登机口"_s << false;
        QTest::newRow("a quote") << u"say \"yes\" now"_s << u"\"yes"_s << true;
        QTest::newRow("only quotes") << u"say yes"_s << u"\"\"\""_s << false;
        QTest::newRow("an apostrophe") << u"don't"_s << u"don't"_s << true;
        QTest::newRow("OR is a word") << u"yes"_s << u"yes OR no"_s << false;
        QTest::newRow("NOT is a word") << u"yes or not no"_s << u"yes NOT no"_s << true;
        QTest::newRow("NEAR is a word") << u"yes"_s << u"NEAR(yes no, 2)"_s << false;
        QTest::newRow("a column is none") << u"yes"_s << u"words:yes"_s << false;
        QTest::newRow("a star is none") << u"yes"_s << u"ye*"_s << true;
        QTest::newRow("brackets") << u"yes (no)"_s << u"(((yes"_s << true;
        QTest::newRow("a caret and a minus") << u"yes"_s << u"^-yes"_s << true;
        QTest::newRow("a zero byte") << u"yes"_s << QString(u"ye"_s + QChar(0) + u"yes"_s) << true;
        QTest::newRow("a percent sign is itself") << u"100% sure"_s << u"%"_s << true;
        QTest::newRow("an emoji") << u"see you 👋"_s << u"👋"_s << true;
        QTest::newRow("another emoji") << u"see you 👋"_s << u"🎉"_s << false;
    }
    void findsWhatWasTyped()
    {
        QFETCH(QString, logged);
        QFETCH(QString, typed);
        QFETCH(bool, found);
        const qint64 id = addText(logged);
        QCOMPARE(search(typed), found ? QList{id} : QList<qint64>()); // at once
        QVERIFY(catchUp());
        QCOMPARE(rows(u"message_unindexed"_s), 0);
        QCOMPARE(search(typed), found ? QList{id} : QList<qint64>()); // by the index
        const auto count = m_log->count({.filter = {.text = typed}});
        QVERIFY(finishes(count));
        QCOMPARE(count.result().value(), found ? 1 : 0);
    }

    void aPastedPageIsNoError()
    {
        addText(u"yes"_s);
        QVERIFY(catchUp());
        QCOMPARE(search(u"yes \"no( "_s.repeated(5'000)), QList<qint64>());
    }

    void pagesOfASearchCoverEachMessageOnceNewestFirst_data()
    {
        QTest::addColumn<int>("indexed");
        QTest::newRow("none is indexed") << 0;
        QTest::newRow("some are indexed") << 13;
        QTest::newRow("all are indexed") << 40;
    }
    void pagesOfASearchCoverEachMessageOnceNewestFirst()
    {
        QFETCH(int, indexed);
        QList<qint64> wanted;
        for (int i = 0; i < 40; ++i) {
            // Many at the same moment, and not in the order of their ids.
            const qint64 id = addText(i % 3 == 0 ? u"other"_s : u"hello %1"_s.arg(i), (40 - i) / 7);
            if (i % 3 != 0)
                wanted.append(id);
            if (i + 1 == indexed)
                QVERIFY(catchUp());
        }
        std::sort(wanted.begin(), wanted.end(), [](qint64 one, qint64 other) {
            const auto time = [](qint64 id) { return (40 - (id - 1)) / 7; };
            return std::pair(time(one), one) > std::pair(time(other), other);
        });
        QList<qint64> all;
        LogQuery query{.filter = {.text = u"hel"_s}, .limit = 4};
        bool more = true;
        while (more) {
            const auto page = m_log->page(query);
            QVERIFY(finishes(page) && page.result().ok());
            const LogPage found = page.result().value();
            QVERIFY(!found.entries.isEmpty());
            for (const LogEntry &entry : found.entries)
                all.append(entry.id);
            more = found.more;
            query.olderThan = LogAnchor{.time = found.entries.constLast().time, .id = all.constLast()};
        }
        QCOMPARE(all, wanted);
    }

    void aStatusThatChangesLeavesTheIndexAlone()
    {
        const qint64 id = addText(u"hello"_s);
        QVERIFY(catchUp());
        answer(id, MessageStatus::kAccepted, u"p-7f"_s); // an id it has already
        QCOMPARE(rows(u"message_unindexed"_s), 0);
        const auto page = m_log->page({.filter = {.status = MessageStatus::kAccepted, .text = u"hello"_s}});
        QVERIFY(finishes(page));
        QCOMPARE(page.result().value().entries.size(), 1);
    }

    void anErrorTextThatArrivesLaterIsFound()
    {
        const qint64 id = addAccepted();
        QVERIFY(catchUp());
        QVERIFY(search(u"session"_s).isEmpty());
        ingest({.deliveries = {failure()}});
        for (const QString &typed : {u"EC_NO_SESS"_s, u"7010"_s, u"written"_s})
            QCOMPARE(search(typed), QList{id});
        QVERIFY(catchUp());
        for (const QString &typed : {u"EC_NO_SESS"_s, u"7010"_s, u"written"_s, u"ours-1"_s})
            QCOMPARE(search(typed), QList{id});
        QCOMPARE(number(kInIndex, {u"\"ours\""_s}), 1); // once, not twice
        QVERIFY(isSound());
    }

    void aRemovedAssistantLeavesNoTextInTheIndex()
    {
        addText(u"secret plan 秘密の計画"_s);
        QVERIFY(catchUp());
        QCOMPARE(number(kInIndex, {u"secret"_s}), 1);
        QCOMPARE(number(kRunInIndex, {u"秘密の"_s}), 1);
        QVERIFY(
            execute(u"DELETE FROM assistant WHERE id = ?"_s, {m_assistant.toString(QUuid::WithoutBraces)}));
        QVERIFY(search(u"secret"_s).isEmpty());
        m_log->noteRemoval(); // as the program does; nobody calls the index by hand
        QTRY_COMPARE(number(kInIndex, {u"secret"_s}), 0);
        QCOMPARE(number(kRunInIndex, {u"秘密の"_s}), 0);
        for (const QString &table :
            {u"message_search"_s, u"message_search_removed"_s, u"message_unindexed"_s, u"message_error"_s})
            QCOMPARE(rows(table), 0);
    }

    void theIndexFollowsTheLogByItself()
    {
        addText(u"hello"_s);
        QTRY_COMPARE(number(kInIndex, {u"hello"_s}), 1);
        QCOMPARE(rows(u"message_unindexed"_s), 0);
    }

    void rowsFromBeforeAreFoundAtOnceAndIndexedAcrossACrash()
    {
        m_log.reset();
        QVERIFY(makeRowsFromBefore(25));
        // A new start: the rows are there, the index is empty.
        m_log = std::make_unique<MessageLog>(m_fixture->store.get(), &m_clock);
        QCOMPARE(number(kInIndex, {u"hello"_s}), 0);
        QCOMPARE(search(u"hello"_s).size(), 25);
        const auto step = m_fixture->store->run<bool>(
            [](StoreConnection &connection) { return indexBatch(connection, 10); });
        QVERIFY(finishes(step) && step.result().ok() && step.result().value());
        QCOMPARE(number(kInIndex, {u"hello"_s}), 10);
        QCOMPARE(search(u"hello"_s).size(), 25);

        // A batch that is cut off in the middle leaves everything as it was.
        const auto cutOff = m_fixture->store->run<void>([](StoreConnection &connection) -> Result<void> {
            Result<void> done = connection.execute(
                u"CREATE TRIGGER cut AFTER INSERT ON message_search WHEN NEW.message_ref = 12 "
                "BEGIN SELECT RAISE(ABORT, 'cut off'); END"_s);
            if (done && indexBatch(connection, 10).ok())
                done = Problem{.details = u"it was not cut off"_s};
            return done ? connection.execute(u"DROP TRIGGER cut"_s) : done;
        });
        QVERIFY(finishes(cutOff));
        QVERIFY(cutOff.result().ok());
        QCOMPARE(number(kInIndex, {u"hello"_s}), 10);

        m_log.reset();
        m_fixture->reopen();
        m_log = std::make_unique<MessageLog>(m_fixture->store.get(), &m_clock);
        QCOMPARE(search(u"hello"_s).size(), 25);
        const auto settled = m_log->settleInterrupted(); // the program's start
        QVERIFY(finishes(settled) && settled.result().ok());
        QTRY_COMPARE(number(kInIndex, {u"hello"_s}), 25);
        QCOMPARE(search(u"hello"_s).size(), 25);
        const auto coded = m_log->page({.filter = {.errorCode = u"470"_s}});
        QVERIFY(finishes(coded));
        QCOMPARE(coded.result().value().entries.size(), 1);
        QVERIFY(isSound());
    }

    void theIndexCatchesUpWhileOthersKeepWriting()
    {
        m_log.reset();
        QVERIFY(makeRowsFromBefore(3 * kIndexBatch));
        m_log = std::make_unique<MessageLog>(m_fixture->store.get(), &m_clock);
        const auto goesOn = std::make_shared<bool>(true);
        keepWriting(goesOn);
        const auto settled = m_log->settleInterrupted();
        QVERIFY(finishes(settled) && settled.result().ok());
        QTRY_COMPARE_WITH_TIMEOUT(number(kInIndex, {u"hello"_s}), 3 * kIndexBatch, 60'000);
        *goesOn = false;
    }

    void searchingWhileMessagesComeInMissesNone()
    {
        // Each of them is asked for right after it was logged, while the index runs behind in tiny steps.
        for (int i = 0; i < 60; ++i) {
            const auto batch = m_fixture->store->run<bool>(
                [](StoreConnection &connection) { return indexBatch(connection, 1); });
            InboundMessage message = inbound(u"k-%1"_s.arg(i));
            message.text = u"number%1 incoming"_s.arg(i);
            QCOMPARE(ingest({.messages = {message}}).added.size(), 1);
            const auto after = m_fixture->store->run<bool>(
                [](StoreConnection &connection) { return indexBatch(connection, 1); });
            const auto all = m_log->count({.filter = {.text = u"incoming"_s}});
            const auto again = m_log->count({.filter = {.text = u"incoming"_s}});
            QVERIFY(finishes(batch) && finishes(after) && finishes(all) && finishes(again));
            QCOMPARE(all.result().value(), i + 1);
            QCOMPARE(again.result().value(), i + 1);
        }
    }

private:
    qint64 addText(const QString &text, int second = 0)
    {
        const auto id = m_log->append({.messageId = u"ours-1"_s,
                                          .time = QDateTime::fromMSecsSinceEpoch(kStart + second, Qt::UTC),
                                          .assistantId = m_assistant,
                                          .partnerId = u"infobip"_s,
                                          .businessNumber = u"+441134960000"_s,
                                          .userNumber = u"+447700900001"_s,
                                          .type = u"text"_s,
                                          .text = text,
                                          .status = MessageStatus::kSending,
                                          .partnerMessageId = u"p-7f"_s},
            {.request = u"POST"_s});
        return finishes(id) && id.result().ok() ? id.result().value() : 0;
    }

    /// Something else to write as soon as the last thing is written, as when many calls come in.
    void keepWriting(const std::shared_ptr<bool> &goesOn)
    {
        const auto written = m_fixture->store->run<void>([](StoreConnection &connection) {
            return connection.execute(u"UPDATE assistant SET position = position + 1"_s);
        });
        continued(written, m_log.get(), [this, goesOn](const Result<void> &) {
            if (*goesOn)
                keepWriting(goesOn);
        });
    }

    QList<qint64> search(const QString &typed)
    {
        const auto page = m_log->page({.filter = {.text = typed}});
        if (!finishes(page) || !page.result().ok())
            return {-1};
        QList<qint64> ids;
        const QList<LogEntry> entries = page.result().value().entries;
        for (const LogEntry &entry : entries)
            ids.append(entry.id);
        return ids;
    }

    bool execute(const QString &sql, const QVariantList &bound = {})
    {
        const auto done = m_fixture->store->run<void>(
            [&](StoreConnection &connection) { return connection.execute(sql, bound); });
        return finishes(done) && done.result().ok();
    }

    int number(const QString &sql, const QVariantList &bound)
    {
        int value = -1;
        const auto read = m_fixture->store->read<void>([&](StoreConnection &connection) {
            return connection.select(
                sql, bound, [&value](const QSqlQuery &row) { value = row.value(0).toInt(); });
        });
        return finishes(read) && read.result().ok() ? value : -1;
    }

    /// Whether the index has what message_search says it has.
    bool isSound()
    {
        return execute(u"INSERT INTO message_words (message_words) VALUES ('integrity-check')"_s);
    }

    /// A file of schema 3 with rows, opened by this version.
    bool makeRowsFromBefore(int count)
    {
        m_fixture->store.reset();
        if (!QFile::remove(m_fixture->databasePath()))
            return false;
        const QTemporaryDir migrations;
        for (const QString &name : {u"0001_first.sql"_s, u"0002_webhook.sql"_s, u"0003_messages.sql"_s}) {
            if (!QFile::copy(u":/migrations/"_s + name, migrations.filePath(name)))
                return false;
        }
        m_fixture->store = std::make_unique<Store>(migrations.path());
        const auto opened = m_fixture->store->open(m_fixture->directory());
        const QString assistant = m_assistant.toString(QUuid::WithoutBraces);
        if (!finishes(opened) || !opened.result().ok() || !m_fixture->addAssistantRow(m_assistant)
            || !execute(
                u"WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < ?) "
                "INSERT INTO message (message_id, time_ms, assistant_id, direction, partner_id, sandbox, "
                "business_number, user_number, type, text, status, partner_message_id) "
                "SELECT 'm' || i, ? + i, ?, 'outbound', 'infobip', 0, '', '', 'text', 'hello ' || i, "
                "'failed', '' FROM n"_s,
                {count, kStart, assistant})
            || !execute(u"INSERT INTO message_exchange (message_id, request, reply, problem) "
                        "VALUES (3, '', '', '{\"kind\":\"rejected-by-partner\",\"partnerCode\":\"470\"}')"_s))
            return false;
        m_fixture->reopen();
        return m_fixture->isOpen;
    }
};

CHANNEL_CONSOLE_TEST(MessageSearchTest)
#include "tst_messagesearch.moc"
