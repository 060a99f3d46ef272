// SPDX-License-Identifier: Apache-2.0
#include "Mutator.h"

#include <array>
#include <utility>

namespace ChannelConsole {

namespace {

/// Bytes that decide something in JSON, URLs, forms and tokens.
constexpr std::array kPieces{"\"", "\\", "{", "}", "[", "]", ":", ",", ".", "..", "%", "%00", "\\u0000",
    "\\ud800", "&", "=", "-1", "0", "1e999", "9223372036854775808", "null", "true", "\xef\xbb\xbf", "\xff",
    "\xc3\xa9", "//", "@", "?", "#", "eyJ", "\n"};

} // namespace

Mutator::Mutator(QList<QByteArray> seeds, quint32 seed)
    : m_seeds(std::move(seeds))
    , m_random(seed)
{
}

quint32 Mutator::below(qsizetype limit)
{
    return limit < 1 ? 0 : m_random() % quint32(limit);
}

QByteArray Mutator::next()
{
    QByteArray text = m_seeds.isEmpty() ? QByteArray() : m_seeds.at(below(m_seeds.size()));
    for (quint32 rounds = 1 + below(6); rounds > 0; --rounds)
        change(text);
    return text;
}

void Mutator::change(QByteArray &text)
{
    const qsizetype at = below(text.size() + 1);
    const qsizetype length = 1 + below(qMin<qsizetype>(text.size(), 32));
    switch (below(6)) {
    case 0:
        text.insert(at, kPieces.at(below(kPieces.size())));
        return;
    case 1:
        text.remove(at, length);
        return;
    case 2:
        text.insert(at, text.mid(below(text.size()), length));
        return;
    case 3:
        if (at < text.size())
            text[at] = char(text.at(at) ^ char(1U << below(8)));
        return;
    case 4:
        text.truncate(at);
        return;
    default: {
        const QByteArray other = m_seeds.isEmpty() ? QByteArray() : m_seeds.at(below(m_seeds.size()));
        text = text.left(at) + other.mid(below(other.size() + 1));
        return;
    }
    }
}

} // namespace ChannelConsole
