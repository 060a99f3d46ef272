// SPDX-License-Identifier: Apache-2.0
#include "core/log/export/LogExport.h"

#include "core/Continuation.h"
#include "core/log/export/ExportFile.h"
#include "core/log/export/ExportMask.h"
#include "core/log/export/ExportRows.h"

#include <QPromise>

namespace ChannelConsole {

namespace {

// Each a matter of some hundredths of a second, so that the table's pages come in between.
constexpr int kRowsAtOnce = 500;
constexpr qint64 kCountedAtOnce = 20'000;

} // namespace

/// Lives on the export's thread once it is open.
struct LogExport::Output
{
    std::unique_ptr<ExportFormat> format;
    std::unique_ptr<ExportFile> file;
};

LogExport::LogExport(MessageLog *log, QObject *parent)
    : QObject(parent)
    , m_log(log)
{
    m_thread.setMaxThreadCount(1);
}

LogExport::~LogExport()
{
    m_thread.clear();
    m_thread.waitForDone();
}

void LogExport::start(const ExportOrder &order)
{
    if (isRunning())
        return;
    m_order = order;
    m_order.head.isMasked = order.isMasked;
    m_written = 0;
    m_total = {};
    m_problem.reset();
    m_isCancelled = false;
    m_state = State::Counting;
    emit progressed();
    count(std::nullopt);
}

void LogExport::cancel()
{
    if (isRunning())
        m_isCancelled = true; // the step under way ends first
}

/// After each step.
bool LogExport::isOver()
{
    if (m_isCancelled)
        end(State::Cancelled);
    return m_isCancelled;
}

/// In steps, so that the table's pages come in between.
void LogExport::count(const std::optional<LogAnchor> &olderThan)
{
    const LogQuery query{.filter = m_order.filter, .olderThan = olderThan};
    continued(m_log->countUpTo(query, kCountedAtOnce), this, [this](const Result<LogCount> &counted) {
        if (isOver())
            return;
        if (!counted) {
            fail(counted.error());
            return;
        }
        m_total.rows += counted.value().rows;
        m_total.state = counted.value().state;
        emit progressed();
        if (counted.value().last)
            count(counted.value().last);
        else
            open();
    });
}

void LogExport::open()
{
    m_state = State::Writing;
    m_output = std::make_shared<Output>();
    onThread(
        [path = m_order.path, kind = m_order.format, head = m_order.head](Output &output) -> Result<void> {
            output.format = ExportFormat::make(kind);
            output.file = std::make_unique<ExportFile>(path);
            if (Result<void> opened = output.file->open(); !opened)
                return opened;
            return output.file->write(output.format->begin(head));
        },
        [this] {
            if (!isOver())
                readPage(std::nullopt);
        });
}

void LogExport::readPage(const std::optional<LogAnchor> &olderThan)
{
    const LogQuery query{.filter = m_order.filter, .olderThan = olderThan, .limit = kRowsAtOnce};
    const auto read = [query](StoreConnection &connection) { return exportPage(connection, query); };
    continued(m_log->read<ExportPage>(read), this, [this](const Result<ExportPage> &page) {
        if (isOver())
            return;
        if (!page)
            fail(page.error());
        else
            writePage(page.value());
    });
}

void LogExport::writePage(const ExportPage &page)
{
    std::optional<LogAnchor> last;
    if (page.more)
        last = LogAnchor{.time = page.rows.constLast().entry.time, .id = page.rows.constLast().entry.id};
    onThread(
        [rows = page.rows, names = m_order.assistants, isMasked = m_order.isMasked](Output &output) {
            QByteArray bytes;
            for (ExportRow row : rows) {
                row.assistant = names.value(row.entry.assistantId);
                bytes += output.format->row(isMasked ? masked(std::move(row)) : row);
            }
            return output.file->write(bytes);
        },
        [this, last, count = page.rows.size()] {
            m_written += count;
            if (isOver())
                return;
            emit progressed();
            if (last)
                readPage(last);
            else
                close();
        });
}

void LogExport::close()
{
    onThread(
        [rows = m_written](Output &output) -> Result<void> {
            if (Result<void> written = output.file->write(output.format->end(rows)); !written)
                return written;
            return output.file->commit();
        },
        [this] { end(State::Done); });
}

void LogExport::onThread(std::function<Result<void>(Output &)> work, std::function<void()> done)
{
    auto promise = std::make_shared<QPromise<Result<void>>>();
    promise->start();
    const QFuture<Result<void>> future = promise->future();
    m_thread.start([promise, output = m_output, work = std::move(work)]() mutable {
        promise->addResult(work(*output));
        output.reset();
        promise->finish();
    });
    continued(future, this, [this, done = std::move(done)](const Result<void> &result) {
        // A file that was committed is there, whatever was asked meanwhile.
        if (!result)
            fail(result.error());
        else
            done();
    });
}

void LogExport::fail(const Problem &problem)
{
    m_problem = problem;
    end(State::Failed);
}

/// The file is closed on its thread, too: one that was not committed is gone before anybody hears of the end.
void LogExport::end(State state)
{
    const auto tell = [this, state] {
        m_output.reset();
        m_state = state;
        emit finished();
    };
    if (!m_output) {
        tell();
        return;
    }
    onThread(
        [](Output &output) {
            output.file.reset();
            return Result<void>();
        },
        tell);
}

} // namespace ChannelConsole
