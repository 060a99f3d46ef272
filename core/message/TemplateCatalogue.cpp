// SPDX-License-Identifier: Apache-2.0
#include "core/message/TemplateCatalogue.h"

#include "core/Clock.h"
#include "core/Continuation.h"
#include "core/channel/AssistantStore.h"
#include "core/channel/Validation.h"
#include "core/message/SendPlan.h"
#include "core/message/TemplateFetch.h"
#include "core/message/TemplateJson.h"
#include "core/message/TemplateStanding.h"
#include "core/partner/Partner.h"
#include "core/store/Store.h"

#include <algorithm>

namespace ChannelConsole {

namespace {

bool isSame(const TemplateRecord &a, const TemplateRecord &b)
{
    return a.name == b.name && a.language == b.language
        && (a.partnerTemplateId == b.partnerTemplateId || a.local || b.local);
}

bool holds(const QList<TemplateRecord> &records, const TemplateRecord &record)
{
    return std::any_of(records.cbegin(), records.cend(),
        [&record](const TemplateRecord &each) { return isSame(each, record); });
}

QList<TemplateRecord> localOf(const TemplateList &list)
{
    QList<TemplateRecord> local;
    std::copy_if(list.records.cbegin(), list.records.cend(), std::back_inserter(local),
        [](const TemplateRecord &each) { return each.local; });
    return local;
}

/// What the partner listed before and does not any more is kept, and marked: messages may still be made with
/// it.
QList<TemplateRecord> withVanished(QList<TemplateRecord> listed, const TemplateList &before)
{
    for (TemplateRecord record : before.records) {
        const bool isListed = std::any_of(listed.cbegin(), listed.cend(), [&record](const auto &each) {
            return each.name == record.name && each.language == record.language;
        });
        if (record.local || isListed)
            continue;
        record.vanished = true;
        listed.append(record);
    }
    return listed;
}

Problem here(const TemplateRecord &record)
{
    return {.kind = ProblemKind::InvalidInput,
        .text
        = TemplateCatalogue::tr("%1 in %2 is in the catalogue already.").arg(record.name, record.language),
        .remedy = TemplateCatalogue::tr("Edit that one, or choose another name or language."),
        .field = QStringLiteral("name")};
}

Problem busy()
{
    return {
        .kind = ProblemKind::Refused, .text = TemplateCatalogue::tr("The templates are being read already.")};
}

} // namespace

TemplateCatalogue::TemplateCatalogue(Store *store, AssistantStore *assistants, HttpClient *client,
    SecretVault *vault, Sandbox *sandbox, const Clock *clock, QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_assistants(assistants)
    , m_client(client)
    , m_vault(vault)
    , m_sandbox(sandbox)
    , m_clock(clock)
{
    connect(assistants, &AssistantStore::assistantsChanged, this, &TemplateCatalogue::forgetRemoved);
}

TemplateCatalogue::~TemplateCatalogue() = default;

TemplateShelf TemplateCatalogue::shelf(
    const QUuid &assistantId, const QString &partnerId, const QString &sender)
{
    const Partner *partner = findPartner(partnerId);
    const bool perSender = partner && partner->templatesArePerSender();
    return {.assistantId = assistantId, .partnerId = partnerId, .sender = perSender ? sender : QString()};
}

void TemplateCatalogue::open(const TemplateShelf &shelf)
{
    Kept &kept = m_kept[shelf];
    if (kept.opening || kept.list)
        return;
    kept.opening = true;
    const auto reading = m_store->read<TemplateList>(
        [shelf](StoreConnection &connection) { return readTemplateList(connection, shelf); });
    continued(reading, this, [this, shelf](const Result<TemplateList> &list) {
        const auto found = m_kept.find(shelf);
        if (found == m_kept.end())
            return;
        found->opening = false;
        // A change that was made meanwhile knows better.
        if (!found->list)
            take(shelf, list);
    });
}

std::optional<TemplateList> TemplateCatalogue::list(const TemplateShelf &shelf) const
{
    return m_kept.value(shelf).list;
}

std::optional<Problem> TemplateCatalogue::storeProblem(const TemplateShelf &shelf) const
{
    return m_kept.value(shelf).problem;
}

bool TemplateCatalogue::isStale(const TemplateShelf &shelf) const
{
    const std::optional<TemplateList> known = list(shelf);
    return known && templatesAreStale(*known, m_clock->now());
}

std::optional<Problem> TemplateCatalogue::obstacle(const TemplateShelf &shelf) const
{
    const std::optional<Assistant> assistant = m_assistants->assistant(shelf.assistantId);
    const ChannelConfiguration configuration = m_assistants->configuration(shelf.assistantId);
    if (!assistant || configuration.partnerId != shelf.partnerId)
        return Problem{.kind = ProblemKind::InvalidInput,
            .text = tr("The channel has another messaging partner now."),
            .remedy = tr("Choose the assistant again."),
            .field = kMessagingPartnerFieldId};
    if (const Partner *partner = findPartner(shelf.partnerId);
        partner && partner->listsTemplates().kind == MessageSupport::Kind::NotOffered)
        return Problem{.kind = ProblemKind::Refused, .text = partner->listsTemplates().reason};
    const Result<SendPlan> plan
        = planTemplates(*assistant, configuration, {.sender = shelf.sender}, *m_sandbox, *m_vault);
    return plan.ok() ? std::nullopt : std::optional(plan.error());
}

QFuture<Result<int>> TemplateCatalogue::sync(const TemplateShelf &shelf)
{
    if (isSyncing(shelf))
        return readyFuture(Result<int>(busy()));
    if (const std::optional<Problem> problem = obstacle(shelf))
        return keepProblem(shelf, *problem);
    const std::optional<Assistant> assistant = m_assistants->assistant(shelf.assistantId);
    auto *fetch = new TemplateFetch({.assistant = *assistant,
                                        .configuration = m_assistants->configuration(shelf.assistantId),
                                        .sender = shelf.sender},
        m_client, m_vault, m_sandbox, this);
    m_syncs.insert(shelf, {.fetch = fetch});
    connect(fetch, &TemplateFetch::progressed, this, [this, shelf](int templates) {
        if (const auto found = m_syncs.find(shelf); found != m_syncs.end())
            found->soFar = templates;
        emit syncChanged(shelf);
    });
    auto promise = std::make_shared<QPromise<Result<int>>>();
    promise->start();
    const auto answer = [this, shelf, promise](const Result<int> &result) {
        endSync(shelf);
        promise->addResult(result);
        promise->finish();
    };
    continued(fetch->start(), this, [this, shelf, answer](const Result<QList<TemplateRecord>> &listed) {
        if (listed)
            continued(keep(shelf, listed.value()), this, answer);
        else if (listed.error().kind == ProblemKind::Cancelled)
            answer(listed.error());
        else
            continued(keepProblem(shelf, listed.error()), this, answer);
    });
    emit syncChanged(shelf);
    return promise->future();
}

void TemplateCatalogue::cancelSync(const TemplateShelf &shelf)
{
    if (const QPointer<TemplateFetch> fetch = m_syncs.value(shelf).fetch)
        fetch->cancel();
}

bool TemplateCatalogue::isSyncing(const TemplateShelf &shelf) const
{
    return m_syncs.contains(shelf);
}

int TemplateCatalogue::syncedSoFar(const TemplateShelf &shelf) const
{
    return m_syncs.value(shelf).soFar;
}

void TemplateCatalogue::endSync(const TemplateShelf &shelf)
{
    if (const QPointer<TemplateFetch> fetch = m_syncs.take(shelf).fetch)
        fetch->deleteLater();
    emit syncChanged(shelf);
}

QFuture<Result<int>> TemplateCatalogue::keep(const TemplateShelf &shelf, const QList<TemplateRecord> &listed)
{
    const auto count = static_cast<int>(listed.size());
    const auto kept = change(shelf,
        [shelf, listed, now = m_clock->now()](StoreConnection &connection, const TemplateList &before) {
            return replaceListed(connection, shelf, withVanished(listed, before), now);
        });
    return continued(kept, this, [count](const Result<void> &done) -> Result<int> {
        if (!done)
            return done.error();
        return count;
    });
}

QFuture<Result<int>> TemplateCatalogue::keepProblem(const TemplateShelf &shelf, const Problem &problem)
{
    const auto kept = change(shelf, [shelf, problem](StoreConnection &connection, const TemplateList &) {
        return storeSyncProblem(connection, shelf, problem);
    });
    // The reason of the sync is what was asked for; that it could not be kept is told by storeProblem().
    return continued(kept, this, [problem](const Result<void> &) { return Result<int>(problem); });
}

QFuture<Result<void>> TemplateCatalogue::add(const TemplateShelf &shelf, const TemplateRecord &record)
{
    return changeLocal(
        shelf, [record](const TemplateList &all, QList<TemplateRecord> &local) -> Result<void> {
            TemplateRecord added = record;
            added.local = true;
            if (holds(all.records, added))
                return here(added);
            local.append(added);
            return {};
        });
}

QFuture<Result<void>> TemplateCatalogue::replace(
    const TemplateShelf &shelf, const TemplateRecord &before, const TemplateRecord &after)
{
    return changeLocal(
        shelf, [before, after](const TemplateList &all, QList<TemplateRecord> &local) -> Result<void> {
            TemplateRecord changed = after;
            changed.local = true;
            QList<TemplateRecord> others = all.records;
            others.removeOne(before);
            if (holds(others, changed))
                return here(changed);
            local.removeOne(before);
            local.append(changed);
            return {};
        });
}

QFuture<Result<void>> TemplateCatalogue::remove(const TemplateShelf &shelf, const TemplateRecord &record)
{
    return change(shelf, [shelf, record](StoreConnection &connection, const TemplateList &before) {
        QList<TemplateRecord> left;
        for (const TemplateRecord &each : before.records) {
            if (each.local == record.local && each != record)
                left.append(each);
        }
        if (record.local)
            return replaceLocal(connection, shelf, left);
        return replaceListed(connection, shelf, left, before.syncedAt);
    });
}

QFuture<Result<TemplateCatalogue::Import>> TemplateCatalogue::import(
    const TemplateShelf &shelf, const QByteArray &text)
{
    auto report = std::make_shared<Import>();
    const auto done = changeLocal(
        shelf, [text, report](const TemplateList &all, QList<TemplateRecord> &local) -> Result<void> {
            Result<ImportedTemplates> read = importedTemplates(text);
            if (!read)
                return read.error();
            const ImportedTemplates imported = read.takeValue();
            report->problems = imported.problems;
            QList<TemplateRecord> known = all.records;
            for (const TemplateRecord &record : imported.records) {
                if (holds(known, record)) {
                    report->problems.append(here(record).text);
                    continue;
                }
                known.append(record);
                local.append(record);
                ++report->added;
            }
            return {};
        });
    return continued(done, this, [report](const Result<void> &stored) -> Result<Import> {
        if (!stored)
            return stored.error();
        return *report;
    });
}

QFuture<Result<void>> TemplateCatalogue::changeLocal(const TemplateShelf &shelf,
    std::function<Result<void>(const TemplateList &all, QList<TemplateRecord> &local)> edit)
{
    return change(shelf,
        [shelf, edit = std::move(edit)](
            StoreConnection &connection, const TemplateList &before) -> Result<void> {
            QList<TemplateRecord> local = localOf(before);
            if (Result<void> edited = edit(before, local); !edited)
                return edited;
            return replaceLocal(connection, shelf, local);
        });
}

QFuture<Result<void>> TemplateCatalogue::change(const TemplateShelf &shelf, Change change)
{
    const auto written = m_store->run<TemplateList>(
        [shelf, change = std::move(change)](StoreConnection &connection) -> Result<TemplateList> {
            const Result<TemplateList> before = readTemplateList(connection, shelf);
            if (!before)
                return before.error();
            if (const Result<void> done = change(connection, before.value()); !done)
                return done.error();
            return readTemplateList(connection, shelf);
        });
    return continued(written, this, [this, shelf](const Result<TemplateList> &list) -> Result<void> {
        // What the user got wrong is for the form to tell.
        if (list || list.error().kind != ProblemKind::InvalidInput)
            take(shelf, list);
        return list ? Result<void>() : Result<void>(list.error());
    });
}

void TemplateCatalogue::take(const TemplateShelf &shelf, const Result<TemplateList> &list)
{
    Kept &kept = m_kept[shelf];
    kept.problem = list ? std::nullopt : std::optional(list.error());
    if (list)
        kept.list = list.value();
    emit changed(shelf);
}

void TemplateCatalogue::forgetRemoved()
{
    m_kept.removeIf([this](const QHash<TemplateShelf, Kept>::iterator &each) {
        return !m_assistants->assistant(each.key().assistantId).has_value();
    });
    for (const TemplateShelf &shelf : m_syncs.keys()) {
        if (!m_assistants->assistant(shelf.assistantId))
            cancelSync(shelf);
    }
}

} // namespace ChannelConsole
