// SPDX-License-Identifier: Apache-2.0
#include "core/Json.h"
#include "core/partner/Partner.h"
#include "core/partner/PaymentEntity.h"
#include "support/TestMain.h"

#include <QTest>

#include <nlohmann/json.hpp>

using namespace ChannelConsole;
using namespace Qt::StringLiterals;

namespace {

/// The guide's "success payload", letter for letter.
const QByteArray kGuide = R"({
   "waNumber": "919XXXXXXXX3",
   "mobile": "919XXXXXXXX",
  "interactive": "{\"payment\":{\"transaction_id\":\"31706099xxxx\",\"reference_id\":\"fastag091-12xx\",\"total_amount\":{\"offset\":100,\"value\":300},\"currency\":\"INR\",\"transaction_type\":\"upi\",\"status\":\"success\"},\"type\":\"payment\"}",
  "name": "ɹɐʞsxxxxx sxxxxxɹɥS",
  "type": "interactive",
  "timestamp": "1687160320000"
})";

InboundMessage messageIn(const QByteArray &body)
{
    const Result<WebhookEvents> events = findPartner(u"gupshup"_s)->parseWebhook({"application/json", body});
    return events && events.value().messages.size() == 1 ? events.value().messages.constFirst()
                                                         : InboundMessage{};
}

/// The guide's payload with another amount.
PaymentDetails paymentWithAmount(const QByteArray &amount)
{
    QByteArray body = kGuide;
    QByteArray inString = amount;
    body.replace(R"({\"offset\":100,\"value\":300})", inString.replace('"', "\\\""));
    return messageIn(body).payment.value_or(PaymentDetails{.flaw = u"no payment"_s});
}

} // namespace

class PaymentTest final : public QObject
{
    Q_OBJECT
private slots:
    void theGuidesPayloadIsAPayment()
    {
        const InboundMessage message = messageIn(kGuide);
        QCOMPARE(message.type, u"payment"_s);
        QCOMPARE(message.text, u"3.00 INR · success"_s);
        QCOMPARE(message.profileName, u"ɹɐʞsxxxxx sxxxxxɹɥS"_s);
        QVERIFY(message.payment.has_value());
        QCOMPARE(message.payment->transactionId, u"31706099xxxx"_s);
        QCOMPARE(message.payment->referenceId, u"fastag091-12xx"_s);
        QCOMPARE(message.payment->value, 300);
        QCOMPARE(message.payment->offset, 100);
        QCOMPARE(message.payment->currency, u"INR"_s);
        QCOMPARE(message.payment->transactionType, u"upi"_s);
        QCOMPARE(message.payment->status, u"success"_s);
        QCOMPARE(message.payment->flaw, QString());
        QCOMPARE(paymentAmount(*message.payment), u"3.00"_s);
    }

    void theGuidesPayloadBecomesTheNamedEntity()
    {
        const Result<QByteArray> context = paymentContext(u" FastagPayment "_s, *messageIn(kGuide).payment);
        QVERIFY(context.ok());
        const Json document = Json::parse(context.value()).value();
        const Json expected = Json::parse(
            R"({"entities":{"FastagPayment":{"transaction_id":"31706099xxxx","reference_id":"fastag091-12xx",
            "total_amount":{"offset":100,"value":300},"currency":"INR","transaction_type":"upi","status":"success"}}})")
                                  .value();
        QVERIFY(document.raw() == expected.raw());
        QVERIFY(context.value().contains("\n  \"entities\": {"));
    }

    void anEntityNeedsAName()
    {
        const Result<QByteArray> context = paymentContext(u"  "_s, *messageIn(kGuide).payment);
        QVERIFY(!context.ok());
        QCOMPARE(context.error().kind, ProblemKind::InvalidInput);
    }

    void aPaymentThatFailedIsShownAsItCame()
    {
        QByteArray body = kGuide;
        body.replace(
            R"(\"status\":\"success\")", R"(\"status\":\"FAILED_bank\",\"error\":{\"code\":\"U30\"})");
        const InboundMessage message = messageIn(body);
        QCOMPARE(message.payment->status, u"FAILED_bank"_s);
        QCOMPARE(message.payment->flaw, QString());
        // What the guide does not know goes along.
        QVERIFY(paymentContext(u"P"_s, *message.payment).value().contains("\"U30\""));
    }

    void oddAmountsAreToldInWords_data()
    {
        QTest::addColumn<QByteArray>("amount");
        QTest::addColumn<QString>("shown");
        QTest::addColumn<bool>("flawed");
        const auto row = [](const char *name, const char *amount, const QString &shown, bool flawed) {
            QTest::newRow(name) << QByteArray(amount) << shown << flawed;
        };
        row("of the guide", R"({"offset":100,"value":300})", u"3.00"_s, false);
        row("less than one", R"({"offset":100,"value":5})", u"0.05"_s, false);
        row("nothing", R"({"offset":100,"value":0})", u"0.00"_s, false);
        row("no decimals", R"({"offset":1,"value":300})", u"300"_s, false);
        row("three decimals", R"({"offset":1000,"value":12345})", u"12.345"_s, false);
        row("the largest", R"({"offset":100,"value":9223372036854775807})", u"92233720368547758.07"_s, false);
        row("no power of ten", R"({"offset":60,"value":90})", u"90/60"_s, false);
        row("negative", R"({"offset":100,"value":-5})", u"-0.05"_s, true);
        row("the smallest", R"({"offset":100,"value":-9223372036854775808})", u"-92233720368547758.08"_s,
            true);
        row("offset zero", R"({"offset":0,"value":300})", u"3.00"_s, true);
        row("offset negative", R"({"offset":-100,"value":300})", u"3.00"_s, true);
        row("offset missing", R"({"value":300})", u"3.00"_s, true);
        row("value missing", R"({"offset":100})", {}, true);
        row("value a text", R"({"offset":100,"value":"300"})", u"3.00"_s, true);
        row("value no number", R"({"offset":100,"value":"three"})", {}, true);
        row("value a fraction", R"({"offset":100,"value":3.5})", {}, true);
        row("value too large", R"({"offset":100,"value":9223372036854775808})", {}, true);
        row("value far too large", R"({"offset":100,"value":1e400})", {}, true);
        row("no amount", R"(null)", {}, true);
    }
    void oddAmountsAreToldInWords()
    {
        QFETCH(QByteArray, amount);
        QFETCH(QString, shown);
        QFETCH(bool, flawed);
        const PaymentDetails payment = paymentWithAmount(amount);
        if (amount.contains("1e400")) // no JSON number at all: the string stays closed, the message is kept
            QVERIFY(payment.flaw == u"no payment"_s);
        else
            QCOMPARE(!payment.flaw.isEmpty(), flawed);
        QCOMPARE(paymentAmount(payment), shown);
        QVERIFY(payment.offset > 0);
    }

    void missingMembersAreNamed()
    {
        QByteArray body = kGuide;
        body.replace(R"(\"reference_id\":\"fastag091-12xx\",)", "");
        const PaymentDetails payment = messageIn(body).payment.value_or(PaymentDetails{});
        QVERIFY2(payment.flaw.contains(u"reference_id"_s), qPrintable(payment.flaw));
    }
};

CHANNEL_CONSOLE_TEST(PaymentTest)
#include "tst_payment.moc"
