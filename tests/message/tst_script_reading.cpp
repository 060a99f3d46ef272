// SPDX-License-Identifier: Apache-2.0
#include "core/Json.h"
#include "core/message/ScriptReading.h"
#include "support/TestMain.h"

#include <nlohmann/json.hpp>

#include <QTest>

#include <algorithm>

using namespace ChannelConsole;
using namespace Qt::StringLiterals;

using Kind = ScriptReading::Kind;

namespace {

template <typename Content>
Content contentOf(const ScriptReading &reading)
{
    const Content *content = reading.content ? std::get_if<Content>(&*reading.content) : nullptr;
    return content ? *content : Content{};
}

bool notes(const ScriptReading &reading, const QString &words)
{
    return std::any_of(reading.notes.cbegin(), reading.notes.cend(),
        [&words](const ScriptNote &note) { return note.text.contains(words); });
}

/// JSON with ' for ", to be read more easily here.
QString json(const char *text)
{
    return QString::fromUtf8(text).replace(u'\'', u'"');
}

ScriptReading read(const QString &printed)
{
    return readPrinted({printed});
}

} // namespace

class ScriptReadingTest final : public QObject
{
    Q_OBJECT
private slots:
    void theGuidesSampleIsADocumentWithText()
    {
        const ScriptReading reading
            = read(json("{'type':'document','message_text':'This is document caption','caption':'This "
                        "document talks about Gupshup "
                        "features','filename':'Developer.pdf','document':{'url':'http://"
                        "enterprise.smsgupshup.com/help/in/EnterpriseAPIDocument.pdf'}}"));
        QCOMPARE(reading.kind, Kind::Message);
        QCOMPARE(contentOf<MediaContent>(reading),
            (MediaContent{.kind = MediaContent::Kind::Document,
                .url = u"http://enterprise.smsgupshup.com/help/in/EnterpriseAPIDocument.pdf"_s,
                .caption = u"This document talks about Gupshup features"_s,
                .fileName = u"Developer.pdf"_s}));
        QCOMPARE(reading.notes.size(), 1);
        QVERIFY(reading.notes.constFirst().unverified);
        QVERIFY(notes(reading, u"This is document caption"_s));
    }

    void nothingPrintedSendsNothing()
    {
        const ScriptReading reading = readPrinted({});
        QCOMPARE(reading.kind, Kind::Nothing);
        QVERIFY(!reading.content && reading.taken == -1 && !reading.decision.isEmpty());
    }

    void ofTwoPrintsTheLastIsTakenAndThatIsSaid()
    {
        const ScriptReading reading = readPrinted({u"one"_s, u"two"_s});
        QCOMPARE(reading.taken, 1);
        QCOMPARE(contentOf<TextContent>(reading).text, u"two"_s);
        QVERIFY(reading.notes.constFirst().unverified);
    }

    void whatIsNoObjectIsAText_data()
    {
        QTest::addColumn<QString>("printed");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("note"); ///< empty: none is due
        QTest::newRow("words") << u"Hello, {name}"_s << u"Hello, {name}"_s << u""_s;
        QTest::newRow("lines") << u" a\n b "_s << u" a\n b "_s << u""_s;
        QTest::newRow("number") << u"5"_s << u"5"_s << u""_s;
        QTest::newRow("list") << u"[1]"_s << u"[1]"_s << u"list"_s;
        QTest::newRow("JSON string") << u"\"Hello\""_s << u"Hello"_s << u"JSON string"_s;
        QTest::newRow("object as such")
            << u"[object Object]"_s << u"[object Object]"_s << u"JSON.stringify"_s;
        QTest::newRow("undefined") << u"undefined"_s << u"undefined"_s << u"not there"_s;
        QTest::newRow("null") << u"null"_s << u"null"_s << u"not there"_s;
        QTest::newRow("broken JSON") << u"{\"type\": }"_s << u"{\"type\": }"_s << u"no JSON"_s;
        QTest::newRow("empty") << u""_s << u""_s << u"empty"_s;
        QTest::newRow("half a character")
            << QString(QChar(0xd83d)) + u"x"_s << u"\ufffdx"_s << u"surrogate"_s;
        QTest::newRow("NUL") << QString(u"a"_s + QChar(u'\0') + u"b"_s)
                             << QString(u"a"_s + QChar(u'\0') + u"b"_s) << u"NUL"_s;
        QTest::newRow("too deep") << QString(u"{\"a\":"_s.repeated(70) + u"1"_s + u"}"_s.repeated(70))
                                  << QString(u"{\"a\":"_s.repeated(70) + u"1"_s + u"}"_s.repeated(70))
                                  << u"deep"_s;
    }

