// SPDX-License-Identifier: Apache-2.0
#include "ui/configuration/ConfigurationDraft.h"

#include "core/partner/Partner.h"

#include <algorithm>

namespace ChannelConsole {

namespace {

/// Visits the stored counterparts of every change: `drop(sameOnBothSides)` says whether the change may go.
template <typename Rule>
void dropIf(ConfigurationDraft &draft, const Rule &rule)
{
    const auto dropOptional = [&rule](auto &change, const auto &of) {
        if (change && rule([&](const ChannelConfiguration &stored) { return of(stored); }, *change))
            change.reset();
    };
    dropOptional(draft.partnerId, [](const ChannelConfiguration &stored) { return stored.partnerId; });
    dropOptional(draft.enabled, [](const ChannelConfiguration &stored) { return stored.enabled; });
    dropOptional(draft.associateApp, [](const ChannelConfiguration &stored) { return stored.associateApp; });
    dropOptional(draft.appId, [](const ChannelConfiguration &stored) { return stored.appId; });
    draft.values.removeIf([&rule](const QHash<ConfigurationDraft::FieldKey, QString>::iterator &change) {
        const ConfigurationDraft::FieldKey key = change.key();
        return rule(
            [&key](const ChannelConfiguration &stored) { return storedValue(stored, key.first, key.second); },
            change.value());
    });
    draft.numbers.removeIf([&rule](const QHash<QString, QStringList>::iterator &change) {
        const QString partner = change.key();
        return rule(
            [&partner](const ChannelConfiguration &stored) { return stored.settings.value(partner).numbers; },
            change.value());
    });
}

} // namespace

int ConfigurationDraft::changeCount() const
{
    const bool appStarted = app && (!app->name.isEmpty() || !app->clientSecret.isEmpty());
    return int(partnerId.has_value()) + int(enabled.has_value())
        + int(associateApp.has_value() || appId.has_value() || appStarted)
        + int(values.size() + numbers.size() + numberInputs.size() + secrets.size());
}

QSet<QString> ConfigurationDraft::changedPartners() const
{
    QSet<QString> partners;
    for (auto it = values.keyBegin(); it != values.keyEnd(); ++it)
        partners.insert(it->first);
    for (auto it = numbers.keyBegin(); it != numbers.keyEnd(); ++it)
        partners.insert(*it);
    for (auto it = numberInputs.keyBegin(); it != numberInputs.keyEnd(); ++it)
        partners.insert(*it);
    for (auto it = secrets.keyBegin(); it != secrets.keyEnd(); ++it)
        partners.insert(it->first);
    return partners;
}

ChannelConfiguration ConfigurationDraft::appliedTo(ChannelConfiguration stored) const
{
    stored.partnerId = partnerId.value_or(stored.partnerId);
    stored.enabled = enabled.value_or(stored.enabled);
    stored.associateApp = associateApp.value_or(stored.associateApp);
    stored.appId = appId.value_or(stored.appId);
    for (auto it = values.cbegin(); it != values.cend(); ++it)
        stored.settings[it.key().first].values[it.key().second] = it.value();
    for (auto it = numbers.cbegin(); it != numbers.cend(); ++it)
        stored.settings[it.key()].numbers = it.value();
    return stored;
}

void ConfigurationDraft::dropWhatEquals(const ChannelConfiguration &stored)
{
    dropIf(*this, [&stored](const auto &of, const auto &wanted) { return of(stored) == wanted; });
}

void ConfigurationDraft::dropPartner(const QString &partner)
{
    values.removeIf([&](const QHash<FieldKey, QString>::iterator &it) { return it.key().first == partner; });
    secrets.removeIf(
        [&](const QHash<FieldKey, QByteArray>::iterator &it) { return it.key().first == partner; });
    numbers.remove(partner);
    numberInputs.remove(partner);
}

bool ConfigurationDraft::collidesWith(
    const ChannelConfiguration &before, const ChannelConfiguration &now) const
{
    ConfigurationDraft untouched = *this;
    untouched.dropCollisions(before, now);
    return untouched.changeCount() != changeCount();
}

void ConfigurationDraft::dropCollisions(const ChannelConfiguration &before, const ChannelConfiguration &now)
{
    dropIf(*this, [&](const auto &of, const auto &) { return of(before) != of(now); });
    // A typed secret collides when another one was stored meanwhile.
    secrets.removeIf([&](const QHash<FieldKey, QByteArray>::iterator &it) {
        const auto [partner, field] = it.key();
        return before.settings.value(partner).secrets.value(field)
            != now.settings.value(partner).secrets.value(field);
    });
}

QString storedValue(const ChannelConfiguration &stored, const QString &partnerId, const QString &fieldId)
{
    const PartnerSettings settings = stored.settings.value(partnerId);
    if (const Partner *partner = findPartner(partnerId)) {
        const QList<FieldSpec> fields = partner->fields();
        const auto field = std::find_if(
            fields.cbegin(), fields.cend(), [&fieldId](const FieldSpec &each) { return each.id == fieldId; });
        if (field != fields.cend())
            return fieldValue(*field, settings);
    }
    return settings.values.value(fieldId);
}

} // namespace ChannelConsole
