// SPDX-License-Identifier: Apache-2.0
#include "core/channel/Validation.h"
#include "core/partner/CommonFields.h"
#include "core/partner/Partner.h"

#include <QTest>

using namespace ChannelConsole;
using namespace Qt::StringLiterals;

namespace {

FieldSpec fieldOf(const QString &partner, const QString &id)
{
    for (const FieldSpec &field : findPartner(partner)->fields()) {
        if (field.id == id)
            return field;
    }
    qFatal("no such field");
}

} // namespace

class PartnerFieldsTest final : public QObject
{
    Q_OBJECT

    static void addPartners()
    {
        QTest::addColumn<QString>("id");
        for (const Partner *partner : allPartners())
            QTest::newRow(qPrintable(partner->id())) << partner->id();
    }

private slots:
    void partnersAreFoundByIdInTheOrderOfTheDropDown()
    {
        QStringList names;
        for (const Partner *partner : allPartners()) {
            names.append(partner->name());
            QCOMPARE(findPartner(partner->id()), partner);
        }
        QCOMPARE(names, QStringList({u"Infobip"_s, u"GupShup"_s, u"Karix"_s}));
        QVERIFY(!findPartner(u"netcore"_s));
        QVERIFY(!findPartner({}));
    }

    void theFieldsAreTheGuidesInItsOrderAndSpelling_data()
    {
        QTest::addColumn<QString>("id");
        QTest::addColumn<QStringList>("labels");
        QTest::newRow("Infobip") << u"infobip"_s
                                 << QStringList{u"Phone Number"_s, u"Base URL"_s, u"Username"_s,
                                        u"Password"_s, u"Webhook URL"_s, u"Enable Channel"_s};
        QTest::newRow("GupShup") << u"gupshup"_s
                                 << QStringList{u"Mobile number"_s, u"WABA ID"_s, u"Password"_s,
                                        u"Webhook URL"_s, u"Associate an App"_s, u"Enable Channel"_s};
        QTest::newRow("Karix") << u"karix"_s
                               << QStringList{u"Phone Number"_s, u"Account Key"_s, u"Vendor"_s, u"From"_s,
                                      u"Webhook URL"_s, u"Enable Channel"_s};
    }
    void theFieldsAreTheGuidesInItsOrderAndSpelling()
    {
        QFETCH(QString, id);
        QFETCH(QStringList, labels);
        QStringList plain;
        bool advancedBegan = false;
        for (const FieldSpec &field : findPartner(id)->fields()) {
            if (!field.advanced) {
                QVERIFY(!advancedBegan);
                plain.append(field.label);
            }
            advancedBegan = advancedBegan || field.advanced;
        }
        QCOMPARE(plain, labels);
    }

    void everyFieldIsWholeAndItsDefaultIsValid_data() { addPartners(); }
    void everyFieldIsWholeAndItsDefaultIsValid()
    {
        QFETCH(QString, id);
        QSet<QString> ids;
        for (const FieldSpec &field : findPartner(id)->fields()) {
            QVERIFY2(!field.id.isEmpty() && !ids.contains(field.id), qPrintable(field.id));
            ids.insert(field.id);
            QVERIFY2(!field.label.isEmpty(), qPrintable(field.id));
            QVERIFY2(!field.help.isEmpty(), qPrintable(field.id));
            if (!field.defaultValue.isEmpty()) {
                QCOMPARE(checkField(field, field.defaultValue, false), QString());
                QCOMPARE(normalised(field, field.defaultValue), field.defaultValue);
            }
            for (const FieldChoice &choice : field.choices) {
                QVERIFY(!choice.label.isEmpty());
                QCOMPARE(checkField(field, choice.value, false), QString());
            }
        }
        QVERIFY(ids.contains(u"connectDeadline"_s) && ids.contains(u"requestDeadline"_s)
            && ids.contains(u"extraCaFile"_s));
    }

    void everySecretNeededForASendIsASecretFieldThatApplies_data() { addPartners(); }
    void everySecretNeededForASendIsASecretFieldThatApplies()
    {
        QFETCH(QString, id);
        const Partner *partner = findPartner(id);
        const QList<FieldSpec> fields = partner->fields();
        for (const QString &authentication : {u"basic"_s, u"apikey"_s}) {
            const PartnerSettings settings{.values = {{u"authentication"_s, authentication}}};
            for (const QString &secret : partner->secretsForSend(settings, MessageType::Text)) {
                const FieldSpec field = fieldOf(id, secret);
                QCOMPARE(field.kind, FieldKind::Secret);
                QVERIFY(fieldApplies(field, fields, settings));
            }
        }
    }

