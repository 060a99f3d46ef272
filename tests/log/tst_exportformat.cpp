// SPDX-License-Identifier: Apache-2.0
#include "ExportSamples.h"
#include "core/log/export/ExportFormat.h"
#include "core/log/export/ExportMask.h"
#include "support/TestMain.h"

#include <nlohmann/json.hpp>

#include <QFile>
#include <QTest>

using namespace ChannelConsole;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(ChannelConsole::ExportFormat::Kind)

namespace {

QByteArray exported(ExportFormat::Kind kind, const QList<ExportRow> &rows, bool isMasked)
{
    const auto format = ExportFormat::make(kind);
    QByteArray bytes
        = format->begin({.made = sampleTime(3600), .what = u"Flight desk; <failed>"_s, .isMasked = isMasked});
    for (const ExportRow &row : rows)
        bytes += format->row(isMasked ? masked(row) : row);
    return bytes + format->end(rows.size());
}

/// The text's cell of a CSV row that has nothing else to be quoted.
QByteArray textCell(const QString &text)
{
    ExportRow row = inboundSample();
    row.entry.text = text;
    const QByteArray line = CsvFormat().row(row);
    const QByteArray before = ",text,";
    const QByteArray after = ",received,";
    const qsizetype from = line.indexOf(before) + before.size();
    return line.mid(from, line.indexOf(after) - from);
}

} // namespace

/// Snapshots are made anew with CHANNEL_CONSOLE_UPDATE_SNAPSHOTS=1; look at the difference before committing
/// it.
class ExportFormatTest final : public QObject
{
    Q_OBJECT

    static void addKinds()
    {
        QTest::addColumn<ExportFormat::Kind>("kind");
        QTest::newRow("csv") << ExportFormat::Kind::Csv;
        QTest::newRow("jsonl") << ExportFormat::Kind::JsonLines;
        QTest::newRow("html") << ExportFormat::Kind::Html;
    }

private slots:
    void everyFormatIsByteForByteWhatItWas_data()
    {
        QTest::addColumn<ExportFormat::Kind>("kind");
        QTest::addColumn<bool>("isMasked");
        QTest::newRow("export.csv") << ExportFormat::Kind::Csv << false;
        QTest::newRow("export-masked.csv") << ExportFormat::Kind::Csv << true;
        QTest::newRow("export.jsonl") << ExportFormat::Kind::JsonLines << false;
        QTest::newRow("export-masked.jsonl") << ExportFormat::Kind::JsonLines << true;
        QTest::newRow("export.html") << ExportFormat::Kind::Html << false;
        QTest::newRow("export-masked.html") << ExportFormat::Kind::Html << true;
    }
    void everyFormatIsByteForByteWhatItWas()
    {
        QFETCH(ExportFormat::Kind, kind);
        QFETCH(bool, isMasked);
        const QByteArray now = exported(kind, {inboundSample(), failedSample()}, isMasked);
        QFile snapshot(
            QStringLiteral(TEST_SOURCE_DIR "/snapshots/") + QLatin1String(QTest::currentDataTag()));
        if (qEnvironmentVariableIsSet("CHANNEL_CONSOLE_UPDATE_SNAPSHOTS")) {
            QVERIFY(snapshot.open(QIODevice::WriteOnly));
            QCOMPARE(snapshot.write(now), now.size());
        } else {
            QVERIFY2(snapshot.open(QIODevice::ReadOnly), qPrintable(snapshot.fileName()));
            QCOMPARE(now, snapshot.readAll());
        }
    }

    void aTableIsWhatExcelAndTheStandardAskFor()
    {
        const QByteArray csv = exported(ExportFormat::Kind::Csv, {failedSample()}, false);
        QVERIFY(csv.startsWith("\xEF\xBB\xBFTime (UTC),Assistant,"));
        QVERIFY(csv.endsWith("\r\n"));
        QVERIFY(csv.contains(",\"He said \"\"hello, Asha\"\",\nthen left 👋\","));
    }

