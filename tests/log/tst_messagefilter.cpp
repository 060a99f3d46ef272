// SPDX-License-Identifier: Apache-2.0
#include "log/IngestFixture.h"
#include "support/TestMain.h"

using namespace ChannelConsole;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(ChannelConsole::MessageFilter)

namespace {

const QDateTime kNoon = QDateTime::fromMSecsSinceEpoch(kStart, Qt::UTC);

} // namespace

class MessageFilterTest final : public IngestFixture
{
    Q_OBJECT
private slots:
    void init() { QVERIFY(open()); }
    void cleanup() { close(); }

    void eachFilterWalksAnIndexInTheOrderOfTheLog_data()
    {
        QTest::addColumn<MessageFilter>("filter");
        QTest::addColumn<QString>("index");
        const QUuid assistant = QUuid::createUuid();
        QTest::newRow("nothing") << MessageFilter{} << u"message_by_time"_s;
        QTest::newRow("time range") << MessageFilter{.from = kNoon, .until = kNoon.addDays(1)}
                                    << u"message_by_time"_s;
        QTest::newRow("assistant") << MessageFilter{.assistantId = assistant} << u"message_by_assistant"_s;
        QTest::newRow("partner") << MessageFilter{.partnerId = u"karix"_s} << u"message_by_partner"_s;
        QTest::newRow("direction") << MessageFilter{.direction = Direction::Inbound}
                                   << u"message_by_direction"_s;
        QTest::newRow("business number")
            << MessageFilter{.businessNumber = u"+44"_s} << u"message_by_business_number"_s;
        QTest::newRow("user number") << MessageFilter{.userNumber = u"+44"_s} << u"message_by_user_number"_s;
        QTest::newRow("type") << MessageFilter{.type = u"image"_s} << u"message_by_type"_s;
        QTest::newRow("status") << MessageFilter{.status = u"read"_s} << u"message_by_status"_s;
        QTest::newRow("error code") << MessageFilter{.errorCode = u"7010"_s} << u"message_error_by_code"_s;
        QTest::newRow("only problems") << MessageFilter{.onlyProblems = true} << u"message_problems"_s;
        QTest::newRow("assistant, time range")
            << MessageFilter{.from = kNoon, .until = kNoon.addDays(1), .assistantId = assistant}
            << u"message_by_assistant"_s;
        QTest::newRow("assistant, partner")
            << MessageFilter{.assistantId = assistant, .partnerId = u"karix"_s} << u"message_by_assistant"_s;
        QTest::newRow("assistant, direction") << MessageFilter{.assistantId = assistant,
            .direction = Direction::Outbound} << u"message_by_assistant"_s;
        QTest::newRow("assistant, user number")
            << MessageFilter{.assistantId = assistant, .userNumber = u"+44"_s} << u"message_by_user_number"_s;
        QTest::newRow("both numbers") << MessageFilter{.businessNumber = u"+1"_s, .userNumber = u"+44"_s}
                                      << u"message_by_user_number"_s;
        QTest::newRow("assistant, type")
            << MessageFilter{.assistantId = assistant, .type = u"image"_s} << u"message_by_type"_s;
        QTest::newRow("assistant, status") << MessageFilter{.assistantId = assistant, .status = u"read"_s}
                                           << u"message_by_assistant_and_status"_s;
        QTest::newRow("status, time range")
            << MessageFilter{.from = kNoon, .until = kNoon.addDays(1), .status = u"read"_s}
            << u"message_by_status"_s;
        QTest::newRow("assistant, error code")
            << MessageFilter{.assistantId = assistant, .errorCode = u"7010"_s} << u"message_error_by_code"_s;
        QTest::newRow("assistant, only problems") << MessageFilter{.assistantId = assistant,
            .onlyProblems = true} << u"message_problems_by_assistant"_s;
        QTest::newRow("partner, only problems")
            << MessageFilter{.partnerId = u"karix"_s, .onlyProblems = true} << u"message_problems"_s;
        QTest::newRow("partner, direction") << MessageFilter{.partnerId = u"karix"_s,
            .direction = Direction::Inbound} << u"message_by_direction"_s;
    }
    void eachFilterWalksAnIndexInTheOrderOfTheLog()
    {
        QFETCH(MessageFilter, filter);
        QFETCH(QString, index);
        const LogAnchor anchor{.time = kNoon.addSecs(600), .id = 7};
        for (const std::optional<LogAnchor> &olderThan :
            {std::optional<LogAnchor>(), std::optional(anchor)}) {
            const QStringList plan = planOf(selectionOf({.filter = filter, .olderThan = olderThan}));
            QVERIFY2(plan.constFirst().contains(u"INDEX "_s + index), qPrintable(plan.join(u'\n')));
            for (const QString &step : plan)
                QVERIFY2(!step.contains(u"TEMP B-TREE"_s)
                        && !(step.startsWith(u"SCAN"_s) && !step.contains(u"INDEX"_s)),
                    qPrintable(plan.join(u'\n')));
            // The place of the page is looked up, not reached by going through what is before it.
            if (olderThan)
                QVERIFY2(plan.constFirst().startsWith(u"SEARCH"_s), qPrintable(plan.join(u'\n')));
        }
    }

