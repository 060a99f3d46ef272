// SPDX-License-Identifier: Apache-2.0
#include "core/channel/AssistantStore.h"

#include "core/Continuation.h"
#include "core/channel/ChannelRefusals.h"
#include "core/channel/ConfigurationRows.h"
#include "core/channel/FlowQueue.h"
#include "core/channel/SecretJournal.h"
#include "core/store/Store.h"
#include "core/webhook/RsaKey.h"
#include "core/webhook/TokenSignature.h"

#include <algorithm>

namespace ChannelConsole {

using namespace Qt::StringLiterals;

namespace {

QList<SecretEntry> secretsOf(const ChannelConfiguration &configuration)
{
    QList<SecretEntry> entries;
    for (const PartnerSettings &settings : configuration.settings)
        entries += settings.secrets.values();
    return entries;
}

/// Every entry to keep is a stored one, unchanged: where a secret may go is decided when it is entered.
bool keepsOnlyStored(const ChannelConfiguration &wanted, const ChannelConfiguration &stored)
{
    for (auto partner = wanted.settings.cbegin(); partner != wanted.settings.cend(); ++partner) {
        const PartnerSettings known = stored.settings.value(partner.key());
        for (auto entry = partner->secrets.cbegin(); entry != partner->secrets.cend(); ++entry) {
            const auto found = known.secrets.constFind(entry.key());
            if (found == known.secrets.cend() || *found != entry.value())
                return false;
        }
    }
    return true;
}

} // namespace

/// The rows, in memory, and the two helpers every change goes through.
class AssistantStore::Private final
{
public:
    Private(AssistantStore *owner, Store *sqlStore, SecretVault *vault)
        : q(owner)
        , store(sqlStore)
        , journal(sqlStore, vault)
    {
    }

    [[nodiscard]] qsizetype indexOfAssistant(const QUuid &id) const;
    [[nodiscard]] qsizetype indexOfApp(const QUuid &id) const;

    /// Commits the change, then lets memory follow by `applied`: both are never seen apart.
    [[nodiscard]] QFuture<Result<void>> commit(
        const SecretJournal::Change &change, const std::function<void()> &applied);
    [[nodiscard]] QFuture<Result<void>> save(const ConfigurationChange &change);
    [[nodiscard]] QFuture<Result<void>> add(
        const Assistant &assistant, const ChannelConfiguration &configuration);

