// SPDX-License-Identifier: Apache-2.0
#include "core/store/Store.h"

#include "core/store/StoreWorker.h"

namespace ChannelConsole {

Store::Store(QObject *parent)
    : Store(QStringLiteral(":/migrations"), parent)
{
}

Store::Store(const QString &migrations, QObject *parent)
    : QObject(parent)
    , m_migrations(migrations)
    , m_writer(std::make_unique<StoreWorker>())
    , m_reader(std::make_unique<StoreWorker>())
{
    m_writingThread.setObjectName(QStringLiteral("store"));
    m_readingThread.setObjectName(QStringLiteral("store-reader"));
    m_writer->moveToThread(&m_writingThread);
    m_reader->moveToThread(&m_readingThread);
    m_writingThread.start();
    m_readingThread.start();
}

Store::~Store()
{
    const auto end = [](StoreWorker *worker, QThread &thread) {
        // Posted like any work, so that it comes after all of it.
        QMetaObject::invokeMethod(
            worker,
            [worker] {
                worker->close();
                QThread::currentThread()->quit();
            },
            Qt::QueuedConnection);
        thread.wait();
    };
    // The writing connection last: it moves what is in the -wal into the file, a read-only one could not.
    end(m_reader.get(), m_readingThread);
    end(m_writer.get(), m_writingThread);
}

QFuture<Result<void>> Store::open(const QString &directory)
{
    auto writing = std::make_shared<QPromise<Result<void>>>();
    auto both = std::make_shared<QPromise<Result<void>>>();
    writing->start();
    both->start();
    QMetaObject::invokeMethod(
        m_writer.get(),
        [this, writing, directory] {
            const auto upgrading
                = [this] { QMetaObject::invokeMethod(this, &Store::upgrading, Qt::QueuedConnection); };
            writing->addResult(m_writer->openForWriting(directory, m_migrations, upgrading));
            writing->finish();
        },
        Qt::QueuedConnection);
    QMetaObject::invokeMethod(
        m_reader.get(),
        [reader = m_reader.get(), writer = m_writer.get(), writing, both, directory] {
            // Waits on its own thread, so that reads handed in meanwhile find it open.
            Result<void> opened = writing->future().result();
            if (opened) {
                opened = reader->openForReading(directory);
                if (!opened)
                    QMetaObject::invokeMethod(
                        writer, [writer] { writer->close(); }, Qt::QueuedConnection);
            }
            both->addResult(opened);
            both->finish();
        },
        Qt::QueuedConnection);
    return both->future();
}

void Store::post(StoreWorker *worker, Work work)
{
    QMetaObject::invokeMethod(
        worker, [worker, work = std::move(work)] { worker->run(work); }, Qt::QueuedConnection);
}

} // namespace ChannelConsole
