// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/log/MessageLog.h"
#include "core/log/export/ExportFormat.h"

#include <QHash>
#include <QObject>
#include <QThreadPool>

#include <functional>
#include <memory>
#include <optional>

namespace ChannelConsole {

class ExportFile;
struct ExportPage;

struct ExportOrder
{
    MessageFilter filter;
    ExportFormat::Kind format = ExportFormat::Kind::Csv;
    bool isMasked = true; ///< personal data, see masked()
    QString path; ///< of the file; one that is there is replaced at the end
    ExportHead head; ///< its isMasked is taken from above
    QHash<QUuid, QString> assistants; ///< their names
};

/// Writes messages with their history into a file, newest first, as the log was when it began: rows that come
/// in meanwhile are not in it. Page by page: reads on the store's reading thread, writes on a thread of its
/// own, and keeps a page at a time, however many rows there are. Ends exactly once for each start(). GUI
/// thread; when it goes, a running export is given up and leaves nothing.
class LogExport final : public QObject
{
    Q_OBJECT
public:
    enum class State {
        Idle,
        Counting,
        Writing,
        Done,
        Cancelled, ///< no file was left
        Failed, ///< see problem(); no file was left
    };

    explicit LogExport(MessageLog *log, QObject *parent = nullptr); ///< `log` must outlive it
    ~LogExport() override;

    void start(const ExportOrder &order); ///< of no effect while one runs
    void cancel();

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] bool isRunning() const { return m_state == State::Counting || m_state == State::Writing; }
    [[nodiscard]] qint64 written() const { return m_written; } ///< messages
    [[nodiscard]] const LogCount &total() const { return m_total; } ///< messages to be written
    [[nodiscard]] const ExportOrder &order() const { return m_order; }
    [[nodiscard]] const std::optional<Problem> &problem() const { return m_problem; }

signals:
    void progressed();
    void finished();

private:
    struct Output;

    void count(const std::optional<LogAnchor> &olderThan);
    void open();
    void readPage(const std::optional<LogAnchor> &olderThan);
    void writePage(const ExportPage &page);
    void close();
    void end(State state);
    void fail(const Problem &problem);
    /// `work` on the export's own thread, then `done` here, unless it failed.
    void onThread(std::function<Result<void>(Output &)> work, std::function<void()> done);
    [[nodiscard]] bool isOver();

    MessageLog *m_log;
    QThreadPool m_thread; ///< one of them
    std::shared_ptr<Output> m_output;
    State m_state = State::Idle;
    bool m_isCancelled = false;
    ExportOrder m_order;
    qint64 m_written = 0;
    LogCount m_total;
    std::optional<Problem> m_problem;
};

} // namespace ChannelConsole
