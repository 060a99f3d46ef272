// SPDX-License-Identifier: Apache-2.0
#include "core/webhook/TokenProblem.h"

#include <QCoreApplication>

namespace ChannelConsole {

Problem tokenProblem(const QString &text)
{
    return {.kind = ProblemKind::InvalidInput,
        .side = Side::Partner,
        .text = text,
        .remedy = QCoreApplication::translate(
            "Token", "Mint a token for the associated app, and have the partner send that one."),
        .field = QStringLiteral("token")};
}

} // namespace ChannelConsole
