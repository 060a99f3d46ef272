// SPDX-License-Identifier: Apache-2.0
#include "core/message/RequestCurl.h"
#include "core/partner/Partner.h"
#include "support/ScriptedServer.h"
#include "support/TestMain.h"

#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace ChannelConsole;
using namespace Qt::StringLiterals;

namespace {

const QByteArray kSecret = "p&s+w ö/\"\\€=%'`$(touch harmed)";

/// What a server saw: the headers by lower-case name, without those of the connection.
struct Seen
{
    QByteArray line;
    QMap<QByteArray, QByteArray> headers;
    QByteArray body;

    bool operator==(const Seen &) const = default;
};

Seen seenIn(const QByteArray &wire)
{
    const qsizetype end = wire.indexOf("\r\n\r\n");
    QByteArrayList lines = wire.first(end).split('\n');
    Seen seen{.line = lines.takeFirst().trimmed(), .headers = {}, .body = wire.sliced(end + 4)};
    for (const QByteArray &line : std::as_const(lines)) {
        const qsizetype colon = line.indexOf(':');
        seen.headers.insert(line.first(colon).toLower(), line.sliced(colon + 1).trimmed());
    }
    for (const char *name : {"host", "content-length", "connection"})
        seen.headers.remove(name);
    return seen;
}

Seen expectedOf(const HttpRequest &request)
{
    Seen seen{.line = request.method + ' ' + request.url.path(QUrl::FullyEncoded).toLatin1() + " HTTP/1.1",
        .headers = {},
        .body = request.body};
    for (const HttpHeader &header : request.headers)
        seen.headers.insert(header.name.toLower(), header.value);
    return seen;
}

struct Case
{
    const char *name;
    const char *partnerId;
    QHash<QString, QString> values;
    QString secretField;
    QByteArray variable;
};

QList<Case> cases()
{
    return {
        {"Infobip with a password", "infobip", {{u"username"_s, u"flight desk"_s}}, u"password"_s,
            "PASSWORD"},
        {"Infobip with an API key", "infobip", {{u"authentication"_s, u"apikey"_s}}, u"apiKey"_s, "API_KEY"},
        {"GupShup", "gupshup", {{u"wabaId"_s, u"2000123456"_s}}, u"password"_s, "PASSWORD"},
        {"Karix", "karix", {}, u"accountKey"_s, "TOKEN"},
    };
}

} // namespace

/// A copied command, run by a real shell with a real curl, makes the request that was sent.
class RequestCurlTest final : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;

    void run(const QString &command, const QByteArray &variable, const QByteArray &secret)
    {
        QProcess shell;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QString::fromLatin1(variable), QString::fromUtf8(secret));
        environment.insert(u"USER_NAME"_s, u"flight desk"_s);
        environment.insert(u"NO_PROXY"_s, u"*"_s);
        environment.insert(u"LC_ALL"_s, u"C.UTF-8"_s);
        shell.setProcessEnvironment(environment);
        shell.setWorkingDirectory(m_folder.path());
        shell.start(u"/bin/sh"_s, {u"-c"_s, command});
        QTRY_COMPARE_WITH_TIMEOUT(shell.state(), QProcess::NotRunning, 20'000);
        QVERIFY2(shell.exitCode() == 0, shell.readAllStandardError().constData());
    }

