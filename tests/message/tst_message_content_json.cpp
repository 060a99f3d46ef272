// SPDX-License-Identifier: Apache-2.0
#include "core/Json.h"
#include "core/message/ContentMembers.h"
#include "core/message/MessageContentJson.h"
#include "support/TestMain.h"

#include <QFile>
#include <QRandomGenerator>
#include <QTest>

#include <limits>

using namespace ChannelConsole;
using namespace Qt::StringLiterals;

namespace {

/// Fills every member of a content with something a user could have typed.
class Filler final
{
public:
    explicit Filler(quint32 seed)
        : m_random(seed)
    {
    }

    template <typename T>
    void operator()(const char *, T &member)
    {
        fill(member);
    }

private:
    void fill(QString &text)
    {
        static const QStringList kTexts{{}, u"Hi"_s, u"a \"b\" \\ \u0000 \t\r\n"_s, u"+ & % = ?"_s,
            u"\u202Eright to left\u202C \u05E9\u05DC\u05D5\u05DD"_s,
            u"\U0001F468\u200D\U0001F469\u200D\U0001F467 नमस्ते"_s, u" spaces "_s, u"null"_s,
            u"x"_s.repeated(4096)};
        text = kTexts.at(m_random.bounded(kTexts.size()));
    }
    void fill(QByteArray &text)
    {
        QString typed;
        fill(typed);
        text = typed.toUtf8();
    }
    void fill(QDate &date)
    {
        date = m_random.bounded(3) == 0 ? QDate() : QDate(1900, 1, 1).addDays(m_random.bounded(70'000));
    }
    void fill(bool &value) { value = m_random.bounded(2) == 1; }
    void fill(int &value) { value = static_cast<int>(m_random.generate()); }
    void fill(qint64 &value) { value = static_cast<qint64>(m_random.generate64()); }
    void fill(double &value) { value = m_random.generateDouble() * 360 - 180; }
    template <typename T>
    requires std::is_enum_v<T>
    void fill(T &value)
    {
        const auto &all = StoredWords<T>::kAll;
        value = all.at(m_random.bounded(static_cast<quint32>(all.size()))).first;
    }
    template <typename T>
    void fill(std::optional<T> &value)
    {
        if (m_random.bounded(3) != 0)
            fill(value.emplace());
    }
    template <typename T>
    void fill(QList<T> &list)
    {
        for (quint32 left = m_random.bounded(4U); left > 0; --left)
            fill(list.emplaceBack());
    }
    template <typename T>
    requires(std::is_aggregate_v<T>) void fill(T &value) { members(*this, value); }

    QRandomGenerator m_random;
};

MessageContent generated(MessageType type, quint32 seed)
{
    MessageContent content = emptyContent(type);
    Filler filler(seed);
    std::visit([&filler](auto &each) { members(filler, each); }, content);
    return content;
}

/// One of each type with every member it has set, by hand: what ContentMembers.h forgets does not come back.
QList<MessageContent> fullContents()
{
    const auto media = [](MediaContent::Kind kind) {
        return MediaContent{.kind = kind,
            .url = u"https://files.example/f"_s,
            .caption = u"Caption"_s,
            .fileName = u"f.bin"_s};
    };
    const InteractiveHeader header{.kind = InteractiveHeader::Kind::Document,
        .text = u"Header"_s,
        .url = u"https://files.example/h.pdf"_s,
        .fileName = u"h.pdf"_s};
    const ContactCard card{.firstName = u"Ann"_s,
        .lastName = u"Lee"_s,
        .middleName = u"B."_s,
        .namePrefix = u"Dr."_s,
        .nameSuffix = u"Jr."_s,
        .formattedName = u"Dr. Ann B. Lee Jr."_s,
        .birthday = QDate(1990, 2, 28),
        .company = u"Example"_s,
        .department = u"Sales"_s,
        .title = u"Head"_s,
        .phones = {{.phone = u"+385 91 1234567"_s, .type = u"CELL"_s, .waId = u"385911234567"_s}},
        .emails = {{.email = u"ann@mail.example"_s, .type = u"WORK"_s}},
        .urls = {{.url = u"https://ann.example"_s, .type = u"HOME"_s}},
        .addresses = {{.street = u"Street 1"_s,
            .city = u"Zagreb"_s,
            .state = u"ZG"_s,
            .zip = u"10000"_s,
            .country = u"Croatia"_s,
            .countryCode = u"HR"_s,
            .type = u"WORK"_s}}};
    return {TextContent{.text = u"Hi \U0001F600"_s, .previewUrl = true}, media(MediaContent::Kind::Image),
        media(MediaContent::Kind::Video), media(MediaContent::Kind::Audio),
        media(MediaContent::Kind::Document), media(MediaContent::Kind::Sticker),
        LocationContent{.latitude = 44.5, .longitude = -15.25, .name = u"Office"_s, .address = u"Street 1"_s},
        ContactsContent{.contacts = {card}},
        ButtonsContent{.header = header,
            .body = u"Body"_s,
            .footer = u"Footer"_s,
            .buttons = {{.id = u"1"_s, .title = u"Yes"_s}}},
        ListContent{.header = header,
            .body = u"Body"_s,
            .footer = u"Footer"_s,
            .buttonTitle = u"Choose"_s,
            .sections = {{.title = u"Section"_s,
                .rows = {{.id = u"1"_s, .title = u"Row"_s, .description = u"More"_s}}}}},
        UrlButtonContent{.header = header,
            .body = u"Body"_s,
            .footer = u"Footer"_s,
            .displayText = u"Open"_s,
            .url = u"https://shop.example"_s},
        TemplateContent{.name = u"welcome"_s,
            .language = u"en_GB"_s,
            .partnerTemplateId = u"4711"_s,
            .category = u"UTILITY"_s,
            .registeredBody = u"Hi {{1}}"_s,
            .registeredFooter = u"Footer"_s,
            .bodyValues = {u"Ann"_s},
            .header = {.kind = TemplateHeaderValue::Kind::Location,
                .text = u"Header"_s,
                .url = u"https://files.example/h"_s,
                .fileName = u"h"_s,
                .latitude = 1.5,
                .longitude = 2.5},
            .buttons = {{.index = 1, .type = u"URL"_s, .value = u"x"_s}},
            .registeredHeader = u"Order {{1}}"_s,
            .hasButtons = true},
        OrderDetailsContent{.body = u"Body"_s,
            .footer = u"Footer"_s,
            .headerImageUrl = u"https://files.example/h.png"_s,
            .referenceId = u"R1"_s,
            .paymentType = u"UPI_PAYU"_s,
            .paymentConfiguration = u"shop"_s,
            .paymentDetails = R"({ "b": 1, "a": 2 })",
            .currency = u"INR"_s,
            .physicalGoods = true,
            .catalogId = u"C1"_s,
            .items
            = {{.retailerId = u"I1"_s, .name = u"Tea"_s, .amount = 300, .saleAmount = 200, .quantity = 3}},
            .tax = 1,
            .taxDescription = u"Tax"_s,
            .shipping = 2,
            .shippingDescription = u"Post"_s,
            .discount = 3,
            .discountDescription = u"Less"_s,
            .discountProgram = u"Club"_s,
            .expiresAfterSeconds = 600,
            .expiryDescription = u"Soon"_s},
        OrderStatusContent{.body = u"Body"_s,
            .footer = u"Footer"_s,
            .referenceId = u"R1"_s,
            .paymentType = u"UPI_PAYU"_s,
            .status = u"SHIPPED"_s,
            .description = u"On its way"_s},
        RawContent{.json = "{ \"z\": 12345678901234567890, \"a\": 1 }"}};
}

} // namespace

class TestMessageContentJson final : public QObject
{
    Q_OBJECT

private slots:
    void whateverWasComposedComesBack_data()
    {
        QTest::addColumn<MessageType>("type");
        for (const MessageType type : allMessageTypes())
            QTest::newRow(qPrintable(messageTypeId(type))) << type;
    }
    void whateverWasComposedComesBack()
    {
        QFETCH(MessageType, type);
        for (quint32 seed = 0; seed < 200; ++seed) {
            const MessageContent content = generated(type, seed);
            const QByteArray json = contentToJson(content);
            const Result<MessageContent> read = contentFromJson(json);
            QVERIFY2(read.ok(), json.constData());
            QVERIFY2(read.value() == content, json.constData());
        }
        QVERIFY(contentFromJson(contentToJson(emptyContent(type))).value() == emptyContent(type));
    }

