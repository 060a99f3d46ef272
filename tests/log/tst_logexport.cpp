// SPDX-License-Identifier: Apache-2.0
#include "core/log/MessageRows.h"
#include "core/log/export/ExportFile.h"
#include "core/log/export/LogExport.h"
#include "log/IngestFixture.h"
#include "support/TestMain.h"

#include <QDir>
#include <QFile>
#include <QSet>
#include <QSignalSpy>

#ifdef Q_OS_LINUX
#include <unistd.h>
#endif

using namespace ChannelConsole;
using namespace Qt::StringLiterals;

class LogExportTest final : public IngestFixture
{
    Q_OBJECT

    void addRows(int count)
    {
        const auto done = m_fixture->store->run<void>([this, count](StoreConnection &connection) {
            return connection.transaction([&]() -> Result<void> {
                for (int number = 0; number < count; ++number) {
                    const LogEntry entry{.messageId = u"m-%1"_s.arg(number),
                        .time = QDateTime::fromMSecsSinceEpoch(kStart + number / 3, Qt::UTC),
                        .assistantId = m_assistant,
                        .direction = Direction::Outbound,
                        .partnerId = u"karix"_s,
                        .businessNumber = u"+441134960000"_s,
                        .userNumber = u"+447700900123"_s,
                        .type = u"text"_s,
                        .text = u"Hello %1"_s.arg(number),
                        .status = MessageStatus::kAccepted};
                    const Result<qint64> id = insertMessage(connection, entry);
                    if (!id)
                        return id.error();
                    if (Result<void> event = insertEvent(connection, id.value(),
                            {.time = entry.time, .status = entry.status, .note = u"HTTP 202"_s});
                        !event)
                        return event;
                }
                return {};
            });
        });
        QVERIFY(finishes(done));
        QVERIFY(done.result().ok());
    }

