// SPDX-License-Identifier: Apache-2.0
#include "InboundBodies.h"
#include "ServicesFixture.h"

#include "core/log/Ingest.h"
#include "core/partner/Partner.h"
#include "support/TestMain.h"
#include "ui/log/LogDetailView.h"
#include "ui/log/LogText.h"
#include "ui/log/MediaView.h"
#include "ui/log/MessageLogModel.h"
#include "ui/log/MessageLogPage.h"

#include <QAbstractButton>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

#include <ctime>

using namespace ChannelConsole;
using namespace Qt::StringLiterals;

/// What comes in through the webhook, on the page of the log.
class InboundLogTest final : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        m_host = std::make_unique<CountingHost>();
        m_fixture = std::make_unique<ServicesFixture>();
        m_assistant = m_fixture->addReal(*m_host);
        QVERIFY(!m_assistant.isNull());
        m_page = std::make_unique<MessageLogPage>(m_fixture->services);
        m_page->resize(1060, 700);
        m_page->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
        m_page->showAssistant(m_assistant);
    }
    void cleanup()
    {
        m_page.reset();
        m_fixture.reset();
        m_host.reset();
    }

    void whatAUserWroteAppearsByItself()
    {
        ingest("gupshup", quickReplyBody());
        QTRY_COMPARE(rows(), 1);
        QCOMPARE(cell(LogColumn::Direction), u"Inbound"_s);
        QCOMPARE(cell(LogColumn::Status), u"Received"_s);
        QCOMPARE(cell(LogColumn::Type), u"Quick reply"_s);
        open();
        QTRY_VERIFY(named<QPlainTextEdit>(*m_page, u"Content"_s));
        QVERIFY(!named<QPlainTextEdit>(*m_page, u"Request"_s));
        QVERIFY(
            named<QPlainTextEdit>(*m_page, u"Content"_s)->toPlainText().contains(u"\n  \"button\": {\n"_s));
        for (const QString &part :
            {u"Pay <b>now</b>"_s, u"Profile name: Asha"_s, u"39-17"_s, u"From +44 7700 900123: Received"_s})
            QVERIFY2(shownText().contains(part), qPrintable(part + u" not in "_s + shownText()));
        QVERIFY(m_page->findChild<QWidget *>(u"payment"_s)->isHidden());
    }

    void aPaymentIsAFormAndTheNamedContextObject()
    {
        ingest("gupshup", paymentBody());
        QTRY_COMPARE(rows(), 1);
        open();
        QTRY_VERIFY(named<QLabel>(*m_page, u"Amount"_s));
        QCOMPARE(named<QLabel>(*m_page, u"Amount"_s)->text(), u"3.00"_s);
        QCOMPARE(named<QLabel>(*m_page, u"Transaction id"_s)->text(), u"T1"_s);
        QVERIFY(shownText().contains(u"came as a text"_s));
        auto *context = named<QPlainTextEdit>(*m_page, u"Context object"_s);
        auto *entity = named<QLineEdit>(*m_page, u"Entity name"_s);
        entity->setText(u"Fastag"_s);
        QVERIFY(context->toPlainText().contains(u"\"Fastag\": {"_s));
        entity->clear();
        QVERIFY(context->toPlainText().isEmpty());
        QVERIFY(shownText().contains(u"The entity has no name."_s));
    }

    void mediaIsFetchedOnlyOnRequestAndSavedWhereTheUserSays()
    {
        m_host->answer({.status = 200, .body = "picture"});
        ingest("gupshup", imageBody(m_host->origin().toUtf8()));
        QTRY_COMPARE(rows(), 1);
        open();
        QTRY_VERIFY(named<QLabel>(*m_page, u"Media link"_s));
        QCOMPARE(named<QLabel>(*m_page, u"Media link"_s)->text(), m_host->origin() + u"/m?Signature=c4f8"_s);
        QVERIFY(shownText().contains(u"from "_s + m_host->origin() + u", without credentials"_s));
        QCOMPARE(m_host->requests(), 0);

        const QTemporaryDir folder;
        const QString file = folder.filePath(u"a.jpg"_s);
        QString suggested;
        auto *media = m_page->findChild<MediaView *>();
        media->chooseFile = [&](const QString &name, const std::function<void(const QString &)> &chosen) {
            suggested = name;
            chosen(file);
        };
        named<QAbstractButton>(*m_page, u"Fetch media"_s)->click();
        QVERIFY(!named<QAbstractButton>(*m_page, u"Fetch media"_s)->isEnabled());
        QVERIFY(named<QWidget>(*m_page, u"Media received"_s));
        named<QAbstractButton>(*m_page, u"Cancel Fetch media"_s)->click();
        QTRY_VERIFY(shownText().contains(u"Cancelled. Nothing was saved."_s));
        QVERIFY(!QFile::exists(file));
        QVERIFY(!named<QAbstractButton>(*m_page, u"Cancel Fetch media"_s));
        named<QAbstractButton>(*m_page, u"Fetch media"_s)->click();
        QTRY_VERIFY(shownText().contains(u"Saved"_s));
        QCOMPARE(suggested, u"passwd"_s); // not /etc/passwd
        QFile saved(file);
        QVERIFY(saved.open(QIODevice::ReadOnly));
        QCOMPARE(saved.readAll(), QByteArray("picture"));
        QCOMPARE(m_host->requests(), 1);
    }

    void theTimelineTellsWhatThePartnerReported()
    {
        const qint64 id = append(u"ours"_s);
        QTRY_COMPARE(rows(), 1);
        open();
        ingest("karix", karixReportBody("sent", 1));
        ingest("karix", karixReportBody("failed", 2));
        QTRY_COMPARE(cell(LogColumn::Status), u"Failed"_s);
        QTRY_VERIFY(shownText().contains(u"by the partner's clock"_s));
        // The two reports are shown one after the other.
        QTRY_VERIFY(shownText().contains(u"Sent: sent"_s));
        QTRY_VERIFY(shownText().contains(u"Not a user"_s));
        QVERIFY(id != 0);
    }

    void theTimelineLeadsToTheOtherMessageAndToTheCall()
    {
        const qint64 sent = append(u"ours"_s);
        QVERIFY(finishes(m_fixture->core.log.recordOutcome(
            sent, {.status = MessageStatus::kAccepted, .partnerMessageId = u"39-17"_s})));
        ingest("gupshup", quickReplyBody());
        QTRY_COMPARE(rows(), 2);
        open(); // the reply
        QTRY_VERIFY(m_page->findChild<QAbstractButton *>(u"showMessage"_s));
        QVERIFY(shownText().contains(u"In reply to: "_s));
        m_page->findChild<QAbstractButton *>(u"showMessage"_s)->click();
        QTRY_VERIFY(shownText().contains(u"Our message id: ours"_s));
        QTRY_VERIFY(shownText().contains(u"Answered: Pay <b>now</b>"_s)); // read after the message itself

        QSignalSpy pages(m_page.get(), &Page::pageRequested);
        emit m_page->findChild<LogDetailView *>()->callRequested(41);
        QCOMPARE(pages.size(), 1);
        QCOMPARE(pages.constFirst().at(0).value<PageId>(), PageId::Webhook);
        QCOMPARE(pages.constFirst().at(1).toLongLong(), 41);
    }

    void aMessageThatWasAskedForIsSelectedAndShown()
    {
        const qint64 older = append(u"older"_s);
        append(u"newer"_s);
        QTRY_COMPARE(rows(), 2);
        auto *search = named<QLineEdit>(*m_page, u"Search"_s);
        search->setText(u"nothing has this"_s);
        QTRY_COMPARE(rows(), 0);
        m_page->showEntry(older);
        QTRY_COMPARE(rows(), 2);
        QTRY_COMPARE(table()->currentIndex().data(LogIdRole).toLongLong(), older);
        QTRY_VERIFY(shownText().contains(u"Our message id: older"_s));
        QVERIFY(search->text().isEmpty());
    }

    void everyStatusHasItsWordAndCanBeFiltered()
    {
        const auto *filter = named<QComboBox>(*m_page, u"Status"_s);
        for (const QString &status : {MessageStatus::kSent, MessageStatus::kDelivered, MessageStatus::kRead,
                 MessageStatus::kReceived, MessageStatus::kFailed}) {
            QVERIFY(statusText(status) != status);
            QVERIFY(statusIconName(status) != statusIconName(u"teleported"_s));
            QVERIFY2(filter->findData(status) > 0, qPrintable(status));
        }
    }

    /// By the processor's clock, because other programs share the machine. Three frames are 50 ms.
    void howLongABurstHoldsTheWindow()
    {
        std::clock_t longest = 0;
        std::clock_t last = std::clock();
        QTimer beat;
        connect(&beat, &QTimer::timeout, this, [&] {
            const std::clock_t now = std::clock();
            longest = qMax(longest, now - last);
            last = now;
        });
        beat.start(0);
        qint64 id = 0;
        for (int burst = 0; burst < 40; ++burst) {
            QList<LogEntry> entries;
            for (int i = 0; i < 750; ++i)
                entries.append(entry(++id));
            m_fixture->core.log.announce({.added = entries});
            QTRY_COMPARE(table()->model()->index(0, 0).data(LogIdRole).toLongLong(), id);
        }
        QVERIFY(rows() >= 20000);
        const double milliseconds = 1000.0 * static_cast<double>(longest) / CLOCKS_PER_SEC;
        qInfo("longest turn while 750 messages came at once, 40 times: %.1f ms", milliseconds);
        QVERIFY2(milliseconds < 100, "far more than three frames");
    }

