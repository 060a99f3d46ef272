// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/channel/Channel.h"
#include "ui/configuration/AppDraft.h"

#include <QByteArray>
#include <QHash>
#include <QPair>
#include <QSet>

#include <optional>

namespace ChannelConsole {

/// What the user changed in one assistant's channel and has not saved: a patch over the stored configuration,
/// never a copy of it. So a change that is taken back is no change any more, the number of unsaved changes is
/// the number of entries, and what somebody else stores meanwhile shows through wherever the user did not
/// touch it.
class ConfigurationDraft final
{
public:
    using FieldKey = QPair<QString, QString>; ///< Partner::id(), FieldSpec::id

    std::optional<QString> partnerId;
    std::optional<bool> enabled;
    std::optional<bool> associateApp;
    std::optional<QUuid> appId;
    QHash<FieldKey, QString> values;
    QHash<QString, QStringList> numbers; ///< by Partner::id()
    QHash<QString, QString>
        numberInputs; ///< typed into the numbers field and not added yet, by Partner::id()
    QHash<FieldKey, QByteArray> secrets; ///< typed; nowhere else until they are saved
    std::optional<AppDraft> app;

    /// The app and whether one is associated are one field of the form, so they count as one change.
    [[nodiscard]] int changeCount() const;
    [[nodiscard]] bool isEmpty() const { return changeCount() == 0; }
    /// The partners whose own fields were changed.
    [[nodiscard]] QSet<QString> changedPartners() const;

    [[nodiscard]] ChannelConfiguration appliedTo(ChannelConfiguration stored) const;
    /// Forgets every change that would change nothing.
    void dropWhatEquals(const ChannelConfiguration &stored);
    /// Forgets the changes of one partner's own fields, typed secrets included.
    void dropPartner(const QString &partner);
    /// Whether any change of this draft is to something that differs between the two: the user's change and
    /// another's collided.
    [[nodiscard]] bool collidesWith(
        const ChannelConfiguration &before, const ChannelConfiguration &now) const;
    /// Forgets the changes collidesWith() speaks of, so that what is stored now shows through.
    void dropCollisions(const ChannelConfiguration &before, const ChannelConfiguration &now);
};

/// What a field of a stored configuration reads: its stored value or the field's default.
[[nodiscard]] QString storedValue(
    const ChannelConfiguration &stored, const QString &partnerId, const QString &fieldId);

} // namespace ChannelConsole
