// SPDX-License-Identifier: Apache-2.0
#include "SendFixture.h"
#include "support/TestMain.h"

#include <QFile>

using namespace ChannelConsole;
using namespace Qt::StringLiterals;

using Kind = SendOutcome::Kind;

class TestSendTest final : public QObject
{
    Q_OBJECT
private slots:
    void whatCannotBeSentIsSaidBeforeAnythingIsAsked_data()
    {
        QTest::addColumn<QString>("fault");
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QString>("field");
        QTest::newRow("no partner") << u"partner"_s << u"invalid-input"_s << u"messagingPartner"_s;
        QTest::newRow("unknown partner")
            << u"unknown partner"_s << u"invalid-input"_s << u"messagingPartner"_s;
        QTest::newRow("other assistant's settings") << u"assistant"_s << u"refused"_s << QString();
        QTest::newRow("business number") << u"business number"_s << u"invalid-input"_s << u"businessNumber"_s;
        QTest::newRow("user number") << u"user number"_s << u"invalid-input"_s << u"userNumber"_s;
        QTest::newRow("no text") << u"no text"_s << u"invalid-input"_s << u"text"_s;
        QTest::newRow("long text") << u"long text"_s << u"invalid-input"_s << u"text"_s;
        QTest::newRow("secret never entered") << u"secret"_s << u"missing-secret"_s << u"accountKey"_s;
        QTest::newRow("secret of an earlier run")
            << u"until quit"_s << u"missing-secret"_s << u"accountKey"_s;
    }
    void whatCannotBeSentIsSaidBeforeAnythingIsAsked()
    {
        QFETCH(QString, fault);
        QFETCH(QString, kind);
        QFETCH(QString, field);
        SendFixture fixture;
        CountingHost host;
        SendOrder order = fixture.realOrder(host);
        PartnerSettings &settings = order.configuration.settings[u"karix"_s];
        if (fault == "partner"_L1)
            order.configuration.partnerId.clear();
        else if (fault == "unknown partner"_L1)
            order.configuration.partnerId = u"netcore"_s;
        else if (fault == "assistant"_L1)
            order.configuration.assistantId = QUuid::createUuid();
        else if (fault == "business number"_L1)
            order.message.businessNumber = u"+441134960001"_s;
        else if (fault == "user number"_L1)
            order.message.userNumber = u"07700900123"_s;
        else if (fault == "no text"_L1)
            order.message.content = TextContent{.text = u" \n"_s};
        else if (fault == "long text"_L1)
            order.message.content = TextContent{.text = QString(4097, u'x')};
        else if (fault == "secret"_L1)
            settings.secrets.remove(u"accountKey"_s);
        else if (fault == "until quit"_L1)
            settings.secrets[u"accountKey"_s].place = SecretPlace::UntilQuit;

        const std::optional<Problem> obstacle = fixture.service->obstacle(order);
        QVERIFY(obstacle);
        QCOMPARE(problemKindName(obstacle->kind), kind);
        QCOMPARE(obstacle->field, field);
        QVERIFY(!obstacle->text.isEmpty());
        QVERIFY(!obstacle->remedy.isEmpty());

        const SendReport report = fixture.send(order);
        QCOMPARE(report.outcome.problem, obstacle);
        QCOMPARE(report.logId, 0);
        QVERIFY(!report.wentOut);
        QCOMPARE(fixture.keychain.reads, 0);
        QCOMPARE(fixture.rows(), 0);
        QCOMPARE(host.requests(), 0);
    }

    void thePreviewIsWhatIsLoggedAndAsksNoKeychain()
    {
        SendFixture fixture;
        CountingHost host;
        SendOrder order = fixture.realOrder(host, u"infobip"_s);
        host.answer({.status = 200,
            .body
            = R"({"messageId":"1","status":{"groupId":1,"groupName":"PENDING","name":"PENDING_ENROUTE"}})"});
        order.message.id = u"00112233445566778899aabbccddeeff"_s;
        const Result<HttpRequest> preview = fixture.service->preview(order);
        QVERIFY(preview.ok());
        QCOMPARE(fixture.keychain.reads, 0);
        QVERIFY(!toJsonTextOf(preview.value()).contains("someone"));
        const SendReport report = fixture.send(order);
        QCOMPARE(report.outcome.kind, Kind::Accepted);
        QCOMPARE(fixture.logged(report.logId).request, describe(preview.value()));
        QCOMPARE(host.lastBody(), preview.value().body);
    }

    void aPreviewNeedsNoSecrets()
    {
        SendFixture fixture;
        CountingHost host;
        SendOrder order = fixture.realOrder(host);
        order.configuration.settings[u"karix"_s].secrets.clear();
        QVERIFY(fixture.service->preview(order).ok());
    }

    // In the log before it goes out.

    void whatCannotBeLoggedIsNotSent()
    {
        SendFixture fixture;
        CountingHost host;
        SendOrder order = fixture.realOrder(host);
        order.assistant.id = order.configuration.assistantId = QUuid::createUuid(); // not stored
        const SendReport report = fixture.send(order);
        QVERIFY(!report.wentOut);
        QCOMPARE(report.logId, 0);
        QVERIFY(report.outcome.problem);
        QVERIFY2(report.outcome.problem->text.startsWith(u"Nothing was sent"_s),
            qPrintable(report.outcome.problem->text));
        QCOMPARE(host.requests(), 0);
    }

