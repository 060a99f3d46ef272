// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>
#include <QTimer>

namespace ChannelConsole {

class Store;

/// Lets the search index catch up behind the log: some time after a nudge, in batches on the store's writing
/// thread, each in turn with what else is to be written. What it has not reached is found all the same
/// (MessageSearch.h), so nothing waits for it.
class SearchTrail final : public QObject
{
    Q_OBJECT
public:
    /// `store` must outlive it.
    explicit SearchTrail(Store *store, QObject *parent = nullptr);

    /// The log has changed.
    void nudge();

signals:
    void caughtUp(); ///< there is nothing left to index, for now

private:
    void indexNext();

    Store *m_store;
    QTimer m_timer;
    bool m_running = false;
    bool m_again = false; ///< nudged while a batch was under way
};

} // namespace ChannelConsole
