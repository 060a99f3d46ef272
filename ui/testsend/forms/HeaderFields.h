// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/message/InteractiveContent.h"

namespace ChannelConsole {

class FieldGroup;

/// The inputs of an interactive message's header, within the group of its form.
namespace HeaderFields {
enum class Offer {
    TextOnly,
    TextAndMedia,
};
void add(FieldGroup *fields, Offer offer);
[[nodiscard]] InteractiveHeader read(const FieldGroup *fields);
void fill(FieldGroup *fields, const InteractiveHeader &header);
/// Shows what the chosen kind needs. What was typed for another kind stays, hidden.
void follow(FieldGroup *fields);
} // namespace HeaderFields

} // namespace ChannelConsole
