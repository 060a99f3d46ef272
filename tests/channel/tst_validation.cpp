// SPDX-License-Identifier: Apache-2.0
#include "core/channel/PhoneNumber.h"
#include "core/channel/Validation.h"
#include "core/partner/Partner.h"
#include "support/TestMain.h"

#include <QTest>

using namespace ChannelConsole;
using namespace Qt::StringLiterals;

class ValidationTest final : public QObject
{
    Q_OBJECT

    static ChannelConfiguration infobip()
    {
        PartnerSettings settings;
        settings.numbers = {u"+441134960000"_s};
        settings.values = {{u"baseUrl"_s, u"https://abc.api.infobip.com"_s}, {u"username"_s, u"desk"_s}};
        settings.secrets = {{u"password"_s, {u"name"_s, u"https://abc.api.infobip.com"_s}}};
        ChannelConfiguration configuration;
        configuration.partnerId = u"infobip"_s;
        configuration.enabled = true;
        configuration.settings.insert(u"infobip"_s, settings);
        return configuration;
    }

    static QStringList faultyFields(
        const ChannelConfiguration &configuration, const QSet<QString> &typed = {})
    {
        QStringList ids;
        for (const FieldFault &fault : validate(configuration, typed)) {
            ids.append(fault.fieldId);
            if (fault.text.isEmpty())
                ids.append(u"(no words)"_s);
        }
        return ids;
    }

    static QStringList numbers(int count)
    {
        QStringList list;
        for (int i = 0; i < count; ++i)
            list.append(u"+4411349600%1"_s.arg(i, 2, 10, QLatin1Char('0')));
        return list;
    }

private slots:
    void aCompleteConfigurationHasNoFault() { QCOMPARE(faultyFields(infobip()), QStringList()); }

    void anEnabledChannelNeedsEveryRequiredFieldInTheOrderOfTheForm()
    {
        ChannelConfiguration configuration = infobip();
        configuration.settings.clear();
        QCOMPARE(faultyFields(configuration),
            QStringList({u"numbers"_s, u"baseUrl"_s, u"username"_s, u"password"_s}));
    }

    void aDisabledChannelMayBeSavedIncompleteButNothingEnteredMayBeWrong()
    {
        ChannelConfiguration configuration = infobip();
        configuration.enabled = false;
        configuration.settings.clear();
        QCOMPARE(faultyFields(configuration), QStringList());
        configuration.settings[u"infobip"_s].values[u"baseUrl"_s] = u"http://abc.api.infobip.com"_s;
        configuration.settings[u"infobip"_s].numbers = {u"12"_s};
        QCOMPARE(faultyFields(configuration), QStringList({u"numbers"_s, u"baseUrl"_s}));
    }

    void aTypedSecretCountsAsThere()
    {
        ChannelConfiguration configuration = infobip();
        configuration.settings[u"infobip"_s].secrets.clear();
        QCOMPARE(faultyFields(configuration), QStringList{u"password"_s});
        QCOMPARE(faultyFields(configuration, {u"password"_s}), QStringList());
    }

    void onlyTheChosenAuthenticationIsAskedFor()
    {
        ChannelConfiguration configuration = infobip();
        PartnerSettings &settings = configuration.settings[u"infobip"_s];
        settings.values.remove(u"username"_s);
        settings.secrets.clear();
        settings.values[u"authentication"_s] = u"apikey"_s;
        QCOMPARE(faultyFields(configuration), QStringList{u"apiKey"_s});
        settings.values[u"authentication"_s] = u"telepathy"_s;
        QCOMPARE(faultyFields(configuration), QStringList{u"authentication"_s});
    }

    void aSecretIsAskedForAgainWhenTheHostChanges()
    {
        ChannelConfiguration configuration = infobip();
        PartnerSettings &settings = configuration.settings[u"infobip"_s];
        settings.values[u"baseUrl"_s] = u"https://evil.example"_s;
        const QList<FieldFault> faults = validate(configuration, {});
        QCOMPARE(faults.size(), 1);
        QCOMPARE(faults.constFirst().fieldId, u"password"_s);
        QVERIFY(faults.constFirst().text.contains(u"https://evil.example"_s));
        QCOMPARE(faultyFields(configuration, {u"password"_s}), QStringList());
        settings.secrets[u"password"_s].origin = u"sandbox:infobip"_s;
        QCOMPARE(faultyFields(configuration), QStringList());
    }

    void numbersAreLimitedAndUnique()
    {
        ChannelConfiguration configuration = infobip();
        QStringList &list = configuration.settings[u"infobip"_s].numbers;
        list = numbers(kMaximumBusinessNumbers);
        QCOMPARE(faultyFields(configuration), QStringList());
        list = numbers(kMaximumBusinessNumbers + 1);
        QCOMPARE(faultyFields(configuration), QStringList{u"numbers"_s});
        list = {u"+441134960000"_s, u"+44 1134 960000"_s};
        QVERIFY(validate(configuration, {}).constFirst().text.contains(u"twice"_s));
    }

    void anAssociatedAppHasToBeChosen()
    {
        ChannelConfiguration configuration;
        configuration.partnerId = u"gupshup"_s;
        configuration.enabled = true;
        configuration.associateApp = true;
        QVERIFY(faultyFields(configuration).contains(u"associateApp"_s));
        configuration.appId = QUuid::createUuid();
        QVERIFY(!faultyFields(configuration).contains(u"associateApp"_s));
    }

    void thePartnerItselfIsChecked()
    {
        ChannelConfiguration configuration;
        QCOMPARE(faultyFields(configuration), QStringList());
        configuration.enabled = true;
        QCOMPARE(faultyFields(configuration), QStringList{kMessagingPartnerFieldId});
        configuration.enabled = false;
        configuration.partnerId = u"telegraph"_s;
        QCOMPARE(faultyFields(configuration), QStringList{kMessagingPartnerFieldId});
    }

    void aSecretsSpacesAreKeptAndOtherFieldsAreTrimmed()
    {
        FieldSpec field;
        QCOMPARE(normalised(field, u" x "_s), u"x"_s);
        field.kind = FieldKind::Secret;
        QCOMPARE(normalised(field, u" x "_s), u" x "_s);
    }

    void anEmptyRequiredFieldSaysWhatToEnter()
    {
        FieldSpec field{.id = u"x"_s, .label = u"Account Key"_s, .kind = FieldKind::Secret, .required = true};
        QVERIFY(checkField(field, {}, false).contains(u"Account Key"_s));
        QCOMPARE(checkField(field, {}, true), QString());
        field.required = false;
        QCOMPARE(checkField(field, {}, false), QString());
    }
};

CHANNEL_CONSOLE_TEST(ValidationTest)
#include "tst_validation.moc"
