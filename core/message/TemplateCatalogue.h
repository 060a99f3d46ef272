// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/message/TemplateRows.h"

#include <QFuture>
#include <QHash>
#include <QObject>
#include <QPointer>

#include <functional>
#include <memory>

namespace ChannelConsole {

class AssistantStore;
class Clock;
class HttpClient;
class Sandbox;
class SecretVault;
class Store;
class StoreConnection;
class TemplateFetch;

/// The templates of every channel: as the partner listed them last, and those entered or imported here. The
/// store has them; what was opened once is kept in memory as well. GUI thread; everything must outlive it.
class TemplateCatalogue final : public QObject
{
    Q_OBJECT
public:
    TemplateCatalogue(Store *store, AssistantStore *assistants, HttpClient *client, SecretVault *vault,
        Sandbox *sandbox, const Clock *clock, QObject *parent = nullptr);
    ~TemplateCatalogue() override; ///< syncs under way are given up

    /// `sender` counts only where the partner lists by business number.
    [[nodiscard]] static TemplateShelf shelf(
        const QUuid &assistantId, const QString &partnerId, const QString &sender);

    /// Reads it from the store, unless that was done already; changed() follows.
    void open(const TemplateShelf &shelf);
    /// Empty until it was read.
    [[nodiscard]] std::optional<TemplateList> list(const TemplateShelf &shelf) const;
    /// Why it could not be read from the store or written to it, the last time.
    [[nodiscard]] std::optional<Problem> storeProblem(const TemplateShelf &shelf) const;
    [[nodiscard]] bool isStale(const TemplateShelf &shelf) const; ///< templatesAreStale() now

    /// Why a sync cannot start: no partner, the partner lists none, missing secret, secret of another origin.
    /// Asks neither keychain nor network.
    [[nodiscard]] std::optional<Problem> obstacle(const TemplateShelf &shelf) const;
    /// Reads the partner's whole list and replaces, in one step, what was known of it; on any failure that
    /// stays as it was. How many there are. Completes exactly once, also on cancelSync(); refused while one
    /// is under way.
    QFuture<Result<int>> sync(const TemplateShelf &shelf);
    void cancelSync(const TemplateShelf &shelf);
    [[nodiscard]] bool isSyncing(const TemplateShelf &shelf) const;
    [[nodiscard]] int syncedSoFar(const TemplateShelf &shelf) const; ///< templates, while it is under way

    // Those that are entered here. One name and language is entered once.
    QFuture<Result<void>> add(const TemplateShelf &shelf, const TemplateRecord &record);
    QFuture<Result<void>> replace(
        const TemplateShelf &shelf, const TemplateRecord &before, const TemplateRecord &after);
    /// Also of one that vanished from the partner's list.
    QFuture<Result<void>> remove(const TemplateShelf &shelf, const TemplateRecord &record);

    struct Import
    {
        int added = 0;
        QStringList problems; ///< of entries that were not taken, or not all of them
    };
    /// Adds those of a file (TemplateJson.h). What is here already stays as it is, and is told.
    QFuture<Result<Import>> import(const TemplateShelf &shelf, const QByteArray &text);

signals:
    void changed(const ChannelConsole::TemplateShelf &shelf);
    void syncChanged(const ChannelConsole::TemplateShelf &shelf); ///< started, progressed, ended

private:
    struct Kept
    {
        std::optional<TemplateList> list;
        std::optional<Problem> problem;
        bool opening = false;
    };
    struct Sync
    {
        QPointer<TemplateFetch> fetch;
        int soFar = 0;
    };
    using Change = std::function<Result<void>(StoreConnection &connection, const TemplateList &before)>;

    /// Makes the change on the store's thread, to what stands there, and takes over what stands there then.
    QFuture<Result<void>> change(const TemplateShelf &shelf, Change change);
    QFuture<Result<void>> changeLocal(const TemplateShelf &shelf,
        std::function<Result<void>(const TemplateList &all, QList<TemplateRecord> &local)> edit);
    QFuture<Result<int>> keep(const TemplateShelf &shelf, const QList<TemplateRecord> &listed);
    QFuture<Result<int>> keepProblem(const TemplateShelf &shelf, const Problem &problem);
    void take(const TemplateShelf &shelf, const Result<TemplateList> &list);
    void endSync(const TemplateShelf &shelf);
    void forgetRemoved();

    Store *m_store;
    AssistantStore *m_assistants;
    HttpClient *m_client;
    SecretVault *m_vault;
    Sandbox *m_sandbox;
    const Clock *m_clock;
    QHash<TemplateShelf, Kept> m_kept;
    QHash<TemplateShelf, Sync> m_syncs;
};

} // namespace ChannelConsole
