// SPDX-License-Identifier: Apache-2.0
#include "partner/WebhookBodies.h"
#include "partner/WebhookSamples.h"

#include "core/log/MessageStatus.h"
#include "core/partner/WebhookReading.h"
#include "support/TestMain.h"

#include <QTest>

using namespace ChannelConsole;
using namespace Qt::StringLiterals;

/// What the samples do not show: every type and status that is documented, and what is not.
class WebhookTypesTest final : public QObject
{
    Q_OBJECT
private slots:
    void everyTypeOfInfobipHasItsNameAndText_data()
    {
        QTest::addColumn<QByteArray>("message");
        QTest::addColumn<QString>("type");
        QTest::addColumn<QString>("text");
        const auto row = [](const char *message, const QString &type, const QString &text) {
            QTest::newRow(qPrintable(type)) << QByteArray(message) << type << text;
        };
        row(R"({"type":"text","text":"any case"})", InboundType::kText, u"any case"_s);
        row(R"({"type":"VOICE","url":"https:\/\/h/m"})", InboundType::kVoice, {});
        row(R"({"type":"DOCUMENT","url":"https:\/\/h/m","caption":"The bill"})", InboundType::kDocument,
            u"The bill"_s);
        row(R"({"type":"BUTTON","text":"Yes","payload":"YES"})", InboundType::kButton, u"Yes"_s);
        row(R"({"type":"INTERACTIVE_LIST_REPLY","id":"1","title":"Plan A","description":"Basic"})",
            InboundType::kListReply, u"Plan A"_s);
        row(R"({"type":"ORDER","catalogId":"c","productItems":[{"productRetailerId":"a"},{"productRetailerId":"b"}]})",
            InboundType::kOrder, u"a, b"_s);
        row(R"({"type":"UNSUPPORTED"})", InboundType::kUnsupported, {});
        row(R"({"type":"SOMETHING_New","text":"kept"})", u"SOMETHING_New"_s, u"kept"_s);
        row(R"({"text":"no type"})", {}, u"no type"_s);
    }
    void everyTypeOfInfobipHasItsNameAndText()
    {
        QFETCH(QByteArray, message);
        QFETCH(QString, type);
        QFETCH(QString, text);
        const InboundMessage inbound = onlyMessage("infobip", infobipInbound(message));
        QCOMPARE(inbound.type, type);
        QCOMPARE(inbound.text, text);
        QCOMPARE(inbound.userNumber, u"+385919998888"_s);
        QCOMPARE(inbound.businessNumber, u"+41793026731"_s);
        QCOMPARE(inbound.key, u"wamid.1"_s);
    }

