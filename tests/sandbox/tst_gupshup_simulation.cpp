// SPDX-License-Identifier: Apache-2.0
#include "core/sandbox/GupShupSimulation.h"

#include "Wire.h"

#include <QRegularExpression>
#include <QTest>

using namespace ChannelConsole;
using namespace Qt::StringLiterals;

namespace {

using Form = QList<std::pair<QByteArray, QString>>;

Form message()
{
    return {{"userid", u"2000000000"_s}, {"password", u"sandbox-password"_s}, {"auth_scheme", u"plain"_s},
        {"v", u"1.1"_s}, {"format", u"json"_s}, {"method", u"SendMessage"_s}, {"send_to", u"910000000001"_s},
        {"msg_type", u"DATA_TEXT"_s}, {"msg", u"Hello & good-bye +1"_s},
        {"msg_id", u"0123456789abcdef0123456789abcdef"_s}};
}

Form with(const QByteArray &name, const QString &value)
{
    Form form = message();
    for (auto &field : form) {
        if (field.first == name) {
            field.second = value;
            return form;
        }
    }
    form.append({name, value});
    return form;
}

Form without(const QByteArray &name)
{
    Form form = message();
    form.removeIf([&name](const auto &field) { return field.first == name; });
    return form;
}

QByteArray encoded(const Form &form)
{
    QByteArray text;
    for (const auto &[name, value] : form)
        text += (text.isEmpty() ? "" : "&") + name + '=' + QUrl::toPercentEncoding(value);
    return text;
}

ListenerRequest post(const Form &form)
{
    return {.method = "POST",
        .target = "/GatewayAPI/rest",
        .headers = {{"Content-Type", "application/x-www-form-urlencoded"}},
        .body = encoded(form)};
}

} // namespace

Q_DECLARE_METATYPE(Form)

class GupShupSimulationTest final : public QObject
{
    Q_OBJECT
private slots:
    void aSoundTextIsAcceptedWithOurIdBehindTheDash()
    {
        GupShupSimulation gupShup;
        const ListenerReply reply = gupShup.answer(post(message()));
        QCOMPARE(reply.status, 200);
        QCOMPARE(contentType(reply), "application/json");
        QCOMPARE(textAt(reply, {"response", "status"}), u"success"_s);
        QCOMPARE(textAt(reply, {"response", "phone"}), u"910000000001"_s);
        QCOMPARE(textAt(reply, {"response", "details"}), QString());
        static const QRegularExpression id(u"^[1-9][0-9]{18}-0123456789abcdef0123456789abcdef$"_s);
        const QString given = textAt(reply, {"response", "id"});
        QVERIFY2(id.match(given).hasMatch(), qPrintable(given));
    }

    void anIdOfItsOwnIsMadeWhereThereIsNone()
    {
        GupShupSimulation gupShup;
        static const QRegularExpression id(u"^[1-9][0-9]{18}-[1-9][0-9]{17}$"_s);
        QVERIFY(id.match(textAt(gupShup.answer(post(without("msg_id"))), {"response", "id"})).hasMatch());
    }

    void parametersMayStandInTheQuery()
    {
        GupShupSimulation gupShup;
        const ListenerReply reply
            = gupShup.answer({.method = "GET", .target = "/GatewayAPI/rest?" + encoded(message())});
        QCOMPARE(textAt(reply, {"response", "status"}), u"success"_s);
    }

    void theAnswerIsTextUnlessJsonIsAskedFor()
    {
        GupShupSimulation gupShup;
        QVERIFY(gupShup.answer(post(without("format"))).body.startsWith("success | 910000000001 | "));
        Form refused = without("format");
        refused.removeIf([](const auto &field) { return field.first == "password"; });
        QCOMPARE(gupShup.answer(post(refused)).body,
            "error | 101 | The parameter \"password\" is required. Please resend request.");
    }

