// SPDX-License-Identifier: Apache-2.0
#include "IngestFixture.h"
#include "core/log/Conversation.h"
#include "core/log/MessageRows.h"
#include "support/TestMain.h"

using namespace ChannelConsole;
using Item = ConversationItem::Kind;
using Part = ConversationQuery::Part;

namespace {

const QString kBusiness = u"+441134960000"_s;
const QString kUser = u"+447700900001"_s;
constexpr qint64 kHour = 3'600'000;

QDateTime at(qint64 milliseconds)
{
    return QDateTime::fromMSecsSinceEpoch(kStart + milliseconds, Qt::UTC);
}

ConversationMessage said(Direction direction, qint64 milliseconds)
{
    static qint64 id = 0;
    return {.entry = {.id = ++id, .time = at(milliseconds), .direction = direction}};
}

QList<Item> kindsOf(const QList<ConversationItem> &items)
{
    QList<Item> kinds;
    for (const ConversationItem &item : items)
        kinds += item.kind;
    return kinds;
}

} // namespace

class ConversationTest final : public IngestFixture
{
    Q_OBJECT
private slots:
    void init() { QVERIFY(open()); }
    void cleanup() { close(); }

    void everyMessageOfThePairIsReachedFromEitherEndOnce()
    {
        fill(250);
        // Neighbours that are not part of it.
        fill(40, {.assistantId = m_otherAssistant, .businessNumber = kBusiness, .userNumber = kUser});
        fill(40, {.assistantId = m_assistant, .businessNumber = u"+441134960001"_s, .userNumber = kUser});
        fill(40, {.assistantId = m_assistant, .businessNumber = kBusiness, .userNumber = u"+447700900002"_s});
        const QStringList all = texts(wholly(Part::Newest));
        QCOMPARE(all.size(), 250);
        QCOMPARE(all.constFirst(), u"message 0"_s);
        QCOMPARE(all.constLast(), u"message 249"_s);
        QCOMPARE(QSet<QString>(all.begin(), all.end()).size(), 250);
        QCOMPARE(texts(wholly(Part::Oldest)), all);
    }

    void messagesOfTheSameMillisecondAreAllThere()
    {
        fill(130, pair(), 0);
        QCOMPARE(texts(wholly(Part::Newest)).size(), 130);
        QCOMPARE(texts(wholly(Part::Oldest)).size(), 130);
    }

