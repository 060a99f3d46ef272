// SPDX-License-Identifier: Apache-2.0
#include "SendFixture.h"
#include "core/partner/GupShupPartner.h"
#include "core/partner/InfobipPartner.h"
#include "core/partner/KarixPartner.h"
#include "core/sandbox/SandboxFailures.h"
#include "support/TestMain.h"

using namespace ChannelConsole;
using namespace Qt::StringLiterals;

using Kind = SendOutcome::Kind;

/// From an order to the log, over real HTTP, for every partner and every recipient the sandbox lists.
class SandboxSendsTest final : public QObject
{
    Q_OBJECT

    static QString number(const QString &partnerId, QLatin1StringView lastDigits)
    {
        const QList<SandboxNumber> numbers = Sandbox::numbers(partnerId);
        for (const SandboxNumber &candidate : numbers) {
            if (candidate.number.endsWith(lastDigits))
                return candidate.number;
        }
        return {};
    }

private slots:
    void everyListedNumberHasItsEffect_data()
    {
        QTest::addColumn<QString>("partnerId");
        QTest::addColumn<QString>("userNumber");
        QTest::addColumn<Kind>("outcome");
        QTest::addColumn<QString>("status");
        QTest::addColumn<std::optional<ProblemKind>>("problem");
        QTest::addColumn<QString>("code");
        const auto row = [](const char *partnerId, const char *digits, Kind kind, const QString &status,
                             std::optional<ProblemKind> problem, const QString &code = {}) {
            const QString id = QString::fromLatin1(partnerId);
            QTest::addRow("%s %s", partnerId, digits)
                << id << number(id, QLatin1StringView(digits)) << kind << status << problem << code;
        };
        for (const char *partnerId : {"infobip", "gupshup", "karix"}) {
            row(partnerId, "001", Kind::Accepted, MessageStatus::kAccepted, {});
            row(partnerId, "444", Kind::Unknown, MessageStatus::kUnknown, ProblemKind::OutcomeUnknown);
            row(partnerId, "999", Kind::Unknown, MessageStatus::kUnknown, ProblemKind::OutcomeUnknown);
        }
        const auto rejected
            = [&](const char *partnerId, const char *digits, ProblemKind problem, const QString &code) {
                  row(partnerId, digits, Kind::Rejected, MessageStatus::kRejected, problem, code);
              };
        rejected("infobip", "400", ProblemKind::RejectedByPartner, u"REJECTED_DESTINATION_NOT_REGISTERED"_s);
        rejected("gupshup", "400", ProblemKind::RejectedByPartner, u"318"_s);
        rejected("karix", "400", ProblemKind::RejectedByPartner, u"105"_s);
        rejected("infobip", "401", ProblemKind::RejectedByPartner, u"UNAUTHORIZED"_s);
        rejected("gupshup", "401", ProblemKind::RejectedByPartner, u"102"_s);
        rejected("karix", "401", ProblemKind::HttpStatus, {});
        rejected("infobip", "429", ProblemKind::RejectedByPartner, u"TOO_MANY_REQUESTS"_s);
        rejected("gupshup", "429", ProblemKind::HttpStatus, {});
        rejected("karix", "429", ProblemKind::HttpStatus, {});
        // A server that failed may have taken the message before it did.
        row("infobip", "500", Kind::Unknown, MessageStatus::kUnknown, ProblemKind::OutcomeUnknown,
            u"GENERAL_ERROR"_s);
        row("gupshup", "500", Kind::Unknown, MessageStatus::kUnknown, ProblemKind::OutcomeUnknown, u"100"_s);
        row("karix", "500", Kind::Unknown, MessageStatus::kUnknown, ProblemKind::OutcomeUnknown);
    }
    void everyListedNumberHasItsEffect()
    {
        QFETCH(QString, partnerId);
        QFETCH(QString, userNumber);
        QFETCH(Kind, outcome);
        QFETCH(QString, status);
        QFETCH(std::optional<ProblemKind>, problem);
        QFETCH(QString, code);
        SendFixture fixture;
        const SendOrder order = fixture.sandboxOrder(partnerId, userNumber);
        QCOMPARE(fixture.service->obstacle(order), std::nullopt);

        const SendReport report = fixture.send(order);
        const QByteArray said = report.outcome.problem ? report.outcome.problem->text.toUtf8() : "no problem";
        QVERIFY2(report.outcome.kind == outcome, said.constData());
        QVERIFY(report.wentOut);
        QVERIFY(!report.logProblem);
        QCOMPARE(report.outcome.problem.has_value(), problem.has_value());
        if (problem) {
            QCOMPARE(problemKindName(report.outcome.problem->kind), problemKindName(*problem));
            QCOMPARE(report.outcome.problem->partnerCode, code);
            QVERIFY(!report.outcome.problem->text.isEmpty());
            QVERIFY(!report.outcome.problem->remedy.isEmpty());
        } else {
            QVERIFY(!report.outcome.partnerMessageId.isEmpty());
        }

        const LogDetail detail = fixture.logged(report.logId);
        QCOMPARE(detail.entry.status, status);
        QCOMPARE(detail.entry.partnerId, partnerId);
        QCOMPARE(detail.entry.userNumber, userNumber);
        QCOMPARE(detail.entry.businessNumber, order.message.businessNumber);
        QCOMPARE(detail.entry.text, u"Hello"_s);
        QVERIFY(detail.content == order.message.content);
        QCOMPARE(detail.entry.messageId.size(), 32);
        QCOMPARE(detail.entry.partnerMessageId, report.outcome.partnerMessageId);
        QVERIFY(detail.entry.sandbox);
        QCOMPARE(detail.problem, report.outcome.problem);
        QCOMPARE(detail.events.constFirst().status, MessageStatus::kSending);
        QCOMPARE(detail.events.constLast().status, status);
        QVERIFY(detail.request.startsWith(u"POST http://127.0.0.1:"_s));
        QVERIFY(!detail.request.contains(QString::fromLatin1(fixture.sandbox.keyHeader().value)));
        QVERIFY(detail.timings.totalMs.has_value());
    }