private slots:
    void theCommandMakesTheRequestThatWasSent_data()
    {
        QTest::addColumn<int>("which");
        QTest::addColumn<QString>("text");
        const QList<std::pair<const char *, QString>> texts{{"plain", u"Hello"_s},
            {"hostile", u"'\"`$(touch harmed)`\\' ; touch harmed #\n@/etc/passwd & + % \u009b2J \x7f"_s},
            {"dots", u"\u2022\u2022\u2022\u2022\u2022\u2022\u2022\u2022 नमस्ते 👋"_s}};
        for (int which = 0; which < cases().size(); ++which) {
            for (const auto &[name, text] : texts)
                QTest::addRow("%s, %s", cases().at(which).name, name) << which << text;
        }
    }
    void theCommandMakesTheRequestThatWasSent()
    {
        QFETCH(int, which);
        QFETCH(QString, text);
        if (QStandardPaths::findExecutable(u"curl"_s).isEmpty())
            QSKIP("curl is not installed");
        ScriptedServer server([](QTcpSocket *connection, const QByteArray &) {
            ScriptedServer::writeAndClose(connection, ScriptedServer::reply(200, "ok"));
        });
        const Case entry = cases().at(which);
        const Partner *partner = findPartner(QString::fromLatin1(entry.partnerId));
        PartnerSettings settings{.values = entry.values};
        const OutboundMessage message{.id = u"0123456789abcdef0123456789abcdef"_s,
            .businessNumber = u"+441134960000"_s,
            .userNumber = u"+919892123456"_s,
            .content = TextContent{.text = text}};
        // A header holds no é: a token is what a partner would give there.
        const QByteArray secret = entry.variable == "PASSWORD" ? kSecret : QByteArray("k3y+/with==\"signs'");
        Secrets secrets;
        secrets.insert(entry.secretField, secret);
        const Result<HttpRequest> real = partner->sendRequest(message, settings, secrets, server.url({}));
        const Result<HttpRequest> masked
            = partner->sendRequest(message, settings, Secrets::masked(), server.url({}));
        QVERIFY(real.ok() && masked.ok());

        const QString command = requestAsCurl(describe(masked.value()));
        QVERIFY(!command.isEmpty());
        for (const QChar c : command)
            QVERIFY2(c == u'\n' || c.category() != QChar::Other_Control, qPrintable(command));
        run(command, entry.variable, secret);
        QCOMPARE(server.requests.size(), 1);
        Seen seen = seenIn(server.requests.constFirst());
        if (seen.headers.value("content-type") == "application/x-www-form-urlencoded")
            seen.body.replace('+', "%20"); // curl's way to write a space in a form
        const Seen expected = expectedOf(real.value());
        QCOMPARE(seen.line, expected.line);
        QCOMPARE(seen.headers, expected.headers);
        QCOMPARE(seen.body, expected.body);
        QVERIFY(!QFile::exists(m_folder.filePath(u"harmed"_s)));
    }

    void aRowOfAnEarlierVersionNamesTheHeader()
    {
        const QString command = requestAsCurl(u"POST https://x.example/a\nAuthorization: ••••••••\n"
                                              "Content-Type: application/json\n\n{\"a\":1}"_s);
        QCOMPARE(command,
            u"curl --globoff --path-as-is -X 'POST' 'https://x.example/a' \\\n  -H 'Authorization: "
            u"'\"$AUTHORIZATION\" "
            "\\\n  -H 'Content-Type: application/json' \\\n  --data-raw '{\"a\":1}'"_s);
    }

    void aRequestToTheSandboxSaysThatItNeedsTheKeyOfTheRun()
    {
        const QString text = u"POST http://127.0.0.1:1/a\nContent-Type: application/json\n\n{\"a\":1}"_s;
        const QStringList lines = sandboxRequestAsCurl(text).split(u'\n');
        QVERIFY2(lines.constFirst().startsWith(u"# "_s) && lines.constFirst().contains(u"key of that run"_s),
            qPrintable(lines.constFirst()));
        QCOMPARE(lines.mid(1).join(u'\n'), requestAsCurl(text));
        QCOMPARE(sandboxRequestAsCurl(u"POST"_s), QString());
    }

    void whatIsNotTheWholeRequestBecomesNoCommand_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("nothing") << QString();
        QTest::newRow("no address") << u"POST"_s;
        const QString head = u"POST https://x.example/\nContent-Type: "_s;
        QTest::newRow("JSON that was cut") << head + u"application/json\n\n{\"a\":\"b\n(17 more bytes)"_s;
        QTest::newRow("a form that was cut")
            << head + u"application/x-www-form-urlencoded\n\na=b&c=d\n(17 more bytes)"_s;
        QTest::newRow("no text") << head + u"application/json\n\n(17 bytes that are not text)"_s;
    }
    void whatIsNotTheWholeRequestBecomesNoCommand()
    {
        QFETCH(QString, text);
        QCOMPARE(requestAsCurl(text), QString());
    }
};

CHANNEL_CONSOLE_TEST(RequestCurlTest)
#include "tst_request_curl.moc"