    /// What a user's log holds is read by every later version: change a row only together with a version.
    void storedRowsStayReadable()
    {
        const QList<MessageContent> contents = fullContents();
        QCOMPARE(contents.size(), allMessageTypes().size());
        QFile file(QStringLiteral(TEST_SOURCE_DIR "/snapshots/stored-contents.txt"));
        if (qEnvironmentVariableIsSet("CHANNEL_CONSOLE_UPDATE_SNAPSHOTS")) {
            QVERIFY(file.open(QIODevice::WriteOnly));
            for (const MessageContent &content : contents)
                file.write(contentToJson(content) + '\n');
            return;
        }
        QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(file.fileName()));
        for (const MessageContent &content : contents) {
            const QByteArray row = file.readLine().chopped(1);
            QCOMPARE(contentToJson(content), row.constData());
            const Result<MessageContent> read = contentFromJson(row);
            QVERIFY2(read.ok(), qPrintable(read.ok() ? QString() : read.error().details));
            QVERIFY2(read.value() == content, row.constData());
        }
        QVERIFY(file.atEnd());
    }

    void aRowFromBeforeAMemberCameIsStillRead()
    {
        const Result<MessageContent> read
            = contentFromJson(R"({"version":1,"type":"template","name":"welcome","registeredFooter":"F"})");
        QVERIFY(read.ok());
        QVERIFY(read.value()
            == MessageContent(TemplateContent{.name = u"welcome"_s, .registeredFooter = u"F"_s}));
    }

