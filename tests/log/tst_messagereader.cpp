// SPDX-License-Identifier: Apache-2.0
#include "log/IngestFixture.h"
#include "support/TestMain.h"

using namespace ChannelConsole;
using namespace Qt::StringLiterals;

namespace {

/// Stands for the assistant that each test makes: rows of data are there before it.
constexpr QUuid kOwnAssistant(1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

} // namespace

class MessageReaderTest final : public IngestFixture
{
    Q_OBJECT
private slots:
    void init() { QVERIFY(open()); }
    void cleanup() { close(); }

    void everyTextIsReadToTheCharacterAsItWasLogged_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("empty") << u""_s;
        QTest::newRow("words") << u"Grüße, ваш рейс, 您的航班 👋"_s;
        QTest::newRow("a null character") << u"a"_s + QChar(0) + u"b"_s;
        QTest::newRow("what is no character") << QString(QChar(0xFFFF)) + QChar(0xFFFD);
        QTest::newRow("long") << QString(100'000, u'ä');
    }
    void everyTextIsReadToTheCharacterAsItWasLogged()
    {
        QFETCH(QString, text);
        const LogEntry logged{.messageId = text,
            .time = QDateTime::fromMSecsSinceEpoch(kStart + 7, Qt::UTC),
            .assistantId = m_assistant,
            .direction = Direction::Inbound,
            .partnerId = text,
            .sandbox = true,
            .businessNumber = text,
            .userNumber = text,
            .type = text,
            .text = text,
            .status = text,
            .partnerMessageId = text};
        LogEntry other = logged;
        other.direction = Direction::Outbound;
        other.sandbox = false;
        other.assistantId = m_otherAssistant;
        const QList<LogEntry> read = readBack({logged, other});
        QCOMPARE(read.size(), 2);
        for (const LogEntry &entry : read) {
            QCOMPARE(entry.time, logged.time);
            for (const QString &column : {entry.messageId, entry.partnerId, entry.businessNumber,
                     entry.userNumber, entry.type, entry.text, entry.status, entry.partnerMessageId})
                QCOMPARE(column, text);
        }
        // The newest first.
        QCOMPARE(read.at(1).assistantId, m_assistant);
        QCOMPARE(read.at(1).direction, Direction::Inbound);
        QVERIFY(read.at(1).sandbox);
        QCOMPARE(read.at(0).assistantId, m_otherAssistant);
        QCOMPARE(read.at(0).direction, Direction::Outbound);
        QVERIFY(!read.at(0).sandbox);
    }

    void aMarkOfTheEncodingIsReadWhereItIsStored()
    {
        // SQLite drops one at the beginning of what it is given, but not of what it makes itself.
        QCOMPARE(readBack({{.time = m_received, .assistantId = m_assistant, .text = u"hello"_s}}).size(), 1);
        const auto changed = m_fixture->store->run<void>([](StoreConnection &connection) {
            return connection.execute(
                u"UPDATE message SET text = char(65279) || text, status = char(65279)"_s);
        });
        QVERIFY(finishes(changed) && changed.result().ok());
        const QList<LogEntry> read = readBack({});
        QCOMPARE(read.constFirst().text, QChar(QChar::ByteOrderMark) + u"hello"_s);
        QCOMPARE(read.constFirst().status, QString(QChar(QChar::ByteOrderMark)));
    }

    void rowsShareWhatRepeatsInThem()
    {
        const LogEntry entry{.time = m_received,
            .assistantId = m_assistant,
            .partnerId = u"infobip"_s,
            .businessNumber = u"+441134960000"_s,
            .type = u"text"_s,
            .status = u"read"_s};
        const QList<LogEntry> read = readBack({entry, entry});
        QCOMPARE(read.size(), 2);
        QCOMPARE(read.at(0).partnerId.constData(), read.at(1).partnerId.constData());
        QCOMPARE(read.at(0).businessNumber.constData(), read.at(1).businessNumber.constData());
        QCOMPARE(read.at(0).type.constData(), read.at(1).type.constData());
        QCOMPARE(read.at(0).status.constData(), read.at(1).status.constData());
    }

