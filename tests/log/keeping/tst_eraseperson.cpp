// SPDX-License-Identifier: Apache-2.0
// That nothing of a person is left in any file of the data folder, and nothing of anybody else is missing.
#include "core/log/keeping/NumberMention.h"
#include "core/webhook/EndpointSettings.h"
#include "log/keeping/KeepingFixture.h"
#include "support/TestMain.h"

#include <QDirIterator>
#include <QSignalSpy>

using namespace ChannelConsole;
using namespace Qt::StringLiterals;

namespace {

const QString kPerson = u"+447700900777"_s;
const QString kNeighbour = u"+447700900778"_s;
/// Words nobody else uses; the second is in a script without spaces.
const QString kWord = u"Qzxvbnplum"_s;
const QString kRun = u"航班延误赔偿"_s;
const QString kKept = u"Wjkmrtfig"_s;

/// Every way a text may stand in a file: as it is, folded, and in UTF-16.
QList<QByteArray> formsOf(const QString &text)
{
    QList<QByteArray> forms;
    for (const QString &form : {text, text.toLower()}) {
        forms += form.toUtf8();
        QByteArray little;
        QByteArray big;
        for (const QChar character : form) {
            const char low = char(character.unicode() & 0xff);
            const char high = char(character.unicode() >> 8);
            little += QByteArray(1, low) + QByteArray(1, high);
            big += QByteArray(1, high) + QByteArray(1, low);
        }
        forms += {little, big};
    }
    return forms;
}

/// The files of the folder that have one of them, with -wal and -shm and copies.
QStringList filesWith(const QString &folder, const QString &text)
{
    QStringList found;
    QDirIterator files(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (!file.open(QIODevice::ReadOnly))
            return {u"unreadable: "_s + file.fileName()};
        const QByteArray bytes = file.readAll();
        for (const QByteArray &form : formsOf(text)) {
            if (bytes.contains(form)) {
                found += file.fileName();
                break;
            }
        }
    }
    return found;
}

} // namespace

class ErasePersonTest final : public KeepingFixture
{
    Q_OBJECT
private slots:
    void init()
    {
        QVERIFY(openKeeping());
        QVERIFY(writeBoth());
    }
    void cleanup() { closeKeeping(); }