    void aSpreadsheetCalculatesNothing_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QByteArray>("cell");
        QTest::newRow("a formula") << u"=1+1"_s << QByteArray("'=1+1");
        QTest::newRow("a phone number") << u"+447700900123"_s << QByteArray("'+447700900123");
        QTest::newRow("minus") << u"-2"_s << QByteArray("'-2");
        QTest::newRow("at") << u"@SUM(A1)"_s << QByteArray("'@SUM(A1)");
        QTest::newRow("a tab") << u"\t=1"_s << QByteArray("\"'\t=1\"");
        QTest::newRow("a carriage return") << u"\r=1"_s << QByteArray("\"'\r=1\"");
        QTest::newRow("full width") << u"＝1+1"_s << QByteArray("'＝1+1");
        QTest::newRow("a formula to be quoted") << u"=A1,\"B\""_s << QByteArray("\"'=A1,\"\"B\"\"\"");
        QTest::newRow("a number that would be rounded")
            << u"410123751001143816805212"_s << QByteArray("'410123751001143816805212");
        QTest::newRow("a zero that would be lost") << u"007"_s << QByteArray("'007");
        QTest::newRow("a small number") << u"42"_s << QByteArray("42");
        QTest::newRow("within a text") << u"2 = 1+1"_s << QByteArray("2 = 1+1");
        QTest::newRow("a semicolon, the separator elsewhere") << u"a;b"_s << QByteArray("\"a;b\"");
        QTest::newRow("nothing") << QString() << QByteArray();
    }
    void aSpreadsheetCalculatesNothing()
    {
        QFETCH(QString, text);
        QFETCH(QByteArray, cell);
        QCOMPARE(textCell(text), cell);
    }

    void everyLineOfJsonIsAnObjectThatHoldsWhatWasLogged()
    {
        const QByteArray lines
            = exported(ExportFormat::Kind::JsonLines, {inboundSample(), failedSample()}, false);
        const QList<QByteArray> each = lines.split('\n');
        QCOMPARE(each.size(), 3); // the last is empty: every line ends
        const auto failed = nlohmann::json::parse(each.at(1).toStdString());
        QCOMPARE(QString::fromStdString(failed["text"]), failedSample().entry.text);
        QCOMPARE(QString::fromStdString(failed["time"]), u"2026-03-01T12:00:00.250Z"_s);
        QCOMPARE(failed["history"].size(), std::size_t(3));
        QCOMPARE(QString::fromStdString(failed["problem"]["partnerCode"]), u"7010"_s);
    }

    void aPageRunsNothingAndLoadsNothing()
    {
        const QByteArray html
            = exported(ExportFormat::Kind::Html, {inboundSample(), failedSample()}, false).toLower();
        QVERIFY(!html.contains("<script"));
        QVERIFY(!html.contains(" src="));
        QVERIFY(!html.contains(" href="));
        QVERIFY(!html.contains("url("));
        QVERIFY(html.contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &amp;"));
        QVERIFY(html.contains("&lt;failed&gt;"));
        QVERIFY(html.contains("prefers-color-scheme: dark"));
    }

    void theWireIsInNoFormat_data() { addKinds(); }
    void theWireIsInNoFormat()
    {
        QFETCH(ExportFormat::Kind, kind);
        QVERIFY(!exported(kind, {failedSample()}, false).contains("/secret/wire"));
    }

    void aMaskedFileTellsNobody_data() { addKinds(); }
    void aMaskedFileTellsNobody()
    {
        QFETCH(ExportFormat::Kind, kind);
        const QByteArray bytes = exported(kind, {inboundSample(), failedSample()}, true);
        for (const char *told : {"7700900123", "7700 900123", "441134960000", "972501234567", "hello", "שלום",
                 "רונית", "HYPERLINK"})
            QVERIFY2(!bytes.contains(told), told);
        for (const char *kept : {"410123751001143816805212", "wamid.1", "7010", "+44•••••••23",
                 "+44•••••••00", "(masked, 6 characters)"})
            QVERIFY2(bytes.contains(kept), kept);
    }

    void anIdThatHoldsTheNumberIsMaskedToo_data()
    {
        QTest::addColumn<QString>("id");
        QTest::addColumn<bool>("kept");
        QTest::newRow("text in base64") << u"wamid.HBgMNDQ3NzAwOTAwMTIzFQI="_s << false;
        QTest::newRow("two digits to a byte") << u"ABEGRHcAkAEjAgo="_s << false;
        QTest::newRow("as it is") << u"447700900123-7"_s << false;
        QTest::newRow("another number") << u"wamid.HBgMNDQ3NzAwOTAwMTI0FQI="_s << true;
        QTest::newRow("a number that is none") << u"410123751001143816805212"_s << true;
    }
    void anIdThatHoldsTheNumberIsMaskedToo()
    {
        QFETCH(QString, id);
        QFETCH(bool, kept);
        ExportRow row = failedSample();
        row.entry.partnerMessageId = id;
        QCOMPARE(masked(row).entry.partnerMessageId == id, kept);
    }

    void numbersAreMaskedAlike_data()
    {
        QTest::addColumn<QString>("number");
        QTest::addColumn<QString>("masked");
        QTest::newRow("usual") << u"+447700900160"_s << u"+44•••••••60"_s;
        QTest::newRow("long") << u"+4915112345678901"_s << u"+49•••••••01"_s;
        QTest::newRow("too short to keep anything") << u"+4412"_s << u"•••••••"_s;
        QTest::newRow("none") << QString() << QString();
    }
    void numbersAreMaskedAlike()
    {
        QFETCH(QString, number);
        QFETCH(QString, masked);
        QCOMPARE(maskedNumber(number), masked);
    }

    void aMaskedTextSaysHowLongItWasToAReader()
    {
        QCOMPARE(maskedText(u"👋🏽"_s), u"(masked, 1 character)"_s);
        QCOMPARE(maskedText(u"Grüße"_s), u"(masked, 5 characters)"_s);
        QCOMPARE(maskedText({}), QString());
    }
};

CHANNEL_CONSOLE_TEST(ExportFormatTest)
#include "tst_exportformat.moc"