    void eachFilterFindsWhatItSays_data()
    {
        QTest::addColumn<MessageFilter>("filter");
        QTest::addColumn<QStringList>("found");
        QTest::newRow("nothing") << MessageFilter{} << QStringList{u"c"_s, u"b"_s, u"a"_s};
        QTest::newRow("from, itself included")
            << MessageFilter{.from = kNoon.addSecs(1)} << QStringList{u"c"_s, u"b"_s};
        QTest::newRow("until, itself not included")
            << MessageFilter{.until = kNoon.addSecs(1)} << QStringList{u"a"_s};
        QTest::newRow("both") << MessageFilter{.from = kNoon.addSecs(1), .until = kNoon.addSecs(2)}
                              << QStringList{u"b"_s};
        QTest::newRow("partner") << MessageFilter{.partnerId = u"karix"_s} << QStringList{u"b"_s};
        QTest::newRow("inbound") << MessageFilter{.direction = Direction::Inbound} << QStringList{u"c"_s};
        QTest::newRow("outbound") << MessageFilter{.direction = Direction::Outbound}
                                  << QStringList{u"b"_s, u"a"_s};
        QTest::newRow("business number")
            << MessageFilter{.businessNumber = u"+441134960001"_s} << QStringList{u"b"_s};
        QTest::newRow("user number") << MessageFilter{.userNumber = u"+447700900002"_s}
                                     << QStringList{u"c"_s};
        QTest::newRow("a part of a number is no number")
            << MessageFilter{.userNumber = u"+44770090000"_s} << QStringList{};
        QTest::newRow("type") << MessageFilter{.type = u"image"_s} << QStringList{u"c"_s};
        QTest::newRow("status") << MessageFilter{.status = MessageStatus::kRejected} << QStringList{u"b"_s};
        QTest::newRow("error code") << MessageFilter{.errorCode = u"7010"_s} << QStringList{u"b"_s};
        QTest::newRow("error code and what it is not")
            << MessageFilter{.status = MessageStatus::kRead, .errorCode = u"7010"_s} << QStringList{};
        QTest::newRow("error code in time")
            << MessageFilter{.until = kNoon.addSecs(1), .errorCode = u"7010"_s} << QStringList{};
        QTest::newRow("only problems") << MessageFilter{.onlyProblems = true} << QStringList{u"b"_s};
        QTest::newRow("text and partner")
            << MessageFilter{.partnerId = u"karix"_s, .text = u"hello"_s} << QStringList{u"b"_s};
        QTest::newRow("text and error code")
            << MessageFilter{.errorCode = u"7010"_s, .text = u"hello"_s} << QStringList{u"b"_s};
        QTest::newRow("text and time")
            << MessageFilter{.from = kNoon.addSecs(1), .until = kNoon.addSecs(2), .text = u"hello"_s}
            << QStringList{u"b"_s};
    }
    void eachFilterFindsWhatItSays()
    {
        QFETCH(MessageFilter, filter);
        QFETCH(QStringList, found);
        addThree();
        // Before and after the index has them.
        for (int round = 0; round < 2; ++round) {
            const auto page = m_log->page({.filter = filter});
            const auto count = m_log->count({.filter = filter});
            QVERIFY(finishes(page) && page.result().ok() && finishes(count) && count.result().ok());
            QStringList ids;
            const QList<LogEntry> entries = page.result().value().entries;
            for (const LogEntry &entry : entries)
                ids.append(entry.messageId);
            QCOMPARE(ids, found);
            QCOMPARE(count.result().value(), found.size());
            QVERIFY(catchUp());
        }
    }

