// SPDX-License-Identifier: Apache-2.0
#include "core/message/ScriptRun.h"

#include <QDir>
#include <QLocale>
#include <QProcessEnvironment>

#include <array>

namespace ChannelConsole {

using namespace Qt::StringLiterals;

namespace {

/// As UTF-16 and with its frames, output within the limit stays below this; only a helper gone wild exceeds
/// it.
constexpr qsizetype kMostReceived = 4 * ScriptLimits::kOutputBytes;
constexpr int kGoneWithinMs = 1000;

/// Nothing of the user's environment but what finds libraries and the time zone.
QProcessEnvironment bareEnvironment()
{
    static constexpr std::array kKept{
        "TZ",
        "LD_LIBRARY_PATH",
        "DYLD_LIBRARY_PATH",
        "DYLD_FRAMEWORK_PATH",
        "SystemRoot",
#ifdef Q_OS_WIN
        "PATH",
#endif
    };
    const QProcessEnvironment here = QProcessEnvironment::systemEnvironment();
    QProcessEnvironment bare;
    bare.insert(u"LC_ALL"_s, u"C.UTF-8"_s);
    for (const char *name : kKept) {
        const QString key = QString::fromLatin1(name);
        if (here.contains(key))
            bare.insert(key, here.value(key));
    }
    return bare;
}

Problem problemOf(ScriptOutcome::End end, const ScriptTimes &times)
{
    const QLocale locale;
    Problem problem{.kind = ProblemKind::Refused, .side = Side::ThisComputer};
    switch (end) {
    case ScriptOutcome::End::Finished:
    case ScriptOutcome::End::Threw:
        break;
    case ScriptOutcome::End::TimedOut: {
        const double seconds = std::chrono::duration<double>(times.run).count();
        problem.text = ScriptRun::tr("The script ran longer than %1 s and was ended.")
                           .arg(locale.toString(seconds, 'g', 3));
        problem.remedy = ScriptRun::tr("Look for a loop that never ends.");
        break;
    }
    case ScriptOutcome::End::OutOfMemory:
        problem.text = ScriptRun::tr("The script used more than %1 of memory and was ended.")
                           .arg(locale.formattedDataSize(ScriptLimits::kMemoryBytes));
        problem.remedy = ScriptRun::tr("Look for a list or a text that grows without end.");
        break;
    case ScriptOutcome::End::TooDeep:
        problem.text = ScriptRun::tr("Calls within calls used up the stack.");
        problem.remedy = ScriptRun::tr("Look for a function or a list that contains itself.");
        break;
    case ScriptOutcome::End::OutputTooLong:
        problem.text = ScriptRun::tr("The script printed more than %1 and was ended.")
                           .arg(locale.formattedDataSize(ScriptLimits::kOutputBytes));
        problem.remedy = ScriptRun::tr("Print the message alone, once.");
        break;
    case ScriptOutcome::End::Crashed:
        problem.text = ScriptRun::tr("The script brought its engine down. This window is not affected.");
        problem.remedy = ScriptRun::tr("Make the script smaller, part by part, until it runs.");
        break;
    case ScriptOutcome::End::NotStarted:
        problem.text = ScriptRun::tr("No script can be run here.");
        problem.remedy
            = ScriptRun::tr("Reinstall the program: its helper “channel-console-script” belongs beside it.");
        break;
    case ScriptOutcome::End::Cancelled:
        problem.kind = ProblemKind::Cancelled;
        problem.text = ScriptRun::tr("The script was cancelled.");
        break;
    }
    return problem;
}

} // namespace

ScriptRun::ScriptRun(const QString &helper, const ScriptTimes &times, QObject *parent)
    : QObject(parent)
    , m_helper(helper)
    , m_times(times)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, [this] { kill(ScriptOutcome::End::TimedOut); });
    connect(&m_process, &QProcess::readyReadStandardOutput, this, &ScriptRun::read);
    connect(&m_process, &QProcess::errorOccurred, this, &ScriptRun::onError);
    connect(&m_process, &QProcess::finished, this, &ScriptRun::onFinished);
}

ScriptRun::~ScriptRun()
{
    m_done = true;
    if (m_process.state() == QProcess::NotRunning)
        return;
    m_process.disconnect(this);
    m_process.kill();
    m_process.waitForFinished(kGoneWithinMs); // a killed process is gone at once
}

