// SPDX-License-Identifier: Apache-2.0
#include "core/message/ScriptFeatures.h"
#include "core/message/ScriptRunner.h"
#include "support/Await.h"
#include "support/TestMain.h"

#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace ChannelConsole;
using namespace Qt::StringLiterals;

using End = ScriptOutcome::End;

namespace {

/// Machines that run many tests at once are slow: only what is to be ended by time is given little of it.
constexpr ScriptTimes kPatient{.run = std::chrono::minutes(1), .start = std::chrono::minutes(1)};
constexpr int kLimitMs = 60'000;
constexpr ScriptTimes kAsInTheProgram{.start = std::chrono::minutes(1)};

} // namespace

Q_DECLARE_METATYPE(ChannelConsole::ScriptOutcome::End)

class ScriptRunTest final : public QObject
{
    Q_OBJECT
private slots:
    void everyPrintArrivesAsItWasPrinted()
    {
        const ScriptOutcome outcome
            = run(u"print('a');\nprint(1, null, undefined, [2, 3]);\nprint();\nprint('zwölf 😀')"_s);
        QCOMPARE(outcome.end, End::Finished);
        QCOMPARE(outcome.printed, (QStringList{u"a"_s, u"1 null undefined 2,3"_s, u""_s, u"zwölf 😀"_s}));
        QVERIFY(!outcome.fault && !outcome.problem);
    }

    void nothingPrintedIsFineToo()
    {
        const ScriptOutcome outcome = run(u"var a = 1;"_s);
        QCOMPARE(outcome.end, End::Finished);
        QVERIFY(outcome.printed.isEmpty());
    }

    void theContextIsWithinReach()
    {
        const ScriptOutcome outcome = run(u"print(context.session.user.name, Object.keys(context).length)"_s,
            uR"({"session":{"user":{"name":"Ann"}}})"_s);
        QCOMPARE(outcome.printed, QStringList{u"Ann 1"_s});
    }

    void whatWaitsForAPromiseRunsToo()
    {
        QCOMPARE(
            run(u"Promise.resolve('later').then(function (text) { print(text); }); print('first')"_s).printed,
            (QStringList{u"first"_s, u"later"_s}));
    }

    void halfCharactersAndNulSurvive()
    {
        const QString odd = QString(QChar(0xd83d)) + u"x"_s + QChar(u'\0') + u"y"_s;
        QCOMPARE(run(u"print('"_s + QChar(0xd83d) + u"x\\0y')"_s).printed, QStringList{odd});
    }

    void aFaultIsToldAtItsLine_data()
    {
        QTest::addColumn<QString>("script");
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("line");
        QTest::newRow("syntax") << u"var a = 1;\n\nvar b = ;"_s << u"SyntaxError"_s << u"Expected token"_s
                                << 3;
        QTest::newRow("unknown name")
            << u"\nfoo.bar()"_s << u"ReferenceError"_s << u"foo is not defined"_s << 2;
        QTest::newRow("within a function")
            << u"function f() {\n  null.x;\n}\nf();"_s << u"TypeError"_s << u"of null"_s << 2;
        QTest::newRow("thrown text") << u"\n\nthrow 'no'"_s << u""_s << u"no"_s << 3;
        QTest::newRow("thrown object") << u"throw {code: 7}"_s << u""_s << uR"({"code":7})"_s << 1;
        QTest::newRow("thrown nothing") << u"throw null"_s << u""_s << u"null"_s << 1;
        QTest::newRow("deep recursion")
            << u"function f() { f() }\nf()"_s << u"RangeError"_s << u"call stack"_s << 1;
        QTest::newRow("circular object")
            << u"var o = {}; o.o = o;\nJSON.stringify(o)"_s << u"TypeError"_s << u"circular"_s << 2;
        QTest::newRow("toString that throws")
            << u"print({toString: function () { throw new Error('mine') }})"_s << u"Error"_s << u"mine"_s
            << 1;
        QTest::newRow("huge buffer") << u"new ArrayBuffer(3e9)"_s << u"RangeError"_s << u"memory"_s << 1;
        QTest::newRow("NUL in the script")
            << u"print('a')"_s + QChar(u'\0') + u"print('b')"_s << u"SyntaxError"_s << u""_s << 1;
    }

    void aFaultIsToldAtItsLine()
    {
        QFETCH(QString, script);
        const ScriptOutcome outcome = run(script);
        QCOMPARE(outcome.end, End::Threw);
        QVERIFY(outcome.fault);
        QTEST(outcome.fault->name, "name");
        QTEST(outcome.fault->line, "line");
        QFETCH(QString, text);
        QVERIFY2(outcome.fault->text.contains(text), qPrintable(outcome.fault->text));
    }