    void gupShupsSecondAccountIsOptional()
    {
        const FieldSpec user = fieldOf(u"gupshup"_s, u"twoWayUserId"_s);
        const FieldSpec password = fieldOf(u"gupshup"_s, u"twoWayPassword"_s);
        QCOMPARE(password.kind, FieldKind::Secret);
        QVERIFY(user.advanced && password.advanced && !user.required && !password.required);
        QVERIFY(user.check(u"2000123456"_s).isEmpty());
        QVERIFY(!user.check(u"asha"_s).isEmpty());
        const PartnerSettings both{.values = {{user.id, u"2000123456"_s}}, .secrets = {{password.id, {}}}};
        const Partner *gupShup = findPartner(u"gupshup"_s);
        QCOMPARE(gupShup->secretsForSend(both, MessageType::Image), QStringList{password.id});
        QCOMPARE(gupShup->secretsForSend(both, MessageType::Template), QStringList{u"password"_s});
        QCOMPARE(gupShup->secretsForSend({}, MessageType::Image), QStringList{u"password"_s});
    }

    void whatIsNotDocumentedIsMarked()
    {
        QVERIFY(fieldOf(u"karix"_s, u"vendor"_s).unverified);
        QVERIFY(fieldOf(u"karix"_s, u"from"_s).unverified);
        QVERIFY(fieldOf(u"karix"_s, u"apiUrl"_s).unverified);
        QVERIFY(fieldOf(u"gupshup"_s, u"templateApiUrl"_s).unverified);
        QVERIFY(!fieldOf(u"gupshup"_s, u"apiUrl"_s).unverified);
        QVERIFY(fieldOf(u"gupshup"_s, u"wabaId"_s).help.contains(u"not documented"_s));
    }

