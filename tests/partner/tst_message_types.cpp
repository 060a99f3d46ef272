// SPDX-License-Identifier: Apache-2.0
#include "partner/PartnerCases.h"

#include "core/Json.h"
#include "support/TestMain.h"

#include <QTest>

#include <algorithm>

using namespace ChannelConsole;
using namespace Qt::StringLiterals;

/// What each partner takes, refuses and says of the types of messages; through which account they go.
class MessageTypesTest final : public QObject
{
    Q_OBJECT
private slots:
    void everyTypeIsSentOrSaidNotToBeOffered()
    {
        QHash<QString, QSet<QString>> sent;
        for (const PartnerCase &entry : partnerCases())
            sent[entry.partner->id()].insert(messageTypeId(typeOf(entry.message.content)));
        for (const Partner *partner : allPartners()) {
            for (const MessageType type : allMessageTypes()) {
                const MessageSupport support = partner->support(type);
                const bool offered = support.kind != MessageSupport::Kind::NotOffered;
                QCOMPARE(sent.value(partner->id()).contains(messageTypeId(type)), offered);
                QCOMPARE(support.reason.isEmpty(), support.kind == MessageSupport::Kind::Documented);
            }
        }
        QCOMPARE(sent.value(u"infobip"_s).size(), allMessageTypes().size());
    }

    void aRawDraftMakesTheSameRequest()
    {
        const auto parts = [](const HttpRequest &request) {
            QList<QByteArray> sorted = request.body.split('&');
            std::sort(sorted.begin(), sorted.end());
            return sorted;
        };
        for (PartnerCase entry : partnerCases()) {
            if (typeOf(entry.message.content) == MessageType::Raw)
                continue;
            const Result<HttpRequest> typed = entry.request(entry.secrets());
            QVERIFY2(typed.ok(), qPrintable(entry.name));
            const std::optional<RawContent> draft = entry.partner->rawDraft(entry.message.content);
            QVERIFY(draft);
            const Secrets secrets = entry.secrets();
            entry.message.content = *draft;
            const Result<HttpRequest> raw = entry.request(secrets);
            QVERIFY2(raw.ok(), qPrintable(entry.name));
            QCOMPARE(raw.value().url, typed.value().url);
            QCOMPARE(parts(raw.value()), parts(typed.value()));
        }
    }

    void ordersCanBeTriedAsRawInWhatsAppsOwnShape_data()
    {
        QTest::addColumn<QString>("partnerId");
        for (const char *id : {"gupshup", "karix"})
            QTest::newRow(id) << QString::fromLatin1(id);
    }
    void ordersCanBeTriedAsRawInWhatsAppsOwnShape()
    {
        QFETCH(QString, partnerId);
        const bool karix = partnerId == "karix"_L1;
        PartnerCase entry = partnerCase(partnerId + u"-plain"_s);
        entry.message.content = entry.partner
                                    ->rawDraft(std::get<OrderDetailsContent>(
                                        partnerCase(u"infobip-order-details-full"_s).message.content))
                                    .value();
        QVERIFY(entry.request(entry.secrets()).ok());
        const Json draft = Json::parse(std::get<RawContent>(entry.message.content).json).value();
        const Json block = karix ? draft.at({"interactive"}).value() : draft;
        QCOMPARE(block.string({karix ? "type" : "interactive_type"}), u"order_details"_s);
        const Json parameters = block.at({"action", "parameters"}).value();
        QCOMPARE(block.string({"action", "name"}), u"review_and_pay"_s);
        QCOMPARE(parameters.string({"reference_id"}), u"ORD-1001"_s);
        QCOMPARE(parameters.string({"type"}), u"physical-goods"_s);
        QCOMPARE(parameters.integer({"total_amount", "value"}), 2 * 250 + 1000 + 75 + 50 - 25);
        QCOMPARE(parameters.integer({"total_amount", "offset"}), 100);
        QCOMPARE(parameters.string({"order", "status"}), u"pending"_s);
        QCOMPARE(parameters.at({"order", "items"})->at(0)->integer({"sale_amount", "value"}), 250);

        const OrderStatusContent status{.referenceId = u"ORD-1"_s, .status = u"SHIPPED"_s};
        const Json told = Json::parse(entry.partner->rawDraft(status)->json).value();
        const Json answer = (karix ? told.at({"interactive"}).value() : told).at({"action"}).value();
        QCOMPARE(answer.string({"name"}), u"review_order"_s);
        QCOMPARE(answer.string({"parameters", "order", "status"}), u"shipped"_s);
    }

    void whatIsNotOfferedIsRefusedWithTheReason()
    {
        PartnerCase entry = partnerCase(u"karix-plain"_s);
        entry.message.content = ContactsContent{.contacts = {{.firstName = u"A"_s, .formattedName = u"A"_s}}};
        const Result<HttpRequest> request = entry.request(entry.secrets());
        QVERIFY(!request.ok());
        QCOMPARE(request.error().field, u"type"_s);
        QCOMPARE(request.error().text, entry.partner->support(MessageType::Contacts).reason);
    }

