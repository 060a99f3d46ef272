// SPDX-License-Identifier: Apache-2.0
#include "core/Json.h"
#include "core/partner/GupShupPartner.h"
#include "core/partner/InfobipPartner.h"
#include "core/partner/KarixPartner.h"
#include "core/partner/ReplyReading.h"
#include "core/partner/WebhookReading.h"
#include "core/partner/WhatsAppCodes.h"
#include "support/TestMain.h"

#include <QFile>
#include <QSet>
#include <QTest>

using namespace ChannelConsole;
using namespace Qt::StringLiterals;

namespace {

QList<CodeTable> allTables()
{
    return {infobipCodes(), infobipDeliveryCodes(), gupShupCodes(), gupShupDeliveryCodes(), karixCodes(),
        karixDeliveryCodes(), whatsAppCodes()};
}

/// A partner's published document; empty where the folder is not there.
std::optional<Json> specification(const QString &name)
{
    QFile file(QStringLiteral(PROJECT_DIR "/../shared/specs/") + name);
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    const Result<Json> document = Json::parse(file.readAll(), {.bytes = 8 * 1024 * 1024});
    return document ? std::optional(document.value()) : std::nullopt;
}

QString member(const Json &object, const char *name)
{
    return object.text({name}).value_or(QString());
}

} // namespace

/// A code that a partner documents is never "unknown" to the user.
class CodeTablesTest final : public QObject
{
    Q_OBJECT

private slots:
    void everyRowSaysWhatItMeansAndWhatToDo()
    {
        for (const CodeTable &table : allTables()) {
            QSet<QString> codes;
            for (const CodeMeaning &meaning : table.meanings) {
                const QString code = QString(meaning.code).toLower();
                QVERIFY2(!codes.contains(code), qPrintable(code));
                codes.insert(code);
                QVERIFY2(*meaning.text != '\0' && *meaning.remedy != '\0', qPrintable(code));
            }
        }
    }

    void everyChatErrorOfInfobipHasARow()
    {
        const std::optional<Json> document = specification(u"infobip-status-and-error-codes.json"_s);
        if (!document)
            QSKIP("../shared/specs is not there");
        const Json codes = *document->at({"families", "Chat error codes"});
        QCOMPARE(codes.size(), 49);
        for (qsizetype i = 0; i < codes.size(); ++i) {
            const QString id = member(*codes.at(i), "id");
            QVERIFY2(infobipDeliveryCodes().find(id), qPrintable(id));
        }
    }

    void everyStatusOfInfobipThatIsAFailureHasARow()
    {
        const std::optional<Json> document = specification(u"infobip-status-and-error-codes.json"_s);
        if (!document)
            QSKIP("../shared/specs is not there");
        // Of voice calls: no message ends so.
        const QStringList calls{u"NO_ANSWER"_s, u"BUSY"_s, u"CANCELLED"_s, u"REJECTED"_s};
        const QStringList failures{u"Undeliverable"_s, u"Expired"_s, u"Rejected"_s};
        const Json statuses = *document->at({"families", "General status codes"});
        int checked = 0;
        for (qsizetype i = 0; i < statuses.size(); ++i) {
            const QString name = member(*statuses.at(i), "name");
            if (!failures.contains(member(*statuses.at(i), "group")) || calls.contains(name))
                continue;
            QVERIFY2(infobipCodes().find(name), qPrintable(name));
            ++checked;
        }
        QCOMPARE(checked, 25);
    }

    void everyErrorOfGupShupHasARow()
    {
        const std::optional<Json> document = specification(u"gupshup-samples.json"_s);
        if (!document)
            QSKIP("../shared/specs is not there");
        const Json errors = *document->at({"error_codes"});
        QVERIFY(errors.size() >= 23);
        for (qsizetype i = 0; i < errors.size(); ++i) {
            const QString code = member(*errors.at(i), "code");
            QVERIFY2(gupShupCodes().find(code), qPrintable(code));
        }
        int failures = 0;
        const Json reports = *document->at({"dlr_error_codes"});
        for (qsizetype i = 0; i < reports.size(); ++i) {
            if (member(*reports.at(i), "eventType") != "FAILED"_L1)
                continue;
            ++failures;
            for (const char *name : {"errorCode", "cause"}) {
                const QString code = member(*reports.at(i), name);
                QVERIFY2(gupShupDeliveryCodes().find(code), qPrintable(code));
            }
        }
        QCOMPARE(failures, 4);
    }

    void everyStatusCodeOfKarixHasARow()
    {
        const std::optional<Json> document = specification(u"karix-samples.json"_s);
        if (!document)
            QSKIP("../shared/specs is not there");
        const Json codes = *document->at({"rcm", "status_codes"});
        QVERIFY(codes.size() >= 8);
        for (qsizetype i = 0; i < codes.size(); ++i) {
            const QString code = member(*codes.at(i), "statusCode");
            QVERIFY2(code == "200"_L1 || karixCodes().find(code), qPrintable(code));
        }
    }

    void onlyTheCodesOfTheClosedWindowSaySo()
    {
        int closed = 0;
        for (const CodeTable &table : allTables()) {
            for (const CodeMeaning &meaning : table.meanings) {
                const bool says = QLatin1StringView(meaning.text).contains("24-hour window is closed"_L1);
                QCOMPARE(meansReplyWindowClosed({.partnerCode = meaning.code}), says);
                closed += says ? 1 : 0;
            }
        }
        QCOMPARE(closed, 3);
    }

    void aClosedWindowIsKnownWhereverItIsTold()
    {
        const Speaker gupShup{u"GupShup"_s, gupShupCodes()};
        const PartnerSays says{.code = u"470"_s, .text = u"Re-engagement message"_s};
        const QList<Problem> problems{*rejectedOutcome(gupShup, says).problem,
            *failedOutcome(gupShup, {.status = 400}, says).problem,
            deliveryProblem({u"Karix"_s, karixDeliveryCodes()}, {.code = u"131047"_s}),
            deliveryProblem({u"Infobip"_s, infobipDeliveryCodes()}, {.code = u"7010"_s})};
        for (const Problem &problem : problems) {
            QVERIFY2(meansReplyWindowClosed(problem), qPrintable(problem.partnerCode));
            QVERIFY(problem.text.contains(u"24-hour window"_s));
            QVERIFY(problem.remedy.contains(u"template"_s));
        }
        QVERIFY(!meansReplyWindowClosed(*rejectedOutcome(gupShup, {.code = u"318"_s}).problem));
        QVERIFY(!meansReplyWindowClosed({}));
        QVERIFY(!meansReplyWindowClosed(
            deliveryProblem({u"Infobip"_s, infobipDeliveryCodes()}, {.code = u"7009"_s})));
    }

    void anUnknownCodeIsShownAsItCame()
    {
        const PartnerSays says{.code = u"4711-x"_s, .text = u"So sorry."_s};
        for (const Problem &problem : {*rejectedOutcome({u"Karix"_s, karixCodes()}, says).problem,
                 deliveryProblem({u"Karix"_s, karixDeliveryCodes()}, says)}) {
            QCOMPARE(problem.partnerCode, says.code);
            QCOMPARE(problem.partnerText, says.text);
            QVERIFY(problem.text.contains(u"does not know"_s));
        }
    }
};

CHANNEL_CONSOLE_TEST(CodeTablesTest)
#include "tst_code_tables.moc"
