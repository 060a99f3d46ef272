// SPDX-License-Identifier: Apache-2.0
#include "core/log/ReadableJson.h"

#include "core/Json.h"

namespace ChannelConsole {

QString readableJson(const QByteArray &text)
{
    const Result<Json> document = Json::parse(text);
    return QString::fromUtf8(document ? toJsonText(document.value().raw(), 2) : text);
}

} // namespace ChannelConsole
