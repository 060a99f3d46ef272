// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/message/ContentFinding.h"
#include "core/message/TemplateRecord.h"

namespace ChannelConsole {

/// What is not right with a template that is entered by hand: the partner has checked the others. Fields:
/// "name", "language", "body", "buttons/1/text". Errors keep it from being stored; pure.
[[nodiscard]] QList<ContentFinding> templateRecordFindings(const TemplateRecord &record);

} // namespace ChannelConsole