private:
    void ingest(const char *partner, const QByteArray &body)
    {
        const Result<WebhookEvents> events
            = findPartner(QLatin1StringView(partner))->parseWebhook({"application/json", body});
        QVERIFY(events.ok());
        Ingested ingested;
        const IngestOrigin origin{.assistantId = m_assistant,
            .partnerId = QLatin1StringView(partner),
            .received = m_fixture->core.clock.time};
        const auto done = m_fixture->core.stored.store->run<void>([&](StoreConnection &connection) {
            return connection.transaction([&]() -> Result<void> {
                Result<Ingested> result = ingestEvents(connection, origin, events.value());
                if (!result)
                    return result.error();
                ingested = result.takeValue();
                return {};
            });
        });
        QVERIFY(finishes(done) && done.result().ok());
        m_fixture->core.log.announce(ingested);
    }

    LogEntry entry(qint64 id) const
    {
        return {.id = id,
            .messageId = QString::number(id),
            .time = m_fixture->core.clock.time.addMSecs(id),
            .assistantId = m_assistant,
            .direction = Direction::Inbound,
            .partnerId = u"karix"_s,
            .businessNumber = u"+441134960000"_s,
            .userNumber = u"+447700900123"_s,
            .type = u"text"_s,
            .text = u"Hello"_s,
            .status = MessageStatus::kReceived};
    }

    qint64 append(const QString &messageId)
    {
        LogEntry row = entry(0);
        row.direction = Direction::Outbound;
        row.messageId = messageId;
        row.status = MessageStatus::kSending;
        const auto id = m_fixture->core.log.append(row, {.request = u"POST /masked"_s});
        return finishes(id) && id.result().ok() ? id.result().value() : 0;
    }

    [[nodiscard]] QTableView *table() const { return m_page->findChild<QTableView *>(u"messageLogTable"_s); }
    [[nodiscard]] int rows() const { return table()->model()->rowCount(); }
    [[nodiscard]] QString cell(LogColumn column) const
    {
        return table()->model()->index(0, static_cast<int>(column)).data().toString();
    }
    void open()
    {
        const QRect rect = table()->visualRect(table()->model()->index(0, 0));
        QTest::mouseClick(table()->viewport(), Qt::LeftButton, {}, rect.center());
    }
    [[nodiscard]] QString shownText() const
    {
        QStringList texts;
        for (const QLabel *label : m_page->findChildren<QLabel *>()) {
            if (label->isVisible())
                texts += label->text();
        }
        return texts.join(u'\n');
    }

    QUuid m_assistant;
    std::unique_ptr<CountingHost> m_host;
    std::unique_ptr<ServicesFixture> m_fixture;
    std::unique_ptr<MessageLogPage> m_page;
};

CHANNEL_CONSOLE_TEST(InboundLogTest)
#include "tst_inboundlog.moc"
