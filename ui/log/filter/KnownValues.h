// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/log/filter/ValueBox.h"

#include <QList>
#include <QStringList>
#include <QUuid>

#include <optional>

namespace ChannelConsole {

class AssistantStore;

// What the fields of the filter bar offer. Any other value may be typed.

[[nodiscard]] QList<ValueBox::Value> knownStatuses();
/// Of what can be sent and of what users send.
[[nodiscard]] QList<ValueBox::Value> knownTypes();
[[nodiscard]] QList<ValueBox::Value> knownPartners();
/// The numbers of an assistant's channel configuration, of whichever partner; of all assistants if none is
/// given.
[[nodiscard]] QList<ValueBox::Value> knownBusinessNumbers(
    const AssistantStore &assistants, const std::optional<QUuid> &assistantId);

} // namespace ChannelConsole