    void whatALaterVersionAddsIsPassedOver()
    {
        const Result<MessageContent> read = contentFromJson(
            R"({"version":1,"type":"buttons","body":"B","mood":{"a":[1]},"buttons":[{"id":"1","colour":"red"}]})");
        QVERIFY(read.ok());
        QVERIFY(read.value()
            == MessageContent(ButtonsContent{.body = u"B"_s, .buttons = {ReplyButton{.id = u"1"_s}}}));
    }

    void whatIsNotAContentIsRefusedAtItsMember_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("where");
        const auto row = [](const char *name, const QByteArray &json, const QString &where) {
            QTest::newRow(name) << json << where;
        };
        row("not JSON", "{", u"at byte"_s);
        row("no object", "[]", u"version"_s);
        row("no version", R"({"type":"text"})", u"version"_s);
        row("another version", R"({"version":2,"type":"text"})", u"version"_s);
        row("no type", R"({"version":1})", u"type"_s);
        row("an unknown type", R"({"version":1,"type":"poll"})", u"type"_s);
        row("number for text", R"({"version":1,"type":"text","text":1})", u"text is not"_s);
        row("text for bool", R"({"version":1,"type":"text","previewUrl":"true"})", u"previewUrl is not"_s);
        row("text for number", R"({"version":1,"type":"location","latitude":"1"})", u"latitude is not"_s);
        row("object for list", R"({"version":1,"type":"buttons","buttons":{}})", u"buttons is not"_s);
        row("text for object", R"({"version":1,"type":"buttons","buttons":["a"]})", u"buttons/0 is not"_s);
        row("unknown word", R"({"version":1,"type":"list","header":{"kind":"hologram"}})",
            u"header/kind is not"_s);
        row("no date", R"({"version":1,"type":"contacts","contacts":[{"birthday":"1990-02-30"}]})",
            u"contacts/0/birthday is not"_s);
        row("fraction", R"({"version":1,"type":"order-details","tax":1.5})", u"tax is not"_s);
        row("too large", R"({"version":1,"type":"order-details","tax":9223372036854775808})",
            u"tax is not"_s);
        row("too large for int", R"({"version":1,"type":"order-details","expiresAfterSeconds":2147483648})",
            u"expiresAfterSeconds is not"_s);
        row("too deep", "{\"version\":1,\"a\":" + QByteArray(100'000, '[') + "}", u"nested"_s);
        row("too long", '"' + QByteArray(9 * 1024 * 1024, 'a') + '"', u"bytes"_s);
    }
    void whatIsNotAContentIsRefusedAtItsMember()
    {
        QFETCH(QByteArray, json);
        QFETCH(QString, where);
        const Result<MessageContent> read = contentFromJson(json);
        QVERIFY(!read.ok());
        QCOMPARE(read.error().kind, ProblemKind::StoreFailed);
        QVERIFY2(read.error().details.contains(where), qPrintable(read.error().details));
    }
};

CHANNEL_CONSOLE_TEST(TestMessageContentJson)
#include "tst_message_content_json.moc"
