// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDateTime>
#include <QString>
#include <QUuid>

namespace ChannelConsole {

/// A token id that must not be accepted a second time.
struct UsedToken
{
    QUuid appId;
    QString jti;
    QDateTime expires;
};

} // namespace ChannelConsole