    void theRowIsThereBeforeTheRequest()
    {
        SendFixture fixture;
        CountingHost host;
        host.hold();
        SendRun *run = fixture.service->send(fixture.realOrder(host));
        QSignalSpy finished(run, &SendRun::finished);
        QTRY_COMPARE(host.requests(), 1);
        const QFuture<Result<LogPage>> page = fixture.log.page({});
        QVERIFY(finishes(page));
        QCOMPARE(page.result().value().entries.size(), 1);
        QCOMPARE(page.result().value().entries.constFirst().status, MessageStatus::kSending);
        host.release();
        QTRY_COMPARE(finished.count(), 1);
    }

    void theAnswerIsShownBeforeItIsInTheLog()
    {
        SendFixture fixture;
        CountingHost host;
        SendRun *run = fixture.service->send(fixture.realOrder(host));
        QStringList order;
        connect(&fixture.log, &MessageLog::updated, this, [&order] { order.append(u"logged"_s); });
        connect(run, &SendRun::answered, this, [&order](const SendReport &report) {
            order.append(report.outcome.kind == Kind::Accepted ? u"accepted"_s : u"something else"_s);
        });
        QSignalSpy finished(run, &SendRun::finished);
        QTRY_COMPARE(finished.count(), 1);
        QCOMPARE(order, (QStringList{u"accepted"_s, u"logged"_s}));
    }

    void whatNeverWentOutIsAnsweredToo()
    {
        SendFixture fixture;
        CountingHost host;
        SendOrder order = fixture.realOrder(host);
        order.message.userNumber = u"nobody"_s;
        SendRun *run = fixture.service->send(order);
        QSignalSpy answered(run, &SendRun::answered);
        QSignalSpy finished(run, &SendRun::finished);
        QTRY_COMPARE(finished.count(), 1);
        QCOMPARE(answered.count(), 1);
    }

    void anOutcomeThatCannotBeLoggedIsStillReported()
    {
        SendFixture fixture;
        CountingHost host;
        host.hold();
        SendRun *run = fixture.service->send(fixture.realOrder(host));
        QSignalSpy finished(run, &SendRun::finished);
        QTRY_COMPARE(host.requests(), 1);
        const auto removed = fixture.stored.store->run<void>(
            [](StoreConnection &connection) { return connection.execute(u"DELETE FROM assistant"_s); });
        QVERIFY(finishes(removed));
        QVERIFY(removed.result().ok());
        host.release();
        QTRY_COMPARE(finished.count(), 1);
        const auto report = finished.constFirst().constFirst().value<SendReport>();
        QCOMPARE(report.outcome.kind, Kind::Accepted);
        QVERIFY(report.logProblem);
    }

    void aKeychainThatRefusesStopsTheSend()
    {
        SendFixture fixture;
        CountingHost host;
        fixture.keychain.fault = [](const QString &, const QString &, int) {
            return SecretFailure{.error = SecretError::DeniedByUser, .details = {}};
        };
        const SendReport report = fixture.send(fixture.realOrder(host));
        QCOMPARE(report.outcome.problem->kind, ProblemKind::KeychainDenied);
        QCOMPARE(report.outcome.problem->field, u"accountKey"_s);
        QCOMPARE(fixture.rows(), 0);
        QCOMPARE(host.requests(), 0);
    }

    void thePolicyOfTheSettingsIsUsed()
    {
        SendFixture fixture;
        CountingHost host;
        host.hold();
        SendOrder order = fixture.realOrder(host);
        order.configuration.settings[u"karix"_s].values.insert(u"requestDeadline"_s, u"1"_s);
        const SendReport report = fixture.send(order);
        QCOMPARE(report.outcome.kind, Kind::Unknown);
        QVERIFY(*report.timings.totalMs < 10'000);
        host.release();
    }

    void aCertificateFileThatCannotBeUsedIsNamed_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("missing") << QByteArray();
        QTest::newRow("no certificate") << QByteArray("-----BEGIN NONSENSE-----\n");
        QTest::newRow("too large") << QByteArray(1024 * 1024 + 1, 'x');
    }
    void aCertificateFileThatCannotBeUsedIsNamed()
    {
        QFETCH(QByteArray, content);
        SendFixture fixture;
        CountingHost host;
        QTemporaryDir folder;
        const QString name = folder.filePath(u"ca.pem"_s);
        if (!content.isEmpty()) {
            QFile file(name);
            QVERIFY(file.open(QIODevice::WriteOnly));
            QCOMPARE(file.write(content), content.size());
        }
        SendOrder order = fixture.realOrder(host);
        order.configuration.settings[u"karix"_s].values.insert(u"extraCaFile"_s, name);
        const SendReport report = fixture.send(order);
        QVERIFY(!report.wentOut);
        QCOMPARE(report.outcome.problem->kind, ProblemKind::InvalidInput);
        QCOMPARE(report.outcome.problem->field, u"extraCaFile"_s);
        QVERIFY(report.outcome.problem->text.contains(name));
        QCOMPARE(fixture.keychain.reads, 0);
        QCOMPARE(host.requests(), 0);
    }

private:
    static QByteArray toJsonTextOf(const HttpRequest &request)
    {
        QByteArray all = request.body;
        for (const HttpHeader &header : request.headers)
            all += header.name + ": " + header.value + '\n';
        return all;
    }
};

CHANNEL_CONSOLE_TEST(TestSendTest)
#include "tst_test_send.moc"