    void whatWasPrintedBeforeAFaultIsKept()
    {
        QCOMPARE(run(u"print('one'); foo()"_s).printed, QStringList{u"one"_s});
    }

    void nothingButTheLanguageIsWithinReach_data()
    {
        QTest::addColumn<QString>("expression");
        for (const char *name : {"require", "XMLHttpRequest", "Qt", "console", "fetch", "process", "gc",
                 "setTimeout", "WebSocket", "Worker", "load", "module", "window", "qsTr", "QtObject"})
            QTest::newRow(name) << QString::fromLatin1(name);
        QTest::newRow("import") << u"import fs from 'fs'"_s;
        QTest::newRow("dynamic import") << u"import('fs')"_s;
        QTest::newRow("export") << u"export default 1"_s;
    }

    void nothingButTheLanguageIsWithinReach()
    {
        QFETCH(QString, expression);
        const ScriptOutcome outcome = run(expression);
        QCOMPARE(outcome.end, End::Threw);
        // Not: that there is such a thing, but it does not work.
        QVERIFY(outcome.fault->name == "ReferenceError"_L1 || outcome.fault->name == "SyntaxError"_L1);
    }

    void thePrintFunctionGivesNothingAway()
    {
        const ScriptOutcome outcome
            = run(u"print(Object.getOwnPropertyNames(print).sort().join(), typeof print.host, typeof host,"
                  "typeof this.objectName, typeof print.deleteLater)"_s);
        QCOMPARE(outcome.printed.size(), 1);
        QVERIFY2(outcome.printed.constFirst().endsWith("undefined undefined undefined undefined"_L1),
            qPrintable(outcome.printed.constFirst()));
    }

    void anAttackEndsWithItsReason_data()
    {
        QTest::addColumn<QString>("script");
        QTest::addColumn<End>("end");
        QTest::newRow("huge array") << u"print('before'); Array(3e9).fill(0)"_s << End::OutOfMemory;
        QTest::newRow("growing array")
            << u"print('before'); var a = []; for (;;) a.push(a.length)"_s << End::OutOfMemory;
        QTest::newRow("growing objects")
            << u"print('before'); var a = []; for (;;) a.push({x: 1})"_s << End::OutOfMemory;
        QTest::newRow("growing text")
            << u"print('before'); var s = 'x'; for (;;) { s += s; s.charCodeAt(0) }"_s << End::OutOfMemory;
        QTest::newRow("repeated text") << u"print('before'); 'x'.repeat(5e8).length"_s << End::OutOfMemory;
        QTest::newRow("list in itself")
            << u"print('before'); var a = []; a.push(a); print(a)"_s << End::TooDeep;
        QTest::newRow("long print") << u"print('before'); print('x'.repeat(1e7))"_s << End::OutputTooLong;
        QTest::newRow("endless prints") << u"print('before'); for (;;) print('')"_s << End::OutputTooLong;
    }

    void anAttackEndsWithItsReason()
    {
        QFETCH(QString, script);
        const ScriptOutcome outcome = run(script);
        QTEST(outcome.end, "end");
        QVERIFY(outcome.problem && !outcome.problem->text.isEmpty() && !outcome.problem->remedy.isEmpty());
        QVERIFY(!outcome.printed.isEmpty());
        QCOMPARE(outcome.printed.constFirst(), u"before"_s);
    }

    void anEndlessLoopIsEndedAfterItsTime()
    {
        ScriptRunner runner({}, {.run = std::chrono::milliseconds(200), .start = kPatient.start});
        const QFuture<ScriptOutcome> future
            = runner.run({.script = u"print('before'); for (;;);"_s, .context = u"{}"_s});
        QVERIFY(finishes(future));
        QCOMPARE(future.result().end, End::TimedOut);
        QCOMPARE(future.result().printed, QStringList{u"before"_s});
        QVERIFY(future.result().problem->text.contains("0.2"_L1));
    }

    void aRunCanBeCancelled()
    {
        ScriptRunner runner({}, kPatient);
        const QFuture<ScriptOutcome> future = runner.run({.script = u"for (;;);"_s, .context = u"{}"_s});
        runner.cancel();
        QVERIFY(finishes(future));
        QCOMPARE(future.result().end, End::Cancelled);
        QCOMPARE(future.resultCount(), 1);
        runner.cancel(); // nothing is running
    }