    void whatIsNoObjectIsAText()
    {
        QFETCH(QString, printed);
        QFETCH(QString, note);
        const ScriptReading reading = read(printed);
        QCOMPARE(reading.kind, Kind::Text);
        QTEST(contentOf<TextContent>(reading).text, "text");
        QCOMPARE(reading.notes.isEmpty(), note.isEmpty());
        QVERIFY(note.isEmpty() || notes(reading, note));
    }

    void halfACharacterWithinAnObjectIsToldToo()
    {
        const ScriptReading reading
            = read(json("{'type':'text','text':{'body':'") + QChar(0xdc00) + json("😀'}}"));
        QCOMPARE(contentOf<TextContent>(reading).text, u"\ufffd😀"_s);
        QVERIFY(notes(reading, u"surrogate"_s));
    }

    void anObjectWithinAStringIsStillAnObject()
    {
        const ScriptReading reading
            = read(json("'{\\'type\\':\\'text\\',\\'text\\':{\\'body\\':\\'Hi\\'}}'"));
        QCOMPARE(reading.kind, Kind::Message);
        QCOMPARE(contentOf<TextContent>(reading).text, u"Hi"_s);
        QVERIFY(reading.notes.constFirst().unverified);
    }

    void aTypeThatIsNotKnownIsSaidToStayRaw()
    {
        const ScriptReading unknown = read(json("{'type':'nonsense'}"));
        QCOMPARE(typeOf(*unknown.content), MessageType::Raw);
        QVERIFY2(unknown.decision.contains(u"no type this program knows"_s), qPrintable(unknown.decision));
        const ScriptReading formless = read(json("{'type':'location'}"));
        QCOMPARE(typeOf(*formless.content), MessageType::Raw);
        QVERIFY2(formless.decision.contains(u"not in a form"_s), qPrintable(formless.decision));
        const ScriptReading known = read(json("{'type':'text','text':{'body':'Hi'}}"));
        QVERIFY2(known.decision.contains(u"message of that type"_s), qPrintable(known.decision));
    }

