// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/webhook/TokenFinding.h"

#include <QByteArray>

namespace ChannelConsole {

/// A token out of what people paste: a whole header, with quotes, broken into lines.
struct PastedToken
{
    QByteArray token; ///< what is left; not checked in any way
    TokenFindings findings; ///< what stood around it
};

[[nodiscard]] PastedToken takePastedToken(const QString &pasted);

} // namespace ChannelConsole