    void tooManyRequestsSayWhenToTryAgain_data() { partners(); }
    void tooManyRequestsSayWhenToTryAgain()
    {
        QFETCH(QString, partnerId);
        SendFixture fixture;
        const SendReport report = fixture.send(fixture.sandboxOrder(partnerId, number(partnerId, "429"_L1)));
        QVERIFY(report.outcome.problem);
        QVERIFY2(report.outcome.problem->remedy.contains(u"30"), qPrintable(report.outcome.problem->remedy));
    }

    void ourMessageIdTravelsAlong_data() { partners(); }
    void ourMessageIdTravelsAlong()
    {
        QFETCH(QString, partnerId);
        SendFixture fixture;
        SendOrder order = fixture.sandboxOrder(partnerId, number(partnerId, "001"_L1));
        order.message.id = u"00112233445566778899aabbccddeeff"_s;
        const SendReport report = fixture.send(order);
        QVERIFY(fixture.logged(report.logId).request.contains(order.message.id));
        // Infobip and GupShup hand it back in their own id; Karix gives an id of its own.
        QCOMPARE(report.outcome.partnerMessageId.contains(order.message.id), partnerId != "karix"_L1);
    }

    void everyDocumentedErrorCanBeProvoked_data() { partners(); }
    void everyDocumentedErrorCanBeProvoked()
    {
        QFETCH(QString, partnerId);
        SendFixture fixture;
        const QList<SandboxFailureNumber> numbers = sandboxFailureNumbers(partnerId);
        QVERIFY(numbers.size() >= 7);
        QSet<QString> seen;
        QSet<QString> codes;
        for (const SandboxFailureNumber &number : numbers) {
            QVERIFY2(!seen.contains(number.number), qPrintable(number.number));
            seen.insert(number.number);
            const SandboxFailure failure = sandboxFailure(partnerId, number.number.sliced(1)).value();
            const SendReport report = fixture.send(fixture.sandboxOrder(partnerId, number.number));
            QVERIFY2(number.effect.contains(failure.code), qPrintable(number.effect));
            codes.insert(failure.code);
            if (failure.reported) {
                QCOMPARE(report.outcome.kind, Kind::Accepted);
                continue;
            }
            // A failure of the partner's own server may come after it took the message.
            const bool serverFailed = failure.code == "GENERAL_ERROR"_L1 || failure.code == "E500"_L1;
            QCOMPARE(report.outcome.kind, serverFailed ? Kind::Unknown : Kind::Rejected);
            QVERIFY(report.outcome.problem);
            QCOMPARE(report.outcome.problem->partnerCode, failure.code);
            if (serverFailed)
                continue;
            QVERIFY2(number.effect.contains(report.outcome.problem->text), qPrintable(number.effect));
            QVERIFY(!report.outcome.problem->remedy.isEmpty());
        }
        const CodeTable table = partnerId == "infobip"_L1 ? infobipCodes()
            : partnerId == "gupshup"_L1                   ? gupShupCodes()
                                                          : karixCodes();
        for (const CodeMeaning &meaning : table.meanings)
            QVERIFY2(codes.contains(meaning.code), qPrintable(QString(meaning.code)));
    }

