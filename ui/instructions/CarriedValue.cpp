// SPDX-License-Identifier: Apache-2.0
#include "ui/instructions/CarriedValue.h"

#include "core/channel/WebhookUrl.h"
#include "core/partner/Partner.h"

#include <algorithm>

namespace ChannelConsole {

namespace {

QStringList valuesOf(const FieldSpec &field, const Partner &partner, const Assistant &assistant,
    const PartnerSettings &settings)
{
    switch (field.kind) {
    case FieldKind::Numbers:
        return settings.numbers;
    case FieldKind::WebhookUrl:
        return {
            webhookUrl(assistant.webhookTemplate, assistant.platformHost, partner.id(), assistant.streamId)};
    case FieldKind::Text:
    case FieldKind::File:
    case FieldKind::Url:
    case FieldKind::Choice:
        return {fieldValue(field, settings)};
    case FieldKind::Secret:
    case FieldKind::AssociateApp:
    case FieldKind::EnableChannel:
        return {};
    }
    Q_UNREACHABLE();
}

} // namespace

std::optional<CarriedValue> carriedValue(const QString &fieldId, const Partner &partner,
    const Assistant &assistant, const ChannelConfiguration &configuration)
{
    const QList<FieldSpec> fields = partner.fields();
    const auto field = std::find_if(
        fields.cbegin(), fields.cend(), [&](const FieldSpec &one) { return one.id == fieldId; });
    if (field == fields.cend() || field->kind == FieldKind::Secret)
        return std::nullopt;
    CarriedValue carried{.label = field->label,
        .values = valuesOf(*field, partner, assistant, configuration.settings.value(partner.id()))};
    carried.values.removeAll(QString());
    return carried;
}

} // namespace ChannelConsole