    void whatsAppsOwnFormsAreRead_data()
    {
        QTest::addColumn<QString>("printed");
        QTest::addColumn<MessageType>("type");
        QTest::addColumn<QString>("text");
        QTest::newRow("text") << json("{'type':'text','text':{'body':'Hi'}}") << MessageType::Text << u"Hi"_s;
        QTest::newRow("image") << json(
            "{'type':'image','image':{'link':'https://a.example/a.png','caption':'Look'}}")
                               << MessageType::Image << u"Look"_s;
        QTest::newRow("video") << json("{'type':'video','video':{'link':'https://a.example/a.mp4'}}")
                               << MessageType::Video << u"https://a.example/a.mp4"_s;
        QTest::newRow("audio") << json("{'type':'audio','audio':{'link':'https://a.example/a.ogg'}}")
                               << MessageType::Audio << u"https://a.example/a.ogg"_s;
        QTest::newRow("sticker") << json("{'type':'sticker','sticker':{'link':'https://a.example/a.webp'}}")
                                 << MessageType::Sticker << u"https://a.example/a.webp"_s;
        QTest::newRow("document") << json(
            "{'type':'document','document':{'link':'https://a.example/a.pdf','filename':'a.pdf'}}")
                                  << MessageType::Document << u"a.pdf"_s;
        QTest::newRow("location") << json(
            "{'type':'location','location':{'latitude':51.5,'longitude':'-0.1','name':'Here'}}")
                                  << MessageType::Location << u"Here"_s;
        QTest::newRow("contacts") << json(
            "{'type':'contacts','contacts':[{'name':{'formatted_name':'Ann'},'phones':[{'phone':'+1'}]}]}")
                                  << MessageType::Contacts << u"Ann"_s;
        QTest::newRow("buttons") << json(
            "{'type':'interactive','interactive':{'type':'button','body':{'text':'Pick'},'action':{'buttons':"
            "[{'type':'reply','reply':{'id':'y','title':'Yes'}}]}}}")
                                 << MessageType::Buttons << u"Pick"_s;
        QTest::newRow("list") << json(
            "{'type':'interactive','interactive':{'type':'list','body':{'text':'Pick'},'action':{'button':'"
            "Open','sections':[{'title':'S','rows':[{'id':'1','title':'One'}]}]}}}")
                              << MessageType::List << u"Pick"_s;
        QTest::newRow("url button") << json(
            "{'type':'interactive','interactive':{'type':'cta_url','body':{'text':'Go'},'action':{'name':'"
            "cta_url','parameters':{'display_text':'Open','url':'https://a.example'}}}}")
                                    << MessageType::UrlButton << u"Go"_s;
        QTest::newRow("order status") << json(
            "{'type':'interactive','interactive':{'type':'order_status','body':{'text':'Sent'},'action':{'"
            "name':'review_order','parameters':{'reference_id':'r','order':{'status':'shipped'}}}}}")
                                      << MessageType::OrderStatus << u"Sent"_s;
        QTest::newRow("order details")
            << json("{'type':'interactive','interactive':{'type':'order_details','body':{'text':'Pay'},'"
                    "action':{'name':'review_and_pay','parameters':{'reference_id':'r','type':'digital-goods'"
                    ",'currency':'INR','total_amount':{'value':300,'offset':100},'order':{'status':'pending',"
                    "'items':[{'retailer_id':'1','name':'Tea','amount':{'value':150,'offset':100},'quantity':"
                    "2}],'subtotal':{'value':300,'offset':100},'tax':{'value':0,'offset':100}}}}}}")
            << MessageType::OrderDetails << u"Pay"_s;
        QTest::newRow("template") << json(
            "{'type':'template','template':{'name':'flight','language':{'code':'en_GB'},'components':[{'type'"
            ":'body','parameters':[{'type':'text','text':'BA1'}]}]}}")
                                  << MessageType::Template << u"flight"_s;
    }

    void whatsAppsOwnFormsAreRead()
    {
        QFETCH(QString, printed);
        const ScriptReading reading = read(printed);
        QVERIFY(reading.content);
        QTEST(typeOf(*reading.content), "type");
        QTEST(contentText(*reading.content), "text");
        QVERIFY(!notes(reading, u"not taken over"_s));
    }

    void aTemplateKeepsItsValuesInTheirPlaces()
    {
        const ScriptReading reading = read(json(
            "{'type':'template','template':{'name':'flight','language':{'policy':'deterministic','code':'en_"
            "GB'},'components':["
            "{'type':'header','parameters':[{'type':'document','document':{'link':'https://a.example/"
            "a.pdf','filename':'a.pdf'}}]},"
            "{'type':'body','parameters':[{'type':'text','text':'BA1'},{'type':'currency','currency':{'"
            "fallback_value':'£3','code':'GBP','amount_1000':3000}}]},"
            "{'type':'button','sub_type':'url','index':'1','parameters':[{'type':'text','text':'x'}]}]}}"));
        QCOMPARE(reading.kind, Kind::Template);
        const auto content = contentOf<TemplateContent>(reading);
        QCOMPARE(content.language, u"en_GB"_s);
        QCOMPARE(content.bodyValues, (QStringList{u"BA1"_s, u"£3"_s}));
        QCOMPARE(content.header.kind, TemplateHeaderValue::Kind::Document);
        QCOMPARE(content.header.fileName, u"a.pdf"_s);
        QCOMPARE(
            content.buttons, (QList<TemplateButtonValue>{{.index = 1, .type = u"URL"_s, .value = u"x"_s}}));
        QVERIFY(notes(reading, u"falls back"_s));
    }