    void manyDifferentStatusesAreEachReadAsTheyAre()
    {
        QList<LogEntry> logged;
        for (int number = 99; number >= 0; --number)
            logged.append(
                {.time = m_received, .assistantId = m_assistant, .status = u"status %1"_s.arg(number)});
        const QList<LogEntry> read = readBack(logged);
        QCOMPARE(read.size(), 100);
        for (int number = 0; number < 100; ++number)
            QCOMPARE(read.at(number).status, u"status %1"_s.arg(number));
    }

    void whatAFilterLeavesOneValueIsReadLikeTheRest_data()
    {
        QTest::addColumn<MessageFilter>("filter");
        QTest::newRow("assistant") << MessageFilter{.assistantId = kOwnAssistant};
        QTest::newRow("partner") << MessageFilter{.partnerId = u"karix"_s};
        QTest::newRow("direction") << MessageFilter{.direction = Direction::Inbound};
        QTest::newRow("business number") << MessageFilter{.businessNumber = u"+441134960001"_s};
        QTest::newRow("user number") << MessageFilter{.userNumber = u"+447700900001"_s};
        QTest::newRow("type") << MessageFilter{.type = u"image"_s};
        QTest::newRow("status") << MessageFilter{.status = u"failed"_s};
        QTest::newRow("problems") << MessageFilter{.onlyProblems = true};
        QTest::newRow("all but the text") << MessageFilter{.assistantId = kOwnAssistant,
            .partnerId = u"karix"_s,
            .direction = Direction::Inbound,
            .businessNumber = u"+441134960001"_s,
            .userNumber = u"+447700900001"_s,
            .type = u"image"_s,
            .status = u"failed"_s};
        QTest::newRow("with a search") << MessageFilter{.userNumber = u"+447700900001"_s, .text = u"hello"_s};
    }
    void whatAFilterLeavesOneValueIsReadLikeTheRest()
    {
        QFETCH(MessageFilter, filter);
        if (filter.assistantId)
            filter.assistantId = m_assistant;
        const LogEntry wanted{.messageId = u"own id"_s,
            .time = m_received,
            .assistantId = m_assistant,
            .direction = Direction::Inbound,
            .partnerId = u"karix"_s,
            .sandbox = true,
            .businessNumber = u"+441134960001"_s,
            .userNumber = u"+447700900001"_s,
            .type = u"image"_s,
            .text = u"hello"_s,
            .status = u"failed"_s,
            .partnerMessageId = u"its id"_s};
        const LogEntry other{.time = m_received, .assistantId = m_otherAssistant};
        const QList<LogEntry> all = readBack({other, wanted, other});
        QCOMPARE(all.size(), 3);
        const auto page = m_log->page({.filter = filter});
        QVERIFY(finishes(page) && page.result().ok());
        QCOMPARE(page.result().value().entries.size(), 1);
        const LogEntry entry = page.result().value().entries.constFirst();
        QCOMPARE(entry.id, all.at(1).id);
        QCOMPARE(entry.messageId, wanted.messageId);
        QCOMPARE(entry.time, wanted.time);
        QCOMPARE(entry.assistantId, wanted.assistantId);
        QCOMPARE(entry.direction, wanted.direction);
        QCOMPARE(entry.partnerId, wanted.partnerId);
        QCOMPARE(entry.sandbox, wanted.sandbox);
        QCOMPARE(entry.businessNumber, wanted.businessNumber);
        QCOMPARE(entry.userNumber, wanted.userNumber);
        QCOMPARE(entry.type, wanted.type);
        QCOMPARE(entry.text, wanted.text);
        QCOMPARE(entry.status, wanted.status);
        QCOMPARE(entry.partnerMessageId, wanted.partnerMessageId);
    }

private:
    /// Logs them and reads them, the last one first.
    QList<LogEntry> readBack(const QList<LogEntry> &entries)
    {
        for (const LogEntry &entry : entries) {
            const auto id = m_log->append(entry, {.request = u"POST"_s});
            if (!finishes(id) || !id.result().ok())
                return {};
        }
        const auto page = m_log->page({});
        return finishes(page) && page.result().ok() ? page.result().value().entries : QList<LogEntry>();
    }
};

CHANNEL_CONSOLE_TEST(MessageReaderTest)
#include "tst_messagereader.moc"