    void aServiceUrlIsBroughtIntoForm_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("stored");
        QTest::newRow("as it is") << u"https://abc.api.infobip.com"_s << u"https://abc.api.infobip.com"_s;
        QTest::newRow("without scheme") << u" abc.api.infobip.com "_s << u"https://abc.api.infobip.com"_s;
        QTest::newRow("with slashes")
            << u"https://abc.api.infobip.com//"_s << u"https://abc.api.infobip.com"_s;
        QTest::newRow("in quotes") << u"\"https://abc.api.infobip.com/\""_s
                                   << u"https://abc.api.infobip.com"_s;
        QTest::newRow("whole send address")
            << u"https://abc.api.infobip.com/whatsapp/1/message/text"_s << u"https://abc.api.infobip.com"_s;
        QTest::newRow("regional") << u"9kn66r.api-us.infobip.com"_s << u"https://9kn66r.api-us.infobip.com"_s;
        QTest::newRow("loopback") << u"http://127.0.0.1:8080/"_s << u"http://127.0.0.1:8080"_s;
        QTest::newRow("own gateway") << u"https://gateway.example/infobip"_s
                                     << u"https://gateway.example/infobip"_s;
    }
    void aServiceUrlIsBroughtIntoForm()
    {
        QFETCH(QString, typed);
        QFETCH(QString, stored);
        const FieldSpec field = fieldOf(u"infobip"_s, u"baseUrl"_s);
        QCOMPARE(normalised(field, typed), stored);
        QCOMPARE(checkField(field, typed, false), QString());
        QCOMPARE(findPartner(u"infobip"_s)->serviceUrl({.values = {{u"baseUrl"_s, typed}}}), QUrl(stored));
    }

    void anAddressThatCannotBeTrustedIsRefusedInWords_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("says");
        QTest::newRow("plain http") << u"http://abc.api.infobip.com"_s << u"https"_s;
        QTest::newRow("looks like loopback") << u"http://127.0.0.1.evil.example"_s << u"https"_s;
        QTest::newRow("other scheme") << u"ftp://abc.api.infobip.com"_s << u"https"_s;
        QTest::newRow("user and password") << u"https://u:p@abc.api.infobip.com"_s << u"password"_s;
        QTest::newRow("query") << u"https://abc.api.infobip.com?x=1"_s << u"?"_s;
        QTest::newRow("fragment") << u"https://abc.api.infobip.com#x"_s << u"#"_s;
        QTest::newRow("no host") << u"https://"_s << u"complete"_s;
        QTest::newRow("spaces") << u"https://a b.example"_s << u"complete"_s;
    }
    void anAddressThatCannotBeTrustedIsRefusedInWords()
    {
        QFETCH(QString, typed);
        QFETCH(QString, says);
        const FieldSpec field = fieldOf(u"infobip"_s, u"baseUrl"_s);
        const QString fault = checkField(field, typed, false);
        QVERIFY2(fault.contains(says), qPrintable(fault));
        QVERIFY(!findPartner(u"infobip"_s)->serviceUrl({.values = {{u"baseUrl"_s, typed}}}).isValid());
    }

    void defaultAddressesAreTheDocumentedOnes()
    {
        QCOMPARE(findPartner(u"gupshup"_s)->serviceUrl({}), QUrl(u"https://media.smsgupshup.com"_s));
        QCOMPARE(findPartner(u"karix"_s)->serviceUrl({}), QUrl(u"https://rcmapi.instaalerts.zone"_s));
        QVERIFY(!findPartner(u"infobip"_s)->serviceUrl({}).isValid());
    }

    void pastedKeysLoseWhatDoesNotBelongToThem_data()
    {
        QTest::addColumn<QString>("partner");
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("stored");
        QTest::newRow("App") << u"infobip"_s << u"apiKey"_s << u"App abc-123"_s << u"abc-123"_s;
        QTest::newRow("App twice") << u"infobip"_s << u"apiKey"_s << u" app App  abc-123\n"_s << u"abc-123"_s;
        QTest::newRow("quoted with App")
            << u"infobip"_s << u"apiKey"_s << u"\"App abc-123\""_s << u"abc-123"_s;
        QTest::newRow("App with quoted key")
            << u"infobip"_s << u"apiKey"_s << u"App 'abc-123'"_s << u"abc-123"_s;
        QTest::newRow("a key that begins so")
            << u"infobip"_s << u"apiKey"_s << u"Apple123"_s << u"Apple123"_s;
        QTest::newRow("Bearer") << u"karix"_s << u"accountKey"_s << u"Bearer Zm9v+/=="_s << u"Zm9v+/=="_s;
        QTest::newRow("password keeps spaces") << u"infobip"_s << u"password"_s << u" p w \n"_s << u" p w "_s;
        QTest::newRow("password keeps quotes") << u"gupshup"_s << u"password"_s << u"\"p\""_s << u"\"p\""_s;
    }
    void pastedKeysLoseWhatDoesNotBelongToThem()
    {
        QFETCH(QString, partner);
        QFETCH(QString, field);
        QFETCH(QString, typed);
        QFETCH(QString, stored);
        QCOMPARE(normalised(fieldOf(partner, field), typed), stored);
        QCOMPARE(checkField(fieldOf(partner, field), typed, false), QString());
    }

    void whatWouldBreakAHeaderIsRefused()
    {
        QVERIFY(!checkField(fieldOf(u"infobip"_s, u"apiKey"_s), u"abc\r\nX-Evil: 1"_s, false).isEmpty());
        QVERIFY(!checkField(fieldOf(u"karix"_s, u"accountKey"_s), u"schlüssel"_s, false).isEmpty());
        QVERIFY(!checkField(fieldOf(u"infobip"_s, u"username"_s), u"a:b"_s, false).isEmpty());
        QVERIFY(!checkField(fieldOf(u"gupshup"_s, u"wabaId"_s), u"2000 123"_s, false).isEmpty());
    }

    void deadlinesAreReadOrFallBackToTheDefaults()
    {
        QCOMPARE(connectionSettings({}), ConnectionSettings());
        const ConnectionSettings read
            = connectionSettings({.values = {{u"connectDeadline"_s, u"3"_s}, {u"requestDeadline"_s, u"90"_s},
                                      {u"extraCaFile"_s, u"/ca.pem"_s}}});
        QCOMPARE(read, (ConnectionSettings{std::chrono::seconds(3), std::chrono::seconds(90), u"/ca.pem"_s}));
        QCOMPARE(connectionSettings(
                     {.values = {{u"connectDeadline"_s, u"soon"_s}, {u"requestDeadline"_s, u"0"_s}}}),
            ConnectionSettings());
        for (const QString &wrong : {u"0"_s, u"-1"_s, u"601"_s, u"1.5"_s, u"soon"_s})
            QVERIFY2(!checkField(fieldOf(u"karix"_s, u"requestDeadline"_s), wrong, false).isEmpty(),
                qPrintable(wrong));
        QVERIFY(!checkField(fieldOf(u"karix"_s, u"extraCaFile"_s), u"ca.pem"_s, false).isEmpty());
    }

    void onlyInfobipHasASandboxKeyword()
    {
        QVERIFY(!findPartner(u"infobip"_s)->keywordLabel().isEmpty());
        QVERIFY(findPartner(u"gupshup"_s)->keywordLabel().isEmpty());
        QVERIFY(findPartner(u"karix"_s)->keywordLabel().isEmpty());
    }
};

QTEST_GUILESS_MAIN(PartnerFieldsTest)
#include "tst_partner_fields.moc"
