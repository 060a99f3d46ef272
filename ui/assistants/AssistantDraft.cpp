// SPDX-License-Identifier: Apache-2.0
#include "ui/assistants/AssistantDraft.h"

#include "core/channel/WebhookUrl.h"
#include "core/partner/Partner.h"

#include <QCoreApplication>

#include <algorithm>

namespace ChannelConsole {

using namespace Qt::StringLiterals;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("AssistantDraft", text);
}

/// The partner's id can stand anywhere in the path or nowhere: the reading that finds one says more.
Result<WebhookParts> partsForAnyPartner(const QString &pasted)
{
    for (const Partner *partner : allPartners()) {
        Result<WebhookParts> parts = parseWebhookUrl(pasted, partner->id());
        if (!parts || parts.value().webhookTemplate.contains("{partner}"_L1))
            return parts;
    }
    return parseWebhookUrl(pasted, {});
}

} // namespace

AssistantDraft::AssistantDraft(const Assistant &stored)
    : m_stored(stored)
    , m_typed(stored)
{
}

AssistantDraft::Pasted AssistantDraft::pasteWebhookUrl(const QString &pasted)
{
    const Result<WebhookParts> parts = partsForAnyPartner(pasted);
    if (!parts)
        return {.fault = parts.error().text};
    m_typed.platformHost = parts.value().platformHost;
    m_typed.streamId = parts.value().streamId;
    m_typed.webhookTemplate = parts.value().webhookTemplate;
    return {.takenOver = tr("Taken over: stream id %1, platform host %2, and the form of the path.")
                             .arg(m_typed.streamId, m_typed.platformHost)};
}

QString AssistantDraft::fault(Field field) const
{
    switch (field) {
    case Field::Name:
        return m_typed.name.trimmed().isEmpty() ? tr("Give the assistant a name.") : QString();
    case Field::StreamId:
        return checkStreamId(m_typed.streamId.trimmed());
    case Field::PlatformHost:
        return checkPlatformHost(m_typed.platformHost.trimmed());
    case Field::WebhookTemplate:
        return m_typed.webhookTemplate.trimmed().isEmpty()
            ? QString()
            : checkWebhookTemplate(m_typed.webhookTemplate.trimmed());
    }
    Q_UNREACHABLE();
}

QList<AssistantDraft::Field> AssistantDraft::faultyFields() const
{
    QList<Field> faulty;
    for (const Field field : {Field::Name, Field::StreamId, Field::PlatformHost, Field::WebhookTemplate}) {
        if (!fault(field).isEmpty())
            faulty.append(field);
    }
    return faulty;
}

bool AssistantDraft::templateIsUnverified() const
{
    const QString inUse = m_typed.webhookTemplate.trimmed().isEmpty() ? defaultWebhookTemplate()
                                                                      : m_typed.webhookTemplate.trimmed();
    const QList<WebhookTemplate> known = webhookTemplates();
    return std::any_of(known.cbegin(), known.cend(),
        [&](const WebhookTemplate &one) { return one.text == inUse && !one.verified; });
}

QString AssistantDraft::webhookUrl(const QString &partnerId) const
{
    return ChannelConsole::webhookUrl(
        m_typed.webhookTemplate, m_typed.platformHost, partnerId, m_typed.streamId);
}

Assistant AssistantDraft::result() const
{
    Assistant result = m_typed;
    if (result.id.isNull())
        result.id = QUuid::createUuid();
    result.name = result.name.trimmed();
    result.environment = result.environment.trimmed();
    result.streamId = result.streamId.trimmed();
    result.platformHost = normalisedPlatformHost(result.platformHost);
    result.webhookTemplate = result.webhookTemplate.trimmed();
    return result;
}

} // namespace ChannelConsole
