// SPDX-License-Identifier: Apache-2.0
#include "core/message/MediaFetch.h"

#include "core/channel/AssistantStore.h"
#include "core/message/MediaDownload.h"
#include "core/net/HttpClient.h"
#include "core/partner/CommonFields.h"
#include "core/partner/Partner.h"
#include "core/sandbox/Sandbox.h"
#include "core/secret/SecretVault.h"

#include <algorithm>

namespace ChannelConsole {

using namespace Qt::StringLiterals;

namespace {

Problem onlyAnId(const InboundMedia &media)
{
    return {.kind = ProblemKind::InvalidInput,
        .side = Side::Partner,
        .text = MediaFetch::tr("The partner gave no link to the file, only its id: %1.").arg(media.id),
        .remedy = MediaFetch::tr("Look for it in the partner's portal.")};
}

Problem notAskedFor()
{
    return {.kind = ProblemKind::Refused,
        .side = Side::Partner,
        .text = MediaFetch::tr("The link is not one that is asked for: only https:// is."),
        .remedy = MediaFetch::tr("Compare it with the call that brought it.")};
}

Problem outsideTheSandbox()
{
    return {.kind = ProblemKind::Refused,
        .side = Side::ThisComputer,
        .text = MediaFetch::tr("This link leads out of the sandbox, where a sandbox assistant never goes."),
        .remedy = MediaFetch::tr("With an account at the partner such files are fetched.")};
}

Problem keyMissing(const Partner &partner, const QStringList &secretIds, const QString &origin)
{
    const QList<FieldSpec> fields = partner.fields();
    const auto field = std::find_if(fields.cbegin(), fields.cend(),
        [&secretIds](const FieldSpec &each) { return secretIds.contains(each.id); });
    const QString label = field == fields.cend() ? QString() : field->label;
    return {.kind = ProblemKind::MissingSecret,
        .side = Side::ThisComputer,
        .text = MediaFetch::tr("%1 gives the file only with the %2, and none was entered for %3.")
                    .arg(partner.name(), label, origin),
        .remedy = MediaFetch::tr("Enter it again on the Configurations page and save. A credential goes to no other "
                                 "address than those it was entered for."),
        .field = field == fields.cend() ? QString() : field->id};
}

} // namespace

MediaFetch::MediaFetch(const AssistantStore *assistants, SecretVault *vault, HttpClient *client,
    Sandbox *sandbox, QObject *parent)
    : QObject(parent)
    , m_assistants(assistants)
    , m_vault(vault)
    , m_client(client)
    , m_sandbox(sandbox)
{
}

Result<MediaPlan> MediaFetch::plan(
    const QUuid &assistantId, const QString &partnerId, const InboundMedia &media) const
{
    MediaPlan plan{.partner = findPartner(partnerId)};
    plan.sandbox = m_assistants->assistant(assistantId).value_or(Assistant{}).sandbox;
    plan.settings = m_assistants->configuration(assistantId).settings.value(partnerId);
    plan.extraCaFile = connectionSettings(plan.settings).extraCaFile;
    const Result<QUrl> url
        = media.url.isEmpty() ? urlOfId(plan, media) : Result<QUrl>(QUrl(media.url, QUrl::StrictMode));
    if (!url)
        return url.error();
    plan.url = url.value();
    if (!plan.url.isValid() || !isAllowedUrl(plan.url))
        return notAskedFor();
    // Promise 9, both ways.
    if (plan.sandbox && !m_sandbox->owns(plan.url))
        return outsideTheSandbox();
    if (!plan.sandbox && m_sandbox->owns(plan.url))
        return notAskedFor();
    plan.origin = originOf(plan.url);
    if (!plan.partner)
        return plan;
    plan.secrets = secretsFor(plan);
    // A link may work by itself; by its id a file is given to the account alone.
    const QStringList needed = plan.partner->secretsForMedia(plan.settings);
    if (media.url.isEmpty() && !needed.isEmpty() && plan.secrets.isEmpty())
        return keyMissing(*plan.partner, needed, plan.origin);
    return plan;
}

Result<QUrl> MediaFetch::urlOfId(const MediaPlan &plan, const InboundMedia &media) const
{
    if (!plan.partner)
        return onlyAnId(media);
    QUrl base = plan.partner->mediaServiceUrl(plan.settings);
    if (plan.sandbox && base.isValid()) {
        const Result<QUrl> simulated = m_sandbox->serviceUrl(plan.partner->id());
        if (!simulated)
            return simulated.error();
        base = simulated.value();
    }
    const QUrl url = plan.partner->mediaUrl(media.id, base);
    return url.isValid() ? Result<QUrl>(url) : Result<QUrl>(onlyAnId(media));
}

QHash<QString, SecretEntry> MediaFetch::secretsFor(const MediaPlan &plan) const
{
    const QString origin = plan.sandbox ? Sandbox::origin(plan.partner->id()) : plan.origin;
    QHash<QString, SecretEntry> secrets;
    for (const QStringList ids = plan.partner->secretsForMedia(plan.settings); const QString &id : ids) {
        const auto entry = plan.settings.secrets.constFind(id);
        // One that belongs elsewhere, or is not there, and none goes along.
        if (entry == plan.settings.secrets.cend() || !entry->isFor(origin) || !m_vault->mayHave(*entry))
            return {};
        secrets.insert(id, *entry);
    }
    return secrets;
}

MediaDownload *MediaFetch::fetch(const MediaPlan &plan, const QString &fileName)
{
    auto *download = new MediaDownload(plan, fileName, m_vault, m_client, m_sandbox, this);
    download->start();
    return download;
}

} // namespace ChannelConsole
