// SPDX-License-Identifier: Apache-2.0
// The copied command is run through a real shell, with a curl that only says what it was given.
#include "core/partner/Secrets.h"
#include "core/webhook/CallText.h"
#include "support/TestMain.h"
#include "webhook/WebhookCalls.h"

#include <QFile>
#include <QProcess>
#include <QProcessEnvironment>
#include <QTemporaryDir>

using namespace ChannelConsole;
using namespace Qt::StringLiterals;

namespace {

const QString kOrigin = u"http://127.0.0.1:8480"_s;
const QString kDots = QString::fromUtf8(Secrets::masked().value({}));

/// Arguments, then what was on the input.
constexpr auto kFakeCurl = R"(#!/bin/sh
for argument in "$@"; do printf '%s\0' "$argument"; done > "$SAID/arguments"
cat > "$SAID/input"
)";

struct Said
{
    QList<QByteArray> arguments;
    QByteArray input;
    QByteArray errors;

    [[nodiscard]] QByteArray after(const QByteArray &option) const
    {
        const qsizetype place = arguments.indexOf(option);
        return place < 0 || place + 1 >= arguments.size() ? QByteArray("(none)") : arguments.at(place + 1);
    }
};

QByteArray everyByte()
{
    QByteArray bytes;
    for (int i = 0; i < 256; ++i)
        bytes += static_cast<char>(i);
    return bytes;
}

} // namespace

class CallTextTest final : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;

    Said run(const QString &command, const QString &shell = u"sh"_s)
    {
        const auto read = [this](const QString &name) {
            QFile file(m_folder.filePath(name));
            return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
        };
        QFile::remove(m_folder.filePath(u"arguments"_s));
        QProcess process;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"PATH"_s, m_folder.path() + u':' + environment.value(u"PATH"_s));
        environment.insert(u"SAID"_s, m_folder.path());
        environment.insert(u"AUTHORIZATION"_s, u"Bearer to'k\"e$n"_s);
        environment.insert(u"SECRET"_s, u"path secret"_s);
        process.setProcessEnvironment(environment);
        process.setStandardInputFile(QProcess::nullDevice());
        process.setWorkingDirectory(m_folder.path());
        process.start(shell, {u"-c"_s, command});
        if (!process.waitForFinished())
            return {};
        Said said{.input = read(u"input"_s), .errors = process.readAllStandardError()};
        said.arguments = read(u"arguments"_s).split('\0');
        return said;
    }