    void nothingOfThePersonIsLeftInAnyFile()
    {
        for (const QString &text : traces())
            QVERIFY2(!filesWith(m_fixture->directory(), text).isEmpty(), qPrintable(text));
        const auto erased = m_keeping->erase({.userNumber = kPerson});
        QVERIFY(finishes(erased, 60'000));
        QVERIFY2(erased.result().ok(),
            qPrintable(erased.result().ok() ? QString() : erased.result().error().text));
        QVERIFY(!erased.result().value().tracesLeft);
        QVERIFY(!erased.result().value().cancelled);
        for (const QString &text : traces())
            QCOMPARE(filesWith(m_fixture->directory(), text), QStringList());
        QVERIFY(isSound());
    }

    /// In free pages, and in the gaps that rows leave when they grow: not everywhere is overwritten what
    /// goes.
    void whatEarlierDeletionsLeftInTheFileGoesToo()
    {
        const QString old = u"Vbxqwznto"_s;
        QVERIFY(execute(u"PRAGMA secure_delete = OFF"_s));
        QVERIFY(write({.assistant = m_assistant, .number = kPerson, .text = old}) && catchUp());
        QVERIFY(execute(u"DELETE FROM message WHERE text = ?"_s, {old}) && catchUp());
        QVERIFY(execute(u"DELETE FROM webhook_call WHERE instr(body, ?) > 0"_s, {old.toUtf8()}));
        QVERIFY(!filesWith(m_fixture->directory(), old).isEmpty());
        const auto erased = m_keeping->erase({.userNumber = kPerson});
        QVERIFY(finishes(erased, 60'000));
        QCOMPARE(filesWith(m_fixture->directory(), old), QStringList());
    }

    void everybodyElseIsStillThereAndFound()
    {
        const int others = count(u"message WHERE user_number <> ?"_s, {kPerson});
        const auto erased = m_keeping->erase({.userNumber = kPerson});
        QVERIFY(finishes(erased, 60'000));
        QCOMPARE(count(u"message"_s), others);
        for (const QString &typed : {kKept, kNeighbour, u"運賃払戻案内"_s}) {
            const auto found = m_log->count({.filter = {.text = typed}});
            QVERIFY(finishes(found));
            QVERIFY2(found.result().value() > 0, qPrintable(typed));
            QVERIFY(!filesWith(m_fixture->directory(), typed).isEmpty());
        }
        for (const QString &typed : {kWord, kPerson, kRun}) {
            const auto found = m_log->count({.filter = {.text = typed}});
            QVERIFY(finishes(found));
            QCOMPARE(found.result().value(), 0);
        }
    }

    void thePreviewTellsWhatGoesAndWhatStays()
    {
        QVERIFY(write({.assistant = m_assistant,
            .number = kNeighbour,
            .text = u"please call %1 instead"_s.arg(kPerson)}));
        QVERIFY(execute(u"INSERT INTO webhook_settings VALUES (?, ?)"_s,
            {plainId(m_assistant), QString::fromUtf8(toJson({.standIn = {.allowedNumbers = {kPerson}}}))}));
        const QString copy = m_fixture->directory() + u"/channel-console-before-v4.db"_s;
        QVERIFY(QFile::copy(m_fixture->databasePath(), copy));
        const auto preview = m_keeping->previewErasure({.userNumber = kPerson});
        QVERIFY(finishes(preview));
        const ErasurePreview found = preview.result().value();
        QCOMPARE(found.messages, 4);
        QVERIFY(found.oldest < found.newest);
        QCOMPARE(found.sharedCalls, 2); // of both, and the neighbour's that names the person
        QCOMPARE(found.waitingReports, 1);
        QCOMPARE(found.mentions, 1);
        QVERIFY(found.isInSettings);
        QCOMPARE(found.oldCopies, QStringList{copy});
        QVERIFY(found.room.isEnough());
        QCOMPARE(count(u"message WHERE user_number = ?"_s, {kPerson}), 4); // it only looked

        const auto erased = m_keeping->erase({.userNumber = kPerson});
        QVERIFY(finishes(erased, 60'000));
        QCOMPARE(erased.result().value().messages, found.messages);
        QCOMPARE(erased.result().value().calls, found.calls);
        QVERIFY(!QFile::exists(copy));
        QCOMPARE(count(u"message WHERE text LIKE 'please call%'"_s), 1);
    }

    /// A call is what the partner posted, or it is not there: it is not cut.
    void aCallWithOthersInItGoesWholeAndTheirMessagesStay()
    {
        const auto erased = m_keeping->erase({.userNumber = kPerson});
        QVERIFY(finishes(erased, 60'000));
        QCOMPARE(count(u"webhook_call WHERE instr(body, 'shared by two') > 0"_s), 0);
        QCOMPARE(count(u"message WHERE text = 'shared by two, of the neighbour'"_s), 1);
    }

    void inOneAssistantOnlyIfAsked()
    {
        const int elsewhere = count(u"message WHERE assistant_id = ?"_s, {plainId(m_otherAssistant)});
        const auto erased = m_keeping->erase({.userNumber = kPerson, .assistantId = m_assistant});
        QVERIFY(finishes(erased, 60'000));
        QCOMPARE(
            count(u"message WHERE user_number = ? AND assistant_id = ?"_s, {kPerson, plainId(m_assistant)}),
            0);
        QCOMPARE(count(u"message WHERE assistant_id = ?"_s, {plainId(m_otherAssistant)}), elsewhere);
        QVERIFY(!filesWith(m_fixture->directory(), kPerson).isEmpty());
    }

    /// It may hold messages of other people, which were acknowledged.
    void aCallThatIsNotReadYetIsToldAndStays()
    {
        QVERIFY(write({.assistant = m_assistant, .number = kPerson, .state = CallState::Waiting}));
        const auto erased = m_keeping->erase({.userNumber = kPerson});
        QVERIFY(finishes(erased, 60'000));
        QCOMPARE(erased.result().value().unreadCalls, 1);
        QCOMPARE(count(u"webhook_call WHERE state = 'waiting'"_s), 1);
        QCOMPARE(count(u"message WHERE user_number = ?"_s, {kPerson}), 0);
    }

    /// The program was killed after the rows were gone and before the file was written anew.
    void anErasureThatWasCutOffIsFinishedAtTheNextStart()
    {
        connect(m_keeping.get(), &LogKeeping::progressChanged, this, [this](const KeepingProgress &progress) {
            if (progress.step == KeepingProgress::Step::Forgetting)
                m_keeping->cancel();
        });
        const auto erased = m_keeping->erase({.userNumber = kPerson});
        QVERIFY(finishes(erased));
        QVERIFY(erased.result().value().cancelled);
        QCOMPARE(count(u"rewrite_due"_s), 1);
        QVERIFY(!filesWith(m_fixture->directory(), kWord).isEmpty());
        QVERIFY(reopen());
        m_keeping->start();
        QTRY_COMPARE_WITH_TIMEOUT(count(u"rewrite_due"_s), 0, 60'000);
        for (const QString &text : traces())
            QCOMPARE(filesWith(m_fixture->directory(), text), QStringList());
    }

    void listsAreToldToReadAgain()
    {
        QSignalSpy messages(m_log.get(), &MessageLog::removed);
        QSignalSpy calls(m_calls.get(), &CallLog::removed);
        QVERIFY(finishes(m_keeping->erase({.userNumber = kPerson}), 60'000));
        QCOMPARE(messages.size(), 1);
        QCOMPARE(calls.size(), 1);
    }

    void somebodyMustBeNamed()
    {
        const auto preview = m_keeping->previewErasure({.userNumber = u" "_s});
        const auto erased = m_keeping->erase({.userNumber = QString()});
        QVERIFY(finishes(preview) && finishes(erased));
        QCOMPARE(preview.result().error().kind, ProblemKind::InvalidInput);
        QCOMPARE(erased.result().error().field, u"userNumber"_s);
    }

    void aNumberIsFoundInWhatPartnersPost_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<bool>("isIn");
        QTest::newRow("JSON") << QByteArray(R"({"from":"447700900777"})") << true;
        QTest::newRow("with sign") << QByteArray("to +447700900777.") << true;
        QTest::newRow("form") << QByteArray("mobile=%2B447700900777&x=1") << true;
        QTest::newRow("form, lower case") << QByteArray("mobile=%2b447700900777") << true;
        QTest::newRow("00") << QByteArray("00447700900777") << true;
        QTest::newRow("a longer number") << QByteArray("4477009007770") << false;
        QTest::newRow("the end of a longer one") << QByteArray("1447700900777") << false;
        QTest::newRow("once within another, once alone") << QByteArray("1447700900777 447700900777") << true;
        QTest::newRow("another number") << QByteArray("447700900778") << false;
        QTest::newRow("nothing") << QByteArray() << false;
    }
    void aNumberIsFoundInWhatPartnersPost()
    {
        QFETCH(QByteArray, body);
        QFETCH(bool, isIn);
        QCOMPARE(NumberMention(kPerson).isIn(body), isIn);
    }

private:
    static QStringList traces() { return {kPerson, kPerson.mid(1), kWord, kRun}; }

    /// Two people at two assistants, rows enough that the index has several parts, and all that may hold a
    /// number besides.
    bool writeBoth()
    {
        QList<Written> filler;
        for (int row = 0; row < 300; ++row)
            filler += {.assistant = row % 2 ? m_assistant : m_otherAssistant,
                .number = u"+4477001%1"_s.arg(row, 5, 10, QChar(u'0')),
                .text = u"somebody else, row %1, %2"_s.arg(row).arg(kKept)};
        const QString theirs = kWord + u" is mine, "_s + kRun;
        if (!write(filler) || !catchUp()
            || !write({{.assistant = m_assistant, .number = kPerson, .text = theirs, .daysAgo = 3},
                {.assistant = m_otherAssistant, .number = kPerson, .text = theirs},
                {.assistant = m_assistant, .number = kNeighbour, .text = kKept + u" 運賃払戻案内"_s}})
            || !catchUp(1) || !writeShared()
            || !writeOutbound()
            // As the relay keeps it: refused, with the number in a form and in what was answered.
            || !write({.assistant = m_assistant,
                .body = "mobile=%2B447700900777&text=" + kWord.toUtf8(),
                .state = CallState::Refused}))
            return false;
        const QVariantList assistant{plainId(m_assistant)};
        return execute(u"INSERT INTO stand_in_reply VALUES (?, ?, '2026-03-01', 1)"_s,
                   assistant + QVariantList{kPerson})
            && execute(
                u"INSERT INTO waiting_delivery (assistant_id, partner_id, sandbox, partner_message_id, "
                "message_id, received_ms, event_key, event) VALUES (?, 'infobip', 0, 'p-9', '', 1, 'k', ?)"_s,
                assistant + QVariantList{u"{\"userNumber\":\"%1\"}"_s.arg(kPerson)})
            // Rows that moved within the file leave copies where they were.
            && execute(
                u"UPDATE message SET text = text || ' and more of it, so that the row has to move' WHERE "
                "user_number = ?"_s,
                {kPerson});
    }

    /// One call with a message of each.
    bool writeShared()
    {
        const auto done = m_fixture->store->run<void>([&](StoreConnection &connection) {
            return connection.transaction([&]() -> Result<void> {
                WebhookCall call;
                call.assistantId = m_assistant;
                call.partnerId = u"infobip"_s;
                call.time = m_clock.now();
                call.body = "[447700900777, 447700900778] shared by two";
                call.bodyBytes = call.body.size();
                call.status = 200;
                call.state = CallState::Parsed;
                const Result<qint64> id = insertCall(connection, call);
                if (!id)
                    return id.error();
                InboundMessage own = inbound(u"shared-1"_s);
                own.userNumber = kPerson;
                own.text = u"shared by two, of the person"_s;
                InboundMessage other = inbound(u"shared-2"_s);
                other.userNumber = kNeighbour;
                other.text = u"shared by two, of the neighbour"_s;
                IngestOrigin origin = originOf(m_assistant);
                origin.callId = id.value();
                const Result<Ingested> ingested
                    = ingestEvents(connection, origin, {.messages = {own, other}});
                return ingested ? Result<void>() : Result<void>(ingested.error());
            });
        });
        return finishes(done) && done.result().ok();
    }

    /// A message of ours that was refused: request, reply, content, error code and error text.
    bool writeOutbound()
    {
        const auto id = m_log->append({.messageId = u"ours-77"_s,
                                          .time = m_clock.now(),
                                          .assistantId = m_assistant,
                                          .partnerId = u"infobip"_s,
                                          .businessNumber = u"+441134960000"_s,
                                          .userNumber = kPerson,
                                          .type = u"text"_s,
                                          .text = kWord,
                                          .status = MessageStatus::kSending},
            {.request = u"POST /x {\"to\":\"447700900777\",\"text\":\"%1\"}"_s.arg(kWord)});
        if (!finishes(id) || !id.result().ok())
            return false;
        const auto told = m_log->recordOutcome(id.result().value(),
            {.status = MessageStatus::kRejected,
                .note = u"not "_s + kWord,
                .reply = u"{\"to\":\"447700900777\"}"_s,
                .problem = Problem{.kind = ProblemKind::RejectedByPartner,
                    .side = Side::Partner,
                    .text = u"Refused."_s,
                    .partnerCode = u"7001"_s,
                    .partnerText = u"no such user 447700900777 "_s + kWord}});
        return finishes(told) && told.result().ok() && catchUp(1);
    }
};

CHANNEL_CONSOLE_TEST(ErasePersonTest)
#include "tst_eraseperson.moc"
