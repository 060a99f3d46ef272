// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/Result.h"
#include "core/store/StoreConnection.h"

#include <QString>

#include <functional>
#include <memory>
#include <optional>

class QLockFile;

namespace ChannelConsole {

enum class ConnectionMode {
    ReadWrite,
    Read, ///< beside a ReadWrite connection
    Examine, ///< alone, and without changing the file
};

/// How long a connection waits for another that is in the way.
inline constexpr int kBusyTimeoutMs = 5000;

/// Opens a connection for as long as `work` takes, on the calling thread.
[[nodiscard]] Result<void> withConnection(
    const QString &path, ConnectionMode mode, const std::function<Result<void>(StoreConnection &)> &work);

/// One thread's end of the store: makes, uses and closes a connection there. Every member is called on that
/// thread only.
class StoreWorker final
{
public:
    StoreWorker();
    ~StoreWorker();
    StoreWorker(const StoreWorker &) = delete;
    StoreWorker &operator=(const StoreWorker &) = delete;

    /// Everything Store::open() promises. `migrations`: the folder of the SQL files. `upgrading` is called
    /// before an older file is copied and migrated.
    [[nodiscard]] Result<void> openForWriting(
        const QString &directory, const QString &migrations, const std::function<void()> &upgrading);
    /// A second connection to the same file.
    [[nodiscard]] Result<void> openForReading(const QString &directory);
    void close();

    using Work = std::function<void(StoreConnection *, const Problem &whyNot)>;
    void run(const Work &work);

private:
    [[nodiscard]] Result<void> openLocked(
        const QString &path, const QString &migrations, const std::function<void()> &upgrading);
    [[nodiscard]] Result<void> connectTo(const QString &path, ConnectionMode mode);

    std::shared_ptr<QLockFile> m_lock;
    QString m_connectionName;
    std::optional<StoreConnection> m_connection;
    Problem m_whyNot;
};

} // namespace ChannelConsole
