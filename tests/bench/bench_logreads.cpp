// SPDX-License-Identifier: Apache-2.0
// What goes through the whole of a log with a million rows: the glance on top of its page, and exports. How
// long they take, how much memory, and how long a page of the table waits for them meanwhile.
// `bench-logreads <folder>` makes the file there if there is none; prints JSON.
#include "bench/LogFill.h"
#include "core/Clock.h"
#include "core/Continuation.h"
#include "core/log/export/LogExport.h"
#include "core/log/glance/GlanceReader.h"
#include "core/store/Store.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <cstdio>

using namespace ChannelConsole;
using namespace Qt::StringLiterals;

namespace {

constexpr int kRows = 1'000'000;
constexpr qint64 kEnd = 1'772'366'400'000 + qint64(kRows) * 2'600;

/// The moment at which the log was filled.
class EndOfTheLog final : public Clock
{
public:
    [[nodiscard]] QDateTime now() const override { return QDateTime::fromMSecsSinceEpoch(kEnd, Qt::UTC); }
};

/// A number of /proc/self/<file> in KiB; 0 where there is no such file.
qint64 kibibytes(const QString &file, const QByteArray &name)
{
    QFile status(u"/proc/self/"_s + file);
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray &line : status.readAll().split('\n')) {
        if (line.startsWith(name))
            return line.mid(name.size()).trimmed().split(' ').constFirst().toLongLong();
    }
    return 0;
}

/// Asks for the first page of the table again and again, as long as it lives.
class Pages final : public QObject
{
public:
    explicit Pages(MessageLog *log)
        : m_log(log)
    {
        ask();
    }
    [[nodiscard]] QList<double> sorted() const
    {
        QList<double> times = m_times;
        std::sort(times.begin(), times.end());
        return times;
    }

private:
    void ask()
    {
        m_since.start();
        continued(m_log->page({}), this, [this](const Result<LogPage> &) {
            m_times.append(double(m_since.nsecsElapsed()) / 1e6);
            ask();
        });
    }

    MessageLog *m_log;
    QElapsedTimer m_since;
    QList<double> m_times;
};

void print(const char *what, double milliseconds, const Pages &pages, bool isLast = false)
{
    const QList<double> times = pages.sorted();
    const auto part = [&times](double share) {
        return times.isEmpty() ? 0.0 : times.at(qsizetype(double(times.size() - 1) * share));
    };
    std::printf(
        "  {\"what\": \"%s\", \"ms\": %.0f, \"pages\": %d, \"page median ms\": %.1f, \"page 99 %% ms\": "
        "%.1f, \"page worst ms\": %.1f, \"PSS KiB\": %lld, \"peak RSS KiB\": %lld}%s\n",
        what, milliseconds, int(times.size()), part(0.5), part(0.99), part(1),
        static_cast<long long>(kibibytes(u"smaps_rollup"_s, "Pss:")),
        static_cast<long long>(kibibytes(u"status"_s, "VmHWM:")), isLast ? "" : ",");
    std::fflush(stdout);
}

template <typename Ended>
void spinUntil(Ended ended)
{
    QEventLoop loop;
    while (!ended())
        loop.processEvents(QEventLoop::WaitForMoreEvents);
}

void glance(MessageLog &log, const char *what, const MessageFilter &filter, GlanceSpan span)
{
    const EndOfTheLog clock;
    GlanceReader reader(&log, &clock);
    const Pages pages(&log);
    QElapsedTimer since;
    since.start();
    reader.setSpan(span);
    reader.setFilter(filter);
    reader.setActive(true);
    spinUntil([&reader] { return !reader.isReading(); });
    print(what, double(since.elapsed()), pages);
}

void exportAll(MessageLog &log, const char *what, ExportFormat::Kind kind, bool isMasked, const QString &path,
    bool isLast = false)
{
    LogExport job(&log);
    const Pages pages(&log);
    QElapsedTimer since;
    since.start();
    job.start(
        {.filter = {}, .format = kind, .isMasked = isMasked, .path = path, .head = {}, .assistants = {}});
    spinUntil([&job] { return !job.isRunning(); });
    if (job.state() != LogExport::State::Done || job.written() != kRows)
        std::abort();
    print(what, double(since.elapsed()), pages, isLast);
    QFile::remove(path);
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    if (argc < 2)
        return 2;
    const QString directory = QString::fromLocal8Bit(argv[1]);
    const bool isThere = QFileInfo::exists(directory + u"/channel-console.db"_s);
    Store store;
    QFuture<Result<void>> opened = store.open(directory);
    opened.waitForFinished();
    if (!opened.result())
        return 1;
    if (!isThere)
        LogFill(&store).write(kRows);
    const SystemClock clock;
    MessageLog log(&store, &clock);
    std::printf("[\n");
    glance(log, "glance, last 7 days", {}, GlanceSpan::Week);
    glance(log, "glance, all", {}, GlanceSpan::All);
    glance(log, "glance, all of an assistant", {.assistantId = LogFill::assistant(2)}, GlanceSpan::All);
    const QString path = directory + u"/export.out"_s;
    exportAll(log, "export, CSV", ExportFormat::Kind::Csv, false, path);
    exportAll(log, "export, CSV masked", ExportFormat::Kind::Csv, true, path);
    exportAll(log, "export, JSON Lines", ExportFormat::Kind::JsonLines, false, path);
    exportAll(log, "export, HTML", ExportFormat::Kind::Html, false, path, true);
    std::printf("]\n");
    return 0;
}