    void everyCharacterArrives_data() { partners(); }
    void everyCharacterArrives()
    {
        QFETCH(QString, partnerId);
        SendFixture fixture;
        SendOrder order = fixture.sandboxOrder(partnerId, number(partnerId, "001"_L1));
        const QString text = u"50% off & more + \"quotes\" \\ – नमस्ते 👋\nnext line"_s;
        order.message.content = TextContent{.text = text};
        const SendReport report = fixture.send(order);
        QCOMPARE(report.outcome.kind, Kind::Accepted);
        QCOMPARE(fixture.logged(report.logId).entry.text, text);
    }

    void slowIsAcceptedAtLast()
    {
        SendFixture fixture;
        SendRun *run
            = fixture.service->send(fixture.sandboxOrder(u"infobip"_s, number(u"infobip"_s, "005"_L1)));
        QList<SendStage> stages;
        connect(run, &SendRun::stageChanged, this, [&stages](SendStage stage) { stages.append(stage); });
        QSignalSpy finished(run, &SendRun::finished);
        QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 1, 20'000);
        const auto report = finished.constFirst().constFirst().value<SendReport>();
        QCOMPARE(report.outcome.kind, Kind::Accepted);
        QVERIFY(*report.timings.totalMs >= 5'000);
        QCOMPARE(stages.constFirst(), SendStage::ReadingSecrets);
        QVERIFY(stages.contains(SendStage::WritingLog));
        QVERIFY(stages.contains(SendStage::Waiting));
        QCOMPARE(stages.constLast(), SendStage::Finished);
    }

    void slowBeyondTheDeadlineIsUnknown_data() { partners(); }
    void slowBeyondTheDeadlineIsUnknown()
    {
        QFETCH(QString, partnerId);
        SendFixture fixture;
        SendOrder order = fixture.sandboxOrder(partnerId, number(partnerId, "005"_L1));
        order.configuration.settings[partnerId].values.insert(u"requestDeadline"_s, u"1"_s);
        const SendReport report = fixture.send(order);
        QCOMPARE(report.outcome.kind, Kind::Unknown);
        QCOMPARE(fixture.logged(report.logId).entry.status, MessageStatus::kUnknown);
    }

    void wrongCredentialsAreRefusedByThePartner_data() { partners(); }
    void wrongCredentialsAreRefusedByThePartner()
    {
        QFETCH(QString, partnerId);
        SendFixture fixture;
        const SendOrder order = fixture.sandboxOrder(partnerId, number(partnerId, "001"_L1));
        for (QByteArray &secret : fixture.keychain.entries)
            secret = "wrong";
        const SendReport report = fixture.send(order);
        QCOMPARE(report.outcome.kind, Kind::Rejected);
        QCOMPARE(fixture.logged(report.logId).entry.status, MessageStatus::kRejected);
    }

    void infobipTakesAnApiKeyAsWell()
    {
        SendFixture fixture;
        SendOrder order = fixture.sandboxOrder(u"infobip"_s, number(u"infobip"_s, "001"_L1));
        order.configuration.settings[u"infobip"_s].values.insert(u"authentication"_s, u"apikey"_s);
        QCOMPARE(fixture.send(order).outcome.kind, Kind::Accepted);
    }

private:
    static void partners()
    {
        QTest::addColumn<QString>("partnerId");
        for (const char *partnerId : {"infobip", "gupshup", "karix"})
            QTest::newRow(partnerId) << QString::fromLatin1(partnerId);
    }
};

CHANNEL_CONSOLE_TEST(SandboxSendsTest)
#include "tst_sandbox_sends.moc"