    void theNewestRunWins()
    {
        ScriptRunner runner({}, kPatient);
        const QFuture<ScriptOutcome> first = runner.run({.script = u"for (;;);"_s, .context = u"{}"_s});
        const QFuture<ScriptOutcome> second = runner.run({.script = u"print(2)"_s, .context = u"{}"_s});
        QVERIFY(finishes(first));
        QVERIFY(finishes(second));
        QCOMPARE(first.result().end, End::Cancelled);
        QCOMPARE(second.result().printed, QStringList{u"2"_s});
    }

    void goingAwayWhileAScriptRunsEndsIt()
    {
        QFuture<ScriptOutcome> future;
        {
            ScriptRunner runner({}, kPatient);
            future = runner.run({.script = u"for (;;);"_s, .context = u"{}"_s});
        }
        QVERIFY(future.isCanceled());
    }

    void withoutItsHelperNothingRunsAndThatIsSaid()
    {
        ScriptRunner runner(u"/nonexistent/channel-console-script"_s, kPatient);
        const QFuture<ScriptOutcome> future = runner.run({.script = u"print(1)"_s, .context = u"{}"_s});
        QVERIFY(finishes(future));
        QCOMPARE(future.result().end, End::NotStarted);
        QVERIFY(!future.result().problem->remedy.isEmpty());
    }

    void aHelperOfAnotherKindIsNoScript()
    {
        ScriptRunner runner(u"/bin/echo"_s, kPatient);
        const QFuture<ScriptOutcome> future = runner.run({.script = u"print(1)"_s, .context = u"{}"_s});
        QVERIFY(finishes(future));
        QCOMPARE(future.result().end, End::Crashed);
    }

    void aScriptThatIsTooLongIsNotStarted()
    {
        const ScriptOutcome outcome = run(QString(ScriptLimits::kScriptLength + 1, u' '));
        QCOMPARE(outcome.end, End::NotStarted);
        QCOMPARE(outcome.problem->field, u"script"_s);
        QCOMPARE(run(QString(ScriptLimits::kScriptLength, u' ')).end, End::Finished);
    }

#ifdef Q_OS_LINUX
    void theHelperConfinesItselfBeforeTheScriptStarts()
    {
        QProcess helper;
        helper.start(QCoreApplication::applicationDirPath() + u"/channel-console-script"_s, QStringList());
        helper.write(encoded(ScriptRequest{.script = u"for (;;);"_s, .context = u"{}"_s}));
        helper.closeWriteChannel();
        QByteArray said;
        bool broken = false;
        std::optional<ScriptEvent> event;
        QVERIFY(QTest::qWaitFor(
            [&] {
                said += helper.readAllStandardOutput();
                event = takeEvent(said, broken);
                return event.has_value() || broken;
            },
            kLimitMs));
        QVERIFY(event && event->kind == ScriptEvent::Kind::Started);
        QFile file(u"/proc/%1/limits"_s.arg(helper.processId()));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QString limits = QString::fromUtf8(file.readAll()).simplified();
        helper.kill();
        for (const QString &none : {u"Max core file size 0 0"_s, u"Max file size 0 0"_s,
                 u"Max open files 0 0"_s, u"Max processes 0 0"_s, u"Max cpu time 4 4"_s})
            QVERIFY2(limits.contains(none), qPrintable(limits));
        QVERIFY2(!limits.contains("Max address space unlimited"_L1), qPrintable(limits));
        QVERIFY(helper.waitForFinished());
    }
#endif

    /// The window goes on answering: a tick that is due all the time is never late by more than a small part
    /// of the run.
    void aMemoryHogLeavesTheEventLoopAlone()
    {
        ScriptRunner runner({}, kAsInTheProgram);
        QElapsedTimer whole;
        QElapsedTimer sinceTick;
        qint64 longest = 0;
        QTimer ticks;
        connect(&ticks, &QTimer::timeout, this,
            [&] { longest = std::max(longest, sinceTick.nsecsElapsed()), sinceTick.start(); });
        whole.start();
        sinceTick.start();
        ticks.start(0);
        const QFuture<ScriptOutcome> future
            = runner.run({.script = u"var a = []; for (;;) a.push({x: a.length})"_s, .context = u"{}"_s});
        QVERIFY(finishes(future));
        const qint64 run = whole.nsecsElapsed();
        QVERIFY(future.result().end == End::OutOfMemory || future.result().end == End::TimedOut);
        qInfo("longest gap %.1f ms of a run of %.0f ms", double(longest) / 1e6, double(run) / 1e6);
        QVERIFY2(longest * 3 < run, "the event loop stood still");
    }

