// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/message/TemplateContent.h"
#include "core/message/TemplateRecord.h"

namespace ChannelConsole {

/// Whether it sends a code: then one value fills the body and the button (infobip.md §2.3).
[[nodiscard]] bool isAuthentication(const QString &category);

/// A message by this template with as many empty values as it takes: one for each placeholder of the body,
/// for the header, and for each button that takes one.
[[nodiscard]] TemplateContent contentFor(const TemplateRecord &record);
/// The same with the values of `typed` where it still has a place for them.
[[nodiscard]] TemplateContent contentFor(const TemplateRecord &record, const TemplateContent &typed);
/// Fills what is empty with the examples the template was registered with, or others that fit.
[[nodiscard]] TemplateContent fillExamples(const TemplateRecord &record, TemplateContent content);

/// What is known of a message's template from the message itself: for one that is not in the catalogue.
[[nodiscard]] TemplateRecord recordFor(const TemplateContent &content);

} // namespace ChannelConsole
