// SPDX-License-Identifier: Apache-2.0
#include "core/message/ScriptWire.h"

#include <QDataStream>
#include <QIODevice>

namespace ChannelConsole {

namespace {

constexpr quint32 kMark = 0x43435331; ///< "CCS1": a helper of another version is told apart
constexpr qsizetype kFrameHead = sizeof(quint32); ///< QByteArray's length in a stream
constexpr quint32 kLongestEvent = 1024 * 1024;

void prepare(QDataStream &stream)
{
    stream.setVersion(QDataStream::Qt_6_4);
}

} // namespace

QByteArray encoded(const ScriptRequest &request)
{
    QByteArray bytes;
    QDataStream stream(&bytes, QIODevice::WriteOnly);
    prepare(stream);
    stream << kMark << request.script << request.context;
    return bytes;
}

std::optional<ScriptRequest> decodedRequest(const QByteArray &bytes)
{
    QDataStream stream(bytes);
    prepare(stream);
    quint32 mark = 0;
    ScriptRequest request;
    stream >> mark >> request.script >> request.context;
    if (stream.status() != QDataStream::Ok || mark != kMark || !stream.atEnd()
        || request.script.size() > ScriptLimits::kScriptLength
        || request.context.size() > ScriptLimits::kContextLength)
        return std::nullopt;
    return request;
}

qsizetype longestRequest()
{
    const qsizetype lengths = 3 * sizeof(quint32);
    return lengths + (ScriptLimits::kScriptLength + ScriptLimits::kContextLength) * qsizetype(sizeof(QChar));
}

QByteArray encoded(const ScriptEvent &event)
{
    QByteArray body;
    QDataStream fields(&body, QIODevice::WriteOnly);
    prepare(fields);
    fields << quint8(event.kind) << event.text << event.errorName << event.line << event.column;
    QByteArray bytes;
    QDataStream frame(&bytes, QIODevice::WriteOnly);
    prepare(frame);
    frame << body;
    return bytes;
}

std::optional<ScriptEvent> takeEvent(QByteArray &bytes, bool &broken)
{
    QDataStream frame(bytes);
    prepare(frame);
    quint32 length = 0;
    frame >> length;
    if (frame.status() != QDataStream::Ok)
        return std::nullopt;
    if (length > kLongestEvent) {
        broken = true;
        return std::nullopt;
    }
    if (bytes.size() < kFrameHead + qsizetype(length))
        return std::nullopt;
    const QByteArray body = bytes.mid(kFrameHead, length);
    bytes.remove(0, kFrameHead + qsizetype(length));
    QDataStream fields(body);
    prepare(fields);
    quint8 kind = 0;
    ScriptEvent event;
    fields >> kind >> event.text >> event.errorName >> event.line >> event.column;
    if (fields.status() != QDataStream::Ok || !fields.atEnd() || kind > quint8(ScriptEvent::Kind::Ended)) {
        broken = true;
        return std::nullopt;
    }
    event.kind = ScriptEvent::Kind(kind);
    return event;
}

} // namespace ChannelConsole