    void aMissingFeatureIsNamed_data()
    {
        QTest::addColumn<QString>("script");
        QTest::addColumn<QString>("feature");
        const auto row = [](const char *script, const char *feature) {
            QTest::newRow(script) << QString::fromUtf8(script) << QString::fromUtf8(feature);
        };
        row("async function f() {}", "async");
        row("const f = async (x) => {\n return x }", "async");
        row("const f = async x => x", "async");
        row("var o = {async f() {}}", "async");
        row("class A { async m() {} }", "async");
        row("const x = await y;", "await");
        row("function f() { await y }", "await");
        row("for await (const x of []) {}", "for await");
        row("var o = {a: 1,\n ...b};", "within an object");
        row("var {a, ...r} = {};", "within an object");
        row("try { f() } catch { }", "catch");
        row("var a;\na ||= 1", "||=");
        row("var a;\na ?\?= 1", "||=");
        row("var a = 1_000;", "underscores");
        row("var a = 10n;", "BigInt");
        row("print(BigInt(3))", "BigInt");
        row("class A { x = 1 }", "fields");
        row("class A {\n  x;\n}", "fields");
        row("class A { static x = 1 }", "fields");
        row("class A { #x = 1 }", "private");
        row("class A { static { } }", "static blocks");
        row("/./s.test('a')", "flag");
        row("new RegExp('a', 's')", "flag");
        row("new RegExp('(?<=a)b')", "look-behind");
        row("globalThis", "globalThis");
        row("new Intl.NumberFormat('en')", "Intl");
        row("'a'.replaceAll('a', 'b')", "replaceAll");
        row("[[1]].flat()", "flat()");
        row("Object.fromEntries([])", "fromEntries");
        row("[1].at(-1)", "at()");
        row("Promise.allSettled([])", "allSettled");
        row("require('fs')", "not within reach");
        row("import fs from 'fs'", "not within reach");
        row("console.log(1)", "not within reach");
        row("var x: string = 'a'", "TypeScript");
    }

    /// What the engine lacks is what it really refuses: each of these fails here.
    void aMissingFeatureIsNamed()
    {
        QFETCH(QString, script);
        QFETCH(QString, feature);
        const ScriptOutcome outcome = run(script);
        QVERIFY2(outcome.fault, "a newer engine knows it: take it out of ScriptFeatures");
        const QString hint = featureHint(script, *outcome.fault);
        QVERIFY2(hint.contains(feature), qPrintable(hint + u" <- "_s + outcome.fault->text));
    }

    void anOrdinaryFaultIsNotBlamedOnTheEngine()
    {
        for (const QString &script : {u"var x = ;"_s, u"if (a) {\n b(\n}"_s, u"foo()"_s, u"var a = {b:"_s,
                 u"null.x"_s, u"x = {a: 1}}"_s, u"class A { constructor() { this.x = ; } }"_s,
                 u"print('a' 'b')"_s, u"throw new Error('at is not defined')"_s}) {
            const ScriptOutcome outcome = run(script);
            QVERIFY(outcome.fault);
            QVERIFY2(featureHint(script, *outcome.fault).isEmpty(),
                qPrintable(featureHint(script, *outcome.fault)));
        }
    }

    void whatTheEngineSilentlyDoesOtherwiseIsTold()
    {
        QCOMPARE(
            run(u"print(/(?<=a)b/.test('ab'))"_s).printed, QStringList{u"false"_s}); // true by the standard
        QCOMPARE(silentDifferences(u"/(?<=a)b/"_s).size(), 1);
        QCOMPARE(silentDifferences(u"/(?<year>\\d+)/"_s).size(), 1);
        QCOMPARE(silentDifferences(u"/\\p{L}/u"_s).size(), 1);
        QVERIFY(silentDifferences(u"/(?:a)b/"_s).isEmpty());
    }

    void aContextIsAnObjectOrSaysWhere()
    {
        QVERIFY(!contextFault(sampleContext()));
        QVERIFY(!contextFault(u"{}"_s));
        QCOMPARE(contextFault(u"{\n  \"a\": 1,\n  b\n}"_s)->line, 3);
        for (const QString &none : {u""_s, u"5"_s, u"[1]"_s, u"null"_s, u"\"{}\""_s, u"var a"_s})
            QVERIFY2(contextFault(none) && contextFault(none)->line == 1, qPrintable(none));
        QVERIFY(contextFault(QString(ScriptLimits::kContextLength + 1, u' ')));
    }

private:
    [[nodiscard]] static ScriptOutcome run(const QString &script, const QString &context = u"{}"_s)
    {
        ScriptRunner runner({}, kPatient);
        const QFuture<ScriptOutcome> future = runner.run({.script = script, .context = context});
        return finishes(future) && future.resultCount() == 1 ? future.result()
                                                             : ScriptOutcome{.end = End::Crashed};
    }
};

CHANNEL_CONSOLE_TEST(ScriptRunTest)
#include "tst_script_run.moc"