    void aMessageIsShownWithWhatIsAroundIt()
    {
        fill(100);
        const ConversationPage all = page({.pair = pair(), .limit = 100});
        QVERIFY(!all.older && !all.newer);
        const ConversationMessage &wanted = all.messages.at(50);
        const ConversationPage around
            = page({.pair = pair(), .part = Part::Around, .anchor = {.id = wanted.entry.id}, .limit = 20});
        QCOMPARE(around.messages.size(), 21);
        QCOMPARE(around.messages.at(10).entry.id, wanted.entry.id);
        QVERIFY(around.older && around.newer);
        const ConversationPage first = page({.pair = pair(),
            .part = Part::Around,
            .anchor = {.id = all.messages.at(0).entry.id},
            .limit = 20});
        QVERIFY(!first.older && first.newer);
        QCOMPARE(texts(first.messages).constFirst(), u"message 0"_s);
        // One that is not there any more, or is another pair's: the end.
        const ConversationPage gone
            = page({.pair = pair(), .part = Part::Around, .anchor = {.id = 999'999}, .limit = 20});
        QCOMPARE(texts(gone.messages).constLast(), u"message 99"_s);
        QVERIFY(!gone.newer);
    }

    void whatABubbleShowsComesAlong()
    {
        const qint64 id = sendTo(kUser, {.text = u"Your order"_s});
        answer(id, MessageStatus::kAccepted);
        InboundMessage reply = inbound(u"w-1"_s);
        reply.replyTo = u"p-1"_s;
        reply.media = InboundMedia{.url = u"https://example.com/a.jpg"_s, .fileName = u"a.jpg"_s};
        ingest({.messages = {reply}, .deliveries = {failure()}});
        const QList<ConversationMessage> all = wholly(Part::Newest);
        QCOMPARE(all.size(), 2);
        const ConversationMessage &ours = all.constFirst();
        QCOMPARE(ours.entry.status, MessageStatus::kFailed);
        QVERIFY(ours.content && std::holds_alternative<TextContent>(*ours.content));
        QVERIFY(ours.problem);
        QCOMPARE(ours.problem->partnerCode, u"7010"_s);
        const ConversationMessage &theirs = all.constLast();
        QVERIFY(theirs.inbound && theirs.inbound->media);
        QCOMPARE(theirs.inbound->media->fileName, u"a.jpg"_s);
        QVERIFY(theirs.answers);
        QCOMPARE(theirs.answers->id, id);
        QVERIFY(theirs.written);
        QCOMPARE(*theirs.written, at(-5000)); // by the partner's clock
    }

    void rowsAreReadAgainByTheirIds()
    {
        fill(3);
        const QList<ConversationMessage> all = wholly(Part::Newest);
        const auto read = m_log->conversationMessages({all.at(1).entry.id, 999'999});
        QVERIFY(finishes(read) && read.result().ok());
        QCOMPARE(texts(read.result().value()), QStringList{u"message 1"_s});
    }

    void aDeepPieceKnowsTheWindowThatReachesIntoIt()
    {
        InboundMessage early = inbound(u"w-1"_s);
        early.time = at(-5000);
        ingest({.messages = {early}}); // a minute after kStart
        fill(60, pair(), 60'000, 120'000);
        const ConversationPage last = page({.pair = pair(), .limit = 10});
        QVERIFY(last.older);
        QCOMPARE(last.lastInbound, std::optional(at(-5000)));
        fill(1, pair(), 60'000, 30 * kHour);
        // More than 24 hours later it says nothing any more.
        QVERIFY(!page({.pair = pair(), .limit = 1}).lastInbound);
    }

    void theWindowOpensWithAMessageAndClosesWhereNobodyWroteForADay()
    {
        const QList<ConversationMessage> messages{said(Direction::Outbound, 0),
            said(Direction::Inbound, kHour), said(Direction::Inbound, 2 * kHour),
            said(Direction::Outbound, 30 * kHour)};
        const QList<ConversationItem> items
            = conversationItems(messages, std::nullopt, at(31 * kHour), QTimeZone::utc());
        QCOMPARE(kindsOf(items),
            (QList<Item>{Item::Day, Item::Message, Item::WindowOpened, Item::Message, Item::Message,
                Item::Day, Item::WindowClosed, Item::Message}));
        QCOMPARE(items.at(2).time, at(kHour));
        QCOMPARE(items.at(6).time, at(26 * kHour)); // 24 hours after the last of them
        QCOMPARE(items.at(7).message, 3);
    }

    void theWindowClosesBehindTheLastMessageOnlyOnceThatIsSo()
    {
        const QList<ConversationMessage> messages{said(Direction::Inbound, 0)};
        const auto lastKind = [&messages](const std::optional<QDateTime> &now) {
            return conversationItems(messages, std::nullopt, now, QTimeZone::utc()).constLast().kind;
        };
        QCOMPARE(lastKind(at(24 * kHour - 1)), Item::Message);
        QCOMPARE(lastKind(at(24 * kHour)), Item::WindowClosed);
        QCOMPARE(lastKind(std::nullopt), Item::Message); // newer ones are not loaded
    }

    void aWindowFromBeforeIsNotOpenedAgain()
    {
        const QList<ConversationMessage> messages{
            said(Direction::Outbound, 0), said(Direction::Inbound, kHour)};
        const auto lines = [&messages](const std::optional<QDateTime> &last) {
            return kindsOf(conversationItems(messages, last, at(2 * kHour), QTimeZone::utc()));
        };
        QVERIFY(!lines(at(-kHour)).contains(Item::WindowOpened));
        QVERIFY(lines(std::nullopt).contains(Item::WindowOpened));
        // It ends between the two, and the second opens it again.
        QCOMPARE(lines(at(-24 * kHour + 1000)),
            (QList<Item>{Item::Day, Item::Message, Item::WindowClosed, Item::WindowOpened, Item::Message}));
    }

    void aMessageThatCameADayLateOpensNothing()
    {
        ConversationMessage late = said(Direction::Inbound, 0);
        late.written = at(-25 * kHour);
        QCOMPARE(kindsOf(conversationItems({late}, std::nullopt, at(1), QTimeZone::utc())),
            (QList<Item>{Item::Day, Item::Message}));
    }

    void aDayBeginsAtMidnightOfTheZone()
    {
        // 12:00 UTC and ten hours later.
        const QList<ConversationMessage> messages{
            said(Direction::Outbound, 0), said(Direction::Outbound, 10 * kHour)};
        const auto days = [&messages](const QTimeZone &zone) {
            return kindsOf(conversationItems(messages, std::nullopt, std::nullopt, zone)).count(Item::Day);
        };
        QCOMPARE(days(QTimeZone::utc()), 1);
        QCOMPARE(days(QTimeZone(5 * 3600)), 2);
    }

    void noMessagesNoLines()
    {
        QVERIFY(conversationItems({}, at(0), at(100 * kHour), QTimeZone::utc()).isEmpty());
    }

private:
    [[nodiscard]] ConversationPair pair() const
    {
        return {.assistantId = m_assistant, .businessNumber = kBusiness, .userNumber = kUser};
    }

    void fill(int count) { fill(count, pair()); }
    /// `count` outbound ones, so many milliseconds from each other.
    void fill(int count, const ConversationPair &pair, qint64 apart = 1000, qint64 from = 0)
    {
        const auto done = m_fixture->store->run<void>([&](StoreConnection &connection) {
            return connection.transaction([&]() -> Result<void> {
                for (int i = 0; i < count; ++i) {
                    const Result<qint64> id = insertMessage(connection,
                        {.time = at(from + i * apart),
                            .assistantId = pair.assistantId,
                            .partnerId = u"karix"_s,
                            .businessNumber = pair.businessNumber,
                            .userNumber = pair.userNumber,
                            .type = u"text"_s,
                            .text = u"message %1"_s.arg(i),
                            .status = MessageStatus::kDelivered});
                    if (!id)
                        return id.error();
                }
                return {};
            });
        });
        QVERIFY(finishes(done) && done.result().ok());
    }

    qint64 sendTo(const QString &userNumber, const TextContent &content)
    {
        const auto id = m_log->append({.messageId = u"ours-1"_s,
                                          .time = at(0),
                                          .assistantId = m_assistant,
                                          .partnerId = u"infobip"_s,
                                          .businessNumber = kBusiness,
                                          .userNumber = userNumber,
                                          .type = u"text"_s,
                                          .text = content.text,
                                          .status = MessageStatus::kSending},
            {.request = u"POST"_s, .content = MessageContent(content)});
        return finishes(id) && id.result().ok() ? id.result().value() : 0;
    }

    ConversationPage page(const ConversationQuery &query)
    {
        const auto read = m_log->conversation(query);
        return finishes(read) && read.result().ok() ? read.result().value() : ConversationPage{};
    }

    /// From one end to the other.
    QList<ConversationMessage> wholly(Part from)
    {
        ConversationQuery query{.pair = pair(), .part = from, .limit = 20};
        ConversationPage piece = page(query);
        QList<ConversationMessage> all = piece.messages;
        const bool down = from == Part::Oldest;
        while (down ? piece.newer : piece.older) {
            const LogEntry &end = down ? all.constLast().entry : all.constFirst().entry;
            query.part = down ? Part::After : Part::Before;
            query.anchor = {.time = end.time, .id = end.id};
            piece = page(query);
            if (piece.messages.isEmpty())
                break;
            all = down ? all + piece.messages : piece.messages + all;
        }
        return all;
    }

    [[nodiscard]] static QStringList texts(const QList<ConversationMessage> &messages)
    {
        QStringList texts;
        for (const ConversationMessage &message : messages)
            texts += message.entry.text;
        return texts;
    }
};

CHANNEL_CONSOLE_TEST(ConversationTest)
#include "tst_conversation.moc"
