// SPDX-License-Identifier: Apache-2.0
#include "core/log/SearchTrail.h"

#include "core/Continuation.h"
#include "core/log/SearchIndex.h"
#include "core/store/Store.h"

#include <QLoggingCategory>

#include <algorithm>
#include <chrono>

namespace ChannelConsole {

namespace {

Q_LOGGING_CATEGORY(lcSearch, "channelconsole.search")

// A send is appended and answered within this time as a rule, and then indexed once rather than twice.
constexpr int kTrailMs = 300;

// While others write: after each batch so many times as long as it took, its wait for its turn included.
constexpr qint64 kGivesWay = 8;
constexpr qint64 kLongestPauseMs = 2000;

} // namespace

SearchTrail::SearchTrail(Store *store, QObject *parent)
    : QObject(parent)
    , m_store(store)
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(kTrailMs);
    connect(&m_timer, &QTimer::timeout, this, &SearchTrail::indexNext);
}

void SearchTrail::nudge()
{
    if (m_running)
        m_again = true;
    else if (!m_timer.isActive())
        m_timer.start();
}

void SearchTrail::indexNext()
{
    m_running = true;
    m_again = false;
    m_batch.start();
    const quint64 handed = m_store->handedForWriting() + 1; // and this one
    const auto work = [](StoreConnection &connection) { return indexBatch(connection, kIndexBatch); };
    continued(m_store->run<bool>(work), this, [this, handed](const Result<bool> &more) {
        m_running = false;
        if (!more) {
            // The next nudge tries again; what is not indexed is searched row by row.
            qCWarning(lcSearch) << "the search index was not brought up to date:"
                                << problemKindName(more.error().kind) << more.error().details;
            return;
        }
        if (more.value())
            goOn(m_store->handedForWriting() != handed);
        else if (m_again)
            nudge();
        else
            emit caughtUp();
    });
}

void SearchTrail::goOn(bool othersWrote)
{
    if (!othersWrote) {
        indexNext();
        return;
    }
    m_running = true; // a nudge meanwhile changes nothing
    const qint64 pause = std::min(kGivesWay * m_batch.elapsed(), kLongestPauseMs);
    QTimer::singleShot(std::chrono::milliseconds(pause), this, &SearchTrail::indexNext);
}

} // namespace ChannelConsole