    [[nodiscard]] QString path(const QString &name = u"out.jsonl"_s) const
    {
        return m_folder->filePath(name);
    }
    [[nodiscard]] QStringList files() const
    {
        return QDir(m_folder->path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
    }
    [[nodiscard]] ExportOrder order(const MessageFilter &filter = {}) const
    {
        return {.filter = filter,
            .format = ExportFormat::Kind::JsonLines,
            .isMasked = false,
            .path = path(),
            .assistants = {{m_assistant, u"Flight desk"_s}}};
    }
    static LogExport::State run(LogExport &job, const ExportOrder &order)
    {
        QSignalSpy finished(&job, &LogExport::finished);
        job.start(order);
        if (!QTest::qWaitFor([&finished] { return finished.size() == 1; }, 60'000))
            qFatal("the export never ended");
        return job.state();
    }
    static QByteArray contentOf(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

private slots:
    void init()
    {
        QVERIFY(open());
        m_folder = std::make_unique<QTemporaryDir>();
    }
    void cleanup()
    {
        close();
        m_folder.reset();
    }

    void everyMessageIsWrittenOnceInTheOrderOfTheLog()
    {
        addRows(1203);
        LogExport job(m_log.get());
        QCOMPARE(run(job, order()), LogExport::State::Done);
        QCOMPARE(job.written(), 1203);
        QCOMPARE(job.total().state, LogCount::State::Exact);
        QCOMPARE(job.total().rows, 1203);
        const QList<QByteArray> lines = contentOf(path()).trimmed().split('\n');
        QCOMPARE(lines.size(), 1203);
        QVERIFY(lines.constFirst().contains("\"messageId\":\"m-1202\""));
        QVERIFY(lines.constLast().contains("\"messageId\":\"m-0\""));
        QCOMPARE(QSet<QByteArray>(lines.begin(), lines.end()).size(), 1203);
        QVERIFY(lines.constLast().contains("\"assistant\":\"Flight desk\""));
        QVERIFY(lines.constLast().contains("\"note\":\"HTTP 202\""));
        QCOMPARE(files(), QStringList{u"out.jsonl"_s});
    }

    void onlyWhatIsFilteredIsWritten_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("by a column") << QString();
        QTest::newRow("by a text") << u"hello"_s;
    }
    void onlyWhatIsFilteredIsWritten()
    {
        QFETCH(QString, text);
        addRows(5);
        QVERIFY(catchUp());
        ingest({.messages = {inbound(u"k-1"_s)}, .deliveries = {}, .notUnderstood = {}});
        LogExport job(m_log.get());
        QCOMPARE(run(job, order({.direction = Direction::Outbound, .text = text})), LogExport::State::Done);
        QCOMPARE(job.written(), 5);
        QCOMPARE(job.total().rows, 5);
        QVERIFY(!contentOf(path()).contains("inbound"));
    }

    void theHistoryTellsWhyItFailed()
    {
        addAccepted();
        ingest({.messages = {}, .deliveries = {failure()}, .notUnderstood = {}});
        LogExport job(m_log.get());
        QCOMPARE(run(job, order()), LogExport::State::Done);
        const QByteArray line = contentOf(path());
        QVERIFY(line.contains("\"status\":\"failed\""));
        QVERIFY(line.contains("\"partnerCode\":\"7010\""));
        QVERIFY(line.contains("\"reported\":\"2026-03-01T12:00:01.000Z\""));
    }

    void whoWroteIsNamed()
    {
        ingest({.messages = {inbound(u"k-1"_s)}, .deliveries = {}, .notUnderstood = {}});
        LogExport job(m_log.get());
        QCOMPARE(run(job, order()), LogExport::State::Done);
        QVERIFY(contentOf(path()).contains("\"profileName\":\"Asha\""));
    }

    void nothingToExportIsAnEmptyFile()
    {
        LogExport job(m_log.get());
        QCOMPARE(run(job, order()), LogExport::State::Done);
        QCOMPARE(contentOf(path()), QByteArray());
        QCOMPARE(job.written(), 0);
    }

    void aFileIsForItsOwnerOnly()
    {
        LogExport job(m_log.get());
        QCOMPARE(run(job, order()), LogExport::State::Done);
        QVERIFY(!(QFile::permissions(path()) & (QFile::ReadGroup | QFile::ReadOther)));
    }

    void aCancelledExportLeavesNothingAndWhatWasThere()
    {
        addRows(2000);
        QFile before(path());
        QVERIFY(before.open(QIODevice::WriteOnly) && before.write("before") == 6);
        before.close();
        LogExport job(m_log.get());
        connect(&job, &LogExport::progressed, &job, [&job] {
            if (job.written() > 0)
                job.cancel();
        });
        QCOMPARE(run(job, order()), LogExport::State::Cancelled);
        QVERIFY(job.written() < 2000);
        QCOMPARE(files(), QStringList{u"out.jsonl"_s});
        QCOMPARE(contentOf(path()), QByteArray("before"));
    }

    void anExportIsCancelledWhileItCounts()
    {
        addRows(10);
        LogExport job(m_log.get());
        QSignalSpy finished(&job, &LogExport::finished);
        job.start(order());
        job.cancel();
        QTRY_COMPARE(finished.size(), 1);
        QCOMPARE(job.state(), LogExport::State::Cancelled);
        QCOMPARE(files(), QStringList());
    }

    void anExportThatIsGivenUpLeavesNothing()
    {
        addRows(2000);
        auto job = std::make_unique<LogExport>(m_log.get());
        job->start(order());
        QTRY_VERIFY(job->written() > 0);
        QVERIFY(job->isRunning());
        job.reset();
        QCOMPARE(files(), QStringList());
    }

    void oneAfterTheOtherFromTheSameObject()
    {
        addRows(3);
        LogExport job(m_log.get());
        QCOMPARE(run(job, order()), LogExport::State::Done);
        ExportOrder again = order();
        again.path = path(u"again.jsonl"_s);
        QCOMPARE(run(job, again), LogExport::State::Done);
        QCOMPARE(job.written(), 3);
        QCOMPARE(contentOf(path()), contentOf(path(u"again.jsonl"_s)));
    }

    void aFolderThatIsGoneIsNamed()
    {
        LogExport job(m_log.get());
        ExportOrder lost = order();
        lost.path = path(u"gone/out.csv"_s);
        QCOMPARE(run(job, lost), LogExport::State::Failed);
        QVERIFY(job.problem().has_value());
        QVERIFY2(job.problem()->text.contains(path(u"gone"_s)), qPrintable(job.problem()->text));
        QVERIFY(job.problem()->text.contains(u"not there"_s));
    }

    void aFolderThatGoesAwayMeanwhileIsNamed()
    {
        QVERIFY(QDir(m_folder->path()).mkdir(u"short"_s));
        ExportFile file(path(u"short/out.csv"_s));
        QVERIFY(file.open().ok());
        QVERIFY(QDir(path(u"short"_s)).removeRecursively());
        QVERIFY(file.write("x").ok());
        const Result<void> done = file.commit();
        QVERIFY(!done.ok());
        QVERIFY2(done.error().text.contains(u"not there"_s), qPrintable(done.error().text));
    }

    void aFolderOfSomebodyElseIsRefused()
    {
#ifdef Q_OS_LINUX
        QVERIFY(QDir(m_folder->path()).mkdir(u"theirs"_s));
        const QString folder = path(u"theirs"_s);
        const QFile::Permissions looking = QFile::ReadOwner | QFile::ExeOwner | QFile::ReadGroup
            | QFile::ExeGroup | QFile::ReadOther | QFile::ExeOther;
        QVERIFY(QFile::setPermissions(folder, looking));
        QVERIFY(QFile::setPermissions(m_folder->path(), looking | QFile::WriteOwner));
        const bool isRoot = ::geteuid() == 0;
        if (isRoot) // for root everything may be written to: be the least of users
            QCOMPARE(::setresuid(65534, 65534, 0), 0);
        ExportFile file(folder + u"/out.csv"_s);
        const Result<void> opened = file.open();
        if (isRoot)
            QCOMPARE(::setresuid(0, 0, 0), 0);
        QVERIFY(!opened.ok());
        QVERIFY2(opened.error().text.contains(u"may not write"_s), qPrintable(opened.error().text));
#else
        QSKIP("there are no such permissions here");
#endif
    }

    void aFullDiskIsTold()
    {
        QFile full(u"/dev/full"_s);
        if (!full.open(QIODevice::WriteOnly))
            QSKIP("there is no /dev/full");
        const Result<void> written = writeThrough(full, QByteArray(1 << 20, 'x'));
        QVERIFY(!written.ok());
        QVERIFY2(written.error().text.contains(u"no room left"_s), qPrintable(written.error().text));
    }

    void aDeviceIsNotReplacedByAFile()
    {
        if (!QFile::exists(u"/dev/null"_s))
            QSKIP("there are no devices here");
        ExportFile file(u"/dev/null"_s);
        const Result<void> opened = file.open();
        QVERIFY(!opened.ok());
        QVERIFY(!QFileInfo(u"/dev/null"_s).isFile());
    }

    void aLogThatCannotBeReadIsToldAndLeavesNothing()
    {
        addRows(10);
        const auto broken = m_fixture->store->run<void>([](StoreConnection &connection) {
            return connection.execute(u"ALTER TABLE message_content RENAME TO message_content_away"_s);
        });
        QVERIFY(finishes(broken));
        QVERIFY(broken.result().ok());
        LogExport job(m_log.get());
        QCOMPARE(run(job, order()), LogExport::State::Failed);
        QCOMPARE(job.problem()->kind, ProblemKind::StoreFailed);
        QCOMPARE(files(), QStringList());
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
};

CHANNEL_CONSOLE_TEST(LogExportTest)
#include "tst_logexport.moc"
