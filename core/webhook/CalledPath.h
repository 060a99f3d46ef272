// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QString>

namespace ChannelConsole {

/// How the target of a call relates to the webhook's path, `<before><stream id><after>`.
struct CalledPath
{
    bool isWebhook = false; ///< of that form, whatever the stream id
    bool isOurStream = false; ///< with this assistant's stream id
    QByteArray known; ///< what of the path is of that form; without what follows
    QByteArray rest; ///< what follows it: empty, or a slash and a secret segment
    QByteArray query; ///< with its question mark; empty if there is none
};

/// `path`: of the webhook URL; `streamId`: a part of it.
[[nodiscard]] CalledPath calledPath(const QByteArray &target, const QString &path, const QString &streamId);

} // namespace ChannelConsole