    void refusalsHaveTheirCodeInPlaceOfTheId_data()
    {
        QTest::addColumn<Form>("form");
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("details");
        const QString required = u"The parameter \"%1\" is required. Please resend request."_s;
        for (const char *name : {"userid", "password", "auth_scheme", "v", "method", "send_to", "msg"})
            QTest::addRow("no %s", name)
                << without(name) << u"101"_s << required.arg(QLatin1StringView(name));
        QTest::newRow("password") << with("password", u"wrong"_s) << u"102"_s
                                  << u"Authentication failed due to invalid userId or password."_s;
        QTest::newRow("scheme") << with("auth_scheme", u"basic"_s) << u"102"_s
                                << u"Authentication failed due to invalid userId or password."_s;
        QTest::newRow("user") << with("userid", u"2000000001"_s) << u"103"_s
                              << u"Authentication Failed as userid \"2000000001\" does not exist."_s;
        QTest::newRow("method") << with("method", u"SendNothing"_s) << u"106"_s
                                << u"The method \"SendNothing\" is not supported."_s;
        QTest::newRow("empty number")
            << with("send_to", {}) << u"112"_s << u"The phone number field cannot be null."_s;
        for (const QString &number :
            {u"666"_s, u"+910000000001"_s, u"9892123456"_s, u"91 0000000001"_s, u"nobody"_s})
            QTest::addRow("number %s", qPrintable(number)) << with("send_to",
                number) << u"105"_s << u"The phone number \"%1\" is not a valid phone number"_s.arg(number);
        QTest::newRow("unknown type") << with("msg_type", u"HOLOGRAM"_s) << u"171"_s
                                      << u"You are not allowed to perform this action."_s;
        QTest::newRow("no such template")
            << with("msg_type", u"HSM"_s) << u"318"_s << u" Message does not match WhatsApp HSM template."_s;
        const QString mismatch = u" Message does not match WhatsApp HSM template."_s;
        const auto kind = [](const char *type, std::initializer_list<std::pair<QByteArray, QString>> more) {
            Form form = with("msg_type", QString::fromLatin1(type));
            for (const auto &[name, value] : more) {
                form.removeIf([&name = name](const auto &field) { return field.first == name; });
                form.append({name, value});
            }
            return form;
        };
        const QString body = u"Hello Asha, your order ORD-1 is on its way."_s;
        QTest::newRow("template with other words")
            << kind("HSM", {{"isHSM", u"true"_s}, {"msg", body + u'!'}}) << u"318"_s << mismatch;
        QTest::newRow("template with a footer it has not")
            << kind("HSM", {{"isHSM", u"true"_s}, {"msg", body}, {"footer", u"x"_s}}) << u"318"_s << mismatch;
        QTest::newRow("paused template")
            << kind("HSM", {{"isHSM", u"true"_s}, {"msg", u"Winter is here, Asha: come and stock up."_s}})
            << u"318"_s << mismatch;
        QTest::newRow("template by an id with a value missing")
            << kind("text", {{"isHSM", u"true"_s}, {"whatsAppTemplateId", u"7000001"_s}, {"var1", u"a"_s}})
            << u"318"_s << mismatch;
        QTest::newRow("URL's end for a template without such a button")
            << kind("HSM", {{"isHSM", u"true"_s}, {"msg", body}, {"buttonUrlParam", u"x"_s}}) << u"333"_s
            << u"Interactive button template mismatch"_s;
        QTest::newRow("buttons of a template, but none") << with("isTemplate",
            u"true"_s) << u"332"_s << u"Interactive button template not supported for non HSM requests"_s;
        QTest::newRow("contacts as a template") << kind("CONTACTS", {{"isHSM", u"true"_s}}) << u"329"_s
                                                << u"HSM not supported for this msg_type"_s;
        QTest::newRow("template through the two-way account")
            << kind("HSM", {{"isHSM", u"true"_s}, {"msg", body}, {"userid", u"2000000002"_s}}) << u"171"_s
            << u"You are not allowed to perform this action."_s;
        const QString media = u"SendMediaMessage"_s;
        const QString url = u"https://example.com/a"_s;
        QTest::newRow("media of an unknown kind")
            << kind("SCENT", {{"method", media}, {"isHSM", u"false"_s}, {"media_url", url}}) << u"328"_s
            << u"Invalid Media Content Type"_s;
        QTest::newRow("media without saying whether it is a template")
            << kind("IMAGE", {{"method", media}, {"media_url", url}}) << u"101"_s << required.arg(u"isHSM"_s);
        QTest::newRow("media without its address")
            << kind("IMAGE", {{"method", media}, {"isHSM", u"false"_s}}) << u"101"_s
            << required.arg(u"media_url"_s);
        QTest::newRow("media by an id that was never uploaded")
            << kind("IMAGE", {{"method", media}, {"isHSM", u"false"_s}, {"media_id", u"x1"_s}}) << u"330"_s
            << u"Media Id (x1) not found or has expired"_s;
        QTest::newRow("long caption") << kind("IMAGE",
            {{"method", media}, {"isHSM", u"false"_s}, {"media_url", url}, {"caption", QString(1025, u'x')}})
                                      << u"334"_s
                                      << u"Message length exceeded. Max limit for type caption is 1024."_s;
        QTest::newRow("place without a place")
            << kind("LOCATION", {{"location", u"{}"_s}}) << u"101"_s << required.arg(u"location"_s);
        QTest::newRow("four buttons") << kind("text",
            {{"interactive_type", u"dr_button"_s},
                {"action",
                    u"{\"buttons\":[%1,%1,%1,%1]}"_s.arg(
                        u"{\"type\":\"reply\",\"reply\":{\"id\":\"1\",\"title\":\"a\"}}"_s)}})
                                      << u"101"_s << required.arg(u"action"_s);
        QTest::newRow("long text") << with("msg", QString(4001, u'x')) << u"334"_s
                                   << u"Message length exceeded. Max limit for type DATA_TEXT is 4000."_s;
        Form unicode = with("msg", QString(1025, u'ж'));
        unicode.append({"data_encoding", u"Unicode_text"_s});
        QTest::newRow("long unicode text")
            << unicode << u"334"_s << u"Message length exceeded. Max limit for type DATA_TEXT is 1024."_s;
        QTest::newRow("rejected") << with("send_to", u"910000000400"_s) << u"318"_s
                                  << u" Message does not match WhatsApp HSM template."_s;
    }
    void refusalsHaveTheirCodeInPlaceOfTheId()
    {
        QFETCH(Form, form);
        QFETCH(QString, code);
        QFETCH(QString, details);
        GupShupSimulation gupShup;
        const ListenerReply reply = gupShup.answer(post(form));
        QCOMPARE(reply.status, 200);
        QCOMPARE(textAt(reply, {"response", "id"}), code);
        QCOMPARE(textAt(reply, {"response", "details"}), details);
        QCOMPARE(textAt(reply, {"response", "status"}), u"error"_s);
        QCOMPARE(textAt(reply, {"response", "phone"}), QString());
    }

    void aBodyThatIsNotDeclaredAsAFormIsNotRead()
    {
        GupShupSimulation gupShup;
        ListenerRequest request = post(message());
        request.headers = {{"Content-Type", "application/json"}};
        QVERIFY(gupShup.answer(request).body.startsWith("error | 101 | "));
    }

    void otherPathsAreNotFound()
    {
        GupShupSimulation gupShup;
        ListenerRequest request = post(message());
        request.target = "/GatewayAPI/resty";
        QCOMPARE(gupShup.answer(request).status, 404);
    }
};

QTEST_GUILESS_MAIN(GupShupSimulationTest)
#include "tst_gupshup_simulation.moc"
