// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/message/MessageContent.h"

class QWidget;

namespace ChannelConsole {

class GroupForm;

/// The form for a type; owned by `parent`. Null for Template, whose form needs the catalogue of templates.
[[nodiscard]] GroupForm *makeContentForm(MessageType type, QWidget *parent);

} // namespace ChannelConsole
