// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

namespace ChannelConsole {

class Store;

/// Lets the search index catch up behind the log: some time after a nudge, in batches on the store's writing
/// thread, each in turn with what else is to be written. While others write it leaves them most of the time:
/// a webhook call is answered only once it is written. What the index has not reached is found all the same
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
    void goOn(bool othersWrote);

    Store *m_store;
    QTimer m_timer;
    QElapsedTimer m_batch; ///< since the last one was handed in
    bool m_running = false;
    bool m_again = false; ///< nudged while a batch was under way
};

} // namespace ChannelConsole
