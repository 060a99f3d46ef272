// SPDX-License-Identifier: Apache-2.0
#include "core/webhook/Base64Url.h"

namespace ChannelConsole {

namespace {

constexpr auto kDialect = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;

bool isOfAlphabet(char byte)
{
    return (byte >= 'A' && byte <= 'Z') || (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9')
        || byte == '-' || byte == '_';
}

} // namespace

std::optional<QByteArray> fromBase64Url(QByteArrayView text)
{
    for (const char byte : text) {
        if (!isOfAlphabet(byte))
            return std::nullopt;
    }
    const QByteArray bytes = QByteArray::fromBase64(text.toByteArray(), kDialect);
    // Left-over bits and an impossible length show as another text for the same bytes.
    if (toBase64Url(bytes) != text)
        return std::nullopt;
    return bytes;
}

QByteArray toBase64Url(const QByteArray &bytes)
{
    return bytes.toBase64(kDialect);
}

} // namespace ChannelConsole