    AssistantStore *q;
    Store *store;
    QList<Assistant> assistants;
    QHash<QUuid, ChannelConfiguration> configurations; ///< by assistant
    QList<JwtApp> apps;
    SecretJournal journal;
    FlowQueue queue; ///< the last member, so that the first to go: nothing starts any more
};

qsizetype AssistantStore::Private::indexOfAssistant(const QUuid &id) const
{
    const auto found = std::find_if(assistants.cbegin(), assistants.cend(),
        [&id](const Assistant &assistant) { return assistant.id == id; });
    return found == assistants.cend() ? -1 : found - assistants.cbegin();
}

qsizetype AssistantStore::Private::indexOfApp(const QUuid &id) const
{
    const auto found
        = std::find_if(apps.cbegin(), apps.cend(), [&id](const JwtApp &app) { return app.id == id; });
    return found == apps.cend() ? -1 : found - apps.cbegin();
}

QFuture<Result<void>> AssistantStore::Private::commit(
    const SecretJournal::Change &change, const std::function<void()> &applied)
{
    return continued(journal.apply(change), q, [applied](const Result<void> &done) {
        if (done)
            applied();
        return done;
    });
}

QFuture<Result<void>> AssistantStore::Private::add(
    const Assistant &assistant, const ChannelConfiguration &wanted)
{
    if (assistant.id.isNull() || indexOfAssistant(assistant.id) >= 0 || !secretsOf(wanted).isEmpty())
        return readyFuture(Result<void>(notAddable()));
    ChannelConfiguration configuration = wanted;
    configuration.assistantId = assistant.id;
    if (configuration.id.isNull())
        configuration.id = QUuid::createUuid();
    const auto write = [assistant, configuration](StoreConnection &connection) {
        Result<void> done = insertAssistant(connection, assistant);
        return done ? replaceConfiguration(connection, configuration) : done;
    };
    return commit({.store = write}, [this, assistant, configuration] {
        assistants.append(assistant);
        configurations.insert(assistant.id, configuration);
        emit q->assistantsChanged();
    });
}

QFuture<Result<void>> AssistantStore::Private::save(const ConfigurationChange &change)
{
    ChannelConfiguration wanted = change.configuration;
    const QUuid assistantId = wanted.assistantId;
    if (indexOfAssistant(assistantId) < 0)
        return readyFuture(Result<void>(noSuchAssistant()));
    if (!wanted.appId.isNull() && indexOfApp(wanted.appId) < 0)
        return readyFuture(Result<void>(noSuchApp()));
    const ChannelConfiguration stored = configurations.value(assistantId);
    wanted.id = stored.id;

    // A field entered anew keeps no old entry, whatever the form left in it.
    for (const SecretChange &secret : change.newSecrets)
        wanted.settings[secret.partnerId].secrets.remove(secret.fieldId);
    if (!keepsOnlyStored(wanted, stored))
        return readyFuture(Result<void>(changedMeanwhile()));
    QList<SecretEntry> dropped = secretsOf(stored);
    const QList<SecretEntry> kept = secretsOf(wanted);
    dropped.removeIf([&kept](const SecretEntry &entry) { return kept.contains(entry); });
    QList<FreshSecret> fresh;
    for (const SecretChange &secret : change.newSecrets) {
        const SecretEntry entry{
            .name = newSecretName(wanted.id, secret.fieldId), .origin = secret.origin, .place = change.place};
        fresh.append({.entry = entry, .value = secret.value});
        wanted.settings[secret.partnerId].secrets.insert(secret.fieldId, entry);
    }
    const auto write
        = [wanted](StoreConnection &connection) { return replaceConfiguration(connection, wanted); };
    return commit({.fresh = fresh, .dropped = dropped, .store = write}, [this, wanted] {
        configurations.insert(wanted.assistantId, wanted);
        emit q->configurationChanged(wanted.assistantId);
    });
}

AssistantStore::AssistantStore(Store *store, SecretVault *vault, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(this, store, vault))
{
}

AssistantStore::~AssistantStore() = default;

QFuture<Result<void>> AssistantStore::load()
{
    return d->queue.add([this] {
        return continued(d->store->run<StoredChannels>(&readChannels), this,
            [this](const Result<StoredChannels> &read) -> Result<void> {
                if (!read)
                    return read.error();
                d->assistants = read.value().assistants;
                d->configurations = read.value().configurations;
                d->apps = read.value().apps;
                emit assistantsChanged();
                emit appsChanged();
                return {};
            });
    });
}

QList<Assistant> AssistantStore::assistants() const
{
    return d->assistants;
}

std::optional<Assistant> AssistantStore::assistant(const QUuid &id) const
{
    const qsizetype index = d->indexOfAssistant(id);
    return index < 0 ? std::nullopt : std::optional(d->assistants.at(index));
}

ChannelConfiguration AssistantStore::configuration(const QUuid &assistantId) const
{
    return d->configurations.value(assistantId);
}

QList<JwtApp> AssistantStore::apps() const
{
    return d->apps;
}

std::optional<JwtApp> AssistantStore::app(const QUuid &id) const
{
    const qsizetype index = d->indexOfApp(id);
    return index < 0 ? std::nullopt : std::optional(d->apps.at(index));
}

std::optional<Assistant> AssistantStore::otherUserOf(const QString &number, const QUuid &assistantId) const
{
    for (const Assistant &other : std::as_const(d->assistants)) {
        if (other.id == assistantId)
            continue;
        const ChannelConfiguration configuration = d->configurations.value(other.id);
        for (const PartnerSettings &settings : configuration.settings) {
            if (settings.numbers.contains(number))
                return other;
        }
    }
    return std::nullopt;
}

QFuture<Result<void>> AssistantStore::addAssistant(
    const Assistant &assistant, const ChannelConfiguration &configuration)
{
    return d->queue.add([this, assistant, configuration] { return d->add(assistant, configuration); });
}

QFuture<Result<void>> AssistantStore::updateAssistant(const Assistant &assistant)
{
    return d->queue.add([this, assistant] {
        const qsizetype index = d->indexOfAssistant(assistant.id);
        if (index < 0)
            return readyFuture(Result<void>(noSuchAssistant()));
        if (d->assistants.at(index).sandbox != assistant.sandbox)
            return readyFuture(Result<void>(sandboxMarkFixed()));
        const auto write
            = [assistant](StoreConnection &connection) { return updateAssistantRow(connection, assistant); };
        return d->commit({.store = write}, [this, assistant] {
            d->assistants[d->indexOfAssistant(assistant.id)] = assistant;
            emit assistantsChanged();
        });
    });
}

QFuture<Result<QUuid>> AssistantStore::duplicateAssistant(const QUuid &id, const QString &name)
{
    const QUuid copyId = QUuid::createUuid();
    const auto duplicate = [this, id, copyId, name] {
        const qsizetype index = d->indexOfAssistant(id);
        if (index < 0)
            return readyFuture(Result<void>(noSuchAssistant()));
        Assistant copy = d->assistants.at(index);
        copy.id = copyId;
        copy.name = name;
        ChannelConfiguration configuration = d->configurations.value(id);
        configuration.id = QUuid::createUuid();
        configuration.enabled = false;
        configuration.platform = {};
        for (PartnerSettings &settings : configuration.settings)
            settings.secrets.clear();
        return d->add(copy, configuration);
    };
    return continued(d->queue.add(duplicate), this, [copyId](const Result<void> &done) -> Result<QUuid> {
        if (!done)
            return done.error();
        return copyId;
    });
}

QFuture<Result<void>> AssistantStore::removeAssistant(const QUuid &id)
{
    return d->queue.add([this, id] {
        if (d->indexOfAssistant(id) < 0)
            return readyFuture(Result<void>(noSuchAssistant()));
        const auto write = [id](StoreConnection &connection) { return deleteAssistant(connection, id); };
        return d->commit({.dropped = secretsOf(d->configurations.value(id)), .store = write}, [this, id] {
            d->assistants.removeAt(d->indexOfAssistant(id));
            d->configurations.remove(id);
            emit assistantsChanged();
        });
    });
}

QFuture<Result<void>> AssistantStore::saveConfiguration(const ConfigurationChange &change)
{
    return d->queue.add([this, change] { return d->save(change); });
}

QFuture<Result<void>> AssistantStore::saveSecret(const QUuid &assistantId, const SecretChange &secret,
    SecretPlace place, const SecretEntry &known)
{
    return d->queue.add([this, assistantId, secret, place, known] {
        const ChannelConfiguration stored = d->configurations.value(assistantId);
        if (stored.settings.value(secret.partnerId).secrets.value(secret.fieldId) != known)
            return readyFuture(Result<void>());
        ConfigurationChange change{.configuration = stored, .newSecrets = {secret}, .place = place};
        change.configuration.assistantId = assistantId;
        return d->save(change);
    });
}

QFuture<Result<void>> AssistantStore::setPlatformProgress(
    const QUuid &assistantId, const PlatformProgress &progress)
{
    return d->queue.add([this, assistantId, progress] {
        if (d->indexOfAssistant(assistantId) < 0)
            return readyFuture(Result<void>(noSuchAssistant()));
        const auto write = [assistantId, progress](StoreConnection &connection) {
            return updatePlatformProgress(connection, assistantId, progress);
        };
        return d->commit({.store = write}, [this, assistantId, progress] {
            d->configurations[assistantId].platform = progress;
            emit configurationChanged(assistantId);
        });
    });
}

QFuture<Result<void>> AssistantStore::saveApp(
    const JwtApp &app, const QByteArray &newClientSecret, SecretPlace place, StoredSecret storedSecret)
{
    return d->queue.add([this, app, newClientSecret, place, storedSecret] {
        JwtApp wanted = app;
        const bool isRsa = isRsaAlgorithm(app.algorithm);
        if (!isRsa)
            wanted.publicKey.clear();
        else if (const Result<RsaKey> key = RsaKey::publicFromPem(app.publicKey.toUtf8()); !key)
            return readyFuture(Result<void>(key.error()));
        const bool removes = newClientSecret.isEmpty() && storedSecret == StoredSecret::Remove;
        if (removes && !isRsa)
            return readyFuture(Result<void>(appNeedsSecret(app.name)));
        const JwtApp before = this->app(app.id).value_or(JwtApp{});
        const SecretEntry stored = before.clientSecret;
        // A client secret does not become a private key, nor the other way round.
        const bool keeps = newClientSecret.isEmpty() && !removes && isRsaAlgorithm(before.algorithm) == isRsa;
        wanted.clientSecret = keeps ? stored : SecretEntry{};
        SecretJournal::Change change;
        if (!newClientSecret.isEmpty()) {
            wanted.clientSecret.name = newSecretName(app.id, u"clientSecret"_s);
            wanted.clientSecret.place = place;
            change.fresh.append({.entry = wanted.clientSecret, .value = newClientSecret});
        }
        if (!keeps && !stored.name.isEmpty())
            change.dropped.append(stored);
        change.store = [wanted](StoreConnection &connection) { return replaceApp(connection, wanted); };
        return d->commit(change, [this, wanted] {
            const qsizetype index = d->indexOfApp(wanted.id);
            if (index < 0)
                d->apps.append(wanted);
            else
                d->apps[index] = wanted;
            emit appsChanged();
        });
    });
}

QFuture<Result<void>> AssistantStore::removeApp(const QUuid &id)
{
    return d->queue.add([this, id] {
        const qsizetype index = d->indexOfApp(id);
        if (index < 0)
            return readyFuture(Result<void>(noSuchApp()));
        const JwtApp app = d->apps.at(index);
        for (const Assistant &assistant : std::as_const(d->assistants)) {
            const ChannelConfiguration configuration = d->configurations.value(assistant.id);
            if (configuration.associateApp && configuration.appId == id)
                return readyFuture(Result<void>(appInUse(app.name, assistant.name)));
        }
        SecretJournal::Change change{
            .store = [id](StoreConnection &connection) { return deleteApp(connection, id); }};
        if (!app.clientSecret.name.isEmpty())
            change.dropped.append(app.clientSecret);
        return d->commit(change, [this, id] {
            d->apps.removeAt(d->indexOfApp(id));
            QList<QUuid> changed;
            for (ChannelConfiguration &configuration : d->configurations) {
                if (configuration.appId == id) {
                    configuration.appId = {};
                    changed.append(configuration.assistantId);
                }
            }
            emit appsChanged();
            for (const QUuid &assistantId : std::as_const(changed))
                emit configurationChanged(assistantId);
        });
    });
}

QFuture<Result<void>> AssistantStore::sweepSecrets()
{
    // Not in the queue: a locked keychain keeps a sweep waiting for a minute, and no Save should wait with
    // it.
    return d->journal.sweep();
}

} // namespace ChannelConsole
