// SPDX-License-Identifier: Apache-2.0
#include "ui/templates/TemplatesViewModel.h"

#include "core/Continuation.h"
#include "core/channel/AssistantStore.h"
#include "core/message/TemplateFile.h"
#include "core/message/TemplateJson.h"

#include <QLocale>

namespace ChannelConsole {

using namespace Qt::StringLiterals;

TemplatesViewModel::TemplatesViewModel(
    const AssistantStore *assistants, TemplateCatalogue *catalogue, QObject *parent)
    : QObject(parent)
    , m_assistants(assistants)
    , m_catalogue(catalogue)
{
    connect(m_assistants, &AssistantStore::configurationChanged, this, [this](const QUuid &id) {
        if (id == m_assistantId)
            follow();
    });
    const auto ifShown = [this](const TemplateShelf &of) {
        if (of == shelf())
            emit changed();
    };
    connect(m_catalogue, &TemplateCatalogue::changed, this, ifShown);
    connect(m_catalogue, &TemplateCatalogue::syncChanged, this, ifShown);
}

void TemplatesViewModel::showAssistant(const QUuid &id)
{
    if (id == m_assistantId)
        return;
    m_assistantId = id;
    follow();
}

/// Takes over what is saved now.
void TemplatesViewModel::follow()
{
    const QStringList all = senders();
    m_sender = m_senders.value(m_assistantId);
    if (!all.contains(m_sender))
        m_sender = all.value(0);
    if (partner())
        m_catalogue->open(shelf());
    emit channelChanged();
    emit changed();
}

const Partner *TemplatesViewModel::partner() const
{
    return findPartner(m_assistants->configuration(m_assistantId).partnerId);
}

QStringList TemplatesViewModel::senders() const
{
    const Partner *of = partner();
    if (!of || !of->templatesArePerSender())
        return {};
    return m_assistants->configuration(m_assistantId).settings.value(of->id()).numbers;
}

void TemplatesViewModel::setSender(const QString &sender)
{
    if (sender == m_sender)
        return;
    m_senders.insert(m_assistantId, sender);
    m_sender = sender;
    m_catalogue->open(shelf());
    emit changed();
}

TemplateShelf TemplatesViewModel::shelf() const
{
    const Partner *of = partner();
    return TemplateCatalogue::shelf(m_assistantId, of ? of->id() : QString(), m_sender);
}

bool TemplatesViewModel::isLoading() const
{
    return partner() && !m_catalogue->list(shelf()) && !m_catalogue->storeProblem(shelf());
}

QList<TemplateRecord> TemplatesViewModel::records() const
{
    return m_catalogue->list(shelf()).value_or(TemplateList{}).records;
}

bool TemplatesViewModel::partnerLists() const
{
    const Partner *of = partner();
    return of && of->listsTemplates().kind != MessageSupport::Kind::NotOffered;
}

QString TemplatesViewModel::listingNote() const
{
    const Partner *of = partner();
    return of ? of->listsTemplates().reason : QString();
}

QString TemplatesViewModel::syncedText() const
{
    if (!partnerLists())
        return {};
    const QDateTime at = m_catalogue->list(shelf()).value_or(TemplateList{}).syncedAt;
    if (!at.isValid())
        return tr("Never read from %1").arg(partner()->name());
    return tr("Read from %1 on %2")
        .arg(partner()->name(), QLocale().toString(at.toLocalTime(), QLocale::ShortFormat));
}

bool TemplatesViewModel::wasSynced() const
{
    return m_catalogue->list(shelf()).value_or(TemplateList{}).syncedAt.isValid();
}

bool TemplatesViewModel::isStale() const
{
    return partnerLists() && wasSynced() && m_catalogue->isStale(shelf());
}

std::optional<Problem> TemplatesViewModel::problem() const
{
    if (!partner())
        return std::nullopt;
    if (const auto problem = m_catalogue->storeProblem(shelf()))
        return problem;
    if (!partnerLists())
        return std::nullopt;
    // What stands in the way of the next sync is news; why the last one failed may be over.
    if (const auto problem = m_catalogue->obstacle(shelf()))
        return problem;
    const auto last = m_catalogue->list(shelf()).value_or(TemplateList{}).problem;
    const bool isOver = last
        && (last->kind == ProblemKind::MissingSecret || last->kind == ProblemKind::SecretForOtherOrigin);
    return isOver ? std::nullopt : last;
}

void TemplatesViewModel::sync()
{
    // What comes of it is in the catalogue and comes back by its signals.
    continued(m_catalogue->sync(shelf()), this, [](const Result<int> &) {});
}

void TemplatesViewModel::cancelSync()
{
    m_catalogue->cancelSync(shelf());
}

bool TemplatesViewModel::isSyncing() const
{
    return m_catalogue->isSyncing(shelf());
}

int TemplatesViewModel::syncedSoFar() const
{
    return m_catalogue->syncedSoFar(shelf());
}

namespace {

auto answering(const TemplatesViewModel::Done &done)
{
    return [done](const Result<void> &result) {
        done(result.ok() ? std::nullopt : std::optional(result.error()));
    };
}

} // namespace

void TemplatesViewModel::add(const TemplateRecord &record, Done done)
{
    continued(m_catalogue->add(shelf(), record), this, answering(done));
}

void TemplatesViewModel::replace(const TemplateRecord &before, const TemplateRecord &after, Done done)
{
    continued(m_catalogue->replace(shelf(), before, after), this, answering(done));
}

void TemplatesViewModel::remove(const TemplateRecord &record, Done done)
{
    continued(m_catalogue->remove(shelf(), record), this, answering(done));
}

void TemplatesViewModel::importFile(
    const QString &fileName, std::function<void(const Result<TemplateCatalogue::Import> &imported)> done)
{
    continued(readTemplateFile(fileName), this,
        [this, of = shelf(), done = std::move(done)](const Result<QByteArray> &text) {
            if (text)
                continued(m_catalogue->import(of, text.value()), this, done);
            else
                done(text.error());
        });
}

void TemplatesViewModel::exportFile(const QString &fileName, Done done)
{
    continued(writeTemplateFile(fileName, exportedTemplates(records())), this, answering(done));
}

} // namespace ChannelConsole
