// SPDX-License-Identifier: Apache-2.0
#include "webhook/EndpointFixture.h"

#include "core/log/MessageLog.h"
#include "core/partner/Partner.h"
#include "core/webhook/CallIngest.h"
#include "partner/WebhookSamples.h"
#include "support/TestMain.h"

#include <QTest>

using namespace ChannelConsole;
using namespace Qt::StringLiterals;

namespace {

/// Where a message that was accepted stands after the reports, as the product's words have it: forward only,
/// and failed is final.
QString statusAfter(const QList<DeliveryEvent> &reports, const QString &partnerMessageId)
{
    static const QStringList kForward{
        MessageStatus::kAccepted, MessageStatus::kSent, MessageStatus::kDelivered, MessageStatus::kRead};
    QString status = MessageStatus::kAccepted;
    for (const DeliveryEvent &report : reports) {
        if (report.partnerMessageId != partnerMessageId || status == MessageStatus::kFailed)
            continue;
        if (report.status == MessageStatus::kFailed && kForward.indexOf(status) < 2)
            status = report.status;
        else if (kForward.indexOf(report.status) > kForward.indexOf(status))
            status = report.status;
    }
    return status;
}

} // namespace

/// Every published example of what a partner posts, over real HTTP through a running endpoint into the
/// message log. That the parsers read them right is proven beside the partners (tst_webhook_events); here
/// nothing of it may get lost on the way.
class WebhookSamplesTest final : public QObject
{
    Q_OBJECT
private slots:
    void everySampleEndsInTheLog_data()
    {
        QTest::addColumn<qsizetype>("index");
        const QList<WebhookSample> samples = webhookSamples();
        for (qsizetype i = 0; i < samples.size(); ++i)
            QTest::newRow(qPrintable(samples.at(i).name)) << i;
        if (samples.isEmpty())
            QTest::newRow("none") << qsizetype(-1);
    }

    void everySampleEndsInTheLog()
    {
        QFETCH(const qsizetype, index);
        if (index < 0)
            QSKIP("../shared/specs is not there");
        const WebhookSample sample = webhookSamples().at(index);
        const WebhookEvents events = sample.partner->parseWebhook(sample.post).value();
        EndpointFixture fixture;
        QVERIFY(fixture.isReady);
        MessageLog log(&fixture.channel.store(), &fixture.clock);
        const CallIngest ingest(&fixture.channel.store(), fixture.calls.get(), &log);
        const QUuid id = fixture.add(sample.partner->id());
        QVERIFY(!id.isNull());
        QVERIFY(fixture.change(id, [&](ChannelConfiguration &configuration) {
            QStringList &numbers = configuration.settings[sample.partner->id()].numbers;
            numbers.clear();
            for (const InboundMessage &message : events.messages)
                numbers.append(message.businessNumber);
            numbers.append(EndpointFixture::kBusinessNumber);
            numbers.removeDuplicates();
        }));
        // What is reported on was sent before.
        QSet<QString> sent;
        for (const DeliveryEvent &report : events.deliveries) {
            if (sent.contains(report.partnerMessageId))
                continue;
            sent.insert(report.partnerMessageId);
            LogEntry entry{.messageId = report.ourMessageId,
                .time = fixture.clock.now(),
                .assistantId = id,
                .partnerId = sample.partner->id(),
                .businessNumber = EndpointFixture::kBusinessNumber,
                .userNumber = report.userNumber,
                .type = u"text"_s,
                .text = report.partnerMessageId,
                .status = MessageStatus::kAccepted,
                .partnerMessageId = report.partnerMessageId};
            const auto appended = log.append(entry, {});
            QVERIFY(EndpointFixture::done(appended));
        }

        const quint16 port = fixture.start(id);
        QVERIFY(port != 0);
        WireCall call{.target = fixture.target(id), .body = sample.post.body};
        call.headers = {{"Content-Type", sample.post.contentType}};
        const auto authorization = fixture.endpoints->authorization(id);
        QVERIFY(EndpointFixture::done(authorization));
        call.headers += authorization.result().value();
        const QByteArray reply = ::sent(port, call);
        QVERIFY2(reply.startsWith("HTTP/1.1 200"), reply.constData());
        QTRY_COMPARE(fixture.column(u"state"_s), QStringList(u"parsed"_s));

        const auto page = log.page({.filter = {.assistantId = id}, .limit = 100});
        QVERIFY(EndpointFixture::done(page));
        const QList<LogEntry> entries = page.result().value().entries;
        QCOMPARE(entries.size(), sent.size() + events.messages.size());
        for (const InboundMessage &message : events.messages) {
            const auto row = std::find_if(entries.cbegin(), entries.cend(), [&](const LogEntry &entry) {
                return entry.direction == Direction::Inbound && entry.type == message.type
                    && entry.businessNumber == message.businessNumber
                    && entry.userNumber == message.userNumber && entry.text == message.text
                    && entry.partnerMessageId == message.partnerMessageId;
            });
            QVERIFY2(row != entries.cend(), qPrintable(message.type));
            QCOMPARE(row->status, MessageStatus::kReceived);
        }
        for (const LogEntry &entry : entries) {
            if (entry.direction == Direction::Outbound)
                QCOMPARE(entry.status, statusAfter(events.deliveries, entry.partnerMessageId));
        }
    }
};

CHANNEL_CONSOLE_TEST(WebhookSamplesTest)
#include "tst_webhook_samples.moc"
