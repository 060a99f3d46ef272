// SPDX-License-Identifier: Apache-2.0
#include "core/sandbox/ForgeCatalogue.h"

#include "core/Json.h"
#include "core/partner/Partner.h"
#include "support/TestMain.h"

#include <QSet>
#include <QTest>

using namespace ChannelConsole;
using namespace Qt::StringLiterals;

namespace {

ForgeFacts facts()
{
    const QDateTime now(QDate(2026, 3, 1), QTime(12, 0), Qt::UTC);
    return {.message = {.businessNumber = u"+910000001000"_s,
                .userNumber = u"+910000000001"_s,
                .id = u"123456789012345678901234"_s,
                .time = now},
        .sent = ForgedReport{.partnerMessageId = u"3562707498794989059-m1"_s,
            .messageId = u"m1"_s,
            .businessNumber = u"+910000001000"_s,
            .userNumber = u"+910000000001"_s,
            .sentAt = now.addSecs(-60)}};
}

WebhookEvents eventsOf(const Partner &partner, const ForgedPost &post)
{
    const Result<WebhookEvents> events = partner.parseWebhook(post.post);
    return events.ok() ? events.value() : WebhookEvents{.notUnderstood = {events.error().text}};
}

} // namespace

/// What the sandbox forges is read by the partner's own parser, the one real calls go through.
class TestForgeCatalogue final : public QObject
{
    Q_OBJECT

private slots:
    void everyPartnerHasOne_data() { rows(); }
    void everyPartnerHasOne()
    {
        QFETCH(const Partner *, partner);
        const PartnerForge *forge = findForge(partner->id());
        QVERIFY(forge);
        QSet<QString> ids;
        for (const ForgedCall &call : forgeCatalogue(*forge)) {
            QVERIFY(!call.title.isEmpty());
            QVERIFY2(!ids.contains(call.id), qPrintable(call.id));
            ids.insert(call.id);
            QVERIFY2(!forgePosts(*forge, call.id, facts()).isEmpty(), qPrintable(call.id));
        }
    }

    void everyFormIsReadAsAMessageOfItsUser_data() { rows(); }
    void everyFormIsReadAsAMessageOfItsUser()
    {
        QFETCH(const Partner *, partner);
        const PartnerForge *forge = findForge(partner->id());
        for (const ForgedCall &call : forgeCatalogue(*forge)) {
            if (call.group != ForgeGroup::Message)
                continue;
            const WebhookEvents events
                = eventsOf(*partner, forgePosts(*forge, call.id, facts()).constFirst());
            QVERIFY2(events.messages.size() == 1, qPrintable(call.id));
            const InboundMessage &message = events.messages.constFirst();
            QVERIFY2(events.notUnderstood.isEmpty(), qPrintable(call.id + events.notUnderstood.join(u' ')));
            QCOMPARE(message.businessNumber, u"+910000001000"_s);
            QCOMPARE(message.userNumber, u"+910000000001"_s);
            QVERIFY(!message.key.isEmpty());
            if (call.id.contains(u"ayment"_s) || call.id.contains(u"PAYMENT"_s)) {
                QVERIFY2(message.payment.has_value(), qPrintable(call.id));
                QVERIFY2(message.payment->flaw.isEmpty(), qPrintable(message.payment->flaw));
                QCOMPARE(message.payment->value, 300);
                const bool failed = call.id.contains(u"failed"_s);
                QCOMPARE(message.payment->status.toLower(), failed ? u"failed"_s : u"success"_s);
            }
        }
    }

    void everyReportIsAboutTheMessageThatWasSent_data() { rows(); }
    void everyReportIsAboutTheMessageThatWasSent()
    {
        QFETCH(const Partner *, partner);
        const PartnerForge *forge = findForge(partner->id());
        for (const QString &status : {u"delivered"_s, u"read"_s, u"failed"_s}) {
            const QList<ForgedPost> posts = forgePosts(*forge, status, facts());
            const WebhookEvents events = eventsOf(*partner, posts.constFirst());
            QCOMPARE(events.deliveries.size(), 1);
            const DeliveryEvent &event = events.deliveries.constFirst();
            QVERIFY2(event.partnerMessageId == u"3562707498794989059-m1"_s || event.ourMessageId == u"m1"_s,
                qPrintable(event.partnerMessageId));
            QVERIFY2(event.status.contains(status), qPrintable(event.status));
        }
    }

    void disorderIsWhatItsTitleSays_data() { rows(); }
    void disorderIsWhatItsTitleSays()
    {
        QFETCH(const Partner *, partner);
        const PartnerForge *forge = findForge(partner->id());
        const QList<ForgedPost> twice = forgePosts(*forge, u"message-twice"_s, facts());
        QCOMPARE(twice.size(), 2);
        QCOMPARE(twice.at(0).post.body, twice.at(1).post.body);
        QCOMPARE(eventsOf(*partner, twice.at(0)).messages.constFirst().key,
            eventsOf(*partner, twice.at(1)).messages.constFirst().key);

        QStringList order;
        for (const ForgedPost &each : forgePosts(*forge, u"report-backwards"_s, facts()))
            order += eventsOf(*partner, each).deliveries.constFirst().status;
        QVERIFY2(order.first().contains(u"read"_s), qPrintable(order.join(u' ')));
        QVERIFY(order.at(1).contains(u"delivered"_s));

        const WebhookEvents unknown
            = eventsOf(*partner, forgePosts(*forge, u"message-unknown"_s, facts()).constFirst());
        QCOMPARE(unknown.messages.size(), 1);
        QCOMPARE(unknown.messages.constFirst().type, u"hologram"_s);

        const WebhookEvents nothing
            = eventsOf(*partner, forgePosts(*forge, u"not-json"_s, facts()).constFirst());
        QVERIFY(nothing.messages.isEmpty() && nothing.deliveries.isEmpty());
        QVERIFY(!nothing.notUnderstood.isEmpty());
    }

    void aReportNeedsAMessageToBeAbout()
    {
        ForgeFacts nothingSent = facts();
        nothingSent.sent.reset();
        const PartnerForge *forge = findForge(u"gupshup"_s);
        QVERIFY(forgePosts(*forge, u"delivered"_s, nothingSent).isEmpty());
        QVERIFY(!forgePosts(*forge, u"report-unknown"_s, nothingSent).isEmpty());
        QVERIFY(forgePosts(*forge, u"no such call"_s, facts()).isEmpty());
    }

    void aPartnerNobodyKnowsHasNone() { QVERIFY(!findForge(u"somebody"_s)); }

private:
    static void rows()
    {
        QTest::addColumn<const Partner *>("partner");
        for (const Partner *partner : allPartners())
            QTest::newRow(qPrintable(partner->id())) << partner;
    }
};

CHANNEL_CONSOLE_TEST(TestForgeCatalogue)
#include "tst_forgecatalogue.moc"
