// SPDX-License-Identifier: Apache-2.0
#include "core/channel/Validation.h"

#include "core/channel/PhoneNumber.h"
#include "core/net/Http.h"
#include "core/partner/Partner.h"

#include <QCoreApplication>

#include <algorithm>

namespace ChannelConsole {

using namespace Qt::StringLiterals;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Validation", text);
}

QString missing(const FieldSpec &field)
{
    switch (field.kind) {
    case FieldKind::Numbers:
        return tr("Add at least one number.");
    case FieldKind::Choice:
        return tr("Choose the %1.").arg(field.label);
    default:
        return tr("Enter the %1.").arg(field.label);
    }
}

QString checkNumbers(const QStringList &numbers)
{
    if (numbers.size() > kMaximumBusinessNumbers)
        return tr("A channel takes up to %1 numbers.").arg(kMaximumBusinessNumbers);
    QSet<QString> seen;
    for (const QString &number : numbers) {
        const Result<QString> normal = normalisedNumber(number);
        if (!normal)
            return tr("%1: %2 %3").arg(number, normal.error().text, normal.error().remedy);
        if (seen.contains(normal.value()))
            return tr("%1 is in the list twice.").arg(displayNumber(normal.value()));
        seen.insert(normal.value());
    }
    return {};
}

bool isKnownChoice(const FieldSpec &field, const QString &value)
{
    return std::any_of(field.choices.cbegin(), field.choices.cend(),
        [&value](const FieldChoice &choice) { return choice.value == value; });
}

/// A stored secret goes only to the origin it was entered for; a sandbox's secrets are bound to its mark, not
/// to an address.
QString checkSecretOrigin(const FieldSpec &field, const SecretEntry &entry, const QString &origin)
{
    if (origin.isEmpty() || entry.origin.isEmpty() || entry.isFor(origin)
        || entry.origin.startsWith("sandbox:"_L1))
        return {};
    return tr("Enter the %1 again: it was entered for %2, and messages now go to %3.")
        .arg(field.label, entry.originText(), origin);
}

struct FormState
{
    const ChannelConfiguration &configuration;
    const PartnerSettings &settings;
    const QSet<QString> &typedSecrets;
    QString origin;
};

/// Without the rule that a required field has to be filled in, for a channel that is not enabled.
FieldSpec optionalUnlessEnabled(FieldSpec field, bool enabled)
{
    field.required = field.required && enabled;
    return field;
}

QString faultOf(const FieldSpec &field, const FormState &form)
{
    const FieldSpec rule = optionalUnlessEnabled(field, form.configuration.enabled);
    switch (field.kind) {
    case FieldKind::Numbers:
        return checkField(rule, form.settings.numbers.join(u'\n'), false);
    case FieldKind::Secret: {
        if (form.typedSecrets.contains(field.id))
            return {};
        const auto stored = form.settings.secrets.constFind(field.id);
        if (stored == form.settings.secrets.cend())
            return checkField(rule, {}, false);
        return form.configuration.enabled ? checkSecretOrigin(field, *stored, form.origin) : QString();
    }
    case FieldKind::AssociateApp:
        if (form.configuration.enabled && form.configuration.associateApp
            && form.configuration.appId.isNull())
            return tr("Choose or create an app, or turn %1 off.").arg(field.label);
        return {};
    case FieldKind::WebhookUrl:
    case FieldKind::EnableChannel:
        return {};
    case FieldKind::Text:
    case FieldKind::File:
    case FieldKind::Url:
    case FieldKind::Choice:
        return checkField(rule, fieldValue(field, form.settings), false);
    }
    Q_UNREACHABLE();
}

} // namespace

QString normalised(const FieldSpec &field, const QString &value)
{
    // A secret's spaces may be part of it: only the field itself knows what may go.
    const QString trimmed = field.kind == FieldKind::Secret ? value : value.trimmed();
    return field.normalise ? field.normalise(trimmed) : trimmed;
}

QString checkField(const FieldSpec &field, const QString &value, bool hasSecret)
{
    const QString normal = normalised(field, value);
    if (normal.isEmpty())
        return field.required && !hasSecret ? missing(field) : QString();
    if (field.kind == FieldKind::Numbers)
        return checkNumbers(splitPastedNumbers(normal));
    if (field.kind == FieldKind::Choice && !isKnownChoice(field, normal))
        return tr("“%1” is not one of the choices.").arg(normal);
    return field.check ? field.check(normal) : QString();
}

QList<FieldFault> validate(const ChannelConfiguration &configuration, const QSet<QString> &typedSecrets)
{
    const Partner *partner = findPartner(configuration.partnerId);
    if (!partner) {
        if (!configuration.partnerId.isEmpty())
            return {{kMessagingPartnerFieldId,
                tr("This version of the program does not know the messaging partner “%1”.")
                    .arg(configuration.partnerId)}};
        if (configuration.enabled)
            return {{kMessagingPartnerFieldId, tr("Choose a messaging partner.")}};
        return {};
    }

    const PartnerSettings settings = configuration.settings.value(configuration.partnerId);
    const QList<FieldSpec> fields = partner->fields();
    const QUrl service = partner->serviceUrl(settings);
    const FormState form{
        configuration, settings, typedSecrets, service.isValid() ? originOf(service) : QString()};
    QList<FieldFault> faults;
    for (const FieldSpec &field : fields) {
        if (!fieldApplies(field, fields, settings))
            continue;
        if (const QString text = faultOf(field, form); !text.isEmpty())
            faults.append({field.id, text});
    }
    return faults;
}

} // namespace ChannelConsole
