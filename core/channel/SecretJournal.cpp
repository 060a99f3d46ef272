// SPDX-License-Identifier: Apache-2.0
#include "core/channel/SecretJournal.h"

#include "core/Continuation.h"
#include "core/secret/SecretVault.h"
#include "core/store/Store.h"

#include <QSqlQuery>

#include <tuple>

namespace ChannelConsole {

using namespace Qt::StringLiterals;

namespace {

/// The keychain's names: what is kept until the user quits needs no journal, it cannot outlive the program.
template <typename Entries, typename EntryOf>
QStringList keychainNames(const Entries &entries, EntryOf entryOf)
{
    QStringList names;
    for (const auto &each : entries) {
        const SecretEntry &entry = entryOf(each);
        if (entry.place == SecretPlace::Keychain)
            names.append(entry.name);
    }
    return names;
}

QStringList keychainNames(const QList<SecretEntry> &entries)
{
    return keychainNames(entries, [](const SecretEntry &entry) -> const SecretEntry & { return entry; });
}

QStringList keychainNames(const QList<FreshSecret> &fresh)
{
    return keychainNames(
        fresh, [](const FreshSecret &secret) -> const SecretEntry & { return secret.entry; });
}

Result<void> forEachName(StoreConnection &connection, const QString &sql, const QStringList &names)
{
    for (const QString &name : names) {
        if (Result<void> done = connection.execute(sql, {name}); !done)
            return done;
    }
    return {};
}

Result<void> addToJournal(StoreConnection &connection, const QStringList &names)
{
    return forEachName(connection, u"INSERT OR IGNORE INTO secret_journal (name) VALUES (?)"_s, names);
}

Result<void> takeFromJournal(StoreConnection &connection, const QStringList &names)
{
    return forEachName(connection, u"DELETE FROM secret_journal WHERE name = ?"_s, names);
}

Result<QStringList> readJournal(StoreConnection &connection)
{
    QStringList names;
    const Result<void> read = connection.select(
        u"SELECT name FROM secret_journal WHERE name NOT IN (SELECT name FROM secret_entry)"_s, {},
        [&names](const QSqlQuery &row) { names.append(row.value(0).toString()); });
    if (!read)
        return read.error();
    return names;
}

} // namespace

/// One change on its way through the steps.
struct SecretJournal::Attempt
{
    Change change;
    bool isNoted = false; ///< the fresh names are in the journal
    QList<SecretEntry> tried; ///< the keychain may hold these
};

SecretJournal::SecretJournal(Store *store, SecretVault *vault, QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_vault(vault)
{
}

QFuture<Result<void>> SecretJournal::apply(const Change &change)
{
    auto attempt = std::make_shared<Attempt>(Attempt{.change = change});
    const QStringList names = keychainNames(change.fresh);
    for (const QString &name : names)
        m_underWay.insert(name);
    QList<Step> steps;
    steps.append([this, names] { return note(names); });
    for (qsizetype i = 0; i < change.fresh.size(); ++i)
        steps.append([this, attempt, i] { return write(attempt, i); });
    steps.append([this, attempt] { return commit(attempt); });
    return continued(runSteps(this, steps), this, [this, attempt](const Result<void> &result) {
        settle(*attempt, result.ok());
        return result;
    });
}

QFuture<Result<void>> SecretJournal::note(const QStringList &names)
{
    if (names.isEmpty())
        return readyFuture(Result<void>());
    return m_store->run<void>([names](StoreConnection &connection) {
        return connection.transaction([&] { return addToJournal(connection, names); });
    });
}

QFuture<Result<void>> SecretJournal::write(const std::shared_ptr<Attempt> &attempt, qsizetype index)
{
    const FreshSecret &secret = attempt->change.fresh.at(index);
    attempt->isNoted = true;
    attempt->tried.append(secret.entry);
    const QString field = secret.entry.name.section(u'/', 3, 3);
    return continued(
        m_vault->write(secret.entry, secret.value), this, [field](const SecretDone &done) -> Result<void> {
            if (done.ok())
                return {};
            Problem problem = toProblem(done.error());
            problem.field = field;
            return problem;
        });
}

QFuture<Result<void>> SecretJournal::commit(const std::shared_ptr<Attempt> &attempt)
{
    return m_store->run<void>([change = attempt->change](StoreConnection &connection) {
        return connection.transaction([&]() -> Result<void> {
            Result<void> done = change.store(connection);
            if (done)
                done = takeFromJournal(connection, keychainNames(change.fresh));
            if (done)
                done = addToJournal(connection, keychainNames(change.dropped));
            return done;
        });
    });
}

void SecretJournal::settle(const Attempt &attempt, bool stored)
{
    QStringList fresh = keychainNames(attempt.change.fresh);
    for (const QString &name : std::as_const(fresh))
        m_underWay.remove(name);
    if (stored) {
        discard(attempt.change.dropped, {});
        return;
    }
    for (const QString &name : keychainNames(attempt.tried))
        fresh.removeOne(name);
    discard(attempt.tried, attempt.isNoted ? fresh : QStringList());
}

void SecretJournal::discard(const QList<SecretEntry> &entries, const QStringList &neverWritten)
{
    QList<Step> steps;
    if (!neverWritten.isEmpty())
        steps.append([this, neverWritten] { return forget(neverWritten); });
    for (const SecretEntry &entry : entries) {
        steps.append([this, entry] { return removed(m_vault->remove(entry)); });
        steps.append([this, entry] { return forget(keychainNames({entry})); });
    }
    // Nobody waits for this, and what a refusing keychain leaves behind is in the journal: there is nothing
    // to report.
    if (!steps.isEmpty())
        std::ignore = runSteps(this, steps);
}

QFuture<Result<void>> SecretJournal::removed(const QFuture<SecretDone> &removal)
{
    return continued(removal, this, [](const SecretDone &done) -> Result<void> {
        if (!done.ok())
            return toProblem(done.error());
        return {};
    });
}

QFuture<Result<void>> SecretJournal::forget(const QStringList &names)
{
    return m_store->run<void>([names](StoreConnection &connection) {
        return connection.transaction([&] { return takeFromJournal(connection, names); });
    });
}

QFuture<Result<void>> SecretJournal::sweep()
{
    auto orphans = std::make_shared<QStringList>();
    const Step read = [this, orphans] {
        return continued(m_store->run<QStringList>(&readJournal), this,
            [this, orphans](const Result<QStringList> &journal) -> Result<void> {
                if (!journal)
                    return journal.error();
                // Here, not when each is removed: a name that is not under way now is never adopted later,
                // one that is may be.
                *orphans = journal.value();
                orphans->removeIf([this](const QString &name) { return m_underWay.contains(name); });
                return {};
            });
    };
    const Step removeAll = [this, orphans] {
        QList<Step> steps;
        for (const QString &name : *orphans) {
            steps.append([this, name] { return removed(m_vault->removeByName(name)); });
            steps.append([this, name] { return forget({name}); });
        }
        // A keychain that refuses one would keep the user waiting for each: the first refusal ends it until
        // next time.
        return runSteps(this, steps);
    };
    return runSteps(this, {read, removeAll});
}

} // namespace ChannelConsole