    void aCountIsExactUpToItsBoundAndAtLeastThatBeyond()
    {
        addThree();
        const auto exact = m_log->countUpTo({}, 3);
        const auto bounded = m_log->countUpTo({}, 2);
        const auto searched = m_log->countUpTo({.filter = {.text = u"hello"_s}}, 2);
        QVERIFY(finishes(exact) && finishes(bounded) && finishes(searched));
        QCOMPARE(exact.result().value().state, LogCount::State::Exact);
        QCOMPARE(exact.result().value().rows, 3);
        QCOMPARE(bounded.result().value().state, LogCount::State::AtLeast);
        QCOMPARE(bounded.result().value().rows, 2);
        QCOMPARE(searched.result().value().state, LogCount::State::AtLeast);
        QCOMPARE(LogCount{}.state, LogCount::State::Unknown);
    }

    void aSecondCodeOfAMessageIsFoundToo()
    {
        const qint64 id = addAccepted();
        DeliveryEvent other = failure(2);
        other.problem->partnerCode = u"131047"_s;
        ingest({.deliveries = {failure(), other}});
        for (const QString &code : {u"7010"_s, u"131047"_s}) {
            const auto page = m_log->page({.filter = {.errorCode = code}});
            QVERIFY(finishes(page) && page.result().ok());
            QCOMPARE(page.result().value().entries.size(), 1);
            QCOMPARE(page.result().value().entries.constFirst().id, id);
        }
    }

private:
    void addThree()
    {
        for (int i = 0; i < 3; ++i) {
            const auto id = m_log->append({.messageId = QString(QChar(u'a' + i)),
                                              .time = kNoon.addSecs(i),
                                              .assistantId = m_assistant,
                                              .direction = i == 2 ? Direction::Inbound : Direction::Outbound,
                                              .partnerId = i == 1 ? u"karix"_s : u"infobip"_s,
                                              .businessNumber = u"+44113496000%1"_s.arg(i),
                                              .userNumber = u"+44770090000%1"_s.arg(i),
                                              .type = i == 2 ? u"image"_s : u"text"_s,
                                              .text = u"hello"_s,
                                              .status = MessageStatus::kSending},
                {.request = u"POST"_s});
            QVERIFY(finishes(id) && id.result().ok());
            if (i == 1) {
                const auto recorded = m_log->recordOutcome(id.result().value(),
                    {.status = MessageStatus::kRejected,
                        .problem
                        = Problem{.kind = ProblemKind::RejectedByPartner, .partnerCode = u"7010"_s}});
                QVERIFY(finishes(recorded) && recorded.result().ok());
            }
        }
    }

    QStringList planOf(const MessageSelection &selection)
    {
        QStringList steps;
        const auto read = m_fixture->store->read<void>([&](StoreConnection &connection) {
            return connection.select(u"EXPLAIN QUERY PLAN SELECT id, text FROM "_s + selection.from
                    + selection.where() + selection.order + u" LIMIT 200"_s,
                selection.bound, [&steps](const QSqlQuery &row) { steps.append(row.value(3).toString()); });
        });
        if (!finishes(read) || !read.result().ok())
            steps = {u"no plan: "_s + read.result().error().details};
        return steps;
    }
};

CHANNEL_CONSOLE_TEST(MessageFilterTest)
#include "tst_messagefilter.moc"