    void theInputThatIsWrongIsNamed()
    {
        PartnerCase entry = partnerCase(u"infobip-buttons"_s);
        std::get<ButtonsContent>(entry.message.content).buttons[1].title = QString(21, u'x');
        QCOMPARE(entry.request(entry.secrets()).error().field, u"buttons/1/title"_s);
    }

    void gupShupSendsTemplatesAndTheRestThroughTheirOwnAccounts()
    {
        const auto sentBy = [](const QString &name) {
            const PartnerCase entry = partnerCase(name);
            return entry.request(entry.secrets()).value().body.left(17);
        };
        QCOMPARE(sentBy(u"gupshup-template"_s), QByteArray("userid=2000123456"));
        QCOMPARE(sentBy(u"gupshup-template-document"_s), QByteArray("userid=2000123456"));
        QCOMPARE(sentBy(u"gupshup-twoWayPassword-plain"_s), QByteArray("userid=2000654321"));
        QCOMPARE(sentBy(u"gupshup-buttons"_s), QByteArray("userid=2000654321"));
        QCOMPARE(sentBy(u"gupshup-raw"_s), QByteArray("userid=2000654321"));
        QCOMPARE(sentBy(u"gupshup-plain"_s), QByteArray("userid=2000123456"));
    }

    void gupShupNeedsBothPartsOfTheSecondAccount()
    {
        const Partner *gupShup = findPartner(u"gupshup"_s);
        const PartnerSettings half{.values = {{u"twoWayUserId"_s, u"2000654321"_s}}};
        QCOMPARE(gupShup->secretsForSend(half, MessageType::Text), QStringList{u"password"_s});
    }

    void theFormOfRawThatIsToldIsTaken()
    {
        for (const Partner *partner : allPartners()) {
            const QString reason = partner->support(MessageType::Raw).reason;
            const qsizetype start = reason.indexOf(u'{');
            const QString json = reason.sliced(start, reason.lastIndexOf(u'}') - start + 1);
            PartnerCase entry = partnerCase(partner->id() + u"-raw"_s);
            entry.message.content = RawContent{.json = json.toUtf8()};
            QVERIFY2(Json::parse(json.toUtf8()).ok(), qPrintable(json));
            const Result<HttpRequest> request = entry.request(entry.secrets());
            QVERIFY2(request.ok(), qPrintable(json));
            QVERIFY2(request.value().body.contains("Hello"), request.value().body.constData());
        }
    }

    void rawMayNotNameWhatTheProgramPutsIn_data()
    {
        QTest::addColumn<QString>("partnerId");
        QTest::addColumn<QByteArray>("json");
        // With ' for ".
        const auto row = [](const char *partner, const QByteArray &json) {
            QTest::addRow("%s %s", partner, json.constData())
                << QString::fromLatin1(partner) << QByteArray(json).replace('\'', '"');
        };
        for (const char *key : {"from", "to", "messageId", "notifyUrl", "messages"})
            row("infobip",
                QByteArray("{'path':'/whatsapp/1/message/text','content':{'text':'x'},'KEY':'1'}")
                    .replace("KEY", key));
        row("infobip", "{'path':'/whatsapp/1/senders/1/media','content':{}}");
        row("infobip", "{'path':'/whatsapp/1/message/../../../account/1/balance'}");
        row("infobip", "{'path':'https://evil.example.com/whatsapp/1/message/text'}");
        row("infobip", "{'path':'/whatsapp/1/message/text?x=1'}");
        row("infobip", "{'content':{}}");
        for (const char *key : {"userid", "password", "PassWord", "send_to", "msg_id", "auth_scheme", "v",
                 "encrdata", "phone_number", "format"})
            row("gupshup", QByteArray("{'msg':'x','KEY':'1'}").replace("KEY", key));
        row("gupshup", "{'method':'OPT_OUT'}");
        row("gupshup", "{'a&userid':'1'}");
        for (const char *key : {"message", "recipient", "recipients", "sender", "channel", "metaData"})
            row("karix", QByteArray("{'type':'TEXT','KEY':{}}").replace("KEY", key));
        row("karix", "{'text':'x'}");
    }
    void rawMayNotNameWhatTheProgramPutsIn()
    {
        QFETCH(QString, partnerId);
        QFETCH(QByteArray, json);
        PartnerCase entry = partnerCase(partnerId + u"-raw"_s);
        entry.message.content = RawContent{.json = json};
        const Result<HttpRequest> request = entry.request(entry.secrets());
        QVERIFY(!request.ok());
        QCOMPARE(request.error().field, u"json"_s);
    }
};

CHANNEL_CONSOLE_TEST(MessageTypesTest)
#include "tst_message_types.moc"
