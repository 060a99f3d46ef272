// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/webhook/Token.h"
#include "core/webhook/TokenFinding.h"

#include <QDateTime>
#include <QString>

#include <optional>

namespace ChannelConsole {

/// An app of this program, as far as advice needs it. The key's secret may be empty: not known here.
struct KnownApp
{
    QString name;
    TokenKey key;
};

struct TokenQuestion
{
    QString pasted; ///< as it came: a token, or a header with one
    std::optional<KnownApp> app; ///< whose token it should be
    QList<KnownApp> otherApps;
    QDateTime now;
};

struct TokenAdvice
{
    bool holds = false; ///< the token itself, without what stood around it, would be let in now
    QString header; ///< JSON, indented where it can be read; empty if there is none
    QString payload;
    TokenFindings findings; ///< the gravest first; texts may quote the token: plain text. Never a secret.
};

/// Explains a pasted token in words, also one that the strict reader refuses. Pure; any thread.
[[nodiscard]] TokenAdvice adviseOn(const TokenQuestion &question);

} // namespace ChannelConsole
