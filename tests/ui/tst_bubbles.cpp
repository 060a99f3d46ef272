// SPDX-License-Identifier: Apache-2.0
#include "core/partner/WebhookReading.h"
#include "support/TestMain.h"
#include "ui/log/conversation/Bubble.h"
#include "ui/log/conversation/Ticks.h"
#include "ui/testsend/preview/PhonePainter.h"

#include <QApplication>
#include <QPainter>
#include <QTest>

using namespace ChannelConsole;
using namespace Qt::StringLiterals;

/// What a bubble says, and how it tells where its message is.
class BubblesTest final : public QObject
{
    Q_OBJECT
private slots:
    void everyStateHasAShapeAndAWord()
    {
        const QStringList states{MessageStatus::kAccepted, MessageStatus::kSent, MessageStatus::kDelivered,
            MessageStatus::kRead, MessageStatus::kFailed, MessageStatus::kUnknown, MessageStatus::kSending};
        QSet<QString> shapes;
        QSet<QString> sentences;
        for (const QString &state : states) {
            QImage picture(48, 16, QImage::Format_ARGB32);
            picture.fill(Qt::white);
            QPainter painter(&picture);
            const Ticks ticks(state);
            ticks.paint(painter, QRect(0, 0, ticks.width(16), 16), Qt::black, Qt::white);
            painter.end();
            shapes += QString::fromLatin1(QByteArray::fromRawData(
                reinterpret_cast<const char *>(picture.constBits()), picture.sizeInBytes())
                                              .toHex());
            sentences += statusSentence(state);
        }
        QCOMPARE(shapes.size(), states.size());
        QCOMPARE(sentences.size(), states.size());
    }

    void filesTemplatesAndRepliesAreCards()
    {
        const auto kinds = [](const ConversationMessage &message) {
            QList<PhoneBlock::Kind> kinds;
            for (const PhoneBlock &block : bubbleOf(message))
                kinds += block.kind;
            return kinds;
        };
        using Kind = PhoneBlock::Kind;
        ConversationMessage file{.entry = {.type = u"document"_s},
            .content = MediaContent{.kind = MediaContent::Kind::Document,
                .url = u"https://example.com/x.pdf"_s,
                .caption = u"The invoice"_s,
                .fileName = u"invoice.pdf"_s}};
        QCOMPARE(kinds(file), (QList<Kind>{Kind::Card, Kind::Body}));
        QCOMPARE(bubbleOf(file).constFirst().text, u"invoice.pdf"_s);
        QCOMPARE(bubbleOf(file).constFirst().detail, u"Document"_s);
        const ConversationMessage shaped{.entry = {.type = u"template"_s},
            .content = TemplateContent{.name = u"order_ready"_s,
                .language = u"en_GB"_s,
                .registeredBody = u"Order {{1}} is ready"_s,
                .bodyValues = {u"17"_s}}};
        QCOMPARE(kinds(shaped), (QList<Kind>{Kind::Card, Kind::Body}));
        QCOMPARE(saidText(shaped), u"order_ready Template · en_GB\nOrder 17 is ready"_s);
        ConversationMessage reply{
            .entry = {.direction = Direction::Inbound, .type = InboundType::kListReply, .text = u"Monday"_s},
            .inbound = InboundContent{},
            .answers = LogEntry{.text = u"Which day?"_s}};
        QCOMPARE(bubbleOf(reply).at(0).text, u"Which day?"_s);
        QCOMPARE(bubbleOf(reply).at(1).text, u"Monday"_s);
        QCOMPARE(bubbleOf(reply).at(1).detail, u"List choice"_s);
        // However long it is.
        ConversationMessage raw{
            .entry = {.type = u"raw"_s}, .content = RawContent{.json = QByteArray(100'000, 'x')}};
        QVERIFY(saidText(raw).size() < 1000);
    }

    void aProblemStandsInTheBubbleWithThePartnersWords()
    {
        ConversationMessage failed{.entry = {.type = u"text"_s, .status = MessageStatus::kFailed},
            .content = TextContent{.text = u"Hello"_s},
            .problem = Problem{.text = u"The window is closed."_s, .partnerCode = u"131047"_s}};
        const QList<PhoneBlock> blocks = bubbleOf(failed);
        QCOMPARE(blocks.size(), 3);
        QCOMPARE(blocks.at(1).text, u"The window is closed."_s);
        QVERIFY(blocks.at(2).text.contains(u"131047"_s));
        QVERIFY(!saidText(failed).contains(u"131047"_s)); // nobody said that
        QVERIFY(spokenText(failed).contains(u"131047"_s));
    }

    void shortWordsMakeSmallBubblesAndLongOnesWrap()
    {
        const PhonePainter painter(nullptr, {}, qApp->font(), 2000, Qt::LeftToRight);
        const auto wanted = [&painter](const QString &text) {
            return painter.wantedWidth({{.kind = PhoneBlock::Kind::Body, .text = text}});
        };
        QVERIFY(wanted(u"ok"_s) < wanted(u"a few more words"_s));
        QCOMPARE(wanted(u"long "_s.repeated(500)), painter.widestBubble());
        QVERIFY(painter.widestBubble() < 1000);
    }

    void aWindowTooNarrowForABubbleIsStillPainted()
    {
        PhonePainter painter(nullptr, {}, qApp->font(), 1, Qt::LeftToRight);
        const QList<PhoneBlock> blocks{{.kind = PhoneBlock::Kind::Body, .text = u"Hello"_s}};
        QVERIFY(painter.drawBubble(blocks, {.width = painter.wantedWidth(blocks), .colour = {}}) > 0);
    }
};

CHANNEL_CONSOLE_TEST(BubblesTest)
#include "tst_bubbles.moc"