    void anObjectWithoutATypeIsATemplate()
    {
        const ScriptReading reading
            = read(json("{'templateName':'flight','language':'en','templateData':{'body':{'placeholders':['"
                        "BA1','9:00']},'header':{'type':'IMAGE','mediaUrl':'https://a.example/"
                        "a.png'},'buttons':[{'type':'QUICK_REPLY','parameter':'yes'}]}}"));
        QCOMPARE(reading.kind, Kind::Template);
        const auto content = contentOf<TemplateContent>(reading);
        QCOMPARE(content.name, u"flight"_s);
        QCOMPARE(content.bodyValues, (QStringList{u"BA1"_s, u"9:00"_s}));
        QCOMPARE(content.header.kind, TemplateHeaderValue::Kind::Image);
        QCOMPARE(content.buttons.size(), 1);
    }

    void whatIsNotKnownStaysAsItIs_data()
    {
        QTest::addColumn<QString>("printed");
        QTest::newRow("unknown type") << json("{'type':'hologram','hologram':{'n':12345678901234567890}}");
        QTest::newRow("unknown interactive")
            << json("{'type':'interactive','interactive':{'type':'flow','action':{'name':'flow'}}}");
        QTest::newRow("file by id") << json("{'type':'image','image':{'id':'77'}}");
        QTest::newRow("no type, no template") << json("{'hello':'world'}");
        QTest::newRow("type is a number") << json("{'type':5}");
        QTest::newRow("empty object") << u"{}"_s;
        QTest::newRow("image that is a list") << json("{'type':'image','image':[1]}");
        QTest::newRow("text that is null") << json("{'type':'text','text':null}");
        QTest::newRow("contacts that are words") << json("{'type':'contacts','contacts':'Ann'}");
        QTest::newRow("location without a place") << json("{'type':'location','location':{'latitude':1}}");
        QTest::newRow("order without parameters")
            << json("{'type':'interactive','interactive':{'type':'order_details'}}");
    }

    void whatIsNotKnownStaysAsItIs()
    {
        QFETCH(QString, printed);
        const ScriptReading reading = read(printed);
        QVERIFY(reading.content && typeOf(*reading.content) == MessageType::Raw);
        QVERIFY(nlohmann::json::parse(contentOf<RawContent>(reading).json.toStdString())
            == nlohmann::json::parse(printed.toStdString()));
        QVERIFY(std::any_of(reading.notes.cbegin(), reading.notes.cend(),
            [](const ScriptNote &note) { return note.unverified; }));
    }

    void everyMemberThatGetsLostIsNamed()
    {
        const ScriptReading reading
            = read(json("{'type':'image','to':'447700900123','context':{'message_id':'x'},'image':{'link':'"
                        "https://a.example/a.png','provider':'p'}}"));
        QCOMPARE(typeOf(*reading.content), MessageType::Image);
        QVERIFY(notes(reading, u"“context”"_s));
        QVERIFY(notes(reading, u"“image.provider”"_s));
        QVERIFY(notes(reading, u"“to”"_s));
    }

    void whatATypeCannotCarryIsTold()
    {
        const ScriptReading reading
            = read(json("{'type':'audio','audio':{'link':'https://a.example/a.ogg'},'caption':'Listen'}"));
        QVERIFY(contentOf<MediaContent>(reading).caption.isEmpty());
        QVERIFY(notes(reading, u"Listen"_s));
    }
};

Q_DECLARE_METATYPE(ChannelConsole::MessageType)

CHANNEL_CONSOLE_TEST(ScriptReadingTest)
#include "tst_script_reading.moc"