private slots:
    void initTestCase()
    {
        QFile curl(m_folder.filePath(u"curl"_s));
        QVERIFY(curl.open(QIODevice::WriteOnly));
        curl.write(kFakeCurl);
        curl.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    }

    void aCopiedCommandMakesTheSameCall_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("JSON") << QByteArray(R"({"mobile":"91","text":"it's"})");
        QTest::newRow("none") << QByteArray();
        QTest::newRow("quotes") << QByteArray("'\"`$(touch harmed)`\\' ; touch harmed #'");
        QTest::newRow("only quotes") << QByteArray("'''");
        QTest::newRow("a file name") << QByteArray("@/etc/passwd");
        QTest::newRow("an option") << QByteArray("-o harmed");
        QTest::newRow("lines") << QByteArray("first\nsecond\n\n");
        QTest::newRow("return") << QByteArray("first\rtouch harmed\r\n");
        QTest::newRow("escape") << QByteArray("\x1b[201~touch harmed\n");
        QTest::newRow("C1 control") << QByteArray("\xc2\x9b"
                                                  "2J");
        QTest::newRow("tab") << QByteArray("a\tb");
        QTest::newRow("NUL") << QByteArray("a\0b", 3);
        QTest::newRow("percent and backslash") << QByteArray("100% \\n \\0101 %s");
        QTest::newRow("digits after an escape") << QByteArray("\0"
                                                              "7\x01"
                                                              "1",
            4);
        QTest::newRow("umlauts") << QByteArray("caf\xc3\xa9 \xe0\xa4\xb9\xe0\xa4\xbf");
        QTest::newRow("no UTF-8") << QByteArray("\xff\xfe text");
        QTest::newRow("every byte") << everyByte();
    }
    void aCopiedCommandMakesTheSameCall()
    {
        QFETCH(QByteArray, body);
        WebhookCall call = callOfGupShup("");
        call.body = body;
        call.target = u"/chatbot/v2/webhook/st-1?a=[1-3]&b={x}&c='$(touch harmed)'"_s;
        call.headers
            = u"Host: example.org\nContent-Length: 7\nContent-Type: application/json\nX-Odd: it's \"$HOME\" `id`\nX-Empty:\n"_s;
        const QString command = callAsCurl(call, kOrigin);
        for (const QChar c : command)
            QVERIFY2(c == u'\n' || c.category() != QChar::Other_Control, qPrintable(command));
        const Said said = run(command);
        QCOMPARE(said.errors, QByteArray());
        QVERIFY(!QFile::exists(m_folder.filePath(u"harmed"_s)));
        QCOMPARE(said.after("-X"), QByteArray("POST"));
        QVERIFY(said.arguments.contains((kOrigin + call.target).toUtf8()));
        QVERIFY(said.arguments.contains("Content-Type: application/json"));
        QVERIFY(said.arguments.contains("X-Odd: it's \"$HOME\" `id`"));
        QVERIFY(said.arguments.contains("X-Empty;"));
        for (const QByteArray &argument : said.arguments)
            QVERIFY(!argument.startsWith("Host:") && !argument.startsWith("Content-Length:"));
        if (said.arguments.contains("--data-raw"))
            QCOMPARE(said.after("--data-raw"), body);
        else
            QCOMPARE(said.input, body);
        QCOMPARE(said.arguments.contains("--data-raw") || said.arguments.contains("--data-binary"),
            !body.isEmpty());
    }

    void aSecretIsAVariableOfTheShell()
    {
        WebhookCall call = callOfGupShup("x");
        call.headers
            = u"Authorization: "_s + kDots + u"\nX-Api-Key: " + kDots + u"\nContent-Type: text/plain\n";
        call.target = u"/hook/st-1/"_s + kDots + u"?a=b";
        const QString command = callAsCurl(call, kOrigin);
        QVERIFY2(!command.contains(kDots), qPrintable(command));
        QVERIFY2(command.contains(u"\"$AUTHORIZATION\""_s), qPrintable(command));
        QVERIFY2(command.contains(u"\"$X_API_KEY\""_s), qPrintable(command));
        const Said said = run(command);
        QCOMPARE(said.errors, QByteArray());
        QVERIFY(said.arguments.contains("Authorization: Bearer to'k\"e$n"));
        QVERIFY(said.arguments.contains("X-Api-Key: "));
        QVERIFY(said.arguments.contains("http://127.0.0.1:8480/hook/st-1/path secret?a=b"));
    }

    void theTextSaysWhatCame()
    {
        WebhookCall call = callOfGupShup("x");
        call.headers = u"Content-Type: text/plain"_s;
        call.body = "Hello";
        QCOMPARE(callAsText(call), u"POST /chatbot/v2/webhook/st-1\nContent-Type: text/plain\n\nHello"_s);
        call.body = "\xff";
        QVERIFY(callAsText(call).endsWith(u"(1 bytes that are not text)"_s));
    }

    void headersAreReadLineByLine()
    {
        const QList<CallHeader> headers
            = callHeaders(u"Content-Type: application/json; charset=utf-8\nno header\nX: a:b\nY: "_s + kDots);
        QCOMPARE(headers.size(), 3);
        QCOMPARE(headers.at(0).value, u"application/json; charset=utf-8"_s);
        QCOMPARE(headers.at(1).value, u"a:b"_s);
        QVERIFY(!headers.at(1).masked);
        QVERIFY(headers.at(2).masked);
    }
};

CHANNEL_CONSOLE_TEST(CallTextTest)
#include "tst_calltext.moc"