    void aUserWhoHidesTheirNumberIsKnownByTheirId()
    {
        const InboundMessage inbound = onlyMessage("infobip",
            R"({"results":[{"from":"HR.123","to":"41793026731","messageId":"w","contact":{"userId":"HR.123"},
                "message":{"type":"TEXT","text":"Hi","context":{"id":"w-0"}}}]})");
        QCOMPARE(inbound.userNumber, u"HR.123"_s);
        QCOMPARE(inbound.replyTo, u"w-0"_s);
    }

    void theMessagesInterfacePostsSeveralPartsUnderOneId()
    {
        const WebhookEvents events = eventsOf("infobip",
            R"({"results":[{"event":"MO","channel":"WHATSAPP","sender":"385919998888","destination":"41793026731",
                "messageId":"w","content":[{"type":"TEXT","text":"one"},{"type":"IMAGE","url":"https:\/\/h/i"}]}]})");
        QCOMPARE(events.messages.size(), 2);
        QCOMPARE(events.messages.at(0).text, u"one"_s);
        QCOMPARE(events.messages.at(1).media->url, u"https://h/i"_s);
        QVERIFY(events.messages.at(0).key != events.messages.at(1).key);
        QCOMPARE(events.messages.at(1).userNumber, u"+385919998888"_s);
    }

    void everyStatusOfInfobipIsTold_data()
    {
        QTest::addColumn<QByteArray>("status");
        QTest::addColumn<QByteArray>("error");
        QTest::addColumn<QString>("told");
        QTest::addColumn<QString>("code");
        const QByteArray none = R"({"id":0,"name":"NO_ERROR"})";
        const QString nothing;
        QTest::newRow("on its way") << QByteArray(R"({"groupName":"PENDING","name":"PENDING_ENROUTE"})")
                                    << none << MessageStatus::kAccepted << nothing;
        QTest::newRow("to the operator")
            << QByteArray(R"({"groupId":3,"groupName":"DELIVERED","name":"DELIVERED_TO_OPERATOR"})") << none
            << MessageStatus::kSent << nothing;
        QTest::newRow("group by its number")
            << QByteArray(R"({"groupId":"3","id":"5"})") << none << MessageStatus::kDelivered << nothing;
        QTest::newRow("outside the 24 hours")
            << QByteArray(R"({"groupName":"UNDELIVERABLE","name":"UNDELIVERABLE_NOT_DELIVERED"})")
            << QByteArray(R"({"id":"7010","name":"EC_NO_SESSION","permanent":true})")
            << MessageStatus::kFailed << u"7010"_s;
        QTest::newRow("no error, but refused")
            << QByteArray(R"({"groupName":"REJECTED","name":"REJECTED_NOT_ENOUGH_CREDITS"})") << none
            << MessageStatus::kFailed << u"REJECTED_NOT_ENOUGH_CREDITS"_s;
        QTest::newRow("nobody knows") << QByteArray(R"({"groupName":"EXPIRED","name":"EXPIRED_DLR_UNKNOWN"})")
                                      << none << nothing << u"EXPIRED_DLR_UNKNOWN"_s;
        QTest::newRow("a new error") << QByteArray(R"({"groupName":"expired","name":"EXPIRED_EXPIRED"})")
                                     << QByteArray(R"({"id":7999,"name":"EC_NEW"})") << MessageStatus::kFailed
                                     << u"7999"_s;
        QTest::newRow("a new group") << QByteArray(R"({"groupName":"TELEPORTED","name":"TELEPORTED_HOME"})")
                                     << none << nothing << nothing;
    }
    void everyStatusOfInfobipIsTold()
    {
        QFETCH(QByteArray, status);
        QFETCH(QByteArray, error);
        QFETCH(QString, told);
        QFETCH(QString, code);
        const DeliveryEvent event = onlyDelivery("infobip", infobipReport(status, error));
        QCOMPARE(event.status, told);
        QCOMPARE(event.partnerMessageId, u"m-1"_s);
        QCOMPARE(event.ourMessageId, u"m-1"_s);
        QCOMPARE(event.problem.has_value(), !code.isEmpty());
        if (event.problem)
            QCOMPARE(event.problem->partnerCode, code);
        if (code == u"7010"_s)
            QCOMPARE(event.problem->side, Side::WhatsApp);
    }

    void gupShupsMediaLinkIsCompleteAndNotFetched()
    {
        const InboundMessage image = onlyMessage("gupshup",
            gupShupInbound("image",
                quoted(
                    R"({"signature":"c4f8","mime_type":"image/jpeg","url":"https:\/\/h/x?Sig=","caption":"Me"})")));
        QCOMPARE(image.type, InboundType::kImage);
        QCOMPARE(image.media->url, u"https://h/x?Sig=c4f8"_s);
        QCOMPARE(image.text, u"Me"_s);
        // Taken apart, where it came as a text.
        const Json content = Json::parse(image.content).value();
        QCOMPARE(content.text({"image", "mime_type"}), u"image/jpeg"_s);

        const InboundMessage older
            = onlyMessage("gupshup", gupShupInbound("video", R"({"id":"77","mime_type":"video/mp4"})"));
        QCOMPARE(older.media->id, u"77"_s);
        QVERIFY(older.media->url.isEmpty());
    }

    void whatAPersonWroteIsNeverTakenApart()
    {
        const InboundMessage text
            = onlyMessage("gupshup", gupShupInbound("text", quoted(R"({"not":"ours"})")));
        QCOMPARE(text.text, u"{\"not\":\"ours\"}"_s);
        QVERIFY(Json::parse(text.content).value().at({"text"})->isString());
    }

    void gupShupsMessagesAreToldApartByTheirContent()
    {
        const QByteArray body = gupShupInbound("text", "\"Hi\"");
        const QString key = onlyMessage("gupshup", body).key;
        QCOMPARE(key.size(), 64);
        QCOMPARE(onlyMessage("gupshup", body).key, key);
        for (const auto &[before, after] :
            QList<std::pair<QByteArray, QByteArray>>{{"\"Hi\"", "\"Ho\""}, {"919000000001", "919000000009"},
                {"919000000002", "919000000003"}, {"1564471290000", "1564471290001"}}) {
            QByteArray other = body;
            other.replace(before, after);
            QVERIFY2(onlyMessage("gupshup", other).key != key, before.constData());
        }
        // A profile name may change between two repetitions.
        QByteArray renamed = body;
        renamed.replace("Asha", "Asha K");
        QCOMPARE(onlyMessage("gupshup", renamed).key, key);
    }

    void gupShupsOtherTypesAreRead()
    {
        const auto message = [](const QByteArray &type, const QByteArray &content) {
            return onlyMessage("gupshup", gupShupInbound(type, content));
        };
        QCOMPARE(
            message("contacts", quoted(R"([{"name":{"formatted_name":"A B"}},{"name":{"first_name":"C"}}])"))
                .text,
            u"A B, C"_s);
        const InboundMessage button = message(
            "interactive", quoted(R"({"type":"button_reply","button_reply":{"id":"1","title":"Yes"}})"));
        QCOMPARE(button.type, InboundType::kButtonReply);
        QCOMPARE(button.text, u"Yes"_s);
        const InboundMessage unknown
            = message("interactive", quoted(R"({"type":"Hologram","Hologram":{"x":1}})"));
        QCOMPARE(unknown.type, u"Hologram"_s);
        QCOMPARE(message("Telepathy", "\"hm\"").type, u"Telepathy"_s);
        QCOMPARE(message("OPT_IN", "null").type, InboundType::kOptIn);
        // Broken inside: still a message, its content as it came.
        const InboundMessage broken = message("interactive", "\"{broken\"");
        QCOMPARE(broken.type, u"interactive"_s);
        QVERIFY(broken.content.contains("{broken"));
    }

    void gupShupMayPostAForm()
    {
        const WebhookEvents events = eventsOf("gupshup",
            "waNumber=919000000001&mobile=919000000002&type=text&text=1%2B1+%26+%E2%9C%93&timestamp="
            "1564471290000"
            "&name=John+Smith&replyId=39&messageId=17-a",
            "application/x-www-form-urlencoded; charset=utf-8");
        QCOMPARE(events.messages.size(), 1);
        const InboundMessage message = events.messages.constFirst();
        QCOMPARE(message.text, u"1+1 & ✓"_s);
        QCOMPARE(message.profileName, u"John Smith"_s);
        QCOMPARE(message.replyTo, u"39-17-a"_s);
        QCOMPARE(*message.time, QDateTime::fromMSecsSinceEpoch(1564471290000, Qt::UTC));
    }

    void everyDeliveryOfGupShupIsTold_data()
    {
        QTest::addColumn<QByteArray>("eventType");
        QTest::addColumn<QByteArray>("code");
        QTest::addColumn<QByteArray>("cause");
        QTest::addColumn<QString>("told");
        QTest::addColumn<bool>("known");
        const auto row
            = [](const char *type, const char *code, const char *cause, const QString &told, bool known) {
                  QTest::addRow("%s %s", type, cause)
                      << QByteArray(type) << QByteArray(code) << QByteArray(cause) << told << known;
              };
        row("SENT", "25", "SENT", MessageStatus::kSent, false);
        row("Delivered", "\"000\"", "SUCCESS", MessageStatus::kDelivered, false);
        row("READ", "26", "READ", MessageStatus::kRead, false);
        row("FAILED", "3", "UNKNOWN_SUBSCRIBER", MessageStatus::kFailed, true);
        row("FAILED", "10", "DEFERRED", MessageStatus::kFailed, true);
        row("FAILED", "20", "OTHER", MessageStatus::kFailed, true);
        row("FAILED", "\"22\"", "", MessageStatus::kFailed, true);
        row("FAILED", "99", "NEW_CAUSE", MessageStatus::kFailed, false);
        row("TELEPORTED", "1", "?", {}, false);
    }
    void everyDeliveryOfGupShupIsTold()
    {
        QFETCH(QByteArray, eventType);
        QFETCH(QByteArray, code);
        QFETCH(QByteArray, cause);
        QFETCH(QString, told);
        QFETCH(bool, known);
        const DeliveryEvent read = onlyDelivery("gupshup", gupShupReport(eventType, code, cause));
        QCOMPARE(read.status, told);
        QCOMPARE(read.partnerStatus.toUtf8(), eventType);
        QCOMPARE(read.partnerMessageId, u"35-daf6-98e3"_s);
        QCOMPARE(read.ourMessageId, u"daf6-98e3"_s);
        QCOMPARE(read.userNumber, u"+919000000002"_s);
        QCOMPARE(read.businessNumber, u"SMSGupShup"_s);
        QCOMPARE(read.problem.has_value(), told == MessageStatus::kFailed);
        if (read.problem) {
            QCOMPARE(read.problem->partnerText.toUtf8(), cause);
            QCOMPARE(!read.problem->text.contains(u"does not know"_s), known);
        }
    }

    void karixsTypesAreRead()
    {
        const InboundMessage file = onlyMessage("karix",
            karixInbound(
                R"("contentType":"ATTACHMENT","attachmentType":"image","attachmentUrl":"https:\/\/h/p",)"
                R"("attachmentMimeType":"image/jpeg","attachmentFilename":"photo.jpg")"));
        QCOMPARE(file.type, InboundType::kImage);
        QCOMPARE(file.media->url, u"https://h/p"_s);
        QCOMPARE(file.media->fileName, u"photo.jpg"_s);
        const InboundMessage byId = onlyMessage("karix",
            karixInbound(R"("contentType":"document","document":{"id":9,"mime_type":"application/pdf"})"));
        QCOMPARE(byId.media->id, u"9"_s);
        const InboundMessage camel = onlyMessage("karix",
            karixInbound(
                R"("contentType":"interactive","interactive":{"type":"list_reply","listReply":{"title":"A"}})"));
        QCOMPARE(camel.type, InboundType::kListReply);
        QCOMPARE(camel.text, u"A"_s);
        const InboundMessage unknown
            = onlyMessage("karix", karixInbound(R"("contentType":"Hologram","Hologram":{"x":1})"));
        QCOMPARE(unknown.type, u"Hologram"_s);
        QVERIFY(unknown.content.contains("\"x\":1"));
        const InboundMessage flow = onlyMessage("karix", karixFlowReply());
        QCOMPARE(flow.type, InboundType::kFlowReply);
        QCOMPARE(
            Json::parse(flow.content)
                .value()
                .text({"eventContent", "message", "interactive", "nfm_reply", "response_json", "flow_token"}),
            u"t"_s);
    }

    void karixMayWrapItsObjects()
    {
        const QByteArray message = karixInbound(R"("contentType":"text","text":{"body":"Hi"})");
        QCOMPARE(onlyMessage("karix", R"({"data_body":)" + message + "}").text, u"Hi"_s);
        QCOMPARE(onlyMessage("karix", R"({"data_body":)" + quoted(message) + "}").text, u"Hi"_s);
        QCOMPARE(eventsOf("karix", '[' + message + ',' + karixReport("read") + ']').deliveries.size(), 1);
    }

    void everyStatusOfKarixIsToldWhateverItsCase_data()
    {
        QTest::addColumn<QByteArray>("status");
        QTest::addColumn<QString>("told");
        const auto row = [](const char *status, const QString &told) {
            QTest::newRow(status) << QByteArray(status) << told;
        };
        row("queued", MessageStatus::kAccepted);
        row("Submitted to Channel", MessageStatus::kAccepted);
        row("sent", MessageStatus::kSent);
        row("Delivered", MessageStatus::kDelivered);
        row("READ", MessageStatus::kRead);
        row("failed", MessageStatus::kFailed);
        row("Not Sent", MessageStatus::kFailed);
        row("teleported", {});
    }
    void everyStatusOfKarixIsToldWhateverItsCase()
    {
        QFETCH(QByteArray, status);
        QFETCH(QString, told);
        const DeliveryEvent event = onlyDelivery("karix", karixReport(status, "555"));
        QCOMPARE(event.status, told);
        QCOMPARE(event.partnerStatus.toUtf8(), status);
        QCOMPARE(event.partnerMessageId, u"41"_s);
        QCOMPARE(event.ourMessageId, u"ours"_s);
        QCOMPARE(*event.time, QDateTime::fromMSecsSinceEpoch(1743144770000, Qt::UTC));
        QCOMPARE(event.problem.has_value(), told == MessageStatus::kFailed);
        if (event.problem) {
            QCOMPARE(event.problem->partnerCode, u"555"_s);
            QCOMPARE(event.problem->partnerText, u"Why not"_s);
        }
    }
};

CHANNEL_CONSOLE_TEST(WebhookTypesTest)
#include "tst_webhook_types.moc"
