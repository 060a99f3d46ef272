// SPDX-License-Identifier: Apache-2.0
#include "core/webhook/CalledPath.h"

namespace ChannelConsole {

CalledPath calledPath(const QByteArray &target, const QString &path, const QString &streamId)
{
    const QByteArray expected = path.toUtf8();
    const QByteArray stream = streamId.toUtf8();
    const qsizetype begin = expected.indexOf(stream);
    if (stream.isEmpty() || begin < 0)
        return {};
    const QByteArray before = expected.first(begin);
    const QByteArray after = expected.sliced(begin + stream.size());

    CalledPath called;
    const qsizetype queryAt = target.indexOf('?');
    called.query = queryAt < 0 ? QByteArray() : target.sliced(queryAt);
    const QByteArray asked = queryAt < 0 ? target : target.first(queryAt);
    if (!asked.startsWith(before))
        return called;
    qsizetype streamEnd = asked.indexOf('/', before.size());
    if (streamEnd < 0)
        streamEnd = asked.size();
    if (!asked.sliced(streamEnd).startsWith(after))
        return called;
    const qsizetype end = streamEnd + after.size();
    if (end < asked.size() && asked.at(end) != '/')
        return called; // what follows is not a segment of its own
    called.isWebhook = true;
    called.isOurStream = asked.sliced(before.size(), streamEnd - before.size()) == stream;
    called.known = asked.first(end);
    called.rest = asked.sliced(end);
    return called;
}

} // namespace ChannelConsole
