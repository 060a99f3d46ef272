// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/message/MessageContent.h"

#include <QMetaType>
#include <QString>

namespace ChannelConsole {

/// What another page hands to Test Send, to be looked at, changed and sent there.
struct ComposeDraft
{
    QString businessNumber; ///< empty: as it is there
    QString userNumber; ///< likewise
    MessageContent content;
};

} // namespace ChannelConsole

Q_DECLARE_METATYPE(ChannelConsole::ComposeDraft)