void ScriptRun::start(const ScriptRequest &request)
{
    if (request.script.size() > ScriptLimits::kScriptLength) {
        m_outcome.end = ScriptOutcome::End::NotStarted;
        m_outcome.problem = Problem{.kind = ProblemKind::InvalidInput,
            .side = Side::ThisComputer,
            .text = tr("The script has more than %1 characters.")
                        .arg(QLocale().toString(ScriptLimits::kScriptLength)),
            .remedy = tr("Shorten it."),
            .field = u"script"_s};
        QMetaObject::invokeMethod(
            this, [this] { end(ScriptOutcome::End::NotStarted); }, Qt::QueuedConnection);
        return;
    }
    m_process.setProcessEnvironment(bareEnvironment());
    m_process.setWorkingDirectory(QDir::rootPath());
    m_process.setStandardErrorFile(QProcess::nullDevice());
    m_timer.start(m_times.start);
    m_process.start(m_helper, QStringList());
    m_process.write(encoded(request));
    m_process.closeWriteChannel();
}

void ScriptRun::cancel()
{
    kill(ScriptOutcome::End::Cancelled);
}

void ScriptRun::read()
{
    const QByteArray bytes = m_process.readAllStandardOutput();
    m_received += bytes.size();
    if (m_received > kMostReceived) {
        kill(ScriptOutcome::End::OutputTooLong);
        return;
    }
    m_unread += bytes;
    bool broken = false;
    while (const std::optional<ScriptEvent> event = takeEvent(m_unread, broken))
        take(*event);
    if (broken)
        kill(ScriptOutcome::End::Crashed);
}

void ScriptRun::take(const ScriptEvent &event)
{
    switch (event.kind) {
    case ScriptEvent::Kind::Started:
        if (!m_killed)
            m_timer.start(m_times.run);
        break;
    case ScriptEvent::Kind::Printed:
        m_outcome.printed += event.text;
        break;
    case ScriptEvent::Kind::Threw:
        m_outcome.fault = ScriptFault{
            .name = event.errorName, .text = event.text, .line = event.line, .column = event.column};
        break;
    case ScriptEvent::Kind::Ended:
        m_complete = true;
        break;
    }
}

void ScriptRun::kill(ScriptOutcome::End why)
{
    if (m_done || m_killed)
        return;
    m_killed = why;
    m_timer.stop();
    m_process.kill(); // the rest when it is gone
}

void ScriptRun::onError(QProcess::ProcessError error)
{
    // A crash and what comes of it are told by finished(); a closed pipe only means that the helper is about
    // to be.
    if (error == QProcess::FailedToStart)
        end(m_killed.value_or(ScriptOutcome::End::NotStarted), m_process.errorString());
}

void ScriptRun::onFinished(int exitCode, QProcess::ExitStatus status)
{
    read();
    end(endOf(exitCode, status),
        u"exit code %1%2"_s.arg(exitCode).arg(status == QProcess::CrashExit ? u", crashed"_s : QString()));
}

ScriptOutcome::End ScriptRun::endOf(int exitCode, QProcess::ExitStatus status) const
{
    using End = ScriptOutcome::End;
    // What had ended by itself before it could be killed has ended well.
    if (m_killed && !(m_complete && *m_killed == End::TimedOut))
        return *m_killed;
    if (status == QProcess::CrashExit)
        return End::Crashed;
    switch (ScriptExit(exitCode)) {
    case ScriptExit::Ended:
        if (!m_complete)
            return End::Crashed;
        return m_outcome.fault ? End::Threw : End::Finished;
    case ScriptExit::OutOfMemory:
        return End::OutOfMemory;
    case ScriptExit::OutputTooLong:
        return End::OutputTooLong;
    case ScriptExit::TooDeep:
        return End::TooDeep;
    case ScriptExit::BadRequest:
    case ScriptExit::NotConfined:
        return End::NotStarted;
    }
    return End::Crashed;
}

void ScriptRun::end(ScriptOutcome::End end, const QString &details)
{
    if (m_done)
        return;
    m_done = true;
    m_timer.stop();
    m_outcome.end = end;
    const bool wrong = end != ScriptOutcome::End::Finished && end != ScriptOutcome::End::Threw;
    if (wrong && !m_outcome.problem) {
        m_outcome.problem = problemOf(end, m_times);
        m_outcome.problem->details = details;
    }
    emit ended(m_outcome);
}

} // namespace ChannelConsole
