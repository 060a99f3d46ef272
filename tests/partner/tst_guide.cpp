// SPDX-License-Identifier: Apache-2.0
#include "core/partner/Guide.h"
#include "core/partner/Partner.h"
#include "support/TestMain.h"

#include <QTest>

#include <algorithm>

using namespace ChannelConsole;
using namespace Qt::StringLiterals;

// Linked with core alone: that the guides are found at all proves that the resources come along with the
// static library.
class GuideTest final : public QObject
{
    Q_OBJECT

    static bool says(const Guide &guide, const QString &text)
    {
        return std::any_of(guide.steps.cbegin(), guide.steps.cend(),
                   [&text](const GuideStep &step) { return step.text.contains(text); })
            || guide.notes.join(u'\n').contains(text) || guide.before.join(u'\n').contains(text);
    }

private slots:
    void everyPartnerHasAGuideThatIsComplete_data()
    {
        QTest::addColumn<QString>("id");
        for (const Partner *partner : allPartners())
            QTest::newRow(qPrintable(partner->id())) << partner->id();
    }
    void everyPartnerHasAGuideThatIsComplete()
    {
        QFETCH(QString, id);
        const Result<Guide> loaded = loadGuide(id, QLocale::c());
        QVERIFY2(loaded.ok(), loaded ? "" : qPrintable(loaded.error().details));
        const Guide &guide = loaded.value();
        QVERIFY(!guide.before.isEmpty());
        QVERIFY(!guide.notes.isEmpty());

        QStringList fieldIds;
        for (const FieldSpec &field : findPartner(id)->fields())
            fieldIds.append(field.id);
        QStringList carriedOver;
        for (const GuideStep &step : guide.steps) {
            QVERIFY(!step.title.isEmpty());
            QVERIFY(!step.text.isEmpty());
            QVERIFY2(step.copy.isEmpty() || fieldIds.contains(step.copy), qPrintable(step.copy));
            carriedOver.append(step.copy);
        }
        QVERIFY(carriedOver.contains(u"webhookUrl"_s));
        QVERIFY(carriedOver.contains(u"numbers"_s));
    }

    void aSecretIsNeverOfferedForCopyingInAGuide()
    {
        for (const Partner *partner : allPartners()) {
            const Result<Guide> guide = loadGuide(partner->id(), QLocale::c());
            for (const FieldSpec &field : partner->fields()) {
                if (field.kind != FieldKind::Secret)
                    continue;
                for (const GuideStep &step : guide.value().steps)
                    QVERIFY(step.copy != field.id);
            }
        }
    }

    void whatUsersOverlookIsInTheGuides()
    {
        QVERIFY(says(loadGuide(u"infobip"_s, QLocale::c()).value(), u"Kore Hi"_s));
        QVERIFY(says(loadGuide(u"infobip"_s, QLocale::c()).value(), u"View Logs"_s));
        QVERIFY(says(loadGuide(u"gupshup"_s, QLocale::c()).value(), u"Enter your Callback URL"_s));
        QVERIFY(says(loadGuide(u"gupshup"_s, QLocale::c()).value(), u"customer support"_s));
        QVERIFY(says(loadGuide(u"karix"_s, QLocale::c()).value(), u"shake hands"_s));
    }

    void aLanguageWithoutAGuideOfItsOwnGetsEnglish()
    {
        const Result<Guide> guide = loadGuide(u"infobip"_s, QLocale(u"fi_FI"_s));
        QVERIFY(guide.ok());
        QCOMPARE(guide.value().steps, loadGuide(u"infobip"_s, QLocale::c()).value().steps);
    }

    void aMissingOrDamagedGuideIsAProblemInWords_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("not JSON") << QByteArray("steps:");
        QTest::newRow("an array") << QByteArray("[]");
        QTest::newRow("another partner's") << QByteArray(R"({"partner":"karix","steps":[]})");
        QTest::newRow("no steps") << QByteArray(R"({"partner":"infobip","steps":[]})");
        QTest::newRow("a step without text")
            << QByteArray(R"({"partner":"infobip","steps":[{"where":"console","title":"x"}]})");
        QTest::newRow("a step nowhere")
            << QByteArray(R"({"partner":"infobip","steps":[{"where":"mars","title":"x","text":"y"}]})");
    }
    void aMissingOrDamagedGuideIsAProblemInWords()
    {
        QFETCH(QByteArray, text);
        const Result<Guide> guide = parseGuide(text, u"infobip"_s);
        QVERIFY(!guide.ok());
        QVERIFY(!guide.error().text.isEmpty());
        QVERIFY(!guide.error().remedy.isEmpty());
        QVERIFY(!loadGuide(u"nobody"_s, QLocale::c()).ok());
    }
};

CHANNEL_CONSOLE_TEST(GuideTest)
#include "tst_guide.moc"
