// SPDX-License-Identifier: Apache-2.0
#include "core/store/Store.h"

#include "core/store/StoreThread.h"
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
    , m_writingThread(std::make_unique<StoreThread>(QStringLiteral("store")))
    , m_readingThread(std::make_unique<StoreThread>(QStringLiteral("store-reader")))
{
}

Store::~Store()
{
    // The writing connection last: it moves what is in the -wal into the file, a read-only one could not.
    m_readingThread->end([this] { m_reader->close(); });
    m_writingThread->end([this] { m_writer->close(); });
}

QFuture<Result<void>> Store::open(const QString &directory)
{
    auto writing = std::make_shared<QPromise<Result<void>>>();
    auto both = std::make_shared<QPromise<Result<void>>>();
    writing->start();
    both->start();
    m_writingThread->post([this, writing, directory] {
        const auto upgrading
            = [this] { QMetaObject::invokeMethod(this, &Store::upgrading, Qt::QueuedConnection); };
        writing->addResult(m_writer->openForWriting(directory, m_migrations, upgrading));
        writing->finish();
    });
    m_readingThread->post([this, writing, both, directory] {
        // Waits on its own thread, so that reads handed in meanwhile find it open.
        Result<void> opened = writing->future().result();
        if (opened) {
            opened = m_reader->openForReading(directory);
            if (!opened)
                m_writingThread->post([this] { m_writer->close(); });
        }
        both->addResult(opened);
        both->finish();
    });
    return both->future();
}

void Store::postWrite(Work work)
{
    ++m_handed;
    m_writingThread->post([this, work = std::move(work)] { m_writer->run(work); });
}

void Store::postRead(Work work)
{
    m_readingThread->post([this, work = std::move(work)] { m_reader->run(work); });
}

} // namespace ChannelConsole
