// SPDX-License-Identifier: Apache-2.0
#include "core/message/ContentRules.h"
#include "message/ContentFaults.h"
#include "support/TestMain.h"

#include <QTest>

#include <algorithm>

using namespace ChannelConsole;
using namespace Qt::StringLiterals;

namespace {

/// The first sound content of a type.
template <typename Content>
Content sound()
{
    const QList<SoundContent> all = soundContents();
    const auto found = std::find_if(all.cbegin(), all.cend(),
        [](const SoundContent &each) { return std::holds_alternative<Content>(each.content); });
    return std::get<Content>(found->content);
}

} // namespace

class ContentRulesTest final : public QObject
{
    Q_OBJECT
private slots:
    void aSoundContentHasNothingAgainstIt_data()
    {
        QTest::addColumn<MessageContent>("content");
        const QList<SoundContent> all = soundContents();
        for (const SoundContent &each : all)
            QTest::newRow(each.name) << each.content;
    }
    void aSoundContentHasNothingAgainstIt()
    {
        QFETCH(MessageContent, content);
        const QList<ContentFinding> found = contentFindings(content, {});
        QVERIFY2(found.isEmpty(), found.isEmpty() ? "" : qPrintable(found.constFirst().text));
    }

    void whatIsWrongIsSaidAtItsInput_data()
    {
        QTest::addColumn<MessageContent>("content");
        QTest::addColumn<QString>("field");
        QTest::addColumn<int>("weight");
        const QList<ContentFault> all = contentFaults();
        for (const ContentFault &fault : all)
            QTest::newRow(fault.name) << fault.content << fault.field << int(fault.weight);
    }
    void whatIsWrongIsSaidAtItsInput()
    {
        QFETCH(MessageContent, content);
        QFETCH(QString, field);
        QFETCH(int, weight);
        const QList<ContentFinding> found = contentFindings(content, {});
        QCOMPARE(found.size(), 1);
        QCOMPARE(found.constFirst().field, field);
        QCOMPARE(int(found.constFirst().weight), weight);
        QVERIFY(found.constFirst().text.endsWith(u'.') || field == "json"_L1);
    }

    void aPartnersLimitsCountInsteadOfWhatsApps()
    {
        const MessageLimits limits{.text = 10, .buttons = 1};
        QCOMPARE(contentFindings(TextContent{.text = u"eleven char"_s}, limits).size(), 1);
        const QList<ContentFinding> found = contentFindings(sound<ButtonsContent>(), limits);
        QVERIFY(!found.isEmpty());
        QCOMPARE(found.constFirst().field, u"buttons"_s);
    }

    void aListHasAtMostTenSections()
    {
        auto many = sound<ListContent>();
        many.sections = QList<ListSection>(11, ListSection{.title = u"x"_s});
        const QList<ContentFinding> found = contentFindings(many, {});
        QCOMPARE(found.constFirst().field, u"sections"_s);
        QCOMPARE(found.size(), 12); // and none of them has a row
    }

    void everyTypeIsCheckedFromItsFirstInput()
    {
        for (const MessageType type : allMessageTypes()) {
            const QList<ContentFinding> found = contentFindings(emptyContent(type), {});
            QVERIFY2(!found.isEmpty(), qPrintable(messageTypeId(type)));
            QCOMPARE(found.constFirst().weight, ContentFinding::Weight::Error);
        }
    }
};

CHANNEL_CONSOLE_TEST(ContentRulesTest)
#include "tst_content_rules.moc"
